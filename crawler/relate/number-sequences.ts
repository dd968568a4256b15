import type { FactSet, NumberSequence, PolicyDocument } from '../facts/site.js';
import type { ArticleLibrary } from './articles.js';
import { normaliseNumber } from './document-number.js';
import type { RelateInput } from './input.js';
import { isHigherBody } from './places.js';

const YEARLY = /^(.+)〔(\d{4})〕(\d{1,5})号$/u;
/** No office issues more documents under one code in a year; a higher number is misread. */
const MAX_NUMBER = 3000;
const MAX_MISSING = 500;
const MAX_CITED = 100;
const MAX_PAGES_WALKED = 20_000;

interface Sequence {
  code: string;
  year: number;
  documents: Map<number, PolicyDocument>;
}

const keyOf = (code: string, year: string | number): string => `${code}〔${year}〕`;
/** Codes of the State Council and of central organs, whoever republishes their documents. */
const NATIONAL_CODE = /^(?:国(?:办)?(?:发|函|秘)|中(?:办)?发|国令)/u;

function sequencesOf(documents: readonly PolicyDocument[], { portal, window }: RelateInput): Map<string, Sequence> {
  const found = new Map<string, Sequence>();
  const years = { from: Number(window.from.slice(0, 4)), to: Number(window.to.slice(0, 4)) };
  for (const document of documents) {
    const [, code = '', year = '', number = ''] = YEARLY.exec(normaliseNumber(document.documentNumber) ?? '') ?? [];
    const [inYear, nth] = [Number(year), Number(number)];
    if (code === '' || nth < 1 || nth > MAX_NUMBER || inYear < years.from || inYear > years.to) continue;
    if (NATIONAL_CODE.test(code) || (document.issuer !== null && isHigherBody(document.issuer, portal))) continue;
    const sequence = found.get(keyOf(code, year)) ?? { code, year: inYear, documents: new Map<number, PolicyDocument>() };
    if (!sequence.documents.has(nth)) sequence.documents.set(nth, document);
    found.set(keyOf(code, year), sequence);
  }
  return found;
}

function missingFrom({ documents }: Sequence): number[] {
  const last = Math.max(...documents.keys());
  const missing: number[] = [];
  for (let nth = 1; nth < last && missing.length < MAX_MISSING; nth++) if (!documents.has(nth)) missing.push(nth);
  return missing;
}

/** Where each number of these sequences is cited on a page that was read; running text may put words before the code. */
function citations(sequences: ReadonlyMap<string, Sequence>, library: ArticleLibrary): Map<string, Map<number, string>> {
  const found = new Map<string, Map<number, string>>();
  const cited = library.all().slice(0, MAX_PAGES_WALKED);
  for (const { page, url } of cited)
    for (const text of page?.text.citedNumbers ?? []) {
      const [, before = '', year = '', number = ''] = YEARLY.exec(normaliseNumber(text) ?? '') ?? [];
      for (let at = 0; at < before.length; at++) {
        const key = keyOf(before.slice(at), year);
        if (!sequences.has(key)) continue;
        const places = found.get(key) ?? new Map<number, string>();
        if (!places.has(Number(number)) && places.size < MAX_NUMBER) places.set(Number(number), url);
        found.set(key, places);
        break;
      }
    }
  return found;
}

function sequenceFact(sequence: Sequence, places: ReadonlyMap<number, string>): NumberSequence {
  const numbers = [...sequence.documents.keys()].sort((a, b) => a - b);
  const missing = missingFrom(sequence);
  const cited = missing.flatMap((number) => {
    const on = places.get(number);
    return on === undefined ? [] : [{ number, on }];
  });
  const ends = [...new Set([numbers[0], numbers.at(-1)])].flatMap((number) => (number === undefined ? [] : (sequence.documents.get(number) ?? [])));
  return {
    code: sequence.code,
    year: sequence.year,
    numbers,
    missing,
    cited: cited.slice(0, MAX_CITED),
    evidence: ends.map(({ evidence }) => evidence),
  };
}

/**
 * Numbers met in the documents listed, by code and year; at most the first 500 missing below the highest one. Codes of higher
 * bodies, whose other documents are not published here, make no sequence.
 * @param reading of the document columns: a number not met says something only where they were read.
 */
export function relateNumberSequences(
  input: RelateInput,
  library: ArticleLibrary,
  documents: readonly PolicyDocument[],
  reading: Omit<FactSet<unknown>, 'items'>,
): FactSet<NumberSequence> {
  const sequences = sequencesOf(documents, input);
  const places = citations(sequences, library);
  const items = [...sequences].map(([key, sequence]) => sequenceFact(sequence, places.get(key) ?? new Map<number, string>()));
  return {
    items: items.sort((a, b) => a.year - b.year || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)),
    complete: reading.complete,
    gaps: reading.gaps,
    searched: reading.searched,
  };
}

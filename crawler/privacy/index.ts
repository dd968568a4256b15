import type { PersonalData, PersonalDataHit } from '../facts/personal-data.js';
import { type Finding, findInTable } from './in-table.js';
import { findInText } from './in-text.js';
import { maskedText, maskValue } from './mask.js';
import { TEMPLATE } from './words.js';

export { maskText } from './mask.js';

/** What is searched for personal data: running text line by line, or a table whose cells stand under a header. */
export type Passage =
  | { kind: 'text'; lines: readonly string[] }
  | { kind: 'table'; name: string; header: readonly string[]; rows: readonly (readonly string[])[] };

const MOST_OF_A_KIND = 20;
const BEFORE = 70;
const QUOTE = 160;

/**
 * Personal data of natural persons in one page or file. Official contacts and codes of bodies are none; where the words around a
 * value do not tell whose it is, it is no hit. The same value counts once. `today` (YYYY-MM-DD) rules out numbers that give a later birth.
 */
export function findPersonalData(passages: readonly Passage[], title: string, today = '9999-12-31'): PersonalData {
  const seen = new Set<string>();
  const listed = new Map<Finding['kind'], number>();
  const hits: PersonalDataHit[] = [];
  if (TEMPLATE.test(title)) return { hits, count: 0 };
  for (const passage of passages) {
    const { text, findings } = searched(passage, title);
    const fresh = findings.filter((finding) => {
      if (finding.kind === 'citizen-id' && (finding.born ?? '') > today) return false;
      const key = `${finding.kind} ${finding.value} ${finding.person}`;
      return seen.has(key) ? false : seen.add(key);
    });
    const quote = fresh.length > 0 ? quoter(text, findings) : () => '';
    for (const finding of fresh) {
      const before = listed.get(finding.kind) ?? 0;
      listed.set(finding.kind, before + 1);
      if (before >= MOST_OF_A_KIND) continue;
      hits.push({ kind: finding.kind, masked: maskValue(finding.kind, finding.value), quote: quote(finding.start), reason: finding.reason });
    }
  }
  return { hits, count: seen.size };
}

function searched(passage: Passage, title: string): { text: string; findings: Finding[] } {
  if (passage.kind === 'text') return findInText(passage.lines, title);
  const { text, findings, prose } = findInTable(passage, title);
  if (TEMPLATE.test(passage.name)) return { text, findings };
  const inProse = prose.flatMap((cell) =>
    findInText([cell.text], title).findings.map((finding) => ({ ...finding, start: finding.start + cell.start, end: finding.end + cell.start })),
  );
  return { text, findings: [...findings, ...inProse].sort((a, b) => a.start - b.start) };
}

/** Words around a place of the text, every value in them covered first, so that a cut never lays one open. */
function quoter(text: string, findings: readonly Finding[]): (at: number) => string {
  const masked = maskedText(text, findings);
  return (at) => {
    const place = masked.placeOf(at);
    const start = Math.max(0, place - BEFORE);
    return masked.text
      .slice(start, start + QUOTE)
      .replace(/\s+/g, ' ')
      .trim();
  };
}

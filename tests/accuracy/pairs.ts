import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { levelSchema } from '../../config/schema.js';
import type { Link } from '../../crawler/facts/page.js';
import type { SiteFacts } from '../../crawler/facts/site.js';
import type { RelateInput } from '../../crawler/relate/input.js';
import { buildSiteFacts } from '../../crawler/relate/site-facts.js';
import { type Entry, field, portal, site } from '../crawler/relate/builders.js';

/**
 * What belongs together on invented portals, labelled by hand; see the README beside the files. Portals with an odd number were used
 * to tune the relations, those with an even number were measured before anything was mended for them.
 */
const CORPORA = join(import.meta.dirname, '..', 'crawler', 'relate', 'pairs');

const ROLES = { D: 'policy-documents', I: 'policy-interpretation', S: 'solicitation', F: 'solicitation-feedback' } as const;
type Role = keyof typeof ROLES;

interface Row {
  id: string;
  role: Role;
  date: string;
  number: string | null;
  title: string;
  /** Ids it belongs to. */
  is: string[];
  /** Ids it is easily mistaken to belong to. */
  isNot: string[];
  head: string;
  links: { to: string[]; zone: Link['zone'] }[];
}

interface Corpus {
  name: string;
  input: RelateInput;
  rows: Row[];
}

const idsIn = (cell: string, mark: string): string[] =>
  cell
    .split(' ')
    .filter((label) => label.startsWith(mark))
    .map((label) => label.slice(1));

function readRows(lines: readonly string[], file: string): Row[] {
  const rows: Row[] = [];
  for (const line of lines) {
    const more = /^ (head|link|body): (.+)$/.exec(line);
    const last = rows.at(-1);
    if (more && last) {
      const [, what, value = ''] = more;
      if (what === 'head') last.head = value;
      else last.links.push({ to: value.split(' '), zone: what === 'link' ? 'related' : 'body' });
      continue;
    }
    const [id = '', date = '', cell = '', title = ''] = line.split('\t');
    const role = id[0];
    if (!role || !(role in ROLES) || title === '') throw new Error(`${file}: a line that is no row: ${line}`);
    const isDocument = role === 'D';
    rows.push({
      id,
      role: role as Role,
      date,
      number: isDocument && cell !== '-' ? cell : null,
      title,
      is: isDocument ? [] : idsIn(cell, '='),
      isNot: isDocument ? [] : idsIn(cell, '!'),
      head: '',
      links: [],
    });
  }
  return rows;
}

const addressOf = (corpus: string, id: string): string => `http://www.${corpus}.example.gov.cn/${id[0]?.toLowerCase()}/${id.slice(1)}.html`;

function entryOf(row: Row, corpus: string): Entry {
  const links = row.links.flatMap(({ to, zone }) => to.map((id): Link => ({ url: addressOf(corpus, id), text: '', zone })));
  const kinds = { D: 'document', I: 'interpretation', S: 'solicitation', F: 'feedback' } as const;
  const documentNumber = row.number === null ? null : field(row.number, 'label:发文字号');
  const over = { kind: kinds[row.role], documentNumber, links, text: { head: row.head } };
  return { title: row.title, date: row.date, url: addressOf(corpus, row.id), over };
}

function readCorpus(file: string): Corpus {
  const name = basename(file, '.tsv');
  const [head = '', ...lines] = readFileSync(join(CORPORA, file), 'utf8').trimEnd().split('\n');
  const [mark, unit = '', level] = head.split('\t');
  if (mark !== 'P') throw new Error(`${file}: the first line names the portal`);
  const rows = readRows(lines, file);
  const host = `http://www.${name}.example.gov.cn`;
  const builder = site();
  for (const [role, id] of Object.entries(ROLES))
    builder.column(
      id,
      rows.filter((row) => row.role === role).map((row) => entryOf(row, name)),
      { url: `${host}/${role}/` },
    );
  const own = portal({ id: name, name: unit, unit, level: levelSchema.parse(level), baseUrl: `${host}/` });
  return { name, rows, input: builder.build({ portal: own, window: { from: '2020-01-01', to: '2025-12-31' } }) };
}

export interface PairMiss {
  portal: string;
  title: string;
  /** Title of the other side: the one taken wrongly, or the one not found. */
  with: string;
}

export interface PairScore {
  expected: number;
  found: number;
  right: number;
  /** Of the expected ones not found, those kept open for a person: never a false absence. */
  ambiguous: number;
  wrong: PairMiss[];
  missed: PairMiss[];
}

/** What the relations say of one row: addresses it is tied to for certain, and those kept open. */
interface Told {
  sure: string[];
  open: (url: string) => boolean;
}

type Teller = (row: Row, url: string) => Told;

const tellers: Record<'I' | 'S' | 'F', (facts: SiteFacts) => Teller> = {
  I: (facts) => {
    const known = new Map(facts.interpretations.items.map((item) => [item.url, item]));
    return (_row, url) => ({
      sure: known.get(url)?.interprets.map((tie) => tie.url) ?? [],
      open: (other) => known.get(url)?.ambiguousWith.includes(other) ?? false,
    });
  },
  S: (facts) => {
    const known = new Map(facts.solicitations.items.map((item) => [item.url, item]));
    return (_row, url) => ({ sure: [known.get(url)?.decision?.url ?? []].flat(), open: () => known.get(url)?.decisionAmbiguous ?? false });
  },
  F: (facts) => {
    const known = new Map(facts.feedbacks.items.map((item) => [item.url, item]));
    return (_row, url) => ({ sure: known.get(url)?.answers ?? [], open: () => known.get(url)?.ambiguous ?? false });
  },
};

const noPairs = (): PairScore => ({ expected: 0, found: 0, right: 0, ambiguous: 0, wrong: [], missed: [] });

function scoreRole(role: 'I' | 'S' | 'F', corpora: readonly Corpus[]): PairScore {
  const score = noPairs();
  for (const { name, rows, input } of corpora) {
    const tell = tellers[role](buildSiteFacts(input));
    const titles = new Map(rows.map((row) => [addressOf(name, row.id), row.title]));
    for (const row of rows.filter((one) => one.role === role)) {
      const { sure, open } = tell(row, addressOf(name, row.id));
      const expected = row.is.map((id) => addressOf(name, id));
      // A solicitation on two drafts leads to two documents, of which the facts name one.
      const wanted = role === 'S' && expected.some((url) => sure.includes(url)) ? expected.filter((url) => sure.includes(url)) : expected;
      const miss = (url: string): PairMiss => ({ portal: name, title: row.title, with: titles.get(url) ?? url });
      const missed = wanted.filter((url) => !sure.includes(url));
      score.expected += wanted.length;
      score.found += sure.length;
      score.right += wanted.length - missed.length;
      score.ambiguous += missed.filter(open).length;
      score.wrong.push(...sure.filter((url) => !expected.includes(url)).map(miss));
      score.missed.push(...missed.map(miss));
    }
  }
  return score;
}

function sum(scores: readonly PairScore[]): PairScore {
  return scores.reduce((all, one) => {
    const { expected, found, right, ambiguous, wrong, missed } = one;
    return {
      expected: all.expected + expected,
      found: all.found + found,
      right: all.right + right,
      ambiguous: all.ambiguous + ambiguous,
      wrong: [...all.wrong, ...wrong],
      missed: [...all.missed, ...missed],
    };
  }, noPairs());
}

export interface PairMeasure extends PairScore {
  tuned: PairScore;
  heldOut: PairScore;
  /** Solicitation → document issued, and feedback → solicitation, over all portals. */
  decisions: PairScore;
  feedbacks: PairScore;
  corpus: { portals: number; documents: number; interpretations: number; hardNegatives: number };
}

/** @throws Error when a corpus file holds a line that is no row. */
const readCorpora = (): Corpus[] =>
  readdirSync(CORPORA)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .map(readCorpus);

/** Pairs of interpretation and document found against those labelled; see `tuned` and `heldOut` for the two halves. */
export function measurePairs(): PairMeasure {
  const corpora = readCorpora();
  const half = (odd: boolean): Corpus[] => corpora.filter(({ name }) => (Number.parseInt(name, 10) % 2 === 1) === odd);
  const [tuned, heldOut] = [scoreRole('I', half(true)), scoreRole('I', half(false))];
  const rows = corpora.flatMap((corpus) => corpus.rows);
  const count = (role: Role): number => rows.filter((row) => row.role === role).length;
  return {
    ...sum([tuned, heldOut]),
    tuned,
    heldOut,
    decisions: scoreRole('S', corpora),
    feedbacks: scoreRole('F', corpora),
    corpus: {
      portals: corpora.length,
      documents: count('D'),
      interpretations: count('I'),
      hardNegatives: rows.flatMap((row) => row.isNot).length,
    },
  };
}

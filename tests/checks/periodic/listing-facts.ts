import type { Check } from '../../../checks/check.js';
import type { Topics } from '../../../config/schema.js';
import { NO_PERSONAL_DATA } from '../../../crawler/facts/personal-data.js';
import type { ArticleFact, Listing, ListingRow } from '../../../crawler/facts/publication.js';
import type { AttachmentFact, FactName, FactSet } from '../../../crawler/facts/site.js';
import { evidence, factSet } from '../facts.js';

/** Builders of lists, pages and files for tests; an address is made of the column and the place in the list. */

const BASE = 'https://www.example.gov.cn';
export type Row = readonly [title: string, publishedOn: string | null];

export function listing(column: string, rows: readonly Row[] = [], rest: Partial<Listing> = {}): Listing {
  const made = rows.map(
    ([title, publishedOn], index): ListingRow => ({ url: `${BASE}/${column}/${index}.html`, title, publishedOn, inferred: false }),
  );
  const dates = made.flatMap((row) => row.publishedOn ?? []).sort();
  return {
    column,
    name: `${column}栏目`,
    url: `${BASE}/${column}/`,
    path: ['首页', `${column}栏目`],
    state: 'read',
    trouble: null,
    rows: made,
    newestOn: dates.at(-1) ?? null,
    oldestOn: dates[0] ?? null,
    text: '',
    attachments: [],
    links: [],
    evidence: evidence(`${BASE}/${column}/`),
    ...rest,
  };
}

export const absent = (column: string): Listing => listing(column, [], { state: 'missing', url: `${BASE}/` });
export const unknown = (column: string): Listing => listing(column, [], { state: 'unknown', trouble: `没有找到“${column}”栏目` });
export const unread = (column: string): Listing => listing(column, [], { state: 'unread', trouble: `“${column}”由脚本加载` });
export const cut = (column: string, rows: readonly Row[] = []): Listing => listing(column, rows, { state: 'cut', trouble: `“${column}”没有读完` });

/** The lists given, and every other column the check wants as absent. */
export function lists<N extends FactName, T>(
  check: Check<N, T>,
  given: readonly Listing[],
  { thresholds = {}, topics = [] }: { thresholds?: Record<string, unknown>; topics?: Topics } = {},
): FactSet<Listing> {
  const wanted = (check.columns?.(check.thresholds.parse(thresholds), topics) ?? []).map(({ id }) => id);
  const known = new Set(given.map(({ column }) => column));
  return factSet([...given, ...[...new Set(wanted)].filter((id) => !known.has(id)).map(absent)]);
}

export const article = (url: string, text: string, rest: Partial<ArticleFact> = {}): ArticleFact => ({
  url: url.startsWith('http') ? url : `${BASE}/${url}`,
  title: '页面',
  publishedOn: '2023-06-05',
  writtenOn: null,
  kind: 'article',
  columns: [],
  text,
  textCut: false,
  headings: [],
  tables: [],
  images: 0,
  videos: 0,
  audios: 0,
  forms: [],
  disclosure: null,
  validity: null,
  attachments: [],
  textElsewhere: false,
  evidence: evidence(`${BASE}/${url}`),
  ...rest,
});

type Content = NonNullable<AttachmentFact['content']>;
export const content = (rest: Partial<Content> = {}, text: Partial<Content['text']> = {}): Content => ({
  type: 'pdf',
  state: 'read',
  failure: null,
  truncated: false,
  recognised: false,
  sizeBytes: 1000,
  pages: 3,
  text: { chars: 500, sha256: '', head: '', tail: '', headings: [], citedTitles: [], citedNumbers: [], ...text },
  tables: [],
  entries: [],
  personalData: NO_PERSONAL_DATA,
  ...rest,
});

export const attachment = (foundOn: string, made: Content | null, rest: Partial<AttachmentFact> = {}): AttachmentFact => ({
  url: `${BASE}/files/1.pdf`,
  title: '附件1',
  foundOn: { url: foundOn.startsWith('http') ? foundOn : `${BASE}/${foundOn}`, title: '页面', publishedOn: '2023-02-10' },
  columns: [],
  content: made,
  evidence: evidence(`${BASE}/files/1.pdf`),
  ...rest,
});

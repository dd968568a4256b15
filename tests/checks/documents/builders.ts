import { NO_PERSONAL_DATA } from '../../../crawler/facts/personal-data.js';
import type { ArticleFact, Listing, ListingRow } from '../../../crawler/facts/publication.js';
import type { AttachmentFact } from '../../../crawler/facts/site.js';
import { evidence } from '../facts.js';

/** Builders of lists and opened pages: plain, faultless examples, changed by what a test is about. */

const BASE = 'https://www.example.gov.cn';

export const row = (title: string, publishedOn: string | null, rest: Partial<ListingRow> = {}): ListingRow => ({
  url: `${BASE}/r/${encodeURIComponent(title)}-${publishedOn}.html`,
  title,
  publishedOn,
  inferred: false,
  ...rest,
});

export function listing(column: string, rows: ListingRow[] = [], rest: Partial<Listing> = {}): Listing {
  const dates = rows.flatMap(({ publishedOn }) => publishedOn ?? []).sort();
  const state = rest.state ?? 'read';
  return {
    column,
    name: column,
    url: `${BASE}/${column}/`,
    path: [],
    state,
    trouble: state === 'read' || state === 'missing' ? null : '栏目没有读全',
    rows,
    newestOn: dates.at(-1) ?? null,
    oldestOn: dates[0] ?? null,
    text: '',
    attachments: [],
    links: [],
    evidence: evidence(`${BASE}/${column}/`),
    ...rest,
  };
}

/** A row from before the window: the list reaches back to it. */
export const older = (): ListingRow => row('往年的信息', '2020-06-01');

export const article = (url: string, text: string, rest: Partial<ArticleFact> = {}): ArticleFact => ({
  url,
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
  forms: ['text'],
  disclosure: null,
  validity: null,
  attachments: [],
  textElsewhere: false,
  evidence: evidence(url),
  ...rest,
});

export const fileLink = (name: string) => ({ url: `${BASE}/files/${name}`, title: name, type: name.slice(name.lastIndexOf('.') + 1) });

type Content = NonNullable<AttachmentFact['content']>;

export const fileContent = (text: string, rest: Partial<Content> = {}): Content => ({
  type: 'pdf',
  state: 'read',
  failure: null,
  truncated: false,
  recognised: false,
  sizeBytes: 1000,
  pages: 1,
  text: { chars: text.length, sha256: '', head: text.slice(0, 2000), tail: text.slice(-500), headings: [], citedTitles: [], citedNumbers: [] },
  tables: [],
  entries: [],
  personalData: NO_PERSONAL_DATA,
  ...rest,
});

export const file = (name: string, content: Content | null): AttachmentFact => ({
  url: fileLink(name).url,
  title: name,
  foundOn: { url: `${BASE}/doc/1.html`, title: null, publishedOn: '2023-06-05' },
  columns: ['normative-documents'],
  content,
  evidence: evidence(fileLink(name).url),
});

/** Distinct sentences, so that texts of different seeds share no run of words. */
export const prose = (seed: number, sentences = 20): string =>
  Array.from({ length: sentences }, (_, nth) => {
    const letters = Array.from({ length: 18 }, (_, at) =>
      String.fromCodePoint(0x4e00 + ((seed * 7919 + nth * 521 + at * 37 + nth * at * 11) % 12000)),
    );
    return `${letters.join('')}。`;
  }).join('');

import type { Evidence } from '../facts/evidence.js';
import type { ListItem, PageFacts } from '../facts/page.js';
import type { PageRecord } from '../facts/record.js';
import { addressKey, isFileAddress } from './addresses.js';
import type { CrawledColumn, RelateInput } from './input.js';
import { normaliseTitle } from './titles.js';

/** One address that columns list, with what is known of it: its rows and, when it was read, its page. */
export interface Article {
  url: string;
  title: string;
  publishedOn: string | null;
  /** Null when the page was not fetched, failed, or shows no content (error, challenge, login, unrendered script page). */
  page: PageFacts | null;
  record: PageRecord | null;
  listings: Listing[];
  /** Other addresses of the same article. */
  alternates?: string[];
  /** Where its link was seen when no column lists it. */
  seenOn?: Evidence;
}

export interface Listing {
  column: CrawledColumn;
  row: ListItem;
}

/** Order of all fact lists: publication date, then address; undated last. */
export const byDateThenAddress = (a: { publishedOn: string | null; url: string }, b: { publishedOn: string | null; url: string }): number =>
  compare(a.publishedOn ?? '9999', b.publishedOn ?? '9999') || compare(a.url, b.url);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Days from one civil date to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Civil date at the front of a printed date or date-time; null when there is no such day. */
export function civil(value: string | null | undefined): string | null {
  const text = value?.slice(0, 10) ?? '';
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return null;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}

/** Nothing of the page was made out beyond its title: no words, files, media, rows, labelled values or frames. */
function isWordless(page: PageFacts): boolean {
  const { text, attachments, otherItems, frames, forms, list } = page;
  const held = [attachments, otherItems, frames, list?.items ?? [], text.tables].some((parts) => parts.length > 0);
  const told = [page.documentNumber, page.issuer, page.writtenOn, page.validity, page.letter, page.solicitation, page.feedback, page.contact];
  return (
    text.chars === 0 &&
    text.images + text.videos + text.audios === 0 &&
    !held &&
    told.every((value) => value === null) &&
    forms.every((form) => form === 'text')
  );
}

/** The page of a record when its content could be read. A page we read nothing from says nothing of what it lacks. */
export function readablePage(record: PageRecord | null | undefined): PageFacts | null {
  const page = record?.page;
  if (!page || ['error', 'challenge', 'login'].includes(page.kind)) return null;
  const empty = page.text.chars === 0 && page.attachments.length === 0 && page.text.images + page.text.videos + page.text.audios === 0;
  if (empty && (page.needsBrowser || page.redirectsTo !== null)) return null;
  return page.kind !== 'home' && isWordless(page) ? null : page;
}

/**
 * Publication: the date printed on the page, else the one printed in the list, else the one in the address;
 * meta data come last since many systems write the time of generation there.
 */
function publicationDate(page: PageFacts | null, rows: readonly ListItem[]): string | null {
  const from = page?.publishedAt?.from ?? '';
  const onPage = civil(page?.publishedAt?.value);
  if (onPage && !/^(?:meta|address|url)/iu.test(from)) return onPage;
  const printed = rows.filter((row) => !row.dateInferred).flatMap((row) => civil(row.date) ?? []);
  const inferred = rows.flatMap((row) => civil(row.date) ?? []);
  return printed.sort()[0] ?? (/^meta/iu.test(from) ? null : onPage) ?? inferred.sort()[0] ?? onPage;
}

function bestTitle(page: PageFacts | null, listings: readonly Listing[]): string {
  const row = listings[0]?.row.title.trim() ?? '';
  const shown = page?.title?.value.trim() ?? '';
  const names = new Set(listings.flatMap(({ column }) => [column.name, ...column.path]).concat(page?.siteName ?? []));
  if (shown.length < 3 || names.has(shown)) return row || shown;
  const cut = /(?:\.{2,}|…)$/u.test(shown);
  return cut && row.length > shown.length ? row : shown;
}

/** Purposes for which pages are opened that no list names. */
const UNLISTED: ReadonlySet<PageRecord['purpose']> = new Set(['article', 'link', 'attachment']);

export class ArticleLibrary {
  private readonly articles = new Map<string, Article>();
  private readonly records = new Map<string, PageRecord>();

  constructor(input: RelateInput) {
    for (const [url, record] of input.pages) {
      const key = addressKey(url);
      if (!this.records.has(key) || (record.page && !this.records.get(key)?.page)) this.records.set(key, record);
    }
    const listings = new Map<string, Listing[]>();
    for (const column of input.columns)
      for (const row of column.rows) {
        const key = addressKey(row.url);
        const known = listings.get(key);
        if (known) known.push({ column, row });
        else listings.set(key, [{ column, row }]);
      }
    for (const [key, rows] of listings) this.articles.set(key, this.make(rows[0]?.row.url ?? key, rows));
  }

  private make(url: string, listings: Listing[]): Article {
    const record = this.records.get(addressKey(url)) ?? null;
    const page = readablePage(record);
    const rows = listings.map((listing) => listing.row);
    return { url, title: bestTitle(page, listings), publishedOn: publicationDate(page, rows), page, record, listings };
  }

  /** Articles listed in any column of these ids, by date and address. */
  listedIn(ids: readonly string[]): Article[] {
    const wanted = new Set(ids);
    return [...this.articles.values()].filter((article) => article.listings.some(({ column }) => wanted.has(column.id))).sort(byDateThenAddress);
  }

  /** Every article that a column lists or whose page was asked for, by date and address. */
  all(): Article[] {
    const unlisted = [...this.records].filter(([key, { purpose }]) => !this.articles.has(key) && UNLISTED.has(purpose));
    return [...this.articles.values(), ...unlisted.map(([, { url }]) => this.make(url, []))].sort(byDateThenAddress);
  }

  /** An article by address, also one that no column lists but whose page was read. */
  at(url: string): Article | null {
    const key = addressKey(url);
    return this.articles.get(key) ?? (this.records.has(key) ? this.make(url, []) : null);
  }
}

export const columnIds = (article: Article): string[] => [...new Set(article.listings.map(({ column }) => column.id))].sort();

/** Content links of a page; navigation, footers and generic lists say nothing about what belongs together. */
export function contentLinks(page: PageFacts | null): { url: string; text: string }[] {
  if (!page) return [];
  const found = new Map<string, { url: string; text: string }>();
  const own = addressKey(page.url);
  const links = page.links.filter((link) => ['body', 'related', 'attachment'].includes(link.zone));
  for (const { url, text } of [...links, ...page.attachments.map((file) => ({ url: file.url, text: file.title }))]) {
    const key = addressKey(url);
    if (key !== own && !found.has(key) && found.size < 200) found.set(key, { url, text });
  }
  return [...found.values()];
}

export const clip = (text: string): string => {
  const folded = text.replace(/\s+/gu, ' ').trim();
  return folded.length <= 300 ? folded : `${[...folded].slice(0, 149).join('')}…`;
};

/** Evidence from a page that was read. `quote` and `selector` default to its publication date, then its title. */
export function pageEvidence(record: PageRecord | null, page: PageFacts, quote?: string | null, selector?: string | null): Evidence {
  const field = page.publishedAt ?? page.title;
  return {
    url: record?.url ?? page.url,
    title: page.title?.value ?? null,
    quote: clip(quote ?? field?.quote ?? page.text.head) || null,
    selector: quote === undefined ? (field?.from ?? null) : (selector ?? null),
    capturedAt: record?.capture?.capturedAt ?? null,
    sha256: record?.capture?.sha256 ?? null,
    archive: null,
    screenshot: null,
  };
}

/** Where an article was seen: its own page, else the row of the first column that lists it. */
export function articleEvidence(article: Article): Evidence {
  if (article.page) return pageEvidence(article.record, article.page);
  const listing = article.listings[0];
  if (!listing) return article.seenOn ?? bareEvidence(article.url, article.title);
  const { column, row } = listing;
  return { ...column.evidence, url: column.url, title: column.name, quote: clip(`${row.title} ${row.date ?? ''}`) };
}

export const bareEvidence = (url: string, title: string | null): Evidence => ({
  url,
  title,
  quote: title ? clip(title) : null,
  selector: null,
  capturedAt: null,
  sha256: null,
  archive: null,
  screenshot: null,
});

/** The row leads to a file instead of a page: what it is must be told from the row. */
export const isFile = (article: Article): boolean => isFileAddress(article.url);

/** First words of the body, normalised: where a text says what it is about. */
export const opening = (page: PageFacts | null, length = 400): string => normaliseTitle(page?.text.head.slice(0, length) ?? '').slice(0, length);

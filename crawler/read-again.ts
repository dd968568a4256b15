import type { PageRecord } from './facts/record.js';
import { columnKey } from './frontier/column-key.js';
import { openArticle, withFramedText } from './frontier/open-article.js';
import { isFile } from './frontier/scope.js';
import { readablePage } from './relate/articles.js';
import type { CrawledColumn, RelateInput } from './relate/input.js';
import type { Visitor } from './visit.js';

/** The same site with some pages read a second time. */
export interface SecondReading {
  input: RelateInput;
  /** Addresses that were asked for again and could not be read. */
  unread: Set<string>;
}

const SECOND = 2;

/**
 * Reads the pages at `urls` once more, later in the run and in the browser, which sees what readers see. Columns are read by their first
 * page, whose new rows are added and opened. What is neither page nor column of the crawl is left as it is.
 */
export async function readAgain(visitor: Visitor, input: RelateInput, urls: readonly string[]): Promise<SecondReading> {
  const unread = new Set<string>();
  const pages = new Map(input.pages);
  const asked = new Set(urls.map(columnKey));
  const articles = [...input.pages].filter(([url, record]) => record.page && asked.has(columnKey(url)));
  await Promise.all(
    articles.map(async ([url, record]) => {
      const again = await secondRecord(visitor, record, 'article');
      if (again) pages.set(url, { ...again, url });
      else unread.add(url);
    }),
  );
  const columns = await Promise.all(
    input.columns.map(async (column) => {
      if (column.state === 'unread' || ![column.url, column.evidence.url].some((url) => asked.has(columnKey(url)))) return column;
      const again = await columnAgain(visitor, column, pages);
      if (!again) for (const url of [column.url, column.evidence.url]) unread.add(url);
      return again ?? column;
    }),
  );
  const surveyed = await Promise.all(
    (input.surveyed ?? []).map(async (column) => {
      if (!column.record.page || !asked.has(columnKey(column.url))) return column;
      const record = await secondRecord(visitor, column.record, 'column', isShown);
      if (!record) unread.add(column.url);
      return record ? { ...column, record } : column;
    }),
  );
  const { home } = input;
  const homeAgain = home?.page && asked.has(columnKey(home.capture?.finalUrl ?? home.url)) ? await secondRecord(visitor, home, 'home') : home;
  if (home && !homeAgain) unread.add(home.url);
  return { input: { ...input, pages, columns, ...(input.surveyed ? { surveyed } : {}), home: homeAgain ?? home }, unread };
}

/** A column that holds nothing is read all the same: that is what it may be about. */
const isShown = ({ page }: PageRecord): boolean => page !== null && !['error', 'challenge', 'login'].includes(page.kind);

async function secondRecord(
  visitor: Visitor,
  first: PageRecord,
  purpose: 'article' | 'home' | 'column',
  isRead: (record: PageRecord) => boolean = (record) => readablePage(record) !== null,
): Promise<PageRecord | null> {
  const url = first.capture?.finalUrl ?? first.url;
  let record = await visitor.visit({ url }, { purpose, via: 'browser', attempt: SECOND });
  // A stored crawl that is judged again cannot be asked anew: what it holds must do.
  if (record.failure?.code === 'stopped') return first;
  // Without a browser a second plain reading must do.
  if (!isRead(record)) record = await visitor.visit({ url }, { purpose, attempt: SECOND });
  if (purpose === 'article') record = await withFramedText(visitor, record);
  return isRead(record) ? record : null;
}

async function columnAgain(visitor: Visitor, column: CrawledColumn, pages: Map<string, PageRecord>): Promise<CrawledColumn | null> {
  const record = await visitor.visit({ url: column.evidence.url }, { purpose: 'column', via: 'browser', attempt: SECOND });
  const plain = record.page ? record : await visitor.visit({ url: column.evidence.url }, { purpose: 'column', attempt: SECOND });
  const { page } = plain;
  if (plain.failure?.code === 'stopped') return column;
  if (!page || !isShown(plain)) return null;
  const known = new Set(column.rows.map((row) => columnKey(row.url)));
  const fresh = (page.list?.items ?? []).filter((row) => !known.has(columnKey(row.url)));
  for (const { url } of fresh) if (!pages.has(url) && !isFile(url)) pages.set(url, await openArticle(visitor, url));
  return { ...column, rows: [...fresh, ...column.rows] };
}

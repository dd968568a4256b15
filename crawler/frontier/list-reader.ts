import type { Evidence } from '../facts/evidence.js';
import type { ListItem, PageFacts } from '../facts/page.js';
import type { PageRecord } from '../facts/record.js';
import type { Gap } from '../facts/site.js';
import type { Visitor } from '../visit.js';
import { columnFolder } from './column-key.js';
import { failureGap } from './gaps.js';
import { openList } from './list-opening.js';
import { type ListBounds, readParts } from './list-parts.js';
import { looksLikeArticle } from './scope.js';

export interface ListReading {
  rows: ListItem[];
  state: 'read' | 'cut' | 'unread';
  gaps: Gap[];
  first: PageRecord;
  /** Addresses of the items on a page that has no list of its own; null where a list was read or nothing could be. */
  shows: string[] | null;
}

/**
 * Reads the rows of one column until they are older than the bound. "Empty" is only said of a list that was seen:
 * a list that a script fills and that cannot be read leaves the column `unread`.
 */
export async function readList(visitor: Visitor, url: string, name: string, bounds: ListBounds): Promise<ListReading> {
  const opened = await openList(visitor, url);
  const unread = (gap: Gap): ListReading => ({ rows: [], state: 'unread', gaps: [gap], first: opened, shows: null });
  if (!opened.page) return unread(failureGap(opened, `栏目“${name}”打不开`));
  const { list, needsBrowser } = opened.page;
  const seenEmpty = list?.totalItems === 0 && (!list.scriptFilled || opened.capture?.via === 'browser');
  if (list && !isStray(opened.page) && (list.items.length > 0 || list.pager?.type === 'request')) {
    const { rows, state, gaps } = await readParts(visitor, opened, list, name, bounds);
    return { rows, gaps, state: rows.length === 0 && state === 'cut' ? 'unread' : state, first: opened, shows: null };
  }
  if (seenEmpty) return { rows: [], state: 'read', gaps: [], first: opened, shows: null };
  if (needsBrowser || list?.scriptFilled)
    return unread({ code: 'script-filled', message: `栏目“${name}”的列表由脚本生成，没有读到，请人工查看`, url });
  return landing(opened, name, url);
}

const MANY_BESIDE = 8;
/** One or two rows that lead to columns, among many that lead to articles: headings of blocks, not the list of the column. */
const isStray = ({ list, otherItems }: PageFacts): boolean =>
  list !== null &&
  list.pager === null &&
  list.items.length <= 2 &&
  !list.items.some(({ url }) => looksLikeArticle(url)) &&
  otherItems.filter(({ url }) => looksLikeArticle(url)).length >= MANY_BESIDE;

/**
 * A landing page with blocks of several columns below it: what it shows of its own folder is true, but not all there is.
 * A page that is itself an article (a column of one page, or one that leads on to its newest article) is its only row.
 */
function landing(opened: PageRecord, name: string, url: string): ListReading {
  const { page, capture } = opened;
  const address = capture?.finalUrl ?? opened.url;
  const folder = columnFolder(address);
  const isRoot = new URL(folder).pathname === '/';
  const shown = isRoot ? [] : (page?.otherItems ?? []).filter((item) => item.url.startsWith(folder));
  const unread = (message: string, rows: ListItem[]): ListReading => ({
    rows,
    state: rows.length > 0 ? 'cut' : 'unread',
    gaps: [{ code: 'unread-article', message: `栏目“${name}”${message}`, url }],
    first: opened,
    shows: rows.length > 0 ? rows.map((row) => row.url) : (page?.otherItems ?? []).map((item) => item.url),
  });
  if (page?.publishedAt && page.title && page.text.chars > 0) {
    const row = { url: address, title: page.title.value, date: page.publishedAt.value.slice(0, 10), dateInferred: false };
    return unread('打开是一篇文章，没有看到列表', [row, ...shown.filter((item) => item.url !== address)]);
  }
  return shown.length > 0 ? unread(`是汇总页，只看到页面上列出的 ${shown.length} 条`, shown) : unread('的列表没有识别出来，请人工查看', []);
}

export function evidenceOf(record: PageRecord, quote: string | null): Evidence {
  return {
    url: record.capture?.finalUrl ?? record.url,
    title: record.page?.title?.value ?? null,
    quote: quote === null ? null : quote.slice(0, 300),
    selector: record.page?.list?.from ?? null,
    capturedAt: record.capture?.capturedAt ?? null,
    sha256: record.capture?.sha256 ?? null,
    archive: null,
    screenshot: null,
  };
}

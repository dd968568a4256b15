import { advance, requestFor } from '../extractors/list/index.js';
import type { Evidence } from '../facts/evidence.js';
import type { ListFacts, ListItem, Pager } from '../facts/page.js';
import type { PageRecord } from '../facts/record.js';
import type { Gap } from '../facts/site.js';
import type { Visitor } from '../visit.js';
import { failureGap, isGone } from './gaps.js';

export interface ListBounds {
  /** Rows older than this civil date are not needed. */
  from: string;
  maxParts: number;
}

export interface ListReading {
  rows: ListItem[];
  state: 'read' | 'cut' | 'unread';
  gaps: Gap[];
  first: PageRecord;
}

/**
 * Reads the rows of one column until they are older than the bound. "Empty" is only said of a list that was seen:
 * a list that a script fills and that cannot be read leaves the column `unread`.
 */
export async function readList(visitor: Visitor, url: string, name: string, bounds: ListBounds): Promise<ListReading> {
  const opened = await openList(visitor, url);
  const unread = (gap: Gap): ListReading => ({ rows: [], state: 'unread', gaps: [gap], first: opened });
  if (!opened.page) return unread(failureGap(opened, `栏目“${name}”打不开`));
  const { list, otherItems, needsBrowser } = opened.page;
  const scriptFilled = needsBrowser || list?.scriptFilled === true;
  if (list && (list.items.length > 0 || !list.scriptFilled || list.pager?.type === 'request')) return readParts(visitor, opened, list, name, bounds);
  if (scriptFilled) return unread({ code: 'script-filled', message: `栏目“${name}”的列表由脚本生成，没有读到，请人工查看`, url });
  if (otherItems.length === 0) return unread({ code: 'unread-article', message: `栏目“${name}”的列表没有识别出来，请人工查看`, url });
  // A landing page with blocks of several columns below it: what it shows is true, but not all there is.
  const gap: Gap = { code: 'unread-article', message: `栏目“${name}”是汇总页，只看到页面上列出的 ${otherItems.length} 条`, url };
  return { rows: otherItems, state: 'cut', gaps: [gap], first: opened };
}

/** The column's page with a list on it: following a refresh, a frame, or the browser where the HTML has none. */
async function openList(visitor: Visitor, url: string): Promise<PageRecord> {
  let record = await visitor.visit({ url }, { purpose: 'list' });
  const inner = record.page && !hasRows(record) ? (record.page.redirectsTo ?? record.page.frames[0]) : null;
  if (inner) {
    const target = await visitor.visit({ url: inner, referer: url }, { purpose: 'list' });
    if (hasRows(target) || (record.page && record.page.links.length === 0)) record = target;
  }
  const page = record.page;
  const asks =
    record.failure?.code === 'blocked' ||
    (page && !hasRows(record) && page.list?.pager?.type !== 'request' && (page.needsBrowser || page.list?.scriptFilled));
  if (!asks) return record;
  const rendered = await visitor.visit({ url: record.capture?.finalUrl ?? record.url }, { purpose: 'list', via: 'browser' });
  return rendered.page ? rendered : record;
}

const hasRows = (record: PageRecord): boolean => (record.page?.list?.items.length ?? 0) > 0;

async function readParts(visitor: Visitor, opened: PageRecord, firstList: ListFacts, name: string, bounds: ListBounds): Promise<ListReading> {
  const rows = new Map<string, ListItem>();
  const gaps: Gap[] = [];
  const order: string[] = [];
  let total = firstList.totalItems;
  let pager: Pager | null = firstList.pager;
  let list: ListFacts = firstList;
  let state: ListReading['state'] = 'read';
  let rendered: PageRecord | null = opened.capture?.via === 'browser' ? opened : null;

  for (let part = 1; ; part++) {
    const before = rows.size;
    for (const item of list.items) {
      if (!rows.has(item.url)) rows.set(item.url, item);
      if (item.date) order.push(item.date);
    }
    total = list.totalItems ?? total;
    if (isPast(list.items, bounds.from) && isDescending(order)) break;
    if (part > 1 && rows.size === before && list !== rendered?.page?.list) {
      // The same rows again: the end of the list, or an interface that ignores its page parameter.
      if (total !== null && rows.size < total) state = 'cut';
      break;
    }
    if (!pager && list.scriptFilled && !rendered) {
      // More rows exist that only the page's script asks for: see in the browser how it does.
      rendered = await visitor.visit({ url: opened.capture?.finalUrl ?? opened.url }, { purpose: 'list', via: 'browser' });
      if (rendered.page?.list?.pager) {
        list = rendered.page.list;
        pager = list.pager;
        continue;
      }
    }
    if (!pager) {
      if (list.scriptFilled || (total !== null && rows.size < total)) state = 'cut';
      break;
    }
    if (part >= bounds.maxParts) {
      state = 'cut';
      gaps.push({ code: 'list-cut', message: `栏目“${name}”只读了前 ${part} 页`, url: opened.url });
      break;
    }
    const request = requestFor(pager, opened.capture?.finalUrl ?? opened.url);
    const record = await visitor.visit(
      { referer: opened.capture?.finalUrl ?? opened.url, ...request },
      { purpose: pager.type === 'request' ? 'data' : 'list' },
    );
    if (isGone(record) && part > 1 && total === null) break;
    if (!record.page?.list) {
      state = 'cut';
      gaps.push(failureGap(record, `栏目“${name}”第 ${part + 1} 页读不到`));
      break;
    }
    list = record.page.list;
    pager = pager.type === 'request' ? advance(pager, list) : list.pager;
  }
  if (state === 'cut' && gaps.length === 0)
    gaps.push({
      code: 'list-cut',
      message: `栏目“${name}”${total === null ? '后面的部分由脚本生成' : `共 ${total} 条`}，只读到 ${rows.size} 条`,
      url: opened.url,
    });
  if (state === 'cut' && rows.size === 0) state = 'unread';
  return { rows: [...rows.values()], state, gaps, first: opened };
}

/** Every dated row of this part is older than needed, and there is at least one. */
function isPast(items: readonly ListItem[], from: string): boolean {
  const dates = items.flatMap((item) => item.date ?? []);
  return dates.length > 0 && dates.length >= items.length / 2 && dates.every((date) => date < from);
}

const MAX_INVERSIONS = 0.15;
/** Pinned rows apart, dates fall: only then do old rows mean that newer ones cannot follow. */
export function isDescending(dates: readonly string[]): boolean {
  let rises = 0;
  for (let i = 1; i < dates.length; i++) if ((dates[i] ?? '') > (dates[i - 1] ?? '')) rises++;
  return dates.length < 2 || rises / (dates.length - 1) <= MAX_INVERSIONS;
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

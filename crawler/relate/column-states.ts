import type { ListItem, PageFacts } from '../facts/page.js';
import type { ColumnState } from '../facts/publication.js';
import type { FactSet, Gap } from '../facts/site.js';
import { addressKey } from './addresses.js';
import { bareEvidence, civil, pageEvidence } from './articles.js';
import { classOfColumn } from './column-class.js';
import { homeEvidence } from './coverage.js';
import type { RelateInput, SurveyedColumn } from './input.js';

/**
 * Every column of the site tree as its first page shows it. A page that holds words, files, pictures or columns below it is not blank;
 * a list that a script fills and that could not be read says nothing. Null dates and doubts are told, never guessed.
 */
export function relateColumnStates(input: RelateInput): FactSet<ColumnState> {
  const { surveyed, asOf } = input;
  if (!surveyed) return { items: [], complete: false, gaps: [], searched: [] };
  const frame = { rows: frameRows(surveyed), links: frameLinks(surveyed) };
  const seen = new Set<string>();
  const once = surveyed.filter(({ url }) => !seen.has(addressKey(url)) && seen.add(addressKey(url)));
  const items = once.map((column) => stateOf(column, once, frame, asOf)).sort((a, b) => (a.url < b.url ? -1 : 1));
  const unread = items.filter(({ state }) => state !== 'read');
  return { items, complete: unread.length === 0 && input.structureComplete, gaps: gapsOf(input, unread), searched: [homeEvidence(input)] };
}

function gapsOf(input: RelateInput, unread: readonly ColumnState[]): Gap[] {
  const gaps = unread.slice(0, 20).map(
    ({ name, url, state }): Gap => ({
      code: state === 'script' ? 'script-filled' : 'unread-article',
      message: `栏目“${name}”${state === 'script' ? '的内容由脚本加载，没有读出' : '没有读到'}`,
      url,
    }),
  );
  return [...gaps, ...(input.structureComplete ? [] : input.gaps)];
}

/** Addresses of rows that stand on several columns' pages beside their own lists: blocks of the site's frame, not of the column. */
function frameRows(surveyed: readonly SurveyedColumn[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { record } of surveyed) {
    const urls = new Set((record.page?.otherItems ?? []).map(({ url }) => addressKey(url)));
    for (const url of urls) counts.set(url, (counts.get(url) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([url]) => url));
}

/** Of so many pages that link to an address, the link is part of the site's frame. */
const FRAME_SHARE = 1 / 3;

/** Addresses that pages show as part of a frame: links that many pages share, and those of menus, which list the page they stand on. */
function frameLinks(surveyed: readonly SurveyedColumn[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const menus = new Set<string>();
  for (const { url, record } of surveyed) {
    const links = new Set((record.page?.links ?? []).filter(({ zone }) => zone !== 'breadcrumb').map((link) => addressKey(link.url)));
    if (links.has(addressKey(url))) menus.add(addressKey(url));
    for (const link of links) counts.set(link, (counts.get(link) ?? 0) + 1);
  }
  const most = Math.max(1, surveyed.length * FRAME_SHARE);
  return new Set([...menus, ...[...counts].filter(([, count]) => count > most).map(([link]) => link)]);
}

interface Frame {
  rows: ReadonlySet<string>;
  links: ReadonlySet<string>;
}

function stateOf(column: SurveyedColumn, all: readonly SurveyedColumn[], frame: Frame, asOf: string): ColumnState {
  const { name, url, path, record } = column;
  const { page } = record;
  const base = { name, url, path, class: classOfColumn(name, path) };
  const nothing = { items: 0, undated: 0, newestOn: null, doubt: null, holds: null };
  const bare = bareEvidence(url, name);
  if (!page || ['error', 'challenge', 'login'].includes(page.kind)) return { ...base, ...nothing, state: 'unread', evidence: bare };
  const own = page.list?.items ?? [];
  const beside = page.otherItems.filter((item) => !frame.rows.has(addressKey(item.url)));
  const holds = holdsOf(column, page, all, beside, frame);
  if (holds === 'script' || holds === 'unread') return { ...base, ...nothing, state: holds, evidence: pageEvidence(record, page, undefined, null) };
  const rows = (own.length > 0 ? own : beside).filter((row) => (civil(row.date) ?? '') <= asOf);
  const newest = newestOf(rows);
  const quote = newest ? `${newest.title} ${newest.date}` : `${name}：${rows.length} 条`;
  return {
    ...base,
    state: 'read',
    holds,
    items: rows.length,
    undated: rows.filter((row) => civil(row.date) === null).length,
    newestOn: civil(newest?.date),
    doubt: doubtOf(page, own, beside, asOf, civil(newest?.date)),
    evidence: pageEvidence(record, page, quote, page.list?.from ?? null),
  };
}

const newestOf = (rows: readonly ListItem[]): ListItem | null =>
  rows.reduce<ListItem | null>((best, row) => ((civil(row.date) ?? '') > (civil(best?.date) ?? '') ? row : best), null);

/** A page says that it has nothing to show, in words of its own. */
const SAYS_EMPTY =
  /暂无(?:相关)?(?:数据|内容|信息|记录|公告|文章)|没有(?:找到|查询到)?(?:相关|任何)?(?:数据|内容|信息|记录)|无相关(?:数据|信息|内容|记录)/u;
const WORDS = 30;

/**
 * "Nothing" is only said of a page that says so itself, or of the page of a list that a browser rendered, that left nothing to its
 * scripts and shows no link of its own. Words and links in a frame we do not know escape the reading: any other page stays unread.
 */
function holdsOf(
  { url, record, byScript }: SurveyedColumn,
  page: PageFacts,
  all: readonly SurveyedColumn[],
  beside: readonly ListItem[],
  frame: Frame,
): NonNullable<ColumnState['holds']> | 'script' | 'unread' {
  const { list, text } = page;
  if (list && list.items.length > 0) return 'rows';
  const rendered = record.capture?.via === 'browser';
  if (!rendered && (list?.scriptFilled || page.needsBrowser)) return 'script';
  if (beside.length > 0) return 'columns';
  const media = text.images + text.videos + text.audios + page.attachments.length + page.frames.length;
  const says = SAYS_EMPTY.test(text.head);
  if ((text.chars >= WORDS && !says) || media > 0 || page.redirectsTo !== null) return 'text';
  if (all.some((other) => other.url !== url && isBelow(other, url)) || page.links.some((link) => isOwnLink(link.url, link.zone, url)))
    return 'columns';
  // Short words are still words: an address, a telephone number.
  if (text.chars > 0 && !says) return 'text';
  const countsNone = list?.totalItems === 0 && !list.scriptFilled;
  if (countsNone || (rendered && says)) return 'nothing';
  if (!rendered || byScript || list?.scriptFilled) return 'script';
  if (page.links.some(({ url: link, zone }) => !ASIDE.includes(zone) && !frame.links.has(addressKey(link)))) return 'columns';
  return page.kind === 'list' || page.kind === 'column' ? 'nothing' : 'unread';
}

const ASIDE: readonly string[] = ['breadcrumb', 'footer'];

const folderOf = (url: string): string => url.replace(/[?#].*$/su, '').replace(/[^/]*$/u, '');
const isBelow = (other: SurveyedColumn, url: string): boolean => {
  const folder = folderOf(url);
  return folder.split('/').length > 4 && other.url.startsWith(folder);
};
/** Links in the page's own part, or into its own folder. */
const isOwnLink = (link: string, zone: string, url: string): boolean =>
  zone === 'body' ||
  zone === 'attachment' ||
  (zone !== 'breadcrumb' && addressKey(link) !== addressKey(url) && link.startsWith(folderOf(url)) && folderOf(url).split('/').length > 4);

const PINNED = 3;
/** Rows pinned on top aside, the list runs from new to old. */
function runsDown(rows: readonly ListItem[]): boolean {
  const dates = rows.flatMap((row) => civil(row.date) ?? []);
  for (let pinned = 0; pinned <= PINNED; pinned++) {
    const rest = dates.slice(pinned);
    if (rest.every((date, at) => at === 0 || date <= (rest[at - 1] ?? ''))) return true;
  }
  return false;
}

function doubtOf(page: PageFacts, own: readonly ListItem[], beside: readonly ListItem[], asOf: string, newest: string | null): string | null {
  const later = own.filter((row) => (civil(row.date) ?? '') > asOf);
  if (later.length > 0 && later.length === own.length) return '第一页都是检查基准日以后的信息，看不出当时是否更新';
  if (own.length > 0 && page.list?.scriptFilled) return '列表还有一部分由脚本加载，没有读到';
  const hasMore = page.list?.pager !== null && page.list?.pager !== undefined;
  if (hasMore && !runsDown(own)) return '列表不按时间排列，后面的页上可能有更新的信息';
  const fresher = newestOf(beside.filter((row) => (civil(row.date) ?? '') <= asOf));
  if (own.length > 0 && (civil(fresher?.date) ?? '') > (newest ?? '')) return '页面上另有较新的信息，看不出是否属于本栏目';
  if (own.some((row) => row.dateInferred)) return '列表没有写年份，更新日期是推算的';
  return null;
}

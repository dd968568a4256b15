import type { Evidence } from '../facts/evidence.js';
import type { FailureCode } from '../facts/record.js';
import type { Gap } from '../facts/site.js';
import { addressKey, hostOf } from './addresses.js';
import { type Article, bareEvidence, civil, isFile, pageEvidence } from './articles.js';
import type { ColumnId, CrawledColumn, RelateInput } from './input.js';

/** What of a fact set was read. `complete` is the licence to count absence against the portal. */
export interface Reading {
  complete: boolean;
  gaps: Gap[];
  searched: Evidence[];
}

const COLUMN_NAMES: Record<ColumnId, string> = {
  'normative-documents': '行政规范性文件',
  'policy-documents': '政策文件',
  'policy-interpretation': '政策解读',
  'decision-catalogue': '重大行政决策事项目录',
  solicitation: '意见征集',
  'solicitation-feedback': '意见反馈',
  finance: '财政信息',
  'finance-government': '政府预决算',
  'finance-department': '部门预决算',
  'finance-unit': '单位预决算',
  'annual-report': '政府信息公开年报',
  notices: '通知公告',
  mailbox: '领导信箱',
};
const MAX_LISTED_GAPS = 50;

export const columnsOf = (input: RelateInput, ids: readonly string[]): CrawledColumn[] => input.columns.filter((column) => ids.includes(column.id));

/** Last day that counts: the window's end or the audit date, whichever is earlier. */
export const lastDay = (input: RelateInput): string => (input.window.to < input.asOf ? input.window.to : input.asOf);
export const inWindow = (input: RelateInput, date: string | null): boolean => date !== null && date >= input.window.from && date <= lastDay(input);

/** Evidence that the whole structure of the site was searched. */
export function homeEvidence(input: RelateInput): Evidence {
  const page = input.home?.page;
  return page ? pageEvidence(input.home, page, '首页及网站导航', null) : bareEvidence(input.portal.baseUrl, null);
}

function columnGaps(column: CrawledColumn): Gap[] {
  if (column.gaps.length > 0) return column.gaps;
  if (column.state === 'read') return [];
  const cut = column.state === 'cut';
  const message = cut ? `“${column.name}”栏目没有翻到检查时段之初，请人工查看其余页` : `“${column.name}”栏目没有读到列表内容，请人工打开查看`;
  return [{ code: cut ? 'list-cut' : 'unread-article', message, url: column.url }];
}

const NOT_READ = new Set(['list-cut', 'script-filled', 'elsewhere']);
const isRead = (column: CrawledColumn): boolean => column.state === 'read' && !column.gaps.some((gap) => NOT_READ.has(gap.code));

const missingGap = (names: string): Gap => ({
  code: 'column-not-found',
  message: `没有找到“${names}”栏目，网站导航或网站地图也没有读全，请人工确认是否设有该栏目`,
  url: null,
});

/** A column that may be the one looked for: whoever says it is missing must look there first. */
const doubtfulGap =
  (names: string) =>
  ({ name, url }: { name: string; url: string }): Gap => ({
    code: 'column-not-found',
    message: `没有认出“${names}”栏目，栏目“${name}”可能就是，请人工核对`,
    url,
  });

/**
 * Reading of the columns of `ids`, taken as one place of publication: one found is enough, all found must be read, and a column that may be
 * one of the others is looked at first.
 */
export function readColumns(input: RelateInput, ids: readonly ColumnId[]): Reading {
  const found = columnsOf(input, ids);
  if (found.length === 0) {
    const missing = input.missingColumns.filter((column) => ids.some((id) => id === column.id));
    const names = ids.map((id) => missing.find((column) => column.id === id)?.name ?? COLUMN_NAMES[id]).join('”或“');
    const gaps = [
      ...(input.structureComplete ? [] : [missingGap(names)]),
      ...missing.flatMap(({ doubtful = [] }) => doubtful.map(doubtfulGap(names))),
    ];
    return { complete: gaps.length === 0, gaps, searched: [homeEvidence(input)] };
  }
  const lacking = input.missingColumns.filter(({ id }) => ids.some((one) => one === id));
  const doubtful = lacking.flatMap((column) => (column.doubtful ?? []).filter(({ url }) => !isAmong(found, url)).map(doubtfulGap(column.name)));
  return {
    complete: doubtful.length === 0 && found.every(isRead),
    gaps: [...found.flatMap(columnGaps), ...doubtful],
    searched: found.map((column) => column.evidence),
  };
}

const isAmong = (columns: readonly CrawledColumn[], url: string): boolean => columns.some((column) => addressKey(column.url) === addressKey(url));

/** Columns where such articles also appear: they need not exist, but those found must have been read. */
export function readAlso(input: RelateInput, ids: readonly ColumnId[]): Reading {
  return columnsOf(input, ids).length > 0 ? readColumns(input, ids) : { complete: true, gaps: [], searched: [] };
}

/**
 * A past year is told by what its lists still show. Lists are read to their end or to before the window: where the oldest row of a
 * column is of the window or later, earlier ones were moved away or never there, and which of both cannot be told. A window that
 * is still running is not held to this: its lists have had no time to lose rows.
 */
export function readBack(input: RelateInput, ids: readonly ColumnId[]): Reading {
  if (input.asOf <= input.window.to) return { complete: true, gaps: [], searched: [] };
  const gaps = ids.flatMap((id): Gap[] => {
    const columns = columnsOf(input, [id]);
    const oldest = columns.flatMap(({ rows }) => rows.flatMap(({ date }) => civil(date) ?? [])).sort()[0];
    const [first] = columns;
    if (oldest === undefined || oldest <= input.window.from || !first) return [];
    const message = `“${first.name}”栏目现存最早的一条是 ${oldest}，此前的可能已归档或移走，请人工核对`;
    return [{ code: 'list-cut', message, url: first.url }];
  });
  return { complete: gaps.length === 0, gaps, searched: [] };
}

const FAILURES: Partial<Record<FailureCode, string>> = {
  blocked: '被网站防护拦截',
  timeout: '访问超时',
  'robots-denied': 'robots.txt 不允许访问',
  'off-site': '在站外，未读取',
  budget: '超出本次检查的页面数或时间',
  'http-status': '返回错误状态',
  'browser-missing': '需要浏览器渲染而本机没有浏览器',
};

/** The beginning of a title in the marks that fit it: one that holds 《》 itself stands in “”. */
const named = (title: string): string => (/[《》]/u.test(title) ? `“${title.slice(0, 60)}”` : `《${title.slice(0, 60)}》`);

function unreadGap(article: Article): Gap {
  const failure = article.record?.failure;
  const why = failure ? (FAILURES[failure.code] ?? '读取失败') : article.record ? '页面内容未能读出' : '未抓取';
  return { code: 'unread-article', message: `${named(article.title)}页面没有读到（${why}），请人工打开核对`, url: article.url };
}

/** Articles of the window that should have been read and were not, and undated rows of which it cannot be told. */
export function readArticles(input: RelateInput, articles: readonly Article[], matters: (article: Article) => boolean): Reading {
  const unread = articles.filter((article) => inWindow(input, article.publishedOn) && !article.page && !isFile(article) && matters(article));
  const undated = articles.filter((article) => article.publishedOn === null && matters(article));
  const gaps = unread.slice(0, MAX_LISTED_GAPS).map(unreadGap);
  const more = unread.length - gaps.length;
  if (more > 0) gaps.push({ code: 'unread-article', message: `另有 ${more} 篇文章没有读到，请人工核对`, url: null });
  const first = undated[0];
  if (first)
    gaps.push({
      code: 'undated',
      message: `有 ${undated.length} 条信息看不到发布日期（如${named(first.title)}），不能判断是否属于检查时段，请人工核对`,
      url: first.url,
    });
  return { complete: unread.length === 0 && undated.length === 0, gaps, searched: [] };
}

/** The article lies on another host than the column that lists it. */
export const isOffSite = (article: Article): boolean => article.listings.every(({ column }) => hostOf(column.url) !== hostOf(article.url));

/** All parts must be complete. */
export function joinReadings(input: RelateInput, ...parts: Reading[]): Reading {
  const complete = parts.every((part) => part.complete);
  const own = parts.flatMap((part) => part.gaps);
  // Reasons that concern the whole site explain a set for which no part of it says why.
  const gaps = complete || own.length > 0 ? own : input.gaps;
  const seen = new Set<string>();
  const once = gaps.filter((gap) => {
    const key = `${gap.code} ${gap.url} ${gap.message}`;
    return !seen.has(key) && seen.add(key);
  });
  return { complete, gaps: once, searched: dedupe(parts.flatMap((part) => part.searched)) };
}

function dedupe(evidence: Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return evidence.filter((item) => !seen.has(item.url) && seen.add(item.url));
}

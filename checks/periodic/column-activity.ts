import type { Listing, ListingRow } from '../../crawler/facts/publication.js';
import type { FactSet } from '../../crawler/facts/site.js';
import { isStillOpen, judgedOn } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import type { CheckContext, Finding, Verdict } from '../check.js';
import { byDateThenAddress, isPresent, type Publication, publications, rowEvidence } from '../publications.js';
import { named } from '../wording.js';

/** Something that has to be published from time to time, and where it may stand. */
export interface Activity {
  /** As the report names it: 行政复议决定书. */
  name: string;
  /** Taxonomy ids of the columns made for it. */
  columns: readonly string[];
  /** Which of their rows count; all by default. */
  counts?: (row: ListingRow, listing: Listing) => boolean;
  /** Words that all rows of these columns share and that tell nothing of what counts. */
  subject?: RegExp;
  /** Titles of their rows that may be it, though they do not say so. */
  perhaps?: RegExp;
  /** Other columns, and the titles by which it is known there. */
  elsewhere?: { columns: readonly string[]; titles: RegExp };
  /** An event that any column may report: its absence needs every one of them read. */
  anywhere?: boolean;
  /** Site of the bureau that may publish it instead where the portal has no such column; bureaus of cities and provinces have their own. */
  bureau?: string;
  /** Such a site of its own holds it even for counties: 信用网站. */
  ownPlatform?: boolean;
  /** Chinese: why there may lawfully be nothing to publish. */
  mayBeNone?: string;
}

export type Listings = FactSet<Listing>;
export interface Period {
  /** Civil dates, both included. */
  from: string;
  to: string;
}

/** What is shown in a column, one way or another. */
export const holdsSomething = ({ rows, text, attachments }: Listing): boolean => rows.length > 0 || text.trim() !== '' || attachments.length > 0;

export const titled =
  (titles: RegExp, excludes?: RegExp) =>
  ({ title }: ListingRow): boolean =>
    titles.test(title) && !excludes?.test(title);

/** Every column the activities may stand in, each once. */
export const columnsOf = (...activities: readonly Activity[]): { id: string }[] =>
  [...new Set(activities.flatMap(({ columns, elsewhere }) => [...columns, ...(elsewhere?.columns ?? [])]))].map((id) => ({ id }));

export interface Search {
  /** By date, each address once. */
  found: Publication[];
  /** Chinese: why something more may have been published; none where absence is certain. */
  doubts: string[];
  searched: Finding['evidence'];
  /** Address and name of the column, for the finding. */
  place: { url: string; name: string } | null;
}

/** Rows of the period that are the activity, and what speaks against calling the rest absent. */
export function search(listings: Listings, activity: Activity, period: Period, context: CheckContext<unknown>): Search {
  const { counts, elsewhere } = activity;
  const own = publications(listings, { columns: activity.columns, ...period, ...(counts ? { matches: counts } : {}) }, context);
  const away = publications(listings, { columns: elsewhere?.columns ?? [], ...period, matches: titled(elsewhere?.titles ?? /^$/) }, context);
  const listed = listings.items.filter((listing) => activity.columns.includes(listing.column) && isPresent(listing));
  const seen = new Set<string>();
  const found = [...own.found, ...away.found].filter(({ row }) => !seen.has(row.url) && seen.add(row.url)).sort(byDateThenAddress);
  const isElsewhereNeeded = activity.anywhere || listed.length === 0;
  // An undated row that would count leaves it open wherever it stands.
  const [undated] = away.undated;
  const doubts = [
    ...own.troubles,
    ...(isElsewhereNeeded ? away.troubles : undated ? [`有信息看不到发布日期（如“${undated.row.title}”）`] : []),
    ...doubtsOfColumns(listed, activity, period, context),
  ];
  return { found, doubts: [...new Set(doubts)], searched: [...own.searched, ...away.searched].slice(0, 5), place: listed[0] ?? null };
}

function doubtsOfColumns(listed: readonly Listing[], activity: Activity, period: Period, { portal }: CheckContext<unknown>): string[] {
  const { counts, bureau, ownPlatform, mayBeNone, subject, perhaps } = activity;
  const doubts: string[] = [];
  const rows = listed.flatMap((listing) => listing.rows.map((row) => ({ row, listing })));
  const textOnly = listed.find(({ rows: [first], text, attachments }) => !first && (text.trim() !== '' || attachments.length > 0));
  if (textOnly) doubts.push(`“${textOnly.name}”栏目直接登载内容，看不出更新时间`);
  const vague = rows.find(
    ({ row, listing }) =>
      isWithin(row.publishedOn, period) &&
      counts !== undefined &&
      !counts(row, listing) &&
      (perhaps?.test(row.title) || tellsNothing(row.title, subject)),
  );
  if (vague) doubts.push(`${named(vague.row.title)}从标题看不出内容，可能就是`);
  if (listed.length === 0 && ['department', 'town'].includes(portal.level)) doubts.push('可能集中公开在本级政府门户网站');
  else if (listed.length === 0 && bureau && (ownPlatform || portal.level !== 'county')) doubts.push(`网站没有设这个栏目，可能公开在${bureau}`);
  if (mayBeNone) doubts.push(mayBeNone);
  return doubts;
}

const isWithin = (date: string | null, { from, to }: Period): boolean => date === null || (date >= from && date <= to);

const ISSUER = /^(?:关于)?.{0,30}?(?:人民政府|办公室|委员会|[局厅委办部院])(?:关于)?/u;
const FRAME =
  /公[告示开布]|通[告知报]|名单|结果|情况|信息|一览表?|明细表?|清单|附件|关于|(?:第[一二三四1-4])?季度|[上下]半年|年度?|月份?|[第号期批日的\d\s（）()《》〔〕[\]、，—-]/gu;

/** A title left with hardly a word once issuer, date and the frame of a notice are taken off: 某局公告（2023年第3号）. */
export const tellsNothing = (title: string, subject?: RegExp): boolean => {
  const bare = title.replace(ISSUER, '').replace(FRAME, '');
  return (subject ? bare.replace(subject, '') : bare).length <= 1;
};

/**
 * For what stays in force for years: lists are read back to the window's start only, so one with older rows may hold it further down.
 * Also: nothing less than every column read, its own and others.
 */
export function doubtsOfStanding(listings: Listings, { columns, elsewhere }: Activity, { window }: CheckContext<unknown>): string[] {
  const ids = [...columns, ...(elsewhere?.columns ?? [])];
  const looked = listings.items.filter(({ column, state }) => ids.includes(column) && state !== 'missing');
  const open = looked.find(({ state }) => state !== 'read');
  const older = looked.find(({ oldestOn }) => oldestOn !== null && oldestOn < window.from);
  return [
    ...(open ? [open.trouble ?? `“${open.name}”栏目没有读全`] : []),
    ...(older ? [`“${older.name}”栏目检查期以前的内容没有全部读取，可能以前公开过`] : []),
  ];
}

export interface Demand {
  minItems: number;
  /** Last day in time; the window's end by default. */
  dueOn?: string;
}

/** One finding: enough of it was published in the window, and in time. */
export function judgeActivity(listings: Listings, activity: Activity, context: CheckContext<unknown>, { minItems, dueOn }: Demand): Finding {
  const due = dueOn ?? context.window.to;
  const today = judgedOn(context);
  const period = { from: context.window.from, to: today < due ? today : due };
  const seen = search(listings, activity, period, context);
  const { found } = seen;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: seen.place?.url ?? context.portal.baseUrl, title: activity.name },
    observed: found.length,
    expected: minItems,
    unit: '条',
    reason,
    evidence: found.length > 0 ? found.slice(0, 5).map(rowEvidence) : seen.searched,
    ...(dueOn
      ? { timing: { startsOn: context.window.from, dueOn, doneOn: found[minItems - 1]?.row.publishedOn ?? null, unit: 'day' as const } }
      : {}),
  });
  return verdictOn(activity.name, { ...seen, minItems, due, isOver: !isStillOpen(due, context) }, context, finding);
}

interface Outcome extends Search {
  minItems: number;
  due: string;
  isOver: boolean;
}

function verdictOn(
  name: string,
  { found, doubts, place, minItems, due, isOver }: Outcome,
  { window, asOf }: CheckContext<unknown>,
  finding: (verdict: Verdict, reason: string) => Finding,
): Finding {
  const told = tellOf(name, found);
  if (found.length >= minItems) return finding('pass', told);
  const lacking = found.length > 0 ? `${told}，少于 ${minItems} 条` : `${spoken(window.from)}以来没有找到${name}`;
  if (!isOver) return finding('not-due', `${lacking}；应在${spoken(due)}前公开，到${spoken(asOf)}尚未到期`);
  if (doubts.length > 0) return finding('undetermined', `${lacking}；${doubts.slice(0, 3).join('；')}，请人工核查`);
  const where = place ? `已读完“${place.name}”栏目` : '网站没有设这个栏目，相关栏目中也没有';
  return finding('fail', `${lacking}；应在${spoken(due)}前至少公开 ${minItems} 条，${where}`);
}

/** 行政复议决定书 3 条，最近一条《…》（2023年5月6日） */
export function tellOf(name: string, found: readonly Publication[]): string {
  const last = found.at(-1);
  if (!last) return `没有找到${name}`;
  const { title, publishedOn } = last.row;
  return `找到${name} ${found.length} 条，${found.length > 1 ? '最近一条' : ''}${named(title)}${publishedOn ? `（${spoken(publishedOn)}）` : ''}`;
}

import { z } from 'zod';
import type { Topic } from '../../config/schema.js';
import type { Listing, ListingRow } from '../../crawler/facts/publication.js';
import { judgedOn } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { addMonths } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { rowEvidence } from '../publications.js';
import { type Activity, type Listings, type Search, search, tellOf } from './column-activity.js';

const thresholds = z.strictObject({
  /** Ids of config/taxonomy/topics.yaml. */
  topics: z.array(z.string().min(1)).default([]),
  minItems: z.int().positive().default(1),
  /** The latest item may be this old. */
  maxMonths: z.int().positive().default(6),
});
type Thresholds = z.infer<typeof thresholds>;
type Context = CheckContext<Thresholds>;

/** Columns of mixed content where an item of any topic may stand. */
const MIXED = ['notices', 'news', 'policy-documents', 'normative-documents', 'policy-interpretation'];

/**
 * Each topic has items in the window, the latest of them recent. One finding per topic. An item counts by its place in one of the
 * topic's columns, or by its title in any other list. Source: ledger items guyuan-2023/1 to 9, mudan-2023/1 to 10, gaoxian-2023/1 to 14,
 * litong-2021/1.1 to 1.5, xixia-2023/1 to 7; 政府信息公开条例 articles 20 and 21.
 */
export const topicCoverage = defineCheck({
  id: 'topic-coverage',
  title: '重点领域信息',
  topic: 'periodic',
  rule: ({ minItems, maxMonths }) => `每个领域在检查期内公开信息不少于 ${minItems} 条，最近一条不早于 ${maxMonths} 个月前`,
  remedy: '在相应的重点领域栏目补充当年的政策、工作进展和服务信息，并保持更新',
  requires: ['listings'],
  thresholds,
  columns: (wanted, topics) =>
    [...new Set([...topics.filter(({ id }) => wanted.topics.includes(id)).flatMap(({ columns }) => columns), ...MIXED])].map((id) => ({ id })),
  fold: () => ({ rule: 'all', whole: true }),
  evaluate({ listings }, context) {
    const { topics } = context.thresholds;
    if (topics.length === 0) return [undefinedTopic('', '指标方案没有指定要检查的领域，请在 topics 中列出', context)];
    return topics.map((id) => {
      const topic = context.topics.find((each) => each.id === id);
      return topic ? judge(topic, listings, context) : undefinedTopic(id, `没有领域“${id}”的定义，请在 topics.yaml 中补充`, context);
    });
  },
});

function undefinedTopic(id: string, reason: string, { portal, thresholds }: Context): Finding {
  const subject = { url: portal.baseUrl, title: id || '重点领域信息' };
  return { verdict: 'undetermined', subject, observed: null, expected: thresholds.minItems, unit: '条', reason, evidence: [] };
}

/** The topic as something to be published: all rows of its own columns, and rows elsewhere that its words name. */
function activityOf({ name, columns, titles, excludes }: Topic, listings: Listings): Activity {
  const others = listings.items.map(({ column }) => column).filter((id) => !columns.includes(id) && !MIXED.includes(id));
  const isNamed = ({ title }: ListingRow): boolean => titles.some((word) => title.includes(word)) && !excludes.some((word) => title.includes(word));
  return {
    name: `${name}信息`,
    columns: [...columns, ...MIXED, ...new Set(others)],
    counts: (row: ListingRow, listing: Listing) => columns.includes(listing.column) || isNamed(row),
  };
}

function judge(topic: Topic, listings: Listings, context: Context): Finding {
  const { minItems, maxMonths } = context.thresholds;
  const today = judgedOn(context);
  const activity = activityOf(topic, listings);
  const { found } = search(listings, activity, { from: context.window.from, to: today }, context);
  const absence = search(
    listings,
    { ...activity, columns: [...topic.columns, ...MIXED], bureau: '主管部门网站' },
    { from: context.window.from, to: today },
    context,
  );
  const place = listings.items.find(({ column, state }) => topic.columns.includes(column) && state !== 'missing' && state !== 'unknown');
  const newest = found.at(-1)?.row.publishedOn ?? null;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: place?.url ?? context.portal.baseUrl, title: topic.name },
    observed: found.length,
    expected: minItems,
    unit: '条',
    reason,
    evidence: found.length > 0 ? found.slice(-5).map(rowEvidence) : absence.searched,
  });

  // What is older than the window was not looked for, so that staleness can only be told within it.
  const oldest = addMonths(today, -maxMonths);
  const recent = newest !== null && newest >= oldest;
  const told = tellOf(activity.name, found);
  if (found.length >= minItems && recent) return finding('pass', told);
  const stale = oldest >= context.window.from && !recent;
  const isOver = context.asOf >= context.window.to;
  if (!stale && !isOver) return finding('not-due', `${told}；检查期到${spoken(context.window.to)}为止`);
  const lacking = stale && newest ? `${told}，${maxMonths} 个月内没有更新` : found.length > 0 ? `${told}，少于 ${minItems} 条` : `检查期内${told}`;
  const doubts = doubtsOf(absence, place, context);
  if (doubts.length > 0) return finding('undetermined', `${lacking}；${doubts.slice(0, 3).join('；')}，请人工核查`);
  return finding('fail', `${lacking}；应在检查期内不少于 ${minItems} 条，最近一条不早于${spoken(oldest)}，已读完相关栏目`);
}

/** Without a column of its own the topic may be published on the site of the bureau in charge, except in counties. */
function doubtsOf({ doubts }: Search, place: Listing | undefined, { portal }: Context): string[] {
  if (place || portal.level === 'county') return doubts;
  return [...doubts, '网站没有设该领域的栏目，可能公开在主管部门网站或本级政府门户网站'];
}

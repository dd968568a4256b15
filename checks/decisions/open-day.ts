import { z } from 'zod';
import type { ArticleFact } from '../../crawler/facts/publication.js';
import type { SiteFacts } from '../../crawler/facts/site.js';
import { isStillOpen, judgedOn } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { addDays, addMonths } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { type Activity, columnsOf, type Search, search } from '../periodic/column-activity.js';
import { type Publication, rowEvidence } from '../publications.js';
import { named } from '../wording.js';

const PHASES = ['plan', 'report', 'opinions', 'result'] as const;
type Phase = (typeof PHASES)[number];

/** Words of titles, and of the texts in which a phase may be told along with another. */
const WORDS: Record<Phase, { name: string; titles: RegExp; excludes?: RegExp; text: RegExp | null }> = {
  plan: { name: '活动方案或公告', titles: /方案|通知|公告|通告|预告|邀请|招募|报名|计划|安排|启事/u, text: null },
  report: {
    name: '活动报道',
    titles: /开展|举办|举行|走进|启动|参观|体验|活动|圆满|侧记|纪实|成功/u,
    excludes: /方案|通知|公告|通告|预告|招募|报名|启事|征集|采纳|结果/u,
    text: null,
  },
  opinions: {
    name: '意见征集',
    titles: /意见|建议|问卷|金点子|留言/u,
    text: /(?:征集|征求|收集|听取|提出)[^。]{0,30}(?:意见|建议)|(?:意见|建议)[^。]{0,20}(?:征集|收集|\d+\s?条)/u,
  },
  result: {
    name: '结果反馈',
    titles: /结果|反馈|采纳|办理情况|落实情况|总结|成效|答复/u,
    text: /(?:采纳|吸收|答复|办理|整改|落实|回应)[^。]{0,30}(?:意见|建议)|(?:意见|建议)[^。]{0,30}(?:采纳|吸收|答复|办理|整改|落实|回应)/u,
  },
};

const ACTIVITY: Activity = {
  name: '政府开放日活动信息',
  columns: ['open-day'],
  elsewhere: {
    columns: ['notices', 'news', 'solicitation', 'solicitation-feedback'],
    titles: /(?:政府|政务|机关|公众|市民).{0,8}开放(?:日|周|月)|政务公开(?:日|周|月|主题日)|开放[日周月].{0,10}活动/u,
  },
  anywhere: true,
};

const thresholds = z.strictObject({
  /** Month in which it is held; null for any. */
  month: z.int().min(1).max(12).nullable().default(9),
  phases: z
    .array(z.enum(PHASES))
    .min(1)
    .default([...PHASES]),
});
type Thresholds = z.infer<typeof thresholds>;
type Context = CheckContext<Thresholds>;

/**
 * The government's open day: announced, reported, opinions collected, results told. One finding per phase. The report belongs to the month
 * or the one after it; what was held in another month is for a person.
 * Source: ledger items guyuan-2023/33, gaoxian-2023/37, litong-2021/3.3, xixia-2023/19.
 */
export const openDay = defineCheck({
  id: 'open-day',
  title: '政府开放日/月',
  topic: 'decisions',
  rule: ({ month, phases }) => `${month === null ? '当年' : `${month} 月`}的开放活动有${phases.map((phase) => WORDS[phase].name).join('、')}`,
  remedy: '在“政府开放日”栏目公布活动方案、报道、征集到的意见和采纳落实情况',
  requires: ['listings', 'articles'],
  thresholds,
  columns: () =>
    columnsOf(ACTIVITY).map(({ id }) => ({ id, open: { titles: id === 'open-day' ? /./u : /开放(?:日|周|月)|政务公开(?:日|周|月|主题日)/u } })),
  fold: () => ({ rule: 'all', whole: true }),
  evaluate(facts, context) {
    const seen = search(facts.listings, ACTIVITY, { from: context.window.from, to: judgedOn(context) }, context);
    return context.thresholds.phases.map((phase) => judge(phase, seen, facts, context));
  },
});

interface Season {
  from: string;
  /** Last day of the month after it. */
  to: string;
}

function seasonOf({ window, thresholds }: Context): Season {
  if (thresholds.month === null) return { from: window.from, to: window.to };
  const from = `${window.from.slice(0, 4)}-${String(thresholds.month).padStart(2, '0')}-01`;
  const to = addDays(addMonths(from, 2), -1);
  return { from, to: to < window.to ? to : window.to };
}

function judge(phase: Phase, seen: Search, { articles }: Pick<SiteFacts, 'articles'>, context: Context): Finding {
  const { name, titles, excludes, text } = WORDS[phase];
  const season = seasonOf(context);
  const due = phase === 'report' ? season.to : context.window.to;
  const byUrl = new Map(articles.items.map((article) => [article.url, article]));
  const shows = ({ row }: Publication): boolean =>
    (titles.test(row.title) && !excludes?.test(row.title)) || (text?.test(byUrl.get(row.url)?.text ?? '') ?? false);
  const found = seen.found.filter(shows);
  const inTime =
    phase === 'report' ? found.filter(({ row }) => (row.publishedOn ?? '') >= season.from && (row.publishedOn ?? '') <= season.to) : found;
  const title = `开放活动的${name}`;
  const finding = (verdict: Verdict, reason: string, rows: readonly Publication[] = found): Finding => ({
    verdict,
    subject: { url: rows[0]?.row.url ?? seen.place?.url ?? context.portal.baseUrl, title },
    observed: inTime.length,
    expected: 1,
    unit: '条',
    reason,
    evidence: rows.length > 0 ? rows.slice(0, 5).map(rowEvidence) : seen.searched,
    timing: { startsOn: season.from, dueOn: due, doneOn: inTime[0]?.row.publishedOn ?? null, unit: 'day' },
  });
  const [first] = inTime;
  if (first) return finding('pass', `有${name}：${named(first.row.title)}（${spoken(first.row.publishedOn ?? due)}）`, inTime);
  const lacking = `没有找到${title}`;
  if (isStillOpen(due, context)) return finding('not-due', `${lacking}；到${spoken(due)}到期`);
  const doubts = [
    ...(found[0] ? [`${named(found[0].row.title)}发布于${spoken(found[0].row.publishedOn ?? due)}，不在规定的时间，是否这次活动`] : []),
    ...(text !== null
      ? unreadPages(seen.found, byUrl)
      : seen.found
          .filter(isSilent)
          .slice(0, 1)
          .map(({ row }) => `${named(row.title)}可能就是`)),
    ...seen.doubts,
  ];
  if (doubts.length > 0) return finding('undetermined', `${lacking}；${doubts.slice(0, 3).join('；')}，请人工核查`);
  return finding('fail', `${lacking}；应在${spoken(due)}前公开，已读完相关栏目`);
}

/** Its title names no phase. */
const isSilent = ({ row }: Publication): boolean => PHASES.every((phase) => !WORDS[phase].titles.test(row.title));

/** Pages of the activity whose words are not all known may tell of the phase. */
function unreadPages(found: readonly Publication[], byUrl: ReadonlyMap<string, ArticleFact>): string[] {
  const open = found.find(({ row }) => {
    const article = byUrl.get(row.url);
    return !article || article.textCut || article.textElsewhere || article.attachments.length > 0;
  });
  return open ? [`${named(open.row.title)}的正文没有读全`] : [];
}

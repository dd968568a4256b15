import { z } from 'zod';
import type { Solicitation } from '../../crawler/facts/site.js';
import { isInWindow } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { addDays, addWorkingDays, daysBetween, type WorkCalendar, workingDaysAfter } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { judgeSet } from '../subjects.js';

const thresholds = z.strictObject({
  /** Major decisions: calendar days. Source: 国务院令第713号, article 15. */
  days: z.int().positive().default(30),
  /** Drafts of ordinary normative documents: working days. */
  workingDays: z.int().positive().default(7),
});
type Thresholds = z.infer<typeof thresholds>;

/**
 * Public solicitations run long enough. One finding per solicitation opened in the window. Official practice counts the first day
 * or does not; whichever is longer is taken. Source: ledger item guyuan-2023/26.
 */
export const solicitationDuration = defineCheck({
  id: 'solicitation-duration',
  title: '征求意见期限',
  topic: 'decisions',
  rule: ({ days, workingDays }) => `重大行政决策公开征求意见不少于 ${days} 日，一般规范性文件不少于 ${workingDays} 个工作日`,
  remedy: '正在征求意见的，发布公告延长期限；确需缩短的，在公告中写明理由；已经结束的无法补正，今后按规定期限征求意见',
  requires: ['solicitations'],
  thresholds,
  fold: () => ({ rule: 'all' }),

  evaluate: ({ solicitations }, context) => judgeSet(solicitations, '征求意见公告全部读到', (item) => judge(item, context)),
});

interface Term {
  days: number;
  workingDays: number;
  /** Both ends stand on the page; otherwise the day of publication stands in for the opening. */
  stated: boolean;
  /** The text names a longer term than its own two dates span: one of the three was misread or misprinted. */
  contradictory: boolean;
  workings: string;
}

function judge(item: Solicitation, context: CheckContext<Thresholds>): Finding | null {
  const inWindow = isInWindow(item.opensOn ?? item.publishedOn, context);
  if (inWindow === false) return null;
  const { thresholds } = context;
  const term = termOf(item, context.calendar);
  const byWorkingDays = item.class === 'normative';
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: item.url, title: item.title },
    observed: term === null ? null : byWorkingDays ? term.workingDays : term.days,
    expected: byWorkingDays ? thresholds.workingDays : thresholds.days,
    unit: byWorkingDays ? '个工作日' : '日',
    reason,
    evidence: item.termEvidence ? [item.termEvidence, item.evidence] : [item.evidence],
  });

  if (!item.pageRead) return finding('undetermined', '公告页面没有读到，请人工核对征求意见的起止日期');
  if (term === null) return finding('undetermined', '公告中读不到征求意见的起止日期，请人工核对');
  const outcome = verdictOf(item, term, thresholds);
  if (outcome.verdict === 'pass')
    return inWindow ? finding('pass', `${term.workings}，${outcome.reason}`) : finding('not-applicable', '期限符合要求；日期不全，不计入统计');
  if (outcome.verdict === 'fail' && term.contradictory)
    return finding(
      'undetermined',
      `${term.workings}，与公告写明的 ${item.stated?.count} ${item.stated?.unit === 'working-day' ? '个工作日' : '日'}不一致，请人工核对`,
    );
  if (outcome.verdict === 'fail' && item.shortTermReason)
    return finding('undetermined', `${term.workings}，${outcome.reason}；公告说明了缩短期限的理由：“${item.shortTermReason}”，请人工判断是否成立`);
  if (outcome.verdict === 'fail' && FURTHER_ROUND.test(item.title))
    return finding('undetermined', `${term.workings}，${outcome.reason}；这是再次征求意见，期限是否另计请人工判断`);
  return finding(outcome.verdict, `${term.workings}，${outcome.reason}`);
}

/** The length of the solicitation, counted in its favour; null when it cannot be told. */
function termOf({ opensOn, closesOn, publishedOn, stated }: Solicitation, calendar: WorkCalendar): Term | null {
  const start = opensOn ?? publishedOn;
  if (start === null) return null;
  const end = closesOn ?? (stated ? endOfStated(start, stated, calendar) : null);
  if (end === null || end < start) return null;
  const inclusive = addDays(start, -1);
  const term = { days: daysBetween(inclusive, end), workingDays: workingDaysAfter(inclusive, end, calendar) };
  const ends = closesOn === null ? `期限写明 ${stated?.count} ${stated?.unit === 'day' ? '日' : '个工作日'}` : `${spoken(closesOn)}截止`;
  const starts = opensOn === null ? `${spoken(start)}发布（公告未写明开始日期）` : `${spoken(start)}开始`;
  return {
    ...term,
    stated: opensOn !== null && closesOn !== null,
    contradictory: stated !== null && stated.count > (stated.unit === 'day' ? term.days : term.workingDays),
    workings: `${starts}，${ends}，连头带尾共 ${term.days} 日、${term.workingDays} 个工作日`,
  };
}

/** The last day of a stated length, the first day counted; null for a length that cannot be meant. */
function endOfStated(start: string, { count, unit }: NonNullable<Solicitation['stated']>, calendar: WorkCalendar): string | null {
  if (count < 1 || count > MAX_STATED) return null;
  return unit === 'day' ? addDays(start, count - 1) : addWorkingDays(addDays(start, -1), count, calendar);
}
const MAX_STATED = 366;

const DRAFT_TITLE = /征求意见稿|草案|送审稿|讨论稿/;
/** Drafts under rules of their own: technical standards, plans of land and works, effects on the environment. */
const OTHER_RULES = /技术(?:规程|规范|导则|标准)|地方标准|团体标准|详细规划|国土空间|环境影响|报告书|报告表|工程|名单|名录|预案/;
const FURTHER_ROUND = /再次|重新|第[二三四]次|二次|第[二三四]轮|二轮/;

function verdictOf(item: Solicitation, term: Term, { days, workingDays }: Thresholds): { verdict: Verdict; reason: string } {
  const longEnough = term.days >= days;
  const minimal = term.workingDays >= workingDays;
  if (item.class === 'major-decision')
    return longEnough
      ? { verdict: 'pass', reason: `不少于 ${days} 日` }
      : { verdict: 'fail', reason: `重大行政决策（${item.classReason}）应不少于 ${days} 日` };
  if (item.class === 'normative')
    return minimal || longEnough
      ? { verdict: 'pass', reason: `一般规范性文件，不少于 ${workingDays} 个工作日` }
      : { verdict: 'fail', reason: `一般规范性文件（${item.classReason}）应不少于 ${workingDays} 个工作日` };
  if (longEnough) return { verdict: 'pass', reason: `不少于 ${days} 日` };
  if (minimal) return { verdict: 'undetermined', reason: `看不出是否重大行政决策（重大行政决策应不少于 ${days} 日），请人工判断` };
  // Too short for either class, but only a draft belongs to one of them: surveys and the like owe no term.
  return term.stated && DRAFT_TITLE.test(item.title) && !OTHER_RULES.test(item.title)
    ? { verdict: 'fail', reason: `重大行政决策应不少于 ${days} 日，一般规范性文件也应不少于 ${workingDays} 个工作日` }
    : { verdict: 'undetermined', reason: `少于 ${workingDays} 个工作日；看不出征集事项的类别或起止日期没有写全，请人工判断` };
}

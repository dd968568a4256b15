import { z } from 'zod';
import type { Feedback, SiteFacts, Solicitation } from '../../crawler/facts/site.js';
import { isInWindow, judgedOn } from '../calendar/as-of.js';
import { explainLimit, spoken, spokenWithWeekday } from '../calendar/explain.js';
import { workingDayTiming } from '../calendar/timing.js';
import { addMonths, addWorkingDays, workingDayNumber } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, type Timing, type Verdict } from '../check.js';
import { judgeSet } from '../subjects.js';
import { named } from '../wording.js';

const thresholds = z.strictObject({
  /** The clock starts with the decision document, or with the close of the solicitation. */
  mode: z.enum(['after-decision', 'after-close']).default('after-decision'),
  workingDays: z.int().positive().default(10).describe('after-decision 时的工作日数'),
  months: z.int().positive().default(1).describe('after-close 时的月数'),
});
type Thresholds = z.infer<typeof thresholds>;
type Context = CheckContext<Thresholds>;

/**
 * What became of the opinions is published in time and says what was not adopted and why. One finding per solicitation.
 * Source: ledger items guyuan-2023/27, mudan-2023/21, xixia-2023/15 (after the decision), gaoxian-2023/11 (after the close).
 */
export const solicitationFeedbackTimeliness = defineCheck({
  id: 'solicitation-feedback-timeliness',
  title: '意见采纳反馈时限',
  topic: 'decisions',
  rule: ({ mode, workingDays, months }) =>
    `${mode === 'after-decision' ? `决策出台后 ${workingDays} 个工作日内` : `征求意见结束后 ${months} 个月内`}公开意见采纳情况和不采纳的理由`,
  remedy:
    '没有公开的尽快公开意见征集和采纳情况，写明收到多少条、采纳多少条、不采纳的理由，没有收到意见的也要说明；已经逾期公开的无法补正，今后按期反馈',
  requires: ['solicitations', 'feedbacks'],
  thresholds,
  fold: () => ({ rule: 'all' }),

  evaluate: ({ solicitations, feedbacks }, context) => judgeSet(solicitations, '征求意见公告全部读到', (item) => judge(item, feedbacks, context)),
});

/** The event that starts the clock, its limit, and how both are told. */
interface Clock {
  isInTime: (date: string) => boolean;
  /** Last day in time; asked for only when it matters, as the calendar may end before it. */
  limit: () => string;
  told: string;
  /** What the finding shows of the first feedback, and the measure it is held to. */
  measure: (date: string | null) => Pick<Finding, 'observed' | 'expected' | 'unit'>;
  timing: (date: string | null) => { timing?: Timing };
}

function clockOf(startsOn: string, { thresholds, calendar }: Context): Clock {
  const { mode, workingDays, months } = thresholds;
  if (mode === 'after-close') {
    const limit = addMonths(startsOn, months);
    return {
      isInTime: (date) => date <= limit,
      limit: () => limit,
      told: `征求意见${spoken(startsOn)}截止，${months} 个月内即到${spoken(limit)}`,
      measure: (date) => ({ observed: date, expected: limit, unit: null }),
      timing: (doneOn) => ({ timing: { startsOn, dueOn: limit, doneOn, unit: 'month' } }),
    };
  }
  return {
    isInTime: (date) => workingDayNumber(startsOn, date, calendar) <= workingDays,
    limit: () => addWorkingDays(startsOn, workingDays, calendar),
    told: `决策文件${spoken(startsOn)}发布，${explainLimit(startsOn, workingDays, calendar)}`,
    measure: (date) => ({ observed: date === null ? null : workingDayNumber(startsOn, date, calendar), expected: workingDays, unit: '个工作日' }),
    timing: (doneOn) => workingDayTiming(startsOn, workingDays, doneOn, calendar),
  };
}

const answersTo = (item: Solicitation, feedbacks: readonly Feedback[]): Feedback[] =>
  feedbacks.filter((feedback) => !feedback.ambiguous && (item.feedback.includes(feedback.url) || feedback.answers.includes(item.url)));

function judge(item: Solicitation, feedbacks: SiteFacts['feedbacks'], context: Context): Finding | null {
  const event = context.thresholds.mode === 'after-close' ? item.closesOn : (item.decision?.publishedOn ?? null);
  const startsOn = event !== null && event <= judgedOn(context) ? event : null;
  if (isInWindow(startsOn ?? item.opensOn ?? item.publishedOn, context) === false) return null;
  const clock = startsOn === null ? null : clockOf(startsOn, context);
  const asOf = clock ? judgedOn(context, clock.limit) : judgedOn(context);
  const answers = answersTo(item, feedbacks.items).filter((feedback) => (feedback.publishedOn ?? asOf) <= asOf);
  const first = answers.flatMap((feedback) => feedback.publishedOn ?? []).sort()[0] ?? null;

  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: item.url, title: item.title },
    ...(clock?.measure(first) ?? { observed: first, expected: null, unit: null }),
    reason,
    evidence: [item.evidence, ...(answers.length > 0 ? answers.map((answer) => answer.evidence) : feedbacks.searched)].slice(0, 5),
    ...clock?.timing(first),
  });
  return clock
    ? judgeByClock(item, feedbacks, { clock, answers, asOf, isOver: context.asOf > asOf || !clock.isInTime(asOf) }, finding)
    : judgeWithoutClock(item, answers, context, finding);
}

type MakeFinding = (verdict: Verdict, reason: string) => Finding;

/** Nothing that starts the clock is known yet: an outcome published all the same is in time. */
function judgeWithoutClock(item: Solicitation, answers: readonly Feedback[], { thresholds }: Context, finding: MakeFinding): Finding {
  if (answers.some((answer) => answer.statesOutcome)) return finding('pass', '已公开意见采纳情况');
  if (thresholds.mode === 'after-close')
    return item.closesOn === null
      ? finding('undetermined', '读不到征求意见的截止日期，请人工核对')
      : finding('not-due', `征求意见到${spoken(item.closesOn)}截止，尚未结束`);
  if (item.decisionAmbiguous) return finding('undetermined', '有几份文件可能是最后出台的决策文件，无法确定，请人工核查');
  if (item.decision && item.decision.publishedOn === null)
    return finding('undetermined', `决策文件${named(item.decision.title)}的发布日期读不到，请人工核对`);
  return finding('not-due', '没有找到出台的决策文件，反馈期限尚未起算');
}

interface Race {
  clock: Clock;
  answers: readonly Feedback[];
  asOf: string;
  /** The time for feedback has passed. */
  isOver: boolean;
}

function judgeByClock(item: Solicitation, feedbacks: SiteFacts['feedbacks'], { clock, answers, asOf, isOver }: Race, finding: MakeFinding): Finding {
  const dated = answers.filter((answer) => answer.publishedOn !== null);
  const inTime = dated.filter((answer) => clock.isInTime(answer.publishedOn ?? ''));
  const good = inTime.find((answer) => answer.statesOutcome);
  const seen = (answer: Feedback | undefined): string => (answer?.publishedOn ? `反馈${spokenWithWeekday(answer.publishedOn)}公开` : '');
  if (good) return finding('pass', `${clock.told}；${seen(good)}，按时，并说明了采纳情况`);
  if (!isOver) return finding('not-due', `${clock.told}；到${spoken(asOf)}尚未到期`);

  const doubt = doubtAbout(item, feedbacks, answers, inTime);
  if (doubt !== null) return finding('undetermined', `${clock.told}；${doubt}，请人工核查`);
  if (inTime.length > 0) return finding('fail', `${clock.told}；${seen(inTime[0])}，按时，但没有写明不采纳的意见和理由`);
  const first = [...dated].sort((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? -1 : 1))[0];
  return first ? finding('fail', `${clock.told}；${seen(first)}，超期`) : finding('fail', `${clock.told}；截至${spoken(asOf)}没有公开意见采纳情况`);
}

/** Why timely and sufficient feedback may exist that was not read as such. */
function doubtAbout(item: Solicitation, feedbacks: SiteFacts['feedbacks'], answers: readonly Feedback[], inTime: readonly Feedback[]): string | null {
  if (item.decisionAmbiguous) return '有几份文件可能是最后出台的决策文件，无法确定';
  if (answers.some((answer) => answer.publishedOn === null)) return '反馈的发布日期读不到';
  if (inTime.some((answer) => answer.statesOutcome === null || !answer.pageRead)) return '看不出反馈是否写明采纳情况';
  const known = new Set(feedbacks.items.map(({ url }) => url));
  if (item.feedback.some((url) => !known.has(url))) return '反馈页面没有读到';
  if (!item.pageRead) return '征求意见公告页面没有读到，看不到其中的反馈';
  const possible = feedbacks.items.find((feedback) => couldAnswer(feedback, item));
  if (possible) return `${named(possible.title)}可能是它的反馈，无法确定`;
  if (!feedbacks.complete) return feedbacks.gaps.map(({ message }) => message).join('；') || '意见反馈栏目没有读全';
  return null;
}

/** Not tied to another solicitation for certain, and not older than this one. */
function couldAnswer({ ambiguous, pageRead, answers, publishedOn }: Feedback, item: Solicitation): boolean {
  const opened = item.opensOn ?? item.publishedOn;
  if (publishedOn !== null && opened !== null && publishedOn < opened) return false;
  return answers.length === 0 ? ambiguous || !pageRead : ambiguous && answers.includes(item.url);
}

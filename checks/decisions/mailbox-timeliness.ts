import { z } from 'zod';
import type { LetterFact, SiteFacts } from '../../crawler/facts/site.js';
import { isInWindow, judgedOn } from '../calendar/as-of.js';
import { explainLimit, spoken } from '../calendar/explain.js';
import { workingDayTiming } from '../calendar/timing.js';
import { addMonths, workingDayNumber } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { judgeSet } from '../subjects.js';

const thresholds = z.strictObject({
  workingDays: z.int().positive().default(15),
  /** Simple consultations. */
  consultationWorkingDays: z.int().positive().default(5),
  /** No letter stays unanswered for longer. */
  maxMonths: z.int().positive().default(3),
});
type Thresholds = z.infer<typeof thresholds>;
type Context = CheckContext<Thresholds>;

const SIMPLE = /(?:简单|一般|常见|普通).{0,4}咨询|咨询.{0,4}(?:简单|一般|常见|普通)/u;
const CONSULTATION = /咨询/u;

/**
 * Published letters were answered in time. One finding per letter of the window. Which consultations are simple the page seldom says:
 * one answered between the two limits is for a person. Source: ledger items guyuan-2023/30, gaoxian-2023/31, xixia-2023/17; 国办秘函〔2019〕19号.
 */
export const mailboxTimeliness = defineCheck({
  id: 'mailbox-timeliness',
  title: '信箱办理时限',
  topic: 'decisions',
  rule: ({ workingDays, consultationWorkingDays, maxMonths }) =>
    `公开的来信在 ${workingDays} 个工作日内答复${consultationWorkingDays === workingDays ? '' : `（简单咨询 ${consultationWorkingDays} 个工作日）`}，没有超过 ${maxMonths} 个月未答复的`,
  remedy: '尽快答复未答复的来信，在页面上写明来信和答复日期；已经逾期答复的无法补正，今后按期答复',
  requires: ['letters'],
  thresholds,
  fold: () => ({ rule: 'all' }),
  evaluate: ({ letters }, context) => judgeSet(letters, '来信栏目全部读到', (letter) => judge(letter, letters, context)),
});

function judge(letter: LetterFact, letters: SiteFacts['letters'], context: Context): Finding | null {
  const { askedOn, answeredOn, publishedOn, answered, pageRead } = letter;
  if (isInWindow(answeredOn ?? askedOn ?? publishedOn, context) === false) return null;
  const finding = (verdict: Verdict, reason: string, rest: Partial<Finding> = {}): Finding => ({
    verdict,
    subject: { url: letter.url, title: letter.title },
    observed: answeredOn,
    expected: context.thresholds.workingDays,
    unit: '个工作日',
    reason,
    evidence: [letter.evidence],
    ...rest,
  });
  // The gaps of the set tell of the pages that were not read.
  if (!pageRead) return letters.complete ? finding('undetermined', '来信页面没有读到，请人工核对来信和答复日期') : null;
  if (askedOn === null) return finding('undetermined', '页面上读不到来信日期，请人工核对');
  if (answeredOn !== null) return judgeAnswer(letter, askedOn, answeredOn, context, finding);
  if (answered === true) return finding('undetermined', `来信日期是${spoken(askedOn)}，读不到答复日期，请人工核对`);
  if (answered === null) return finding('undetermined', `来信日期是${spoken(askedOn)}，看不出是否已经答复，请人工核对`);
  return judgeUnanswered(askedOn, context, finding);
}

type MakeFinding = (verdict: Verdict, reason: string, rest?: Partial<Finding>) => Finding;

function judgeAnswer(
  { category }: LetterFact,
  askedOn: string,
  answeredOn: string,
  { thresholds, calendar }: Context,
  finding: MakeFinding,
): Finding {
  const { workingDays, consultationWorkingDays } = thresholds;
  if (answeredOn < askedOn) return finding('undetermined', `页面上的答复日期${spoken(answeredOn)}早于来信日期${spoken(askedOn)}，请人工核对`);
  const simple = SIMPLE.test(category ?? '');
  const limit = simple ? Math.min(workingDays, consultationWorkingDays) : workingDays;
  const days = workingDayNumber(askedOn, answeredOn, calendar);
  const measured: Partial<Finding> = {
    observed: days,
    expected: limit,
    ...workingDayTiming(askedOn, limit, answeredOn, calendar),
  };
  // The calendar may end before the last day while the answer lies well within it.
  const clock = measured.timing ? explainLimit(askedOn, limit, calendar) : `日期是${spoken(askedOn)}`;
  const told = `来信${clock}；${spoken(answeredOn)}答复，用了 ${days} 个工作日`;
  if (days > limit) return finding('fail', `${told}，超期`, measured);
  if (!simple && CONSULTATION.test(category ?? '') && days > consultationWorkingDays)
    return finding('undetermined', `${told}；这是咨询，属于简单咨询的应在 ${consultationWorkingDays} 个工作日内答复，请人工判断`, measured);
  return finding('pass', `${told}，按时`, measured);
}

/** A hard case may lawfully take longer than the ordinary limit, but not months. */
function judgeUnanswered(askedOn: string, context: Context, finding: MakeFinding): Finding {
  const { thresholds, calendar } = context;
  const last = addMonths(askedOn, thresholds.maxMonths);
  const today = judgedOn(context);
  const waited = workingDayNumber(askedOn, today, calendar);
  const rest: Partial<Finding> = { observed: null, ...workingDayTiming(askedOn, thresholds.workingDays, null, calendar) };
  const told = `${spoken(askedOn)}来信，到${spoken(today)}页面显示尚未答复`;
  if (today > last) return finding('fail', `${told}，超过 ${thresholds.maxMonths} 个月`, rest);
  if (waited > thresholds.workingDays)
    return finding('undetermined', `${told}，已超过 ${thresholds.workingDays} 个工作日；是否依规延长请人工核查`, rest);
  const dueOn = rest.timing?.dueOn;
  return finding('not-due', dueOn ? `${told}；答复期限到${spoken(dueOn)}` : `${told}，还在 ${thresholds.workingDays} 个工作日以内`, rest);
}

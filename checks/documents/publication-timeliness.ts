import { z } from 'zod';
import type { PolicyDocument } from '../../crawler/facts/site.js';
import { explainLimit, spoken, spokenCount, spokenWithWeekday } from '../calendar/explain.js';
import { workingDayTiming } from '../calendar/timing.js';
import { addMonths, daysBetween, workingDayNumber } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { standingOf } from '../policy-documents.js';
import { judgeSet } from '../subjects.js';

const thresholds = z.strictObject({
  /** The day the document was made is day 0. */
  workingDays: z.int().positive().default(20),
  target: z.number().min(0).max(1).default(1),
  partialFrom: z.number().min(0).max(1).default(0.6),
});
type Context = CheckContext<z.infer<typeof thresholds>>;

/** So many late documents on one day are an import of old stock, not late work on each. */
const BATCH = 5;

/**
 * Policy documents go online within `workingDays` of the day they were made. One finding per document of the window.
 * Source: 政府信息公开条例 article 26; ledger items guyuan-2023/15 and 34.
 */
export const publicationTimeliness = defineCheck({
  id: 'publication-timeliness',
  title: '主动公开时限',
  topic: 'documents',
  rule: ({ workingDays }) => `文件自形成之日起 ${workingDays} 个工作日内公开`,
  remedy: '文件印发后及时上网；已超期的无法补正，今后按时限公开，转载或补录历史文件的注明原公开日期',
  requires: ['policyDocuments'],
  thresholds,
  fold: ({ target, partialFrom }) => ({ rule: 'ratio', target, partialFrom }),

  evaluate({ policyDocuments }, context) {
    const lateOn = new Map<string, number>();
    for (const document of policyDocuments.items.filter((item) => isLongAgo(item, context)))
      lateOn.set(document.publishedOn ?? '', (lateOn.get(document.publishedOn ?? '') ?? 0) + 1);
    return judgeSet(policyDocuments, '政策文件全部读到', (document) => judge(document, lateOn, context));
  },
});

/** Told by calendar days alone, so that no holiday table is needed: 20 working days are 28 days. */
const isLongAgo = ({ writtenOn, publishedOn }: PolicyDocument, { thresholds }: Context): boolean =>
  writtenOn !== null && publishedOn !== null && daysBetween(writtenOn, publishedOn) > (thresholds.workingDays * 7) / 5;
const isHistorical = (writtenOn: string, publishedOn: string): boolean => addMonths(writtenOn, 12) < publishedOn;

function judge(document: PolicyDocument, lateOn: ReadonlyMap<string, number>, context: Context): Finding | null {
  const standing = standingOf(document, context);
  if (standing === null) return null;
  const { calendar, thresholds } = context;
  const { writtenOn, publishedOn } = document;
  const finding = (verdict: Verdict, reason: string, observed: number | null = null): Finding => ({
    verdict,
    subject: { url: document.url, title: document.title },
    observed,
    expected: thresholds.workingDays,
    unit: '个工作日',
    reason,
    evidence: [document.evidence],
  });

  if (standing.state === 'excluded') return finding('not-applicable', standing.reason);
  if (publishedOn === null || writtenOn === null)
    return finding('undetermined', `${publishedOn === null ? '发布' : '成文'}日期读不到，算不出公开用了几天，请人工核对`);
  const dates = `成文日期${spoken(writtenOn)}，${spokenWithWeekday(publishedOn)}公开`;
  if (writtenOn > publishedOn) return finding('undetermined', `${dates}，成文反而在公开之后，请人工核对日期`);
  if (isHistorical(writtenOn, publishedOn)) return finding('not-applicable', `${dates}，相隔一年以上，属历史文件补录`);

  const elapsed = workingDayNumber(writtenOn, publishedOn, calendar);
  const timed = (verdict: Verdict, reason: string): Finding => ({
    ...finding(verdict, reason, elapsed),
    ...workingDayTiming(writtenOn, thresholds.workingDays, publishedOn, calendar),
  });
  const workings = `${dates}${spokenCount(publishedOn, elapsed, calendar)}`;
  if (elapsed <= thresholds.workingDays) return timed('pass', `${workings}，按时`);
  const batch = lateOn.get(publishedOn) ?? 0;
  if (batch >= BATCH) return finding('not-applicable', `${dates}；同一天补录了 ${batch} 个较早的文件，属批量补录`, elapsed);
  const late = `${explainLimit(writtenOn, thresholds.workingDays, calendar)}；${workings}`;
  if (standing.state === 'unsure') return timed('undetermined', `${late}，看来超期，但${standing.reason}，请人工核查`);
  if (document.alternates.length > 0 && !document.pageRead) return timed('undetermined', `${late}，看来超期，但文件页面没有读到，请人工核查`);
  return timed('fail', `${late}，超期 ${elapsed - thresholds.workingDays} 个工作日`);
}

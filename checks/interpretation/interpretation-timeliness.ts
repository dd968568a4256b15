import { z } from 'zod';
import type { PolicyDocument, SiteFacts } from '../../crawler/facts/site.js';
import { judgedOn } from '../calendar/as-of.js';
import { explainLimit, spoken, spokenCount, spokenWithWeekday } from '../calendar/explain.js';
import { workingDayTiming } from '../calendar/timing.js';
import { addWorkingDays, workingDayNumber } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { interpretationsOf, possibleInterpretationsOf, standingOf } from '../policy-documents.js';
import { judgeSet } from '../subjects.js';
import { named } from '../wording.js';

const thresholds = z.strictObject({
  /** The day of publication is day 0; 0 asks for the same day (同步). */
  workingDays: z.int().nonnegative().default(3),
  target: z.number().min(0).max(1).default(1),
  partialFrom: z.number().min(0).max(1).default(0.6),
});
type Thresholds = z.infer<typeof thresholds>;

/**
 * The first interpretation of a document goes online within `workingDays` of the document. Linked pairs only: a document
 * without any interpretation is the matter of interpretation-coverage. Source: ledger items guyuan-2023/19, gaoxian-2023/25.
 */
export const interpretationTimeliness = defineCheck({
  id: 'interpretation-timeliness',
  title: '解读上网时限',
  topic: 'interpretation',
  rule: ({ workingDays }) => (workingDays === 0 ? '解读与文件同一天发布' : `解读在文件发布后 ${workingDays} 个工作日内上网（发布当天为第0天）`),
  remedy: '解读材料与文件同步起草、同步审签、同步上网；已超期的无法补正，今后按时限发布',
  requires: ['policyDocuments', 'interpretations'],
  thresholds,
  fold: ({ target, partialFrom }) => ({ rule: 'ratio', target, partialFrom }),

  evaluate: ({ policyDocuments, interpretations }, context) =>
    judgeSet(policyDocuments, '政策文件全部读到', (document) => judge(document, interpretations, context)),
});

function judge(document: PolicyDocument, interpretations: SiteFacts['interpretations'], context: CheckContext<Thresholds>): Finding | null {
  const standing = standingOf(document, context);
  const linked = interpretationsOf(document, interpretations.items);
  if (standing === null || standing.state === 'excluded' || linked.length === 0) return null;

  const { calendar } = context;
  const { workingDays } = context.thresholds;
  const { publishedOn } = document;
  const asOf = judgedOn(context, () => (publishedOn === null ? context.window.to : addWorkingDays(publishedOn, workingDays, calendar)));
  const dates = linked.flatMap((item) => item.publishedOn ?? []).sort();
  const first = dates.find((date) => date <= asOf);
  const finding = (verdict: Verdict, reason: string, observed: number | null = null): Finding => ({
    verdict,
    subject: { url: document.url, title: document.title },
    observed,
    expected: workingDays,
    unit: '个工作日',
    reason,
    evidence: [document.evidence, ...linked.map((item) => item.evidence)].slice(0, 5),
    ...(publishedOn === null || first === undefined ? {} : workingDayTiming(publishedOn, workingDays, first, calendar)),
  });

  if (publishedOn === null) return finding('undetermined', '文件发布日期读不到，请人工核对文件和解读的发布日期');
  const undated = linked.some((item) => item.publishedOn === null);
  if (first === undefined) return undated ? finding('undetermined', '解读的发布日期读不到，请人工核对') : null;
  if (first < publishedOn) return finding('pass', `解读${spoken(first)}发布，早于文件（${spoken(publishedOn)}），算按时`, 0);

  const elapsed = workingDayNumber(publishedOn, first, calendar);
  const workings = `${explainLimit(publishedOn, workingDays, calendar)}；首篇解读${spokenWithWeekday(first)}上网${spokenCount(first, elapsed, calendar)}`;
  if (elapsed <= workingDays) return finding('pass', `${workings}，按时`, elapsed);

  const unsure = standing.state === 'unsure' ? standing.reason : null;
  const doubt = unsure ?? (undated ? '另有解读的发布日期读不到' : doubtAboutFirst(document, interpretations, (date) => date < first));
  if (doubt !== null) return finding('undetermined', `${workings}，看来超期，但${doubt}。请人工核查`, elapsed);
  return finding('fail', `${workings}，超期 ${elapsed - workingDays} 个工作日`, elapsed);
}

/** Why an earlier interpretation than the first one found may exist. */
function doubtAboutFirst(
  document: PolicyDocument,
  interpretations: SiteFacts['interpretations'],
  isEarlier: (date: string) => boolean,
): string | null {
  if (!interpretations.complete)
    return `可能有更早的解读没有读到（${interpretations.gaps.map(({ message }) => message).join('；') || '政策解读栏目没有读全'}）`;
  const possible = possibleInterpretationsOf(document, interpretations.items);
  const earlier = possible.find((item) => item.publishedOn === null || isEarlier(item.publishedOn));
  return earlier ? `${named(earlier.title)}可能是更早的解读，无法确定` : null;
}

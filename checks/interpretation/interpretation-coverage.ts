import { z } from 'zod';
import type { PolicyDocument, SiteFacts } from '../../crawler/facts/site.js';
import { judgedOn } from '../calendar/as-of.js';
import { explainLimit, spoken } from '../calendar/explain.js';
import { workingDayTiming } from '../calendar/timing.js';
import { addWorkingDays, workingDayNumber } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { doubtAboutAbsence, interpretationsOf, standingOf } from '../policy-documents.js';
import { judgeSet } from '../subjects.js';
import { named } from '../wording.js';

const thresholds = z.strictObject({
  target: z.number().min(0).max(1).default(1),
  partialFrom: z.number().min(0).max(1).default(0.6),
  /** Grace: a document younger than this is not yet due. Unit: working days, the day of publication is day 0. */
  workingDays: z.int().nonnegative().default(3),
});
type Thresholds = z.infer<typeof thresholds>;

/**
 * Policy documents in scope must have at least one interpretation. One finding per document published in the window.
 * Source: ledger items guyuan-2023/18, xixia-2023/10; the scope is worked out by `crawler/relate`.
 */
export const interpretationCoverage = defineCheck({
  id: 'interpretation-coverage',
  title: '解读覆盖率',
  topic: 'interpretation',
  rule: ({ target, workingDays }) => `检查期内应当解读的政策文件，${target * 100}%配有解读（发布后 ${workingDays} 个工作日内的不计）`,
  remedy: '为没有解读的文件补发解读，并在文件页面和解读页面之间互加链接',
  requires: ['policyDocuments', 'interpretations'],
  thresholds,
  fold: ({ target, partialFrom }) => ({ rule: 'ratio', target, partialFrom }),

  evaluate: ({ policyDocuments, interpretations }, context) =>
    judgeSet(policyDocuments, '政策文件全部读到', (document) => judge(document, interpretations, context)),
});

function judge(document: PolicyDocument, interpretations: SiteFacts['interpretations'], context: CheckContext<Thresholds>): Finding | null {
  const standing = standingOf(document, context);
  if (standing === null) return null;
  const { calendar } = context;
  const { workingDays } = context.thresholds;
  const publishedOn = document.publishedOn ?? '';
  const asOf = publishedOn ? judgedOn(context, () => addWorkingDays(publishedOn, workingDays, calendar)) : judgedOn(context);
  const linked = interpretationsOf(document, interpretations.items);
  const present = linked.filter((item) => item.publishedOn === null || item.publishedOn <= asOf);

  const firstOn = present.flatMap((item) => item.publishedOn ?? []).sort()[0] ?? null;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: document.url, title: document.title },
    observed: present.length,
    expected: 1,
    unit: '篇解读',
    reason,
    evidence: [document.evidence, ...(linked.length > 0 ? linked.map((item) => item.evidence) : interpretations.searched)].slice(0, 5),
    ...(publishedOn ? workingDayTiming(publishedOn, workingDays, firstOn, calendar) : {}),
  });

  if (standing.state === 'excluded') return finding('not-applicable', standing.reason);
  const [first] = present;
  if (first) {
    const found = `已有解读${named(first.title)}${first.publishedOn ? `，发布于${spoken(first.publishedOn)}` : ''}`;
    return publishedOn ? finding('pass', found) : finding('not-applicable', `${standing.reason}，不计入；${found}`);
  }
  if (standing.state === 'unsure') return finding('undetermined', `${standing.reason}；没有找到解读，请人工核查`);
  if (context.asOf === asOf && workingDayNumber(publishedOn, asOf, calendar) <= workingDays)
    return finding('not-due', `${explainLimit(publishedOn, workingDays, calendar)}，到${spoken(asOf)}尚未到期`);

  const doubt = doubtAboutAbsence(document, interpretations);
  if (doubt !== null) return finding('undetermined', `没有找到解读，但不能断定没有：${doubt}。请人工核查`);
  const later = linked.flatMap((item) => item.publishedOn ?? []).sort()[0];
  const missing = later ? `解读到${spoken(later)}才发布` : '政策解读栏目和文件页面都没有找到它的解读';
  return finding('fail', `文件${spoken(publishedOn)}发布，截至${spoken(asOf)}没有解读：${missing}`);
}

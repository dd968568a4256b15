import { z } from 'zod';
import { DECISION_STAGES, type DecisionItem, type SiteFacts } from '../../crawler/facts/site.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { judgeSet } from '../subjects.js';
import { doubtAbout, has, isYearOver, itemsOfYear, type Stage } from './decision-progress.js';

const NAMES: Record<Stage, string> = {
  solicitation: '征求意见公告',
  draft: '草案全文',
  explanation: '起草说明',
  interpretation: '草案解读',
  feedback: '意见采纳反馈',
  result: '决策结果',
};
/** What is published together with the solicitation. */
const WITH_SOLICITATION: readonly Stage[] = ['draft', 'explanation', 'interpretation'];

const thresholds = z.strictObject({
  required: z
    .array(z.enum(DECISION_STAGES))
    .min(1)
    .default([...DECISION_STAGES]),
});
type Thresholds = z.infer<typeof thresholds>;

/**
 * Each matter of the year's decision catalogue leads to all required stages. One finding per matter. A matter that is not decided yet
 * owes only what goes with the stages it has reached; whether it was put off, the portal does not tell.
 * Source: ledger items guyuan-2023/29, mudan-2023/19, xixia-2023/14; 国务院令第713号 articles 14 to 18 and 32.
 */
export const decisionCatalogStages = defineCheck({
  id: 'decision-catalog-stages',
  title: '决策全流程归集',
  topic: 'decisions',
  rule: ({ required }) => `决策目录的每个事项都能查到${required.map((stage) => NAMES[stage]).join('、')}`,
  remedy: '在决策目录的事项后逐项链接各环节的页面，补齐缺少的环节；延期或取消的事项在目录中说明',
  requires: ['decisionItems'],
  thresholds,
  fold: () => ({ rule: 'all' }),
  evaluate: (facts, context) => judgeSet(itemsOfYear(facts, context), '决策目录和各环节栏目全部读到', (item) => judge(item, facts, context)),
});

function judge(item: DecisionItem, facts: Pick<SiteFacts, 'decisionItems'>, context: CheckContext<Thresholds>): Finding {
  const { required } = context.thresholds;
  const missing = required.filter((stage) => !has(item, stage));
  const owed = missing.filter((stage) => has(item, 'result') || (has(item, 'solicitation') && WITH_SOLICITATION.includes(stage)));
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: item.catalogue, title: item.name },
    observed: required.length - missing.length,
    expected: required.length,
    unit: '个环节',
    reason,
    evidence: [item.evidence],
  });
  if (missing.length === 0) return finding('pass', `各环节齐全：${required.map((stage) => NAMES[stage]).join('、')}`);
  const lacking = `没有找到${missing.map((stage) => NAMES[stage]).join('、')}`;
  const doubt = doubtAbout(item, facts);
  if (owed.length === 0 && !isYearOver(context)) return finding('not-due', `${lacking}；事项尚在办理，到期前继续关注`);
  if (doubt) return finding('undetermined', `${lacking}；${doubt}，请人工核查`);
  if (owed.length === 0) return finding('undetermined', `${lacking}；没有找到决策结果，事项是否延期或取消请人工核查`);
  return finding('fail', `${has(item, 'result') ? '决策已公布' : '已公开征求意见'}，但没有找到${owed.map((stage) => NAMES[stage]).join('、')}`);
}

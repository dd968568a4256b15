import { z } from 'zod';
import type { DecisionItem, SiteFacts } from '../../crawler/facts/site.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { judgeSet } from '../subjects.js';
import { doubtAbout, has, isYearOver, itemsOfYear } from './decision-progress.js';

const thresholds = z.strictObject({
  target: z.number().min(0).max(1).default(1),
  partialFrom: z.number().min(0).max(1).default(0.6),
});

/**
 * Share of the year's catalogue matters on which the public was asked. One finding per matter; one not decided yet may still ask.
 * Source: ledger item guyuan-2023/26; 国务院令第713号 article 14.
 */
export const decisionParticipation = defineCheck({
  id: 'decision-participation',
  title: '公众参与率',
  topic: 'decisions',
  rule: ({ target }) => `决策目录事项公开征求意见或听证的比例不低于 ${Math.round(target * 100)}%`,
  remedy: '对尚未出台的事项公开征求意见；依法不公开的，在目录中说明',
  requires: ['decisionItems'],
  thresholds,
  fold: ({ target, partialFrom }) => ({ rule: 'ratio', target, partialFrom }),
  evaluate: (facts, context) => judgeSet(itemsOfYear(facts, context), '决策目录和征求意见栏目全部读到', (item) => judge(item, facts, context)),
});

function judge(item: DecisionItem, facts: Pick<SiteFacts, 'decisionItems'>, context: CheckContext<unknown>): Finding {
  const asked = [...item.stages.solicitation, ...item.stages.feedback][0];
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: item.catalogue, title: item.name },
    observed: asked ? asked.url : null,
    expected: '公开征求意见或听证',
    unit: null,
    reason,
    evidence: [item.evidence],
  });
  if (asked) return finding('pass', `已公开征求意见：${asked.url}`);
  if (!has(item, 'result') && !isYearOver(context)) return finding('not-due', '没有找到征求意见公告；决策尚未出台，未到期');
  const doubt = doubtAbout(item, facts);
  if (doubt) return finding('undetermined', `没有找到征求意见公告；${doubt}，请人工核查`);
  if (!has(item, 'result')) return finding('undetermined', '没有找到征求意见公告，也没有找到决策结果，事项是否延期或取消请人工核查');
  return finding('fail', '决策已公布，没有找到征求意见公告或听证');
}

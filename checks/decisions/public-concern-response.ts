import { z } from 'zod';
import { defineCheck } from '../check.js';
import { type Activity, columnsOf, judgeActivity } from '../periodic/column-activity.js';

const ACTIVITY: Activity = {
  name: '回应关切信息',
  columns: ['public-concern'],
  elsewhere: {
    columns: ['notices', 'news', 'policy-interpretation', 'policy-qa'],
    titles: /回应|辟谣|答疑|热点问答|答网民|网民.{0,10}(?:关切|关心|关注)|关于网传/u,
  },
  anywhere: true,
};

/**
 * The column that answers public concerns is updated in the window. One finding.
 * Source: ledger items mudan-2023/18, gaoxian-2023/32 and 33, litong-2021/2.4.
 */
export const publicConcernResponse = defineCheck({
  id: 'public-concern-response',
  title: '回应关切',
  topic: 'decisions',
  rule: ({ minItems }) => `“回应关切”栏目在检查期内更新不少于 ${minItems} 条`,
  remedy: '在“回应关切”栏目及时发布对社会关切和热点问题的回应',
  requires: ['listings'],
  thresholds: z.strictObject({ minItems: z.int().positive().default(1) }),
  columns: () => columnsOf(ACTIVITY),
  fold: () => ({ rule: 'all' }),
  evaluate: ({ listings }, context) => [judgeActivity(listings, ACTIVITY, context, context.thresholds)],
});

import { z } from 'zod';
import { monthDay } from '../calendar/month-day.js';
import { defineCheck } from '../check.js';
import { type Activity, columnsOf, judgeActivity } from '../periodic/column-activity.js';

const ACTIVITY: Activity = {
  name: '政策评价结果',
  columns: ['policy-evaluation'],
  elsewhere: {
    columns: ['notices', 'news', 'decision-catalogue', 'solicitation-feedback', 'policy-interpretation'],
    titles: /后评[估价]|(?:政策|决策|文件|规划|措施|办法|方案|条例).{0,20}(?:评[估价])|评[估价](?:报告|结果|意见)/u,
  },
  anywhere: true,
};
const thresholds = z.strictObject({
  minItems: z.int().positive().default(2),
  /** Month and day of the window's year. */
  deadline: monthDay.default('12-31'),
});

/**
 * Results of policy evaluations published in the window by the deadline. One finding. Source: ledger items mudan-2023/24 and 25.
 */
export const policyEvaluation = defineCheck({
  id: 'policy-evaluation',
  title: '政策评价',
  topic: 'decisions',
  rule: ({ minItems, deadline }) => `当年开展政策评价不少于 ${minItems} 次，结果在 ${deadline} 前公开`,
  remedy: '对执行中的政策开展评价，在“政策评价”栏目公开评价结果和运用情况；已经逾期的无法补正，下一年按期公开',
  requires: ['listings'],
  thresholds: thresholds,
  columns: () => columnsOf(ACTIVITY),
  fold: () => ({ rule: 'all' }),
  evaluate: ({ listings }, context) => {
    const { minItems, deadline } = context.thresholds;
    return [judgeActivity(listings, ACTIVITY, context, { minItems, dueOn: `${context.window.from.slice(0, 4)}-${deadline}` })];
  },
});

import { z } from 'zod';
import { defineCheck } from '../check.js';
import { type Activity, columnsOf, judgeActivity } from './column-activity.js';

const ACTIVITY: Activity = {
  name: '行政复议决定书',
  columns: ['reconsideration'],
  elsewhere: { columns: ['notices', 'enforcement'], titles: /复议(?:决定|终止|案件)/u },
  bureau: '司法局网站',
};

/**
 * Decisions on administrative reconsideration are published in the window. One finding. Towns and departments below the State Council's
 * level decide none since the reform of 2021. Source: ledger item guyuan-2023/9; 行政复议法 article 79.
 */
export const reconsiderationDecisions = defineCheck({
  id: 'reconsideration-decisions',
  title: '行政复议决定书',
  topic: 'periodic',
  rule: ({ minItems }) => `行政复议决定书在检查期内公开不少于 ${minItems} 条`,
  remedy: '在“行政复议”栏目公开当年的行政复议决定书，隐去个人信息；没有审结案件的，在栏目中说明',
  requires: ['listings'],
  thresholds: z.strictObject({ minItems: z.int().positive().default(1) }),
  appliesTo: (level) => level !== 'department' && level !== 'town',
  columns: () => columnsOf(ACTIVITY),
  fold: () => ({ rule: 'all' }),
  evaluate: ({ listings }, context) => [judgeActivity(listings, ACTIVITY, context, context.thresholds)],
});

import { z } from 'zod';
import { defineCheck } from '../check.js';
import { type Activity, columnsOf, judgeActivity } from './column-activity.js';

const SUBJECT = '政务公开|信息公开|政府网站|政务新媒体|政策解读|规范性文件|依申请公开';
const KIND = '培训|轮训|讲座|授课|业务指导|业务交流|专题辅导';
const ACTIVITY: Activity = {
  name: '政务公开业务培训',
  columns: ['training'],
  elsewhere: {
    columns: ['notices', 'news', 'key-points'],
    titles: new RegExp(`(?:${SUBJECT}).{0,40}(?:${KIND})|(?:${KIND}).{0,20}(?:${SUBJECT})`, 'u'),
  },
  anywhere: true,
  bureau: '别处，培训也不一定在网站上报道',
  ownPlatform: true,
};

/**
 * Trainings on open government reported in the window. One finding. A training need not be reported online: without a column of its own
 * its absence is for a person to judge. Source: ledger items guyuan-2023/45 and 47, mudan-2023/46 to 48, gaoxian-2023/50, litong-2021/4.2, xixia-2023/26.
 */
export const trainingCount = defineCheck({
  id: 'training-count',
  title: '业务培训',
  topic: 'periodic',
  rule: ({ minPerYear }) => `检查期内报道政务公开业务培训不少于 ${minPerYear} 次`,
  remedy: '按年度计划组织政务公开业务培训，并在网站发布培训信息',
  requires: ['listings'],
  thresholds: z.strictObject({ minPerYear: z.int().positive().default(1) }),
  columns: () => columnsOf(ACTIVITY),
  fold: () => ({ rule: 'all' }),
  evaluate: ({ listings }, context) => [judgeActivity(listings, ACTIVITY, context, { minItems: context.thresholds.minPerYear })],
});

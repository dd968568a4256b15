import { z } from 'zod';
import { defineCheck } from '../check.js';
import { type Activity, columnsOf } from './column-activity.js';
import { judgeQuarters } from './quarters.js';

const ACTIVITY: Activity = {
  name: '政府工作报告任务进展',
  columns: ['work-report-progress'],
  elsewhere: {
    columns: ['work-report', 'notices', 'key-points', 'news', 'policy-documents'],
    titles: /(?:政府工作报告|民生实事|重点工作|重点任务|目标任务|重点项目|重大项目).{0,40}(?:进展|完成|落实|推进|执行|督查|办理)/u,
  },
};

/**
 * Progress on the tasks of the government work report is published every quarter. One finding per quarter of the window.
 * Source: ledger items guyuan-2023/13, xixia-2023/7.
 */
export const quarterlyWorkReportProgress = defineCheck({
  id: 'quarterly-work-report-progress',
  title: '政府工作报告季度进展',
  topic: 'periodic',
  rule: ({ perQuarter }) => `政府工作报告重点任务的进展每季度公开不少于 ${perQuarter} 次`,
  remedy: '在“政府工作报告任务进展”栏目按季度公开重点任务和民生实事的完成情况',
  requires: ['listings'],
  thresholds: z.strictObject({ perQuarter: z.int().positive().default(1) }),
  appliesTo: (level) => level !== 'department',
  columns: () => columnsOf(ACTIVITY),
  fold: () => ({ rule: 'all' }),
  evaluate: ({ listings }, context) => judgeQuarters(listings, ACTIVITY, context, context.thresholds.perQuarter),
});

import { z } from 'zod';
import { defineCheck } from '../check.js';
import { judgeDuty } from './publication-duty.js';

/**
 * A column or package that gathers policies on one topic holds something new in the window. One finding.
 * Source: ledger items guyuan-2023/16, mudan-2023/4 and 13, gaoxian-2023/19, xixia-2023/9.
 */
export const policyTopicPackage = defineCheck({
  id: 'policy-topic-package',
  title: '政策专题/文件包',
  topic: 'documents',
  rule: ({ minItems }) => `设有政策专题或政策文件包，检查期内更新不少于 ${minItems} 条`,
  remedy: '把关注度高的政策集中到政策专题或文件包栏目，并持续更新',
  requires: ['listings'],
  thresholds: z.strictObject({ minItems: z.int().positive().default(1) }),
  columns: () => [{ id: 'policy-topics' }],
  fold: () => ({ rule: 'all' }),
  evaluate: ({ listings }, context) => [
    judgeDuty(
      listings,
      {
        what: '政策专题的信息',
        columns: ['policy-topics'],
        minItems: context.thresholds.minItems,
        elsewhere: '政策专题各地名称不一，也可能设在惠企服务平台',
      },
      context,
    ),
  ],
});

import { z } from 'zod';
import { defineCheck } from '../check.js';
import { type Activity, columnsOf, judgeActivity } from '../periodic/column-activity.js';

const ACTIVITY: Activity = {
  name: '惠民惠农补贴信息',
  columns: ['subsidies'],
  elsewhere: {
    columns: ['rural-revitalization', 'notices', 'policy-documents', 'finance'],
    titles:
      /(?:惠[民农]|强农|涉农|农机|耕地|地力|种粮|草原|生态|粮食|农业|养殖|补贴资金).{0,20}(?:补贴|补助)|(?:补贴|补助)(?:资金|对象|标准|名单|发放|政策|清单)/u,
  },
};

/**
 * Subsidies that benefit farmers and residents are published in the window. One finding.
 * Source: ledger items gaoxian-2023/3, litong-2021/1.3.
 */
export const subsidyDisclosure = defineCheck({
  id: 'subsidy-disclosure',
  title: '惠民惠农补贴',
  topic: 'finance',
  rule: ({ minItems }) => `惠民惠农补贴信息在检查期内公开不少于 ${minItems} 条`,
  remedy: '在“惠民惠农补贴”栏目公开当年的补贴政策、标准和发放情况，名单中的证件号、账号要遮盖',
  requires: ['listings'],
  thresholds: z.strictObject({ minItems: z.int().positive().default(1) }),
  columns: () => columnsOf(ACTIVITY),
  fold: () => ({ rule: 'all' }),
  evaluate: ({ listings }, context) => [judgeActivity(listings, ACTIVITY, context, context.thresholds)],
});

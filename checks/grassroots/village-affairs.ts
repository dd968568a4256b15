import { z } from 'zod';
import { defineCheck } from '../check.js';
import { type Activity, columnsOf, judgeActivity } from '../periodic/column-activity.js';

const ACTIVITY: Activity = {
  name: '村（居）务公开信息',
  columns: ['village-affairs'],
  elsewhere: { columns: ['notices', 'grassroots-directory'], titles: /村务|居务|三务公开|党务村务|[村居](?:民委员)?会.{0,20}公[开示]/u },
  bureau: '乡镇、街道的页面或“阳光村务”平台',
  ownPlatform: true,
};

/**
 * Affairs of villages and communities are published in the window. One finding. Towns often publish them on pages of their own.
 * Source: ledger items guyuan-2023/34, mudan-2023/34, xixia-2023/20.
 */
export const villageAffairs = defineCheck({
  id: 'village-affairs',
  title: '村（居）务公开',
  topic: 'grassroots',
  rule: ({ minItems }) => `“村（居）务公开”栏目在检查期内更新不少于 ${minItems} 条`,
  remedy: '设立“村（居）务公开”栏目，指导各村和社区按时公开村务、财务信息，公示中的个人信息要遮盖',
  requires: ['listings'],
  thresholds: z.strictObject({ minItems: z.int().positive().default(1) }),
  appliesTo: (level) => level === 'county' || level === 'town',
  columns: () => columnsOf(ACTIVITY),
  fold: () => ({ rule: 'all' }),
  evaluate: ({ listings }, context) => [judgeActivity(listings, ACTIVITY, context, context.thresholds)],
});

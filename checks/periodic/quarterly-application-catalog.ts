import { z } from 'zod';
import { defineCheck } from '../check.js';
import { type Activity, columnsOf } from './column-activity.js';
import { judgeQuarters } from './quarters.js';

const ACTIVITY: Activity = {
  name: '依申请公开文件目录',
  columns: ['application-catalogue'],
  elsewhere: { columns: ['application', 'notices', 'policy-documents'], titles: /依申请公开.{0,30}目录|目录.{0,10}依申请公开/u },
};

/**
 * The catalogue of documents open on application is published every quarter. One finding per quarter of the window.
 * Source: ledger item guyuan-2023/9.
 */
export const quarterlyApplicationCatalog = defineCheck({
  id: 'quarterly-application-catalog',
  title: '依申请公开目录季度公开',
  topic: 'periodic',
  rule: ({ perQuarter }) => `依申请公开文件目录每季度公开不少于 ${perQuarter} 次`,
  remedy: '在“依申请公开目录”栏目按季度公开本单位依申请公开文件的目录；当季没有的，在栏目中说明',
  requires: ['listings'],
  thresholds: z.strictObject({ perQuarter: z.int().positive().default(1) }),
  columns: () => columnsOf(ACTIVITY),
  fold: () => ({ rule: 'all' }),
  evaluate: ({ listings }, context) => judgeQuarters(listings, ACTIVITY, context, context.thresholds.perQuarter),
});

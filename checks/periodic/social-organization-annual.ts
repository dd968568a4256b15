import { z } from 'zod';
import { defineCheck } from '../check.js';
import { type Activity, columnsOf, judgeActivity, titled } from './column-activity.js';

const kind = (name: string, titles: RegExp, mayBeNone?: string): Activity => ({
  name,
  columns: ['social-organisations'],
  counts: titled(titles),
  subject: /社会组织|社会团体|社团|基金会|民办非企业|慈善组织/u,
  elsewhere: {
    columns: ['notices'],
    titles: new RegExp(`(?:社会组织|社会团体|社团|民办非企业|社会服务机构|基金会|慈善).{0,40}(?:${titles.source})|慈善组织.{0,6}认定`, 'u'),
  },
  bureau: '民政局网站',
  ...(mayBeNone ? { mayBeNone } : {}),
});
const KINDS = [
  kind('社会组织评估等级', /评估|等级|[1-5一二三四五]A/u),
  kind('社会组织年检结论', /年检|年度检查|年度工作报告|年报|年审/u),
  kind('慈善组织认定', /慈善组织|认定慈善|慈善.{0,10}(?:认定|登记|名单)/u, '当年可能没有新认定慈善组织'),
];

/**
 * Evaluation grades, conclusions of the yearly inspection and recognition of charities are each published in the window. Three findings.
 * Source: ledger items guyuan-2023/8, xixia-2023/4.
 */
export const socialOrganizationAnnual = defineCheck({
  id: 'social-organization-annual',
  title: '社会组织年度信息',
  topic: 'periodic',
  rule: ({ minItems }) => `社会组织评估等级、年检结论、慈善组织认定在检查期内各公开不少于 ${minItems} 条`,
  remedy: '在“社会组织”栏目补齐当年的评估等级、年检结论和慈善组织认定信息；当年没有的，在栏目中说明',
  requires: ['listings'],
  thresholds: z.strictObject({ minItems: z.int().positive().default(1) }),
  appliesTo: (level) => level !== 'department' && level !== 'town',
  columns: () => columnsOf(...KINDS),
  fold: () => ({ rule: 'all', whole: true }),
  evaluate: ({ listings }, context) => KINDS.map((kind) => judgeActivity(listings, kind, context, context.thresholds)),
});

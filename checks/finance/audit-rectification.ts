import { z } from 'zod';
import { defineCheck } from '../check.js';
import { type Activity, columnsOf, judgeActivity, titled } from '../periodic/column-activity.js';

const kind = (name: string, titles: RegExp): Activity => ({
  name,
  columns: ['audit'],
  counts: titled(titles),
  subject: /审计/u,
  elsewhere: {
    columns: ['notices', 'finance', 'finance-government'],
    titles: new RegExp(`审计.{0,40}(?:${titles.source})|(?:${titles.source}).{0,20}审计`, 'u'),
  },
  bureau: '审计局网站',
});
const KINDS = [
  kind('审计报告', /审计(?:工作)?(?:报告|结果|公告|情况)|(?:预算执行|财政收支|经济责任|专项).{0,30}审计/u),
  kind('审计整改结果', /整改/u),
];

/**
 * The audit report on the budget and the result of rectification are both published in the window. Two findings.
 * Source: ledger item gaoxian-2023/10; 审计法 articles 40 and 52.
 */
export const auditRectification = defineCheck({
  id: 'audit-rectification',
  title: '审计整改',
  topic: 'finance',
  rule: () => '审计报告和审计整改结果在检查期内公开',
  remedy: '在“审计公开”栏目公开当年的审计工作报告和审计查出问题的整改结果',
  requires: ['listings'],
  thresholds: z.strictObject({}),
  appliesTo: (level) => level !== 'department' && level !== 'town',
  columns: () => columnsOf(...KINDS),
  fold: () => ({ rule: 'all', whole: true }),
  evaluate: ({ listings }, context) => KINDS.map((kind) => judgeActivity(listings, kind, context, { minItems: 1 })),
});

import { z } from 'zod';
import { defineCheck } from '../check.js';
import { judgeHits } from './wording-hits.js';

/**
 * No opened page carries a mark of secrecy or of papers for internal use. Words about secrecy in running text are none. One finding per
 * page and mark. Source: 保守国家秘密法, 条例第十四条, 国办秘函〔2019〕19号 (veto); ledger item guyuan-2023/54.
 */
export const classifiedMarking = defineCheck({
  id: 'classified-marking',
  title: '涉密标志',
  topic: 'safety',
  rule: () => '公开的页面没有绝密、机密、秘密标志和“内部资料 注意保存”等字样',
  remedy: '立即撤下页面并报告保密行政管理部门，查明来源；确属可以公开的，由制发单位确认后去掉标注重新发布',
  requires: ['wordingHits'],
  thresholds: z.strictObject({}),
  fold: () => ({ rule: 'all' }),
  evaluate: ({ wordingHits }) => judgeHits(wordingHits, 'classified', '检查过的页面没有发现涉密或者内部标志（附件和图片中的文字未查）'),
});

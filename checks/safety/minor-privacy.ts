import { z } from 'zod';
import { defineCheck } from '../check.js';
import { judgeHits } from './wording-hits.js';

/**
 * No opened page has a list that ties children's names to schools, document numbers or guardians. Names alone are lawful. One finding
 * per page. Source: 个人信息保护法 art. 28, 31; ledger item guyuan-2023/55.
 */
export const minorPrivacy = defineCheck({
  id: 'minor-privacy',
  title: '未成年人信息',
  topic: 'safety',
  rule: () => '公开的页面没有把儿童姓名与学校、证件号码、监护人对应起来的名单',
  remedy: '撤下名单或者删去学校、证件号码、监护人等内容；确需公示的遮盖姓名（如张**）并设期限，期满撤下',
  requires: ['wordingHits'],
  thresholds: z.strictObject({}),
  fold: () => ({ rule: 'all' }),
  evaluate: ({ wordingHits }) => judgeHits(wordingHits, 'minor', '检查过的页面没有发现对应到学校、监护人的儿童名单（附件和图片未查）'),
});

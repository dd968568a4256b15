import { z } from 'zod';
import { defineCheck } from '../check.js';
import { judgeHits } from './wording-hits.js';

/**
 * No opened page has a wrong wording of the dictionary (config/wording.yaml and the office's own). Only what is wrong in every context
 * is a breach. One finding per page and wording. Source: 国办秘函〔2019〕19号 (serious errors of wording).
 */
export const sensitiveWording = defineCheck({
  id: 'sensitive-wording',
  title: '错敏词',
  topic: 'safety',
  rule: () => '公开的页面没有词库中的错误表述和错别字',
  remedy: '按提示改正；引用原文或者专门讨论用语的，人工确认后可以不改',
  requires: ['wordingHits'],
  thresholds: z.strictObject({}),
  fold: () => ({ rule: 'all' }),
  evaluate: ({ wordingHits }) => judgeHits(wordingHits, 'wording', '检查过的页面没有发现词库中的错误表述'),
});

import { expect, test } from 'vitest';
import { policyQaPlatform as check } from '../../../checks/interpretation/policy-qa-platform.js';
import { listing, row } from '../documents/builders.js';
import { type Circumstances, evaluate, factSet } from '../facts.js';

const column = (...args: Parameters<typeof listing> extends [string, ...infer Rest] ? Rest : never) => listing('policy-qa', ...args);
const page = (text: string) => column([], { text: text.padEnd(120, '字') });

test.each<[string, ReturnType<typeof listing>[], Circumstances, string]>([
  ['one entry', [column([row('低保怎么申请', '2023-05-01')])], {}, 'pass'],
  ['an entry of years ago', [column([row('低保怎么申请', '2019-05-01')])], {}, 'pass'],
  ['an undated entry', [column([row('低保怎么申请', null)])], {}, 'pass'],
  ['empty', [column([])], {}, 'fail'],
  ['empty, year not over', [column([])], { asOf: '2023-12-30' }, 'not-due'],
  ['two of three', [column([row('甲', null), row('乙', '2023-01-01')])], { thresholds: { minItems: 3 } }, 'fail'],
  ['two of three, cut', [column([row('甲', null), row('乙', '2023-01-01')], { state: 'cut' })], { thresholds: { minItems: 3 } }, 'undetermined'],
  ['questions on one page', [page('低保怎么申请？')], {}, 'pass'],
  ['one question of two', [page('低保怎么申请？')], { thresholds: { minItems: 2 } }, 'undetermined'],
  ['a page without questions', [page('知识库')], {}, 'undetermined'],
  ['unread', [column([], { state: 'unread' })], {}, 'undetermined'],
  ['missing: it may be a shared one', [column([], { state: 'missing' })], {}, 'undetermined'],
  ['entries of later years only', [column([row('甲', '2025-01-01')])], { asOf: '2025-06-30' }, 'undetermined'],
])('%s', (_case, listings, circumstances, verdict) => {
  expect(evaluate(check, { listings: factSet(listings) }, circumstances)).toMatchObject([{ verdict }]);
});

import { expect, test } from 'vitest';
import { policyTopicPackage as check } from '../../../checks/documents/policy-topic-package.js';
import { type Circumstances, evaluate, factSet } from '../facts.js';
import { listing, older, row } from './builders.js';

const column = (...args: Parameters<typeof listing> extends [string, ...infer Rest] ? Rest : never) => listing('policy-topics', ...args);

test.each<[string, ReturnType<typeof listing>[], Circumstances, string]>([
  ['updated', [column([row('稳经济政策第一批', '2023-01-01')])], {}, 'pass'],
  ['last updated the day before the window', [column([row('稳经济政策第一批', '2022-12-31')])], {}, 'fail'],
  ['one of two wanted', [column([row('政策甲', '2023-02-01'), older()])], { thresholds: { minItems: 2 } }, 'fail'],
  ['two of two', [column([row('政策甲', '2023-02-01'), row('政策乙', '2023-02-01')])], { thresholds: { minItems: 2 } }, 'pass'],
  ['one of two columns updated', [column([older()]), column([row('政策甲', '2023-02-01')], { url: 'https://www.example.gov.cn/2/' })], {}, 'pass'],
  ['undated', [column([row('政策甲', null)])], {}, 'undetermined'],
  ['window open', [column([older()])], { asOf: '2023-12-30' }, 'not-due'],
  ['unread', [column([], { state: 'unread' })], {}, 'undetermined'],
  ['missing: names differ too much to say so', [column([], { state: 'missing' })], {}, 'undetermined'],
  ['unknown', [column([], { state: 'unknown' })], {}, 'undetermined'],
])('%s', (_case, listings, circumstances, verdict) => {
  expect(evaluate(check, { listings: factSet(listings) }, circumstances)).toMatchObject([{ verdict }]);
});

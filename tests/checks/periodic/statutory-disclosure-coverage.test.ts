import { expect, test } from 'vitest';
import { statutoryDisclosureCoverage as check } from '../../../checks/periodic/statutory-disclosure-coverage.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate } from '../facts.js';
import { absent, listing, lists, unknown, unread } from './listing-facts.js';

const run = (given: readonly Listing[], circumstances: Circumstances = {}): Record<string, string> =>
  Object.fromEntries(evaluate(check, { listings: lists(check, given) }, circumstances).map(({ subject, verdict }) => [subject?.title, verdict]));

test.each<[string, Listing, Circumstances, string]>([
  ['with rows, however old', listing('fees', [['收费目录', '2019-01-01']]), {}, 'pass'],
  ['with text', listing('fees', [], { text: '本县没有自立收费项目' }), {}, 'pass'],
  ['with a file', listing('fees', [], { attachments: [{ url: 'https://a/1.pdf', title: '目录', type: 'pdf' }] }), {}, 'pass'],
  ['empty', listing('fees'), {}, 'fail'],
  ['unread', unread('fees'), {}, 'undetermined'],
  ['not found for certain', unknown('fees'), {}, 'undetermined'],
  ['missing', absent('fees'), {}, 'fail'],
])('column of fees: %s', (_case, given, circumstances, expected) => {
  expect(run([given], circumstances).行政事业性收费).toBe(expected);
});

test('fourteen classes; one of several columns is enough', () => {
  const found = run([listing('policy-documents', [['通知', '2023-01-01']]), listing('regulations')]);
  expect(Object.keys(found)).toHaveLength(14);
  expect(found['行政法规、规章和规范性文件']).toBe('pass');
});

test('a department owes what every body owes, and may publish elsewhere', () => {
  expect(run([listing('organisation-profile', [], { text: '职责' })], { level: 'department' })).toEqual({
    '行政法规、规章和规范性文件': 'undetermined',
    '机关职能、机构设置和负责人': 'pass',
    '财政预算、决算': 'undetermined',
  });
});

import { expect, test } from 'vitest';
import { contentMisplacement as check } from '../../../checks/platform/content-misplacement.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { evaluate, factSet, verdicts } from '../facts.js';
import { absent, listing, row } from './builders.js';

const NEWS = '副县长王某到某镇调研粮食生产';
const DOCUMENT = '某县人民政府关于促进粮食生产的实施意见';
const rows = (news: number, documents: number) => [
  ...Array.from({ length: news }, (_, n) => row(`${NEWS}${n}`)),
  ...Array.from({ length: documents }, (_, n) => row(`${DOCUMENT}${n}`)),
];

test.each<[string, Listing[], string[]]>([
  ['documents only', [listing('policy-documents', { rows: rows(0, 10) })], ['pass']],
  ['exactly the share', [listing('policy-documents', { rows: rows(2, 38) })], ['pass']],
  ['just above it', [listing('policy-documents', { rows: rows(2, 37) })], ['fail']],
  ['a single one above it', [listing('policy-documents', { rows: rows(1, 5) })], ['undetermined']],
  ['a cut list is judged by what was read', [listing('normative-documents', { state: 'cut', rows: rows(3, 3) })], ['fail']],
  ['nothing in the window', [listing('policy-documents', { rows: [row(NEWS, '2022-12-31'), row(`${NEWS}2`, '2024-01-01')] })], ['not-applicable']],
  ['undated rows do not count', [listing('policy-documents', { rows: [row(NEWS, null), row(`${NEWS}2`, null)] })], ['not-applicable']],
  ['unread', [listing('policy-documents', { state: 'unread', rows: [], trouble: '列表由脚本加载' })], ['undetermined']],
  ['the rules on one page', [listing('disclosure-rules', { state: 'unread', rows: [], text: '第一条' })], ['not-applicable']],
  ['the rules, nothing read', [listing('disclosure-rules', { state: 'unread', rows: [] })], ['undetermined']],
  ['a list of documents that shows text only', [listing('policy-documents', { state: 'unread', rows: [], text: '第一条' })], ['undetermined']],
  ['missing', [absent('policy-documents')], []],
  ['news columns are not judged', [listing('notices', { rows: rows(5, 0) })], []],
])('%s', (_case, listings, expected) => {
  expect(verdicts(evaluate(check, { listings: factSet(listings) }))).toEqual(expected);
});

test.each(['某县召开防汛工作会议的通知', '在全县推进会上的讲话', '某县2023年粮食生产统计', '《办法》解读', '全县举办活动名单公示', '某县人民政府令'])(
  '%s is no news',
  (title) => {
    const two = [row(title), row(`${title}（二）`)];
    expect(verdicts(evaluate(check, { listings: factSet([listing('policy-documents', { rows: two })]) }))).toEqual(['pass']);
  },
);

test('the share is a parameter', () => {
  const listings = factSet([listing('policy-documents', { rows: rows(5, 5) })]);
  expect(evaluate(check, { listings }, { thresholds: { maxShare: 0.5 } })).toMatchObject([{ verdict: 'pass', observed: 50, expected: 50 }]);
});

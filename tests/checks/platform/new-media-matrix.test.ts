import { expect, test } from 'vitest';
import { newMediaMatrix as check } from '../../../checks/platform/new-media-matrix.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { evaluate, factSet, verdicts } from '../facts.js';
import { absent, listing, row } from './builders.js';

test.each<[string, Listing, string, string[]]>([
  ['accounts in words', listing('new-media', { rows: [], text: '微信公众号：某县发布' }), '2023-12-31', ['pass']],
  ['accounts as rows', listing('new-media', { rows: [row('某县发布', '2019-01-01')] }), '2023-12-31', ['pass']],
  ['a page of pictures', listing('new-media', { rows: [], text: '' }), '2023-12-31', ['undetermined']],
  ['missing', absent('new-media'), '2023-12-31', ['undetermined']],
  ['posts on the last day', listing('new-media', { rows: posts('2023-12-24') }), '2023-12-31', ['pass', 'pass']],
  ['posts a day too old: the account may be newer', listing('new-media', { rows: posts('2023-12-23') }), '2023-12-31', ['pass', 'undetermined']],
])('%s', (_case, place, asOf, expected) => {
  expect(verdicts(evaluate(check, { listings: factSet([place]) }, { asOf }))).toEqual(expected);
});
function posts(newest: string) {
  return ['甲', '乙', '丙', '丁', '戊'].map((name, n) => row(`今日推送${name}`, n === 0 ? newest : '2023-05-01'));
}

import { expect, test } from 'vitest';
import { reconsiderationDecisions as check } from '../../../checks/periodic/reconsideration-decisions.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, verdicts } from '../facts.js';
import { absent, cut, listing, lists, unknown, unread } from './listing-facts.js';

const run = (given: readonly Listing[], circumstances: Circumstances = {}) =>
  verdicts(evaluate(check, { listings: lists(check, given) }, circumstances));

test.each<[string, Listing[], Circumstances, string]>([
  ['one in the window', [listing('reconsideration', [['某复决字〔2023〕1号', '2023-03-01']])], {}, 'pass'],
  ['on the first day', [listing('reconsideration', [['复议决定书', '2023-01-01']])], {}, 'pass'],
  ['on the last day', [listing('reconsideration', [['复议决定书', '2023-12-31']])], {}, 'pass'],
  ['the year before only', [listing('reconsideration', [['复议决定书', '2022-12-31']])], {}, 'fail'],
  ['after the audit date', [listing('reconsideration', [['复议决定书', '2023-06-02']])], { asOf: '2023-06-01' }, 'not-due'],
  ['two wanted, one there', [listing('reconsideration', [['复议决定书', '2023-06-02']])], { thresholds: { minItems: 2 } }, 'fail'],
  ['empty column', [listing('reconsideration')], {}, 'fail'],
  ['empty column, a day before the end', [listing('reconsideration')], { asOf: '2023-12-30' }, 'not-due'],
  ['column that holds text', [listing('reconsideration', [], { text: '复议决定书见下' })], {}, 'undetermined'],
  [
    'column that holds files',
    [listing('reconsideration', [], { attachments: [{ url: 'https://a/1.pdf', title: '1', type: 'pdf' }] })],
    {},
    'undetermined',
  ],
  ['undated row', [listing('reconsideration', [['复议决定书', null]])], {}, 'undetermined'],
  [
    'undated row besides a dated one',
    [
      listing('reconsideration', [
        ['复议决定书', null],
        ['复议决定书2', '2023-05-01'],
      ]),
    ],
    {},
    'pass',
  ],
  ['cut', [cut('reconsideration')], {}, 'undetermined'],
  ['unread', [unread('reconsideration')], {}, 'undetermined'],
  ['not found, structure not read', [unknown('reconsideration')], {}, 'undetermined'],
  ['not found, though notices were read', [unknown('reconsideration'), listing('notices')], {}, 'undetermined'],
  ['no column in a county', [absent('reconsideration')], {}, 'fail'],
  ['no column in a county, notices unread', [unread('notices')], {}, 'undetermined'],
  ['no column in a county, but a notice', [listing('notices', [['某县行政复议决定书公示', '2023-05-05']])], {}, 'pass'],
  ['no column in a county, an undated notice', [listing('notices', [['某县行政复议决定书公示', null]])], {}, 'undetermined'],
  ['empty column, an undated notice', [listing('reconsideration'), listing('notices', [['行政复议决定书公示', null]])], {}, 'undetermined'],
  ['empty column, notices unread', [listing('reconsideration'), unread('notices')], {}, 'fail'],
  ['no column in a city: perhaps the bureau’s site', [absent('reconsideration')], { level: 'city' }, 'undetermined'],
  ['empty column in a city', [listing('reconsideration')], { level: 'city' }, 'fail'],
  ['a past year, list begins later', [listing('reconsideration', [['复议决定书', '2024-02-01']])], { asOf: '2025-06-30' }, 'undetermined'],
  [
    'a past year, list reaches back',
    [
      listing('reconsideration', [
        ['a', '2024-02-01'],
        ['b', '2022-02-01'],
      ]),
    ],
    { asOf: '2025-06-30' },
    'fail',
  ],
])('%s', (_case, given, circumstances, expected) => {
  expect(run(given, circumstances)).toEqual([expected]);
});

test.each([
  ['county', true],
  ['city', true],
  ['town', false],
  ['department', false],
] as const)('%s', (level, applies) => {
  expect(check.appliesTo?.(level)).toBe(applies);
});

test('shows the row and its list', () => {
  const rows = listing('reconsideration', [['某复决字〔2023〕1号', '2023-03-01']]);
  const [finding] = evaluate(check, { listings: lists(check, [rows]) });
  expect(finding).toMatchObject({ observed: 1, expected: 1, unit: '条', subject: { url: rows.url } });
  expect(finding?.reason).toContain('2023年3月1日');
  expect(finding?.evidence[0]).toMatchObject({ url: rows.url, quote: '某复决字〔2023〕1号 2023-03-01' });
});

import { expect, test } from 'vitest';
import { topicCoverage as check } from '../../../checks/periodic/topic-coverage.js';
import type { Topics } from '../../../config/schema.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, verdicts } from '../facts.js';
import { absent, cut, listing, lists, unknown, unread } from './listing-facts.js';

const TOPICS: Topics = [
  { id: 'employment', name: '就业创业', columns: ['employment'], titles: ['就业', '招聘会'], excludes: ['课题'] },
  { id: 'housing', name: '住房保障', columns: ['housing', 'dilapidated-housing'], titles: ['公租房'], excludes: [] },
];
const run = (given: readonly Listing[], { thresholds = {}, ...rest }: Circumstances = {}) => {
  const circumstances = { thresholds: { topics: ['employment'], ...thresholds }, topics: TOPICS };
  return evaluate(check, { listings: lists(check, given, circumstances) }, { ...rest, ...circumstances });
};

test.each<[string, Listing[], Circumstances, string]>([
  ['recent, in its column, whatever the title', [listing('employment', [['一则通知', '2023-12-01']])], {}, 'pass'],
  ['six months old to the day', [listing('employment', [['通知', '2023-06-30']])], {}, 'pass'],
  ['a day older', [listing('employment', [['通知', '2023-06-29']])], {}, 'fail'],
  ['a day older, a year allowed', [listing('employment', [['通知', '2023-06-29']])], { thresholds: { maxMonths: 12 } }, 'pass'],
  ['the year before', [listing('employment', [['通知', '2022-12-31']])], { thresholds: { maxMonths: 24 } }, 'fail'],
  ['by its title among the news', [absent('employment'), listing('news', [['秋季招聘会举行', '2023-11-01']])], {}, 'pass'],
  ['by its title among documents', [absent('employment'), listing('policy-documents', [['关于促进就业的通知', '2023-11-01']])], {}, 'pass'],
  ['by its title in the column of another topic', [absent('employment'), listing('education', [['毕业生就业服务', '2023-11-01']])], {}, 'pass'],
  ['an excluded title elsewhere', [absent('employment'), listing('news', [['就业课题结项', '2023-11-01']])], {}, 'fail'],
  ['an excluded title in its own column', [listing('employment', [['就业课题结项', '2023-11-01']])], {}, 'pass'],
  ['two wanted', [listing('employment', [['通知', '2023-12-01']])], { thresholds: { minItems: 2 } }, 'fail'],
  [
    'two there',
    [
      listing('employment', [
        ['通知', '2023-02-01'],
        ['通知', '2023-12-01'],
      ]),
    ],
    { thresholds: { minItems: 2 } },
    'pass',
  ],
  ['nothing', [listing('employment')], {}, 'fail'],
  ['nothing, own column cut', [cut('employment')], {}, 'undetermined'],
  ['nothing, own column not found for certain', [unknown('employment')], {}, 'undetermined'],
  ['nothing, news unread', [listing('employment'), unread('news')], {}, 'undetermined'],
  ['nothing but an undated row', [listing('employment', [['通知', null]])], {}, 'undetermined'],
  ['nothing, an undated title elsewhere', [listing('employment'), listing('notices', [['招聘会', null]])], {}, 'undetermined'],
  ['nothing, no column, a county', [absent('employment')], {}, 'fail'],
  ['nothing, no column, a city', [absent('employment')], { level: 'city' }, 'undetermined'],
  ['nothing, no column, a department', [absent('employment')], { level: 'department' }, 'undetermined'],
  ['early in the year', [listing('employment')], { asOf: '2023-06-30' }, 'not-due'],
  ['later in the year nothing for six months', [listing('employment', [['通知', '2022-12-01']])], { asOf: '2023-07-01' }, 'fail'],
  ['later in the year, stale, list cut', [cut('employment', [['通知', '2023-01-05']])], { asOf: '2023-12-01' }, 'undetermined'],
  ['a past year, list begins later', [listing('employment', [['通知', '2024-05-01']])], { asOf: '2025-06-30' }, 'undetermined'],
])('%s', (_case, given, circumstances, expected) => {
  expect(verdicts(run(given, circumstances))).toEqual([expected]);
});

test('one finding per topic; an unknown topic is told', () => {
  const given = [listing('employment', [['通知', '2023-12-01']]), listing('housing')];
  const findings = run(given, { thresholds: { topics: ['employment', 'housing', 'no-such'] } });
  expect(verdicts(findings)).toEqual(['pass', 'fail', 'undetermined']);
  expect(findings.map(({ subject }) => subject?.title)).toEqual(['就业创业', '住房保障', 'no-such']);
});

test('no topic named', () => {
  expect(verdicts(run([], { thresholds: { topics: [] } }))).toEqual(['undetermined']);
});

test('asks for the columns of its topics only', () => {
  const ids = check.columns?.({ topics: ['housing'], minItems: 1, maxMonths: 6 }, TOPICS).map(({ id }) => id);
  expect(ids).toContain('dilapidated-housing');
  expect(ids).toContain('notices');
  expect(ids).not.toContain('employment');
});

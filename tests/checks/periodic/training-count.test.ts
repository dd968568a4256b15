import { expect, test } from 'vitest';
import { trainingCount as check } from '../../../checks/periodic/training-count.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, verdicts } from '../facts.js';
import { listing, lists, unread } from './listing-facts.js';

const run = (given: readonly Listing[], circumstances: Circumstances = {}) =>
  verdicts(evaluate(check, { listings: lists(check, given) }, circumstances));

test.each<[string, Listing[], Circumstances, string]>([
  ['in its column', [listing('training', [['某县举办培训班', '2023-03-01']])], {}, 'pass'],
  ['among the news', [listing('training'), listing('news', [['某县召开政务公开业务培训会', '2023-03-01']])], {}, 'pass'],
  ['another training', [listing('training'), listing('news', [['消防安全培训', '2023-03-01']])], {}, 'fail'],
  ['empty column, news unread', [listing('training'), unread('news')], {}, 'undetermined'],
  ['no column: it need not be reported', [], {}, 'undetermined'],
  ['two wanted', [listing('training', [['培训', '2023-03-01']])], { thresholds: { minPerYear: 2 } }, 'fail'],
  [
    'two there',
    [
      listing('training', [
        ['培训', '2023-03-01'],
        ['培训2', '2023-09-01'],
      ]),
    ],
    { thresholds: { minPerYear: 2 } },
    'pass',
  ],
  ['year not over', [listing('training')], { asOf: '2023-03-15' }, 'not-due'],
  ['undated', [listing('training', [['培训', null]])], {}, 'undetermined'],
])('%s', (_case, given, circumstances, expected) => {
  expect(run(given, circumstances)).toEqual([expected]);
});

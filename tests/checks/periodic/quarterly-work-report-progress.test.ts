import { expect, test } from 'vitest';
import { quarterlyWorkReportProgress as check } from '../../../checks/periodic/quarterly-work-report-progress.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, verdicts } from '../facts.js';
import { cut, listing, lists, unread } from './listing-facts.js';

const run = (given: readonly Listing[], circumstances: Circumstances = {}) =>
  verdicts(evaluate(check, { listings: lists(check, given) }, circumstances));

test.each<[string, Listing[], Circumstances, string[]]>([
  [
    'one each',
    [
      listing('work-report-progress', [
        ['一季度', '2023-04-10'],
        ['二季度', '2023-07-10'],
        ['三季度', '2023-10-10'],
        ['四季度', '2024-01-10'],
      ]),
    ],
    { asOf: '2024-02-15' },
    ['pass', 'pass', 'pass', 'pass'],
  ],
  [
    'within each quarter',
    [
      listing('work-report-progress', [
        ['进展', '2023-02-10'],
        ['进展', '2023-05-10'],
        ['进展', '2023-08-10'],
        ['进展', '2023-12-31'],
      ]),
    ],
    {},
    ['pass', 'pass', 'pass', 'pass'],
  ],
  [
    'on the last day for the first',
    [
      listing('work-report-progress', [
        ['进展', '2023-04-30'],
        ['进展', '2023-06-10'],
      ]),
    ],
    { asOf: '2023-07-31' },
    ['pass', 'pass', 'not-due', 'not-due'],
  ],
  [
    'a day later it is the second’s',
    [listing('work-report-progress', [['进展', '2023-05-01']])],
    { asOf: '2023-05-02' },
    ['fail', 'pass', 'not-due', 'not-due'],
  ],
  [
    'late, but it names its quarter',
    [listing('work-report-progress', [['2023年第一季度进展', '2023-05-20']])],
    { asOf: '2023-05-31' },
    ['pass', 'not-due', 'not-due', 'not-due'],
  ],
  [
    'half-yearly',
    [
      listing('work-report-progress', [
        ['上半年', '2023-07-05'],
        ['下半年', '2023-12-25'],
      ]),
    ],
    {},
    ['fail', 'pass', 'fail', 'pass'],
  ],
  ['nothing by the middle of March', [listing('work-report-progress')], { asOf: '2023-03-15' }, ['not-due', 'not-due', 'not-due', 'not-due']],
  ['nothing, on the first due day', [listing('work-report-progress')], { asOf: '2023-04-30' }, ['not-due', 'not-due', 'not-due', 'not-due']],
  ['nothing, the day after', [listing('work-report-progress')], { asOf: '2023-05-01' }, ['fail', 'not-due', 'not-due', 'not-due']],
  ['nothing, at the end of the year', [listing('work-report-progress')], {}, ['fail', 'fail', 'fail', 'not-due']],
  [
    'last year’s fourth quarter',
    [listing('work-report-progress', [['2022年第四季度', '2022-12-31']])],
    { asOf: '2023-05-01' },
    ['fail', 'not-due', 'not-due', 'not-due'],
  ],
  ['unread', [unread('work-report-progress')], { asOf: '2023-05-01' }, ['undetermined', 'not-due', 'not-due', 'not-due']],
  ['cut', [cut('work-report-progress', [['进展', '2023-04-10']])], { asOf: '2023-08-01' }, ['pass', 'undetermined', 'not-due', 'not-due']],
  ['undated', [listing('work-report-progress', [['进展', null]])], { asOf: '2023-05-01' }, ['undetermined', 'not-due', 'not-due', 'not-due']],
  [
    'a page without a list',
    [listing('work-report-progress', [], { text: '各项任务' })],
    { asOf: '2023-05-01' },
    ['undetermined', 'not-due', 'not-due', 'not-due'],
  ],
  ['no column in a county', [], { asOf: '2023-05-01' }, ['fail', 'not-due', 'not-due', 'not-due']],
  ['no column on a town’s site', [], { asOf: '2023-05-01', level: 'town' }, ['undetermined', 'not-due', 'not-due', 'not-due']],
  [
    'two a quarter',
    [
      listing('work-report-progress', [
        ['进展', '2023-02-10'],
        ['进展', '2023-03-10'],
      ]),
    ],
    { asOf: '2023-05-01', thresholds: { perQuarter: 2 } },
    ['pass', 'not-due', 'not-due', 'not-due'],
  ],
  [
    'two wanted, one there',
    [listing('work-report-progress', [['进展', '2023-02-10']])],
    { asOf: '2023-05-01', thresholds: { perQuarter: 2 } },
    ['fail', 'not-due', 'not-due', 'not-due'],
  ],
  [
    'a past year, list begins in its summer',
    [
      listing('work-report-progress', [
        ['进展', '2023-08-10'],
        ['进展', '2023-11-10'],
      ]),
    ],
    { asOf: '2025-06-30' },
    ['undetermined', 'undetermined', 'pass', 'pass'],
  ],
  [
    'a past year, list begins in its February',
    [
      listing('work-report-progress', [
        ['进展', '2023-02-10'],
        ['进展', '2023-08-10'],
      ]),
    ],
    { asOf: '2025-06-30' },
    ['pass', 'fail', 'pass', 'fail'],
  ],
])('%s', (_case, given, circumstances, expected) => {
  expect(run(given, circumstances)).toEqual(expected);
});

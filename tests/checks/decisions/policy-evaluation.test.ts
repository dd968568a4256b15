import { expect, test } from 'vitest';
import { policyEvaluation as check } from '../../../checks/decisions/policy-evaluation.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, verdicts } from '../facts.js';
import { listing, lists, unread } from '../periodic/listing-facts.js';

const run = (given: readonly Listing[], circumstances: Circumstances = {}) =>
  verdicts(evaluate(check, { listings: lists(check, given) }, circumstances));

test.each<[string, Listing[], Circumstances, string]>([
  [
    'two in time',
    [
      listing('policy-evaluation', [
        ['甲政策评估报告', '2023-03-01'],
        ['乙政策评估报告', '2023-12-31'],
      ]),
    ],
    {},
    'pass',
  ],
  ['one', [listing('policy-evaluation', [['甲政策评估报告', '2023-03-01']])], {}, 'fail'],
  ['one, a day before', [listing('policy-evaluation', [['甲政策评估报告', '2023-03-01']])], { asOf: '2023-12-30' }, 'not-due'],
  [
    'one, the year after, list begins within the year',
    [listing('policy-evaluation', [['甲政策评估报告', '2023-03-01']])],
    { asOf: '2024-01-15' },
    'undetermined',
  ],
  ['one, on an earlier deadline', [listing('policy-evaluation')], { asOf: '2023-11-30', thresholds: { deadline: '11-30' } }, 'not-due'],
  ['one, the day after it', [listing('policy-evaluation')], { asOf: '2023-12-01', thresholds: { deadline: '11-30' } }, 'fail'],
  ['one wanted', [listing('policy-evaluation', [['甲政策评估报告', '2023-03-01']])], { thresholds: { minItems: 1 } }, 'pass'],
  [
    'the second after the deadline',
    [
      listing('policy-evaluation', [
        ['甲', '2023-03-01'],
        ['乙', '2023-12-01'],
      ]),
    ],
    { thresholds: { deadline: '11-30' } },
    'fail',
  ],
  [
    'the second on the deadline',
    [
      listing('policy-evaluation', [
        ['甲', '2023-03-01'],
        ['乙', '2023-11-30'],
      ]),
    ],
    { thresholds: { deadline: '11-30' } },
    'pass',
  ],
  [
    'one in the news',
    [listing('policy-evaluation', [['甲', '2023-03-01']]), listing('news', [['某政策实施效果评估结果', '2023-05-01']])],
    {},
    'pass',
  ],
  ['news unread', [listing('policy-evaluation'), unread('news')], { asOf: '2024-01-15' }, 'undetermined'],
  [
    'undated',
    [
      listing('policy-evaluation', [
        ['甲', null],
        ['乙', '2023-05-01'],
      ]),
    ],
    { asOf: '2024-01-15' },
    'undetermined',
  ],
  ['no column in a county', [], { asOf: '2024-01-15' }, 'fail'],
  ['no column on a department’s site', [], { asOf: '2024-01-15', level: 'department' }, 'undetermined'],
])('%s', (_case, given, circumstances, expected) => {
  expect(run(given, circumstances)).toEqual([expected]);
});

import { expect, test } from 'vitest';
import { doubleRandom as check } from '../../../checks/periodic/double-random.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, verdicts } from '../facts.js';
import { listing, lists, unread } from './listing-facts.js';

const run = (given: readonly Listing[], circumstances: Circumstances = {}) =>
  verdicts(evaluate(check, { listings: lists(check, given) }, circumstances));

test.each<[string, Listing[], Circumstances, string[]]>([
  [
    'all three',
    [
      listing('double-random', [
        ['随机抽查事项清单', '2023-03-01'],
        ['抽查结果公示', '2023-05-01'],
      ]),
      listing('penalties', [['某市监罚〔2023〕1号', '2023-06-01']]),
    ],
    {},
    ['pass', 'pass', 'pass'],
  ],
  [
    'no penalties though the column is there',
    [
      listing('double-random', [
        ['抽查事项清单', '2023-03-01'],
        ['抽查结果', '2023-05-01'],
      ]),
      listing('penalties'),
    ],
    {},
    ['pass', 'pass', 'fail'],
  ],
  [
    'no column of penalties: perhaps another platform',
    [
      listing('double-random', [
        ['抽查事项清单', '2023-03-01'],
        ['抽查结果', '2023-05-01'],
      ]),
    ],
    {},
    ['pass', 'pass', 'undetermined'],
  ],
  [
    'samples of food tested are no results of inspections at random',
    [
      listing('double-random', [['抽查事项清单', '2023-03-01']]),
      listing('food-and-drug', [['食品安全监督抽检情况通报', '2023-05-01']]),
      listing('penalties'),
    ],
    {},
    ['pass', 'fail', 'fail'],
  ],
  [
    'results of inspections in another column',
    [
      listing('double-random', [['抽查事项清单', '2023-03-01']]),
      listing('product-quality', [['产品质量监督抽查结果通报', '2023-05-01']]),
      listing('penalties'),
    ],
    {},
    ['pass', 'pass', 'fail'],
  ],
  [
    'list of an earlier year',
    [
      listing('double-random', [
        ['抽查事项清单', '2021-03-01'],
        ['抽查结果', '2023-05-01'],
      ]),
      listing('penalties'),
    ],
    {},
    ['undetermined', 'pass', 'fail'],
  ],
  [
    'no list, older rows not read',
    [listing('double-random', [['抽查结果', '2022-05-01']]), listing('penalties')],
    {},
    ['undetermined', 'fail', 'fail'],
  ],
  ['no list, column read to its end', [listing('double-random', [['抽查结果', '2023-05-01']]), listing('penalties')], {}, ['fail', 'pass', 'fail']],
  ['unread', [unread('double-random'), unread('penalties')], {}, ['undetermined', 'undetermined', 'undetermined']],
  ['year not over', [listing('double-random'), listing('penalties')], { asOf: '2023-06-30' }, ['not-due', 'not-due', 'not-due']],
  [
    'undated',
    [listing('double-random', [['抽查事项清单', null]]), listing('penalties', [['罚〔2023〕1号', null]])],
    {},
    ['undetermined', 'fail', 'undetermined'],
  ],
])('%s', (_case, given, circumstances, expected) => {
  expect(run(given, circumstances)).toEqual(expected);
});

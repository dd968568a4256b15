import { expect, test } from 'vitest';
import { quarterlyApplicationCatalog as check } from '../../../checks/periodic/quarterly-application-catalog.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, verdicts } from '../facts.js';
import { cut, listing, lists, unread } from './listing-facts.js';

const run = (given: readonly Listing[], circumstances: Circumstances = {}) =>
  verdicts(evaluate(check, { listings: lists(check, given) }, circumstances));

test.each<[string, Listing[], Circumstances, string[]]>([
  [
    'one each',
    [
      listing('application-catalogue', [
        ['一季度', '2023-03-10'],
        ['二季度', '2023-06-10'],
        ['三季度', '2023-09-10'],
        ['四季度', '2023-12-10'],
      ]),
    ],
    {},
    ['pass', 'pass', 'pass', 'pass'],
  ],
  [
    'among notices',
    [listing('notices', [['2023年第一季度依申请公开文件目录', '2023-04-05']])],
    { asOf: '2023-05-01' },
    ['pass', 'not-due', 'not-due', 'not-due'],
  ],
  ['another notice', [listing('notices', [['停水通知', '2023-04-05']])], { asOf: '2023-05-01' }, ['fail', 'not-due', 'not-due', 'not-due']],
  ['on the first due day', [listing('application-catalogue')], { asOf: '2023-04-30' }, ['not-due', 'not-due', 'not-due', 'not-due']],
  ['cut', [cut('application-catalogue')], { asOf: '2023-05-01' }, ['undetermined', 'not-due', 'not-due', 'not-due']],
  ['unread', [unread('application-catalogue')], { asOf: '2023-08-01' }, ['undetermined', 'undetermined', 'not-due', 'not-due']],
])('%s', (_case, given, circumstances, expected) => {
  expect(run(given, circumstances)).toEqual(expected);
});

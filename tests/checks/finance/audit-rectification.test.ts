import { expect, test } from 'vitest';
import { auditRectification as check } from '../../../checks/finance/audit-rectification.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, verdicts } from '../facts.js';
import { listing, lists, unread } from '../periodic/listing-facts.js';

const run = (given: readonly Listing[], circumstances: Circumstances = {}) =>
  verdicts(evaluate(check, { listings: lists(check, given) }, circumstances));

test.each<[string, Listing[], Circumstances, string[]]>([
  [
    'both',
    [
      listing('audit', [
        ['2022年度预算执行审计工作报告', '2023-08-01'],
        ['审计查出问题整改情况', '2023-12-20'],
      ]),
    ],
    {},
    ['pass', 'pass'],
  ],
  ['no rectification', [listing('audit', [['2022年度预算执行审计工作报告', '2023-08-01']])], {}, ['pass', 'fail']],
  [
    'rectification last year',
    [
      listing('audit', [
        ['审计报告', '2023-08-01'],
        ['整改情况', '2022-12-31'],
      ]),
    ],
    {},
    ['pass', 'fail'],
  ],
  [
    'undated',
    [
      listing('audit', [
        ['审计报告', '2023-08-01'],
        ['整改情况', null],
      ]),
    ],
    {},
    ['pass', 'undetermined'],
  ],
  ['a title that tells nothing', [listing('audit', [['某县审计局公告（2023年第3号）', '2023-08-01']])], {}, ['undetermined', 'undetermined']],
  ['unread', [unread('audit')], {}, ['undetermined', 'undetermined']],
  ['year not over', [listing('audit')], { asOf: '2023-09-01' }, ['not-due', 'not-due']],
  ['no column in a county', [], {}, ['fail', 'fail']],
  ['no column in a city: the audit bureau has a site', [], { level: 'city' }, ['undetermined', 'undetermined']],
])('%s', (_case, given, circumstances, expected) => {
  expect(run(given, circumstances)).toEqual(expected);
});

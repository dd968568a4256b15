import { expect, test } from 'vitest';
import { socialOrganizationAnnual as check } from '../../../checks/periodic/social-organization-annual.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, verdicts } from '../facts.js';
import { listing, lists, unread } from './listing-facts.js';

const run = (given: readonly Listing[], circumstances: Circumstances = {}) =>
  verdicts(evaluate(check, { listings: lists(check, given) }, circumstances));

test.each<[string, Listing[], Circumstances, string[]]>([
  [
    'all three',
    [
      listing('social-organisations', [
        ['2023年社会组织等级评估结果', '2023-03-01'],
        ['2022年度社会组织年检结论', '2023-07-01'],
        ['认定慈善组织公告', '2023-08-01'],
      ]),
    ],
    {},
    ['pass', 'pass', 'pass'],
  ],
  [
    'no inspection',
    [
      listing('social-organisations', [
        ['等级评估结果', '2023-03-01'],
        ['慈善组织认定', '2023-03-01'],
      ]),
    ],
    {},
    ['pass', 'fail', 'pass'],
  ],
  [
    'inspection among notices, though the column is there',
    [listing('social-organisations'), listing('notices', [['社会组织年检结果公告', '2023-03-01']])],
    {},
    ['fail', 'pass', 'undetermined'],
  ],
  [
    'no charity: there may be none',
    [listing('social-organisations', [['登记公告：某协会成立', '2023-03-01']])],
    {},
    ['fail', 'fail', 'undetermined'],
  ],
  [
    'a title that tells nothing',
    [listing('social-organisations', [['某县民政局公告（第3号）', '2023-03-01']])],
    {},
    ['undetermined', 'undetermined', 'undetermined'],
  ],
  [
    'a title that tells nothing, of another year',
    [listing('social-organisations', [['某县民政局公告（第3号）', '2021-03-01']])],
    {},
    ['fail', 'fail', 'undetermined'],
  ],
  ['unread', [unread('social-organisations')], {}, ['undetermined', 'undetermined', 'undetermined']],
  ['no column in a county', [], {}, ['fail', 'fail', 'undetermined']],
  ['no column in a city', [], { level: 'city' }, ['undetermined', 'undetermined', 'undetermined']],
  ['year not over', [listing('social-organisations')], { asOf: '2023-09-01' }, ['not-due', 'not-due', 'not-due']],
])('%s', (_case, given, circumstances, expected) => {
  expect(run(given, circumstances)).toEqual(expected);
});

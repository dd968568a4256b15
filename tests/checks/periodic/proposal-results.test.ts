import { expect, test } from 'vitest';
import { proposalResults as check } from '../../../checks/periodic/proposal-results.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, verdicts } from '../facts.js';
import { listing, lists, unread } from './listing-facts.js';

const run = (given: readonly Listing[], circumstances: Circumstances = {}) =>
  verdicts(evaluate(check, { listings: lists(check, given) }, circumstances));

test.each<[string, Listing[], Circumstances, string[]]>([
  [
    'both',
    [
      listing('proposals', [
        ['对县人大三次会议第12号建议的答复', '2023-08-01'],
        ['对政协二次会议第5号提案的答复', '2023-09-01'],
      ]),
    ],
    {},
    ['pass', 'pass'],
  ],
  ['one for both', [listing('proposals', [['2023年建议提案办理情况', '2023-08-01']])], {}, ['pass', 'pass']],
  ['only deputies', [listing('proposals', [['对县人大三次会议第12号建议的答复', '2023-08-01']])], {}, ['pass', 'undetermined']],
  ['only deputies, nothing that could be the other', [listing('proposals', [['人大代表视察建议落实', '2023-08-01']])], {}, ['pass', 'fail']],
  ['an answer to either', [listing('proposals', [['关于加强养老服务的答复', '2023-08-01']])], {}, ['undetermined', 'undetermined']],
  ['a column made for one', [listing('proposals', [['关于加强养老服务的答复', '2023-08-01']], { name: '政协提案' })], {}, ['undetermined', 'pass']],
  [
    'an answer to deputies in a column named after both',
    [listing('proposals', [['对某县人大代表建议第12号的答复', '2023-08-01']], { name: '建议提案办理' })],
    {},
    ['pass', 'undetermined'],
  ],
  ['last year', [listing('proposals', [['2022年建议提案办理情况', '2022-12-31']])], {}, ['fail', 'fail']],
  ['unread', [unread('proposals')], {}, ['undetermined', 'undetermined']],
  ['undated', [listing('proposals', [['建议提案办理情况', null]])], {}, ['undetermined', 'undetermined']],
  ['year not over', [listing('proposals')], { asOf: '2023-06-30' }, ['not-due', 'not-due']],
  ['no column on a department’s site', [], { level: 'department' }, ['undetermined', 'undetermined']],
])('%s', (_case, given, circumstances, expected) => {
  expect(run(given, circumstances)).toEqual(expected);
});

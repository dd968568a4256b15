import { expect, test } from 'vitest';
import { subsidyDisclosure as check } from '../../../checks/finance/subsidy-disclosure.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, verdicts } from '../facts.js';
import { absent, listing, lists, unread } from '../periodic/listing-facts.js';

const run = (given: readonly Listing[], circumstances: Circumstances = {}) =>
  verdicts(evaluate(check, { listings: lists(check, given) }, circumstances));

test.each<[string, Listing[], Circumstances, string]>([
  ['in its column', [listing('subsidies', [['耕地地力保护补贴公示', '2023-03-01']])], {}, 'pass'],
  ['among notices', [listing('notices', [['2023年农机购置补贴资金公示', '2023-03-01']])], {}, 'pass'],
  ['another notice', [listing('notices', [['停水通知', '2023-03-01']])], {}, 'fail'],
  ['last year only', [listing('subsidies', [['补贴公示', '2022-12-31']])], {}, 'fail'],
  ['year not over', [listing('subsidies', [['补贴公示', '2022-12-31']])], { asOf: '2023-06-30' }, 'not-due'],
  ['column unread', [unread('subsidies')], {}, 'undetermined'],
  ['undated', [listing('subsidies', [['补贴公示', null]])], {}, 'undetermined'],
  ['a town without the column', [absent('subsidies')], { level: 'town' }, 'undetermined'],
])('%s', (_case, given, circumstances, expected) => {
  expect(run(given, circumstances)).toEqual([expected]);
});

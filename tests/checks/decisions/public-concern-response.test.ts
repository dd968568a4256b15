import { expect, test } from 'vitest';
import { publicConcernResponse as check } from '../../../checks/decisions/public-concern-response.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, verdicts } from '../facts.js';
import { listing, lists, unknown, unread } from '../periodic/listing-facts.js';

const run = (given: readonly Listing[], circumstances: Circumstances = {}) =>
  verdicts(evaluate(check, { listings: lists(check, given) }, circumstances));

test.each<[string, Listing[], Circumstances, string]>([
  ['updated', [listing('public-concern', [['关于停水的回应', '2023-03-01']])], {}, 'pass'],
  ['not updated', [listing('public-concern', [['关于停水的回应', '2022-03-01']])], {}, 'fail'],
  ['not updated, but an answer in the news', [listing('public-concern'), listing('news', [['县水务局回应停水问题', '2023-03-01']])], {}, 'pass'],
  ['not updated, news unread', [listing('public-concern'), unread('news')], {}, 'undetermined'],
  ['column not found for certain', [unknown('public-concern')], {}, 'undetermined'],
  ['no such column', [], {}, 'fail'],
  ['no such column on a department’s site', [], { level: 'department' }, 'undetermined'],
  ['year not over', [listing('public-concern')], { asOf: '2023-12-30' }, 'not-due'],
  ['undated', [listing('public-concern', [['回应', null]])], {}, 'undetermined'],
])('%s', (_case, given, circumstances, expected) => {
  expect(run(given, circumstances)).toEqual([expected]);
});

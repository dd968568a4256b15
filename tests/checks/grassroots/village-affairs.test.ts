import { expect, test } from 'vitest';
import { villageAffairs as check } from '../../../checks/grassroots/village-affairs.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, verdicts } from '../facts.js';
import { listing, lists, unread } from '../periodic/listing-facts.js';

const run = (given: readonly Listing[], circumstances: Circumstances = {}) =>
  verdicts(evaluate(check, { listings: lists(check, given) }, circumstances));

test.each<[string, Listing[], Circumstances, string]>([
  ['updated', [listing('village-affairs', [['某村一季度财务公开', '2023-04-10']])], {}, 'pass'],
  ['not updated', [listing('village-affairs', [['某村财务公开', '2022-04-10']])], {}, 'fail'],
  ['no column: towns or a platform may have it', [], {}, 'undetermined'],
  ['no column, among notices', [listing('notices', [['某镇村务公开', '2023-04-10']])], {}, 'pass'],
  ['unread', [unread('village-affairs')], {}, 'undetermined'],
  ['undated', [listing('village-affairs', [['村务', null]])], {}, 'undetermined'],
  ['year not over', [listing('village-affairs')], { asOf: '2023-11-30' }, 'not-due'],
  ['a town whose column stands still', [listing('village-affairs', [['村务', '2021-01-01']])], { level: 'town' }, 'fail'],
])('%s', (_case, given, circumstances, expected) => {
  expect(run(given, circumstances)).toEqual([expected]);
});

test('counties and towns', () => {
  expect((['province', 'city', 'county', 'town', 'department'] as const).filter((level) => check.appliesTo?.(level))).toEqual(['county', 'town']);
});

import { expect, test } from 'vitest';
import { publications } from '../../checks/publications.js';
import type { Listing } from '../../crawler/facts/publication.js';
import { factSet } from './facts.js';
import { absent, cut, listing, unknown, unread } from './periodic/listing-facts.js';

const YEAR = { from: '2023-01-01', to: '2023-12-31' };
const IN_TIME = { asOf: '2023-12-31', window: YEAR };
const LATER = { asOf: '2025-06-30', window: YEAR };
const A = listing('a', [
  ['甲', '2023-05-01'],
  ['乙', '2022-05-01'],
]); // prettier-ignore
const look = (given: Listing[], columns: string[], time = IN_TIME, rest: { atAnyTime?: boolean; from?: string } = {}) =>
  publications(factSet(given), { columns, ...YEAR, ...rest }, time);

test.each<[string, Listing[], boolean]>([
  ['both read', [A, listing('b')], true],
  ['one missing', [A, absent('b')], true],
  ['both missing', [absent('a'), absent('b')], true],
  ['one unknown', [A, unknown('b')], false],
  ['one unread', [A, unread('b')], false],
  ['one cut', [A, cut('b')], false],
  ['one never looked for', [A], false],
  ['one of two namesakes unread', [A, unread('a'), listing('b')], false],
  ['an undated row', [listing('a', [['甲', null]]), listing('b')], false],
])('two columns, %s', (_case, given, certain) => {
  const seen = look(given, ['a', 'b']);
  expect(seen.certain).toBe(certain);
  expect(seen.troubles.length > 0).toBe(!certain);
});

test.each<[string, Listing, typeof IN_TIME, boolean]>([
  ['a past year, the list begins before it', A, LATER, true],
  ['a past year, the list begins within it', listing('a', [['甲', '2023-05-01']]), LATER, false],
  ['a past year, the list begins on its first day', listing('a', [['甲', '2023-01-01']]), LATER, true],
  ['a past year, an empty list', listing('a'), LATER, true],
  ['the current year, the list begins within it', listing('a', [['甲', '2023-05-01']]), IN_TIME, true],
])('%s', (_case, given, time, certain) => {
  expect(look([given], ['a'], time).certain).toBe(certain);
});

test('what counts at any time counts without a date, and before the window', () => {
  const given = [
    listing('a', [
      ['甲', null],
      ['乙', '2019-05-01'],
    ]),
  ]; // prettier-ignore
  const seen = look(given, ['a'], IN_TIME, { atAnyTime: true });
  expect(seen.found.map(({ row }) => row.title)).toEqual(['乙', '甲']);
  expect(seen.certain).toBe(true);
});

test('an address in two columns counts once', () => {
  expect(look([A, { ...A, column: 'b' }], ['a', 'b']).found).toHaveLength(1);
});

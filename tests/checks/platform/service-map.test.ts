import { expect, test } from 'vitest';
import { serviceMap as check } from '../../../checks/platform/service-map.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { evaluate, factSet, linkCheck, verdicts } from '../facts.js';
import { absent, listing, unopened } from './builders.js';

const DEAD = { outcome: 'dead', status: 404, reason: '404', confirmed: true } as const;
const linkTo = (column: string, rest = {}) => linkCheck({ url: `https://www.example.gov.cn/${column}/`, ...rest });

test.each<[string, Listing, string]>([
  ['opens', listing('service-map', { state: 'unread', rows: [] }), 'pass'],
  ['missing: may be a picture', absent('service-map'), 'undetermined'],
  ['not opened', unopened('service-map'), 'undetermined'],
])('%s', (_case, place, expected) => {
  expect(verdicts(evaluate(check, { listings: factSet([place]) }))).toEqual([expected]);
});

test('a dead link is a breach', () => {
  const facts = { listings: factSet([unopened('service-map')]), linkChecks: factSet([linkTo('service-map', DEAD)]) };
  expect(verdicts(evaluate(check, facts))).toEqual(['fail']);
});

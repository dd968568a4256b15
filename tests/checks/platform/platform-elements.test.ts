import { expect, test } from 'vitest';
import { platformElements as check } from '../../../checks/platform/platform-elements.js';
import type { Level } from '../../../config/schema.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { evaluate, factSet, linkCheck, verdicts } from '../facts.js';
import { absent, listing, unopened } from './builders.js';

const DEAD = { outcome: 'dead', status: 404, reason: '404', confirmed: true } as const;
const linkTo = (column: string, rest = {}) => linkCheck({ url: `https://www.example.gov.cn/${column}/`, ...rest });

const ELEMENTS = ['disclosure-guide', 'disclosure-rules', 'statutory-content', 'annual-report', 'application'];
test.each<[string, Listing, Level, Parameters<typeof linkTo>[1] | null, string]>([
  ['exists and has rows', listing('application'), 'county', null, 'pass'],
  ['a page of words', listing('application', { state: 'unread', rows: [], text: '申请须知' }), 'county', null, 'pass'],
  ['a page that opened without a list', listing('application', { state: 'unread', rows: [], trouble: '列表没有识别出来' }), 'county', null, 'pass'],
  ['missing', absent('application'), 'county', null, 'fail'],
  ['missing on a department: maybe on the government portal', absent('application'), 'department', null, 'undetermined'],
  ['not found, structure unread', absent('application', 'unknown'), 'county', null, 'undetermined'],
  ['on another platform, not opened', unopened('application', '指向站外平台，没有打开'), 'county', null, 'undetermined'],
  ['on another platform, link alive', unopened('application', '指向站外平台，没有打开'), 'county', {}, 'pass'],
  ['dead twice', unopened('application'), 'county', DEAD, 'fail'],
  ['dead once', unopened('application'), 'county', { ...DEAD, confirmed: false }, 'undetermined'],
  ['dead on another site', unopened('application'), 'county', { ...DEAD, internal: false }, 'undetermined'],
])('%s', (_case, last, level, link, expected) => {
  const facts = {
    listings: factSet([...ELEMENTS.slice(0, 4).map((id) => listing(id)), last]),
    linkChecks: factSet(link === null ? [] : [linkTo('application', link)]),
  };
  expect(verdicts(evaluate(check, facts, { level }))).toEqual(['pass', 'pass', 'pass', 'pass', expected]);
});

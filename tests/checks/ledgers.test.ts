import { describe, expect, test } from 'vitest';
import { CHECKS, findCheck } from '../../checks/registry.js';
import { STATUSES } from '../../checks/results.js';
import { judgeSite } from '../../checks/run.js';
import { listProfiles, loadProfile, loadTaxonomy, loadTopics } from '../../config/load.js';
import { LEVELS, type Level, type Profile } from '../../config/schema.js';
import type { Listing } from '../../crawler/facts/publication.js';
import type { SiteFacts } from '../../crawler/facts/site.js';
import { calendar, factSet, home, portal, siteFacts } from './facts.js';
import { absent, unread } from './periodic/listing-facts.js';

/** The bundled ledgers, item by item. */
const profiles = listProfiles(null).map((id) => loadProfile(id, null));
const ledgers = profiles.filter(({ year }) => year !== null);
const topics = loadTopics(null);
const columns = loadTaxonomy().columns.map(({ id }) => id);
const crawl = { pages: 1, rendered: 0, notModified: 0, failed: 0, bytes: 1000, durationMs: 1, complete: true };

/** A portal that was read in full and has nothing; and one of which nothing could be read. */
const EMPTY: Partial<SiteFacts> = { listings: factSet(columns.map(absent)), home: factSet([home({ newestOn: '2023-01-02' })]) };
const nothing = { items: [], complete: false, gaps: [{ code: 'timeout' as const, message: '没有读到', url: null }], searched: [] };
const UNREAD = Object.fromEntries(
  Object.keys(siteFacts())
    .filter((name) => name !== 'portal')
    .map((name) => [name, nothing]),
);
const unopened = (column: string): Listing => {
  const listing = unread(column);
  return { ...listing, evidence: { ...listing.evidence, capturedAt: null } };
};
const PORTALS: Record<string, Partial<SiteFacts>> = {
  'an empty portal': EMPTY,
  'a portal that could not be read': { ...UNREAD, listings: factSet(columns.map(unopened), { complete: false }) },
};

const rowsOf = (profile: Profile, facts: Partial<SiteFacts>, level: Level, asOf: string) =>
  judgeSite({ facts: siteFacts({ ...facts, portal: portal(level) }), profiles: [profile], asOf, calendar, topics, crawl }).ledger;

test('every ledger item is carried', () => {
  expect(Object.fromEntries(ledgers.map(({ id, items }) => [id, items.length]))).toEqual({
    'gaoxian-2023': 52,
    'guyuan-2023': 57,
    'litong-2021': 17,
    'mudan-2023': 50,
    'xixia-2023': 30,
  });
});

test.each([
  ['document-library-query', { facets: [] }],
  ['open-day', { month: null, phases: ['report'] }],
  ['grassroots-directory', { domains: 31 }],
  ['grassroots-directory', { domains: 32 }],
  ['document-cleanup-published', { deadline: null }],
])('%s takes %j as the ledgers write it', (id, thresholds) => {
  expect(findCheck(id)?.thresholds.safeParse(thresholds).success).toBe(true);
});

test('every check is asked by some profile', () => {
  const asked = new Set(profiles.flatMap(({ items }) => items.flatMap(({ indicators }) => indicators.map(({ id }) => id))));
  expect(CHECKS.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([]);
});

describe.each(Object.entries(PORTALS))('%s', (_name, facts) => {
  describe.each(profiles.map((profile) => [profile.id, profile] as const))('%s', (_id, profile) => {
    test.each(LEVELS)('every item has a status and a progress on the site of a %s', (level) => {
      const rows = rowsOf(profile, facts, level, `${profile.year ?? 2023}-12-31`);
      expect(rows.map(({ item }) => item)).toEqual(profile.items.map(({ item }) => item));
      for (const [nth, { item, status, progress }] of rows.entries()) {
        expect(STATUSES, item).toContain(status);
        expect(progress, item).toMatch(/\p{Script=Han}/u);
        const isOutside = profile.items[nth]?.levels?.includes(level) === false;
        if (isOutside) expect({ item, status, progress }).toEqual({ item, status: 'not-applicable', progress: '本条不适用于该层级的单位' });
      }
    });
  });
});

test('a portal that could not be read is accused of nothing', () => {
  const facts = PORTALS['a portal that could not be read'] ?? {};
  const accused = profiles.flatMap((profile) =>
    LEVELS.flatMap((level) =>
      rowsOf(profile, facts, level, `${profile.year ?? 2023}-12-31`).filter(({ status }) => /fail|partial|pass/.test(status)),
    ),
  );
  expect(accused).toEqual([]);
});

describe('guyuan-2023 through its year', () => {
  const guyuan = loadProfile('guyuan-2023', null);
  const itemsWith = (status: string, asOf: string): string[] =>
    rowsOf(guyuan, EMPTY, 'county', asOf).flatMap((row) => (row.status === status ? row.item : []));

  // What is missing is what the year asks for. The rest is asked at any time, or speaks of documents and letters that are not there.
  const OF_THE_YEAR = '1 2 3 4 5 6 7 8 9 11 12 13 14 16 17 21 22 23 24 25 33 34 39 42 43 44 45 46 47 49 50 51 56 57'.split(' ');

  test('in March the calendar has most of it still to come', () => {
    expect(itemsWith('not-due', '2023-03-15')).toEqual(OF_THE_YEAR);
  });

  test('the catalogue of decisions is due by the end of March', () => {
    expect(itemsWith('not-due', '2023-03-31')).toContain('25');
    expect(itemsWith('not-due', '2023-04-01')).not.toContain('25');
  });

  test('on the last day nothing of the year is still to come', () => {
    expect(itemsWith('not-due', '2023-12-31')).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import type { Review } from '../../checks/review.js';
import { digestOf, inOrder, type RunDigest, runDigestSchema, trackFindings } from '../../checks/tracking.js';
import { input } from '../reports/fixture.js';

/** What the run of a day saw: breach, gone, indicator not asked, subject unreadable, or a part of the column unread. */
type Sight = 'breach' | 'gone' | 'not-asked' | 'open' | 'unread';

const run = (day: string, sight: Sight): RunDigest => ({
  schemaVersion: 1,
  id: day,
  asOf: day,
  // 02:00 in Beijing.
  startedAt: new Date(Date.parse(`${day}T02:00:00+08:00`)).toISOString(),
  finishedAt: `${day}T03:00:00+08:00`,
  sites: [
    {
      id: 'a',
      score: 50,
      judgedShare: 1,
      counts: { pass: 0, partial: 0, fail: 1, 'not-due': 0, 'not-applicable': 0, undetermined: 0, 'needs-submission': 0 },
      asked: sight === 'not-asked' ? [] : ['broken-links'],
      breaches: sight === 'breach' ? [{ fingerprint: 'f', indicator: 'broken-links' }] : [],
      open: sight === 'open' || sight === 'unread' ? [{ fingerprint: sight === 'open' ? 'f' : null, indicator: 'broken-links' }] : [],
    },
  ],
});
const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];
const claim = (on: string): Review => ({
  fingerprint: 'f',
  decision: 'claimed',
  reason: '',
  until: null,
  by: '',
  on,
  indicator: 'broken-links',
  url: null,
  title: null,
});

test.each([
  ['first seen', ['breach'], null, 'new', '2026-03-01', null],
  ['still there', ['breach', 'breach'], null, 'open', '2026-03-02', null],
  ['first seen in the last run', ['gone', 'breach'], null, 'new', '2026-03-02', null],
  ['put right', ['breach', 'gone'], null, 'closed', '2026-03-01', '2026-03-02'],
  ['stays closed from the day it was gone', ['breach', 'gone', 'gone'], null, 'closed', '2026-03-01', '2026-03-02'],
  ['came back', ['breach', 'gone', 'breach'], null, 'reopened', '2026-03-03', null],
  ['came back and went', ['breach', 'gone', 'breach', 'gone'], null, 'closed', '2026-03-03', '2026-03-04'],
  ['not asked again is not closed', ['breach', 'not-asked'], null, 'open', '2026-03-01', null],
  ['unreadable is not closed', ['breach', 'open'], null, 'open', '2026-03-01', null],
  ['a column not read is not closed', ['breach', 'unread'], null, 'open', '2026-03-01', null],
  ['claimed, not looked at since', ['breach'], '2026-03-01', 'claimed', '2026-03-01', null],
  ['a crawl of the same day may have been before the claim', ['breach', 'breach'], '2026-03-02', 'claimed', '2026-03-02', null],
  ['claimed, still there the day after', ['breach', 'breach'], '2026-03-01', 'reopened', '2026-03-02', null],
  ['claimed and gone', ['breach', 'gone'], '2026-03-01', 'closed', '2026-03-01', '2026-03-02'],
  ['claimed, unreadable since', ['breach', 'unread'], '2026-03-01', 'claimed', '2026-03-01', null],
] as const)('%s', (_, sights, claimedOn, state, lastSeenOn, closedOn) => {
  const digests = sights.map((sight, at) => run(days[at] ?? '', sight));
  const tracked = trackFindings(digests, 'a', claimedOn === null ? [] : [claim(claimedOn)]);
  expect(tracked.f).toMatchObject({ state, lastSeenOn, closedOn });
});

test('other sites do not matter, and a site nobody crawled has nothing', () => {
  expect(trackFindings([run('2026-03-01', 'breach')], 'b', [])).toEqual({});
});

test('a crawl judged again stands where the crawl stood, the later judgement later', () => {
  const crawl = run('2026-03-02', 'breach');
  const again = { ...crawl, id: '2026-03-02-c1', finishedAt: '2026-04-01T00:00:00.000Z' };
  const order = inOrder([again, run('2026-03-03', 'gone'), crawl, run('2026-03-01', 'gone')]);
  expect(order.map(({ id }) => id)).toEqual(['2026-03-01', '2026-03-02', '2026-03-02-c1', '2026-03-03']);
});

test('the digest of a run holds each breach once and counts every indicator', () => {
  const digest = runDigestSchema.parse(digestOf(input.result));
  expect(digest.sites.map(({ id }) => id)).toEqual(input.result.sites.map(({ id }) => id));
  for (const [at, site] of input.result.sites.entries()) {
    const told = digest.sites[at];
    const breaches = site.indicators.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict === 'fail' || verdict === 'partial'));
    expect(told?.breaches).toHaveLength(breaches.length);
    expect(Object.values(told?.counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(site.indicators.length);
    expect(told?.score).toBe(site.score);
  }
});

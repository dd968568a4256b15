import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { FetcherOptions } from '../../crawler/fetch/fetcher.js';
import { HostLanes } from '../../crawler/fetch/lanes.js';
import { type Audited, accusations, auditAt, causesOf } from './audit.js';
import { QuickClock } from './clock.js';
import { PLACES } from './portal.js';
import { type Answer, serveFaulty } from './server.js';
import { EMPTY_PAGES, ODD_PAGES, WIRE_FAULTS } from './wire.js';

/** Every fault once on the way in, and once on a column and an article at the same time. */
const INNER = [PLACES.column, PLACES.article];
/** Far above what an audit of this portal takes, far below what waiting without bound would. */
const BOUND_MS = 20_000;
const SCOPE: Partial<FetcherOptions> = { allowedHosts: (host) => host.startsWith('127.0.0.'), refuses: (address) => address === '127.0.0.2' };

async function auditWith(answer: Answer | null, paths: readonly string[], timeoutMs: number): Promise<Audited> {
  const server = await serveFaulty(answer ? Object.fromEntries(paths.map((path) => [path, answer])) : {});
  onTestFinished(() => server.close());
  const lanes = new HostLanes(new QuickClock());
  const audited = await auditAt(server.url, { fetcher: { ...SCOPE, timeoutMs, lanes } });
  await expect.poll(server.connections, { timeout: 5_000 }).toBe(0);
  return audited;
}

let sound: { accusations: Set<string>; causes: string[] };
beforeAll(async () => {
  const server = await serveFaulty({});
  const audited = await auditAt(server.url, { fetcher: { timeoutMs: 20_000 } });
  await server.close();
  sound = { accusations: new Set(accusations(audited)), causes: causesOf(audited) };
});
const added = (audited: Audited): string[] => accusations(audited).filter((one) => !sound.accusations.has(one));
const stateOf = (audited: Audited): string | undefined => audited.coverage.columns.find(({ id }) => id === 'policy-interpretation')?.state;

test('the portal in good order is read, and most of what can be judged is in order', () => {
  expect(sound.causes).toEqual(['browser-missing']);
  expect(sound.accusations).not.toContain('interpretation-linkage');
});

describe('a fault of one answer ends in time, is named, and is not held against the portal', () => {
  test.each(WIRE_FAULTS)('$name', async ({ answer, cause }) => {
    // What must be waited for is not waited for long; what must arrive is given time.
    const timeoutMs = cause === 'timeout' ? 500 : 5_000;
    const home = await auditWith(answer, [PLACES.home], timeoutMs);
    const inner = await auditWith(answer, INNER, timeoutMs);
    expect([home, inner].map(added)).toEqual([[], []]);
    expect(Math.max(home.tookMs, inner.tookMs)).toBeLessThan(BOUND_MS);
    expect(causesOf(home)).toContain(cause ?? sound.causes[0]);
    expect(causesOf(inner)).toContain(cause ?? sound.causes[0]);
    expect(home.site.score === null).toBe(cause !== null);
    expect(stateOf(inner)).toBe(cause === null ? 'read' : 'unread');
  });
});

test.each(ODD_PAGES)('$name: the page is read as if nothing were odd', async ({ answer }) => {
  const audited = await auditWith(answer, [PLACES.home, ...INNER], 5_000);
  expect(causesOf(audited)).toEqual(sound.causes);
  expect(new Set(accusations(audited))).toEqual(sound.accusations);
});

test.each(EMPTY_PAGES)('$name: nothing to judge by, so nothing is judged', async ({ answer }) => {
  const home = await auditWith(answer, [PLACES.home], 5_000);
  const inner = await auditWith(answer, INNER, 5_000);
  expect([home, inner].map(added)).toEqual([[], []]);
  expect(home.coverage.complete).toBe(false);
  expect(home.coverage.gaps).not.toEqual([]);
  expect(stateOf(inner)).toBe('unread');
  expect(Math.max(home.tookMs, inner.tookMs)).toBeLessThan(BOUND_MS);
});

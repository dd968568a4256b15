import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { FetcherOptions } from '../../crawler/fetch/fetcher.js';
import { HostLanes } from '../../crawler/fetch/lanes.js';
import { fetcherFor } from '../crawler/fetch/support.js';
import { auditAt } from './audit.js';
import { type Answer, type FaultyServer, healthy, html, serveFaulty } from './server.js';

/** What a portal's webmaster would see in the log. Starts are exact; arrivals vary with the machine's load, hence the slack. */
const SLACK = 0.75;
const INDICATORS = ['interpretation-coverage', 'interpretation-linkage'];

async function serve(faults: Readonly<Record<string, Answer>> = {}): Promise<FaultyServer> {
  const server = await serveFaulty(faults);
  onTestFinished(() => server.close());
  return server;
}
const audit = (server: FaultyServer, fetcher: Partial<FetcherOptions>) =>
  auditAt(server.url, { indicators: INDICATORS, fetcher: { timeoutMs: 10_000, ...fetcher } });

/** The shortest time in which the log shows `count` requests one after another, in milliseconds. */
function shortest({ hits }: FaultyServer, count: number): number {
  const spans = hits.slice(count).map((hit, at) => hit.atMs - (hits[at]?.atMs ?? 0));
  return Math.min(...spans);
}

test('rate, distance and number at once hold through a whole audit, and never a page twice', { timeout: 60_000 }, async () => {
  const slow: Answer = (request, response) => void setTimeout(() => healthy(request, response), 60);
  const server = await serve({ '*': slow });
  await audit(server, { ratePerSecond: 20, concurrency: 2 });
  expect(server.hits.length).toBeGreaterThan(15);
  expect(shortest(server, 10)).toBeGreaterThan(10 * 50 * SLACK);
  expect(Math.max(...server.hits.map(({ open }) => open))).toBeLessThanOrEqual(2);
  const paths = server.hits.map(({ path }) => path);
  expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([]);
  for (const { headers } of server.hits) expect(headers['user-agent']).toContain('zwgk-audit/');
});

test('the pace asked for in robots.txt holds through a whole audit', { timeout: 60_000 }, async () => {
  const server = await serve({ '/robots.txt': (_request, response) => html(response, 200, 'User-agent: *\nCrawl-delay: 0.15\nDisallow: /yjzj/') });
  await audit(server, { ratePerSecond: 200 });
  expect(server.hits[0]?.path).toBe('/robots.txt');
  expect(shortest(server, 8)).toBeGreaterThan(8 * 150 * SLACK);
  expect(server.hits.filter(({ path }) => path.startsWith('/yjzj/'))).toEqual([]);
});

test.each([429, 503])('%i with Retry-After: silence for so long, then a slower pace', { timeout: 60_000 }, async (status) => {
  let at = 0;
  let refusedAt = Number.NaN;
  const server = await serve({
    '*': (request, response) => {
      if (++at !== 12) return healthy(request, response);
      refusedAt = performance.now();
      html(response, status, '', { 'retry-after': '1' });
    },
  });
  await audit(server, { ratePerSecond: 40, concurrency: 1, retries: 1 });
  const after = server.hits.filter((hit) => hit.atMs > refusedAt);
  expect(after.length).toBeGreaterThan(5);
  expect((after[0]?.atMs ?? 0) - refusedAt).toBeGreaterThan(1000 * 0.95);
  expect((after[4]?.atMs ?? 0) - (after[0]?.atMs ?? 0)).toBeGreaterThan(4 * 2 * 25 * SLACK);
});

test('two sites on one host share its pace; two hosts do not wait for each other', { timeout: 60_000 }, async () => {
  const lanes = new HostLanes();
  const pace = { ratePerSecond: 20, concurrency: 2, lanes };
  const [shared, other] = [await serve(), await serve()];
  await Promise.all([audit(shared, pace), audit(shared, pace), audit(other, pace)]);
  expect(shortest(shared, 10)).toBeGreaterThan(10 * 50 * SLACK);
  expect(Math.max(...shared.hits.map(({ open }) => open))).toBeLessThanOrEqual(2);
  expect(shared.hits.filter(({ path }) => path === '/robots.txt')).toHaveLength(1);
  const meanwhile = other.hits.filter(({ atMs }) => atMs < (shared.hits[10]?.atMs ?? 0));
  expect(meanwhile.length).toBeGreaterThan(4);
});

test('after the end of the hours allowed not one request goes out', { timeout: 60_000 }, async () => {
  const server = await serve();
  const hours = new AbortController();
  const audited = audit(server, { ratePerSecond: 20, signal: hours.signal });
  await expect.poll(() => server.hits.length).toBeGreaterThan(8);
  hours.abort();
  await delay(20); // what is on its way arrives
  const seen = server.hits.length;
  await audited;
  await delay(300);
  expect(server.hits.length).toBe(seen);
});

test.each([
  ['back', -3_600_000],
  ['ahead', 3_600_000],
])('a clock set an hour %s neither stops the crawl nor hurries it', { timeout: 30_000 }, async (_case, jumpMs) => {
  let set = 0;
  const clock = { now: () => Date.now() + set, steady: () => performance.now(), sleep: (ms: number) => delay(Math.ceil(ms)) };
  const server = await serve();
  const fetcher = fetcherFor({ ratePerSecond: 20, lanes: new HostLanes(clock) });
  const paths = Array.from({ length: 12 }, (_, at) => `${server.url}?${at}`);
  await fetcher.fetch({ url: server.url });
  set = jumpMs;
  const startedAt = performance.now();
  const results = await Promise.all(paths.map((url) => fetcher.fetch({ url })));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(performance.now() - startedAt).toBeLessThan(15_000);
  expect(shortest(server, 10)).toBeGreaterThan(10 * 50 * SLACK);
});

import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { HostLanes } from '../../../crawler/fetch/lanes.js';
import type { FetchResult } from '../../../crawler/fetch/types.js';
import { fetcherFor, notFound, page, redirect, respond, serve, serveRaw } from './support.js';

const HTML = '<html><body><p>政务公开</p></body></html>';
const codeOf = (result: FetchResult): string => (result.ok ? 'ok' : result.failure.code);

/** Clock on which hours pass in no time: sleeping costs one turn of the event loop. */
class QuickClock {
  skipped = 0;
  now = () => Date.now() + this.skipped;
  steady = () => performance.now() + this.skipped;
  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    await delay(0, undefined, { signal });
    this.skipped += ms;
  }
}

describe('politeness', () => {
  // Starts are exact (see the lane's own tests); arrivals at the server vary with the machine's load, hence the slack.
  test('the server sees no more than the rate, whatever is asked for at once', async () => {
    const { url, hits } = await serve({ '*': page(HTML) });
    const fetcher = fetcherFor({ ratePerSecond: 20, concurrency: 4 });
    await fetcher.fetch({ url });
    await Promise.all(Array.from({ length: 12 }, (_, i) => fetcher.fetch({ url: `${url}/${i}` })));
    expect(hits).toHaveLength(13);
    expect((hits.at(-1)?.atMs ?? 0) - (hits[0]?.atMs ?? 0)).toBeGreaterThan(12 * 50 * 0.75);
  });

  test('two sites on one host share its lane', async () => {
    const { url, hits } = await serve({ '*': page(HTML) });
    const lanes = new HostLanes();
    const sites = [fetcherFor({ ratePerSecond: 10, lanes }), fetcherFor({ ratePerSecond: 10, lanes })];
    await Promise.all(sites.flatMap((site) => ['/1', '/2', '/3'].map((path) => site.fetch({ url: url + path }))));
    // Apart they would be done in 200 ms.
    expect((hits.at(-1)?.atMs ?? 0) - (hits[0]?.atMs ?? 0)).toBeGreaterThan(5 * 100 * 0.75);
  });

  test('no more requests at once than agreed', async () => {
    let open = 0;
    let most = 0;
    const { url } = await serve({
      '*': (_request, response) => {
        most = Math.max(most, ++open);
        setTimeout(() => {
          open--;
          respond(response, 200, HTML);
        }, 60);
      },
    });
    const fetcher = fetcherFor({ concurrency: 2 });
    await Promise.all(Array.from({ length: 8 }, (_, i) => fetcher.fetch({ url: `${url}/${i}` })));
    expect(most).toBe(2);
  });

  test('429 with Retry-After holds back everybody on the host, then succeeds', async () => {
    let refusals = 1;
    const { url, hits } = await serve({
      '*': (_request, response) => (refusals-- > 0 ? respond(response, 429, '', { 'retry-after': '1' }) : respond(response, 200, HTML)),
    });
    const fetcher = fetcherFor({ retries: 1, concurrency: 1 });
    const results = await Promise.all([fetcher.fetch({ url: `${url}/1` }), fetcher.fetch({ url: `${url}/2` })]);
    expect(results.map(codeOf)).toEqual(['ok', 'ok']);
    expect(hits.slice(1).every(({ atMs }) => atMs - (hits[0]?.atMs ?? 0) > 900)).toBe(true);
  });

  test('429 for good: each attempt waits longer', async () => {
    const { url, hits } = await serve({ '*': (_request, response) => respond(response, 429, '') });
    const clock = new QuickClock();
    const result = await fetcherFor({ retries: 3, lanes: new HostLanes(clock) }).fetch({ url });
    expect(result).toMatchObject({ failure: { code: 'http-status', status: 429, transient: true, attempts: 4 } });
    expect(hits).toHaveLength(4);
    expect(clock.skipped).toBeGreaterThan(6_000);
  });

  test.each([
    ['503 twice', 503, 2, 'ok', 3],
    ['500 twice', 500, 2, 'ok', 3],
    ['404', 404, 9, 'http-status', 1],
    ['403', 403, 9, 'http-status', 1],
    ['500 always', 500, 9, 'http-status', 4],
  ])('retries: %s', async (_case, status, times, code, requests) => {
    let left = times;
    const { url, hits } = await serve({ '/': (_request, response) => respond(response, left-- > 0 ? status : 200, HTML) });
    const result = await fetcherFor({ retries: 3, lanes: new HostLanes(new QuickClock()) }).fetch({ url });
    expect(codeOf(result)).toBe(code);
    expect(hits).toHaveLength(requests);
    if (!result.ok) expect(result.failure.attempts).toBe(requests);
  });

  test('a dead host is left alone and tried again later', async () => {
    let alive = false;
    let connections = 0;
    const { url } = await serveRaw((socket) => {
      connections++;
      if (alive) socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
      else socket.destroy();
    });
    const clock = new QuickClock();
    const fetcher = fetcherFor({ lanes: new HostLanes(clock), concurrency: 1 });
    for (let i = 0; i < 5; i++) expect(await fetcher.fetch({ url })).toMatchObject({ failure: { code: 'reset', attempts: 1 } });
    const refusal = await fetcher.fetch({ url: `${url}/other` });
    expect(refusal).toMatchObject({ failure: { code: 'reset', scope: 'host', transient: true, attempts: 0 } });
    expect(connections).toBe(5);
    alive = true;
    clock.skipped += 61_000;
    expect(codeOf(await fetcher.fetch({ url }))).toBe('ok');
    expect(codeOf(await fetcher.fetch({ url }))).toBe('ok');
  });
});

describe('robots.txt', () => {
  const rules =
    (text: string, status = 200) =>
    (_request: unknown, response: Parameters<typeof respond>[0]) =>
      respond(response, status, text, { 'content-type': 'text/plain' });
  test.each([
    ['denies', rules('User-agent: *\nDisallow: /no'), 'robots-denied', 0],
    ['is missing', notFound, 'ok', 0],
    ['is refused', rules('', 403), 'ok', 0],
    ['is a page', page('<html>User-agent: *\nDisallow: /</html>'), 'ok', 0],
    ['is broken', rules('', 500), 'ok', 1],
    ['moves on', redirect('/robots2.txt'), 'robots-denied', 0],
    ['is a circle', redirect('/robots.txt'), 'ok', 1],
  ])('that %s', async (_case, handler, code, notes) => {
    const { url, hits } = await serve({ '/robots.txt': handler, '/robots2.txt': rules('User-agent: *\nDisallow: /no'), '*': page(HTML) });
    const noted: string[] = [];
    const fetcher = fetcherFor({ ignoreRobots: false, onNote: (text) => noted.push(text) });
    const results = await Promise.all([fetcher.fetch({ url: `${url}/no/1` }), fetcher.fetch({ url: `${url}/no/2` })]);
    expect(results.map(codeOf)).toEqual([code, code]);
    expect(hits.filter(({ path }) => path === '/robots.txt')).toHaveLength(1);
    expect(noted).toHaveLength(notes);
  });

  test('is not asked for when told to ignore it', async () => {
    const { url, hits } = await serve({ '/robots.txt': rules('User-agent: *\nDisallow: /'), '*': page(HTML) });
    expect(codeOf(await fetcherFor({ ignoreRobots: true }).fetch({ url }))).toBe('ok');
    expect(hits.map(({ path }) => path)).toEqual(['/']);
  });

  test('that never comes holds the crawl up once', async () => {
    const { url } = await serve({ '/robots.txt': () => undefined, '*': page(HTML) });
    const noted: string[] = [];
    const fetcher = fetcherFor({ ignoreRobots: false, timeoutMs: 500, onNote: (text) => noted.push(text) });
    expect(codeOf(await fetcher.fetch({ url }))).toBe('ok');
    const startedAt = performance.now();
    expect(codeOf(await fetcher.fetch({ url }))).toBe('ok');
    expect(performance.now() - startedAt).toBeLessThan(450);
    expect(noted).toHaveLength(1);
  });

  test('may ask for a slower pace', async () => {
    const { url, hits } = await serve({ '/robots.txt': rules('User-agent: *\nCrawl-delay: 0.3'), '*': page(HTML) });
    const fetcher = fetcherFor({ ignoreRobots: false });
    await fetcher.fetch({ url });
    await fetcher.fetch({ url });
    await fetcher.fetch({ url });
    expect((hits[3]?.atMs ?? 0) - (hits[1]?.atMs ?? 0)).toBeGreaterThan(450);
  });
});

describe('stopping', () => {
  test('ends what is waiting and what is under way', async () => {
    const { url } = await serve({ '/robots.txt': notFound, '*': () => undefined });
    const stopper = new AbortController();
    const fetcher = fetcherFor({ signal: stopper.signal, ratePerSecond: 1, retries: 3, timeoutMs: 20_000 });
    const pending = Promise.all(Array.from({ length: 20 }, (_, i) => fetcher.fetch({ url: `${url}/${i}` })));
    await delay(100);
    const startedAt = performance.now();
    stopper.abort();
    expect(new Set((await pending).map(codeOf))).toEqual(new Set(['stopped']));
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(codeOf(await fetcher.fetch({ url }))).toBe('stopped');
  });

  test('one site does not spoil robots.txt for another on the same host', async () => {
    let answers = false;
    const { url } = await serve({
      '/robots.txt': (_request, response) => {
        if (answers) respond(response, 200, 'User-agent: *\nDisallow: /no');
      },
      '*': page(HTML),
    });
    const lanes = new HostLanes();
    const stopper = new AbortController();
    const first = fetcherFor({ ignoreRobots: false, lanes, signal: stopper.signal }).fetch({ url: `${url}/no` });
    const second = fetcherFor({ ignoreRobots: false, lanes }).fetch({ url: `${url}/no` });
    await delay(100);
    answers = true;
    stopper.abort();
    expect(codeOf(await first)).toBe('stopped');
    expect(codeOf(await second)).toBe('robots-denied');
  });

  test('a closed fetcher answers, without the network', async () => {
    const { url, hits } = await serve({ '*': page(HTML) });
    const fetcher = fetcherFor();
    await fetcher.close();
    await fetcher.close();
    expect(codeOf(await fetcher.fetch({ url }))).toBe('stopped');
    expect(hits).toHaveLength(0);
  });
});

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { createFetcher, type FetcherOptions } from '../../../crawler/fetch/fetcher.js';
import type { LivePage } from '../../../crawler/fetch/live-page.js';
import { TEST_CERT, TEST_KEY } from './self-signed.js';
import { chromiumPath, fetcherFor, page, respond, serve } from './support.js';

const executablePath = chromiumPath();
const OPTIONS: FetcherOptions = {
  ratePerSecond: 200,
  concurrency: 1,
  timeoutMs: 5_000,
  retries: 0,
  allowPrivate: true,
  ignoreRobots: false,
  userAgent: 'zwgk-audit/0.1',
  browser: { executablePath, sandbox: false },
};
const goTo = async ({ page: tab, rest }: LivePage, script: string): Promise<string> => {
  await tab.evaluate(script);
  await delay(300);
  await rest();
  return tab.url();
};

test('without a browser nothing is tried; the beginning of a file comes as bytes', async () => {
  const { url } = await serve({ '/a.mp4': page(Buffer.alloc(300_000, 7), { 'content-type': 'video/mp4' }) });
  const fetcher = createFetcher({ ...OPTIONS, browser: null });
  onTestFinished(() => fetcher.close());
  expect(await fetcher.live(url, async () => 1)).toMatchObject({ ok: false, failure: { code: 'browser-missing', scope: 'run' } });
  const start = await fetcherFor().fetch({ url: `${url}/a.mp4`, mode: 'beginning' });
  const length = start.ok ? (start.snapshot.body?.length ?? 0) : 0;
  expect(length).toBeGreaterThanOrEqual(65_536);
  expect(length).toBeLessThan(200_000);
});

describe.skipIf(executablePath === null)('a page in use', () => {
  const fetcher = createFetcher(OPTIONS);
  afterAll(() => fetcher.close());

  test('is read in a world of its own and keeps its style sheets', async () => {
    const { url } = await serve({
      '/': page(
        '<link rel="stylesheet" href="/a.css"><p>文</p><script>JSON.stringify = () => "forged"; document.title = "x"</script><img src="/a.png">',
      ),
      '/a.css': page('p { font-size: 30px }', { 'content-type': 'text/css' }),
    });
    const size = (live: LivePage): Promise<unknown> =>
      live.read(`getComputedStyle(document.querySelector('p')).fontSize + JSON.stringify([document.title])`);
    expect(await fetcher.live(url, size)).toEqual({ ok: true, value: '30px["x"]' });
  });

  test('leaves nothing behind for the next one, but starts with what the crawl was given', async () => {
    const { url } = await serve({
      '/': (request, response) => respond(response, 200, `<p>${request.headers.cookie ?? 'none'}</p>`),
      '/given': page('<script>document.cookie = "given=1; path=/"</script>'),
    });
    const text = (live: LivePage): Promise<unknown> => live.read('document.body.innerText + (localStorage.mode ?? "")');
    await fetcher.live(`${url}/`, ({ page: tab }) => tab.evaluate('document.cookie = "mode=old; path=/"; localStorage.mode = "old"'));
    expect(await fetcher.live(`${url}/`, text)).toMatchObject({ value: 'none' });
    await fetcher.render(`${url}/given`);
    expect(await fetcher.live(`${url}/`, text)).toMatchObject({ value: 'given=1' });
  });

  test('moves on where it may; robots rules, other sites and odd addresses keep it where it is', async () => {
    const other = await serve({ '/': page('elsewhere') });
    const { url, hits } = await serve({
      '/': page('<p>一</p>'),
      '/b': page('<p>二</p>'),
      '/private/x': page('<p>三</p>'),
      '/robots.txt': page('User-agent: *\nDisallow: /private', { 'content-type': 'text/plain' }),
    });
    const guarded = createFetcher({ ...OPTIONS, allowedHosts: (host) => host === '127.0.0.1' });
    onTestFinished(() => guarded.close());
    const away = `http://localhost:${new URL(other.url).port}/`;
    const result = await guarded.live(`${url}/`, async (live) => [
      await goTo(live, `location.href = '/b'`),
      await goTo(live, `location.href = '/private/x'`),
      await goTo(live, `location.href = '${away}'`),
      live.seen.refused.map(({ failure }) => failure.code),
    ]);
    expect(result).toEqual({ ok: true, value: [`${url}/b`, `${url}/b`, `${url}/b`, ['robots-denied', 'off-site']] });
    expect(hits.map(({ path }) => path)).not.toContain('/private/x');
    expect(other.hits).toEqual([]);
  });

  test('tells what it asked for: media, and scripts that did not come', async () => {
    const { url } = await serve({
      '/': page('<video src="/v.mp4"></video><script src="/ok.js"></script><script src="/gone.js"></script>'),
      '/ok.js': page('1'),
    });
    const result = await fetcher.live(`${url}/`, async ({ seen }) => ({ media: seen.media, lost: seen.lostScripts }));
    expect(result).toEqual({ ok: true, value: { media: [`${url}/v.mp4`], lost: [`${url}/gone.js`] } });
  });

  test('work that fails or never ends is a failure, and the next page opens', async () => {
    const { url } = await serve({ '/': page('<p>一</p>') });
    const fails = await fetcher.live(url, async () => Promise.reject(new Error('spoilt')));
    expect(fails).toMatchObject({ ok: false, failure: { code: 'browser', message: '浏览器出错：spoilt' } });
    const hangs = await fetcher.live(url, ({ read }) => read('new Promise(() => {})', 60_000), { patienceMs: 300 });
    expect(hangs).toMatchObject({ ok: false, failure: { code: 'timeout' } });
    const spins = await fetcher.live(url, ({ read }) => read('for (;;) {}', 60_000), { patienceMs: 300 });
    expect(spins).toMatchObject({ ok: false, failure: { code: 'timeout' } });
    expect(await fetcher.live(url, async ({ page: tab }) => tab.url())).toEqual({ ok: true, value: `${url}/` });
  });

  test('a telephone is narrow and says so', async () => {
    const { url } = await serve({
      '/': (request, response) =>
        respond(response, 200, `<meta name="viewport" content="width=device-width"><p>${request.headers['user-agent']}</p>`),
    });
    const read = (live: LivePage): Promise<unknown> => live.read('[innerWidth, document.body.innerText]');
    expect(await fetcher.live(url, read, { phone: true })).toEqual({ ok: true, value: [390, 'zwgk-audit/0.1 (Linux; Android) Mobile'] });
  });
});

test.skipIf(executablePath === null || process.platform === 'win32')(
  'scripts over HTTP on a page over HTTPS are seen, pictures are not counted',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zwgk-live-'));
    const browser = join(folder, 'browser.sh');
    writeFileSync(browser, `#!/bin/sh\nexec '${executablePath}' "$@" --ignore-certificate-errors --host-resolver-rules='MAP *.example 127.0.0.1'\n`);
    chmodSync(browser, 0o755);
    const body =
      '<script src="http://plain.example/a.js"></script><iframe src="http://plain.example/f"></iframe><img src="http://plain.example/a.png">';
    const server = createServer({ key: TEST_KEY, cert: TEST_CERT }, (_request, response) => response.end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const fetcher = createFetcher({ ...OPTIONS, ignoreRobots: true, browser: { executablePath: browser, sandbox: false } });
    onTestFinished(async () => {
      await fetcher.close();
      server.close();
      rmSync(folder, { recursive: true });
    });
    const result = await fetcher.live(`https://secure.example:${(server.address() as AddressInfo).port}/`, async ({ seen }) =>
      [...seen.insecure].sort(),
    );
    expect(result).toEqual({ ok: true, value: ['http://plain.example/a.js', 'http://plain.example/f'] });
  },
);

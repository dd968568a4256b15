import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { isPrivateAddress } from '../../../crawler/fetch/address.js';
import { BrowserRenderer } from '../../../crawler/fetch/browser.js';
import { createFetcher, type FetcherOptions } from '../../../crawler/fetch/fetcher.js';
import { openGuardProxy } from '../../../crawler/fetch/guard-proxy.js';
import type { RenderResult } from '../../../crawler/fetch/types.js';
import { chromiumPath, fetcherFor, page, redirect, respond, serve, serveRaw } from './support.js';

const executablePath = chromiumPath();
const browser = { executablePath, sandbox: false };
const AGENT = 'zwgk-audit/0.1';
const OPTIONS: FetcherOptions = {
  ratePerSecond: 200,
  concurrency: 4,
  timeoutMs: 10_000,
  retries: 0,
  allowPrivate: true,
  ignoreRobots: true,
  userAgent: AGENT,
  browser,
};

type Rendered = Extract<RenderResult, { ok: true }>;
function rendered(result: RenderResult): Rendered {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result;
}
const codeOf = (result: RenderResult): string => (result.ok ? 'ok' : result.failure.code);
const script = (code: string, body = '') => page(`<!DOCTYPE html><html><body>${body}<script>${code}</script></body></html>`);
const FILL = "document.querySelector('ul').innerHTML = items.map((i) => '<li>' + i + '</li>').join('')";

/** Process ids of the direct children of a process that are browsers (Linux). */
async function browsersOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '')));
  return stats.flatMap((stat) => {
    const [, pid, name, ppid] = /^(\d+) \((.*)\) \S (\d+)/.exec(stat) ?? [];
    return Number(ppid) === parent && /chrom|headless/i.test(name ?? '') ? [Number(pid)] : [];
  });
}

async function say(proxy: string, text: string): Promise<string> {
  const { hostname, port } = new URL(proxy);
  const socket = connect(Number(port), hostname, () => socket.write(text));
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

describe.skipIf(executablePath === null)('rendering in Chromium', () => {
  // One browser for most tests, as in a crawl; tabs are used again from page to page.
  const fetcher = createFetcher({ ...OPTIONS, maxBytes: 100_000 });
  afterAll(() => fetcher.close());

  test('a list filled by script is read, and the interface behind it observed', async () => {
    const { url, hits } = await serve({
      '/': script(
        `fetch('/list', {method:'POST', headers:{'content-type':'application/json'}, body:'{"page":1}'})
        .then((r) => r.json()).then((items) => { ${FILL} })`,
        '<ul></ul>',
      ),
      '/list': (_request, response) => setTimeout(() => respond(response, 200, '["第一条","第二条"]', { 'content-type': 'application/json' }), 700),
    });
    const { snapshot, exchanges } = rendered(await fetcher.render(`${url}/`));
    expect(snapshot).toMatchObject({ url: `${url}/`, finalUrl: `${url}/`, status: 200, via: 'browser' });
    expect(snapshot.text).toContain('<li>第二条</li>');
    expect(exchanges).toEqual([
      {
        method: 'POST',
        url: `${url}/list`,
        body: '{"page":1}',
        contentType: 'application/json',
        responseType: 'application/json',
        status: 200,
        text: '["第一条","第二条"]',
      },
    ]);
    expect(hits[0]?.headers['user-agent']).toBe(AGENT);
  });

  test('JSONP, XML and GBK answers are observed; programs, pictures and styles are not, and the latter not even asked for', async () => {
    const { url, hits } = await serve({
      '/': page(`<link rel=stylesheet href=/a.css><img src=/b.png?v=1><ul></ul><script src=/app.js></script>
        <script>function got(items){ ${FILL} }
        const x = new XMLHttpRequest(); x.open('GET', '/data.xml'); x.send();</script>
        <script src="/list.jsp?callback=got"></script>`),
      '/app.js': page('var app = 1', { 'content-type': 'text/javascript' }),
      '/list.jsp': page('got(["一","二"])', { 'content-type': 'text/javascript; charset=utf-8' }),
      '/data.xml': page(iconv.encode('<r>公开</r>', 'gbk'), { 'content-type': 'text/xml; charset=gbk' }),
      '/b.png': page(''),
      '/a.css': page(''),
    });
    const { snapshot, exchanges } = rendered(await fetcher.render(url));
    expect(snapshot.text).toContain('<li>二</li>');
    expect(exchanges.map((exchange) => [exchange.url.replace(url, ''), exchange.text]).sort()).toEqual([
      ['/data.xml', '<r>公开</r>'],
      ['/list.jsp?callback=got', 'got(["一","二"])'],
    ]);
    expect(hits.map(({ path }) => path)).not.toContain('/a.css');
    expect(hits.map(({ path }) => path)).not.toContain('/b.png?v=1');
  });

  test('a script challenge is waited out, and its cookie spares the next request the browser', async () => {
    const { url } = await serve({
      '/': (request, response) =>
        request.headers.cookie?.includes('pass=1')
          ? respond(response, 200, '<html><body><p>首页</p></body></html>')
          : respond(response, 412, "<script>$_ts=window['$_ts'];setTimeout(()=>{document.cookie='pass=1;path=/';location.reload()},900)</script>"),
    });
    expect(await fetcher.fetch({ url })).toMatchObject({ ok: false, failure: { code: 'blocked', status: 412 } });
    expect(rendered(await fetcher.render(url)).snapshot).toMatchObject({ status: 200, text: expect.stringContaining('首页') });
    expect(await fetcher.fetch({ url })).toMatchObject({ ok: true });
  });

  test('a challenge that is never solved is a gateway, not a portal', async () => {
    const { url, hits } = await serve({
      '/': (_request, response) => respond(response, 412, "<script>$_ts=window['$_ts'];setTimeout(()=>location.reload(),700)</script>"),
    });
    expect(await fetcher.render(url)).toMatchObject({ ok: false, failure: { code: 'blocked', status: 412, transient: true } });
    expect(hits.filter(({ path }) => path === '/').length).toBeLessThanOrEqual(4);
  });

  test('a page that reloads without end is cut off, and the next page is read all the same', async () => {
    const { url, hits } = await serve({ '/': script('setTimeout(() => location.reload(), 300)', '<p>政务</p>'), '/b': page('<p>公开</p>') });
    expect(await fetcher.render(url)).toMatchObject({ ok: false, failure: { code: 'too-many-redirects' } });
    expect(rendered(await fetcher.render(`${url}/b`)).snapshot.text).toContain('公开');
    expect(hits.filter(({ path }) => path === '/').length).toBeLessThanOrEqual(5);
  });

  test.each([
    ['alerts', script('alert(1);confirm(2);prompt(3)', '<p>正文</p>'), 'ok'],
    ['holds its reader back', script("addEventListener('beforeunload', (e) => { e.preventDefault(); e.returnValue='x' })", '<p>正文</p>'), 'ok'],
    ['opens windows', script("for (let i = 0; i < 5; i++) window.open('/other')", '<p>正文</p>'), 'ok'],
    ['never stops moving', script("setInterval(() => { document.querySelector('b').textContent = Date.now() }, 50)", '<b></b><p>正文</p>'), 'ok'],
    ['starts a download', script("location.href = '/f.zip'", '<p>正文</p>'), 'ok'],
    ['is not there', (_q: unknown, r: Parameters<typeof respond>[0]) => respond(r, 404, '<p>正文</p>'), 'http-status'],
    ['is a download', page('PK\x03\x04', { 'content-type': 'application/zip' }), 'not-html'],
    ['goes in a circle', redirect('/'), 'too-many-redirects'],
    ['is larger than agreed', script("document.body.append('公'.repeat(5e4))"), 'too-large'],
  ])('a page that %s', async (_case, handler, code) => {
    const { url } = await serve({ '/': handler, '/f.zip': page('PK', { 'content-type': 'application/zip' }), '/other': script('') });
    const result = await fetcher.render(`${url}/`);
    expect(codeOf(result)).toBe(code);
    if (result.ok) expect(result.snapshot.text).toContain('正文');
  });

  test('connection trouble is named', async () => {
    const cut = await serveRaw((socket) => socket.destroy());
    expect(codeOf(await fetcher.render('http://127.0.0.1:9/'))).toBe('bad-address'); // a port browsers refuse
    expect(codeOf(await fetcher.render('http://no-such-name.invalid/'))).toBe('dns');
    expect(codeOf(await fetcher.render(cut.url))).toBe('reset');
  });

  test('data that never arrives, a document that never ends and a script that never yields are timeouts; stopping ends all at once', async () => {
    const { url } = await serve({
      '/data': script("fetch('/never')", '<ul></ul>'),
      '/document': (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('<html><body>'.padEnd(2000)),
      '/loop': script('setTimeout(() => { for (;;); }, 50)', '<p>正文</p>'),
      '/ok': page('<p>正文</p>'),
      '/never': () => undefined,
    });
    const stopper = new AbortController();
    const hasty = fetcherFor({ ...OPTIONS, timeoutMs: 2_000, signal: stopper.signal });
    const results = await Promise.all(['/loop', '/data', '/document'].map((path) => hasty.render(url + path)));
    expect(results.map(codeOf)).toEqual(['timeout', 'timeout', 'timeout']);
    expect(codeOf(await hasty.render(`${url}/ok`))).toBe('ok');
    const pending = Promise.all([1, 2, 3].map((n) => hasty.render(`${url}/data?${n}`)));
    await delay(500);
    const startedAt = performance.now();
    stopper.abort();
    expect((await pending).map(codeOf)).toEqual(['stopped', 'stopped', 'stopped']);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  test('a counter of another site that hangs is not waited for', async () => {
    const foreign = await serve({ '/never': () => undefined });
    const counter = foreign.url.replace('127.0.0.1', 'localhost');
    const { url } = await serve({ '/': script(`fetch('${counter}/never', {mode:'no-cors'})`, '<p>正文</p>') });
    const startedAt = performance.now();
    expect(codeOf(await fetcher.render(url))).toBe('ok');
    expect(performance.now() - startedAt).toBeLessThan(5_500);
  });

  test('an idle browser is closed and leaves no process behind; one that dies under way is started again', async () => {
    const { url } = await serve({
      '/': page('<p>正文</p>'),
      '/slow': script("fetch('/data')"),
      '/data': (_request, response) => void setTimeout(() => respond(response, 200, '1'), 1_000),
    });
    const before = new Set(await browsersOf(process.pid));
    const own = async () => (await browsersOf(process.pid)).filter((pid) => !before.has(pid));
    const renderer = new BrowserRenderer({ ...browser, timeoutMs: 10_000, maxBytes: 1e6, userAgent: AGENT, scope: { refuses: null }, idleMs: 300 });
    onTestFinished(() => renderer.close());
    const { signal } = new AbortController();
    expect((await renderer.render(new URL(url), signal)).ok).toBe(true);
    expect(await own()).toHaveLength(1);
    await expect.poll(own, { timeout: 5_000 }).toEqual([]);
    const pending = renderer.render(new URL('/slow', url), signal);
    await expect.poll(own, { timeout: 5_000 }).toHaveLength(1);
    const [pid = 0] = await own();
    process.kill(pid, 'SIGKILL');
    expect((await pending).ok).toBe(true);
    expect(await own()).not.toContain(pid);
    await renderer.close();
    expect(await own()).toEqual([]);
  });

  test('rendering waits its turn in the lane of the host, obeys robots.txt and follows scripts within the scope only', async () => {
    const { url, hits } = await serve({
      '/robots.txt': page('User-agent: *\nDisallow: /no', { 'content-type': 'text/plain' }),
      '/old': script("location.href = '/new'"),
      '/new': page('<p>新版</p>'),
      '/out': script("location.href = 'http://localhost:9/'"),
      '*': page('<p>正文</p>'),
    });
    const polite = fetcherFor({ ...OPTIONS, ratePerSecond: 2, ignoreRobots: false, allowedHosts: (host) => host === '127.0.0.1' });
    expect(codeOf(await polite.render(`${url}/no`))).toBe('robots-denied');
    await polite.render(`${url}/warm`); // The browser's own start must not blur the gaps below.
    const [, moved, left] = await Promise.all([polite.fetch({ url: `${url}/1` }), polite.render(`${url}/old`), polite.render(`${url}/out`)]);
    expect(rendered(moved).snapshot).toMatchObject({ finalUrl: `${url}/new`, text: expect.stringContaining('新版') });
    expect(codeOf(left)).toBe('off-site');
    // Whose turn comes first is not promised, only that the lane keeps them apart.
    const [robots = 0, warm = 0, ...turns] = ['/robots.txt', '/warm', '/1', '/old', '/out'].map(
      (path) => hits.find((hit) => hit.path === path)?.atMs ?? Number.NaN,
    );
    turns.sort((one, other) => one - other);
    expect(warm - robots).toBeGreaterThan(380);
    expect((turns[2] ?? Number.NaN) - (turns[0] ?? Number.NaN)).toBeGreaterThan(750);
  });

  test('behind the guard pages work, and nothing on them reaches a refused address', async () => {
    const inner = await serve({ '*': page('secret') }, '127.0.0.2');
    const { url } = await serve({
      '/': script(
        `fetch('/list', { method: 'POST', body: 'page=1' }).then((r) => r.json()).then((items) => { ${FILL} });
        fetch('${inner.url}/fetch', { mode: 'no-cors' });`,
        `<ul></ul><iframe src="${inner.url}/frame"></iframe><script src="${inner.url}/app.js"></script>`,
      ),
      '/list': (request, response) => void request.pipe(response.writeHead(200, { 'content-type': 'application/json' })),
      '/leave': script(`location.href = '${inner.url}/leave'`),
      '/sent': redirect(`${inner.url}/sent`),
    });
    const echo = url.replace('127.0.0.1', 'localhost'); // a name, so that the proxy resolves it
    const guarded = new BrowserRenderer({
      ...browser,
      timeoutMs: 10_000,
      maxBytes: 1e6,
      userAgent: AGENT,
      scope: { refuses: (address) => address === '127.0.0.2' },
    });
    onTestFinished(() => guarded.close());
    const { signal } = new AbortController();
    const visit = async (address: string) => guarded.render(new URL(address), signal);
    const seen = await visit(`${echo}/`);
    expect(seen.ok && seen.exchanges.map(({ text }) => text)).toEqual(['page=1']);
    for (const path of ['/leave', '/sent']) expect(codeOf(await visit(url + path))).toBe('private-address');
    expect(codeOf(await visit(inner.url))).toBe('private-address');
    expect(codeOf(await visit('http://no-such-name.invalid/'))).toBe('dns');
    expect(inner.hits).toEqual([]);
  });
});

test('a browser that is not where it should be is missing', async () => {
  const { url } = await serve({ '/': page('<p>正文</p>') });
  const fetcher = fetcherFor({ ...OPTIONS, browser: { executablePath: '/no/such/chromium', sandbox: false } });
  expect(await fetcher.render(url)).toMatchObject({ ok: false, failure: { code: 'browser-missing', scope: 'run', attempts: 1 } });
});

describe('guard proxy', () => {
  test.each([
    ['plain', (host: string) => `GET http://${host}/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`],
    ['tunnelled', (host: string) => `CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\nGET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`],
  ])('%s requests pass, except to refused addresses, whether written as number or name', async (_case, ask) => {
    const inner = await serve({ '*': page('secret') });
    const open = await openGuardProxy(() => false, 1_000);
    const strict = await openGuardProxy(isPrivateAddress, 1_000);
    onTestFinished(() => Promise.all([open.close(), strict.close()]).then(() => undefined));
    for (const host of [inner.host, inner.host.replace('127.0.0.1', 'localhost')]) {
      expect(await say(open.address, ask(host))).toContain('secret');
      inner.hits.length = 0;
      expect(await say(strict.address, ask(host))).not.toContain('secret');
      expect(strict.troubleWith(host.split(':')[0] ?? '')).toMatchObject({ failure: { code: 'private-address' } });
      expect(inner.hits).toEqual([]);
    }
  });
});

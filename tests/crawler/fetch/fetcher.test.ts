import { createHash } from 'node:crypto';
import { createServer as createTlsServer } from 'node:https';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { FetchResult, Snapshot } from '../../../crawler/fetch/types.js';
import { TEST_CERT, TEST_KEY } from './self-signed.js';
import { fetcherFor, page, redirect, respond, serve, serveRaw } from './support.js';

const HTML = '<html><body><p>政务公开</p></body></html>';

function snapshotOf(result: FetchResult): Snapshot {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.snapshot;
}
const codeOf = (result: FetchResult): string => (result.ok ? 'ok' : result.failure.code);

describe('snapshots', () => {
  test('a page comes with its text, size, hash and times', async () => {
    const body = iconv.encode(HTML, 'gbk');
    const { url } = await serve({ '/a': page(body, { 'content-type': 'text/html; charset=gb2312' }) });
    const snapshot = snapshotOf(await fetcherFor().fetch({ url: `${url}/a` }));
    expect(snapshot).toMatchObject({
      url: `${url}/a`,
      finalUrl: `${url}/a`,
      status: 200,
      charset: 'gb18030',
      text: HTML,
      bytes: body.length,
      via: 'http',
    });
    expect(snapshot.sha256).toBe(createHash('sha256').update(body).digest('hex'));
    expect(Math.abs(Date.parse(snapshot.capturedAt) - Date.now())).toBeLessThan(60_000);
  });

  test.each([
    ['gzip', gzipSync(HTML)],
    ['deflate', deflateSync(HTML)],
    ['deflate', deflateRawSync(HTML)],
    ['br', brotliCompressSync(HTML)],
    ['gzip, br', brotliCompressSync(gzipSync(HTML))],
    ['gzip', Buffer.from(HTML)],
    ['gzip', gzipSync(HTML).subarray(0, -8)],
  ])('content-encoding %s', async (encoding, body) => {
    const { url } = await serve({ '/': page(body, { 'content-encoding': encoding }) });
    expect(snapshotOf(await fetcherFor().fetch({ url })).text).toBe(HTML);
  });

  test('documents and pictures have no text and are read no further than their beginning', async () => {
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(500_000)]);
    const { url } = await serve({ '/f': page(pdf, { 'content-type': 'text/html' }), '/g': page(HTML, { 'content-type': 'application/msword' }) });
    const fetcher = fetcherFor({ maxBytes: 200_000 });
    const snapshot = snapshotOf(await fetcher.fetch({ url: `${url}/f` }));
    expect(snapshot.text).toBe('');
    expect(snapshot.bytes).toBeLessThan(200_000);
    expect(snapshotOf(await fetcher.fetch({ url: `${url}/g` })).text).toBe(HTML);
  });

  test('a link is asked for with GET, cut short and not decoded', async () => {
    const { url, hits } = await serve({ '/big': page('x'.repeat(3_000_000)) });
    const snapshot = snapshotOf(await fetcherFor({ maxBytes: 1_000_000 }).fetch({ url: `${url}/big`, mode: 'link' }));
    expect(snapshot).toMatchObject({ status: 200, text: '' });
    expect(snapshot.bytes).toBeLessThan(300_000);
    expect(hits[0]?.method).toBe('GET');
  });

  test('HEAD is asked when asked for', async () => {
    const { url, hits } = await serve({ '/': page(HTML) });
    expect(snapshotOf(await fetcherFor().fetch({ url, method: 'HEAD' }))).toMatchObject({ status: 200, text: '', bytes: 0 });
    expect(hits[0]?.method).toBe('HEAD');
  });

  test('a POST carries body, type, referer and agent; a redirect turns it into GET', async () => {
    const { url, hits } = await serve({ '/list': redirect('/done', 303), '/done': page('{}', { 'content-type': 'application/json' }) });
    const request = { url: `${url}/list`, method: 'POST' as const, body: 'page=2', referer: `${url}/`, mode: 'data' as const };
    expect(snapshotOf(await fetcherFor().fetch(request)).finalUrl).toBe(`${url}/done`);
    expect(hits.map(({ method }) => method)).toEqual(['POST', 'GET']);
    expect(hits[0]?.headers).toMatchObject({ 'user-agent': 'zwgk-audit/0.1', referer: `${url}/`, 'content-length': '6' });
    expect(hits[0]?.headers['content-type']).toContain('x-www-form-urlencoded');
    expect(hits[1]?.headers['content-type']).toBeUndefined();
  });

  test.each([
    ['more announced than sent, page whole', HTML, 'ok'],
    ['more announced than sent, page torn', HTML.slice(0, -9), 'reset'],
  ])('%s', async (_case, body, code) => {
    const { url } = await serveRaw((socket) => {
      socket.end(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 5000\r\n\r\n${body}`);
    });
    expect(codeOf(await fetcherFor().fetch({ url }))).toBe(code);
  });

  test('less announced than sent, then asked again on a fresh connection', async () => {
    const { url } = await serveRaw((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 6\r\n\r\n${HTML}`);
    });
    const fetcher = fetcherFor();
    expect(snapshotOf(await fetcher.fetch({ url })).text).toBe('<html>');
    expect(snapshotOf(await fetcher.fetch({ url })).text).toBe('<html>');
  });
});

describe('failures', () => {
  test.each([404, 410, 403, 500, 400])('HTTP %i keeps its status', async (status) => {
    const { url } = await serve({ '*': (_request, response) => respond(response, status, '<h1>no</h1>') });
    const result = await fetcherFor().fetch({ url });
    expect(result).toMatchObject({ ok: false, failure: { code: 'http-status', status, attempts: 1, transient: status === 403 || status === 500 } });
  });

  test.each([
    ['a port nobody listens on', 'http://127.0.0.1:9/', 'refused'],
    ['a name that cannot exist', 'http://no-such-name.invalid/', 'dns'],
    ['not an address', 'http//x', 'bad-address'],
    ['another scheme', 'ftp://127.0.0.1/', 'bad-address'],
  ])('%s', async (_case, url, code) => {
    expect(codeOf(await fetcherFor().fetch({ url }))).toBe(code);
  });

  test.each([
    ['closed without an answer', '', 'reset'],
    ['not HTTP', 'SSH-2.0-x\r\n\r\n', 'protocol'],
    ['half a head', 'HTTP/1.1 200 OK\r\nContent-', 'reset'],
    ['corrupt gzip', `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n\x1f\x8b\x08\x00${'x'.repeat(16)}`, 'undecodable'],
    ['unknown encoding', 'HTTP/1.1 200 OK\r\nContent-Encoding: lzma\r\nContent-Length: 1\r\n\r\nx', 'undecodable'],
    ['redirect to nowhere', 'HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n', 'bad-address'],
    ['redirect without a target', 'HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n', 'http-status'],
    ['redirect to a file', 'HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n', 'bad-address'],
  ])('%s', async (_case, bytes, code) => {
    const { url } = await serveRaw((socket) => socket.end(bytes, 'latin1'));
    expect(codeOf(await fetcherFor().fetch({ url }))).toBe(code);
  });

  test.each([
    ['never answers', () => undefined, 300, 1_500],
    ['stalls after the head', (write: (text: string) => void) => write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n'), 300, 1_500],
  ])('a server that %s', async (_case, talk, fromMs, toMs) => {
    const { url } = await serveRaw((socket) => talk((text) => socket.write(text)));
    const startedAt = performance.now();
    expect(codeOf(await fetcherFor({ timeoutMs: 300 }).fetch({ url }))).toBe('timeout');
    const tookMs = performance.now() - startedAt;
    expect(tookMs).toBeGreaterThan(fromMs - 20);
    expect(tookMs).toBeLessThan(toMs);
  });

  test('a slow drip ends at three times the bound', async () => {
    const { url } = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n');
      const drip = setInterval(() => socket.write('x'), 50);
      socket.once('close', () => clearInterval(drip));
    });
    const startedAt = performance.now();
    expect(codeOf(await fetcherFor({ timeoutMs: 200 }).fetch({ url }))).toBe('timeout');
    expect(performance.now() - startedAt).toBeGreaterThan(550);
    expect(performance.now() - startedAt).toBeLessThan(1_800);
  });

  test.each([
    ['announced', page('x'.repeat(1001)), 'too-large'],
    ['at the bound', page('x'.repeat(1000)), 'ok'],
    [
      'unannounced',
      (_request: unknown, response: { write(text: string): void; end(): void }) => {
        response.write('x'.repeat(600));
        response.write('x'.repeat(600));
        response.end();
      },
      'too-large',
    ],
    ['gzip bomb', page(gzipSync(Buffer.alloc(50_000_000)).subarray(0, 900), { 'content-encoding': 'gzip' }), 'too-large'],
    ['brotli bomb', page(brotliCompressSync(Buffer.alloc(5_000_000)), { 'content-encoding': 'br' }), 'too-large'],
  ])('size: %s', async (_case, handler, code) => {
    const { url } = await serve({ '/': handler });
    expect(codeOf(await fetcherFor({ maxBytes: 1000 }).fetch({ url }))).toBe(code);
  });

  test.each([
    ['a current', {}],
    ['an old', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const],
  ])('%s TLS server is understood, but a certificate that nobody vouches for is refused by name', async (_case, options) => {
    const server = createTlsServer({ key: TEST_KEY, cert: TEST_CERT, ...options }, (_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const bound = server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const result = await fetcherFor().fetch({ url: `https://127.0.0.1:${port}/` });
    expect(result).toMatchObject({ failure: { code: 'tls', scope: 'host', message: expect.stringContaining('SELF_SIGNED') } });
  });

  test('https spoken to a server without it', async () => {
    const { host } = await serve({});
    expect(codeOf(await fetcherFor().fetch({ url: `https://${host}/` }))).toBe('tls');
  });

  test.each([
    [412, "<script>$_ts=window['$_ts']</script>"],
    [521, ''],
    [403, 'WZWS-RAY reason:GeoBL'],
    [200, '<html><script>document.cookie="acw_sc__v2=1";location.reload()</script></html>'],
  ])('a gateway answering %i is no statement of the portal', async (status, body) => {
    const { url } = await serve({ '/': (_request, response) => respond(response, status, body) });
    expect(await fetcherFor({ retries: 3 }).fetch({ url })).toMatchObject({ failure: { code: 'blocked', transient: true, status, attempts: 1 } });
  });
});

describe('redirects', () => {
  test('are followed with the cookies they set', async () => {
    const { url, hits } = await serve({
      '/a': (request, response) =>
        request.headers.cookie === 'pass=1'
          ? respond(response, 200, HTML)
          : respond(response, 302, '', { location: '/a', 'set-cookie': 'pass=1; Path=/' }),
    });
    const fetcher = fetcherFor();
    expect(snapshotOf(await fetcher.fetch({ url: `${url}/a` })).text).toBe(HTML);
    await fetcher.fetch({ url: `${url}/a` });
    expect(hits.map(({ headers }) => headers.cookie)).toEqual([undefined, 'pass=1', 'pass=1']);
  });

  test('in a circle end as soon as nothing is new', async () => {
    const { url, hits } = await serve({ '/a': redirect('/b'), '/b': redirect('/a') });
    expect(codeOf(await fetcherFor().fetch({ url: `${url}/a` }))).toBe('too-many-redirects');
    expect(hits).toHaveLength(2);
  });

  test.each([
    [3, 'ok'],
    [4, 'too-many-redirects'],
  ])('%i of at most 3', async (count, code) => {
    const { url } = await serve({
      '*': (request, response) => {
        const left = Number(request.url?.slice(1));
        if (left === 0) respond(response, 200, HTML);
        else respond(response, 301, '', { location: `/${left - 1}` });
      },
    });
    expect(codeOf(await fetcherFor({ maxRedirects: 3 }).fetch({ url: `${url}/${count}` }))).toBe(code);
  });

  test('outside the scope are not asked', async () => {
    const inside = await serve({ '/': redirect('http://localhost:9/') });
    const fetcher = fetcherFor({ allowedHosts: (host) => host === '127.0.0.1' });
    expect(codeOf(await fetcher.fetch({ url: inside.url }))).toBe('off-site');
  });
});

describe('private addresses', () => {
  test.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'https://localhost:PORT/',
    'http://[::1]:PORT/',
    'http://0/',
    'http://169.254.169.254/latest/',
  ])('%s is refused', async (template) => {
    const { host, hits } = await serve({ '/': page(HTML) });
    const url = template.replace('PORT', host.split(':')[1] ?? '');
    expect(codeOf(await fetcherFor({ allowPrivate: false }).fetch({ url }))).toBe('private-address');
    expect(hits).toHaveLength(0);
  });
});

test('without a browser rendering says so', async () => {
  const { url } = await serve({ '/': page(HTML) });
  expect(await fetcherFor().render(url)).toMatchObject({ ok: false, failure: { code: 'browser-missing', scope: 'run' } });
});

import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { HostLanes } from '../../crawler/fetch/lanes.js';
import { lockFolder } from '../../store/lock.js';
import { TEST_CERT, TEST_KEY } from '../crawler/fetch/self-signed.js';
import { run } from '../end-to-end/command.js';
import { tempFolder } from '../temp.js';
import { type Audited, accusations, auditAt, causesOf } from './audit.js';
import { QuickClock } from './clock.js';
import { PORTAL } from './portal.js';
import { type Answer, type FaultyServer, healthy, html, serveFaulty } from './server.js';
import { TRAPS } from './traps.js';

const BOUND_MS = 30_000;

async function serve(faults: Readonly<Record<string, Answer>> = {}, host?: string): Promise<FaultyServer> {
  const server = await serveFaulty(faults, host);
  onTestFinished(() => server.close());
  return server;
}
const quick = (timeoutMs = 5_000) => ({ fetcher: { timeoutMs, lanes: new HostLanes(new QuickClock()) } });

let sound: { accusations: Set<string>; causes: string[]; requests: number };
beforeAll(async () => {
  const server = await serveFaulty({});
  const audited = await auditAt(server.url, quick(20_000));
  await server.close();
  sound = { accusations: new Set(accusations(audited)), causes: causesOf(audited), requests: server.hits.length };
});
/** Accusations that the portal in good order does not earn; a trap's own pages may be as bad as they like. */
const added = (audited: Audited): string[] =>
  accusations(audited).filter((one) => !sound.accusations.has(one) && (PORTAL.has(one.split(' ')[1] ?? '') || !one.includes(' ')));

describe('robots.txt', () => {
  const text =
    (body: string, status = 200): Answer =>
    (_request, response) =>
      html(response, status, body, { 'content-type': 'text/plain' });
  test.each<[string, Answer, string | null]>([
    ['forbids everything', text('User-agent: *\nDisallow: /'), 'robots-denied'],
    ['is refused', text('', 403), null],
    ['is a page', text('<html><body>Disallow: /</body></html>'), null],
    ['fails', text('', 503), null],
    ['never comes', () => undefined, null],
    ['is reset', ({ socket }) => void socket.resetAndDestroy(), null],
    ['is 20 MB long', text('Disallow: /x\n'.repeat(1_600_000)), null],
    [
      'redirects without end',
      (request, response) => html(response, 302, '', { location: `/robots.txt?${request.url?.length}${'x'.repeat(request.url?.length ?? 0)}` }),
      null,
    ],
  ])('that %s', async (_case, answer, cause) => {
    const server = await serve({ '/robots.txt': answer });
    const audited = await auditAt(server.url, quick(4_000));
    expect(causesOf(audited)).toEqual(cause === null ? sound.causes : [cause]);
    expect(added(audited)).toEqual([]);
    if (cause !== null) expect(server.hits.map(({ path }) => path)).toEqual(['/robots.txt']);
  });
});

describe('a site that cannot be reached at all is undetermined, with the cause', () => {
  const secured = async (options: ServerOptions): Promise<string> => {
    const server = createTlsServer({ key: TEST_KEY, cert: TEST_CERT, ...options }, healthy);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  };
  test.each<[string, () => Promise<string>, string]>([
    ['no such name', async () => 'http://no-such-name.invalid/', 'dns'],
    ['nobody listens', async () => 'http://127.0.0.1:9/', 'refused'],
    ['a certificate of its own making', () => secured({}), 'tls'],
    ['an old protocol, and the same', () => secured({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' }), 'tls'],
    ['https to a server without it', async () => (await serve()).url.replace('http:', 'https:'), 'tls'],
  ])('%s', async (_case, address, cause) => {
    const audited = await auditAt(await address(), quick());
    expect(causesOf(audited)).toEqual([cause]);
    expect(accusations(audited)).toEqual([]);
    expect(audited.site.score).toBeNull();
    expect(audited.coverage.gaps[0]?.message).toContain('首页打不开');
  });
});

const hasLoopback6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));
test.skipIf(!hasLoopback6)('a portal with nothing but IPv6 is read like any other', async () => {
  const audited = await auditAt((await serve({}, '::1')).url, { fetcher: { ...quick().fetcher, allowedHosts: () => true } });
  expect(causesOf(audited)).toEqual(sound.causes);
  expect(added(audited)).toEqual([]);
});

describe('a portal that changes its mind half-way', () => {
  /** Well for so many requests, then as told. */
  const after = (count: number, then: Answer): Record<string, Answer> => {
    let left = count;
    return { '*': (request, response) => (left-- > 0 ? healthy : then)(request, response) };
  };
  test.each<[string, Answer, string]>([
    ['resets everything', ({ socket }) => void socket.resetAndDestroy(), 'reset'],
    ['falls silent', () => undefined, 'timeout'],
    ['has had enough of us', (_request, response) => html(response, 429, ''), 'http-status'],
    ['forbids', (_request, response) => html(response, 403, ''), 'http-status'],
    ['breaks down', (_request, response) => html(response, 500, ''), 'http-status'],
    ['puts a gateway in front', (_request, response) => html(response, 412, "<script>$_ts=window['$_ts']</script>"), 'blocked'],
    ['finds nothing any more', (_request, response) => html(response, 404, ''), 'http-status'],
    // Its pages come, and hold nothing to judge by: what is missing is named with each finding.
    ['shows its error page', (_request, response) => html(response, 200, '<title>系统错误</title><h1>系统维护中</h1>'), 'browser-missing'],
  ])('%s', async (_case, then, cause) => {
    const server = await serve(after(20, then));
    const audited = await auditAt(server.url, quick(600));
    expect(added(audited)).toEqual([]);
    expect(causesOf(audited)).toContain(cause);
    expect(audited.tookMs).toBeLessThan(BOUND_MS);
    await expect.poll(server.connections, { timeout: 5_000 }).toBe(0);
  });
});

describe('traps', () => {
  test.each(TRAPS)('$name', { timeout: 60_000 }, async ({ faults, factor, harmless }) => {
    let count = 0;
    const server = await serve(faults(() => `${++count}A5F09C77E0D1B2${count}`));
    const audited = await auditAt(server.url, quick());
    expect(server.hits.length).toBeLessThanOrEqual(sound.requests * factor);
    expect(added(audited)).toEqual([]);
    if (!harmless) return;
    expect(causesOf(audited)).toEqual(sound.causes);
    expect(new Set(accusations(audited))).toEqual(sound.accusations);
  });
});

test('a trap without any bound of its own ends with the pages or the time allowed, which is named', async () => {
  const list = TRAPS.find(({ name }) => name === 'a list without end');
  for (const limit of [{ maxPages: 40 }, { maxMinutes: 0.02 }]) {
    const server = await serve(list?.faults(() => ''));
    const audited = await auditAt(server.url, { ...quick(), ...limit });
    expect(causesOf(audited)).toContain('budget');
    expect(added(audited)).toEqual([]);
    expect(audited.tookMs).toBeLessThan(BOUND_MS);
  }
});

test('a second audit on a folder in use is refused by name, and disturbs nothing', { timeout: 60_000 }, async () => {
  const [cwd, data] = [tempFolder(), tempFolder()];
  const release = lockFolder(data);
  const second = await run(['audit', '--site', 'http://127.0.0.1:9/', '--allow-private', '--data', data], cwd);
  release();
  expect({ status: second.status, stdout: second.stdout }).toEqual({ status: 2, stdout: '' });
  expect(second.stderr).toContain(`正被进程 ${process.pid} 使用`);
  expect(second.stderr).toContain('--data');
});

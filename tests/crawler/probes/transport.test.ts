import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { tryTransport } from '../../../crawler/probes/transport.js';
import { TEST_CERT, TEST_KEY } from '../fetch/self-signed.js';
import { page, serve, serveRaw } from '../fetch/support.js';
import { plainFetcher, toolsWith } from './support.js';

async function serveTls(): Promise<string> {
  const server = createServer({ key: TEST_KEY, cert: TEST_CERT }, (_request, response) => response.end('x'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
const tools = () => toolsWith(plainFetcher(), { timeoutMs: 500 });

test('a self-signed certificate is offered, not valid, and read all the same', async () => {
  const url = await serveTls();
  expect(await tryTransport(tools(), { url, title: '首页' }, true)).toMatchObject({
    https: true,
    valid: false,
    expiresOn: '2126-10-27',
    protocol: 'TLSv1.3',
    trouble: '自签名证书',
  });
});

test('a service that speaks plain HTTP offers no HTTPS; said only where the home page answers', async () => {
  const { url } = await serve({ '/': page('x') });
  const home = { url: `${url}/`, title: '首页' };
  expect(await tryTransport(tools(), home, true)).toMatchObject({ https: false, valid: null, trouble: '没有提供 HTTPS 服务' });
  expect(await tryTransport(tools(), home, false)).toMatchObject({ https: null });
});

test('silence, an abrupt end and refused addresses tell nothing', async () => {
  const silent = await serveRaw(() => undefined);
  const abrupt = await serveRaw((socket) => socket.destroy());
  for (const { url } of [silent, abrupt])
    expect(await tryTransport(tools(), { url, title: '首页' }, true)).toMatchObject({ https: null, valid: null });
  const guarded = await tryTransport({ ...tools(), allowPrivate: false }, { url: abrupt.url, title: '首页' }, true);
  expect(guarded).toMatchObject({ https: null, trouble: expect.stringContaining('内网') });
});

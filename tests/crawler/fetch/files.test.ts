import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fetcherFor, page, respond, serve, serveRaw } from './support.js';

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(300_000, 7)]);
const asFile = (url: string) => ({ url, mode: 'file' as const });

test('a file comes with every byte and without text', async () => {
  const { url } = await serve({
    '/a.pdf': page(PDF, { 'content-type': 'application/pdf' }),
    '/b.doc': page(gzipSync(PDF), { 'content-encoding': 'gzip' }),
  });
  const fetcher = fetcherFor({ maxBytes: 1000 });
  for (const path of ['/a.pdf', '/b.doc']) {
    const result = await fetcher.fetch(asFile(`${url}${path}`));
    expect(result.ok && Buffer.from(result.snapshot.body ?? []).equals(PDF)).toBe(true);
    expect(result.ok && result.snapshot.text).toBe('');
  }
});

test('pages and links carry no bytes', async () => {
  const { url } = await serve({ '/': page('<p>政务公开</p>') });
  for (const mode of ['page', 'data', 'link'] as const) {
    const result = await fetcherFor().fetch({ url: `${url}/`, mode });
    expect(result.ok && result.snapshot.body).toBe(null);
  }
});

test.each([
  ['too large', page(PDF), { maxFileBytes: 100_000 }, 'too-large'],
  ['a bomb', page(gzipSync(Buffer.alloc(5_000_000)), { 'content-encoding': 'gzip' }), { maxFileBytes: 100_000 }, 'too-large'],
  ['missing', (_request: unknown, response: Parameters<typeof respond>[0]) => respond(response, 404, '<h1>404</h1>'), {}, 'http-status'],
] as const)('a file that is %s', async (_case, handler, options, code) => {
  const { url } = await serve({ '/f': handler });
  const result = await fetcherFor(options).fetch(asFile(`${url}/f`));
  expect(result.ok ? 'ok' : result.failure.code).toBe(code);
});

test('a file cut short is a failure: what is left of it is no evidence', async () => {
  const { url } = await serveRaw((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\ncontent-length: ${PDF.length}\r\n\r\n`);
    socket.write(PDF.subarray(0, 5000));
    setTimeout(() => socket.destroy(), 50);
  });
  const result = await fetcherFor().fetch(asFile(`${url}/f.pdf`));
  expect(result.ok).toBe(false);
});

import { expect, test } from 'vitest';
import { openHome } from '../../../crawler/probes/availability.js';
import { NotTried } from '../../../crawler/probes/tools.js';
import { type Handler, page, respond, serve } from '../fetch/support.js';
import { plainFetcher, toolsWith } from './support.js';

const status =
  (code: number, body = '<h1>x</h1>'): Handler =>
  (_request, response) =>
    respond(response, code, body);

test.each<[string, Handler, string]>([
  ['opens', page('<h1>某县人民政府</h1>'), 'open'],
  ['answers without content', page(''), 'unknown'],
  ['breaks down', status(500), 'failed'],
  ['is under repair', status(503), 'failed'],
  ['is not there', status(404), 'failed'],
  ['refuses visitors like us', status(403), 'unknown'],
  ['answers with a challenge', status(412, '<meta content="x"><script>$_ts=1</script>'), 'unknown'],
  ['asks for a login', status(401), 'unknown'],
  ['does not answer', () => undefined, 'failed'],
])('a home page that %s', async (_case, handler, outcome) => {
  const { url } = await serve({ '/': handler });
  const tools = toolsWith(plainFetcher({ timeoutMs: 500 }));
  expect(await openHome(tools, { url: `${url}/`, title: '首页' })).toMatchObject({
    outcome,
    at: '2026-11-20T02:00:00.000Z',
    evidence: { url: `${url}/` },
  });
});

test('robots rules are our reason, not an outage', async () => {
  const { url } = await serve({ '/': page('x'), '/robots.txt': page('User-agent: *\nDisallow: /', { 'content-type': 'text/plain' }) });
  expect(await openHome(toolsWith(plainFetcher()), { url: `${url}/`, title: '首页' })).toMatchObject({ outcome: 'unknown' });
});

test('a closed port is an outage, a private address of a public name is none', async () => {
  const { url } = await serve({});
  const closed = url.replace(/\d+$/, '1');
  expect(await openHome(toolsWith(plainFetcher()), { url: closed, title: '首页' })).toMatchObject({ outcome: 'failed' });
  expect(await openHome(toolsWith(plainFetcher({ allowPrivate: false })), { url, title: '首页' })).toMatchObject({ outcome: 'unknown' });
});

test('the time taken is that of the answer', async () => {
  const { url } = await serve({ '/': (_request, response) => void setTimeout(() => respond(response, 200, '<p>到</p>'), 300) });
  const { outcome, durationMs } = await openHome(toolsWith(plainFetcher()), { url: `${url}/`, title: '首页' });
  expect(outcome).toBe('open');
  expect(durationMs).toBeGreaterThanOrEqual(290);
});

test('a stopped run tries nothing', async () => {
  const { url } = await serve({ '/': page('x') });
  const fetcher = plainFetcher();
  await fetcher.close();
  await expect(openHome(toolsWith(fetcher), { url, title: '首页' })).rejects.toThrow(NotTried);
});

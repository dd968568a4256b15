import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteListSchema } from '../../config/schema.js';
import { expectedResults, SAMPLE_IDS, type SamplePortals, startSamplePortals } from '../../samples/index.js';
import { type Crawled, crawlNaively } from './naive-crawl.js';

let portals: SamplePortals;
const crawls = new Map<string, Crawled>();
const baseUrlOf = (id: string): string => portals.sites.find((site) => site.id === id)?.baseUrl ?? '';

beforeAll(async () => {
  portals = await startSamplePortals();
  for (const site of portals.sites) crawls.set(site.id, await crawlNaively(site.baseUrl));
}, 120_000);
afterAll(() => portals.close());

test('the site entries are valid and each has a port of its own', () => {
  const { sites } = siteListSchema.parse({ sites: portals.sites });
  expect(sites.map((site) => site.id)).toEqual(SAMPLE_IDS);
  expect(new Set(sites.map((site) => site.baseUrl)).size).toBe(SAMPLE_IDS.length);
});

describe.each(SAMPLE_IDS)('%s', (id) => {
  const crawl = (): Crawled => crawls.get(id) ?? { pages: new Map(), others: new Map() };

  test('has at least 150 pages, interface rows included', () => {
    expect(crawl().pages.size).toBeGreaterThanOrEqual(150);
  });

  test('only planned addresses are dead or blocked', () => {
    const { subjects } = expectedResults(id).indicators['broken-links'];
    const planned = subjects.filter((subject) => subject.verdict === 'fail').map((subject) => subject.path);
    const dead = [...crawl().others].filter(([, status]) => status === 404).map(([path]) => path);
    // Beyond the plan only one decoy, below the first level.
    expect(dead).toEqual(expect.arrayContaining(planned));
    expect(dead.filter((path) => !planned.includes(path)).length).toBeLessThanOrEqual(1);
    const blocked = [...crawl().others].filter(([, status]) => status === 412).map(([path]) => path);
    expect(blocked.length).toBe(id === 'beidu' ? 3 : 0);
    expect([...crawl().others.values()].every((status) => [200, 404, 412].includes(status))).toBe(true);
  });

  test('every subject with an address is served under its title, unless the scenario hides it', () => {
    const { indicators } = expectedResults(id);
    for (const { path, title, verdict } of Object.values(indicators).flatMap((result) => result.subjects)) {
      const html = path === null ? undefined : crawl().pages.get(path);
      if (html !== undefined) expect(html, path ?? '').toContain(title);
      else expect(path === null || verdict !== 'pass', `${path} is not reachable`).toBe(true);
    }
  });

  test('pages carry no sign of the port and no unfilled value', () => {
    const port = new URL(baseUrlOf(id)).port;
    for (const [path, html] of crawl().pages) {
      expect(html, path).not.toContain(`127.0.0.1:${port}`);
      expect(html, path).not.toMatch(/undefined|\[object|>null|NaN|发布(时间|日期)：null/);
    }
  });
});

test('two starts give the same bytes', async () => {
  const again = await startSamplePortals();
  try {
    for (const site of again.sites) {
      const second = await crawlNaively(site.baseUrl);
      expect([...second.pages]).toEqual([...(crawls.get(site.id)?.pages ?? [])]);
    }
  } finally {
    await again.close();
  }
}, 120_000);

test('conditional requests, HEAD and unknown ids', async () => {
  const base = baseUrlOf('yunxi');
  const first = await fetch(base);
  const again = await fetch(base, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
  expect([first.status, again.status]).toEqual([200, 304]);
  expect(await (await fetch(base, { method: 'HEAD' })).text()).toBe('');
  await expect(startSamplePortals({ only: ['nowhere'] })).rejects.toThrow('unknown sample portal');
});

test('a port that is taken leaves nothing open', async () => {
  const taken = Number(new URL(baseUrlOf('yunxi')).port);
  await expect(startSamplePortals({ port: taken, only: ['yunxi'] })).rejects.toThrow('EADDRINUSE');
});

test('the paging proxy answers nothing to an incomplete request, broken interfaces answer 500', async () => {
  const proxy = await fetch(new URL('/module/web/jpage/dataproxy.jsp', baseUrlOf('qingshan')), { method: 'POST', body: 'col=1' });
  expect(await proxy.text()).toBe('<datastore><recordset></recordset></datastore>');
  const home = await fetch(new URL('/api/doc/related?id=1', baseUrlOf('beidu')));
  expect(home.status).toBe(500);
});

test('the legacy portal is GBK and says so only in its meta label', async () => {
  const response = await fetch(baseUrlOf('yunxi-cgj'));
  expect(response.headers.get('content-type')).toBe('text/html');
  expect(new TextDecoder('gb18030', { fatal: true }).decode(await response.arrayBuffer())).toContain('云溪市城市管理局');
});

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

test.skipIf(executablePath === undefined)(
  'a browser fills the scripted lists and pages through them (skipped without a browser)',
  async () => {
    const browser = await chromium.launch({ executablePath });
    try {
      const page = await browser.newPage();
      const titles = async (): Promise<string[]> => page.locator('.main .rows li a').allTextContents();
      const open = async (id: string, name: string): Promise<void> => {
        await page.goto(baseUrlOf(id));
        await page.goto(new URL((await page.locator(`.menu a:text-is("${name}")`).first().getAttribute('href')) ?? '', baseUrlOf(id)).href);
      };
      for (const [id, next] of [
        ['qingshan', '4'],
        ['chengling', '2'],
        ['beidu', '2'],
      ] as const) {
        await open(id, '政务要闻');
        await page.waitForSelector('.main .rows li a[href]');
        const first = await titles();
        await page.locator('.page a', { hasText: new RegExp(`^${next}\\s*$`) }).click();
        await expect.poll(async () => (await titles())[0]).not.toBe(first[0]);
        expect((await titles()).length).toBe(first.length);
      }
      await open('beidu', '政策解读');
      await expect.poll(() => page.locator('.main .rows').textContent()).toContain('加载失败');
    } finally {
      await browser.close();
    }
  },
  120_000,
);

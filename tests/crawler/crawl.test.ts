import { expect, test } from 'vitest';
import type { FactName } from '../../crawler/facts/site.js';
import { buildSiteFacts } from '../../crawler/relate/site-facts.js';
import type { Handler } from './fetch/support.js';
import { page, respond } from './fetch/support.js';
import {
  anyArticle,
  type Crawled,
  columnPage,
  crawlAt,
  homePage,
  link,
  list,
  type Pages,
  rowsFrom,
  serveSite,
  siteMapPage,
} from './frontier/portal.js';

const FACTS: FactName[] = ['columns', 'policyDocuments', 'interpretations', 'solicitations', 'budgetFiles', 'annualReports', 'home', 'linkChecks'];

/** A portal of several columns, lists of several pages, children, a dead link, a failing page. */
const entries = { '/zwgk/': '政务公开', '/zcwj/': '政府文件', '/zcjd/': '政策解读', '/map.html': '网站地图', '/dead/': '旧栏目' };
const pages = (): Pages => ({
  '*': anyArticle,
  '/': homePage(entries),
  '/map.html': siteMapPage(entries),
  '/zwgk/': columnPage('政务公开', `${link('/zwgk/nb/', '政府信息公开年报')}${link('/zwgk/yjs/', '财政预决算')}${link('/zwgk/yjzj/', '意见征集')}`),
  '/zwgk/nb/': columnPage('政府信息公开年报', list(rowsFrom('2025-01-20', 3, '/zwgk/nb/'))),
  '/zwgk/yjs/': (_request, response) => respond(response, 500, ''),
  '/zwgk/yjzj/': columnPage('意见征集', list(rowsFrom('2025-02-20', 4, '/zwgk/yjzj/'))),
  '/zcwj/': columnPage(
    '政府文件',
    `${link('/zcwj/bgs/', '办公室文件')}${list(rowsFrom('2025-03-30', 20, '/zcwj/'))}<div class="page">${link('/zcwj/index_1.html', '下一页')}</div>`,
  ),
  '/zcwj/index_1.html': columnPage('政府文件', list(rowsFrom('2025-03-30', 9, '/zcwj/', 20))),
  '/zcwj/bgs/': columnPage('办公室文件', list(rowsFrom('2025-03-01', 6, '/zcwj/bgs/'))),
  '/zcjd/': columnPage('政策解读', list(rowsFrom('2025-03-29', 8, '/zcjd/'))),
});

/** Answers after a delay that differs between crawls. */
const delayed =
  (handler: Handler, delayMs: (path: string) => number): Handler =>
  (request, response) =>
    void setTimeout(() => handler(request, response), delayMs(request.url ?? ''));

/** Facts and coverage without the moments at which things were fetched. */
const told = ({ input, coverage }: Crawled): unknown =>
  JSON.parse(JSON.stringify({ facts: buildSiteFacts(input), coverage }, (key, value: unknown) => (key === 'capturedAt' ? null : value)));

test('the order of answers changes nothing', { timeout: 60_000 }, async () => {
  let salt = 1;
  const random = (path: string): number => [...path].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) * salt) % 97, salt) % 40;
  const slow = Object.fromEntries(
    Object.entries(pages()).map(([path, answer]) => [path, delayed(typeof answer === 'string' ? page(answer) : answer, random)]),
  );
  const site = await serveSite(slow);
  const first = await crawlAt(site, { facts: FACTS });
  expect(first.input.columns.length).toBeGreaterThan(4);
  for (salt of [7, 29]) expect(told(await crawlAt(site, { facts: FACTS }))).toEqual(told(first));
});

test('a crawl replayed from its journal asks for nothing and tells the same', async () => {
  const site = await serveSite(pages());
  const first = await crawlAt(site, { facts: FACTS });
  const asked = site.hits.length;
  const again = await crawlAt(site, { facts: FACTS, records: first.records });
  expect(site.hits.length).toBe(asked);
  expect(told(again)).toEqual(told(first));
  expect(again.stats).toEqual(first.stats);
});

test.each([0.1, 0.4, 0.8])('taken up again after %f of its records it tells the same', async (share) => {
  const site = await serveSite(pages());
  const first = await crawlAt(site, { facts: FACTS });
  const again = await crawlAt(site, { facts: FACTS, records: first.records.slice(0, Math.floor(first.records.length * share)) });
  expect(told(again)).toEqual(told(first));
});

test('the page limit holds, is named, and leaves nothing judged as absent', async () => {
  const site = await serveSite(pages());
  const { paths, coverage, input } = await crawlAt(site, { facts: FACTS, maxPages: 12 });
  expect(paths.length).toBeLessThanOrEqual(12);
  expect(coverage.failures.map(({ code }) => code)).toContain('budget');
  const facts = buildSiteFacts(input);
  for (const name of ['policyDocuments', 'interpretations', 'budgetFiles', 'linkChecks'] as const)
    expect({ name, complete: facts[name].complete || facts[name].items.length > 0 }).toEqual({ name, complete: facts[name].items.length > 0 });
});

test('a part of the page limit is kept for the second look', async () => {
  const { readAgain, url, coverage } = await crawlAt(await serveSite(pages()), { facts: ['policyDocuments'], maxPages: 20 });
  expect(coverage.failures.map(({ code }) => code)).toContain('budget');
  const again = await readAgain([`${url}/zcwj/`]);
  expect([...again.unread]).toEqual([]);
});

test('an address is asked for again only to confirm that it is dead, or where it gave no answer', async () => {
  const { paths, input } = await crawlAt(await serveSite(pages()), { facts: FACTS });
  const dead = input.linkChecks.filter(({ outcome }) => outcome === 'dead');
  const again = dead.flatMap(({ url, foundOn }) => [url, foundOn]).map((url) => new URL(url).pathname);
  expect(again).toContain('/dead/');
  const repeated = paths.filter((path, at) => paths.indexOf(path) !== at);
  expect([...new Set(repeated)].sort()).toEqual([...new Set([...again, '/zwgk/yjs/'])].sort());
});

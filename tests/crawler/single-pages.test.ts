import { expect, test } from 'vitest';
import { buildSiteFacts } from '../../crawler/relate/site-facts.js';
import type { Handler } from './fetch/support.js';
import { page } from './fetch/support.js';
import { anyArticle, columnPage, crawl, homePage, list, type Pages, rowsFrom, siteMapPage } from './frontier/portal.js';

const GUIDE = '<p>受理机构：青山区人民政府办公室。办公地址：青山区人民路1号。联系电话：010-60000000。办公时间：工作日上午9:00至12:00。</p>'.repeat(2);
const entries = { '/zn/': '政府信息公开指南', '/jcml/': '重大行政决策事项目录', '/xx/': '区长信箱', '/map.html': '网站地图' };
const pages = (more: Pages = {}): Pages => ({
  '*': anyArticle,
  '/': homePage(entries),
  '/map.html': siteMapPage(entries),
  '/zn/': columnPage('政府信息公开指南', `<div class="TRS_Editor">${GUIDE}</div>`),
  '/jcml/': columnPage('重大行政决策事项目录', `<div class="TRS_Editor">${GUIDE}</div>`),
  '/xx/': columnPage('区长信箱', list(rowsFrom('2025-03-20', 3, '/xx/'))),
  ...more,
});
const wanted = [{ id: 'disclosure-guide' }, { id: 'decision-catalogue' }];

test('a page that is what its column is for is read by its words; elsewhere words beside no list leave the list unread', async () => {
  const { input } = await crawl(pages(), { facts: ['listings'], wanted });
  const { listings } = buildSiteFacts(input);
  const of = (id: string) =>
    listings.items.filter(({ column }) => column === id).map(({ state, text, rows }) => [state, text.includes('人民路1号'), rows.length]);
  expect(of('disclosure-guide')).toEqual([['read', true, 0]]);
  expect(of('decision-catalogue')).toEqual([['unread', true, 0]]);
});

test.each([
  [['letters'], true],
  [['listings'], false],
] as const)('letters are opened for %j: %s', async (facts, opened) => {
  const { paths } = await crawl(pages(), { facts, wanted: [{ id: 'mailbox' }] });
  expect(paths.some((path) => /^\/xx\/\d+\//.test(path))).toBe(opened);
});

test('a column of the survey is read a second time, and what it shows then counts', async () => {
  let asked = 0;
  const late: Handler = (request, response) =>
    page(columnPage('统计信息', asked++ === 0 ? '' : list(rowsFrom('2025-03-20', 3, '/tj/'))))(request, response);
  const all = { ...entries, '/tj/': '统计信息' };
  const { input, readAgain, url } = await crawl(pages({ '/': homePage(all), '/map.html': siteMapPage(all), '/tj/': late }), {
    facts: ['columnStates'],
  });
  const holds = (from: typeof input) => buildSiteFacts(from).columnStates.items.find(({ name }) => name === '统计信息')?.holds;
  expect(holds(input)).not.toBe('rows');
  const second = await readAgain([`${url}/tj/`]);
  expect(second.unread.size).toBe(0);
  expect(holds(second.input)).toBe('rows');
});

test('a column that is empty the second time too was read', async () => {
  const all = { ...entries, '/tj/': '统计信息' };
  const site = { '/': homePage(all), '/map.html': siteMapPage(all), '/tj/': columnPage('统计信息', '') };
  const { readAgain, url } = await crawl(pages(site), { facts: ['columnStates'] });
  expect([...(await readAgain([`${url}/tj/`])).unread]).toEqual([]);
});

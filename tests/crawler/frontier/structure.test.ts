import { expect, test } from 'vitest';
import { requireBrowser } from '../../setup/browser.js';
import { type Handler, page, redirect, respond } from '../fetch/support.js';
import { anyArticle, articlePage, columnPage, crawl, homePage, link, list, menu, type Pages, rowsFrom, siteMapPage } from './portal.js';

const documents = (folder: string, count = 5): string => columnPage('政府文件', list(rowsFrom('2025-03-30', count, folder)));
const read = { state: 'read', rows: 5 };
const DOCUMENTS = { '*': anyArticle, '/zcwj/': documents('/zcwj/') };

/** Portals with one column of five documents, hidden in different ways. */
test.each([
  ['a count behind the name', { ...DOCUMENTS, '/': homePage({ '/zcwj/': '政府文件（128）' }) }],
  ['a bare count behind a short name', { ...DOCUMENTS, '/': homePage({ '/zcwj/': '政策库 [36]' }) }],
  ['arrows and blanks', { ...DOCUMENTS, '/': homePage({ '/zcwj/': '»&nbsp;政&emsp;府&#12288;文&nbsp;件 &gt;&gt;' }) }],
  ['a menu by onclick', { ...DOCUMENTS, '/': homePage({}, `<div class="nav"><ul><li onclick="location.href='/zcwj/'">政府文件</li></ul></div>`) }],
  [
    'a menu in an iframe',
    {
      ...DOCUMENTS,
      '/': homePage({}, '<iframe src="/top.html"></iframe>'),
      '/top.html': `<html><body>${menu({ '/zcwj/': '政府文件' })}</body></html>`,
    },
  ],
  [
    'frames',
    {
      ...DOCUMENTS,
      '/': '<html><head><title>青山区人民政府</title></head><frameset rows="80,*"><frame src="/top.html"><frame src="/main.html"></frameset></html>',
      '/top.html': `<html><body>${menu({ '/zcwj/': '政府文件' })}</body></html>`,
      '/main.html': homePage({}),
    },
  ],
  ['a synonym: 县政府文件', { ...DOCUMENTS, '/': homePage({ '/zcwj/': '县政府文件' }) }],
  ['a synonym: 文件通知', { ...DOCUMENTS, '/': homePage({ '/zcwj/': '文件通知' }) }],
  ['named only in the site map', { ...DOCUMENTS, '/': homePage({ '/map.html': '网站地图' }), '/map.html': siteMapPage({ '/zcwj/': '政府文件' }) }],
  [
    'under one name in the menu, under its own in the site map',
    { ...DOCUMENTS, '/': homePage({ '/zcwj/': '政策', '/map.html': '网站地图' }), '/map.html': siteMapPage({ '/zcwj/': '政府文件' }) },
  ],
  [
    'three levels below groups',
    {
      '*': anyArticle,
      '/': homePage({ '/zwgk/': '政务公开' }),
      '/zwgk/': columnPage('政务公开', `<div class="leftnav">${link('/zwgk/fdzdgk/', '法定主动公开内容')}</div>`),
      '/zwgk/fdzdgk/': columnPage('法定主动公开内容', `<div class="leftnav">${link('/zwgk/fdzdgk/lzyj/', '履职依据')}</div>`),
      '/zwgk/fdzdgk/lzyj/': columnPage('履职依据', `<div class="leftnav">${link('/zwgk/fdzdgk/lzyj/wj/', '政府文件')}</div>`),
      '/zwgk/fdzdgk/lzyj/wj/': documents('/zwgk/fdzdgk/lzyj/wj/'),
    },
  ],
  [
    'the same column by http, https, with and without its index page',
    {
      ...DOCUMENTS,
      '/zcwj/index.html': documents('/zcwj/'),
      '/': homePage({ '/zcwj/': '政府文件', '/zcwj/index.html': '区政府文件', '/zcwj': '政府文件' }),
    },
  ],
  ['behind a redirect', { ...DOCUMENTS, '/wj/': redirect('/zcwj/'), '/': homePage({ '/wj/': '政府文件' }) }],
  [
    'behind a page that sends its reader on',
    {
      ...DOCUMENTS,
      '/wj/': '<html><head><meta http-equiv="refresh" content="0;url=/zcwj/"></head><body></body></html>',
      '/': homePage({ '/wj/': '政府文件' }),
    },
  ],
  [
    'a list in a frame',
    {
      ...DOCUMENTS,
      '/wj/': columnPage('政府文件', '<iframe src="/ad.html"></iframe><iframe src="/zcwj/"></iframe>'),
      '/ad.html': '<p>ad</p>',
      '/': homePage({ '/wj/': '政府文件' }),
    },
  ],
] as [string, Pages][])('a column is found and read: %s', async (_case, pages) => {
  const { column } = await crawl(pages);
  const { state, rows } = column('policy-documents');
  expect({ state, rows: rows.length }).toEqual(read);
});

test.each([
  ['a whole site map without it', { '/': homePage({ '/map.html': '网站地图' }), '/map.html': siteMapPage({}) }, true],
  ['no site map', { '/': homePage({ '/a/': '走进青山' }) }, false],
  ['a site map that is gone', { '/': homePage({ '/map.html': '网站地图' }) }, false],
  ['a site map on another host', { '/': homePage({ 'http://127.0.0.2:9/map.html': '网站地图' }) }, false],
  [
    'a group whose page cannot be read',
    {
      '/': homePage({ '/map.html': '网站地图' }),
      '/map.html': siteMapPage({ '/zwgk/': '政府信息公开' }),
      '/zwgk/': (_request: unknown, response: Parameters<typeof respond>[0]) => respond(response, 500, ''),
    },
    false,
  ],
  [
    'a group whose tree only a script draws',
    {
      '/': homePage({ '/map.html': '网站地图' }),
      '/map.html': siteMapPage({ '/zwgk/': '政府信息公开' }),
      '/zwgk/': columnPage('政府信息公开', '<ul id="tree" class="ztree"></ul><div id="list"></div><script src="/js/tree.js"></script>'),
    },
    false,
  ],
] as [string, Pages, boolean][])('a column that was not found is missing for certain: %s', async (_case, pages, certain) => {
  const { input } = await crawl(pages);
  expect(input.missingColumns.map(({ id }) => id)).toContain('policy-documents');
  expect(input.structureComplete).toBe(certain);
});

test('a column of one page is its own row, and never counts as the whole list', async () => {
  const title = '青山区人民政府2024年政府信息公开工作年度报告';
  const { column } = await crawl(
    { '/': homePage({ '/gk/202501/t20250120_7.html': '政府信息公开年报' }), '/gk/202501/t20250120_7.html': articlePage(title, '2025-01-20') },
    { facts: ['annualReports'] },
  );
  expect(column('annual-report')).toMatchObject({ state: 'cut', rows: [{ title, date: '2025-01-20' }] });
});

test('a column that leads on to its newest article is no empty list', async () => {
  const pages = {
    '/': homePage({ '/nb/': '政府信息公开年报' }),
    '/nb/': redirect('/nb/202501/t20250120_7.html'),
    '/nb/202501/t20250120_7.html': articlePage('青山区人民政府2024年政府信息公开工作年度报告', '2025-01-20'),
  };
  const { column } = await crawl(pages, { facts: ['annualReports'] });
  expect(column('annual-report')).toMatchObject({ state: 'cut', rows: [{ date: '2025-01-20' }] });
});

test('more namesakes than are read leave the column open', async () => {
  const names = 'abcdefghijklmnopqrst'.split('');
  const pages: Pages = {
    '*': anyArticle,
    '/': homePage({ '/gk/': '政府信息公开' }),
    '/gk/': columnPage('政府信息公开', names.map((name) => link(`/${name}/`, '部门文件')).join('')),
    ...Object.fromEntries(names.map((name) => [`/${name}/`, documents(`/${name}/`)])),
  };
  const { columns } = await crawl(pages);
  const found = columns('policy-documents');
  expect(found.length).toBeLessThan(names.length);
  expect(found.flatMap(({ gaps }) => gaps.map(({ code }) => code))).toContain('list-cut');
});

test('lists by year: those of the years looked at are read, wherever they lie', async () => {
  const years = [2026, 2025, 2024, 2019].map((year) => link(`/col${year}/list.html`, `${year}年`)).join('');
  const pages: Pages = {
    '*': anyArticle,
    '/': homePage({ '/zcwj/': '政府文件' }),
    '/zcwj/': columnPage('政府文件', `<div class="years">${years}</div>${list(rowsFrom('2025-03-30', 5, '/zcwj/'))}`),
    '/col2025/list.html': columnPage('政府文件', list(rowsFrom('2025-02-10', 7, '/col2025/'))),
    '/col2024/list.html': columnPage('政府文件', list(rowsFrom('2024-12-10', 4, '/col2024/'))),
  };
  const { columns, paths } = await crawl(pages);
  expect(columns('policy-documents').map(({ rows }) => rows.length)).toEqual([5, 7, 4]);
  expect(paths.some((path) => path.startsWith('/col2019/'))).toBe(false);
});

test('a department host below the domain belongs to the site, its columns by their names', async () => {
  const { columns } = await crawl(
    {
      '*': anyArticle,
      '/': homePage({ '/czxx/': '预决算信息公开专栏', '/gs/': '财政' }),
      '/czxx/': columnPage('预决算信息公开专栏', list(rowsFrom('2025-03-30', 3, '/czxx/'))),
      '/gs/': columnPage('财政', `<div class="leftnav">${link('/gs/ys/', '政府预算')}${link('/gs/js/', '政府决算')}</div>`),
      '/gs/ys/': columnPage('政府预算', list(rowsFrom('2025-02-01', 3, '/gs/ys/'))),
      '/gs/js/': columnPage('政府决算', list(rowsFrom('2024-09-01', 3, '/gs/js/'))),
    },
    { facts: ['budgetFiles'] },
  );
  expect(columns('finance').map(({ state, rows }) => [state, rows.length])).toEqual([['read', 3]]);
  expect(columns('finance-government').map(({ name, rows }) => [name, rows.length])).toEqual([
    ['政府预算', 3],
    ['政府决算', 3],
  ]);
});

test('columns that differ in their fragment alone are different columns', async () => {
  const answer = (folder: string, count: number): Handler =>
    page(JSON.stringify({ classify: { post_count: count }, articles: rowsFrom('2025-03-30', count, folder) }), {
      'content-type': 'application/json',
    });
  const index = `<html><head><meta charset="utf-8"><title>信息公开目录</title></head><body><div id="app"></div><script>window._CONFIG = { SID: '755041' };</script></body></html>`;
  const { column } = await crawl({
    '*': anyArticle,
    '/': homePage({ '/gkmlpt/index#7': '政府文件', '/gkmlpt/index#8': '规范性文件' }),
    '/gkmlpt/index': index,
    '/gkmlpt/api/all/7': answer('/gkmlpt/a/', 3),
    '/gkmlpt/api/all/8': answer('/gkmlpt/b/', 5),
  });
  expect([column('policy-documents').rows.length, column('normative-documents').rows.length]).toEqual([3, 5]);
});

const blocks = (folders: readonly string[]): string =>
  folders.map((folder) => `<div class="block"><h3>栏目 <a href="${folder}">更多</a></h3>${list(rowsFrom('2025-03-20', 4, folder))}</div>`).join('');

test('a landing page whose rows are all known from the columns below it leaves nothing open', async () => {
  const folders = ['/b/', '/c/', '/d/'];
  const { columns } = await crawl({
    '*': anyArticle,
    '/': homePage({ '/gk/': '政务公开', '/zcwj/': '政策文件' }),
    '/zcwj/': columnPage('政策文件', blocks(folders)),
    '/gk/': columnPage('政务公开', folders.map((folder) => link(folder, '政府文件')).join('')),
    ...Object.fromEntries(folders.map((folder) => [folder, columnPage('政府文件', list(rowsFrom('2025-03-20', 9, folder)))])),
  });
  expect(columns('policy-documents').map(({ state }) => state)).toEqual(['read', 'read', 'read']);
});

test('a landing page with more columns below it than are read stays open', async () => {
  const folders = 'abcdefghijklmnopqrst'.split('').map((name) => `/zcwj/${name}/`);
  const { columns } = await crawl({
    '*': anyArticle,
    '/': homePage({ '/zcwj/': '政府文件' }),
    '/zcwj/': columnPage('政府文件', folders.map((folder) => link(folder, '办公室')).join('')),
    ...Object.fromEntries(folders.map((folder) => [folder, columnPage('办公室', list(rowsFrom('2025-03-20', 9, folder)))])),
  });
  expect(columns('policy-documents').flatMap(({ gaps }) => gaps.map(({ code }) => code))).toContain('list-cut');
});

test('columns that no fact set needs are not opened', async () => {
  const { paths } = await crawl({
    ...DOCUMENTS,
    '/': homePage({ '/zcwj/': '政府文件', '/xx/': '区长信箱', '/jy/': '教育', '/ld/': '领导之窗', '/sj/': '审计公开' }),
    '/xx/': columnPage('区长信箱', ''),
  });
  expect(paths.filter((path) => ['/xx/', '/jy/', '/ld/', '/sj/'].includes(path))).toEqual([]);
});

test('a column seen only below another unit is neither taken for the own one nor called missing for certain', async () => {
  const pages: Pages = {
    '*': anyArticle,
    '/': homePage({ '/map.html': '网站地图' }),
    '/map.html': siteMapPage({ '/bm/jyj/': '区教育局', '/bm/jyj/zcwj/': '政策文件' }),
    '/bm/jyj/zcwj/': columnPage('政策文件', list(rowsFrom('2025-03-30', 5, '/bm/jyj/zcwj/'))),
  };
  const { input, columns } = await crawl(pages);
  expect(columns('policy-documents')).toEqual([]);
  expect(input.structureComplete).toBe(false);
  expect(input.gaps.map(({ code, message }) => [code, message])).toEqual([['column-not-found', expect.stringContaining('像是其他单位的栏目')]]);
});

test.each([
  ['offered on inner pages only', { '/gk/': columnPage('政府信息公开', link('/map.html', '网站地图')) }],
  ['named by its address alone', { '/': homePage({ '/gk/': '政府信息公开' }, '<a href="/wzdt/index.html"><img src="/map.png"></a>') }],
] as [string, Pages][])('a site map %s is read', async (_case, pages) => {
  const map = siteMapPage({ '/zcwj/': '政府文件' });
  const { column } = await crawl({
    ...DOCUMENTS,
    '/': homePage({ '/gk/': '政府信息公开' }),
    '/gk/': columnPage('政府信息公开', ''),
    '/map.html': map,
    '/wzdt/index.html': map,
    ...pages,
  });
  expect(column('policy-documents')).toMatchObject({ state: 'read' });
});

test('a menu that only a script draws is seen in the browser', { timeout: 60_000 }, async (context) => {
  const { executablePath, sandbox } = await requireBrowser(context);
  const script = `document.getElementById('menu').innerHTML = '<li><a href="/zcwj/">政府文件</a></li>';`;
  const home = homePage({ '/qq/': '走进青山' }, `<div class="nav"><ul id="menu"></ul></div><script>${script}</script>`);
  const { column } = await crawl({ ...DOCUMENTS, '/': home }, { fetcher: { browser: { executablePath, sandbox }, timeoutMs: 10_000 } });
  expect(column('policy-documents')).toMatchObject({ state: 'read' });
});

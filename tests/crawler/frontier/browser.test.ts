import { expect, type TestContext, test } from 'vitest';
import type { FetcherOptions } from '../../../crawler/fetch/fetcher.js';
import { requireBrowser } from '../../setup/browser.js';
import { page } from '../fetch/support.js';
import { anyArticle, columnPage, crawl, homePage, link, list, type Pages, rowsFrom, siteMapPage } from './portal.js';

/** What only a script shows, read in a real browser. */
const browser = async (context: TestContext): Promise<Partial<FetcherOptions>> => {
  const { executablePath, sandbox } = await requireBrowser(context);
  return { browser: { executablePath, sandbox }, timeoutMs: 10_000 };
};
const rows = (count: number, offset = 0) => rowsFrom('2025-03-30', count, '/zcwj/', offset);
const script = (source: string) => page(source, { 'content-type': 'text/javascript; charset=utf-8' });
const json = (value: unknown) => page(JSON.stringify(value), { 'content-type': 'application/json; charset=utf-8' });
const fill = (id: string, html: string): string => `document.getElementById('${id}').innerHTML = ${JSON.stringify(html)};`;

const column = (body: string): string => columnPage('政府文件', `${body}<script src="/js/list.js"></script>`);
const interfacePages = (total: number, size: number): Pages => ({
  '/zcwj/': column('<div class="list"><ul id="list"></ul></div><div class="page"><a href="javascript:;" id="next">下一页</a></div>'),
  '/js/list.js': script(
    `fetch('/api/list?page=1&size=${size}').then((answer) => answer.json()).then(({ rows }) => { document.getElementById('list').innerHTML = rows.map((row) => '<li><a href="' + row.url + '">' + row.title + '</a><span>' + row.date + '</span></li>').join(''); });`,
  ),
  ...Object.fromEntries(
    Array.from({ length: Math.ceil(total / size) }, (_, at) => [
      `/api/list?page=${at + 1}&size=${size}`,
      json({ total, rows: rows(Math.min(size, total - at * size), at * size) }),
    ]),
  ),
});

test.for([
  [
    'a script that makes good "nothing there"',
    { '/zcwj/': column('<div id="list"><p>暂无数据</p></div>'), '/js/list.js': script(fill('list', list(rows(6)))) },
    'read',
    6,
  ],
  [
    'nothing there, and no script to the contrary',
    { '/zcwj/': column('<div id="list"><p>暂无数据</p></div>'), '/js/list.js': script('') },
    'read',
    0,
  ],
  [
    'page numbers that a script draws: one page',
    { '/zcwj/': column(`${list(rows(6))}<div id="page" class="pagination"></div>`), '/js/list.js': script('') },
    'read',
    6,
  ],
  [
    'page numbers that a script draws: two pages',
    {
      '/zcwj/': column(`${list(rows(15))}<div id="page" class="pagination"></div>`),
      '/zcwj/2.html': column(list(rows(4, 15))),
      '/js/list.js': script(`if (document.getElementById('page')) ${fill('page', link('/zcwj/2.html', '下一页'))}`),
    },
    'read',
    19,
  ],
  [
    'every page of the list is drawn by script',
    {
      '/zcwj/': column(
        '<ul id="list"><li v-for="row in rows"><a :href="row.url">{{row.title}}</a></li></ul><div class="page"><a href="/zcwj/2.html">下一页</a></div>',
      ),
      '/zcwj/2.html': column('<ul id="list"><li v-for="row in rows"><a :href="row.url">{{row.title}}</a></li></ul>'),
      '/js/list.js': script(
        `document.getElementById('list').innerHTML = (location.pathname === '/zcwj/' ? ${JSON.stringify(list(rows(15)))} : ${JSON.stringify(list(rows(5, 15)))});`,
      ),
    },
    'read',
    20,
  ],
  ['the interface a script asks, read to its end', { ...interfacePages(25, 10) }, 'read', 25],
  [
    'an interface that breaks on its third page',
    { ...interfacePages(45, 10), '/api/list?page=3&size=10': json({ code: 500, msg: '系统错误' }) },
    'cut',
    20,
  ],
  [
    'an interface that says nothing more is there, against its own total',
    { ...interfacePages(45, 10), '/api/list?page=3&size=10': json({ total: 0, rows: [] }) },
    'cut',
    20,
  ],
  ['a list in pictures of script', { '/zcwj/': column('<canvas id="c"></canvas>'), '/js/list.js': script('') }, 'unread', 0],
] as [string, Pages, string, number][])('%s', async ([, pages, state, count], context) => {
  const fetcher = await browser(context);
  const { column: one } = await crawl({ '*': anyArticle, '/': homePage({ '/zcwj/': '政府文件' }), ...pages }, { fetcher });
  const read = one('policy-documents');
  expect({ state: read.state, rows: read.rows.length }).toEqual({ state, rows: count });
});

test('a site map and a tree of columns that scripts draw are seen', async (context) => {
  const fetcher = await browser(context);
  const { column: one, input } = await crawl(
    {
      '*': anyArticle,
      '/': homePage({ '/map.html': '网站地图' }),
      '/map.html': siteMapPage({ '/zwgk/': '政府信息公开' }),
      '/zwgk/': columnPage('政府信息公开', '<ul id="tree"></ul><script src="/js/tree.js"></script>'),
      '/js/tree.js': script(fill('tree', `<li>${link('/zwgk/wj/', '政府文件')}</li>`)),
      '/zwgk/wj/': columnPage('政府文件', list(rowsFrom('2025-03-30', 5, '/zwgk/wj/'))),
    },
    { fetcher },
  );
  expect(one('policy-documents')).toMatchObject({ state: 'read' });
  expect(input.structureComplete).toBe(true);
});

test('a home page that only sends its reader on by a script in its head is followed', async (context) => {
  const fetcher = await browser(context);
  const { column: one } = await crawl(
    {
      '*': anyArticle,
      '/': '<html><head><script>window.location.href = "/portal/";</script></head><body></body></html>',
      '/portal/': homePage({ '/zcwj/': '政府文件' }),
      '/zcwj/': columnPage('政府文件', list(rows(5))),
    },
    { fetcher },
  );
  expect(one('policy-documents')).toMatchObject({ state: 'read' });
});

test('a home page whose HTML is old is looked at as its readers see it', async (context) => {
  const fetcher = await browser(context);
  const old = homePage({}).replaceAll('2025-03-28', '2020-03-28').replaceAll('202503', '202003');
  const { input } = await crawl(
    {
      '/': old.replace('<div class="footer">', '<div id="fresh"></div><script src="/js/new.js"></script><div class="footer">'),
      '*': anyArticle,
      '/js/new.js': script(fill('fresh', list(rows(3)))),
    },
    { facts: ['home'], fetcher },
  );
  const dates = [...(input.home?.page?.list?.items ?? []), ...(input.home?.page?.otherItems ?? [])].map(({ date }) => date);
  expect(dates).toContain('2025-03-30');
});

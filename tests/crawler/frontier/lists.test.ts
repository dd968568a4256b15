import { expect, test } from 'vitest';
import { respond } from '../fetch/support.js';
import { anyArticle, columnPage, crawl, homePage, link, list, type Pages, rowsFrom } from './portal.js';

/** A portal with one column of documents. */
const withColumn = (pages: Pages): Pages => ({
  '/': homePage({ '/zcwj/': '政府文件' }),
  '*': anyArticle,
  ...pages,
});
const paged = (rows: string, next: string | null, more = ''): string =>
  columnPage('政府文件', `${rows}<div class="page">${next ? link(next, '下一页') : ''}${more}</div>`);
const rows = (from: number, count: number): string => list(rowsFrom('2025-03-30', count, '/zcwj/', from));

test.each([
  ['two pages', { '/zcwj/': paged(rows(0, 20), 'index_1.html'), '/zcwj/index_1.html': paged(rows(20, 20), null) }, 'read', 40],
  [
    'the last page leads to itself',
    { '/zcwj/': paged(rows(0, 20), 'index_1.html'), '/zcwj/index_1.html': paged(rows(20, 20), 'index_1.html') },
    'read',
    40,
  ],
  [
    'pages after the last repeat it',
    { '/zcwj/': paged(rows(0, 20), '?p=2'), '/zcwj/?p=2': paged(rows(20, 20), '?p=3'), '/zcwj/?p=3': paged(rows(20, 20), '?p=4') },
    'read',
    40,
  ],
  ['the page parameter is ignored', { '/zcwj/': paged(rows(0, 20), '?p=2'), '/zcwj/?p=2': paged(rows(0, 20), '?p=2') }, 'cut', 20],
  ['the second page is missing', { '/zcwj/': paged(rows(0, 20), 'index_1.html') }, 'cut', 20],
  [
    'after a full page the next one is missing',
    { '/zcwj/': paged(rows(0, 20), 'index_1.html'), '/zcwj/index_1.html': paged(rows(20, 20), 'index_2.html') },
    'cut',
    40,
  ],
  [
    'after a short page the next one is missing',
    { '/zcwj/': paged(rows(0, 20), 'index_1.html'), '/zcwj/index_1.html': paged(rows(20, 7), 'index_2.html') },
    'read',
    27,
  ],
  [
    'a deep page is a stub',
    {
      '/zcwj/': paged(rows(0, 20), 'index_1.html', '共 4 页'),
      '/zcwj/index_1.html': '<html><head><meta charset="utf-8"></head><body></body></html>',
    },
    'cut',
    20,
  ],
  ['fewer rows than stated', { '/zcwj/': paged(rows(0, 20), null, '共 45 条 3 页') }, 'cut', 20],
  [
    'more pages stated than can be reached',
    {
      '/zcwj/': paged(rows(0, 20), 'index_1.html', '共 4 页'),
      '/zcwj/index_1.html': paged(rows(20, 20), null, '共 4 页'),
    },
    'cut',
    40,
  ],
  [
    'a button that loads more',
    { '/zcwj/': columnPage('政府文件', `${rows(0, 15)}<div class="loadmore" id="more">加载更多</div><script src="/js/list.js"></script>`) },
    'cut',
    15,
  ],
  [
    'a pager that a script draws elsewhere',
    { '/zcwj/': columnPage('政府文件', `${rows(0, 15)}<div class="pagination" id="page"></div><script src="/js/list.js"></script>`) },
    'cut',
    15,
  ],
  [
    'the server fails on the third page',
    {
      '/zcwj/': paged(rows(0, 20), '?p=2'),
      '/zcwj/?p=2': paged(rows(20, 20), '?p=3'),
      '/zcwj/?p=3': (_request, response) => respond(response, 500, 'error'),
    },
    'cut',
    40,
  ],
  [
    'a pager that posts the whole form back',
    {
      '/zcwj/': columnPage(
        '政府文件',
        `<form method="post">${rows(0, 15)}<div class="page"><a href="javascript:__doPostBack('AspNetPager1','2')">下一页</a></div></form>`,
      ),
    },
    'cut',
    15,
  ],
  [
    'rows without dates',
    {
      '/zcwj/': columnPage(
        '政府文件',
        list([1, 2, 3, 4, 5].map((at) => ({ url: `/zcwj/n${at}0001.html`, title: `关于印发第${at}号实施方案的通知` }))),
      ),
    },
    'read',
    5,
  ],
  [
    'oldest first: the newest rows stand on the last page',
    {
      '/zcwj/': paged(list(rowsFrom('2020-03-30', 20, '/zcwj/').reverse()), 'index_1.html'),
      '/zcwj/index_1.html': paged(list(rowsFrom('2025-03-30', 20, '/zcwj/').reverse()), null),
    },
    'read',
    40,
  ],
  [
    'old rows pinned to the top of every page',
    {
      '/zcwj/': paged(list([...rowsFrom('2019-05-01', 3, '/zcwj/'), ...rowsFrom('2025-03-30', 17, '/zcwj/')]), 'index_1.html', '共 27 条'),
      '/zcwj/index_1.html': paged(list([...rowsFrom('2019-05-01', 3, '/zcwj/'), ...rowsFrom('2025-03-30', 7, '/zcwj/', 17)]), null, '共 27 条'),
    },
    'read',
    27,
  ],
  ['nothing there, says the page', { '/zcwj/': columnPage('政府文件', '<div class="list"><p>暂无信息</p></div>') }, 'read', 0],
  [
    'the page says there is nothing, but its script has not run',
    { '/zcwj/': columnPage('政府文件', '<ul id="list"><li class="nodata">暂无数据</li></ul><script src="/js/list.js"></script>') },
    'unread',
    0,
  ],
  ['nothing recognised', { '/zcwj/': columnPage('政府文件', '<div class="list"></div>') }, 'unread', 0],
  [
    'a form to search with, nothing asked yet',
    {
      '/zcwj/': columnPage(
        '政府文件',
        '<form action="/search"><input name="title"><input name="fwzh"><select name="year"><option>2025</option></select><button>查询</button></form><div class="result"><p>共0条</p></div>',
      ),
    },
    'unread',
    0,
  ],
  ['a missing page', {}, 'unread', 0],
  ['an error page with status 200', { '/zcwj/': '<html><head><title>404</title></head><body><h1>页面不存在</h1></body></html>' }, 'unread', 0],
  [
    'one of several blocks says it is empty',
    {
      '/zcwj/': columnPage(
        '政府文件',
        `<div class="block"><h3>区政府文件 <a href="/zfwj/">更多</a></h3>${list(rowsFrom('2025-03-20', 5, '/zcwj/zf/'))}</div><div class="block"><h3>办公室文件 <a href="/zfbwj/">更多</a></h3>${list(rowsFrom('2025-02-20', 5, '/zcwj/zfb/'))}</div><div class="block"><h3>其他 <a href="/qt/">更多</a></h3><p>暂无信息</p></div>`,
      ),
    },
    'cut',
    10,
  ],
] as [string, Pages, string, number][])('%s', async (_case, pages, state, count) => {
  const { column } = await crawl(withColumn(pages));
  const { state: seen, rows: read, gaps } = column('policy-documents');
  expect({ state: seen, rows: read.length, gaps: gaps.length > 0 }).toEqual({ state, rows: count, gaps: state !== 'read' });
});

test('a list of five thousand rows is read as far as the window reaches', async () => {
  const parts = Object.fromEntries(
    Array.from({ length: 250 }, (_, at) => [
      at === 0 ? '/zcwj/' : `/zcwj/index_${at}.html`,
      columnPage('政府文件', `${rows(at * 20, 20)}<script>createPageHTML(250, ${at}, "index", "html");</script>`),
    ]),
  );
  const { column, paths } = await crawl(withColumn(parts));
  const { state, rows: read } = column('policy-documents');
  // 150 days from 2025-03-30 to the margin before the window: eight pages of twenty days and one that lies beyond.
  expect({ state, rows: read.length }).toEqual({ state: 'read', rows: 180 });
  expect(paths.filter((path) => path.includes('/zcwj/index_')).length).toBe(8);
});

test('the heading of one block among blocks of rows is not the list of the column', async () => {
  const block = (name: string, at: number): string =>
    `<div class="box"><h3>${link(`/zcwj/b${at}/`, name)}</h3>${list(rowsFrom('2025-03-20', 3, `/zcwj/b${at}/`))}</div>`;
  const { columns } = await crawl({
    '*': anyArticle,
    '/': homePage({ '/zcwj/': '政府文件' }),
    '/zcwj/': columnPage('政府文件', ['国有土地上房屋征收与补偿', '公共法律服务', '义务教育', '就业'].map(block).join('')),
    ...Object.fromEntries([0, 1, 2, 3].map((at) => [`/zcwj/b${at}/`, columnPage('目录', '')])),
  });
  const titles = columns('policy-documents').flatMap(({ rows }) => rows.map(({ title }) => title));
  expect(titles).not.toContain('国有土地上房屋征收与补偿');
});

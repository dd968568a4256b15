import { afterAll, describe, expect, test } from 'vitest';
import { searchSite } from '../../../crawler/probes/site-search.js';
import { type Handler, page, type Routes, respond, serve } from '../fetch/support.js';
import { executablePath, html, liveFetcher, toolsWith } from './support.js';

const TITLE = '某县人民政府关于印发养老服务管理办法的通知';
const OTHERS = [
  '关于公布养老服务机构名单的公告',
  '某县养老服务补贴发放标准',
  '某县人民政府办公室关于防汛工作的通知',
  '养老服务管理办法（征求意见稿）',
];

const NAVIGATION = '<div class="nav"><a href="/zwgk/">政务公开</a><a href="/hd/">互动交流</a></div>';
const NEWS = `<ul class="news"><li><a href="/doc/1.html">${TITLE}</a></li><li><a href="/n/2.html">某县召开养老服务工作会议</a></li></ul>`;
const PLAIN_FORM =
  '<form action="/search" target="_blank"><input name="searchWord" placeholder="请输入关键字"><input type="submit" value="搜索"></form>';
const homeWith = (search: string, script = ''): Handler => page(html(`${NAVIGATION}${search}${NEWS}<script>${script}</script>`));

const item = (title: string, n: number, href = `/doc/${n}.html`): string =>
  `<div class="result"><h3><a href="${href}">${title}</a></h3><p>摘要文字</p><a href="${href}">查看详情</a><span>2023-06-05</span></div>`;
/** Results with the wanted title at `rank` (0: not there). */
const listed = (rank: number): string => {
  const titles = OTHERS.map((title, n) => item(title, n + 10));
  if (rank > 0) titles.splice(rank - 1, 0, item(TITLE.replace('养老服务', '<em>养老服务</em>'), 1));
  return `<p>为您找到相关结果 ${titles.length} 条</p>${titles.join('')}`;
};
const results =
  (body: string): Handler =>
  (request, response) => {
    const word = new URL(request.url ?? '', 'http://x').searchParams.get('searchWord') ?? '';
    respond(response, 200, html(`${NAVIGATION}<form><input name="searchWord" value="${word}"></form>${body}`));
  };

describe.skipIf(executablePath === null)('the search of a portal', () => {
  const fetcher = liveFetcher();
  afterAll(() => fetcher.close());
  const search = async (routes: Routes, known = `/doc/1.html`) => {
    const { url, hits } = await serve(routes);
    const outcome = await searchSite(toolsWith(fetcher), { url: `${url}/`, title: '首页' }, { url: `${url}${known}`, title: TITLE });
    return { ...outcome, hits };
  };

  test.each([
    ['first', 1],
    ['third', 3],
    ['fourth', 4],
    ['not there', 0],
  ])('a plain form that opens a new window: %s', async (_case, rank) => {
    const found = await search({ '/': homeWith(PLAIN_FORM), '/search': results(listed(rank)) });
    expect(found).toMatchObject({ rank, trouble: null, title: TITLE });
    expect(found.searchUrl).toContain('/search?searchWord=');
    expect(found.results[0]?.title).toBe(rank === 1 ? TITLE : OTHERS[0]);
    expect(found.hits.filter(({ path }) => path.startsWith('/search'))).toHaveLength(1);
  });

  test.each<[string, string, string]>([
    [
      'a script that opens a window with a word escaped twice',
      '<div class="search-box"><input id="q" value="请输入关键字" onfocus="this.value=\'\'"><a href="javascript:;" class="search-btn" onclick="go()"></a></div>',
      `function go() { window.open('/search?searchWord=' + encodeURIComponent(encodeURIComponent(document.getElementById('q').value))) }`,
    ],
    [
      'a picture as button and submission by script',
      '<form id="f" action="/search" target="_blank"><input name="searchWord" class="sousuo"><img src="/s.png" alt="搜索" onclick="document.getElementById(\'f\').submit()"></form>',
      '',
    ],
    [
      'the enter key only',
      '<div id="search"><input id="kw" placeholder="搜索"></div>',
      `kw.onkeydown = (e) => { if (e.key === 'Enter') location.href = '/search?searchWord=' + encodeURIComponent(kw.value) }`,
    ],
  ])('%s', async (_case, form, script) => {
    expect(await search({ '/': homeWith(form, script), '/search': results(listed(2)) })).toMatchObject({ rank: 2, trouble: null });
  });

  test('results that a script shows on the same page, beside the same title among the news', async () => {
    const form = '<div class="search"><input id="kw" placeholder="请输入搜索内容"><button id="b">检索</button></div><div id="out"></div>';
    const script = `b.onclick = () => fetch('/api').then((r) => r.text()).then((t) => { out.innerHTML = t })`;
    const slow: Handler = (_request, response) => setTimeout(() => respond(response, 200, listed(3)), 1_500);
    expect(await search({ '/': homeWith(form, script), '/api': slow })).toMatchObject({ rank: 3 });
    expect(await search({ '/': homeWith(form, script), '/api': page(listed(0)) })).toMatchObject({ rank: 0 });
  });

  test('a search page that the home page links to', async () => {
    const routes = { '/': homeWith('<a href="/so/">站内搜索</a>'), '/so/': page(html(PLAIN_FORM)), '/search': results(listed(1)) };
    expect(await search(routes)).toMatchObject({ rank: 1 });
  });

  test('the address counts where the title is shown cut or changed', async () => {
    const body = `<p>共 3 条</p>${item('通知', 7)}${item('养老服务…', 1)}${item(OTHERS[1] ?? '', 8)}`;
    expect(await search({ '/': homeWith(PLAIN_FORM), '/search': results(body) })).toMatchObject({ rank: 2 });
  });

  test('a portal that says it found nothing', async () => {
    const found = await search({ '/': homeWith(PLAIN_FORM), '/search': results('<p>抱歉，没有找到相关结果</p>') });
    expect(found).toMatchObject({ rank: 0, results: [], trouble: null });
  });

  test.each<[string, Routes, string]>([
    ['no search box', { '/': homeWith('<form><input name="user"><input type="password"><button>登录</button></form>') }, '首页没有找到搜索框'],
    ['a box for dates', { '/': homeWith('<input name="date" placeholder="请输入日期">') }, '首页没有找到搜索框'],
    [
      'a code to copy',
      { '/': homeWith('<form action="/search"><input name="keyword"><input placeholder="验证码"><button>搜索</button></form>') },
      '搜索要求输入验证码',
    ],
    ['a code to copy afterwards', { '/': homeWith(PLAIN_FORM), '/search': results('<p>请输入验证码</p><input>') }, '搜索要求输入验证码'],
    ['a login', { '/': homeWith(PLAIN_FORM), '/search': results('<input type="password">') }, '搜索要求登录'],
    ['a limit', { '/': homeWith(PLAIN_FORM), '/search': results('<p>您的搜索过于频繁，请稍后再试</p>') }, '搜索受到频率限制'],
    ['something else', { '/': homeWith(PLAIN_FORM), '/search': results('<p>欢迎</p>') }, '搜索后看不出结果列表'],
    ['nothing', { '/': homeWith('<div class="search"><input id="kw" placeholder="搜索"><button>搜索</button></div>') }, '搜索后看不出结果列表'],
    [
      'a title that is no link',
      { '/': homeWith(PLAIN_FORM), '/search': results(`<p>共 1 条</p><div>${TITLE}</div>`) },
      '页面上有这个标题，但看不出排在第几条',
    ],
    ['an error', { '/': homeWith(PLAIN_FORM), '/search': (_request, response) => respond(response, 500, 'x') }, '搜索后看不出结果列表'],
    ['no home page', {}, '首页没有打开：服务器返回错误状态：HTTP 404'],
    [
      'robots rules against it',
      {
        '/': homeWith(PLAIN_FORM),
        '/search': results(listed(1)),
        '/robots.txt': page('User-agent: *\nDisallow: /search', { 'content-type': 'text/plain' }),
      },
      '搜索结果没有打开：robots.txt 不允许抓取：/search',
    ],
  ])('cannot be told: %s', async (_case, routes, trouble) => {
    const found = await search(routes);
    expect(found).toMatchObject({ rank: null, trouble });
    if (trouble.includes('robots')) expect(found.hits.map(({ path }) => path)).not.toContainEqual(expect.stringContaining('/search'));
  });
});

test.skipIf(executablePath === null)('results on another site are not opened', async () => {
  const elsewhere = await serve({ '/search': results(listed(1)) });
  const { url } = await serve({ '/': homeWith(PLAIN_FORM.replace('/search', `http://localhost:${elsewhere.url.split(':').at(-1)}/search`)) });
  const fetcher = liveFetcher({ allowedHosts: (host) => host === '127.0.0.1' });
  const found = await searchSite(toolsWith(fetcher), { url, title: '首页' }, { url: `${url}/doc/1.html`, title: TITLE });
  await fetcher.close();
  expect(found).toMatchObject({ rank: null, trouble: expect.stringContaining('搜索结果在站外（localhost') });
  expect(elsewhere.hits).toEqual([]);
});

import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { type Handler, page, respond } from '../fetch/support.js';
import { anyArticle, columnPage, crawl, homePage, link, list, type Pages, type RowInput, rowsFrom } from './portal.js';

/** Portals whose lists go on in every way met: each holds 40 rows, 15 to a page, and is read to its end by plain HTTP. */
const TOTAL = 40;
const SIZE = 15;
const LAST = Math.ceil(TOTAL / SIZE);
const part = (at: number): RowInput[] => rowsFrom('2025-03-30', Math.max(0, Math.min(SIZE, TOTAL - (at - 1) * SIZE)), '/zcwj/', (at - 1) * SIZE);
const rows = (at: number): string => list(part(at));
const html = (at: number, pager: string): string => columnPage('政府文件', rows(at) + pager);

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
};
const post =
  (answer: (fields: URLSearchParams, body: string) => string, type = 'text/html; charset=utf-8'): Handler =>
  (request, response) => {
    void bodyOf(request).then((body) => respond(response, 200, answer(new URLSearchParams(body), body), { 'content-type': type }));
  };
/** One static page per part under the names given. */
const files = (name: (at: number) => string, pager: (at: number) => string): Pages =>
  Object.fromEntries(Array.from({ length: LAST }, (_, n) => [name(n + 1), html(n + 1, pager(n + 1))]));
const json = (value: unknown): string => JSON.stringify(value);
const answerOf = (at: number, more: object = {}): string => json({ code: 200, data: { total: TOTAL, list: part(at), ...more } });

/** A server that keeps its page's state in the form: what is asked counts from the state that comes back. */
const stateful = (pager: (at: number) => string, asked: (fields: URLSearchParams, at: number) => number): Handler => {
  const form = (at: number): string =>
    html(at, '').replace(
      '<div class="footer">',
      `<form method="post" action="./"><input type="hidden" name="__VIEWSTATE" value="state+/${at}=="><input type="hidden" name="__EVENTVALIDATION" value="${at * 7}"><input name="key" value="">${pager(at)}</form><div class="footer">`,
    );
  return (request, response) => {
    if (request.method !== 'POST') return respond(response, 200, form(1));
    void bodyOf(request).then((body) => {
      const fields = new URLSearchParams(body);
      const at = Number(/^state\+\/(\d+)==$/.exec(fields.get('__VIEWSTATE') ?? '')?.[1]);
      const valid = fields.get('__EVENTVALIDATION') === String(at * 7);
      respond(response, valid ? 200 : 500, valid ? form(asked(fields, at)) : 'Invalid postback');
    });
  };
};
const argument = (fields: URLSearchParams): number => Number(/(\d+)$/.exec(fields.get('__EVENTARGUMENT') ?? '')?.[1]);

test.each([
  [
    'TRS, four arguments',
    files(
      (at) => (at === 1 ? '/zcwj/' : `/zcwj/index_${at - 1}.html`),
      (at) => `<script>createPageHTML(${LAST}, ${at - 1}, "index", "html")</script>`,
    ),
  ],
  [
    'UCAP, counting from one',
    files(
      (at) => (at === 1 ? '/zcwj/' : `/zcwj/common_list_${at}.shtml`),
      (at) => `<script>createPageHTML('page_div',${LAST}, ${at},'common_list','shtml',${TOTAL})</script>`,
    ),
  ],
  [
    'an object of options',
    files(
      (at) => (at === 1 ? '/zcwj/' : `/zcwj/index_${at - 1}.htm`),
      (at) => `<script>Pager({size:${LAST}, current:${at - 1}, prefix:'index', suffix:'htm'});</script>`,
    ),
  ],
  [
    'counters and a pager that the script writes',
    files(
      (at) => (at === 1 ? '/zcwj/' : `/zcwj/index_${at - 1}.shtml`),
      (at) =>
        `<script>var currentPage=${at - 1};var nextPage=currentPage+1;var countPage=${LAST};document.write("<a href=\\"index"+"_"+nextPage+"."+"shtml\\">下一页</a>");</script>`,
    ),
  ],
  [
    'the name of a page id in front of the number',
    files(
      (at) => (at === 1 ? '/zcwj/' : `/zcwj/index_6512_${at - 1}.html`),
      (at) => `<script>createPageHTML(${LAST}, ${at - 1}, "index_6512", "html")</script>`,
    ),
  ],
  [
    '博达: numbers that count down',
    files(
      (at) => (at === 1 ? '/zcwj/' : `/zcwj/${LAST - at + 1}.htm`),
      (at) =>
        `<div class="pb_sys_common"><span>共${TOTAL}条</span>${at < LAST ? `<span class="p_next">${link(`/zcwj/${LAST - at}.htm`, '下页')}</span>` : '<span class="p_next_d">下页</span>'}</div>`,
    ),
  ],
  [
    'an address in the call of a click',
    files(
      (at) => (at === 1 ? '/zcwj/' : `/zcwj/11040-${at}.html`),
      (at) =>
        at < LAST
          ? `<div><a style="cursor:pointer" onclick="turnTo(this,'/zcwj/11040-${at + 1}.html')" class="pagingNormal">下一页</a></div>`
          : '<div><a class="pagingDisabled">下一页</a></div>',
    ),
  ],
  [
    'a library that opens an address per number',
    files(
      (at) => (at === 1 ? '/zcwj/' : `/zcwj/?page=${at}`),
      (at) =>
        `<div id="page"></div><script>laypage.render({elem: 'page', count: ${TOTAL}, limit: ${SIZE}, curr: ${at}, jump: function (obj, first) { if (!first) { location.href = '?page=' + obj.curr; } }});</script>`,
    ),
  ],
  [
    'a function that opens an address per number',
    files(
      (at) => (at === 1 ? '/zcwj/' : `/zcwj/list_${at}.jhtml`),
      (at) =>
        `<div class="page">第${at}页 共${LAST}页 <a href="javascript:go(${at + 1})">下一页</a></div><script>function go(n) { if (n == 1) { location.href = './'; } else { location.href = 'list_' + n + '.jhtml'; } }</script>`,
    ),
  ],
  [
    'jsp with a tree id',
    files(
      (at) => (at === 1 ? '/zcwj/' : `/zcwj/list.jsp?wbtreeid=7&pageNo=${at}`),
      (at) =>
        at < LAST ? `<div class="page">${link(`/zcwj/list.jsp?wbtreeid=7&amp;pageNo=${at + 1}`, '下一页')}</div>` : '<div class="page">下一页</div>',
    ),
  ],
  [
    'phpcms: numbers only',
    files(
      (at) => (at === 1 ? '/zcwj/' : `/zcwj/index.php?a=lists&catid=9&page=${at}`),
      (at) =>
        `<div id="pages" class="pages">${Array.from({ length: LAST }, (_, n) => (n + 1 === at ? `<span class="current">${at}</span>` : link(`/zcwj/index.php?a=lists&amp;catid=9&amp;page=${n + 1}`, String(n + 1)))).join('')}</div>`,
    ),
  ],
  [
    'ASP.NET: a pager that names the page',
    {
      '/zcwj/': stateful(
        (at) =>
          at < LAST
            ? `<div id="AspNetPager1">共${LAST}页 <a href="javascript:__doPostBack('AspNetPager1','${at + 1}')">下一页</a></div>`
            : '<div>共3页 <a disabled="disabled">下一页</a></div>',
        argument,
      ),
    },
  ],
  [
    'ASP.NET: a grid',
    {
      '/zcwj/': stateful(
        (at) =>
          `<table class="pager"><tr>${Array.from({ length: LAST }, (_, n) => (n + 1 === at ? `<td><span>${at}</span></td>` : `<td><a href="javascript:__doPostBack(&#39;Grid1&#39;,&#39;Page$${n + 1}&#39;)">${n + 1}</a></td>`)).join('')}</tr><tr><td>第${at}页 共${LAST}页</td></tr></table>`,
        argument,
      ),
    },
  ],
  [
    'ASP.NET: a link that only says onward',
    {
      '/zcwj/': stateful(
        (at) => `<div>第${at}页 共${LAST}页 ${at < LAST ? `<a href="javascript:__doPostBack('ctl00$next','')">下一页</a>` : ''}</div>`,
        (_fields, at) => at + 1,
      ),
    },
  ],
  [
    'a submit button',
    {
      '/zcwj/': stateful(
        (at) => `<div>第${at}页/共${LAST}页 ${at < LAST ? '<input type="submit" name="onward" value="下一页">' : ''}</div>`,
        (fields, at) => (fields.has('onward') ? at + 1 : 1),
      ),
    },
  ],
  [
    'struts: a form with a hidden page number, posted',
    {
      '/zcwj/': html(
        1,
        `<form method="post" action="/zcwj/list.action"><input type="hidden" name="catId" value="7"><input type="hidden" name="pager.currentPage" value="1"></form><div>共${LAST}页 <a href="javascript:goPage(2)">下一页</a></div><script>function goPage(n) { document.forms[0].submit(); }</script>`,
      ),
      '/zcwj/list.action': post((fields) => {
        const at = Number(fields.get('pager.currentPage'));
        const next = at < LAST ? `<a href="javascript:goPage(${at + 1})">下一页</a>` : '';
        return fields.get('catId') === '7'
          ? html(
              at,
              `<form method="post" action="/zcwj/list.action"><input type="hidden" name="catId" value="7"><input type="hidden" name="pager.currentPage" value="${at}"></form><div>共${LAST}页 ${next}</div>`,
            )
          : '';
      }),
    },
  ],
  [
    'more on demand, asked with a form',
    {
      '/zcwj/': html(
        1,
        `<div id="more" class="more">加载更多</div><script>var p = 1; function more() { p++; $.ajax({ url: '/api/list', type: 'post', data: { channelId: '77', pageNo: p, pageSize: ${SIZE} }, success: append }); }</script>`,
      ),
      '/api/list': post(
        (fields) => (fields.get('channelId') === '77' ? answerOf(Number(fields.get('pageNo'))) : json({ code: 500 })),
        'application/json',
      ),
    },
  ],
  [
    'more on demand, asked with JSON',
    {
      '/zcwj/': html(
        1,
        `<button id="more">查看更多</button><script>fetch('/api/list', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ channelId: '77', pageNo: page, pageSize: ${SIZE} }) }).then(draw)</script>`,
      ),
      '/api/list': post((_fields, body) => {
        const asked = JSON.parse(body) as { channelId: string; pageNo: number };
        return asked.channelId === '77' ? answerOf(asked.pageNo) : json({ code: 500 });
      }, 'application/json'),
    },
  ],
  [
    'more on demand, asked with an address',
    {
      '/zcwj/': html(
        1,
        `<div class="more">点击加载更多</div><script>function more(n) { $.get('/api/list?channelId=77&size=${SIZE}&page=' + n, draw); }</script>`,
      ),
      '/api/list': (request, response) =>
        page(answerOf(Number(new URL(request.url ?? '', 'http://q.test').searchParams.get('page'))), { 'content-type': 'application/json' })(
          request,
          response,
        ),
    },
  ],
  [
    'a list that only an interface in the page fills',
    {
      '/zcwj/': columnPage(
        '政府文件',
        `<ul id="list"></ul><script>$.post('/api/list', { columnId: 'c77', page: page, rows: ${SIZE} }, draw, 'json')</script>`,
      ),
      '/api/list': post(
        (fields) => (fields.get('columnId') === 'c77' ? answerOf(Number(fields.get('page'))) : json({ code: 500 })),
        'application/json',
      ),
    },
  ],
  [
    'hanweb: records in the page, groups from a proxy',
    {
      '/zcwj/': columnPage(
        '政府文件',
        `<div id="49"><script type="text/xml"><datastore><totalrecord>${TOTAL}</totalrecord><recordset>${records(part(1))}</recordset></datastore></script></div><script>$('#49').jpage({totalRecord: ${TOTAL}, perPage: 5, groupSize: 3, proxyUrl: '/module/web/jpage/dataproxy.jsp', ajaxParam: {col: 1, webid: 14, columnid: 84025, unitid: '402'}});</script>`,
      ),
      '/module/web/jpage/dataproxy.jsp': (request, response) => {
        const start = Number(new URL(request.url ?? '', 'http://q.test').searchParams.get('startrecord'));
        respond(
          response,
          200,
          `<datastore><totalrecord>${TOTAL}</totalrecord><totalpage>8</totalpage><recordset>${records(part(Math.floor(start / SIZE) + 1))}</recordset></datastore>`,
          {
            'content-type': 'text/xml; charset=utf-8',
          },
        );
      },
    },
  ],
  [
    'a frame',
    {
      '/zcwj/': columnPage('政府文件', '<iframe src="/zcwj/frame.html" width="100%"></iframe>'),
      ...files(
        (at) => (at === 1 ? '/zcwj/frame.html' : `/zcwj/frame_${at}.html`),
        (at) => (at < LAST ? `<div class="page">${link(`/zcwj/frame_${at + 1}.html`, '下一页')}</div>` : ''),
      ),
    },
  ],
  [
    'a frameset in a frame, its menu first',
    {
      '/zcwj/':
        '<html><head><meta charset="utf-8"><title>政府文件</title></head><frameset cols="20%,*"><frame src="/zcwj/menu.html"><frame src="/zcwj/inner.html"></frameset></html>',
      '/zcwj/menu.html': columnPage(
        '菜单',
        `<ul>${['机构职能', '领导之窗', '规划计划'].map((name, at) => `<li>${link(`/m${at}/`, name)}</li>`).join('')}</ul>`,
      ),
      '/zcwj/inner.html': '<html><head><meta charset="utf-8"></head><frameset rows="*"><frame src="/zcwj/list.html"></frameset></html>',
      ...files(
        (at) => (at === 1 ? '/zcwj/list.html' : `/zcwj/list_${at}.html`),
        (at) => (at < LAST ? `<div class="page">${link(`/zcwj/list_${at + 1}.html`, '下一页')}</div>` : ''),
      ),
    },
  ],
] as [string, Pages][])('%s', async (_case, pages) => {
  const { column } = await crawl({ '/': homePage({ '/zcwj/': '政府文件' }), '*': anyArticle, ...pages });
  const { state, rows: read, gaps } = column('policy-documents');
  expect({ state, rows: read.length, gaps }).toEqual({ state: 'read', rows: TOTAL, gaps: [] });
  expect(new Set(read.map(({ url }) => url)).size).toBe(TOTAL);
});

function records(items: readonly RowInput[]): string {
  return items
    .map(
      ({ url, title, date }) =>
        `<record><![CDATA[<li><a href="${url}" title="${title}">${title.slice(0, 6)}…</a><span>${date}</span></li>]]></record>`,
    )
    .join('');
}

const interfaceOf = (first: string, answer: Handler): Pages => ({
  '/zcwj/': columnPage(
    '政府文件',
    `${first}<script>$.post('/api/list', { columnId: 'c77', page: page, rows: ${SIZE} }, draw, 'json')</script><div class="more">加载更多</div>`,
  ),
  '/api/list': answer,
});
/** Answers the first part, and every further one by `after`. */
const firstThen =
  (after: Handler): Handler =>
  (request, response) => {
    void bodyOf(request).then((body) => {
      if (new URLSearchParams(body).get('page') === '1') respond(response, 200, answerOf(1), { 'content-type': 'application/json' });
      else after(request, response);
    });
  };

test.each([
  ['a server error', (_request, response) => respond(response, 500, '<h1>500</h1>')],
  ['an error page with status 200', page('<html><head><title>出错了</title></head><body><h1>系统错误</h1></body></html>')],
  ['an error in JSON', page(json({ code: 500, msg: '系统繁忙', data: null }), { 'content-type': 'application/json' })],
  ['an empty store', page('<datastore><recordset></recordset></datastore>', { 'content-type': 'text/xml' })],
  ['nothing at all', page('')],
  ['a question for a captcha', page('<html><head><title>安全验证</title></head><body><form>请输入验证码<input name="captcha"></form></body></html>')],
  ['a refusal', (_request, response) => respond(response, 403, '')],
] as [string, Handler][])('an interface that answers with %s leaves its column unread or cut, with the reason', async (_case, answer) => {
  const home = { '/': homePage({ '/zcwj/': '政府文件' }), '*': anyArticle };
  const never = (await crawl({ ...home, ...interfaceOf('<ul id="list"></ul>', answer) })).column('policy-documents');
  expect(never).toMatchObject({ state: 'unread', rows: [], gaps: [{ message: expect.stringMatching(/第 1 页读不到：./u) }] });
  const once = (await crawl({ ...home, ...interfaceOf('<ul id="list"></ul>', firstThen(answer)) })).column('policy-documents');
  expect(once).toMatchObject({ state: 'cut', gaps: [{ message: expect.stringMatching(/第 2 页读不到：./u) }] });
  expect(once.rows).toHaveLength(SIZE);
});

test('an interface that brings other rows than the page shows is not believed', async () => {
  const others = rowsFrom('2025-03-30', SIZE, '/hot/').map((row) => ({ ...row, title: `热点${row.title}` }));
  const { column } = await crawl({
    '/': homePage({ '/zcwj/': '政府文件' }),
    '*': anyArticle,
    ...interfaceOf(
      rows(1),
      post(() => json({ total: 90, list: others }), 'application/json'),
    ),
  });
  const { state, rows: read } = column('policy-documents');
  expect({ state, rows: read.length, others: read.filter(({ url }) => url.includes('/hot/')).length }).toEqual({
    state: 'cut',
    rows: SIZE,
    others: 0,
  });
});

const pinned = rowsFrom('2019-05-01', 10, '/zcwj/');
const twoPages = (first: readonly RowInput[], second: readonly RowInput[] | null): Pages => ({
  '/zcwj/': columnPage('政府文件', `${list(first)}<div class="page">${link('index_1.html', '下一页')}</div>`),
  ...(second ? { '/zcwj/index_1.html': columnPage('政府文件', list(second)) } : {}),
});

test('rows that only name their day in the address end the list where they are old', async () => {
  const undated = (at: number): string => list(rowsFrom('2025-03-30', 20, '/zcwj/', at * 20).map(({ url, title }) => ({ url, title })));
  const parts = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [
      at === 0 ? '/zcwj/' : `/zcwj/index_${at}.html`,
      columnPage('政府文件', `${undated(at)}<script>createPageHTML(30, ${at}, "index", "html")</script>`),
    ]),
  );
  const { column } = await crawl({ '/': homePage({ '/zcwj/': '政府文件' }), '*': anyArticle, ...parts });
  expect(column('policy-documents')).toMatchObject({ state: 'read', gaps: [] });
  expect(column('policy-documents').rows).toHaveLength(180);
});

test.each([
  ['a first page of nothing but old pinned rows is not the end', twoPages(pinned, rowsFrom('2025-03-30', 12, '/zcwj/')), 'read', 22],
  ['a column whose rows are all old', twoPages(rowsFrom('2020-03-30', 15, '/zcwj/'), rowsFrom('2020-03-30', 15, '/zcwj/', 15)), 'read', 30],
  ['a column whose rows are all old, its second page missing', twoPages(rowsFrom('2020-03-30', 15, '/zcwj/'), null), 'read', 15],
  ['a few old rows, the second page missing', twoPages(pinned.slice(0, 4), null), 'cut', 4],
  [
    'undated rows do not say that the rest is old',
    twoPages(
      [...pinned.slice(0, 4), ...rowsFrom('2025-03-30', 11, '/zcwj/').map(({ url, title }) => ({ url: url.replace(/\d{6}\/t\d{8}/, 'n'), title }))],
      rowsFrom('2025-03-30', 12, '/zcwj/'),
    ),
    'read',
    27,
  ],
] as [string, Pages, string, number][])('%s', async (_case, pages, state, count) => {
  const { column } = await crawl({ '/': homePage({ '/zcwj/': '政府文件' }), '*': anyArticle, ...pages });
  const read = column('policy-documents');
  expect({ state: read.state, rows: read.rows.length, gaps: read.gaps.length > 0 }).toEqual({ state, rows: count, gaps: state !== 'read' });
});

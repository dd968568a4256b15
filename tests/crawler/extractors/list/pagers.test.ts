import { describe, expect, test } from 'vitest';
import { loadHtml } from '../../../../crawler/extractors/dom.js';
import { ASKED_INTERFACE, advance, extractLists, type RequestPager, requestFor } from '../../../../crawler/extractors/list/index.js';
import type { ListFacts } from '../../../../crawler/facts/page.js';
import { shell } from './layouts.js';

const LIST = `<ul>${Array.from({ length: 15 }, (_, n) => `<li><a href="./202309/t20230${9 - (n % 9)}08_${n}.html">关于青山区第${n}号事项的通知公告</a><span>2023-0${9 - (n % 9)}-08</span></li>`).join('')}</ul>`;
const read = (pager: string, url = 'http://q.test/tz/index.html'): ListFacts => {
  const html = shell(LIST + pager);
  const { list } = extractLists(loadHtml(html), html, url);
  if (!list) throw new Error('no list');
  return list;
};

describe('next part from a link', () => {
  test.each([
    ['TRS, first page', 'http://q.test/tz/index.html', '<script>createPageHTML(4, 0, "index", "html");</script>', 'index_1.html', 4],
    ['TRS, third page', 'http://q.test/tz/index_2.html', '<script>createPageHTML(4, 2, "index", "html");</script>', 'index_3.html', 4],
    ['TRS, last page', 'http://q.test/tz/index_3.html', '<script>createPageHTML(4, 3, "index", "html");</script>', null, 4],
    ['TRS, one page', 'http://q.test/tz/', '<script>createPageHTML(1, 0, "index", "html");</script>', null, 1],
    ['TRS, page id in the name', 'http://q.test/tz/', "<script>createPageHTML(9, 0, 'index_6512', 'shtml')</script>", 'index_6512_1.shtml', 9],
    ['counters as variables', 'http://q.test/tz/', '<script>var currentPage = 0; var countPage = 13</script>', 'index_1.html', 13],
    ['arguments through variables', 'http://q.test/tz/', '<script>var n = 6, c = 0; createPageHTML(n, c, "index", "htm")</script>', 'index_1.htm', 6],
    [
      'script configuration',
      'http://q.test/tz/index.shtml',
      "<script>var pagination_script_config = { pageNumber: '0', total: '7' };</script>",
      'index_1.shtml',
      7,
    ],
    [
      'six arguments count from one',
      'http://q.test/tz/list.shtml',
      "<script>createPageHTML('page_div',10, 1,'list','shtml',200);</script>",
      'list_2.shtml',
      10,
    ],
    [
      'six arguments, last page',
      'http://q.test/tz/list_10.shtml',
      "<script>createPageHTML('page_div',10, 10,'list','shtml',200);</script>",
      null,
      10,
    ],
    [
      'a call in a comment does not count',
      'http://q.test/tz/',
      '<script>/* createPageHTML(9, 0, "old", "html"); */ // createPageHTML(9, 0, "older", "html");\n createPageHTML(2, 0, "index", "html")</script>',
      'index_1.html',
      2,
    ],
    [
      'an object names file and number of pages',
      'http://q.test/tz/',
      "<script>Pager({size:25, current:0, prefix:'index', suffix:'htm'});</script>",
      'index_1.htm',
      25,
    ],
    [
      'counters, and a pager the script writes',
      'http://q.test/tz/',
      '<script>var currentPage=0;var nextPage=currentPage+1;var countPage=11;document.write("<a href=\\"index"+"_"+nextPage+"."+"shtml\\">下一页</a>")</script>',
      'index_1.shtml',
      11,
    ],
    [
      'records and their number per page, page id in the name',
      'http://q.test/tz/index_7401.htm',
      '<script>var m_nRecordCount = "240"; var m_nCurrPage = 0; var m_nPageSize = 20;</script>',
      'index_7401_1.htm',
      12,
    ],
    [
      'the template of the function before its call',
      'http://q.test/tz/',
      '<script>function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt) { document.write("<a href=" + _sPageName + "_" + (_nCurrIndex + 1) + "." + _sPageExt + ">") } createPageHTML(21, 0, "index", "html")</script>',
      'index_1.html',
      21,
    ],
    [
      'a library: records, size and an address per number',
      'http://q.test/tz/?page=2',
      '<script>laypage.render({ elem: "p", count: 100, limit: 15, curr: 2, jump: function (obj, first) { if (!first) location.href = "?page=" + obj.curr } })</script>',
      '?page=3',
      7,
    ],
    [
      'a library: names from zero, told by what is taken off',
      'http://q.test/tz/index.html',
      '<script>laypage({ cont: "p", pages: 7, curr: 1, jump: function (e, first) { if (!first) location.href = e.curr == 1 ? "index.html" : "index_" + (e.curr - 1) + ".html" } })</script>',
      'index_1.html',
      7,
    ],
    [
      'a library: an address that a function returns',
      'http://q.test/tz/list.jsp?pageNo=2&id=7',
      "<script>kkpager.generPageHtml({ pno: 2, total: 8, totalRecords: 120, getLink: function (n) { return 'list.jsp?pageNo=' + n + '&id=7' } })</script>",
      'list.jsp?pageNo=3&id=7',
      8,
    ],
    [
      'a template string',
      'http://q.test/tz/list.html',
      `<script>$("#p").pagination(90, { items_per_page: 15, current_page: 0, callback: (page) => { location.href = \`list_\${page}.html\` } })</script>`,
      'list_1.html',
      6,
    ],
    [
      'a loop over numbers that may start from zero takes the lower one',
      'http://q.test/tz/list.html',
      `<div id="p" class="pages"></div><script>var pageCount = 6; for (var i = 0; i < pageCount; i++) { h += '<a href="list_' + i + '.html">' + (i + 1) + '</a>' }</script>`,
      'list_1.html',
      6,
    ],
    [
      'the last page by the script alone',
      'http://q.test/tz/?page=7',
      '<script>laypage.render({ elem: "p", count: 100, limit: 15, curr: 7, jump: function (obj) { location.href = "?page=" + obj.curr } })</script>',
      null,
      null,
    ],
    [
      'an address in the call of a click',
      'http://q.test/tz/',
      `<div><a onclick="turn(this,'/tz/11040-2.html')" tagname="/tz/11040-2.html">下一页</a> 共9页</div>`,
      '11040-2.html',
      9,
    ],
    [
      'a picture for 下一页',
      'http://q.test/tz/',
      '<div class="pages"><a href="list_2.html"><img src="n.gif" alt="下一页"></a></div>',
      'list_2.html',
      null,
    ],
    [
      'a link of no words but its name',
      'http://q.test/tz/',
      '<div class="pagination"><b>1</b><a class="next" href="list_2.html"></a></div>',
      'list_2.html',
      null,
    ],
    [
      'numbers only, on the second page, the number shown without a mark',
      'http://q.test/tz/?page=2',
      '<div class="pages"><a href="?page=1">1</a><b>2</b><a href="?page=3">3</a></div>',
      '?page=3',
      null,
    ],
    ['visible 下一页', 'http://q.test/tz/', '<div><a href="list_1.html">首页</a><a href="list_2.html">下一页&gt;</a></div>', 'list_2.html', null],
    ['下页 and totals', 'http://q.test/tz/', '<div>共29行 共2页 <a href="p2.html">下页</a></div>', 'p2.html', 2],
    [
      'arrow in a pager',
      'http://q.test/tz/',
      '<div class="pagination"><span class="current">1</span><a href="?page=2">2</a><a href="?page=2">»</a></div>',
      '?page=2',
      null,
    ],
    [
      'numbers only',
      'http://q.test/tz/?page=2',
      '<div class="page"><a href="?page=1">1</a><span class="current">2</span><a href="?page=3">3</a> 共3页</div>',
      '?page=3',
      3,
    ],
    [
      'disabled next',
      'http://q.test/tz/p2.html',
      '<div>共2页 第2页 <a href="p1.html">上一页</a><a class="disabled" href="p2.html">下一页</a></div>',
      null,
      2,
    ],
  ])('%s', (_name, url, pager, next, pages) => {
    const list = read(pager, url);
    if (next === null) expect(list).toMatchObject({ pager: null, scriptFilled: false });
    else expect(list.pager).toEqual({ type: 'link', nextUrl: new URL(next, url).href, totalPages: pages });
  });
});

test('a pager that only a script can turn is said to be unread, never taken for the end', () => {
  const list = read(
    '<div class="page_box">每页15行 共<b>29</b>行 共<b>2</b>页 <a href="javascript:void(0)">首页</a><a href="javascript:void(0)" class="goNext">下一页</a></div>',
  );
  expect(list).toMatchObject({ pager: null, totalItems: 29, scriptFilled: true });
  expect(list.items).toHaveLength(15);
  expect(read("<div id='p'></div><script>laypage({ cont: 'p', pages: Math.ceil(n / 15) })</script>")).toMatchObject({
    pager: null,
    scriptFilled: true,
  });
  expect(read("<div id='p'></div><script>laypage({ cont: 'p', pages: 1 })</script>")).toMatchObject({ pager: null, scriptFilled: false });
  expect(read('<div>共15条 共1页 <a href="javascript:void(0)">下一页</a></div>')).toMatchObject({ pager: null, scriptFilled: false });
});

test('a form behind the pager becomes a request, fields as they are', () => {
  const list = read(
    '<form name="f" method="post" action="list.do"><input type="hidden" name="colId" value="9&amp;a"><input type="hidden" name="currentPage" value="1"></form><div>共3页 <a href="javascript:goPage(2)">下一页</a></div>',
  );
  expect(list.pager).toMatchObject({
    type: 'request',
    method: 'POST',
    urlTemplate: 'http://q.test/tz/list.do',
    bodyTemplate: 'colId=9%26a&currentPage={page}',
    nextPage: 2,
    totalPages: 3,
  });
});

describe('a form that goes back to a server that keeps its state in it', () => {
  const form = (pager: string, more = ''): ListFacts =>
    read(
      `<form method="post" action="List.aspx?id=3"><input type="hidden" name="__VIEWSTATE" value="a+/=="><input name="key" value="">${more}<div>共6页 第1页 ${pager}</div></form>`,
      'http://q.test/tz/List.aspx?id=3',
    );
  test.each([
    [
      'the pager names the page',
      "<a href=\"javascript:__doPostBack('Pager1','2')\">下一页</a>",
      '__EVENTTARGET=Pager1&__EVENTARGUMENT=2&__VIEWSTATE=a%2B%2F%3D%3D&key=',
    ],
    [
      'a grid',
      '<a href="javascript:__doPostBack(&#39;Grid1&#39;,&#39;Page$2&#39;)">2</a>',
      '__EVENTTARGET=Grid1&__EVENTARGUMENT=Page%242&__VIEWSTATE=a%2B%2F%3D%3D&key=',
    ],
    [
      'options in place of arguments',
      '<a href="javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions(&quot;ctl00$next&quot;, &quot;&quot;, true))">下一页</a>',
      '__EVENTTARGET=ctl00%24next&__EVENTARGUMENT=&__VIEWSTATE=a%2B%2F%3D%3D&key=',
    ],
    ['a button', '<input type="submit" name="onward" value="下一页">', '__VIEWSTATE=a%2B%2F%3D%3D&key=&onward=%E4%B8%8B%E4%B8%80%E9%A1%B5'],
  ])('%s', (_case, pager, body) => {
    expect(form(pager).pager).toMatchObject({
      type: 'request',
      method: 'POST',
      urlTemplate: 'http://q.test/tz/List.aspx?id=3',
      bodyTemplate: body,
      nextPage: 2,
      totalPages: 6,
    });
  });

  test('fields go as a browser sends them', () => {
    const fields =
      '<select name="year"><option value="">全部</option><option value="2024" selected>2024</option></select><input type="checkbox" name="a" value="1"><input type="checkbox" name="b" value="1" checked><input type="hidden" name="c" value="1" disabled><input type="submit" name="d" value="查询">';
    const { pager } = form("<a href=\"javascript:__doPostBack('Pager1','2')\">下一页</a>", fields);
    expect(pager).toMatchObject({ bodyTemplate: '__EVENTTARGET=Pager1&__EVENTARGUMENT=2&__VIEWSTATE=a%2B%2F%3D%3D&key=&year=2024&b=1' });
  });

  test('what comes next is asked with the state of the answer, never with the old one', () => {
    const now = form("<a href=\"javascript:__doPostBack('Pager1','2')\">下一页</a>").pager as RequestPager;
    const answer = form('');
    const later = { ...now, nextPage: 3, bodyTemplate: '__VIEWSTATE=second' };
    expect(advance(now, { ...answer, pager: later })).toEqual(later);
    expect(advance(now, { ...answer, pager: null })).toBeNull();
    expect(advance(now, { ...answer, pager: { ...later, nextPage: 2 } })).toBeNull();
  });
});

describe('the interface that the page asks in its own scripts', () => {
  const more = '<div class="more">加载更多</div>';
  test.each([
    [
      'a form',
      `${more}<script>var p = 1; $.ajax({ url: '/api/list', type: 'post', data: { channelId: '77', pageNo: p, pageSize: 15 } })</script>`,
      { method: 'POST', urlTemplate: 'http://q.test/api/list', bodyTemplate: 'channelId=77&pageSize=15&pageNo={page}', nextPage: 2 },
    ],
    [
      'JSON',
      `${more}<script>axios.post('/api/list', { params: { columnId: 'c7', page: page, size: 5 } }); fetch('/api/list', { method: 'POST', body: JSON.stringify({ columnId: 'c7', page, size: 5 }) })</script>`,
      null,
    ],
    [
      'JSON, one interface',
      `${more}<script>fetch('/api/list', { method: 'POST', body: JSON.stringify({ columnId: 'c7', page, size: 5 }) })</script>`,
      { bodyTemplate: '{"columnId":"c7","size":5,"page":{page}}', contentType: 'application/json', nextPage: 4, perRequest: 5 },
    ],
    [
      'an address put together',
      `${more}<script>function more(n) { $.getJSON('/api/list?channelId=77&size=15&page=' + (n - 1), draw) }</script>`,
      { method: 'GET', urlTemplate: 'http://q.test/api/list?channelId=77&size=15&page={page}', firstPage: 0, nextPage: 1 },
    ],
    ['a field that is not stated in plain', `${more}<script>$.post('/api/list', { channelId: getId(), page: p })</script>`, null],
    ['no column is named', `${more}<script>$.post('/api/list', { page: p, rows: 15 })</script>`, null],
    ['a search for words', `${more}<script>$.post('/api/hotwords', { channelId: 7, page: p })</script>`, null],
    ['nothing more is announced', `<script>$.post('/api/list', { channelId: 7, page: p })</script>`, null],
  ])('%s', (_case, html, pager) => {
    const list = read(html);
    if (pager === null) expect(list.pager).toBeNull();
    else expect(list).toMatchObject({ pager, scriptFilled: true, from: ASKED_INTERFACE });
  });
});

test('TRS search behind a template: static first part, then the interface', () => {
  const script = `<script>var SiteInfo = { searchId: 200210, /* x */ site: 4 };
    var info = { classsql: "" || "chnlid=426", recordCount: '56', prepage: 5 };
    require(['list2'], function (listModel) { listModel({ quickMode: "动静结合", listArgs: { channelid: SiteInfo.searchId, classsql: info.classsql, sortfield: info.sortfield || '-docreltime' }, listApi: { url: "/fjdzapp/search" }, pagebar: { recordCount: info.recordCount, prepage: info.prepage || 15 } }) })</script>`;
  const list = read(script, 'https://q.test/zwgk/gsgg/');
  expect(list.pager).toEqual({
    type: 'request',
    method: 'POST',
    urlTemplate: 'https://q.test/fjdzapp/search',
    bodyTemplate: 'channelid=200210&classsql=chnlid%3D426&sortfield=-docreltime&page={page}&prepage=5',
    contentType: 'application/x-www-form-urlencoded; charset=UTF-8',
    firstPage: 1,
    nextPage: 4,
    perRequest: 5,
    totalPages: 12,
    totalItems: 56,
  });
  // A parameter that the script sets in two ways is not plain: no interface is made up from it.
  expect(read(script.replace('require(', "if (x) info.classsql = 'chnlid=9'; require(")).pager).toBeNull();
});

test('jpaas and gkmlpt interfaces are read from the page without a browser', () => {
  const jpaas = shell(
    "<div id=\"l\"></div><script>var params = { current: 1, unitid: '38', webSiteCode: ['qs'], channelCode: ['c1'], perPage: '15' }; loadPageData(params, '38');</script>",
  );
  const list = extractLists(loadHtml(jpaas), jpaas, 'http://q.test/qs/c1/index.html').list;
  expect(list).toMatchObject({
    items: [],
    scriptFilled: true,
    pager: { method: 'POST', urlTemplate: 'http://q.test/queryList', nextPage: 1, perRequest: 15 },
  });
  expect(list?.pager).toMatchObject({ bodyTemplate: 'unitid=38&webSiteCode%5B%5D=qs&channelCode%5B%5D=c1&perPage=15&current={page}&pageSize=15' });
  const gkmlpt = shell("<div id='app'></div><script>window._CONFIG = {SID: '755041', TREE: [{id: 9, name: '政策'}]};</script>");
  expect(extractLists(loadHtml(gkmlpt), gkmlpt, 'http://q.test/gkmlpt/index#9').list?.pager).toMatchObject({
    urlTemplate: 'http://q.test/gkmlpt/api/all/9?page={page}&sid=755041',
    firstPage: 1,
  });
});

describe('requests', () => {
  const pager = (more: Partial<RequestPager>): RequestPager => ({
    type: 'request',
    method: 'POST',
    urlTemplate: 'http://q.test/d.jsp?startrecord={start}&endrecord={end}&perpage=15',
    bodyTemplate: 'webname=%C7%E0%C9%BD&p={page}&o={offset}',
    contentType: 'application/x-www-form-urlencoded',
    firstPage: 1,
    nextPage: 3,
    perRequest: 45,
    totalPages: null,
    totalItems: 100,
    ...more,
  }); // prettier-ignore
  const part = (items: number, more: Partial<ListFacts> = {}): ListFacts => ({
    items: Array.from({ length: items }, (_, n) => ({ url: `http://q.test/${n}`, title: `第${n}条`, date: null, dateInferred: false })),
    pager: null,
    totalItems: null,
    scriptFilled: false,
    from: '',
    ...more,
  }); // prettier-ignore

  test('placeholders are filled, every other byte is kept', () => {
    expect(requestFor(pager({}), 'http://q.test/l')).toEqual({
      url: 'http://q.test/d.jsp?startrecord=91&endrecord=135&perpage=15',
      method: 'POST',
      body: 'webname=%C7%E0%C9%BD&p=3&o=90',
      contentType: 'application/x-www-form-urlencoded',
      referer: 'http://q.test/l',
      mode: 'data',
    }); // prettier-ignore
    expect(requestFor({ type: 'link', nextUrl: 'http://q.test/a%D6%D0?b=1', totalPages: 2 }, 'http://q.test/')).toMatchObject({
      url: 'http://q.test/a%D6%D0?b=1',
      mode: 'page',
    });
  });

  test.each([
    ['more to read', pager({ nextPage: 1 }), part(45), 2],
    ['last full part: 90 of 90', pager({ nextPage: 2, totalItems: 90 }), part(45), null],
    ['one record more: 90 of 91', pager({ nextPage: 2, totalItems: 91 }), part(45), 3],
    ['total told by the part', pager({ nextPage: 2, totalItems: null }), part(45, { totalItems: 90 }), null],
    ['empty part', pager({ nextPage: 1 }), part(0), null],
    ['unknown total', pager({ nextPage: 7, totalItems: null }), part(3), 8],
    ['pages from zero, last', pager({ firstPage: 0, nextPage: 4, totalPages: 5, totalItems: null }), part(15), null],
    ['pages from zero, one left', pager({ firstPage: 0, nextPage: 3, totalPages: 5, totalItems: null }), part(15), 4],
  ])('advance: %s', (_name, now, read, next) => {
    const result = advance(now, read);
    expect(result === null ? null : result.type === 'request' && result.nextPage).toBe(next);
  });

  test('a link pager goes on with what the next page says, and does not turn in a circle', () => {
    const link = { type: 'link', nextUrl: 'http://q.test/2', totalPages: 3 } as const;
    const onward = { ...link, nextUrl: 'http://q.test/3' };
    expect(advance(link, part(5, { pager: onward }))).toEqual(onward);
    expect(advance(link, part(5, { pager: link }))).toBeNull();
    expect(advance(link, part(5))).toBeNull();
    expect(advance(link, part(0, { pager: onward }))).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { loadHtml } from '../../../../crawler/extractors/dom.js';
import { advance, extractLists, type RequestPager, requestFor } from '../../../../crawler/extractors/list/index.js';
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

import { describe, expect, test } from 'vitest';
import { loadHtml } from '../../../../crawler/extractors/dom.js';
import { extractLinks, extractLists } from '../../../../crawler/extractors/list/index.js';
import { ARTICLE, HOME, LAYOUTS, PAIRS, shell } from './layouts.js';

const read = (html: string, url = 'http://www.qingshan.test/zwgk/tzgg/index.html') => extractLists(loadHtml(html), html, url);

describe('main list of a column page', () => {
  test.each(LAYOUTS.map((layout) => [layout.name, layout] as const))('%s', (_name, layout) => {
    const { list } = read(layout.html, layout.url);
    expect(list?.items.map((item) => [item.title, item.date])).toEqual(layout.items);
    expect(list?.scriptFilled).toBe(false);
    if (layout.inferred) expect(list?.items.every((item) => item.dateInferred)).toBe(true);
    if (layout.next !== undefined) expect(list?.pager).toMatchObject({ type: 'link', nextUrl: layout.next });
  });
});

test('rows of the same list keep their own addresses and are not inferred when the year is printed', () => {
  const { list } = read(LAYOUTS[0]?.html ?? '');
  expect(list?.items[0]).toEqual({
    url: 'http://www.qingshan.test/zwgk/tzgg/2023/t20230908_4400.html',
    title: PAIRS[0]?.[0],
    date: '2023-09-08',
    dateInferred: false,
  });
});

test('a home page has blocks but no list of its own', () => {
  const { list, otherItems } = read(HOME, 'http://www.qingshan.test/');
  expect(list).toBeNull();
  expect(otherItems).toHaveLength(24);
  expect(new Set(otherItems.map((item) => item.date))).toEqual(new Set(PAIRS.map(([, date]) => date)));
});

test('neither the body of an article nor its related links are a list', () => {
  const { list, otherItems } = read(ARTICLE, 'http://www.qingshan.test/zwgk/tzgg/t20230908_1.html');
  expect(list).toBeNull();
  expect(otherItems.map((item) => item.url)).toContain('http://www.qingshan.test/x/2023/t20230908_4400.html');
});

test.each([
  ['avalon', '<ul ms-controller="list"><li ms-for="el in @list"><a ms-attr="{href:el.url}">{{el.title}}</a></li></ul>'],
  ['vue', '<div id="main"><ul><li v-for="item in list"><a :href="item.url">{{item.title}}</a></li></ul></div>'],
  ['angular', '<ul><li ng-repeat="item in items"><a href="{{item.url}}">{{item.title}}</a></li></ul>'],
  [
    'handlebars',
    '<div id="x"></div><script type="text/x-handlebars-template"><ul>{{#each data}}<li><a href="{{url}}">{{title}}</a></li>{{/each}}</ul></script>',
  ],
  ['call with unknown arguments', '<div id="list"></div><script>loadPageData(window.p, id())</script>'],
  ['gkmlpt', "<div id='app'></div><script>window._CONFIG = {SID: '755041', TREE: []}</script>"],
  [
    'links opened by script',
    '<ul><li><a href="javascript:;" onclick="detail(1)">一条只有脚本能打开的公告</a><span>2023-09-08</span></li><li><a href="#" onclick="detail(2)">另一条只有脚本能打开的公告</a><span>2023-09-01</span></li></ul>',
  ],
])('a list that a script fills is never empty: %s', (_name, body) => {
  const { list } = read(shell(body));
  expect(list).toMatchObject({ items: [], scriptFilled: true });
  expect(list?.from).toMatch(/脚本/u);
});

test('a static side list does not stand for the list a template will show; a filled template is read', () => {
  const side = `<div class="box"><ul>${PAIRS.map(([title, date], at) => `<li><a href="/x/t20230101_${at}.html">${title}</a><span>${date}</span></li>`).join('')}</ul></div>`;
  expect(read(shell(`${side}<ul><li ng-repeat="item in items"><a ng-href="{{item.url}}"></a></li></ul>`)).list?.scriptFilled).toBe(true);
  const filled = PAIRS.map(
    ([title, date], at) => `<li ng-repeat="item in items"><a href="/x/t20230101_${at}.html">${title}</a><span>${date}</span></li>`,
  ).join('');
  expect(read(shell(`<ul>${filled}</ul>`)).list).toMatchObject({ scriptFilled: false, items: { length: 6 } });
});

test('an empty list is one that says so; silence is no list', () => {
  expect(read(shell('<div class="list"><p>暂无信息</p></div>')).list).toMatchObject({ items: [], scriptFilled: false, totalItems: 0 });
  expect(read(shell('<div class="list"></div>')).list).toBeNull();
  expect(read(shell('<ul><!-- <li><a href="/t20230101_1.html">注释里的一条公告标题文字</a> 2023-01-01</li> --></ul>')).list).toBeNull();
});

test('a single dated item is a list', () => {
  const { list } = read(shell('<div class="list"><ul><li><a href="./t20230908_1.html">申请流程</a><span>2023-09-08</span></li></ul></div>'));
  expect(list?.items).toEqual([
    { url: 'http://www.qingshan.test/zwgk/tzgg/t20230908_1.html', title: '申请流程', date: '2023-09-08', dateInferred: false },
  ]);
});

test('hanweb data in the page is the first part of the list', () => {
  const record = (n: number) =>
    `<record><![CDATA[<li><a href="/art/2023/9/${n}/art_15_${n}.html" title="第${n}号关于公布有关事项的通知公告">第${n}号关于公布…</a><b>2023-09-0${n}</b></li>]]></record>`;
  const html =
    shell(`<div id="77"><script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&webid=3&columnid=15&unitid=77"></a>]]></nextgroup><recordset>${[1, 2, 3].map(record).join('')}</recordset></datastore></script></div>
    <script>$('#77').jpage({totalRecord:40,groupSize:3,proxyUrl:'/module/web/jpage/dataproxy.jsp',perPage:1,ajaxParam:{col:1,webid:3,path:'/',columnid:15,unitid:'77',webname:'青山区'}});</script>`);
  const { list } = read(html);
  expect(list?.items.map((item) => item.date)).toEqual(['2023-09-01', '2023-09-02', '2023-09-03']);
  expect(list).toMatchObject({ totalItems: 40, scriptFilled: false });
  expect(list?.pager).toMatchObject({
    method: 'POST',
    urlTemplate: 'http://www.qingshan.test/module/web/jpage/dataproxy.jsp?startrecord={start}&endrecord={end}&perpage=1',
    bodyTemplate: 'col=1&webid=3&path=%2F&columnid=15&unitid=77&webname=%E9%9D%92%E5%B1%B1%E5%8C%BA',
    nextPage: 2,
    perRequest: 3,
  });
});

test('links carry the zone they stand in', () => {
  const zones = new Map(extractLinks(loadHtml(ARTICLE), 'http://www.qingshan.test/zwgk/tzgg/t1.html').map((link) => [link.url, link.zone]));
  expect(zones.get('http://www.qingshan.test/c1/')).toBe('navigation');
  expect(zones.get('http://www.qingshan.test/zwgk/')).toBe('breadcrumb');
  expect(zones.get('http://www.qingshan.test/zwgk/tzgg/t20230101_1.html')).toBe('body');
  expect(zones.get('http://www.qingshan.test/x/2023/t20230908_4400.html')).toBe('related');
  expect(zones.get('http://www.qingshan.test/dt/')).toBe('footer');
  const list = extractLinks(loadHtml(LAYOUTS[0]?.html ?? ''), 'http://www.qingshan.test/zwgk/tzgg/');
  expect(list.filter((link) => link.zone === 'list')).toHaveLength(6);
  const more = extractLinks(
    loadHtml(
      '<base href="/a/"><iframe src="f.html"></iframe><map><area href="g.html"></map><p onclick="location.href=\'h.html\'">进入</p><a href="x.pdf">附件1</a><a href="x.pdf"></a>',
    ),
    'http://h.test/',
  );
  expect(more.map((link) => [link.url, link.zone])).toEqual([
    ['http://h.test/a/f.html', 'body'],
    ['http://h.test/a/g.html', 'other'],
    ['http://h.test/a/h.html', 'other'],
    ['http://h.test/a/x.pdf', 'attachment'],
  ]);
});

import { describe, expect, test } from 'vitest';
import { extractData, inferInterface } from '../../../../crawler/extractors/list/index.js';
import type { ListItem } from '../../../../crawler/facts/page.js';
import type { ObservedExchange } from '../../../../crawler/fetch/types.js';

const BASE = 'http://www.qingshan.test/zwgk/tzgg/';
const json = (value: unknown) => extractData(JSON.stringify(value), 'application/json', BASE);
const plain = (items: ListItem[] | undefined) => items?.map((item) => `${item.date} ${item.title} ${item.url}`);

describe('list part from an answer', () => {
  test.each([
    [
      'Fujian TRS search: release date, not the written one',
      {
        pageCount: 2,
        recordCount: 21,
        data: [{ doctitle: '青山区公告一', docpuburl: 'http://x.test/t1.htm', docreltime: '2023-09-08 08:00:00', pubdate: '2023-09-01 00:00:00' }],
      },
      ['2023-09-08 青山区公告一 http://x.test/t1.htm'],
      21,
    ],
    [
      'jpaas: JSON strings inside',
      {
        success: true,
        data: {
          total: '44',
          results: [{ source: { title: '青山区公告二', pubDate: '2023-09-08 10:00', urls: '{"pc":"/qs/c1/content_2.html"}', metadata: '{"a":1}' } }],
        },
      },
      ['2023-09-08 青山区公告二 http://www.qingshan.test/qs/c1/content_2.html'],
      44,
    ],
    [
      'gkmlpt: epoch seconds, count beside',
      {
        classify: { id: 9, post_count: 130 },
        articles: [
          { id: 3, title: '青山区公告三', url: 'http://x.test/post_3.html', display_publish_time: 1694131200, created_at: '2023-10-01 00:00:00' },
        ],
      },
      ['2023-09-08 青山区公告三 http://x.test/post_3.html'],
      130,
    ],
    [
      'epoch milliseconds just after midnight in Shanghai',
      { list: [{ name: '青山区公告四', link: '/a/4.html', publishTime: 1694102401000 }] },
      ['2023-09-08 青山区公告四 http://www.qingshan.test/a/4.html'],
      null,
    ],
    [
      'static JSON with upper-case keys and relative address',
      [{ FILENAME: '青山区公告五', URL: './202309/t5.html', DOCRELTIME: '2023-09-08' }],
      ['2023-09-08 青山区公告五 http://www.qingshan.test/zwgk/tzgg/202309/t5.html'],
      null,
    ],
    [
      'highlighted title',
      {
        total: { value: 3 },
        hits: [
          { _source: { title: '<em class="k">青山区</em>公告&amp;六<试行办法>', url: 'http://x.test/6.html', publishedTimeStr: '2023年09月08日' } },
        ],
      },
      ['2023-09-08 青山区公告&六<试行办法> http://x.test/6.html'],
      3,
    ],
    [
      'menus beside the records do not win',
      {
        menu: Array.from({ length: 2 }, (_, n) => ({ name: `栏目${n}`, url: `/c${n}/` })),
        data: { rows: [{ title: '青山区公告七', url: '/7.html', date: '2023-09-08' }] },
      },
      ['2023-09-08 青山区公告七 http://www.qingshan.test/7.html'],
      null,
    ],
  ])('%s', (_name, value, items, total) => {
    const list = json(value);
    expect(plain(list?.items)).toEqual(items);
    expect(list?.totalItems).toBe(total);
  });

  test.each([
    ['JSONP', 'jQuery1_2({"total":1,"rows":[{"title":"青山区公告","url":"/1.html","time":"2023-09-08"}]});'],
    ['variable', 'var listData = {"rows":[{"title":"青山区公告","url":"/1.html","time":"2023-09-08"}]};'],
    ['script literals', "callback({rows:[{title:'青山区公告',url:'/1.html',time:'2023-09-08'}]})"],
    ['HTML fragment', '<ul><li><a href="/1.html">青山区公告</a><span>2023-09-08</span></li></ul>'],
    ['HTML inside JSON', '{"code":"200","data":{"html":"<li><a href=\\"/1.html\\">青山区公告</a><i>2023-09-08</i></li>"}}'],
    [
      'hanweb XML',
      "<?xml version='1.0' encoding='utf-8' ?><datastore><totalrecord>9</totalrecord><recordset><record><![CDATA[<tr><td><a href='/1.html'>青山区公告</a></td><td>2023-09-08</td></tr>]]></record></recordset></datastore>",
    ],
  ])('%s', (_name, text) => {
    expect(plain(extractData(text, null, BASE)?.items)).toEqual(['2023-09-08 青山区公告 http://www.qingshan.test/1.html']);
  });

  test.each([
    ['error code', '{"code":500,"msg":"error","data":[],"total":0}'],
    ['error without data', '{"code":500}'],
    ['failure flag', '{"success":false,"data":[],"total":0}'],
    ['54-byte stub', '<datastore><recordset></recordset></datastore>        '],
    ['empty body', ''],
    ['empty array without a total', '{"data":[]}'],
    ['records that are no articles', '{"total":3,"rows":[{"id":1},{"id":2}]}'],
    ['error page', '<html><body><h1>404</h1></body></html>'],
    ['broken JSON', '{"data":[{"title":"青山'],
    ['script', 'document.write("x")'],
  ])('null, not an empty list: %s', (_name, text) => expect(extractData(text, 'application/json', BASE)).toBeNull());

  test('an answer that states its emptiness is an empty list', () => {
    expect(extractData('{"code":200,"data":{"rows":[],"total":0}}', 'application/json', BASE)).toMatchObject({ items: [], totalItems: 0 });
    expect(extractData('<datastore><totalrecord>756</totalrecord><recordset></recordset></datastore>', 'text/xml', BASE)).toMatchObject({
      items: [],
      totalItems: 756,
    });
  });
});

describe('interface seen while a page was rendered', () => {
  const record = (n: number) => ({ title: `青山区第${n}号公告`, url: `/${n}.html`, date: '2023-09-08' });
  const answer = JSON.stringify({ total: 41, rows: [1, 2, 3].map(record) });
  const rendered: ListItem[] = [1, 2, 3].map((n) => ({
    url: `http://www.qingshan.test/${n}.html`,
    title: `青山区第${n}号公告`,
    date: null,
    dateInferred: false,
  }));
  const exchange = (more: Partial<ObservedExchange>): ObservedExchange => ({
    method: 'GET',
    url: 'http://www.qingshan.test/api/list?col=7&pageNo=1&pageSize=3',
    body: null,
    contentType: null,
    responseType: 'application/json',
    status: 200,
    text: answer,
    ...more,
  });
  const noise = exchange({ url: 'http://www.qingshan.test/api/hot?page=1', text: JSON.stringify({ rows: [7, 8].map(record) }) });
  const broken = exchange({ url: 'http://www.qingshan.test/api/list?pageNo=9', status: 500 });

  test.each([
    [
      'page in the address',
      {},
      {
        urlTemplate: 'http://www.qingshan.test/api/list?col=7&pageNo={page}&pageSize=3',
        bodyTemplate: null,
        firstPage: 1,
        nextPage: 2,
        perRequest: 3,
        totalPages: 14,
        totalItems: 41,
      },
    ],
    [
      'page from zero',
      { url: 'http://www.qingshan.test/api/list?page=0&size=3' },
      { urlTemplate: 'http://www.qingshan.test/api/list?page={page}&size=3', firstPage: 0, nextPage: 1 },
    ],
    [
      'form body, bytes kept',
      {
        method: 'POST',
        url: 'http://www.qingshan.test/s',
        body: 'name=%C7%E0&datas%5B0%5D%5Bpage%5D=1&prepage=3',
        contentType: 'application/x-www-form-urlencoded',
      },
      {
        method: 'POST',
        urlTemplate: 'http://www.qingshan.test/s',
        bodyTemplate: 'name=%C7%E0&datas%5B0%5D%5Bpage%5D={page}&prepage=3',
        perRequest: 3,
      },
    ],
    [
      'JSON body',
      { method: 'POST', url: 'http://www.qingshan.test/s', body: '{"channel": 5, "pageNum": 1, "pageSize":"3"}', contentType: 'application/json' },
      { bodyTemplate: '{"channel": 5, "pageNum": {page}, "pageSize":"3"}', perRequest: 3, nextPage: 2 },
    ],
    [
      'record range from one',
      { method: 'POST', url: 'http://www.qingshan.test/d.jsp?startrecord=1&endrecord=45&perpage=15', body: 'col=1' },
      { urlTemplate: 'http://www.qingshan.test/d.jsp?startrecord={start}&endrecord={end}&perpage=15', perRequest: 45, nextPage: 2, firstPage: 1 },
    ],
    [
      'offset from zero',
      { url: 'http://www.qingshan.test/api?offset=0&limit=3' },
      { urlTemplate: 'http://www.qingshan.test/api?offset={offset}&limit=3', perRequest: 3, nextPage: 2 },
    ],
    [
      'a page id beside the page number',
      { url: 'http://www.qingshan.test/ui?pageId=308126&currentPage=1' },
      { urlTemplate: 'http://www.qingshan.test/ui?pageId=308126&currentPage={page}', nextPage: 2 },
    ],
    [
      'a number at the end of a file name',
      { url: 'http://www.qingshan.test/data/c7/list_1.json?v=3' },
      { urlTemplate: 'http://www.qingshan.test/data/c7/list_{page}.json?v=3', firstPage: 1, nextPage: 2 },
    ],
  ] as [string, Partial<ObservedExchange>, object][])('%s', (_name, more, expected) => {
    expect(inferInterface([noise, broken, exchange(more)], BASE, rendered)).toMatchObject(expected);
  });

  test('nothing is made up: no matching exchange, or none of its parameters counts', () => {
    expect(inferInterface([noise], BASE, rendered)).toBeNull();
    expect(inferInterface([exchange({ url: 'http://www.qingshan.test/api/list?col=7' })], BASE, rendered)).toBeNull();
    const whole = JSON.stringify({ total: 3, rows: [1, 2, 3].map(record) });
    expect(inferInterface([exchange({ url: 'http://www.qingshan.test/site/1.json', text: whole })], BASE, rendered)).toBeNull();
    expect(inferInterface([exchange({ url: 'http://www.qingshan.test/data/308126.json' })], BASE, rendered)).toBeNull();
    expect(inferInterface([], BASE, [])).toBeNull();
  });
});

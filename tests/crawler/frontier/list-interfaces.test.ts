import { expect, test } from 'vitest';
import { requireBrowser } from '../../setup/browser.js';
import { type Handler, page, respond } from '../fetch/support.js';
import { anyArticle, type Crawled, columnPage, crawl, homePage, menu, type Pages, rowsFrom } from './portal.js';

/** Columns of one template whose lists a script fills: what the browser shows of one interface serves for its sisters. */
const SIZE = 10;
const COLUMNS = { '/c/1001/': '政府文件', '/c/1002/': '政策解读', '/c/1003/': '意见征集' };
const TOTALS: Record<string, number> = { '1001': 25, '1002': 17, '1003': 4 };

const json = (value: unknown): Handler => page(JSON.stringify(value), { 'content-type': 'application/json; charset=utf-8' });
const body = (head: string): string =>
  columnPage(
    '栏目',
    `${menu(Object.fromEntries([...'abcdefghij'].map((at) => [`/m/${at}/`, `区情${at}`])))}<ul id="list"></ul><div class="page"></div><script src="/js/list.js"></script>`,
  ).replace('<head>', `<head>${head}`);
const draw = `.then((answer) => answer.json()).then(({ data }) => { document.getElementById('list').innerHTML = data.rows.map((row) => '<li><a href="' + row.url + '">' + row.title + '</a><span>' + row.date + '</span></li>').join(''); });`;
const rowsOf = (id: string, at: number) => {
  const total = TOTALS[id] ?? 0;
  return {
    code: 200,
    data: { total, rows: rowsFrom('2025-03-30', Math.max(0, Math.min(SIZE, total - (at - 1) * SIZE)), `/c/${id}/`, (at - 1) * SIZE) },
  };
};
const asked =
  (answer: (id: string, at: number) => unknown): Handler =>
  (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://q.test');
    json(answer(searchParams.get('channelId') ?? '', Number(searchParams.get('pageNo'))))(request, response);
  };
const script = (source: string): Handler => page(source, { 'content-type': 'text/javascript; charset=utf-8' });
const fromPath = script(`fetch('/api/list?channelId=' + location.pathname.split('/')[2] + '&pageNo=1&pageSize=${SIZE}')${draw}`);
const pages = (more: Pages): Pages => ({
  '*': anyArticle,
  '/': homePage(COLUMNS),
  ...Object.fromEntries(Object.keys(COLUMNS).map((path) => [path, body('')])),
  '/js/list.js': fromPath,
  '/api/list': asked(rowsOf),
  ...more,
});
const counts = ({ columns }: Crawled): Record<string, string> =>
  Object.fromEntries(
    ['policy-documents', 'policy-interpretation', 'solicitation'].map((id) => [
      id,
      columns(id)
        .map(({ state, rows }) => `${state} ${rows.length}`)
        .join(),
    ]),
  );
const ALL = { 'policy-documents': 'read 25', 'policy-interpretation': 'read 17', solicitation: 'read 4' };

test.for([
  ['the id stands in the address', {}, 1, ALL],
  [
    'the id stands in a meta element and the request is posted as JSON',
    {
      ...Object.fromEntries(Object.keys(COLUMNS).map((path) => [path, body(`<meta name="channelId" content="${path.slice(3, 7)}">`)])),
      '/js/list.js': script(
        `fetch('/api/list', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: { channelId: document.querySelector('[name=channelId]').content }, pageNo: 1, pageSize: ${SIZE} }) })${draw}`,
      ),
      '/api/list': (request, response) => {
        let text = '';
        request.on('data', (chunk) => {
          text += String(chunk);
        });
        request.on('end', () => {
          const { query, pageNo } = JSON.parse(text) as { query: { channelId: string }; pageNo: number };
          json(rowsOf(query.channelId, pageNo))(request, response);
        });
      },
    },
    1,
    ALL,
  ],
  // Asked again without what told them apart, it would answer one column's rows for another's.
  [
    'the interface tells columns apart by something else',
    {
      '/js/list.js': script(
        `document.cookie = 'c=' + location.pathname.split('/')[2] + ';path=/'; fetch('/api/list?pageNo=1&pageSize=${SIZE}')${draw}`,
      ),
      '/api/list': (request, response) => {
        const at = Number(new URL(request.url ?? '', 'http://q.test').searchParams.get('pageNo'));
        const id = /\/c\/(\d+)\//.exec(request.headers.referer ?? '')?.[1] ?? '1001';
        json(rowsOf(id, at))(request, response);
      },
    },
    3,
    { 'policy-documents': 'read 25', 'policy-interpretation': 'cut 10', solicitation: 'read 4' },
  ],
  [
    'the interface refuses what its own page did not ask',
    {
      '/js/list.js': script(
        `fetch('/api/list?channelId=' + location.pathname.split('/')[2] + '&pageNo=1&pageSize=${SIZE}&sign=' + location.pathname.split('/')[2] * 3)${draw}`,
      ),
      '/api/list': (request, response) => {
        const { searchParams } = new URL(request.url ?? '', 'http://q.test');
        const id = searchParams.get('channelId') ?? '';
        if (searchParams.get('sign') !== String(Number(id) * 3)) respond(response, 403, '{}', { 'content-type': 'application/json' });
        else json(rowsOf(id, Number(searchParams.get('pageNo'))))(request, response);
      },
    },
    3,
    ALL,
  ],
] as [string, Pages, number, Record<string, string>][])('sister columns: %s', async ([, more, rendered, wanted], context) => {
  const { executablePath, sandbox } = await requireBrowser(context);
  const crawled = await crawl(pages(more), {
    facts: ['policyDocuments', 'interpretations', 'solicitations'],
    fetcher: { browser: { executablePath, sandbox }, timeoutMs: 10_000 },
  });
  expect(counts(crawled)).toEqual(wanted);
  expect(crawled.records.filter(({ key }) => key.startsWith('browser '))).toHaveLength(rendered);
});

test('a sister whose interface fails is looked at itself, and unread where it shows nothing', async (context) => {
  const { executablePath, sandbox } = await requireBrowser(context);
  const crawled = await crawl(pages({ '/api/list': asked((id, at) => (id === '1002' ? { code: 500, msg: '系统错误' } : rowsOf(id, at))) }), {
    facts: ['policyDocuments', 'interpretations', 'solicitations'],
    fetcher: { browser: { executablePath, sandbox }, timeoutMs: 10_000 },
  });
  expect(counts(crawled)).toEqual({ ...ALL, 'policy-interpretation': 'unread 0' });
});

const part = (from: number, count: number): string =>
  rowsFrom('2025-03-30', count, '/zcwj/', from)
    .map(({ url, title, date }) => `<li><a href="${url}">${title}</a><span>${date}</span></li>`)
    .join('');
/** Fifteen rows in the HTML, the rest on demand by a script of another file. */
const onDemand = (control: string, source: string): Pages => ({
  '*': anyArticle,
  '/': homePage({ '/zcwj/': '政府文件' }),
  '/zcwj/': columnPage('政府文件', `<div class="list"><ul id="list">${part(0, 15)}</ul></div>${control}<script src="/js/more.js"></script>`),
  '/js/more.js': script(source),
  '/api/more': (request, response) => {
    const at = Number(new URL(request.url ?? '', 'http://q.test').searchParams.get('pageNo'));
    json({ total: 40, rows: rowsFrom('2025-03-30', Math.max(0, Math.min(15, 40 - (at - 1) * 15)), '/zcwj/', (at - 1) * 15) })(request, response);
  },
});
const append = `.then((answer) => answer.json()).then(({ rows }) => { document.getElementById('list').innerHTML += rows.map((row) => '<li><a href="' + row.url + '">' + row.title + '</a><span>' + row.date + '</span></li>').join(''); });`;

test.for([
  [
    'a button that loads more',
    onDemand(
      '<div class="more" id="more">加载更多</div>',
      `var p = 1; document.getElementById('more').onclick = function () { p++; fetch('/api/more?pageNo=' + p + '&pageSize=15')${append} }`,
    ),
    'read',
    40,
  ],
  [
    'a next page that only a script turns, rows replaced',
    onDemand(
      '<div class="page">第1页 共3页 <a href="javascript:;" id="next">下一页</a></div>',
      `var p = 1; document.getElementById('next').onclick = function () { p++; fetch('/api/more?pageNo=' + p + '&pageSize=15')${append.replace('+=', '=')} }`,
    ),
    'read',
    40,
  ],
  [
    'a next page that a script opens under its own address',
    {
      ...onDemand(
        '<div class="page">共3页 <a href="javascript:;" id="next">下一页</a></div>',
        `document.getElementById('next').onclick = function () { location.href = '/zcwj/2.html'; }`,
      ),
      '/zcwj/2.html': columnPage(
        '政府文件',
        `<ul>${part(15, 15)}</ul><div class="page">共3页 第2页 <a href="javascript:;" id="next">下一页</a></div><script src="/js/more2.js"></script>`,
      ),
      '/zcwj/3.html': columnPage('政府文件', `<ul>${part(30, 10)}</ul><div class="page">共3页 第3页</div>`),
      '/js/more2.js': script(`document.getElementById('next').onclick = function () { location.href = '/zcwj/3.html'; }`),
    },
    'read',
    40,
  ],
  ['a button that does nothing', onDemand('<div class="more" id="more">加载更多</div>', ''), 'cut', 15],
] as [string, Pages, string, number][])('rows on demand: %s', async ([, pages, state, count], context) => {
  const { executablePath, sandbox } = await requireBrowser(context);
  const { column } = await crawl(pages, { fetcher: { browser: { executablePath, sandbox }, timeoutMs: 10_000 } });
  const read = column('policy-documents');
  expect({ state: read.state, rows: read.rows.length, gaps: read.gaps.length > 0 }).toEqual({ state, rows: count, gaps: state !== 'read' });
});

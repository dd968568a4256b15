import { expect, test } from 'vitest';
import { buildSiteFacts } from '../../../crawler/relate/site-facts.js';
import { notFound, page, redirect, respond } from '../fetch/support.js';
import { anyArticle, articlePage, columnPage, crawl, homePage, link, list, type Pages } from './portal.js';

const row = { url: '/zcwj/1.html', title: '青山区人民政府关于印发生态保护工作方案的通知', date: '2025-03-10' };
const withRow = (pages: Pages): Pages => ({
  '/': homePage({ '/zcwj/': '政府文件' }),
  '/zcwj/': columnPage('政府文件', list([row])),
  ...pages,
});
const long = articlePage(row.title, '2025-03-10');
const wholeText = (body: string): string => `<html><head><meta charset="utf-8"><title>正文</title></head><body>${body}</body></html>`;
const framed = (src: string): string =>
  wholeText(`<h1>${row.title}</h1><p>发布时间：2025-03-10</p><div id="zoom"><iframe src="${src}"></iframe></div>`);
const sentence = '为贯彻落实上级部署，结合本区实际，现将有关事项通知如下，请各单位认真组织实施。';

test.each([
  ['a page', { '/zcwj/1.html': long }, true],
  ['a redirect', { '/zcwj/1.html': redirect('/art/1.html'), '/art/1.html': long }, true],
  [
    'a page that sends its reader on',
    { '/zcwj/1.html': '<html><head><meta http-equiv="refresh" content="0;url=/art/1.html"></head></html>', '/art/1.html': long },
    true,
  ],
  [
    'a page that sends its reader on by script',
    { '/zcwj/1.html': '<html><body><script>window.location.href="/art/1.html"</script></body></html>', '/art/1.html': long },
    true,
  ],
  ['a text in a frame', { '/zcwj/1.html': framed('/text/1.html'), '/text/1.html': wholeText(`<p>${sentence.repeat(6)}</p>`) }, true],
  [
    'a text in a frame of a frame',
    {
      '/zcwj/1.html': framed('/text/1.html'),
      '/text/1.html': wholeText('<iframe src="/text/2.html"></iframe>'),
      '/text/2.html': wholeText(`<p>${sentence.repeat(6)}</p>`),
    },
    true,
  ],
  ['a frame that is missing', { '/zcwj/1.html': framed('/text/1.html') }, false],
  ['a frame of another site', { '/zcwj/1.html': framed('http://127.0.0.2:9/1.html') }, false],
  ['a frame that says next to nothing', { '/zcwj/1.html': framed('/text/1.html'), '/text/1.html': wholeText('<p>加载中</p>') }, false],
  ['a file in a frame', { '/zcwj/1.html': framed('/files/1.pdf') }, true],
  ['a file in a viewer', { '/zcwj/1.html': framed('/pdfjs/viewer.html?file=%2Ffiles%2F1.pdf') }, true],
  ['a missing page', {}, false],
  ['a soft error', { '/zcwj/1.html': wholeText('<h1>页面不存在</h1>') }, false],
  ['a login', { '/zcwj/1.html': wholeText('<form>用户名<input name="u">密码<input type="password" name="p"></form>') }, false],
  ['an empty answer', { '/zcwj/1.html': '' }, false],
  ['an empty page', { '/zcwj/1.html': '<html><head><meta charset="utf-8"></head><body></body></html>' }, false],
  ['a refusal', { '/zcwj/1.html': (_request: unknown, response: Parameters<typeof respond>[0]) => respond(response, 403, '') }, false],
  ['a redirect to another site', { '/zcwj/1.html': redirect('http://127.0.0.2:9/1.html') }, false],
] as [string, Pages, boolean][])('an article of the window: %s', async (_case, pages, isRead) => {
  const { input } = await crawl(withRow(pages));
  const { policyDocuments } = buildSiteFacts(input);
  expect({ read: policyDocuments.items.map(({ pageRead }) => pageRead) }).toEqual({ read: [isRead] });
  const unread = policyDocuments.gaps.filter(({ url }) => url?.includes('/zcwj/1.html'));
  expect(unread.length > 0).toBe(!isRead);
});

test('a text in a frame is read under the heading of the page around it', async () => {
  const { records, input } = await crawl(
    withRow({
      '/zcwj/1.html': framed('/text/1.html'),
      '/text/1.html': wholeText(`<p>青政办发〔2025〕7号</p><p>${sentence.repeat(6)}</p><p><a href="/files/1.docx">附件：工作方案.docx</a></p>`),
    }),
  );
  const read = [...input.pages.values()].find(({ url }) => url.endsWith('/zcwj/1.html'))?.page;
  const inner = records.find(({ url }) => url.endsWith('/text/1.html'))?.page;
  expect(read).toMatchObject({ title: { value: row.title }, publishedAt: { value: '2025-03-10' }, text: { sha256: inner?.text.sha256 } });
  expect(read?.attachments.map(({ url }) => new URL(url).pathname)).toEqual(['/files/1.docx']);
});

test('an interpretation that only its document leads to is opened', async () => {
  const { input } = await crawl(
    {
      '*': anyArticle,
      '/': homePage({ '/zcwj/': '政府文件' }),
      '/zcwj/': columnPage('政府文件', list([row])),
      '/zcwj/1.html': long.replace(
        '<div class="footer">',
        `<div class="related"><h3>相关解读</h3>${link('/jd/5.html', '《生态保护工作方案》政策解读')}</div><div class="footer">`,
      ),
      '/jd/5.html': articlePage('《生态保护工作方案》政策解读', '2025-03-11'),
    },
    { facts: ['interpretations', 'policyDocuments'] },
  );
  expect([...input.pages.keys()].map((url) => new URL(url).pathname)).toContain('/jd/5.html');
});

test('rows outside the window and rows that are files are not opened', async () => {
  const { paths } = await crawl({
    '*': anyArticle,
    '/': homePage({ '/zcwj/': '政府文件' }),
    '/zcwj/': columnPage(
      '政府文件',
      list([
        row,
        { url: '/zcwj/2.pdf', title: '关于公布权责清单的通知', date: '2025-03-09' },
        { url: '/zcwj/3.html', title: '关于开展普查工作的通知', date: '2019-03-09' },
      ]),
    ),
  });
  expect(paths.filter((path) => /\/\d\./.test(path))).toEqual(['/zcwj/1.html']);
});

test.each([
  ['robots.txt forbids everything', { '/robots.txt': page('User-agent: *\nDisallow: /', { 'content-type': 'text/plain' }) }, {}, 'robots-denied'],
  [
    'robots.txt forbids the column',
    { '/robots.txt': page('User-agent: *\nDisallow: /zcwj/', { 'content-type': 'text/plain' }) },
    {},
    'robots-denied',
  ],
  ['no page may be asked for', {}, { maxPages: 1 }, 'budget'],
  ['the time is spent', {}, { isOver: () => true }, 'budget'],
  ['the home page fails', { '/': notFound }, {}, 'http-status'],
] as [string, Pages, Parameters<typeof crawl>[1], string][])('%s: the crawl ends and names it', async (_case, pages, options, code) => {
  const { coverage, input } = await crawl(withRow({ '/zcwj/1.html': long, ...pages }), { ...options, fetcher: { ignoreRobots: false } });
  expect(coverage.complete).toBe(false);
  expect(coverage.gaps.map((gap) => gap.code)).toContain(code);
  const facts = buildSiteFacts(input);
  expect(facts.policyDocuments.complete).toBe(false);
});

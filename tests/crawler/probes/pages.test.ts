import encodeQR from 'qr';
import { afterAll, describe, expect, test } from 'vitest';
import { tryLibrary } from '../../../crawler/probes/document-library.js';
import { isMedia, tryMedia } from '../../../crawler/probes/media.js';
import { measureOnPhone } from '../../../crawler/probes/mobile.js';
import { readQrCodes } from '../../../crawler/probes/qr-codes.js';
import { type Handler, page, type Routes, respond, serve } from '../fetch/support.js';
import { executablePath, html, liveFetcher, toolsWith } from './support.js';

const VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">';
const TEXT = '<p>为进一步规范养老服务，根据有关规定，结合本县实际，制定本办法。'.repeat(5);
const MP4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(200_000)]);
const film = page(MP4, { 'content-type': 'video/mp4' });

describe.skipIf(executablePath === null)('a page in use', () => {
  const fetcher = liveFetcher();
  afterAll(() => fetcher.close());
  const tools = toolsWith(fetcher);

  test.each<[string, string, string, number, number | null]>([
    ['adapts', VIEWPORT, TEXT, 390, 16],
    ['has small letters', `${VIEWPORT}<style>p { font-size: 11px }</style>`, TEXT, 390, 11],
    ['has a wide table', `${VIEWPORT}<style>body { margin: 0 }</style>`, `${TEXT}<div style="width:800px">表</div>`, 800, 16],
    ['hides what is too wide', `${VIEWPORT}<style>body { overflow-x: hidden }</style>`, `${TEXT}<div style="width:800px">表</div>`, 390, 16],
    ['is made for large screens', '', TEXT, 980, 6.4],
    ['takes its width from a style sheet', `${VIEWPORT}<link rel="stylesheet" href="/wide.css">`, TEXT, 1200, 16],
    ['has no text', VIEWPORT, '<p>空</p>', 390, null],
  ])('on a telephone: it %s', async (_case, head, body, scrollWidth, bodyFontPx) => {
    const { url } = await serve({
      '/': page(html(body, head)),
      '/wide.css': page('main, p { width: 1200px; margin: 0 } body { margin: 0 }', { 'content-type': 'text/css' }),
    });
    expect(await measureOnPhone(tools, { url, title: '页' })).toMatchObject({ viewport: 390, scrollWidth, bodyFontPx, trouble: null });
  });

  test('a site that tells telephones by their agent is seen as they see it', async () => {
    const { url } = await serve({
      '/': (request, response) => respond(response, 200, html(/Mobile/.test(request.headers['user-agent'] ?? '') ? TEXT : '', VIEWPORT)),
    });
    expect(await measureOnPhone(tools, { url, title: '页' })).toMatchObject({ bodyFontPx: 16 });
  });

  test.each<[string, string, Routes, Record<string, unknown>]>([
    [
      'plays and can be downloaded',
      '<video src="/a.mp4"></video><a href="/a.mp4" download>下载视频</a>',
      { '/a.mp4': film },
      { plays: true, download: '/a.mp4', nativeControls: false, trouble: null },
    ],
    [
      'plays with the browser’s own controls',
      '<video controls><source src="/a.mp4"></video>',
      { '/a.mp4': film },
      { plays: true, download: null, nativeControls: true, trouble: null },
    ],
    [
      'plays by script, nothing offered',
      '<div id="p"></div><script>var player = {file: "/a.mp4"}</script>',
      { '/a.mp4': film },
      { plays: true, download: null, nativeControls: false, trouble: null },
    ],
    [
      'is asked for by its player',
      '<video id="v"></video><script>setTimeout(() => { v.src = "/live/" + "a.m3u8" }, 200)</script>',
      { '/live/a.m3u8': page('#EXTM3U\n', { 'content-type': 'text/plain' }) },
      { plays: true },
    ],
    ['is gone', '<video src="/a.mp4"></video>', {}, { plays: false, download: null }],
    ['is a page', '<video src="/a.mp4"></video>', { '/a.mp4': page('<h1>登录</h1>', { 'content-type': 'video/mp4' }) }, { plays: false }],
    ['cannot be had now', '<video src="/a.mp4"></video>', { '/a.mp4': (_request, response) => respond(response, 503, 'x') }, { plays: null }],
    ['gone, another plays', '<video src="/b.mp4"></video><video src="/a.mp4"></video>', { '/a.mp4': film }, { plays: true }],
    [
      'on another site',
      '<iframe src="https://player.youku.com/embed/1"></iframe>',
      {},
      { url: null, plays: null, trouble: '播放器由其他网站提供（player.youku.com），没有打开' },
    ],
    ['not to be found', '<p>视频解读</p>', {}, { url: null, plays: null, trouble: '没有读到视频或音频的地址（播放器由脚本加载）' }],
    [
      'plays, and something can be downloaded',
      '<video src="/a.mp4"></video><a href="/x.pdf">附件下载</a>',
      { '/a.mp4': film },
      { plays: true, download: null, trouble: expect.stringContaining('下载') },
    ],
  ])('a film that %s', async (_case, body, routes, expected) => {
    const { url } = await serve({ '/': page(html(body)), ...routes });
    const wanted = typeof expected.download === 'string' ? { ...expected, download: `${url}${expected.download}` } : expected;
    expect(await tryMedia(tools, { url: `${url}/`, title: '视频解读' })).toMatchObject(wanted);
  });

  test('codes are read from pictures, drawings and data; other squares are none', async () => {
    const gif = (text: string): Buffer => Buffer.from(encodeQR(text, 'gif', { scale: 4 }));
    const drawn = encodeQR('https://www.example.gov.cn/draw', 'raw').map((row) => row.map(Number));
    const { url } = await serve({
      '/': page(
        html(`<img src="/code.gif"><img src="/blank.svg" width="100" height="100"><img src="data:image/gif;base64,${gif('data').toString('base64')}">
          <canvas id="c" width="300" height="300"></canvas><script>const rows = ${JSON.stringify(drawn)}; const g = c.getContext('2d'); const s = 300 / rows.length;
          rows.forEach((row, y) => row.forEach((on, x) => { if (on) g.fillRect(x * s, y * s, s, s) }))</script>`),
      ),
      '/code.gif': page(gif('https://www.example.gov.cn/guide/1'), { 'content-type': 'image/gif' }),
      '/blank.svg': page('<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"/>', { 'content-type': 'image/svg+xml' }),
    });
    const codes = await readQrCodes(tools, { url: `${url}/`, title: '办事指南' });
    expect(codes.map(({ image, text }) => [image.replace(url, '').slice(0, 9), text])).toEqual([
      ['/code.gif', 'https://www.example.gov.cn/guide/1'],
      ['/blank.sv', null],
      ['data:imag', 'data'],
      ['/', 'https://www.example.gov.cn/draw'],
    ]);
  });

  test('a picture of another host is not read', async () => {
    const other = await serve({ '/c.gif': page(Buffer.from(encodeQR('x', 'gif', { scale: 4 })), { 'content-type': 'image/gif' }) });
    const { url } = await serve({ '/': page(html(`<img src="${other.url}/c.gif">`)) });
    expect(await readQrCodes(tools, { url, title: '指南' })).toMatchObject([{ text: null, trouble: '图片在其他主机上，没有解码' }]);
  });

  const TITLE = '某县人民政府关于印发养老服务管理办法的通知';
  const library = async (body: string, found: Handler = page(html('')), known = true) => {
    const { url } = await serve({ '/': page(html(body)), '/find': found });
    return tryLibrary(tools, { url: `${url}/`, title: '政策文件库', known: known ? { url: `${url}/doc/1.html`, title: TITLE } : null });
  };
  const SITE_SEARCH = '<div class="header"><form action="/all"><input name="keyword"><button>搜索</button></form></div>';
  const filler = `<ul>${'<li><a href="/d">某县人民政府关于某项工作的通知</a></li>'.repeat(10)}</ul>`;
  const QUERY = '<form action="/find"><input name="title" placeholder="请输入标题关键字"><button>查询</button></form>';
  const answer: Handler = page(html(`<p>共 1 条结果</p><div><a href="/doc/1.html">${TITLE}</a></div>`));

  test('a library with a query and three ways to choose', async () => {
    const facets = `<select><option>发文机关</option><option>县政府</option></select>
      <dl><dt>主题分类</dt><dd><a href="?t=1">农业</a><a href="?t=2">工业</a></dd></dl><a href="?y=2023">2023年</a><a href="?y=2022">2022年</a>`;
    expect(await library(SITE_SEARCH + QUERY + facets + filler, answer)).toMatchObject({
      hasQuery: true,
      query: { title: TITLE, found: true },
      facets: ['issuer', 'topic', 'year'],
      trouble: null,
    });
  });

  test('a query that brings back the same list is no answer', async () => {
    const shown = `${QUERY}<ul><li><a href="/doc/1.html">${TITLE}</a></li>${'<li><a href="/d">某县人民政府关于某项工作的通知</a></li>'.repeat(5)}</ul>`;
    expect(await library(shown, page(html(shown)))).toMatchObject({ hasQuery: true, query: null, trouble: expect.stringContaining('与搜索前相同') });
  });

  test('conditions that open on demand count too; the headings of a table do not', async () => {
    const more = `<a href="javascript:;" onclick="document.getElementById('m').hidden = false">高级检索</a><div id="m" hidden></div>
      <script>document.querySelector('a').onclick = () => { m.hidden = false; m.innerHTML = '<label>成文日期<input></label>' }</script>`;
    const table =
      '<table><tr><th>标题</th><th>发文机关</th><th>主题分类</th></tr><tr><td><a href="/d">一件</a></td><td>县政府</td><td>农业</td></tr></table>';
    expect(await library(more + table + filler)).toMatchObject({ hasQuery: false, query: null, facets: ['year'] });
  });

  test('the search of the whole site is not the library’s', async () => {
    expect(await library(SITE_SEARCH + filler)).toMatchObject({ hasQuery: null, facets: [], trouble: expect.stringContaining('全站搜索') });
    expect(await library(filler)).toMatchObject({ hasQuery: false, facets: [], trouble: null });
    expect(await library(`<script src="/gone.js"></script>${filler}`)).toMatchObject({
      hasQuery: null,
      facets: null,
      trouble: expect.stringContaining('脚本'),
    });
  });

  test('a query that does not find, one that shows nothing, and none to ask for', async () => {
    expect(await library(QUERY + filler, page(html('<p>没有找到相关结果</p>')))).toMatchObject({ query: { found: false } });
    expect(await library(QUERY + filler, page(html('<p>欢迎</p>')))).toMatchObject({ hasQuery: true, query: null, trouble: '搜索后看不出结果列表' });
    expect(await library(QUERY + filler, answer, false)).toMatchObject({ hasQuery: true, query: null });
  });
});

test.each<[string | null, Buffer | string, boolean]>([
  ['video/mp4', MP4, true],
  ['application/octet-stream', MP4, true],
  [null, Buffer.from('ID3\x03\0\0\0\0\0\0'), true],
  ['text/plain', '#EXTM3U\n#EXT-X-VERSION:3', true],
  ['video/mp2t', Buffer.alloc(100, 5), true],
  ['video/mp4', '<!DOCTYPE html><p>没有权限</p>', false],
  ['video/mp4', '', false],
  ['application/pdf', '%PDF-1.7', false],
  ['text/html', '<h1>404</h1>', false],
])('%s that begins with %j', async (type, body, expected) => {
  expect(await isMedia(type, Buffer.from(body))).toBe(expected);
});

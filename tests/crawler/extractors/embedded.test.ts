import { describe, expect, test } from 'vitest';
import { extractPage } from '../../../crawler/extractors/page.js';

/** What a page carries only as data or in frames; words and numbers are invented. */

const TEXT = ['园区内的步道已经修好，沿湖一侧加装了护栏，行人可以放心通行。', '今年雨水偏多，花木长势较好，工作人员每周修剪两次。'];
const CONTENT = TEXT.map((text) => `<p>${text}</p>`).join('');
/** As servers write mark-up into a script. */
const json = (value: unknown): string => JSON.stringify(value).replace(/[<>&]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
const DETAIL = {
  id: 9103540,
  title: '关于公布节水名单的公告',
  document_number: '青水告〔2023〕5号',
  identifier: '11430102MB2D00000X/2023-00031',
  publisher: '青山区水利局',
  keywords: '节水',
  date: Date.UTC(2023, 5, 1, 0) / 1000,
  display_publish_time: Date.UTC(2023, 5, 5, 2, 20) / 1000,
  content: CONTENT,
  attachment: [{ name: '名单.xlsx', url: '/attachment/0/1/md.xlsx', size: 10 }],
};
const URL = 'http://www.qs.gov.cn/gkmlpt/content/9/9103/post_9103540.html';
const MENU = '<div class="nav"><a href="/">首页</a><a href="/gkmlpt/index">公开目录</a></div>';
const read = (html: string, rendered = false) => extractPage({ html, url: URL, charset: 'utf-8', rendered });

describe('an article kept as data for a script', () => {
  test.each([
    ['one object', `<script>window._CONFIG = {SID: '755041', LANG: 'cn', DETAIL: ${json(DETAIL)}, TREE: []};</script>`],
    ['assigned to a member', `<script>window._CONFIG = {SID:'755041'};_CONFIG.DETAIL = ${json(DETAIL)};</script>`],
    ['in the head', ''],
    [
      'under other names',
      `<script>var detail = ${json({ doctitle: DETAIL.title, fileno: DETAIL.document_number, idxid: DETAIL.identifier, puborg: DETAIL.publisher, cwrq: '2023-06-01', publishTime: '2023-06-05 10:20', dochtmlcon: CONTENT, files: DETAIL.attachment })};</script>`,
    ],
  ])('%s', (name, script) => {
    const head = name === 'in the head' ? `<script>window._CONFIG = {DETAIL: ${json(DETAIL)}};</script>` : '';
    const facts = read(`<html><head><title>政府信息公开</title>${head}</head><body>${MENU}<div id="app"></div>${script}</body></html>`);
    expect([facts.title?.value, facts.documentNumber?.value, facts.indexNumber?.value, facts.issuer?.value]).toEqual([
      '关于公布节水名单的公告',
      '青水告〔2023〕5号',
      '11430102MB2D00000X/2023-00031',
      '青山区水利局',
    ]);
    expect([facts.publishedAt?.value, facts.writtenOn?.value, facts.kind, facts.needsBrowser]).toEqual([
      '2023-06-05T10:20',
      '2023-06-01',
      'document',
      false,
    ]);
    expect(facts.text.head).toContain(TEXT[0]);
    expect(facts.attachments).toEqual([{ url: 'http://www.qs.gov.cn/attachment/0/1/md.xlsx', title: '名单.xlsx', type: 'xlsx' }]);
  });

  test('only the text is missing: it is put where it belongs', () => {
    const facts = read(
      `<html><head><title>关于公布节水名单的公告</title></head><body>${MENU}<h1 class="title">关于公布节水名单的公告</h1><div>发布日期：2023-06-05</div><div class="article-content"></div><div class="xg"><h3>相关文件</h3><a href="/a.html">另一份文件的标题在此</a></div><script>window._CONFIG={DETAIL:${json(DETAIL)}}</script></body></html>`,
    );
    expect([facts.title?.value, facts.publishedAt?.value]).toEqual(['关于公布节水名单的公告', '2023-06-05']);
    expect(facts.text.head.startsWith(TEXT[0] ?? '-')).toBe(true);
  });

  test('what the page shows by itself is not doubled', () => {
    const plain = `<html><head><title>公告</title></head><body><h1>关于公布节水名单的公告</h1><div class="article-content">${CONTENT}</div>`;
    const twice = read(`${plain}<script>window._CONFIG={DETAIL:${json(DETAIL)}}</script></body></html>`);
    // Of a page that is taken for a list the words are not kept.
    const { body: _body, ...text } = read(`${plain}</body></html>`).text;
    expect(twice.text).toMatchObject(text);
  });

  test.each([
    ['a list in data', `<script>var list=[${json({ title: '甲', content: '乙' })}]</script>`],
    ['a broken object', `<script>window._CONFIG={DETAIL:{"title":"甲乙丙丁","content":"\\u003Cp\\u003E</script>`],
    ['code that would run', `<script>window._CONFIG={DETAIL:{"title":"甲乙丙丁","content":(function(){throw 1})()}}</script>`],
  ])('%s is no article', (_, script) => {
    const facts = read(`<html><head><title>公开</title></head><body><div id="app"></div>${script}</body></html>`);
    expect(facts.text.chars).toBe(0);
  });
});

describe('frames', () => {
  const frames = (body: string) => read(`<html><head><title>甲乙丙丁</title></head><body>${MENU}<h1>关于湖区的通知</h1>${body}</body></html>`).frames;
  test.each([
    [
      'of the same name come first, own host or not',
      '<iframe src="https://v.example.org/m.html"></iframe><iframe src="http://xxgk.qs.gov.cn/c.html"></iframe>',
      ['http://xxgk.qs.gov.cn/c.html', 'https://v.example.org/m.html'],
    ],
    [
      'a counter of one pixel is none',
      '<iframe src="/count.jsp" width="1" height="1"></iframe><iframe src="./c.html" width="100%"></iframe>',
      ['http://www.qs.gov.cn/gkmlpt/content/9/9103/c.html'],
    ],
    ['hidden ones are none', '<iframe src="/a.html" style="display:none"></iframe><iframe src="/b.html" height="0"></iframe>', []],
    [
      'framesets',
      '<frameset><frame src="/top.html"><frame src="/main.html"></frameset>',
      ['http://www.qs.gov.cn/top.html', 'http://www.qs.gov.cn/main.html'],
    ],
    ['an empty source is none', '<iframe></iframe><iframe src="about:blank"></iframe>', []],
  ])('%s', (_, body, expected) => {
    expect(frames(body)).toEqual(expected);
  });
});

test('a second, hidden copy of the text counts once', () => {
  const once = read(`<html><head><title>公告</title></head><body><h1>关于湖区的公告</h1><div class="TRS_Editor">${CONTENT}</div></body></html>`);
  const copy = read(
    `<html><head><title>公告</title></head><body><h1>关于湖区的公告</h1><div class="TRS_Editor">${CONTENT}<div class="barrier-free" style="display:none">${CONTENT}</div></div></body></html>`,
  );
  expect(copy.text.sha256).toBe(once.text.sha256);
});

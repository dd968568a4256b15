import { describe, expect, test } from 'vitest';
import { extractPage } from '../../../crawler/extractors/page.js';
import type { PageFacts } from '../../../crawler/facts/page.js';

/** One habit of portals per row, in an invented page that has nothing else unusual. */

const TITLE = '石桥镇开展河道清理活动';
const NOTICE = '云岭县人民政府办公室关于加强河道管护的通知';
const PROSE =
  '<p>　　志愿者沿石桥河清理了三公里岸线，收集的杂物已经运走，步道随后重新开放。</p><p>　　镇里把巡查、保洁和宣传结合起来，每周公布一次进展，方便沿线居民了解和监督。</p>';
const CRUMB = '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/xw/">新闻</a> &gt; <a href="/xw/xz/">乡镇动态</a></div>';

interface Parts {
  name?: string;
  head?: string;
  crumb?: string;
  top: string;
  body?: string;
  after?: string;
  url?: string;
}
function read({ name = TITLE, head = '', crumb = CRUMB, top, body = `<div class="txt">${PROSE}</div>`, after = '', url }: Parts): PageFacts {
  const html = `<html><head><title>${name}</title>${head}</head><body><ul><li><a href="/">首页</a></li><li><a href="/xw/">新闻</a></li></ul>
    ${crumb}<div class="main">${top}${body}${after}</div><div class="footer">主办单位：云岭县人民政府办公室</div></body></html>`;
  return extractPage({ html, url: url ?? 'https://www.yunling.example/xw/xz/c12.html', charset: 'utf-8', rendered: false });
}
const headline = `<h1>${TITLE}</h1>`;
const day = (facts: PageFacts): string | null => facts.publishedAt?.value.slice(0, 10) ?? null;

test('a cell of the index table called title is no headline', () => {
  const top = `<table><tr><td class="title">信息索引号</td><td>YL01/2031-00007</td><td class="title">公开日期</td><td>2031-03-17</td></tr></table><div class="arti">${NOTICE}</div>`;
  expect(read({ name: NOTICE, top }).title?.value).toBe(NOTICE);
});

test('a date in a small element glued to the headline is not part of it', () => {
  const facts = read({ top: `<h2 class="title">${TITLE}<small>(2031年3月5日)</small></h2>` });
  expect([facts.title?.value, day(facts)]).toEqual([TITLE, '2031-03-05']);
});

test('a headline in two paragraphs of an unnamed block is put together', () => {
  const top = '<div><p>云岭县人民政府办公室</p><p>关于加强河道管护的通知</p></div><div>发布日期：2031-03-05</div>';
  expect(read({ name: '云岭县人民政府', top }).title?.value).toBe(NOTICE);
});

describe('publication date', () => {
  test.each<[string, string, string | null]>([
    ['label of the register of documents', '<ul><li>文号：云政发〔2031〕5号</li><li>登记日期：2031-03-02</li></ul>', null],
    ['label nobody knows', '<ul><li>文号：云政发〔2031〕5号</li><li>信息保留期：2033-03-02</li></ul>', null],
    ['short word for publishing', '<div>发布：2031-03-05 10:21 浏览：3</div>', '2031-03-05'],
    ['no label', '<div>石桥镇 2031-03-05</div>', '2031-03-05'],
    ['posted on the net', '<div>挂网时间：2031-03-05</div>', '2031-03-05'],
    ['day and hour without a blank', '<div>发布时间:2031-03-0510:20</div>', '2031-03-05'],
    ['word of a notice', '<div>公告日期：2031-03-05</div>', '2031-03-05'],
    ['term of a notice', '<div>公告时间：2031年3月5日至2031年3月12日</div>', null],
    ['year left out', '<div>发布时间：03月05日</div>', null],
    ['date of a letter', '<div>提交时间：2031-03-05</div>', null],
    ['full-width digits', '<div>发布日期：２０３１-０３-０５</div>', '2031-03-05'],
  ])('%s', (_, top, expected) => {
    expect(day(read({ top: headline + top }))).toBe(expected);
  });

  test('a dated text under the name of a home page is an article', () => {
    const long = `<div class="txt">${[1, 2, 3, 4, 5, 6].map((n) => PROSE.replaceAll('石桥', `第${n}号`).replaceAll('每周', `每${n}周`)).join('')}</div>`;
    const facts = read({
      top: `${headline}<div>2031年03月05日 09:15 来源：云岭日报</div>`,
      body: long,
      crumb: '',
      url: 'https://www.yunling.example/index.html',
    });
    expect([facts.kind, day(facts)]).toEqual(['article', '2031-03-05']);
  });
});

test('a label that stands apart from the source is not swallowed by it', () => {
  const facts = read({ top: `${headline}<div>信息来源：县水利局 上载时间：2031-03-05 责任编辑：李某</div>` });
  expect([facts.source?.value, day(facts)]).toEqual(['县水利局', '2031-03-05']);
});

test('metas with the prefix meta- are read', () => {
  const head = `<meta name="meta-ArticleTitle" content="${TITLE}"><meta name="meta-PubDate" content="2031-03-05 10:11"><meta name="meta-ContentSource" content="县水利局">`;
  const facts = read({ head, top: headline });
  expect([day(facts), facts.source?.value]).toEqual(['2031-03-05', '县水利局']);
});

describe('path from the home page', () => {
  test.each([
    [
      'pictures for arrows',
      '<div class="wz">当前位置：<a href="/">首页</a><img src="/j.png"><a href="/xw/">新闻</a><img src="/j.png"><a href="/xw/xz/">乡镇动态</a></div>',
    ],
    ['last step without a link', '<div class="breadcrumb"><a href="/">首页</a><i></i><a href="/xw/">新闻</a><i></i><span>乡镇动态</span></div>'],
    ['dashes', '<div class="weizhi">当前位置：<a href="/">首页</a>-<a href="/xw/">新闻</a>-<a href="/xw/xz/">乡镇动态</a></div>'],
    [
      'begins with the site',
      '<div class="bread">当前位置：<a href="/">云岭县人民政府</a> &gt; <a href="/xw/">新闻</a> &gt; <a href="/xw/xz/">乡镇动态</a></div>',
    ],
    [
      '你的位置',
      '<div class="youarehere">你的位置：<a href="/">首页</a> » <a href="/xw/">新闻</a> » <a href="/xw/xz/">乡镇动态</a> » 文章详情</div>',
    ],
  ])('%s', (_, crumb) => {
    expect(read({ crumb, top: headline }).columns.map((step) => step.name)).toEqual([expect.any(String), '新闻', '乡镇动态']);
  });
});

describe('attachments', () => {
  test('the index table offers the file of the document', () => {
    const top = `<table><tr><td>文件编号</td><td>云府发〔2031〕7号</td><td>公开日期</td><td>2031-03-05</td></tr><tr><td>发布机构</td><td>县政府办</td><td>文件下载</td><td><a href="/f/7.pdf">云府发〔2031〕7号.pdf</a></td></tr></table><h2>${NOTICE}</h2>`;
    expect(read({ name: NOTICE, top }).attachments.map((file) => file.url)).toEqual(['https://www.yunling.example/f/7.pdf']);
  });

  test('a script opens the file', () => {
    const body = `<div class="txt">${PROSE}<p><a href="javascript:void(0)" onclick="window.open('/u/2031/x.docx')">申请表</a> <a href="#" onclick="share('weixin')">分享</a></p></div>`;
    expect(read({ top: headline, body }).attachments).toEqual([{ url: 'https://www.yunling.example/u/2031/x.docx', title: '申请表', type: 'docx' }]);
  });
});

test('the contact below an interpretation that is one picture is read', () => {
  const top = '<h1>一图读懂《云岭县河道管护办法》</h1><div>发布时间：2031-03-05</div>';
  const facts = read({
    name: '一图读懂《云岭县河道管护办法》',
    top,
    body: '<div class="TRS_Editor"><p><img src="/t.png" width="640" height="1600"></p></div>',
    after: '<p>解读单位：云岭县水利局</p><p>咨询电话：0990-6612345</p>',
  });
  expect([facts.contact?.unit, facts.contact?.phone, day(facts)]).toEqual(['云岭县水利局', '0990-6612345', '2031-03-05']);
});

test('a term printed in brackets is a term', () => {
  const name = '关于公开征求河道管护办法意见的公告';
  const { solicitation } = read({ name, top: `<h1>${name}</h1><div>征集时间：[2031-03-05 00:00] 至 [2031-04-04 23:59]</div>` });
  expect([solicitation?.opensOn?.value, solicitation?.closesOn?.value]).toEqual(['2031-03-05', '2031-04-04']);
});

describe('the page’s own number', () => {
  test.each<[string, { name?: string; top?: string; body?: string }, string | null]>([
    ['in brackets at the end of the title', { name: `${NOTICE}（云政办发〔2031〕5号）` }, '云政办发〔2031〕5号'],
    ['set off by a blank', { name: `${NOTICE} 云政办发〔2031〕5号` }, '云政办发〔2031〕5号'],
    ['before the title', { name: `云政办发〔2031〕5号 ${NOTICE}` }, '云政办发〔2031〕5号'],
    ['the title is an order', { name: '云岭县人民政府令（第12号）' }, '云岭县人民政府令（第12号）'],
    ['order in brackets', { name: '云岭县河道管护办法（云岭县人民政府令第12号）' }, '云岭县人民政府令第12号'],
    ['of another document', { name: '关于转发《河道管护通知》（云政发〔2031〕5号）的通知' }, null],
    ['at the end, of a document it names', { name: '关于废止《河道管护通知》（云政发〔2031〕5号）' }, null],
    ['beside who signed it', { body: `<div class="txt"><p>云政字〔2031〕5号　　　签发人：某某</p>${PROSE}</div>` }, '云政字〔2031〕5号'],
    ['two lines, set wide', { body: `<div class="txt"><p>公　告</p><p>第 5 号</p>${PROSE}</div>` }, '公告 第 5 号'],
    [
      'label set wide in brackets',
      { top: '<div>【文&ensp;&ensp;&ensp;号】 云政发〔2031〕5号<br>【成文日期】 2031-03-01</div>' },
      '云政发〔2031〕5号',
    ],
    [
      'in the line of the date',
      { top: '<div><span>政策正文</span> <span>云政发〔2031〕5号</span> <span>发布日期：2031-03-05</span></div>' },
      '云政发〔2031〕5号',
    ],
    [
      'there, of what it is based on',
      { top: '<div><span>依据：</span> <span>云政发〔2031〕5号</span> <span>发布日期：2031-03-05</span></div>' },
      null,
    ],
    ['without a code, split', { body: `<div class="txt"><p><span>〔</span><span>2031〕64号</span></p>${PROSE}</div>` }, '〔2031〕64号'],
    ['code on the line above', { body: `<div class="txt"><p>云政办发</p><p>〔2031〕64号</p>${PROSE}</div>` }, '云政办发〔2031〕64号'],
    [
      'of a penalty',
      { top: '<table><tr><th>行政处罚决定书文号：</th><td>（云石）水罚〔2031〕270391号</td></tr></table>' },
      '（云石）水罚〔2031〕270391号',
    ],
    ['ordinal alone', { body: `<div class="txt"><p>第5号</p>${PROSE}</div>` }, null],
  ])('%s', (_, { name = NOTICE, top = '<div>发布时间：2031-03-05</div>', body }, expected) => {
    expect(read({ name, top: `<h1>${name}</h1>${top}`, body }).documentNumber?.value ?? null).toBe(expected);
  });

  test('that of a penalty makes no document', () => {
    const top = `${headline}<table><tr><th>行政处罚决定书文号：</th><td>云水罚〔2031〕27号</td></tr></table>`;
    expect(read({ top }).kind).toBe('article');
  });
});

test.each<[string, string, string | null]>([
  ['in brackets beside a bare date', '<h5><span>[县水利局]</span>&nbsp;&nbsp;2031-03-05&nbsp;&nbsp;字号：大 中 小</h5>', '县水利局'],
  ['a control in brackets', '<h5><span>[打印本页]</span>&nbsp;&nbsp;2031-03-05</h5>', null],
  ['a label says otherwise', '<h5>[县水利局]&nbsp;&nbsp;2031-03-05&nbsp;&nbsp;来源：云岭日报</h5>', '云岭日报'],
])('source: %s', (_, top, source) => {
  expect(read({ top: headline + top }).source?.value ?? null).toBe(source);
});

test.each<[string, string, string]>([
  ['bears out the meta', '<tr><td>索引号：</td><td>YL01/2031-7</td><td>制发日期：</td><td>2031-03-05</td></tr>', '2031-03-05'],
  ['is another', '<tr><td>索引号：</td><td>YL01/2031-7</td><td>制发日期：</td><td>2031-03-01</td></tr>', '2031-03-17'],
])('no publication date is printed, and the date written %s', (_, row, expected) => {
  const head = '<meta name="publishdate" content="2031-03-05">';
  const facts = read({ name: NOTICE, head, top: `<table>${row}</table><h1>${NOTICE}</h1>`, url: 'https://www.yunling.example/20310317/1a2b/c.html' });
  expect([day(facts), facts.kind]).toEqual([expected, 'document']);
});

test.each([
  ['link to a film', '<p><a href="/v/a.mp4">观看</a></p>', 'video'],
  ['place for a player', '<div data-src="/v/a.m3u8"></div>', 'video'],
  ['link to sound', '<p><a href="/v/a.mp3">收听</a></p>', 'audio'],
  ['questions in brackets', '<p>【问】管什么？</p><p>【答】河道。</p><p>【问】谁来管？</p>', 'qa'],
  ['short numbered questions', '<p>1.管什么？</p><p>河道。</p><p>2.谁管？</p>', 'qa'],
])('form of an interpretation: %s', (_, shown, form) => {
  const name = '《云岭县河道管护办法》解读';
  expect(read({ name, top: `<h1>${name}</h1>`, body: `<div class="TRS_Editor">${PROSE}${shown}</div>` }).forms).toContain(form);
  expect(read({ name, top: `<h1>${name}</h1>`, body: `<div class="TRS_Editor">${PROSE}</div>` }).forms).not.toContain(form);
});

import { describe, expect, test } from 'vitest';
import { extractPage } from '../../../crawler/extractors/page.js';
import type { PageFacts } from '../../../crawler/facts/page.js';

/** How column pages say what they are called, in shapes of real portals with invented words. */

const URL = 'https://www.yunling.example/zwgk/hdgl/xkgg/index.html';
const ROWS = ['河道采砂许可公告（一）', '河道采砂许可公告（二）', '河道采砂许可公告（三）', '河道采砂许可公告（四）']
  .map((title, n) => `<li><a href="./t2031030${n + 1}_10${n}.html">云岭县${title}</a><span>2031-03-0${n + 1}</span></li>`)
  .join('');
const FOOT = '<div class="footer">主办单位：云岭县水利局</div>';

interface Parts {
  name?: string;
  column?: string;
  top: string;
  rows?: string;
  url?: string;
}
function read({ name = '云岭县水利局', column, top, rows = `<ul class="list">${ROWS}</ul>`, url = URL }: Parts): PageFacts {
  const meta = column === undefined ? '' : `<meta name="ColumnName" content="${column}">`;
  const html = `<html><head><title>${name}</title><meta name="SiteName" content="云岭县水利局">${meta}</head><body>${top}${rows}${FOOT}</body></html>`;
  return extractPage({ html, url, charset: 'utf-8', rendered: false });
}
const path = (facts: PageFacts): string => facts.columns.map((step) => step.name).join(' > ');
const FULL = '首页 > 政务公开 > 许可公告';
const UP = '<a href="../../../">首页</a>&nbsp;&gt;&nbsp;<a href="../../">政务公开</a>';

describe('a list is called what its path says, and the path keeps it', () => {
  test.each<[string, Parts, string, string]>([
    ['<title> is the site', { top: `<div class="crumb">当前位置：${UP}&nbsp;&gt;&nbsp;<a href="./">许可公告</a></div>` }, '许可公告', FULL],
    [
      'headline and last step agree',
      {
        name: '许可公告-云岭县水利局',
        top: `<div class="crumb">当前位置：${UP} &gt; <a href="./">许可公告</a></div><h2 class="title">许可公告</h2>`,
      },
      '许可公告',
      FULL,
    ],
    ['last step without a link', { top: `<div class="weizhi">${UP} &gt; <span>许可公告</span></div>` }, '许可公告', FULL],
    [
      'arrows inside the links',
      { top: '<div class="nav"><a href="/">首页></a><a href="/zwgk/">政务公开></a><a href="./">许可公告</a></div>' },
      '许可公告',
      FULL,
    ],
    [
      'dashes between wide blanks',
      {
        top: '<div class="crumbs">当前位置：<a href="/">首页</a><span>&nbsp;&nbsp;-&nbsp;&nbsp;</span><a href="/zwgk/">政务公开</a><span>&nbsp;&nbsp;-&nbsp;&nbsp;</span><a href="./">许可公告</a></div>',
      },
      '许可公告',
      FULL,
    ],
    ['step of a list', { top: `<div class="crumb">当前位置：${UP} &gt; <a href="./">许可公告</a> &gt; 列表</div>` }, '许可公告', FULL],
    [
      'twofold arrows in a table',
      { top: `<table><tr><td class="pos">您现在的位置是：${UP} &gt;&gt; <a href="./">许可公告</a></td></tr></table>` },
      '许可公告',
      FULL,
    ],
    ['label beside', { top: `<table><tr><td>您的当前位置</td><td>${UP} &gt;&gt; <a href="./">许可公告</a></td></tr></table>` }, '许可公告', FULL],
    [
      'no home page in the path',
      { top: '<div class="weizhi">当前位置：<a href="/xxgk/">信息公开</a>&gt;<a href="./">许可公告</a></div>' },
      '许可公告',
      '信息公开 > 许可公告',
    ],
    [
      'heading of the menu beside it',
      { column: '许可公告', top: `<div class="crumb">当前位置：${UP} &gt; <a href="./">许可公告</a></div><aside><h1>河道管理</h1></aside>` },
      '许可公告',
      FULL,
    ],
    [
      'menu bar in a box that is placed',
      {
        column: '许可公告',
        top: `<div class="container position-relative"><ul><li><a href="/">首页</a></li><li><a href="/xw/">动态</a></li><li><a href="/jg/">机构</a></li><li><a href="/hd/">互动</a></li></ul></div><div class="route">${UP} &gt; <a href="./">许可公告</a></div>`,
      },
      '许可公告',
      FULL,
    ],
    [
      'meta names the column above',
      { name: '许可公告-云岭县水利局', column: '政务公开', top: `<div class="crumb">当前位置：${UP} &gt; <a href="./">许可公告</a></div>` },
      '许可公告',
      FULL,
    ],
  ])('%s', (_, parts, title, columns) => {
    const facts = read(parts);
    expect([facts.kind, facts.title?.value, path(facts), facts.list?.items.length]).toEqual(['list', title, columns, 4]);
  });

  test('an article under the same path does not keep its own title', () => {
    const top = `<div class="crumb">当前位置：${UP} &gt; <a href="./">许可公告</a> &gt; 云岭县河道采砂许可公告</div><h1>云岭县河道采砂许可公告</h1><div>发布日期：2031-03-05</div>`;
    const rows = `<div class="TRS_Editor"><p>　　${'石桥河段的采砂许可已经办结，许可期限一年，作业时段以许可证为准。'.repeat(3)}</p></div>`;
    const facts = read({ top, rows, name: '云岭县河道采砂许可公告', url: 'https://www.yunling.example/zwgk/hdgl/xkgg/t20310305_1.html' });
    expect([facts.title?.value, path(facts)]).toEqual(['云岭县河道采砂许可公告', FULL]);
  });
});

describe('without a path', () => {
  test.each<[string, Parts, string]>([
    ['meta of the column', { column: '许可公告', top: '' }, '许可公告'],
    ['headline beside a link to more', { top: '<h3>许可公告 <a href="./all.html" class="more">更多+</a></h3>' }, '许可公告'],
    ['headline of a row', { name: '许可公告-云岭县水利局', top: '<div class="title">云岭县河道采砂许可公告（一）</div>' }, '许可公告'],
  ])('%s', (_, parts, title) => {
    expect(read(parts).title?.value).toBe(title);
  });
});

test('<title> that names the column twice is cut at its own end', () => {
  const facts = read({ name: '许可公告 - 云岭县水利局（云岭县许可公告中心）', column: '许可公告', top: '' });
  expect(facts.title?.value).toBe('许可公告');
});

describe('home page', () => {
  const BLOCKS = `<h3 class="title">政策文件 <a href="/zc/" class="more">更多+</a></h3><ul>${ROWS}</ul><h3>通知公告 <a href="/tz/" class="more">更多+</a></h3><ul>${ROWS}</ul>`;
  const menu = (href: string): string =>
    `<ul class="nav"><li><a href="${href}"><span>首页</span></a></li><li><a href="/zwgk/">政务公开</a></li></ul>`;
  test.each<[string, string, string, string, string | undefined]>([
    ['at the root', 'https://www.yunling.example/', '云岭县水利局', '/', 'home'],
    ['in a folder its own menu calls 首页', 'https://www.yunling.example/yunling/index.html', '云岭县水利局', '/yunling/index.html', 'home'],
    ['in a folder that the menu does not', 'https://www.yunling.example/yunling/index.html', '云岭县水利局', '/', undefined],
    ['a column whose menu link is broken', 'https://www.yunling.example/zwgk/index.html', '政务公开-云岭县水利局', 'index.html', undefined],
  ])('%s', (_, url, name, href, kind) => {
    const facts = read({ url, name, top: menu(href), rows: BLOCKS });
    if (kind === undefined) expect(facts.kind).not.toBe('home');
    else expect([facts.kind, facts.title?.value]).toEqual([kind, '云岭县水利局']);
  });
});

describe('a column whose rows only a script knows', () => {
  const crumb = `<div class="position">当前位置：${UP} &gt; <a href="/zwgk/hdgl/xkgg/">许可公告</a></div>`;
  test.each<[string, Parts, string, boolean]>([
    [
      'one empty list',
      { column: '许可公告', top: crumb, rows: '<div><p>序号</p><p>标题</p></div><ul></ul><script src="/list.js"></script>' },
      'list',
      true,
    ],
    ['two empty lists', { column: '许可公告', top: crumb, rows: '<ul></ul><ul></ul><script src="/list.js"></script>' }, 'column', true],
    ['a hidden one', { column: '许可公告', top: crumb, rows: '<ul style="display:none"></ul>' }, 'other', false],
    ['meta of another column', { column: '许可事项', top: crumb, rows: '<ul></ul>' }, 'other', false],
  ])('%s', (_, parts, kind, browser) => {
    const facts = read(parts);
    expect([facts.kind, facts.needsBrowser]).toEqual([kind, browser]);
  });
});

describe('rows', () => {
  const row = (n: number, box: string): string =>
    `<li><a href="./t2031030${n}_10${n}.html">云岭县河道管护办法（第${n}次修订）</a>${box}<span>2031/03/0${n}</span></li>`;
  const links = [1, 2, 3, 4, 5, 6, 7, 8].map(
    (n) => `<li><a href="../jd/t20310401_${n}.html">有关负责人就河道管护办法答记者问之${n}（2031-04-01）</a></li>`,
  );
  test.each([
    ['under a heading', `<div class="pop"><h3>相关解读</h3><ul>${links.join('')}</ul></div>`],
    ['hidden', `<div style="display: none"><ul>${links.slice(0, 2).join('')}</ul></div>`],
  ])('a box of interpretations in a row is none of the list: %s', (_, box) => {
    const facts = read({ column: '政策文件', top: '', rows: `<ul>${[1, 2, 3, 4].map((n) => row(n, box)).join('')}</ul>` });
    expect(facts.list?.items.map(({ title, date }) => [title.slice(-5, -3), date])).toEqual([1, 2, 3, 4].map((n) => [`${n}次`, `2031-03-0${n}`]));
  });

  test('rows hidden below a tab are rows', () => {
    const tab = (name: string, n: number): string =>
      `<li><a href="#">${name}</a><div style="display:none"><ul>${ROWS.replaceAll('t2031', `t2031${n}`)}</ul></div></li>`;
    const facts = read({ top: '', rows: `<ul>${tab('公告', 1)}${tab('公示', 2)}</ul>` });
    expect((facts.list?.items.length ?? 0) + facts.otherItems.length).toBe(8);
  });

  test('blocks with a link to more in the heading before each are a page of several columns', () => {
    const block = (name: string, n: number): string =>
      `<div class="tit"><span><a href="./${n}/">更多></a></span>${name}</div><ul>${ROWS.replaceAll('href="./', `href="./${n}/`)}</ul>`;
    const facts = read({ column: '惠企政策', name: '惠企政策', top: '', rows: block('最新政策', 1) + block('政策解读', 2) });
    expect([facts.kind, facts.title?.value, facts.list]).toEqual(['column', '惠企政策', null]);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectOutput, inspectSchema } from '../../../crawler/extractors/inspect.js';
import { extractPage } from '../../../crawler/extractors/page.js';
import { pageFactsSchema } from '../../../crawler/facts/page.js';

const URL_OF_ARTICLE = 'https://www.qs.gov.cn/zwgk/tzgg/202305/t20230518_1.html';
const read = (html: string, url = URL_OF_ARTICLE, rendered = false) => extractPage({ html, url, charset: 'utf-8', rendered });
const PROSE =
  '<p>园区内的步道已经修好，沿湖一侧加装了护栏，行人可以放心通行。</p><p>今年雨水偏多，花木长势较好，工作人员每周修剪两次，并及时清理落叶。</p>';
const article = (title: string, body = PROSE, extra = '') =>
  `<html><head><title>${title}</title><meta name="ArticleTitle" content="${title}"></head><body><h1>${title}</h1><div>发布时间：2023-05-18 来源：青山区</div><div class="TRS_Editor">${body}</div>${extra}</body></html>`;
const rows = (n: number) =>
  Array.from(
    { length: n },
    (_, i) => `<li><a href="./202305/t202305${10 + i}_${i}.html">关于第${i}号湖区养护安排情况的通知</a><span>2023-05-${10 + i}</span></li>`,
  ).join('');

describe('what a page is', () => {
  test.each([
    ['article', article('湖区步道完工')],
    ['document', article('关于做好养护工作的通知', `<p>青园发〔2023〕1号</p>${PROSE}`)],
    ['interpretation', article('《湖区管理办法》政策解读')],
    ['interpretation', article('一图读懂湖区管理办法', '<img src="a.jpg">')],
    ['solicitation', article('关于公开征求《湖区管理办法（征求意见稿）》意见的公告')],
    ['feedback', article('关于《湖区管理办法》公开征求意见采纳情况的公告')],
    ['annual-report', article('青山区2022年政府信息公开工作年度报告')],
    ['catalogue', article('青山区2023年度重大行政决策事项目录')],
    ['document', article('关于对区人大第12号建议的答复', `<p>青水函〔2023〕9号</p>${PROSE}`)],
    ['list', `<html><head><title>通知公告</title></head><body><div class="list"><h2>通知公告</h2><ul>${rows(12)}</ul></div></body></html>`],
    ['error', '<html><head><title>404</title></head><body><div class="nav"><a href="/">首页</a></div><p>抱歉，您访问的页面不存在</p></body></html>'],
    ['error', '<html><head><title>提示信息</title></head><body><p>该信息不存在或已被删除！</p></body></html>'],
    [
      'challenge',
      '<html><head><meta id="x" content="abc"><script>$_ts=window[\'$_ts\'];</script><script src="/4QbVtADbnLVIc/d.js"></script></head><body></body></html>',
    ],
    ['challenge', '<script>document.cookie="__jsl_clearance=1|-1|x;path=/";location.href=location.pathname</script>'],
    [
      'login',
      '<html><head><title>用户登录</title></head><body><form>用户名<input name="u">密码<input type="password" name="p"></form></body></html>',
    ],
  ])('%s', (kind, html) => {
    expect(read(html).kind).toBe(kind);
  });
  test('home by address, whatever else it shows', () => {
    expect(read(`<html><head><title>青山区人民政府</title></head><body><ul>${rows(12)}</ul></body></html>`, 'https://www.qs.gov.cn/').kind).toBe(
      'home',
    );
    expect(
      read(`<html><head><title>青山区人民政府</title></head><body><ul>${rows(12)}</ul></body></html>`, 'https://www.qs.gov.cn/zwgk/').kind,
    ).not.toBe('home');
  });
  test('an article that speaks of missing pages is no error page', () => {
    expect(read(article('网站改版期间部分页面不存在的说明')).kind).toBe('article');
  });
});

describe('what only a script fills in', () => {
  test.each([
    ['template text in the body', article('甲乙丙丁', '<p>{{detail.content}}</p>'), true],
    ['empty body beside scripts', `${article('甲乙丙丁', '')}<script>${'var a=1;'.repeat(60)}</script>`, true],
    ['application shell', '<html><head><title>公开</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>', true],
    ['body in the page', article('甲乙丙丁'), false],
    [
      'one line and an attachment, template attributes around it',
      article('甲乙丙丁', '<p ms-class="x">详见附件</p><a href="./P1.pdf">附件.pdf</a>'),
      false,
    ],
    ['a picture is content', article('甲乙丙丁', '<p><img src="./a.jpg" width="800"></p>'), false],
    ['error page', '<html><head><title>404</title></head><body><div id="app">页面不存在</div><script>x()</script></body></html>', false],
  ])('%s', (_case, html, expected) => {
    expect(read(html).needsBrowser).toBe(expected);
    expect(read(html, URL_OF_ARTICLE, true).needsBrowser).toBe(false);
  });
  test.each([
    ['template', '<div class="xg"><h3>相关解读</h3><ul><li ms-for="el in list"><a ms-attr="{href:el.url}">{{el.title}}</a></li></ul></div>', true],
    ['links are there', '<div class="xg"><h3>相关解读</h3><ul><li><a href="/jd/1.html">《湖区管理办法》解读</a></li></ul></div>', false],
    ['no such block', '<div class="xg"><h3>热点新闻</h3><ul><li ms-for="el in list">{{el.title}}</li></ul></div>', false],
  ])('related block: %s', (_case, block, expected) => {
    expect(read(article('湖区管理办法', PROSE, block)).relatedByScript).toBe(expected);
  });
});

describe('inputs that are no whole page', () => {
  test('answer of a paging proxy', () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?><datastore><totalrecord>2</totalrecord><totalpage>1</totalpage><recordset>${[1, 2].map((n) => `<record><![CDATA[<li><a href="/art/2023/5/${n}/art_1_${n}.html">湖区养护第${n}次通知全文</a><span>2023-05-0${n}</span></li>]]></record>`).join('')}</recordset></datastore>`;
    const facts = read(xml, 'https://www.qs.gov.cn/module/web/jpage/dataproxy.jsp');
    expect([facts.kind, facts.list?.items.length, facts.title]).toEqual(['list', 2, null]);
    expect(inspectSchema.parse(inspectOutput(facts)).items).toHaveLength(2);
  });
  test('server directives and fragments without head', () => {
    const facts = read(
      `<%-- Date: 2020/8/12 --%><%@ page language="java" %><div><table><tr><td><b>标　题：</b></td><td>关于湖区的批复</td><td><b>发布日期：</b></td><td>2018年11月09日</td></tr><tr><td>发文字号：</td><td>青函〔2018〕7号</td><td>成文日期：</td><td>2018年10月27日</td></tr></table>${PROSE}</div>`,
      'https://www.qs.gov.cn/x.jsp',
    );
    expect([facts.title?.value, facts.publishedAt?.value, facts.documentNumber?.value, facts.writtenOn?.value]).toEqual([
      '关于湖区的批复',
      '2018-11-09',
      '青函〔2018〕7号',
      '2018-10-27',
    ]);
  });
  test('a title that looks like a tag is kept', () => {
    expect(read(article('关于废止《关于印发<湖区办法>的通知》的决定'.replace(/[<>]/g, (c) => (c === '<' ? '&lt;' : '&gt;')))).title?.value).toBe(
      '关于废止《关于印发<湖区办法>的通知》的决定',
    );
    expect(read('<h1 class="title">关于印发<湖区办法>的通知</h1><div>来源：青山区 时间：2023-05-18</div>').title?.value).toBe(
      '关于印发<湖区办法>的通知',
    );
  });
  test('refresh and script redirects', () => {
    expect(read('<html><head><meta http-equiv="refresh" content="0; url=/index/"></head></html>').redirectsTo).toBe('https://www.qs.gov.cn/index/');
    expect(read('<script>window.location.href="./list.html";</script>').redirectsTo).toBe('https://www.qs.gov.cn/zwgk/tzgg/202305/list.html');
    expect(read(`${article('湖区')}<script>if(a)location.href="/m/";</script>`).redirectsTo).toBeNull();
    expect(read('<meta http-equiv="refresh" content="600;url=/x">').redirectsTo).toBeNull();
  });
});

test('a blank number is the portal’s gap only where no script could fill it', () => {
  const blank = (value: string, rendered = false) => {
    const facts = read(
      article('关于湖区的通知', PROSE).replace('<h1>', `<table><tr><td>文号：</td>${value}<td>有效性：</td><td>有效</td></tr></table><h1>`),
      URL_OF_ARTICLE,
      rendered,
    );
    return [facts.documentNumber?.value ?? null, facts.documentNumberBlank];
  };
  expect(blank('<td></td>')).toEqual([null, true]);
  expect(blank('<td>无</td>')).toEqual([null, true]);
  expect(blank('<td id="wh"></td>')).toEqual([null, false]);
  expect(blank('<td><span ms-text="wh"></span></td>')).toEqual([null, false]);
  expect(blank('<td id="wh"></td>', true)).toEqual([null, true]);
  expect(blank('<td id="wh">青发〔2023〕1号</td>')).toEqual(['青发〔2023〕1号', false]);
});

describe('evidence that disagrees', () => {
  test('the visible date wins over address and meta, and the others are recorded', () => {
    const facts = read(
      article('湖区步道完工').replace('</head>', '<meta name="PubDate" content="2024-01-01 10:00"></head>'),
      'https://www.qs.gov.cn/a/202305/t20230601_1.html',
    );
    expect(facts.publishedAt).toMatchObject({ value: '2023-05-18', from: 'label:发布时间' });
    expect(facts.dateConflicts.map((conflict) => [conflict.value, conflict.from])).toEqual([
      ['2023-06-01', 'address'],
      ['2024-01-01T10:00', 'meta[name=PubDate]'],
    ]);
  });
  test('a meta that is the moment of page generation is no date', () => {
    const html = `<html><head><meta name="PubDate" content="2024-01-01 10:00:00"><meta name="others" content="页面生成时间 2024-01-01 10:00:00"></head><body><h1>湖区步道完工情况</h1><div class="TRS_Editor">${PROSE}</div></body></html>`;
    expect(read(html, 'https://www.qs.gov.cn/a/1.html').publishedAt).toBeNull();
  });
  test('site codes: meta, footer, error-report script; never a credit code', () => {
    const page = (meta: string, rest: string) => read(`<html><head>${meta}</head><body>${PROSE}${rest}</body></html>`).siteCode;
    expect(page('<META content=4301020007 NAME=siteidcode>', '')).toBe('4301020007');
    expect(page('<meta name="SiteIDCode" content="">', '<div>网站标识码：bm07000001</div>')).toBe('bm07000001');
    expect(page('', '<script id="_jiucuo_" sitecode="1401070001" src="/jiucuo.js"></script>')).toBe('1401070001');
    expect(page('', '<p>统一社会信用代码：91430102MA4L000000</p><p>公网安备43010202000000号</p>')).toBeNull();
  });
});

test('forms: an empty player and a library name are no video', () => {
  expect(read(article('《办法》解读', `${PROSE}<video id="p"></video>`, '<script>if(ext==".mp4"){videojs()}</script>')).forms).not.toContain('video');
  expect(read(article('《办法》解读', `${PROSE}<video src="/a/b.mp4"></video>`)).forms).toContain('video');
  expect(read(article('《办法》解读', PROSE, '<script>var url="/upload/2023/film.mp4";</script>')).forms).toContain('video');
  expect(read(article('一图读懂《办法》', '<img src="./W1.jpg">')).forms).toEqual(['picture']);
  expect(read(article('区水利局局长解读《办法》')).forms).toContain('leader');
});

describe('hostile markup', () => {
  const seedPage = article(
    '湖区步道完工',
    `${PROSE}<table><tr><td>索引号：</td><td>1</td></tr></table>`,
    `<ul>${rows(5)}</ul><div class="footer">网站标识码：4301020007</div>`,
  );
  const cells = (...texts: string[]) => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;
  const seeds = [
    seedPage,
    `<html><head><title>信件详情</title></head><body><table>${cells('来信时间', '2023-05-04', '信件类型', '建议')}${cells('来信内容', '候车亭没有遮阳板')}${cells('回复时间', '2023-05-10', '回复内容', '已列入计划')}</table></body></html>`,
    article(
      '青山区2023年度重大行政决策事项目录',
      `<table>${cells('序号', '事项名称', '承办单位')}<tr><td rowspan="2">1</td><td colspan="2">湖区规划</td></tr>${cells('<a href="a.html">票价</a>', '区局')}</table><p>1.湖区规划（区水利局）</p><p>2.票价方案（区发改局）</p><p>青山区人民政府</p><p>二〇二三年三月一日</p>`,
    ),
    `<html><head><script>window._CONFIG={DETAIL:{"title":"湖区公告","content":"\\u003cp\\u003e园区内的步道已经修好，沿湖一侧加装了护栏。\\u003c/p\\u003e","attachment":[{"name":"a","url":"/a.pdf"}]}}</script></head><body><iframe src="/b.html"></iframe></body></html>`,
    article(
      '关于公开征求意见的公告',
      '<p>征求意见时间：5月1日至5月31日，电话：0731-12345678，共收到意见3条，采纳2条。</p><embed src="/pdf/viewer.html?file=a.pdf">',
    ),
  ];
  const piece = fc.constantFrom(
    '<div>',
    '</div>',
    '<table>',
    '<tr>',
    '<td>',
    '</td>',
    '<h1>',
    '<a href="',
    '">',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<script>',
    '</script>',
    '<',
    '>',
    '&',
    '&#x110000;',
    '\0',
    '发布时间：',
    '2023-05-18',
    '来源：',
    '《',
    '》',
    '〔2023〕',
    '号',
    '　　',
    ':',
    '网站标识码：',
    '<%',
    '<?',
    '{{',
    '}}',
    '"',
    "'",
    '🀄',
    '\uFDD0\uFDD2',
    '一二三四年十月',
  );
  const edit = fc.record({
    at: fc.nat(1200),
    cut: fc.nat(40),
    put: fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 12 })),
    times: fc.constantFrom(1, 1, 1, 30),
  });
  test('never throws, keeps the contract, stays fast', () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 12 }), (seed, edits) => {
        const html = edits.reduce((text, { at, cut, put, times }) => text.slice(0, at) + put.repeat(times) + text.slice(at + cut), seed);
        const started = performance.now();
        const facts = read(html);
        expect(performance.now() - started).toBeLessThan(2000);
        expect(pageFactsSchema.safeParse(facts).error).toBeUndefined();
        expect(inspectSchema.safeParse(inspectOutput(facts)).error).toBeUndefined();
      }),
      { numRuns: 600, seed: 20231105 },
    );
  });
  test.each([
    ['deep nesting', '<div>'.repeat(20_000) + PROSE],
    ['one long line of labels', `<p>${'来源：某报 发布时间：2023-05-18 '.repeat(5_000)}</p>`],
    ['many short labels', '<p>来源：</p>'.repeat(20_000)],
    ['unclosed directives', '<%'.repeat(50_000)],
    ['one very wide row', `<table><tr>${'<td>文号</td>'.repeat(5_000)}</tr></table>`],
    ['blanks', `<p>${' '.repeat(200_000)}来源：${'　'.repeat(100_000)}</p>`],
    ['many path elements', '<div class="crumb">首页 &gt; 甲</div>'.repeat(5_000)],
    ['many headings', '<h1 class="title">甲乙丙丁戊己</h1>'.repeat(5_000)],
    ['numbers without end', `<p>${'青政发〔2023'.repeat(20_000)}</p>`],
    [
      'cells over many rows',
      article('重大行政决策事项目录', `<table>${'<tr><td rowspan="9999" colspan="9999">事项名称</td></tr>'.repeat(3_000)}</table>`),
    ],
    [
      'many numbered lines',
      article('重大行政决策事项目录', Array.from({ length: 5_000 }, (_, n) => `<p>${n + 1}.湖区规划（区水利局）</p>`).join('')),
    ],
    ['many signatures', article('公告', '<p>青山区水利局</p><p>2023年5月1日</p>。'.repeat(5_000))],
    ['many letters', '<table><tr><td>来信时间</td><td>2023-05-04</td><td>来信内容</td><td>候车亭</td></tr></table>'.repeat(3_000)],
    ['cookies without end', `<script>${'document.cookie="a";'.repeat(20_000)}</script>`],
    ['data without end', `<script>var a={"title":"甲","content":"<p>${'\\u003cp'.repeat(60_000)}</script>`],
    ['opinions without end', article('关于征求意见的公告', `<p>${'共收到意见'.repeat(12_000)}</p>`)],
    ['many frames', '<iframe src="/a.html"></iframe>'.repeat(10_000)],
  ])(
    'bounded: %s',
    (_case, html) => {
      const started = performance.now();
      read(html);
      expect(performance.now() - started).toBeLessThan(8000);
    },
    30_000,
  );
});

const shared = fileURLToPath(new URL('../../../../shared/pages/', import.meta.url));
describe.skipIf(!existsSync(`${shared}truth.tsv`))('saved portal pages (skipped: not present beside the project)', () => {
  const [head = [], ...lines] = existsSync(`${shared}truth.tsv`)
    ? readFileSync(`${shared}truth.tsv`, 'utf8')
        .replaceAll('\r', '')
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t'))
    : [];
  const truth = lines.map((cells) => Object.fromEntries(head.map((name, n) => [name, cells[n] ?? ''])));
  const plain = (text: string | undefined) =>
    (text ?? '')
      .normalize('NFC')
      .replace(/\s+/gu, '')
      .replace(/[（〔[【]/gu, '(')
      .replace(/[）〕\]】]/gu, ')');
  const day = (text: string | undefined) => (text ?? '').slice(0, 10);
  const pages = truth.map((row) => {
    const bytes = readFileSync(shared + row.file);
    const charset = bytes[0] === 0xff ? 'utf-16le' : 'utf-8';
    const url = row.url?.startsWith('http') ? row.url : 'https://page.invalid/a/b/page.html';
    return { row, facts: extractPage({ html: new TextDecoder(charset).decode(bytes), url, charset, rendered: false }) };
  });
  const share = (want: (row: Record<string, string>) => string, got: (facts: (typeof pages)[number]['facts']) => string) => {
    const expected = pages.filter(({ row }) => want(row) !== '');
    return expected.filter(({ row, facts }) => plain(want(row)) === plain(got(facts))).length / expected.length;
  };
  test('accuracy does not fall', () => {
    expect(
      share(
        (row) => row.title ?? '',
        (facts) => facts.title?.value ?? '',
      ),
    ).toBeGreaterThanOrEqual(0.98);
    expect(
      share(
        (row) => day(row.publish_date_visible),
        (facts) => day(facts.publishedAt?.value),
      ),
    ).toBeGreaterThanOrEqual(0.98);
    expect(
      share(
        (row) => row.doc_number ?? '',
        (facts) => facts.documentNumber?.value ?? '',
      ),
    ).toBeGreaterThanOrEqual(0.98);
    expect(
      share(
        (row) => row.index_number ?? '',
        (facts) => facts.indexNumber?.value ?? '',
      ),
    ).toBeGreaterThanOrEqual(0.98);
    expect(
      share(
        (row) => row.site_id_meta || row.site_id_footer || '',
        (facts) => facts.siteCode ?? '',
      ),
    ).toBe(1);
  });
  test('no number or index number where the page has none', () => {
    for (const { row, facts } of pages) {
      if (!row.doc_number) expect([row.file, facts.documentNumber]).toEqual([row.file, null]);
      if (!row.index_number) expect([row.file, facts.indexNumber]).toEqual([row.file, null]);
    }
  });
});

test.each([
  ['followed by prose', `<p>${'为便于理解，现就出台背景、主要内容和创新举措作如下说明，供各单位参考执行。'.repeat(2)}</p>`, true],
  ['over a block of links', '<ul><li><a href="/jd/1.html">《养老服务管理办法》政策解读</a></li></ul>', false],
])('a section of interpretation below the text, %s', (_case, below, named) => {
  const body = `<div class="TRS_Editor"><p>${'各单位要认真贯彻执行本办法，按照职责分工抓好落实。'.repeat(20)}</p></div>`;
  const html = `<html><body><h1>关于印发养老服务管理办法的通知</h1><p>发布时间：2023-05-01</p>${body}<div class="jd"><h2>政策解读</h2>${below}</div></body></html>`;
  const { text } = extractPage({ html, url: 'http://www.example.gov.cn/zc/1.html', charset: 'utf-8', rendered: false });
  expect(text.headings.includes('政策解读')).toBe(named);
});

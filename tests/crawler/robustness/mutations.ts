/** Ways to damage or blow up mark-up. Each is a function of the text, other texts and a source of random numbers, nothing else. */

export interface Luck {
  /** Whole number from 0 up to but not including `below`. */
  upTo(below: number): number;
  pick<T>(all: readonly [T, ...T[]]): T;
}

export type Mutation = (text: string, luck: Luck, other: string) => string;

/** What no mutation goes beyond: a page of some hundred thousand characters already is a long one. */
const MAX_CHARS = 400_000;
const range = (text: string, luck: Luck, most: number): [number, number] => {
  const from = luck.upTo(text.length + 1);
  return [from, Math.min(text.length, from + luck.upTo(most))];
};
const insert = (text: string, at: number, added: string): string => text.slice(0, at) + added + text.slice(at);
const anywhere = (text: string, luck: Luck, added: string): string => insert(text, luck.upTo(text.length + 1), added);
/** Replaces about one match in `oneIn`. */
const some = (text: string, form: RegExp, luck: Luck, oneIn: number, by: (match: string) => string): string =>
  text.replace(form, (match: string) => (luck.upTo(oneIn) === 0 ? by(match) : match));

const TITLE = '关于印发优化服务若干措施的通知';
const row = (at: number): string => `<li><a href="/zwgk/202403/t20240305_${at}.html">${TITLE}${at}</a><span>2024-03-05</span></li>`;

const JUNK = [
  '<',
  '>',
  '"',
  "'",
  '</ul>',
  '<li>',
  '<table>',
  '<tr><td>',
  '</div></div>',
  '<script>',
  '</script>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '{{#each',
  '\\',
  '2023-13-45',
  '09-08',
  '2024年2月30日',
  'createPageHTML(',
  'laypage.render({',
  'x=[[[',
  '&#x110000;',
  '&#0;',
  '&nbsp',
  '<a href="http://[">',
  '<base href="http://[">',
  '<datastore><recordset>',
  '{"data":[',
  '\uD800',
  '\uFEFF',
  '\u202E',
  '<iframe src="//">',
  '<frameset>',
  "__doPostBack('a','Page$2')",
  '<form method=post>',
  '<meta http-equiv=refresh content="0;url=\\">',
  '<template>',
  '<svg><a xlink:href=x>',
  '<noscript>',
  '<%',
  '%>',
  '<?',
  '发布日期：',
  '索 引 号：',
  '〔2024〕号',
  '身份证号11010119900101',
] as const; // prettier-ignore

const MISREAD = ['gbk', 'gb18030', 'big5', 'utf-16le', 'windows-1252', 'shift_jis'] as const;

const cut: Mutation = (text, luck) => {
  const [from, to] = range(text, luck, 4000);
  return text.slice(0, from) + text.slice(to);
};
const endEarly: Mutation = (text, luck) => text.slice(0, luck.upTo(text.length + 1));
const splice: Mutation = (text, luck, other) => {
  const [from, to] = range(other, luck, 8000);
  return anywhere(text, luck, other.slice(from, to));
};
const swapHalves: Mutation = (text, luck, other) => text.slice(0, luck.upTo(text.length + 1)) + other.slice(luck.upTo(other.length + 1));
const duplicate: Mutation = (text, luck) => {
  const [from, to] = range(text, luck, 2000);
  return insert(text, to, text.slice(from, to).repeat(1 + luck.upTo(40)));
};
const nest: Mutation = (text, luck) => {
  const tag = luck.pick(['div', 'table><tr><td', 'ul><li', 'span', 'b', 'font', 'form', 'a', 'dl><dd', 'p'] as const);
  const depth = luck.pick([3, 30, 300, 3000] as const);
  const [from] = range(text, luck, 1);
  return insert(text, from, `<${tag}>`.repeat(depth)) + (luck.upTo(2) === 0 ? '' : `</${tag.split('>')[0]}>`.repeat(depth));
};
const unclose: Mutation = (text, luck) =>
  some(text, /<\/(?:div|ul|li|table|tr|td|a|p|span|script|title|select|form)>/giu, luck, 1 + luck.upTo(6), () => '');
const garbleEntities: Mutation = (text, luck) =>
  some(text, /[\p{Script=Han}&;"<>]/gu, luck, 20, (char) =>
    luck.pick([`&#${char.codePointAt(0)};`, `&#x${char.codePointAt(0)?.toString(16)}`, '&amp;amp;', '&;', '&#99999999;', '&lt'] as const),
  );
const noise: Mutation = (text, luck) =>
  some(
    text,
    /<[a-z]+(?=[\s>])/giu,
    luck,
    8,
    (tag) =>
      tag +
      luck.pick([
        ' class',
        ' class="current disabled page next"',
        ' id=""',
        " style='display:none'",
        ' onclick="goPage(2)"',
        ' href',
        ' href="javascript:;"',
        ' title="',
        ' data-page="2"',
        ' =',
        ' "',
        ' a=b=c',
        ' class="foot nav list TRS_Editor related"',
        ' ms-for="x in y"',
      ] as const),
  );
const hugeAttribute: Mutation = (text, luck) => {
  const name = luck.pick(['href', 'title', 'class', 'style', 'onclick', 'value', 'content', 'src', 'id'] as const);
  const value = luck.pick(['a', ' ', 'a ', '/', '%', '2024-03-05', '(', '&amp;', "'", '页'] as const).repeat(1 + luck.upTo(30_000));
  return some(text, /<(?=[a-z])/giu, luck, 60, () => '<').replace(
    /<(a|div|input|meta|li|td|span)(?=[\s>])/iu,
    (tag) => `${tag} ${name}="${value.slice(0, 100_000)}"`,
  );
};
const nul: Mutation = (text, luck) =>
  some(text, /./gu, luck, 400, (char) => luck.pick(['\0', `${char}\0`, '\u0001', '\u000B', '\u200B', '\uFFFD', '\u3000'] as const));
const misread: Mutation = (text, luck) => {
  const [from, to] = range(text, luck, 20_000);
  const garbled = new TextDecoder(luck.pick(MISREAD)).decode(Buffer.from(text.slice(from, to), 'utf8'));
  return text.slice(0, from) + garbled + text.slice(to);
};
const junk: Mutation = (text, luck) => {
  let out = text;
  for (let n = luck.upTo(12); n >= 0; n -= 1) out = anywhere(out, luck, luck.pick(JUNK).repeat(luck.pick([1, 1, 1, 3, 60] as const)));
  return out;
};
const digits: Mutation = (text, luck) =>
  some(text, /\d+/gu, luck, 6, (number) => luck.pick(['', '0', '99999999999999999999', `${number}${number}`, '-1', '1e9', '２０２４'] as const));
const blanks: Mutation = (text, luck) =>
  anywhere(text, luck, luck.pick([' ', '\n', '\u3000', '&nbsp;', '\t', '<br>'] as const).repeat(luck.upTo(40_000)));
const rows: Mutation = (text, luck) => anywhere(text, luck, `<ul>${Array.from({ length: luck.upTo(1500) }, (_, at) => row(at)).join('')}</ul>`);
const scripts: Mutation = (text, luck) => {
  const body = luck
    .pick([
      '"\\',
      "a='",
      '/* ',
      '//',
      'x = {a: ',
      'f(',
      '[',
      '{',
      'a = b + c + ',
      "location.href = 'a_' + n + '.html';",
      "$.ajax({url: '/api?page=' + n, data: {page: n, channelId: 7}});",
      '`${',
      '<!--',
      'createPageHTML(',
      'var t = "',
      '/((a+)+)+$/.test(',
      'document.write("<a href=\\"',
      'window.location = ',
      'a.b.c.d.',
      'i++;',
      '"发布日期：2024-03-05",',
    ] as const)
    .repeat(1 + luck.upTo(3000)); // prettier-ignore
  return anywhere(text, luck, `<script>${body.slice(0, 120_000)}${luck.upTo(3) === 0 ? '' : '</script>'}`);
};
const words: Mutation = (text, luck) =>
  anywhere(
    text,
    luck,
    luck
      .pick([
        '2024-',
        '《',
        '〔2024〕',
        '第1页',
        '共 ',
        '1/',
        '（',
        '附件：',
        '征求意见',
        '发布时间：',
        '.',
        'a@b.',
        '11010119900101',
        '一、',
        '联系电话：010-',
        'http://',
      ] as const)
      .repeat(1 + luck.upTo(8000)),
  );
const tagless: Mutation = (text, luck) => some(text, /<[^<>]{0,400}>/gu, luck, 1 + luck.upTo(3), () => ' ');
const upper: Mutation = (text, luck) => some(text, /<\/?[a-z]+/giu, luck, 3, (tag) => tag.toUpperCase());

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  cut,
  endEarly,
  splice,
  swapHalves,
  duplicate,
  nest,
  unclose,
  garbleEntities,
  noise,
  hugeAttribute,
  nul,
  misread,
  junk,
  digits,
  blanks,
  rows,
  scripts,
  words,
  tagless,
  upper,
]; // prettier-ignore

/** One to four mutations in a row. */
export function mutate(text: string, luck: Luck, other: () => string): string {
  let out = text;
  for (let n = luck.upTo(4); n >= 0; n -= 1) out = luck.pick(MUTATIONS)(out, luck, other()).slice(0, MAX_CHARS);
  return out;
}

/** Pages that are nothing but too much of something. */
export const EXTREMES: readonly [() => string, ...(() => string)[]] = [
  () => Array.from({ length: 100_000 }, (_, at) => `<a href="/${at}.html">甲</a>`).join(''),
  () => `<ul>${Array.from({ length: 20_000 }, (_, at) => row(at)).join('')}</ul>`,
  () => `${'<div>'.repeat(20_000)}${row(1)}`,
  () => '<ul><li><a href="/1.html">公告</a>'.repeat(8_000),
  () => '<table><tr><td>'.repeat(6_000),
  () => `<p>${'字'.repeat(1_000_000)}</p>`,
  () => `<ul><li><a href="/1.html">${TITLE}</a>${'2024-'.repeat(100_000)}</li></ul>`,
  () => `<script>${"a = 'b' + c + '.html';".repeat(20_000)}</script>`,
  () => `<script>${'{a:['.repeat(60_000)}</script>`,
  () => '<datastore><recordset><record>'.repeat(10_000),
  () => `{"rows":[${Array.from({ length: 20_000 }, (_, at) => `{"title":"公告","url":"/${at}.html"}`).join(',')}]}`,
  () => '['.repeat(300_000),
  () => `<div class="page">${'<span>3</span><a href="?p=2">2</a>'.repeat(10_000)}</div>`,
  () => `<form>${'<input name="page" value="1">'.repeat(30_000)}<a href="javascript:go(2)">下一页</a></form>`,
  () => `<base href="http://q.test/${'a/'.repeat(2_000)}">${'<a href="1.html">公告标题一则</a>'.repeat(10_000)}`,
  () => ' \n'.repeat(1_000_000),
  () => '&'.repeat(500_000),
  () => '<'.repeat(500_000),
  () => `<a ${'a="b" '.repeat(100_000)}>`,
  () => '',
];

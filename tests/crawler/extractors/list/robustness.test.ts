import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadHtml } from '../../../../crawler/extractors/dom.js';
import { printedDate, resolveDates } from '../../../../crawler/extractors/list/dates.js';
import { extractData, extractLinks, extractLists } from '../../../../crawler/extractors/list/index.js';
import { listFactsSchema } from '../../../../crawler/facts/page.js';
import { ARTICLE, HOME, LAYOUTS } from './layouts.js';

/** Time of the processor: how busy the machine is otherwise does not count. */
function workedMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

const SEED = 20230908;
const PAGES = [...LAYOUTS.map((layout) => layout.html), HOME, ARTICLE];
const JUNK = [
  '<',
  '>',
  '"',
  "'",
  '</ul>',
  '<ul>',
  '<li>',
  '<table>',
  '<script>',
  '</script>',
  '<!--',
  '-->',
  '{{#each',
  '\\',
  '\0',
  '2023-13-45',
  '09-08',
  'createPageHTML(',
  'x=[[[',
  '&#x110000;',
  '<a href="http://[">',
  '<base href="http://[">',
  '<datastore>',
  '{"data":[',
  '\uD800',
];

const damage = fc.record({
  page: fc.integer({ min: 0, max: PAGES.length - 1 }),
  cuts: fc.array(fc.record({ at: fc.nat(20_000), length: fc.nat(200), junk: fc.constantFrom(...JUNK), times: fc.constantFrom(1, 1, 3, 50) }), {
    minLength: 1,
    maxLength: 8,
  }),
});

test('damaged pages and answers are read without throwing, within bounds', () => {
  fc.assert(
    fc.property(damage, ({ page, cuts }) => {
      const html = cuts.reduce((text, { at, length, junk, times }) => {
        const start = at % (text.length + 1);
        return text.slice(0, start) + junk.repeat(times) + text.slice(start + length);
      }, PAGES[page] ?? '');
      const { list } = extractLists(loadHtml(html), html, 'http://www.qingshan.test/zwgk/');
      if (list) listFactsSchema.parse(list);
      for (const link of extractLinks(loadHtml(html), 'http://www.qingshan.test/zwgk/')) expect(link.url).toMatch(/^https?:\/\//u);
      const data = extractData(html, null, 'http://www.qingshan.test/');
      if (data) listFactsSchema.parse(data);
    }),
    { numRuns: 400, seed: SEED },
  );
}, 120_000);

test.each([
  ['deep nesting', `${'<div>'.repeat(20_000)}<a href="/t20230101_1.html">一条公告的标题文字</a>2023-01-01`],
  ['many links', '<a href="/1.html">一条公告的标题文字</a>'.repeat(20_000)],
  ['many dated rows', `<ul>${'<li><a href="/1.html">一条公告的标题文字</a> 2023-01-01</li>'.repeat(20_000)}</ul>`],
  ['nested lists', '<ul><li><a href="/1.html">公告</a>'.repeat(10_000)],
  ['unclosed strings', `<script>${'"\\'.repeat(200_000)}</script>`],
  ['unclosed comments', `<script>${'/* '.repeat(200_000)}</script>`],
  ['nested literals', `<script>a=${'(a='.repeat(30_000)}${'{b:['.repeat(30_000)}</script>`],
  ['unclosed stores', '<datastore><recordset><record>'.repeat(8_000)],
  ['long digits', `<ul><li><a href="/1.html">一条公告的标题文字</a>${'2023-'.repeat(50_000)}</li></ul>`],
  ['blanks', `<ul><li><a href="/1.html">一条公告</a>${' '.repeat(500_000)}</li></ul>`],
])(
  'hostile input stays linear: %s',
  (_name, html) => {
    const started = process.cpuUsage();
    extractLists(loadHtml(html), html, 'http://www.qingshan.test/');
    extractLinks(loadHtml(html), 'http://www.qingshan.test/');
    extractData(html, null, 'http://www.qingshan.test/');
    expect(workedMs(started)).toBeLessThan(8_000);
  },
  60_000,
);

test('hostile JSON answers are bounded', () => {
  const started = process.cpuUsage();
  extractData(`${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'application/json', 'http://q.test/');
  extractData(
    JSON.stringify({ rows: Array.from({ length: 20_000 }, (_, n) => ({ title: '一条公告', url: `/${n}`, more: { a: { b: { c: '{"x":[1]}' } } } })) }),
    'application/json',
    'http://q.test/',
  );
  expect(workedMs(started)).toBeLessThan(8_000);
});

const day = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2080-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a date printed in any form reads back as itself', () => {
  const forms = [
    (y: string, m: string, d: string) => [`${y}-${m}-${d}`],
    (y: string, m: string, d: string) => [`[${y}/${Number(m)}/${Number(d)}]`],
    (y: string, m: string, d: string) => [`${y}年${Number(m)}月${Number(d)}日`],
    (y: string, m: string, d: string) => [`发布日期：${y}.${m}.${d}`],
    (y: string, m: string, d: string) => [`${y}-${m}-${d} 23:59`],
    (y: string, m: string, d: string) => [`${y}${m}${d}`],
    (y: string, m: string, d: string) => [d, `${y}-${m}`],
    (y: string, m: string, d: string) => [`${y}.${m}`, d],
    (y: string, m: string, d: string) => [`${m}-${d}`, y],
    (y: string, m: string, d: string) => [`${y}年`, `${m}月${d}日`],
  ];
  fc.assert(
    fc.property(day, fc.constantFrom(...forms), (date, form) => {
      const [y = '', m = '', d = ''] = date.split('-');
      expect(printedDate(form(y, m, d))?.value).toBe(date);
    }),
    { numRuns: 500, seed: SEED },
  );
});

test('years of a list that runs from new to old are inferred from one known year', () => {
  fc.assert(
    // Two neighbours a year or more apart would leave no trace in month and day.
    fc.property(day, fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 12 }), (newest, gaps) => {
      const before = (date: string, days: number): string => new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
      const sorted = [newest];
      for (const gap of gaps) sorted.push(before(sorted.at(-1) ?? newest, gap));
      const rows = sorted.map((date, at) => ({
        url: 'http://q.test/show?id=1',
        noted: null,
        printed: at === 0 ? { value: date, month: 0, day: 0 } : { value: null, month: Number(date.slice(5, 7)), day: Number(date.slice(8)) },
      }));
      expect(resolveDates(rows).map((row) => row.date)).toEqual(sorted);
    }),
    { numRuns: 300, seed: SEED },
  );
});

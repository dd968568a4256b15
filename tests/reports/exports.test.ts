import { expect, test } from 'vitest';
import { runResultSchema } from '../../checks/results.js';
import { renderCsv } from '../../reports/csv.js';
import { renderJson } from '../../reports/json.js';
import { evidence, finding, input, withIndicators } from './fixture.js';

const csvOf = (made = input): string => renderCsv(made.result)[0]?.content ?? '';

/** A reader of its own: quoted fields, doubled quotes, CRLF. */
const parse = (text: string): string[][] =>
  text
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field = '']) => field.replace(/^"|"$/g, '').replaceAll('""', '"')).slice(0, 16),
    );

test('every finding and every indicator without findings has a row of all columns', () => {
  const rows = parse(csvOf());
  const expected = input.result.sites.flatMap((site) => site.indicators.map((indicator) => Math.max(1, indicator.findings.length)));
  expect(rows).toHaveLength(1 + expected.reduce((sum, count) => sum + count, 0));
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([16]));
  expect(rows.find((row) => row[4] === '待报送材料')?.[12]).toBe('台账按报送材料评判，材料文件夹中还没有对应材料。');
});

test('byte order mark, CRLF and the values of a finding', () => {
  const url = 'https://www.qingshan.example/a';
  const made = withIndicators([
    {
      id: 'annual-report',
      name: '年报',
      status: 'fail',
      ledgerItems: ['national/5'],
      findings: [
        finding('fail', {
          subject: { url, title: '甲"乙",丙\n丁' },
          observed: -5,
          expected: 3,
          unit: '日',
          evidence: [evidence(url, '引文'), evidence(`${url}b`, null)],
        }),
      ],
    },
  ]);
  const text = csvOf(made);
  expect(text.startsWith('\uFEFF"站点标识",')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  expect(parse(text)[1]).toEqual([
    'qingshan',
    '青山区人民政府',
    'annual-report',
    '年报',
    '不达标',
    'national/5',
    '不达标',
    '甲"乙",丙 丁',
    url,
    '-5',
    '3',
    '日',
    '理由',
    `${url} ${url}b`,
    '引文',
    '2024-04-01 02:05',
  ]);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\u200B=1', '＝1+1', '|calc', '%0A'])('%j cannot become a formula', (attack) => {
  const made = withIndicators([{ id: 'annual-report', status: 'fail', findings: [finding('fail', { reason: attack, observed: attack })] }]);
  const [, row] = parse(csvOf(made));
  expect(row?.[12]?.startsWith("'")).toBe(true);
  expect(row?.[9]?.startsWith("'")).toBe(true);
});

test('a text that only contains a sign stays as it is', () => {
  const made = withIndicators([{ id: 'annual-report', status: 'fail', findings: [finding('fail', { reason: '1=1，a@b' })] }]);
  expect(parse(csvOf(made))[1]?.[12]).toBe('1=1，a@b');
});

test('JSON is the stored result, readable back', () => {
  const [file] = renderJson(input.result);
  expect(file?.path).toBe('findings.json');
  expect(runResultSchema.parse(JSON.parse(file?.content ?? ''))).toEqual(input.result);
});

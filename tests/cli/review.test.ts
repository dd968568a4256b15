import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import { expect, test, vi } from 'vitest';
import type { RunResult } from '../../checks/results.js';
import type { Decision } from '../../checks/review.js';
import { reviewClearCommand, reviewExportCommand, reviewListCommand, reviewSetCommand } from '../../cli/commands/review.js';
import { today } from '../../cli/context.js';
import { UsageError } from '../../cli/errors.js';
import { parseOptions, reviewListOptionsSchema, reviewSetOptionsSchema } from '../../cli/options.js';
import { dateOf, decisionOf } from '../../cli/review-csv.js';
import type { SiteReviews } from '../../cli/review-rows.js';
import { openStore } from '../../store/store.js';
import { result as sample } from '../reports/fixture.js';
import { tempFolder } from '../temp.js';

/** A data folder with one finished run over the fixture's sites. */
async function office(result: RunResult = sample): Promise<string> {
  const data = tempFolder();
  const store = openStore(data, () => undefined);
  const { id, startedAt, asOf, toolVersion } = result.run;
  await store.createRun({ schemaVersion: 1, id, startedAt, finishedAt: null, asOf, toolVersion, sites: [], profiles: [], indicators: null });
  await store.finishRun(id, result);
  return data;
}

async function printed(run: () => Promise<number>): Promise<string> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    expect(await run()).toBe(0);
    return out.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    out.mockRestore();
  }
}

const list = async (data: string, own: object = {}): Promise<SiteReviews[]> =>
  JSON.parse(await printed(() => reviewListCommand(parseOptions(reviewListOptionsSchema, { data, json: true, ...own }))));
const set = (data: string, fingerprint: string | undefined, own: object): Promise<string> =>
  printed(() => reviewSetCommand(fingerprint, parseOptions(reviewSetOptionsSchema, { data, ...own })));
const firstRow = async (data: string) => {
  const [row] = (await list(data, { site: ['qingshan'] }))[0]?.rows ?? [];
  if (!row) throw new Error('nothing listed');
  return row;
};
const tomorrow = today(new Date(Date.now() + 86_400_000));
const yesterday = today(new Date(Date.now() - 86_400_000));

test('the list holds the breaches of the last run, with --all what a person has to look at too', async () => {
  const data = await office();
  const [site] = await list(data, { site: ['qingshan'] });
  const verdicts = (rows: SiteReviews['rows'] = []): string[] => [...new Set(rows.map(({ verdict }) => String(verdict)))].sort();
  expect(verdicts(site?.rows)).toEqual(['fail', 'partial']);
  const [all] = await list(data, { site: ['qingshan'], all: true });
  expect(verdicts(all?.rows)).toEqual(['fail', 'partial', 'undetermined']);
  expect(site?.rows[0]).toMatchObject({ review: null, tracked: { state: 'new', firstSeenOn: sample.run.asOf } });
  const text = await printed(() => reviewListCommand(parseOptions(reviewListOptionsSchema, { data, site: ['qingshan'] })));
  expect(text).toContain(site?.rows[0]?.fingerprint.slice(0, 8));
  expect(text).toContain('青山区人民政府（qingshan）');
});

test.each([
  ['确认', {}, 'confirmed'],
  ['confirmed', { until: tomorrow }, 'confirmed'],
  ['否定', { reason: '已在另一处公开', by: '张三' }, 'overruled'],
  ['忽略', { until: today() }, 'ignored'],
  ['已整改', {}, 'claimed'],
] as const)('%s with %j is written down and told', async (decision, own, stored) => {
  const data = await office();
  const { fingerprint } = await firstRow(data);
  expect(await set(data, fingerprint.slice(0, 8), { decision, ...own })).toContain('已记录');
  const [review] = openStore(data, () => undefined).readReviews('qingshan');
  expect(review).toMatchObject({ fingerprint, decision: stored satisfies Decision, on: today(), ...own });
  expect((await firstRow(data)).review).toEqual(review);
});

test.each([
  ['no reason for overruling', { decision: '否定' }, '写明理由'],
  ['no end to ignoring', { decision: '忽略' }, '到哪一天'],
  ['a day in the past', { decision: '忽略', until: yesterday }, '已过'],
  ['an unknown word', { decision: '同意' }, '可用：确认（confirmed）'],
  ['no decision', {}, '--decision'],
] as const)('%s is refused and nothing written', async (_, own, message) => {
  const data = await office();
  const { fingerprint } = await firstRow(data);
  await expect(set(data, fingerprint, own)).rejects.toThrow(message);
  expect(existsSync(join(data, 'reviews'))).toBe(false);
});

test('unknown, short and ambiguous fingerprints, unknown sites', async () => {
  const data = await office();
  const rows = (await list(data, { all: true })).flatMap((site) => site.rows);
  await expect(set(data, 'zzzz', { decision: '确认' })).rejects.toThrow('不合格式');
  await expect(set(data, 'abc', { decision: '确认' })).rejects.toThrow('至少前 4 位');
  const absent = ['0000', '1111', '2222'].find((prefix) => rows.every(({ fingerprint }) => !fingerprint.startsWith(prefix))) ?? '';
  await expect(set(data, absent, { decision: '确认' })).rejects.toThrow('没有指纹以');
  await expect(set(data, absent, { decision: '确认', site: ['nowhere'] })).rejects.toThrow('没有检查过站点 nowhere；检查过的：qingshan');
});

test('a fingerprint that two findings begin with names both', async () => {
  const { rowByPrefix } = await import('../../cli/review-rows.js');
  const row = { indicator: 'a', name: '错链', verdict: 'fail', title: null, url: null, reason: '', review: null, tracked: null } as const;
  const site = {
    siteId: 'a',
    unit: '某县',
    runId: 'r',
    asOf: '2026-01-01',
    rows: ['abcd1', 'abcd2'].map((fingerprint) => ({ ...row, fingerprint })),
  };
  expect(() => rowByPrefix([site], 'abcd')).toThrow(/2 条符合[\s\S]*abcd1[\s\S]*abcd2/);
  expect(rowByPrefix([site], '#ABCD2').row.fingerprint).toBe('abcd2');
});

test('a review is taken back', async () => {
  const data = await office();
  const { fingerprint } = await firstRow(data);
  await set(data, fingerprint, { decision: '确认' });
  await printed(() => reviewClearCommand(fingerprint.slice(0, 6), { data, site: [] }));
  expect((await firstRow(data)).review).toBeNull();
  await expect(reviewClearCommand(fingerprint, { data, site: [] })).rejects.toThrow('没有人工意见');
});

/** The exported table as rows, and rows as the file of a spreadsheet program. */
const tableOf = async (data: string): Promise<string[][]> => {
  const file = join(data, '复核.csv');
  await printed(() => reviewExportCommand({ data, site: ['qingshan'], out: file }));
  const book = XLSX.read(readFileSync(file, 'utf8').replace('\uFEFF', ''), { type: 'string', raw: true });
  return XLSX.utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1, raw: false, defval: '' });
};
const replaced = (row: string[], at: number, cell: string): string[] => row.map((old, column) => (column === at ? cell : old));
const csv = (rows: string[][]): string => rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
const workbook = (rows: string[][]): Buffer => {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '复核');
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' });
};
const SAVED: Record<string, (rows: string[][]) => Buffer> = {
  'CSV in UTF-8': (rows) => Buffer.from(`\uFEFF${csv(rows)}`),
  'CSV in GBK, as Chinese programs save it': (rows) => iconv.encode(csv(rows), 'gbk'),
  'a workbook': workbook,
};

test.each(Object.keys(SAVED))('a table filled in comes back as %s', async (kind) => {
  const data = await office();
  const [headings = [], first = [], second = [], ...rest] = await tableOf(data);
  const at = (heading: string): number => headings.findIndex((one) => one.startsWith(heading));
  const fill = (row: string[], own: Record<string, string>): string[] =>
    row.map((cell, column) => Object.entries(own).find(([heading]) => at(heading) === column)?.[1] ?? cell);
  const file = join(data, 'filled');
  const filled = [
    headings,
    fill(first, { 人工意见: '否定', 意见理由: '“另一处”已公开', 复核人: '李四' }),
    fill(second, { 人工意见: '忽略', 日期: '2099/1/5' }),
  ];
  writeFileSync(file, SAVED[kind]?.([...filled, ...rest]) ?? '');
  expect(await set(data, undefined, { from: file, by: '默认人' })).toContain('已记录 2 条意见');
  const reviews = openStore(data, () => undefined).readReviews('qingshan');
  const of = (row: string[]) => reviews.find(({ fingerprint }) => `#${fingerprint}` === row[at('指纹')]);
  expect(of(first)).toMatchObject({ decision: 'overruled', reason: '“另一处”已公开', by: '李四' });
  expect(of(second)).toMatchObject({ decision: 'ignored', until: '2099-01-05', by: '默认人' });
  // Read again without a change, nothing is decided anew.
  expect(await set(data, undefined, { from: file, by: '默认人' })).toContain('已记录 0 条意见，2 条没有变化');
});

test('one wrong line, and no line is taken', async () => {
  const data = await office();
  const [headings = [], first = [], second = []] = await tableOf(data);
  const at = headings.indexOf('人工意见');
  const file = join(data, 'filled.csv');
  writeFileSync(file, csv([headings, replaced(first, at, '确认'), replaced(second, at, '否定')]));
  await expect(set(data, undefined, { from: file })).rejects.toThrow(/没有写入任何意见\n {2}第 3 行：否定机器判定要写明理由/);
  expect(existsSync(join(data, 'reviews'))).toBe(false);
  writeFileSync(file, 'a,b\r\n1,2');
  await expect(set(data, undefined, { from: file })).rejects.toThrow('缺少“指纹”一栏');
});

test('the table cannot become a formula, and is read back as it was', async () => {
  const [site] = sample.sites;
  if (!site) throw new Error('fixture without sites');
  const attack = site.indicators.map((one) => ({ ...one, findings: one.findings.map((finding) => ({ ...finding, reason: '=cmd|A1' })) }));
  const data = await office({ ...sample, sites: [{ ...site, indicators: attack }] });
  const text = await printed(() => reviewExportCommand({ data, site: [] }));
  expect(text).toContain(`"'=cmd|A1"`);
  expect(text).not.toMatch(/(^|,)"=/m);
});

test.each([
  ['', null],
  ['2026-3-5', '2026-03-05'],
  ['2026/12/31', '2026-12-31'],
  ['2026年3月5日', '2026-03-05'],
  ['下周', '下周'],
])('the date %j is read as %j', (text, date) => expect(dateOf(text)).toBe(date));

test('words of a decision, Chinese or English, and no others', () => {
  expect(['确认', 'overruled', 'IGNORED', '已整改'].map(decisionOf)).toEqual(['confirmed', 'overruled', 'ignored', 'claimed']);
  expect(() => decisionOf('')).toThrow(UsageError);
});

test('without a finished run it says what to do first', async () => {
  await expect(reviewListCommand(parseOptions(reviewListOptionsSchema, { data: tempFolder() }))).rejects.toThrow('先运行 audit');
});

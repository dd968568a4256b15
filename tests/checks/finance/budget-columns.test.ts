import { expect, test } from 'vitest';
import { budgetColumns as check } from '../../../checks/finance/budget-columns.js';
import type { BudgetFile } from '../../../crawler/facts/site.js';
import { budgetFile, type Circumstances, evaluate, factSet } from '../facts.js';

const ALL: BudgetFile[] = (['government', 'department', 'unit'] as const).flatMap((holder) => [
  budgetFile({ holder, url: `https://www.example.gov.cn/cz/${holder}-1.html` }),
  budgetFile({ holder, type: 'final-account', year: 2022, publishedOn: '2023-09-20', url: `https://www.example.gov.cn/cz/${holder}-2.html` }),
]);
const without = (holder: BudgetFile['holder'], type: BudgetFile['type']) => ALL.filter((file) => file.holder !== holder || file.type !== type);

const run = (items: BudgetFile[], circumstances: Circumstances = {}, complete = true): Record<string, string> =>
  Object.fromEntries(
    evaluate(check, { budgetFiles: factSet(items, { complete }) }, circumstances).map(({ subject, verdict }) => [subject?.title, verdict]),
  );
const all = (verdict: string, rest: Record<string, string> = {}) => ({
  '2023年政府预算': verdict,
  '2023年部门预算': verdict,
  '2023年部门所属单位预算': verdict,
  '2022年政府决算': verdict,
  '2022年部门决算': verdict,
  '2022年部门所属单位决算': verdict,
  ...rest,
});

test('six cells', () => {
  expect(run(ALL)).toEqual(all('pass'));
});

test('a missing cell is named', () => {
  expect(run(without('unit', 'final-account'))).toEqual(all('pass', { '2022年部门所属单位决算': 'fail' }));
});

test.each([
  ['2023-04-30', 'not-due', 'not-due'],
  ['2023-05-01', 'fail', 'not-due'],
  ['2023-10-31', 'fail', 'not-due'],
  ['2023-11-01', 'fail', 'fail'],
])('nothing published as of %s', (asOf, budgets, accounts) => {
  expect(run([], { asOf })).toEqual(all(budgets, { '2022年政府决算': accounts, '2022年部门决算': accounts, '2022年部门所属单位决算': accounts }));
});

test('finance columns not read in full', () => {
  expect(run(without('unit', 'budget'), {}, false)).toEqual(all('pass', { '2023年部门所属单位预算': 'undetermined' }));
});

test.each<[string, Partial<BudgetFile>, string]>([
  ['holder not readable', { holder: null }, 'undetermined'],
  ['type not readable', { holder: 'unit', type: null }, 'undetermined'],
  ['year not readable, published in the year', { holder: 'unit', year: null }, 'undetermined'],
  ['year not readable, published long ago', { holder: 'unit', year: null, publishedOn: '2019-03-01' }, 'fail'],
  ['year not readable, undated', { holder: 'unit', year: null, publishedOn: null }, 'undetermined'],
  ['of another holder', { holder: 'department' }, 'fail'],
  ['of another year', { holder: 'unit', year: 2022 }, 'fail'],
  ['of no known holder and another year', { holder: null, year: 2022 }, 'fail'],
  ['published after the audit date', { holder: 'unit', publishedOn: '2024-01-05' }, 'fail'],
])('units’ budget missing, another file: %s', (_case, file, verdict) => {
  expect(run([...without('unit', 'budget'), budgetFile({ url: 'https://www.example.gov.cn/cz/x.html', ...file })])['2023年部门所属单位预算']).toBe(
    verdict,
  );
});

test('a department owes its own two, and may publish elsewhere', () => {
  const own = budgetFile({ holder: null, title: '某县民政局2023年预算' });
  expect(run([own], { level: 'department' })).toEqual({ '2023年本单位预算': 'pass', '2022年本单位决算': 'undetermined' });
});

test.each([
  ['newer than the year only', '2024-01-15', '2025-06-30', 'undetermined'],
  ['from the last day of the year on', '2023-12-31', '2025-06-30', 'fail'],
  ['the year itself is being judged', '2024-01-15', '2023-12-31', 'fail'],
])('a past year on a list that holds rows %s', (_case, oldest, asOf, verdict) => {
  const later = budgetFile({ holder: 'government', year: 2024, publishedOn: oldest, url: 'https://www.example.gov.cn/cz/2024.html' });
  expect(run([later], { asOf })).toEqual(all(verdict));
});

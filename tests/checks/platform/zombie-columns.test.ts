import { expect, test } from 'vitest';
import { zombieColumns as check } from '../../../checks/platform/zombie-columns.js';
import type { ColumnState } from '../../../crawler/facts/publication.js';
import { evaluate, factSet, verdicts } from '../facts.js';
import { columnState } from './builders.js';

test.each<[string, Partial<ColumnState>, string]>([
  ['news on the last day', { newestOn: '2023-12-17' }, 'pass'],
  ['news a day too old', { newestOn: '2023-12-16' }, 'fail'],
  ['notices on the last day', { class: 'notice', newestOn: '2023-06-30' }, 'pass'],
  ['notices a day too old', { class: 'notice', newestOn: '2023-06-29' }, 'fail'],
  ['policies a day too old', { class: 'policy', newestOn: '2023-06-29' }, 'fail'],
  ['other on the last day', { class: 'other', newestOn: '2022-12-31' }, 'pass'],
  ['other a day too old', { class: 'other', newestOn: '2022-12-30' }, 'fail'],
  ['a name that does not tell', { class: 'unknown', newestOn: '2020-01-01' }, 'undetermined'],
  ['a name that does not tell, fresh', { class: 'unknown', newestOn: '2023-05-01' }, 'pass'],
  ['stands still by nature', { class: 'standing', newestOn: '2015-01-01' }, 'pass'],
  ['stale, but in doubt', { newestOn: '2021-01-01', doubt: '列表不按时间排列' }, 'undetermined'],
  ['fresh, though in doubt', { doubt: '列表不按时间排列' }, 'pass'],
  ['stale, half undated', { newestOn: '2021-01-01', undated: 10 }, 'fail'],
  ['stale, mostly undated', { newestOn: '2021-01-01', undated: 11 }, 'undetermined'],
  ['no dates at all', { newestOn: null, undated: 20 }, 'undetermined'],
  ['blank', { holds: 'nothing', items: 0, newestOn: null, class: 'standing' }, 'fail'],
  ['blank, the shelf of the year that runs', { name: '2023年', holds: 'nothing', items: 0, newestOn: null, class: 'standing' }, 'undetermined'],
  ['blank, the shelf of a year gone by', { name: '2022年度', holds: 'nothing', items: 0, newestOn: null, class: 'standing' }, 'fail'],
  ['words instead of rows', { holds: 'text', items: 0, newestOn: null }, 'pass'],
  ['leads to columns', { holds: 'columns', newestOn: '2010-01-01' }, 'pass'],
  ['filled by a script', { state: 'script', holds: null }, 'undetermined'],
  ['not read', { state: 'unread', holds: null }, 'undetermined'],
])('%s', (_case, rest, expected) => {
  expect(verdicts(evaluate(check, { columnStates: factSet([columnState(rest)]) }))).toEqual([expected]);
});

test('one finding per breach, one for what is in order; an unread rest stays open', () => {
  const items = [columnState(), columnState({ name: '机构职能', class: 'standing' }), columnState({ newestOn: '2023-01-01' })];
  expect(verdicts(evaluate(check, { columnStates: factSet(items) }))).toEqual(['fail', 'pass', 'not-applicable']);
  expect(verdicts(evaluate(check, { columnStates: factSet(items, { complete: false }) }))).toEqual([
    'fail',
    'pass',
    'not-applicable',
    'undetermined',
  ]);
  expect(verdicts(evaluate(check, { columnStates: factSet<ColumnState>([], { complete: false }) }))).toEqual(['undetermined']);
});

test.each<[string, string, string]>([
  ['fresh today', '2024-06-10', 'pass'],
  ['stale today, newer than the window', '2024-03-01', 'undetermined'],
  ['stale already then', '2023-11-01', 'fail'],
])('a past window, judged in June 2024: %s', (_case, newestOn, expected) => {
  expect(verdicts(evaluate(check, { columnStates: factSet([columnState({ newestOn })]) }, { asOf: '2024-06-15' }))).toEqual([expected]);
});

test('the limits are parameters, and a breach tells its dates', () => {
  const facts = { columnStates: factSet([columnState({ newestOn: '2023-12-20' })]) };
  expect(verdicts(evaluate(check, facts, { thresholds: { newsDays: 11 } }))).toEqual(['pass']);
  expect(evaluate(check, facts, { thresholds: { newsDays: 10 } })).toMatchObject([
    {
      verdict: 'fail',
      reason: '栏目“工作动态”最新一条是2023年12月20日，到2023年12月31日超过 10 天没有更新',
      timing: { startsOn: '2023-12-20', dueOn: '2023-12-30', doneOn: null, unit: 'day' },
    },
  ]);
});

import { expect, test } from 'vitest';
import type { Finding, Timing, Verdict } from '../../checks/check.js';
import { earlyWarnings } from '../../checks/warnings.js';
import { calendar } from './facts.js';

const finding = (dueOn: string | null, rest: Partial<Finding> & { doneOn?: string } = {}): Finding => {
  const { doneOn, ...own } = rest;
  const timing: Timing | undefined = dueOn === null ? undefined : { startsOn: '2023-01-01', dueOn, doneOn: doneOn ?? null, unit: 'day' };
  return {
    verdict: 'not-due',
    subject: { url: 'https://www.example.gov.cn/1', title: '某办法' },
    observed: null,
    expected: null,
    unit: null,
    reason: '尚未到期',
    evidence: [],
    timing,
    ...own,
  };
};
const warn = (findings: Finding[], asOf = '2023-04-26') => earlyWarnings([{ id: 'x', name: '某指标', findings }], asOf, calendar);

// 29 April to 3 May 2023 are holidays and 6 May works: the fifth working day after 26 April is 6 May.
test.each([
  ['today', '2023-04-26', 0],
  ['the next working day', '2023-04-27', 1],
  ['in the holidays', '2023-05-01', 2],
  ['the fifth working day', '2023-05-06', 5],
  ['the Sunday after it', '2023-05-07', 5],
  ['the sixth', '2023-05-08', null],
  ['yesterday', '2023-04-25', null],
])('due %s', (_case, dueOn, daysLeft) => {
  expect(warn([finding(dueOn)])).toEqual(
    daysLeft === null ? [] : [{ indicator: 'x', name: '某指标', subject: { url: 'https://www.example.gov.cn/1', title: '某办法' }, dueOn, daysLeft }],
  );
});

test.each<Verdict>(['pass', 'partial', 'fail', 'not-applicable', 'undetermined'])('%s is no warning', (verdict) => {
  expect(warn([finding('2023-04-27', { verdict })])).toEqual([]);
});

test('without dates, or done already, nothing is due', () => {
  expect(warn([finding(null), finding('2023-04-27', { doneOn: '2023-04-20' })])).toEqual([]);
});

test('soonest first, each subject once', () => {
  const other = finding('2023-04-27', { subject: null });
  expect(warn([finding('2023-04-28'), other, finding('2023-04-28')]).map(({ dueOn, subject }) => [dueOn, subject?.title])).toEqual([
    ['2023-04-27', undefined],
    ['2023-04-28', '某办法'],
  ]);
});

test('beyond the holiday tables plain weekends count', () => {
  expect(warn([finding('2030-03-08'), finding('2030-03-11')], '2030-03-01').map(({ daysLeft }) => daysLeft)).toEqual([5]);
});

import { describe, expect, test } from 'vitest';
import { createCalendar } from '../../checks/calendar/working-days.js';
import type { Timing } from '../../checks/check.js';
import type { RunResult } from '../../checks/results.js';
import type { Review } from '../../checks/review.js';
import { digestOf, trackFindings } from '../../checks/tracking.js';
import { type ReportInput, siteInput } from '../../reports/input.js';
import { stripView } from '../../reports/views/strip.js';
import { unitPage } from '../../reports/views/unit.js';
import { finding, overviewOf, withIndicators } from './fixture.js';

/** Invented: 4 to 8 October off, Saturday 28 September worked. */
const calendar = createCalendar([
  { year: 2024, holidays: ['2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04'], workdays: ['2024-09-28'], source: 'invented' },
]);

const timing = (startsOn: string, dueOn: string, doneOn: string | null, unit: Timing['unit'] = 'working-day'): Timing => ({
  startsOn,
  dueOn,
  doneOn,
  unit,
});

const drawn = (own: Timing, asOf = '2024-12-31'): string[] =>
  stripView(own, asOf, calendar)?.cells.map(({ kind, mark, tone, day, note }) => [kind, day, note, mark, tone].filter(Boolean).join(' ')) ?? [];

describe('calendar strip', () => {
  test('day 0, make-up day, weekend, holidays, limit and the day it was done', () => {
    expect(drawn(timing('2024-09-27', '2024-09-30', '2024-10-08'))).toEqual([
      'work 2024/9/27 0 起算 start',
      'make-up 28 班 1',
      'weekend 29 休',
      'work 30 2 期限 due',
      'holiday 10/1 假',
      'holiday 2 假',
      'holiday 3 假',
      'holiday 4 假',
      'weekend 5 休',
      'weekend 6 休',
      'work 7 3',
      'work 8 4 完成 late',
    ]);
  });

  test('the same in words', () => {
    expect(stripView(timing('2024-09-27', '2024-09-30', '2024-10-08'), '2024-12-31', calendar)?.label).toBe(
      '起算 2024年9月27日（周五）；期限 2024年9月30日（周一），第 2 个工作日；完成 2024年10月8日（周二），第 4 个工作日；其间周末 3 天、节假日 4 天、调休上班 1 天',
    );
  });

  test.each<[string, Timing, string]>([
    ['on the last day', timing('2024-03-04', '2024-03-06', '2024-03-06'), 'work 6 2 期限·完成 done'],
    ['a day late', timing('2024-03-04', '2024-03-06', '2024-03-07'), 'work 7 3 完成 late'],
    ['not yet, in time', timing('2024-03-04', '2024-03-06', null), 'work 6 2 期限 due'],
  ])('%s', (_case, own, last) => expect(drawn(own, '2024-03-05').at(-1)).toBe(last));

  test('not done and overdue ends on the day of the check', () =>
    expect(drawn(timing('2024-03-04', '2024-03-06', null), '2024-03-08').at(-1)).toBe('work 8 4 基准日 late'));

  test('a long span is folded to its marked days', () => {
    expect(drawn(timing('2024-01-01', '2024-03-31', '2024-04-02', 'day'))).toEqual([
      'work 2024/1/1 0 起算 start',
      'work 2 1',
      'gap … 87 天',
      'weekend 3/30 89',
      'weekend 31 90 期限 due',
      'work 4/1 91',
      'work 2 92 完成 late',
    ]);
  });

  test.each([
    ['20 days are drawn whole', '2024-03-21', 21],
    ['21 days are folded', '2024-03-22', 5],
  ])('%s', (_case, doneOn, cells) => expect(drawn(timing('2024-03-01', '2024-03-01', doneOn))).toHaveLength(cells));

  test.each<[string, Timing]>([
    ['a year without a calendar', timing('2024-12-30', '2025-01-03', null)],
    ['a span of many years', timing('2019-01-01', '2024-03-01', null, 'month')],
  ])('nothing is drawn for %s', (_case, own) => expect(stripView(own, '2025-01-06', calendar)).toBeNull());

  test('nor without any calendar', () => expect(stripView(timing('2024-03-04', '2024-03-06', null), '2024-03-08', undefined)).toBeNull());
});

/** Two runs of one site: `fixed` is gone in the second, `kept` stays, `fresh` is new, `unread` could not be looked at again. */
const breach = (name: string) => finding('fail', { subject: { url: `https://a.example/${name}`, title: name } });
const run = (id: string, asOf: string, score: number, indicators: Parameters<typeof withIndicators>[0]): RunResult => {
  const { result } = withIndicators(indicators, { score, judgedShare: 0.9 });
  return { ...result, run: { ...result.run, id, asOf, startedAt: `${asOf}T01:00:00.000Z`, finishedAt: `${asOf}T02:00:00.000Z` } };
};
const before = run('r1', '2024-02-29', 60, [
  { id: 'annual-report', status: 'fail', findings: [breach('fixed'), breach('kept')] },
  { id: 'budget-columns', status: 'fail', findings: [breach('unread')] },
]);
const now = run('r2', '2024-03-31', 71.5, [
  { id: 'annual-report', status: 'fail', findings: [finding('pass', { subject: breach('fixed').subject }), breach('kept'), breach('fresh')] },
  { id: 'budget-columns', status: 'undetermined', findings: [finding('undetermined', { subject: null, reason: '没有读到' })] },
]);

const compared = (reviews: readonly Review[] = []): ReportInput => {
  const digests = [digestOf(before), digestOf(now)];
  const { input } = { input: withIndicators([]) };
  const numbers = (_site: string, indicator: { findings: { subject: { title: string } | null }[] }) =>
    indicator.findings.map(({ subject }) => subject?.title ?? 'none');
  const tracked = { qingshan: trackFindings(digests, 'qingshan', reviews) };
  return {
    ...input,
    result: now,
    digests,
    fingerprints: numbers,
    tracked,
    reviews: { qingshan: reviews },
    reviewed: { qingshan: { ...site(), score: 90 } },
  };
};
const site = () => {
  const [only] = now.sites;
  if (!only) throw new Error('no site');
  return only;
};

describe('against the last run', () => {
  test('new, put right, still there, not looked at; points and trend', () => {
    const page = unitPage(siteInput(site(), compared()), compared());
    expect(page.changes).toEqual({ since: '2024年2月29日', fresh: '1', fixed: '1', still: '1', unclear: '1', points: '+11.5' });
    expect(page.trend?.rows.map(({ date, value, breaches }) => [date, value, breaches])).toEqual([
      ['2024年2月29日', 60, '2'],
      ['2024年3月31日', 71.5, '1'],
    ]);
  });

  test('the overview adds them up', () => {
    const page = overviewOf(compared());
    expect(page.hasChanges).toBe(true);
    expect(page.tiles.at(-1)).toMatchObject({ label: '比上次新增的问题', value: '1', note: '已改正 1 处，仍存在 1 处' });
    expect(page.trend?.rows).toHaveLength(2);
  });

  test('a first run has nothing to compare with', () => {
    const first = { ...compared(), digests: [digestOf(now)] };
    const page = unitPage(siteInput(site(), first), first);
    expect([page.changes, page.trend]).toEqual([null, null]);
  });
});

describe('reviews', () => {
  const review: Review = {
    fingerprint: 'kept',
    decision: 'overruled',
    reason: '已在别处公开',
    until: null,
    by: '张三',
    on: '2024-03-30',
    indicator: 'annual-report',
    url: null,
    title: null,
  };

  test('stand beside the machine’s verdict, both scores told', () => {
    const made = compared([review]);
    const page = unitPage(siteInput(site(), made), made);
    expect([page.score.text, page.reviewed?.score.text, page.reviewed?.decisions]).toEqual(['71.5', '90.0', '1']);
    const rows = page.topics.flatMap(({ indicators }) => indicators.flatMap(({ groups }) => groups.flatMap(({ open }) => open)));
    expect(rows.find(({ marks }) => marks?.code === 'kept')?.marks?.review).toEqual({
      label: '人工否定，不计',
      by: '张三，2024年3月30日',
      reason: '已在别处公开',
    });
    expect(overviewOf(made).units[0]?.reviewed).toBe('90.0');
  });

  test('without any there is one score', () => {
    const page = unitPage(siteInput(site(), compared()), compared());
    expect(page.reviewed).toBeNull();
    expect(overviewOf(compared()).hasReviews).toBe(false);
  });
});

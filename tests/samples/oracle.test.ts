import { readdirSync, readFileSync } from 'node:fs';
import chineseDays from 'chinese-days';
import { describe, expect, test } from 'vitest';
import { type ExpectedStatus, expectedResults, INDICATOR_IDS, type IndicatorId, SAMPLE_IDS } from '../../samples/index.js';
import { judgeScenario } from '../../samples/oracle.js';
import { isWorkingDay, workingDaysBetween } from '../../samples/oracle-calendar.js';
import { SCENARIOS } from '../../samples/scenarios/index.js';
import { yunxi } from '../../samples/scenarios/yunxi.js';
import type { Scenario } from '../../samples/types.js';

const results = new Map(SAMPLE_IDS.map((id) => [id, expectedResults(id).indicators]));
const statusesOf = (indicator: IndicatorId): (ExpectedStatus | undefined)[] => SAMPLE_IDS.map((id) => results.get(id)?.[indicator].status);

/** The plan, written by hand: what each sample portal is there to show. */
const PLAN = {
  //                                  yunxi   qingshan   chengling       beidu           yunxi-cgj
  'interpretation-coverage': ['pass', 'partial', 'fail', 'undetermined', 'pass'],
  'interpretation-timeliness': ['pass', 'partial', 'pass', 'undetermined', 'pass'],
  'interpretation-contact': ['pass', 'partial', 'fail', 'undetermined', 'pass'],
  'interpretation-linkage': ['pass', 'partial', 'fail', 'undetermined', 'partial'],
  'document-elements': ['pass', 'partial', 'fail', 'undetermined', 'pass'],
  'decision-catalog-deadline': ['pass', 'fail', 'fail', 'undetermined', 'not-applicable'],
  'solicitation-duration': ['pass', 'fail', 'undetermined', 'fail', 'not-applicable'],
  'solicitation-feedback-timeliness': ['pass', 'fail', 'not-due', 'undetermined', 'not-applicable'],
  'budget-columns': ['pass', 'fail', 'pass', 'undetermined', 'pass'],
  'annual-report': ['pass', 'fail', 'fail', 'undetermined', 'pass'],
  'home-freshness': ['pass', 'fail', 'pass', 'undetermined', 'pass'],
  'broken-links': ['pass', 'fail', 'pass', 'undetermined', 'pass'],
} as const; // prettier-ignore

test.each(INDICATOR_IDS)('%s has the planned status on every portal', (indicator) => {
  expect(statusesOf(indicator)).toEqual(PLAN[indicator]);
});

test.each(INDICATOR_IDS)('%s shows a pass, a breach and something that is neither', (indicator) => {
  const statuses = statusesOf(indicator);
  expect(statuses).toContain('pass');
  expect(statuses.some((status) => status === 'fail' || status === 'partial')).toBe(true);
  expect(statuses.some((status) => status === 'undetermined' || status === 'not-due' || status === 'not-applicable')).toBe(true);
});

test('the breaches of the faulty county', () => {
  const { indicators } = expectedResults('qingshan');
  const breaches = INDICATOR_IDS.map((id) => [id, indicators[id].breaches.map((breach) => breach.key)]);
  expect(Object.fromEntries(breaches)).toEqual({
    'interpretation-coverage': ['d06', 'd09'],
    'interpretation-timeliness': ['d01', 'd07'],
    'interpretation-contact': ['d03-jd', 'd07-jd'],
    'interpretation-linkage': ['d02', 'd05'],
    'document-elements': ['d05'],
    'decision-catalog-deadline': ['catalogue'],
    'solicitation-duration': ['s1', 's2'],
    'solicitation-feedback-timeliness': ['s1', 's2'],
    'budget-columns': ['unit/final-account'],
    'annual-report': ['report'],
    'home-freshness': ['home'],
    'broken-links': ['/zt/zt2023/index.html', '/bsfw/old.jsp', '/col/col9199/index.html'],
  });
  expect(indicators['decision-catalog-deadline'].breaches[0]?.path).toMatch(/^\/art\/2025\/4\/2\/art_/);
});

describe('calendar of the oracle', () => {
  test('agrees with an independent one on every day of 2025', () => {
    for (let at = Date.UTC(2025, 0, 1); at < Date.UTC(2026, 0, 1); at += 86_400_000) {
      const date = new Date(at).toISOString().slice(0, 10);
      expect(isWorkingDay(date), date).toBe(chineseDays.isWorkday(date));
    }
  });

  test.each([
    ['over Spring Festival, Sunday 01-26 works', '2025-01-24', '2025-02-05', 3],
    ['Saturday 02-08 works', '2025-02-06', '2025-02-11', 4],
    ['Sunday 04-27 works', '2025-04-25', '2025-04-29', 3],
    ['over Labour Day', '2025-04-30', '2025-05-08', 3],
    ['over National Day, 09-28 and 10-11 work', '2025-09-22', '2025-10-11', 10],
    ['same day', '2025-03-12', '2025-03-12', 0],
    ['earlier', '2025-07-15', '2025-07-14', 0],
  ] as const)('%s', (_case, from, to, days) => {
    expect(workingDaysBetween(from, to)).toBe(days);
  });
});

describe('both sides of each limit', () => {
  const status = (change: Partial<Scenario>, indicator: IndicatorId): ExpectedStatus => judgeScenario({ ...yunxi, ...change })[indicator].status;
  const interpreted = (publishedOn: string | null) => ({
    documents: yunxi.documents.slice(0, 1).map((plan) => ({
      ...plan,
      publishedOn: publishedOn === null ? '2025-11-25' : plan.publishedOn,
      interpretation: publishedOn === null || plan.interpretation === null ? null : { ...plan.interpretation, publishedOn },
    })),
  });
  const solicited = (closesOn: string, change: Partial<(typeof yunxi.solicitations)[number]>) => ({
    solicitations: yunxi.solicitations.slice(0, 1).map((plan) => ({ ...plan, closesOn, ...change })),
  });
  const answered = (publishedOn: string | null) => ({
    solicitations: yunxi.solicitations.slice(1, 2).map((plan) => ({ ...plan, feedback: { publishedOn } })),
  });

  test.each<[string, Partial<Scenario>, IndicatorId, ExpectedStatus]>([
    ['third working day', interpreted('2025-02-05'), 'interpretation-timeliness', 'pass'],
    ['fourth working day', interpreted('2025-02-06'), 'interpretation-timeliness', 'fail'],
    ['no interpretation on the third day', interpreted(null), 'interpretation-coverage', 'not-due'],
    ['no documents at all', { documents: [] }, 'interpretation-coverage', 'not-applicable'],
    [
      'catalogue on 31 March',
      { decisionCatalogue: { publishedOn: '2025-03-31', extraItems: [], amendedOn: null } },
      'decision-catalog-deadline',
      'pass',
    ],
    [
      'catalogue on 1 April',
      { decisionCatalogue: { publishedOn: '2025-04-01', extraItems: [], amendedOn: null } },
      'decision-catalog-deadline',
      'fail',
    ],
    ['30 days', solicited('2025-04-09', {}), 'solicitation-duration', 'pass'],
    ['29 days', solicited('2025-04-08', {}), 'solicitation-duration', 'fail'],
    ['29 days with a reason', solicited('2025-04-08', { shortTermReason: '因防汛需要' }), 'solicitation-duration', 'undetermined'],
    ['29 days, class unclear', solicited('2025-04-08', { class: 'unclear' }), 'solicitation-duration', 'undetermined'],
    ['7 working days, ordinary', solicited('2025-03-19', { class: 'normative' }), 'solicitation-duration', 'pass'],
    ['6 working days, ordinary', solicited('2025-03-18', { class: 'normative' }), 'solicitation-duration', 'fail'],
    ['6 working days, class unclear', solicited('2025-03-18', { class: 'unclear' }), 'solicitation-duration', 'fail'],
    ['tenth working day', answered('2025-10-11'), 'solicitation-feedback-timeliness', 'pass'],
    ['eleventh working day', answered('2025-10-13'), 'solicitation-feedback-timeliness', 'fail'],
    ['feedback without date', answered(null), 'solicitation-feedback-timeliness', 'undetermined'],
    ['report on 1 April', { annualReport: { publishedOn: '2025-04-01', omittedParts: [] } }, 'annual-report', 'fail'],
    ['department, 31 January', { level: 'department', annualReport: { publishedOn: '2025-01-31', omittedParts: [] } }, 'annual-report', 'pass'],
    ['department, 1 February', { level: 'department', annualReport: { publishedOn: '2025-02-01', omittedParts: [] } }, 'annual-report', 'fail'],
    ['home 14 days old', { home: { newestOn: '2025-11-14', scriptFilled: false } }, 'home-freshness', 'pass'],
    ['home 15 days old', { home: { newestOn: '2025-11-13', scriptFilled: false } }, 'home-freshness', 'fail'],
  ])('%s', (_case, change, indicator, expected) => {
    expect(status(change, indicator)).toBe(expected);
  });
});

test('nothing in the samples comes from the checks or the crawler', () => {
  const root = new URL('../../samples/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(20);
  for (const name of files) expect(readFileSync(new URL(name, root), 'utf8'), name).not.toMatch(/from '[^']*\/(checks|crawler)\//);
});

test('scenario ids are unique and every planned document has its own key', () => {
  expect(new Set(SCENARIOS.map((scenario) => scenario.id)).size).toBe(SCENARIOS.length);
  for (const scenario of SCENARIOS) expect(new Set(scenario.documents.map((plan) => plan.key)).size).toBe(scenario.documents.length);
});

import { readdirSync, readFileSync } from 'node:fs';
import chineseDays from 'chinese-days';
import { describe, expect, test } from 'vitest';
import { type ExpectedStatus, expectedResults, INDICATOR_IDS, type IndicatorId, SAMPLE_IDS, YEAR_END } from '../../samples/index.js';
import { judgeScenario } from '../../samples/oracle.js';
import { isWorkingDay, workingDaysBetween } from '../../samples/oracle-calendar.js';
import { SCENARIOS } from '../../samples/scenarios/index.js';
import { yunxi } from '../../samples/scenarios/yunxi.js';
import type { Scenario } from '../../samples/types.js';

const results = new Map(SAMPLE_IDS.map((id) => [id, expectedResults(id).indicators]));
const yearEnd = new Map(SAMPLE_IDS.map((id) => [id, expectedResults(id, YEAR_END).indicators]));
const statusesOf = (indicator: IndicatorId, of = results): (ExpectedStatus | undefined)[] => SAMPLE_IDS.map((id) => of.get(id)?.[indicator].status);

const SIGNS: Record<string, ExpectedStatus> = {
  P: 'pass',
  '½': 'partial',
  F: 'fail',
  D: 'not-due',
  '-': 'not-applicable',
  '?': 'undetermined',
};

/**
 * The plan: what each sample portal is there to show, in the order yunxi, qingshan, chengling, beidu, yunxi-cgj; where the
 * year decides, a second time as of its last day.
 */
const PLAN: Record<IndicatorId, string | [now: string, yearEnd: string]> = {
  'interpretation-coverage': 'P ½ F ? P',
  'interpretation-timeliness': 'P ½ P ? P',
  'interpretation-graphic-coverage': 'P F F ? ½',
  'interpretation-video-share': ['P D D ? P', 'P F F ? P'],
  'interpretation-diversity': 'P F F ? P',
  'interpretation-elements': 'P F P ? P',
  'interpretation-contact': 'P ½ F ? P',
  'interpretation-originality': 'P F P ? P',
  'interpretation-linkage': 'P ½ F ? ½',
  'interpretation-by-leader': ['P D D D D', 'P F F ? F'],
  'interpretation-video-downloadable': 'P - - ? F',
  'draft-interpretation': 'P F F ? -',
  'document-elements': 'P ½ F ? P',
  'document-text-quality': 'P ? ½ ? P',
  'document-library-query': 'P F ? ? -',
  'document-library-coverage': 'P F ? ? P',
  'document-disclosure-label': 'P F P ? P',
  'publication-timeliness': 'P F P ? P',
  'gazette-publication': 'P - - - -',
  'official-regulation-text': 'P F - ? -',
  'five-year-plan': ['P D P D -', 'P F P ? -'],
  'expired-content': 'P F P ? P',
  'content-misplacement': 'P F P ? P',
  'decision-catalog-deadline': 'P F F ? -',
  'decision-catalog-stages': 'P F - ? -',
  'decision-participation': 'P F - ? -',
  'solicitation-duration': 'P F ? F -',
  'solicitation-feedback-timeliness': ['P F D ? -', 'P F F ? -'],
  'solicitation-channels': 'P F P P -',
  'policy-lecture-brand': ['P D D D D', 'P F F ? ?'],
  'press-conference': ['P D D D D', 'P F F ? ?'],
  'policy-topic-package': ['P D D D D', 'P F F ? ?'],
  'document-cleanup-published': ['P D D D D', 'P F F ? ?'],
  'document-filing-catalog': ['P D D D D', 'P F F ? ?'],
  'key-points-published': ['P D D D P', 'P F F ? P'],
  'meeting-representatives': ['P D D D D', 'P F F ? ?'],
  'policy-evaluation': ['P D D D D', 'P F F ? ?'],
  'audit-rectification': ['P D D D -', 'P F F ? -'],
  'subsidy-disclosure': ['P D P D D', 'P F P ? ?'],
  'social-organization-annual': ['P D D D -', 'P F F ? -'],
  'reconsideration-decisions': ['P D D D -', 'P F F ? -'],
  'proposal-results': ['P D P D P', 'P F P ? P'],
  'training-count': ['P D P D P', 'P F P ? P'],
  'village-affairs': ['- D P D -', '- F P ? -'],
  'double-random': ['P D P D -', 'P F P ? -'],
  'public-concern-response': ['P D P P P', 'P F P P P'],
  'policy-qa-platform': ['P D D D D', 'P ? F ? ?'],
  'open-day': 'P F F ? P',
  'quarterly-work-report-progress': 'P F P ? -',
  'quarterly-application-catalog': 'P F P ? P',
  'debt-disclosure': 'P F P ? -',
  'fee-list': 'P F P ? -',
  'service-guide': 'P F F ? P',
  'social-assistance-standards': 'P F P ? -',
  'mailbox-timeliness': 'P F ? ? P',
  'budget-columns': 'P F P ? P',
  'budget-machine-readable': 'P F P ? P',
  'annual-report': 'P F F ? P',
  'application-channel': 'P F ? P P',
  'topic-coverage': ['P D P D -', 'P F P ? -'],
  'statutory-disclosure-coverage': 'P F P ? P',
  availability: 'P P P P P',
  'home-freshness': ['P F P ? P', 'F F F ? F'],
  'zombie-columns': ['P F ? ? ?', 'F F F ? F'],
  'broken-links': 'P F P ? P',
  'site-search-precision': 'P F P ? P',
  accessibility: 'P F P ? F',
  'voice-broadcast': 'P F ? ? F',
  ipv6: '? ? ? ? ?',
  'footer-identity': 'P F P ? P',
  'error-report-entry': 'P F P ? P',
  'page-metadata': 'P F P F P',
  'transport-security': 'F F F F F',
  'mobile-adaptation': 'P F F P P',
  'new-media-matrix': 'P ? ? ? -',
  'organization-profile': 'P ? P ? P',
  'platform-elements': 'P F P ? P',
  'digital-government-zone': 'P ? ? ? ?',
  'service-map': 'P ? P ? ?',
  'grassroots-directory': '- F P ? -',
  'directory-content-match': '- F P ? -',
  'public-institution-disclosure': 'P F F ? -',
  'privacy-exposure': 'P F ? ? P',
  'minor-privacy': 'P F ? ? P',
  'classified-marking': 'P F ? ? P',
  'sensitive-wording': 'P F ? ? P',
}; // prettier-ignore
const planned = (signs: string): (ExpectedStatus | undefined)[] => signs.split(' ').map((sign) => SIGNS[sign]);

test('every indicator of the plan is judged', () => {
  expect([...INDICATOR_IDS].sort()).toEqual(Object.keys(PLAN).sort());
});

test.each(INDICATOR_IDS)('%s has the planned status on every portal', (indicator) => {
  const [now, end] = [PLAN[indicator]].flat();
  expect(statusesOf(indicator)).toEqual(planned(now ?? ''));
  expect(statusesOf(indicator, yearEnd)).toEqual(planned(end ?? now ?? ''));
});

/**
 * What portals on 127.0.0.1 cannot show, or not without hiding all the rest: a home page that does not open, names in the name service,
 * certificates, a second city without a gazette.
 */
const NOT_SHOWN: Partial<Record<IndicatorId, string>> = {
  availability: 'fail, neither',
  ipv6: 'pass, fail',
  'transport-security': 'pass, neither',
  'gazette-publication': 'fail',
  'page-metadata': 'neither',
  'mobile-adaptation': 'neither',
  // Accounts, zones and maps may be shown as pictures, working hours on any page: what is not seen is for a person.
  'new-media-matrix': 'fail',
  'organization-profile': 'fail',
  'digital-government-zone': 'fail',
  'service-map': 'fail',
};

test.each(INDICATOR_IDS)('%s shows a pass, a breach and something that is neither', (indicator) => {
  const statuses = [...statusesOf(indicator), ...statusesOf(indicator, yearEnd)];
  const missing = [
    statuses.includes('pass') ? '' : 'pass',
    statuses.some((status) => status === 'fail' || status === 'partial') ? '' : 'fail',
    statuses.some((status) => status === 'undetermined' || status === 'not-due' || status === 'not-applicable') ? '' : 'neither',
  ];
  expect(missing.filter(Boolean).join(', ')).toBe(NOT_SHOWN[indicator] ?? '');
});

test('the breaches of the faulty county', () => {
  const { indicators } = expectedResults('qingshan');
  const breaches = INDICATOR_IDS.map((id) => [id, indicators[id].breaches.map((breach) => breach.key)]);
  expect(Object.fromEntries(breaches)).toMatchObject({
    'interpretation-coverage': ['d06', 'd09'],
    'interpretation-timeliness': ['d01', 'd07'],
    'interpretation-contact': ['d03-jd', 'd07-jd'],
    'interpretation-linkage': ['d02', 'd05'],
    'document-elements': ['d05'],
    'decision-catalog-deadline': ['catalogue'],
    'solicitation-duration': ['s1', 's2'],
    'solicitation-feedback-timeliness': ['s1', 's2'],
    'budget-columns': ['government/budget', 'government/final-account', 'unit/final-account'],
    'annual-report': ['report'],
    'home-freshness': ['home'],
    'interpretation-elements': ['d01-jd', 'd02-jd', 'd03-jd', 'd05-jd', 'd07-jd', 'd08-jd'],
    'solicitation-channels': ['s1', 's2', 's4'],
    'mailbox-timeliness': ['mailbox-1', 'mailbox-2'],
    'expired-content': ['d04'],
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

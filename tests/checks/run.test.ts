import { describe, expect, test, vi } from 'vitest';
import { planProblems } from '../../checks/plan.js';
import { findCheck } from '../../checks/registry.js';
import { siteResultSchema } from '../../checks/results.js';
import { type JudgeInput, judgeSite } from '../../checks/run.js';
import { score, type Weighed } from '../../checks/score.js';
import { loadProfile } from '../../config/load.js';
import { type Profile, profileSchema } from '../../config/schema.js';
import { calendar, catalogue, factSet, interpretation, policyDocument, portal, siteFacts } from './facts.js';

const crawl = { pages: 1, rendered: 0, notModified: 0, failed: 0, bytes: 1000, durationMs: 1, complete: true };

const profile = (items: unknown[], rest: Record<string, unknown> = {}): Profile =>
  profileSchema.parse({ id: 'mou-2023', name: '某县台账', year: 2023, source: '台账', items, ...rest });
const item = (number: string, indicators: unknown[], rest: Record<string, unknown> = {}) => ({
  item: number,
  duty: '任务',
  basis: 'site',
  indicators,
  ...rest,
});

const judge = (profiles: Profile[], rest: Partial<JudgeInput> = {}) =>
  judgeSite({ facts: siteFacts(), profiles, asOf: '2024-06-30', calendar, topics: [], crawl, ...rest });

const LATE = siteFacts({
  policyDocuments: factSet([policyDocument()]),
  interpretations: factSet([interpretation({ publishedOn: '2023-06-09' })]),
  decisionCatalogues: factSet([catalogue()]),
});
const SUBMITTED = factSet([
  {
    ledger: 'mou-2023',
    item: '2',
    file: 'mou-2023/2/总结.docx',
    type: 'docx',
    opens: true,
    datedOn: '2023-06-01',
    datedBy: 'name' as const,
    trouble: null,
    sha256: 'a'.repeat(64),
  },
]);
const TIMELINESS = { id: 'interpretation-timeliness' };
const CATALOGUE = { id: 'decision-catalog-deadline' };
const SUBMISSION = { id: 'submission' };

test('all bundled profiles over one set of facts give a valid, stable, sorted result', () => {
  const profiles = ['national', 'guyuan-2023', 'mudan-2023', 'gaoxian-2023', 'litong-2021', 'xixia-2023'].map((id) => loadProfile(id, null));
  const result = judge(profiles, { facts: LATE });
  expect(siteResultSchema.parse(result)).toEqual(result);
  expect(judge(profiles, { facts: LATE })).toEqual(result);
  const ids = result.indicators.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
  const asked = profiles.flatMap(({ items }) => items.flatMap(({ indicators }) => indicators.map(({ id }) => id)));
  expect(new Set(ids)).toEqual(new Set(asked));
  expect(result.ledger).toHaveLength(profiles.flatMap(({ items }) => items).length);
});

describe('window', () => {
  test('a ledger’s own year, whatever the audit date', () => {
    const [indicator] = judge([profile([item('25', [CATALOGUE])])], { facts: LATE }).indicators;
    expect(indicator).toMatchObject({ status: 'pass', ledgerItems: ['mou-2023/25'] });
  });

  test('a profile without a year takes that of the audit date', () => {
    const [indicator] = judge([profile([item('1', [CATALOGUE])], { year: null })], { facts: LATE }).indicators;
    expect(indicator).toMatchObject({ status: 'fail', findings: [{ expected: '2024-03-31' }] });
  });
});

describe('evaluations', () => {
  const strict = profile([item('1', [{ ...TIMELINESS, thresholds: { workingDays: 0 } }])], { id: 'strict' });

  test('equal ones are made once and named by all their items', () => {
    const other = profile([item('7', [{ ...TIMELINESS, thresholds: { workingDays: 3 } }])], { id: 'other' });
    const result = judge([profile([item('19', [TIMELINESS]), item('20', [TIMELINESS])]), other], { facts: LATE });
    expect(result.indicators.map(({ ledgerItems }) => ledgerItems)).toEqual([['mou-2023/19', 'mou-2023/20', 'other/7']]);
  });

  test('other thresholds or another year are other evaluations', () => {
    const later = profile([item('1', [TIMELINESS])], { id: 'later', year: 2024 });
    const result = judge([profile([item('19', [TIMELINESS])]), strict, later], { facts: LATE });
    expect(result.indicators.map(({ ledgerItems, status }) => [ledgerItems[0], status])).toEqual([
      ['mou-2023/19', 'fail'],
      ['strict/1', 'fail'],
      ['later/1', 'not-applicable'],
    ]);
  });

  test('the site’s own parameters win', () => {
    const result = judge([strict], { facts: LATE, parameters: { 'interpretation-timeliness': { workingDays: 4 } } });
    expect(result.indicators).toMatchObject([{ status: 'pass', threshold: { workingDays: 4, target: 1, partialFrom: 0.6 } }]);
  });

  test('only the indicators asked for', () => {
    const result = judge([profile([item('19', [TIMELINESS, CATALOGUE]), item('20', [{ id: 'home-freshness' }])])], { indicators: [CATALOGUE.id] });
    expect(result.indicators.map(({ id }) => id)).toEqual([CATALOGUE.id]);
    expect(result.ledger.map((row) => row.item)).toEqual(['19']);
  });

  test('an indicator that its check does not ask of the level says so', () => {
    const [indicator] = judge([profile([item('1', [{ id: 'debt-disclosure' }])])], { facts: siteFacts({ portal: portal('department') }) }).indicators;
    expect(indicator).toMatchObject({ status: 'not-applicable', message: '本项不适用于该层级的单位', findings: [] });
  });

  test('only the levels an item concerns', () => {
    const result = judge([profile([item('1', [CATALOGUE], { levels: ['city'] })])]);
    expect(result).toMatchObject({ score: null, judgedShare: 0, indicators: [], ledger: [{ status: 'not-applicable' }] });
  });
});

describe('what goes wrong stays with its indicator', () => {
  const both = [profile([item('1', [CATALOGUE]), item('2', [{ id: 'home-freshness' }])])];
  const home = { id: 'home-freshness', status: 'pass' };

  test('a crash', () => {
    const check = findCheck(CATALOGUE.id);
    if (!check) throw new Error('no such check');
    const spy = vi.spyOn(check, 'evaluate').mockImplementation(() => {
      throw new TypeError('x is not a function');
    });
    const result = judge(both, { asOf: '2023-12-31' });
    spy.mockRestore();
    expect(result.indicators).toMatchObject([
      {
        id: CATALOGUE.id,
        status: 'undetermined',
        findings: [{ observed: 'CHECK_CRASHED', reason: expect.stringContaining('TypeError: x is not a function') }],
      },
      home,
    ]);
    expect(result.indicators[0]?.findings[0]?.evidence).not.toEqual([]);
  });

  test('thresholds that are not valid', () => {
    const result = judge(both, { asOf: '2023-12-31', parameters: { [CATALOGUE.id]: { deadline: '3月底' } } });
    expect(result.indicators).toMatchObject([
      { status: 'undetermined', threshold: { deadline: '3月底' }, message: expect.stringContaining('写成 MM-DD') },
      home,
    ]);
  });

  test('a year without a calendar', () => {
    const facts = siteFacts({ policyDocuments: factSet([policyDocument({ publishedOn: '2027-03-01' })]) });
    const result = judge([profile([item('1', [{ id: 'interpretation-coverage' }])], { year: 2027 })], { facts, asOf: '2027-06-30' });
    expect(result.indicators).toMatchObject([
      { status: 'undetermined', findings: [{ reason: '工作日历只到 2026 年，算不出 2027 年的工作日，请人工核查' }] },
    ]);
  });
});

test('profiles and parameters are examined before an audit', () => {
  const bad = profile([item('1', [{ id: 'nosuch' }, { ...CATALOGUE, thresholds: { until: '03-31' } }])]);
  const problems = planProblems([bad], { nosuch: {} });
  expect(problems).toEqual([
    { profile: null, path: ['parameters', 'nosuch'], message: '没有指标 nosuch' },
    { profile: 'mou-2023', path: ['items', 0, 'indicators', 0, 'id'], message: '条目 1：没有指标 nosuch' },
    {
      profile: 'mou-2023',
      path: ['items', 0, 'indicators', 1, 'thresholds'],
      message: expect.stringContaining('指标 decision-catalog-deadline 的阈值有误'),
    },
  ]);
});

test.each<[string, unknown, Record<string, unknown>, PropertyKey[], string]>([
  [
    'a day that no year has',
    { ...CATALOGUE, thresholds: { deadline: '02-30' } },
    {},
    ['items', 0, 'indicators', 0, 'thresholds', 'deadline'],
    '没有这一天',
  ],
  ['a number out of range', { ...TIMELINESS, thresholds: { target: 2 } }, {}, ['items', 0, 'indicators', 0, 'thresholds', 'target'], '阈值有误'],
  ['a weight of nothing', CATALOGUE, { weights: { 'decision-catalogue': 2 } }, ['weights', 'decision-catalogue'], '没有指标'],
  ['a veto of nothing', CATALOGUE, { veto: [CATALOGUE.id, 'home'] }, ['veto', 1], '没有指标'],
])('a profile with %s', (_case, indicator, rest, path, words) => {
  expect(planProblems([profile([item('1', [indicator])], rest)])).toEqual([{ profile: 'mou-2023', path, message: expect.stringContaining(words) }]);
});

test('what is wrong in a site’s parameters is told of the site', () => {
  const problems = planProblems([profile([item('1', [CATALOGUE])])], { [CATALOGUE.id]: { deadline: '3月底' } });
  expect(problems).toEqual([{ profile: null, path: ['parameters', CATALOGUE.id, 'deadline'], message: expect.stringContaining('写成 MM-DD') }]);
});

test('an item whose levels no indicator of its is for', () => {
  const check = findCheck(CATALOGUE.id);
  if (!check) throw new Error('no such check');
  const levels = { levels: ['town', 'department'] };
  expect(planProblems([profile([item('1', [CATALOGUE], levels)])])).toEqual([]);
  check.appliesTo = (level) => level === 'county';
  const problems = planProblems([profile([item('1', [CATALOGUE], levels)])]);
  delete check.appliesTo;
  expect(problems).toMatchObject([{ path: ['items', 0, 'levels'], message: expect.stringContaining('永远不会评判') }]);
});

describe('ledger', () => {
  test.each([
    ['worst indicator decides', [TIMELINESS, CATALOGUE], {}, 'fail'],
    ['met', [CATALOGUE], {}, 'pass'],
    ['judged by submitted material', [CATALOGUE, SUBMISSION], { basis: 'submission' }, 'needs-submission'],
    ['nothing automatic', [{ id: 'open-day' }], {}, 'undetermined'],
  ] as const)('%s', (_case, indicators, rest, status) => {
    const result = judge([profile([item('1', [...indicators], rest)])], { facts: LATE });
    expect(result.ledger).toMatchObject([{ ledger: 'mou-2023', item: '1', status }]);
  });

  test('progress in one line, with counts', () => {
    const result = judge([profile([item('19', [TIMELINESS, CATALOGUE])])], { facts: LATE });
    expect(result.ledger[0]?.progress).toBe(
      '决策事项目录按时公开：2023年目录于2023年3月20日公开，不晚于2023年3月31日；解读上网时限：1 个文件中 1 个超期。问题所在：https://www.example.gov.cn/doc/1.html',
    );
  });
});

describe('score', () => {
  const entry = (status: string, weight = 1, ratio: number | null = null): Weighed => ({
    result: { status: status as Weighed['result']['status'], ratio },
    weight,
    byRatio: ratio !== null,
  });

  test.each<[string, Weighed[], number | null, number]>([
    ['nothing', [], null, 0],
    ['nothing judged', [entry('undetermined'), entry('not-due')], null, 0],
    ['met', [entry('pass'), entry('not-applicable')], 100, 1],
    ['half', [entry('pass'), entry('fail')], 50, 1],
    ['weights', [entry('pass', 3), entry('fail', 1)], 75, 1],
    ['ratio', [entry('partial', 1, 0.75), entry('pass')], 87.5, 1],
    ['a low ratio still counts', [entry('fail', 1, 0.25)], 25, 1],
    ['partial without ratio', [entry('partial')], 50, 1],
    ['what is undetermined lowers the share only', [entry('pass'), entry('undetermined', 3)], 100, 0.25],
  ])('%s', (_case, entries, points, share) => {
    expect(score(entries)).toEqual({ score: points, judgedShare: share });
  });

  test('weights come from the profile', () => {
    const weighed = profile([item('1', [TIMELINESS, CATALOGUE])], { weights: { 'decision-catalog-deadline': 3 } });
    expect(judge([weighed], { facts: LATE })).toMatchObject({ score: 75, judgedShare: 1 });
  });
});

describe('score of submitted material', () => {
  const site = item('1', [CATALOGUE]);
  const material = (number: string, rest: Record<string, unknown> = {}) => item(number, [SUBMISSION], { basis: 'submission', ...rest });

  test('each item is judged by itself, all of them together weigh as one indicator', () => {
    const result = judge([profile([site, material('2'), material('3'), material('4')])], { facts: LATE });
    expect(result.indicators.map(({ id, status, ledgerItems }) => [id, status, ledgerItems])).toEqual([
      [CATALOGUE.id, 'pass', ['mou-2023/1']],
      ...['2', '3', '4'].map((number) => ['submission', 'needs-submission', [`mou-2023/${number}`]]),
    ]);
    expect(result).toMatchObject({ score: 100, judgedShare: 0.5 });
  });

  test('what the site shows beside it is for information', () => {
    const beside = material('2', { indicators: [SUBMISSION, TIMELINESS] });
    expect(judge([profile([site, beside])], { facts: LATE })).toMatchObject({
      score: 100,
      judgedShare: 0.5,
      ledger: [{}, { status: 'needs-submission' }],
    });
    expect(judge([profile([site, beside, item('3', [TIMELINESS])])], { facts: LATE })).toMatchObject({ score: 50 });
  });

  test('material that lies there counts, and what will soon be due is told', () => {
    const submitted = { ...SUBMITTED, items: [{ ...SUBMITTED.items[0], datedOn: '2023-12-01' }] } as typeof SUBMITTED;
    const due = profile([item('2', [{ ...SUBMISSION, thresholds: { due: ['12-05', '12-08'] } }], { basis: 'submission' })]);
    const result = judge([due], { facts: siteFacts({ submissions: submitted }), asOf: '2023-12-06' });
    expect(result.indicators).toMatchObject([{ status: 'pass', message: expect.stringContaining('已有 1 件') }]);
    expect(result.warnings).toMatchObject([{ indicator: 'submission', dueOn: '2023-12-08', daysLeft: 2, subject: { url: 'mou-2023/2/' } }]);
  });
});

test('identity and cost of the crawl are handed on', () => {
  expect(judge([profile([item('1', [CATALOGUE])])])).toMatchObject({ ...portal(), crawl });
});

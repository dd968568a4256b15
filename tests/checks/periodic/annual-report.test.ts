import { expect, test } from 'vitest';
import { annualReport as check } from '../../../checks/periodic/annual-report.js';
import type { AnnualReport } from '../../../crawler/facts/site.js';
import { type Circumstances, evaluate, factSet, report, SIX_PARTS, verdicts } from '../facts.js';

const run = (items: Partial<AnnualReport>[], circumstances: Circumstances = {}, complete = true) =>
  evaluate(
    check,
    {
      annualReports: factSet(
        items.map((item, index) => report({ url: `https://www.example.gov.cn/nb/${index}.html`, ...item })),
        { complete },
      ),
    },
    circumstances,
  );

test.each<[string, Partial<AnnualReport>[], Circumstances, string]>([
  ['government, on the day', [{ publishedOn: '2023-03-31' }], {}, 'pass'],
  ['government, a day late', [{ publishedOn: '2023-04-01' }], {}, 'fail'],
  ['department, on the day', [{ publishedOn: '2023-01-31' }], { level: 'department' }, 'pass'],
  ['department, a day late', [{ publishedOn: '2023-02-01' }], { level: 'department' }, 'fail'],
  ['town, held to the later day', [{ publishedOn: '2023-02-01' }], { level: 'town' }, 'pass'],
  ['none, on the day', [], { asOf: '2023-03-31' }, 'not-due'],
  ['none, the day after', [], { asOf: '2023-04-01' }, 'fail'],
  ['none at a department: perhaps elsewhere', [], { level: 'department' }, 'undetermined'],
  ['none at a department that publishes here', [{ year: 2021, publishedOn: '2022-01-20' }], { level: 'department' }, 'fail'],
  ['another unit’s', [{ owner: 'other' }], {}, 'fail'],
  ['perhaps another unit’s', [{ owner: 'unknown' }], {}, 'undetermined'],
  ['of no readable year', [{ year: null }], {}, 'undetermined'],
  ['undated', [{ publishedOn: null }], {}, 'undetermined'],
  ['late, then again', [{ publishedOn: '2023-06-01' }, { publishedOn: '2023-05-01' }], {}, 'fail'],
  ['in time, then again', [{ publishedOn: '2023-06-01' }, {}], {}, 'pass'],
  ['after the audit date', [{ publishedOn: '2023-06-01' }], { asOf: '2023-05-01' }, 'fail'],
])('publication: %s', (_case, items, circumstances, verdict) => {
  expect(run(items, circumstances)[0]?.verdict).toBe(verdict);
});

test('column not read in full', () => {
  expect(verdicts(run([], {}, false))).toEqual(['undetermined']);
  expect(run([{ publishedOn: '2023-05-01' }], {}, false)[0]?.verdict).toBe('undetermined');
});

test.each<[string, Partial<AnnualReport>[], string]>([
  ['six parts and tables', [{}], 'pass'],
  ['five parts', [{ parts: SIX_PARTS.slice(1) }], 'fail'],
  ['three parts', [{ parts: SIX_PARTS.slice(3) }], 'fail'],
  ['two parts: other headings', [{ parts: SIX_PARTS.slice(4) }], 'undetermined'],
  ['no tables read', [{ tables: [] }], 'undetermined'],
  ['report in an attachment', [{ parts: [], bodyElsewhere: true }], 'undetermined'],
  ['page not read', [{ parts: [], pageRead: false }], 'undetermined'],
  ['a notice and the report itself', [{ parts: [] }, { publishedOn: '2023-03-12' }], 'pass'],
  ['a short page, the report in another that was not read', [{ parts: SIX_PARTS.slice(2) }, { parts: [], pageRead: false }], 'undetermined'],
])('contents: %s', (_case, items, verdict) => {
  expect(run(items)[1]?.verdict).toBe(verdict);
});

test('missing parts are named', () => {
  expect(run([{ parts: SIX_PARTS.slice(0, 5) }])[1]).toMatchObject({
    observed: 5,
    expected: 6,
    reason: '六个规定部分缺 1 个，没有读到：其他需要报告的事项',
  });
});

test('reports before 2019 had another outline', () => {
  expect(verdicts(run([{ year: 2018, publishedOn: '2019-03-01', parts: [] }], { year: 2019, asOf: '2019-12-31' }))).toEqual([
    'pass',
    'not-applicable',
  ]);
});

test.each([
  ['2024-01-15', [], 'not-due'],
  ['2024-03-31', [], 'not-due'],
  ['2024-04-01', [], 'fail'],
  ['2026-06-30', [{ year: 2023, publishedOn: '2024-03-20' }], 'pass'],
  ['2026-06-30', [{ year: 2023, publishedOn: '2024-04-10' }], 'fail'],
] as const)('the report on the window’s own year, as of %s', (asOf, items, verdict) => {
  const [published] = run([...items], { asOf, thresholds: { reportOn: 'window' } });
  expect(published).toMatchObject({ verdict, expected: '2024-03-31' });
});

test('a late report is told as late', () => {
  const [published] = run([{ year: 2023, publishedOn: '2024-04-10' }], { asOf: '2026-06-30', thresholds: { reportOn: 'window' } });
  expect(published?.reason).toBe('2023年度报告于2024年4月10日公布，比2024年3月31日晚 10 天');
});

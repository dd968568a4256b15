import { expect, test } from 'vitest';
import { decisionCatalogDeadline as check } from '../../../checks/decisions/decision-catalog-deadline.js';
import type { DecisionCatalogue } from '../../../crawler/facts/site.js';
import { type Circumstances, catalogue, evaluate, factSet } from '../facts.js';

const run = (items: Partial<DecisionCatalogue>[], circumstances: Circumstances = {}, complete = true) =>
  evaluate(
    check,
    {
      decisionCatalogues: factSet(
        items.map((item, index) => catalogue({ url: `https://www.example.gov.cn/jc/${index}.html`, ...item })),
        { complete },
      ),
    },
    circumstances,
  );

test.each<[string, Partial<DecisionCatalogue>[], Circumstances, string]>([
  ['before the deadline', [{}], {}, 'pass'],
  ['on the deadline', [{ publishedOn: '2023-03-31' }], {}, 'pass'],
  ['a day late', [{ publishedOn: '2023-04-01' }], {}, 'fail'],
  ['in the year before', [{ publishedOn: '2022-12-20' }], {}, 'pass'],
  ['late, then again', [{ publishedOn: '2023-05-01' }, { publishedOn: '2023-04-10' }], {}, 'fail'],
  ['in time, then again', [{ publishedOn: '2023-05-01' }, {}], {}, 'pass'],
  ['none, on the deadline', [], { asOf: '2023-03-31' }, 'not-due'],
  ['none, the day after', [], { asOf: '2023-04-01' }, 'fail'],
  ['only that of another year', [{ year: 2022 }], {}, 'fail'],
  ['a past year, only later ones are still there', [{ year: 2025, publishedOn: '2025-03-20' }], { asOf: '2025-06-30' }, 'undetermined'],
  [
    'a past year, one of that time is still there',
    [
      { year: 2022, publishedOn: '2022-03-20' },
      { year: 2025, publishedOn: '2025-03-20' },
    ],
    { asOf: '2025-06-30' },
    'fail',
  ],
  ['published after the audit date', [{ publishedOn: '2023-06-01' }], { asOf: '2023-05-01' }, 'fail'],
  ['undated', [{ publishedOn: null }], {}, 'undetermined'],
  ['late, another undated', [{ publishedOn: '2023-04-20' }, { publishedOn: null }], {}, 'undetermined'],
  ['of no readable year', [{ year: null }], {}, 'undetermined'],
  ['of no readable year, long ago', [{ year: null, publishedOn: '2020-03-01' }], {}, 'fail'],
  ['of no readable year, from the end of the year before', [{ year: null, publishedOn: '2022-12-01' }], {}, 'undetermined'],
  ['only a department’s', [{ title: '某县教育局2023年度重大行政决策事项目录' }], {}, 'undetermined'],
  ['only a town’s', [{ title: '某镇2023年度重大行政决策事项目录' }], {}, 'undetermined'],
  ['a department’s in time, the government’s late', [{ title: '某县教育局2023年度重大行政决策事项目录' }, { publishedOn: '2023-04-10' }], {}, 'fail'],
  ['the government’s, published by its justice bureau', [{ title: '某县司法局关于公布2023年度重大行政决策事项目录的公告' }], {}, 'pass'],
  ['a department’s on its own portal', [{ title: '某县教育局2023年度重大行政决策事项目录' }], { level: 'department' }, 'pass'],
  ['only an amendment', [{ amendment: true, publishedOn: '2023-08-01' }], {}, 'undetermined'],
  ['late, and an amendment', [{ publishedOn: '2023-04-20' }, { amendment: true, publishedOn: '2023-08-01' }], {}, 'undetermined'],
  ['a department: perhaps on the portal of its government', [], { level: 'department' }, 'undetermined'],
  ['a department that publishes here', [{ year: 2022, publishedOn: '2022-03-01' }], { level: 'department' }, 'fail'],
  ['a town', [], { level: 'town' }, 'undetermined'],
])('%s', (_case, items, circumstances, verdict) => {
  expect(run(items, circumstances)).toMatchObject([{ verdict }]);
});

test.each([
  ['none', [], 'undetermined'],
  ['late', [{ publishedOn: '2023-04-20' }], 'undetermined'],
  ['in time', [{}], 'pass'],
] as const)('column not read in full, %s', (_case, items, verdict) => {
  expect(run([...items], {}, false)).toMatchObject([{ verdict }]);
});

test('a deadline on the last day of the window passes with it', () => {
  const thresholds = { deadline: '12-31' };
  expect(run([], { thresholds, asOf: '2023-12-31' })).toMatchObject([{ verdict: 'not-due' }]);
  expect(run([], { thresholds, asOf: '2024-01-01' })).toMatchObject([{ verdict: 'fail' }]);
});

test('lateness is counted out', () => {
  expect(run([{ publishedOn: '2023-04-20' }])).toMatchObject([
    { observed: '2023-04-20', expected: '2023-03-31', reason: '2023年目录于2023年4月20日公开，比2023年3月31日晚 20 天' },
  ]);
});

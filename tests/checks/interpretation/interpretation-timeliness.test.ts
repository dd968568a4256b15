import { expect, test } from 'vitest';
import { interpretationTimeliness as check } from '../../../checks/interpretation/interpretation-timeliness.js';
import type { Interpretation, PolicyDocument } from '../../../crawler/facts/site.js';
import { type Circumstances, DOCUMENT_URL, evaluate, factSet, interpretation, policyDocument, verdicts } from '../facts.js';

const run = (document: Partial<PolicyDocument>, items: Partial<Interpretation>[], circumstances: Circumstances = {}, complete = true) =>
  evaluate(
    check,
    {
      policyDocuments: factSet([policyDocument(document)]),
      interpretations: factSet(
        items.map((item, index) => interpretation({ url: `https://www.example.gov.cn/jd/${index}.html`, ...item })),
        { complete },
      ),
    },
    circumstances,
  );

test.each([
  // case                                  document      interpretation verdict days
  ['same day', '2023-06-05', '2023-06-05', 'pass', 0],
  ['before the document', '2023-06-05', '2023-06-02', 'pass', 0],
  ['third day, over a weekend', '2023-06-01', '2023-06-06', 'pass', 3],
  ['fourth working day', '2023-06-01', '2023-06-07', 'fail', 4],
  ['the Saturday after the third working day', '2023-06-06', '2023-06-10', 'fail', 4],
  ['third day over Labour Day', '2023-04-27', '2023-05-05', 'pass', 3],
  ['make-up Saturday is the fourth', '2023-04-27', '2023-05-06', 'fail', 4],
  ['over the extended spring holiday of 2020', '2020-01-23', '2020-02-05', 'pass', 3],
] as const)('%s', (_case, published, interpreted, verdict, observed) => {
  const year = Number(published.slice(0, 4));
  const findings = run({ publishedOn: published }, [{ publishedOn: interpreted }], { year, asOf: `${year}-12-31` });
  expect(findings).toMatchObject([{ verdict, observed, expected: 3, unit: '个工作日' }]);
});

test.each<[string, Partial<PolicyDocument>, Partial<Interpretation>[], string[]]>([
  ['no interpretation: the matter of coverage', {}, [], []],
  ['first of several counts', {}, [{ publishedOn: '2023-08-01' }, { publishedOn: '2023-06-06' }], ['pass']],
  ['document undated', { publishedOn: null }, [{}], ['undetermined']],
  ['interpretation undated', {}, [{ publishedOn: null }], ['undetermined']],
  ['late, another undated', {}, [{ publishedOn: '2023-08-01' }, { publishedOn: null }], ['undetermined']],
  ['in time, another undated', {}, [{ publishedOn: '2023-06-05' }, { publishedOn: null }], ['pass']],
  [
    'late, an earlier one may be its own',
    {},
    [{ publishedOn: '2023-08-01' }, { publishedOn: '2023-06-06', interprets: [], ambiguousWith: [DOCUMENT_URL] }],
    ['undetermined'],
  ],
  [
    'late, a later one may be its own',
    {},
    [{ publishedOn: '2023-08-01' }, { publishedOn: '2023-09-01', interprets: [], ambiguousWith: [DOCUMENT_URL] }],
    ['fail'],
  ],
  ['late, scope unknown', { inScope: 'unknown' }, [{ publishedOn: '2023-08-01' }], ['undetermined']],
  ['in time, scope unknown', { inScope: 'unknown' }, [{}], ['pass']],
  ['out of scope', { inScope: 'no' }, [{ publishedOn: '2023-08-01' }], []],
  ['last year', { publishedOn: '2022-12-30' }, [{ publishedOn: '2023-08-01' }], []],
  ['interpreted after the audit date', { publishedOn: '2023-12-20' }, [{ publishedOn: '2024-02-01' }], []],
])('%s', (_case, document, items, expected) => {
  expect(verdicts(run(document, items, { asOf: '2024-06-30' }))).toEqual(expected);
});

test('late, but the interpretation column was not read in full', () => {
  expect(run({}, [{ publishedOn: '2023-08-01' }], {}, false)).toMatchObject([
    { verdict: 'undetermined', reason: expect.stringContaining('列表没有读完') },
  ]);
});

test('同步 asks for the same day', () => {
  const thresholds = { workingDays: 0 };
  expect(run({}, [{ publishedOn: '2023-06-05' }], { thresholds })).toMatchObject([{ verdict: 'pass' }]);
  expect(run({}, [{ publishedOn: '2023-06-06' }], { thresholds })).toMatchObject([{ verdict: 'fail', observed: 1 }]);
});

test('the working out can be followed by hand', () => {
  expect(run({ publishedOn: '2023-04-27' }, [{ publishedOn: '2023-05-08' }])[0]?.reason).toBe(
    '2023年4月27日为第0天，第3个工作日是2023年5月5日（周五）（放假 5月1日至5月3日不计）；首篇解读2023年5月8日（周一）上网，为第 5 个工作日，超期 2 个工作日',
  );
});

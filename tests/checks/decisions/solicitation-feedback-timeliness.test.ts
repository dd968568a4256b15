import { expect, test } from 'vitest';
import { solicitationFeedbackTimeliness as check } from '../../../checks/decisions/solicitation-feedback-timeliness.js';
import type { Feedback, Solicitation } from '../../../crawler/facts/site.js';
import { type Circumstances, DOCUMENT_URL, evaluate, FEEDBACK_URL, factSet, feedback, solicitation, verdicts } from '../facts.js';

const run = (item: Partial<Solicitation>, answers: Partial<Feedback>[], circumstances: Circumstances = {}, complete = true) =>
  evaluate(
    check,
    {
      solicitations: factSet([solicitation(item)]),
      feedbacks: factSet(
        answers.map((answer, index) => feedback({ url: `https://www.example.gov.cn/fk/${index}.html`, ...answer })),
        { complete },
      ),
    },
    circumstances,
  );

const decided = (publishedOn: string | null) => ({ decision: { url: DOCUMENT_URL, title: '某县养老服务管理办法', publishedOn, confidence: 1 } });
const UNDECIDED = { decision: null };

// The decision is of Monday 5 June; the Dragon Boat Festival (22 to 24 June, Sunday 25 June worked) falls after the tenth working day, 19 June.
test.each<[string, Partial<Solicitation>, Partial<Feedback>[], Circumstances, string]>([
  ['in time', {}, [{}], {}, 'pass'],
  ['before the decision', {}, [{ publishedOn: '2023-05-01' }], {}, 'pass'],
  ['tenth working day', {}, [{ publishedOn: '2023-06-19' }], {}, 'pass'],
  ['eleventh working day', {}, [{ publishedOn: '2023-06-20' }], {}, 'fail'],
  ['none, tenth working day', {}, [], { asOf: '2023-06-19' }, 'not-due'],
  ['none, eleventh working day', {}, [], { asOf: '2023-06-20' }, 'fail'],
  ['in time, without outcome', {}, [{ statesOutcome: false }], {}, 'fail'],
  ['in time, without outcome, still time to complete it', {}, [{ statesOutcome: false }], { asOf: '2023-06-12' }, 'not-due'],
  ['in time, outcome not readable', {}, [{ statesOutcome: null }], {}, 'undetermined'],
  ['in time, page not read', {}, [{ statesOutcome: false, pageRead: false }], {}, 'undetermined'],
  ['in time, a second page has the outcome', {}, [{ statesOutcome: false }, { publishedOn: '2023-06-12' }], {}, 'pass'],
  ['late, outcome not readable', {}, [{ publishedOn: '2023-09-01', statesOutcome: null }], {}, 'fail'],
  ['undated feedback', {}, [{ publishedOn: null }], {}, 'undetermined'],
  ['late, another undated', {}, [{ publishedOn: '2023-09-01' }, { publishedOn: null }], {}, 'undetermined'],
  ['named by the solicitation alone', { feedback: ['https://www.example.gov.cn/fk/0.html'] }, [{ answers: [] }], {}, 'pass'],
  ['named by the solicitation, not read', { feedback: [FEEDBACK_URL] }, [], {}, 'undetermined'],
  ['none, announcement page not read', { pageRead: false }, [], {}, 'undetermined'],
  ['one that may be its own', {}, [{ answers: [], ambiguous: true }], {}, 'undetermined'],
  ['one that may be its own but is older', {}, [{ answers: [], ambiguous: true, publishedOn: '2023-01-05' }], {}, 'fail'],
  ['an unread one tied to nothing', {}, [{ answers: [], pageRead: false }], {}, 'undetermined'],
  ['one that answers another', {}, [{ answers: ['https://www.example.gov.cn/zj/2.html'] }], {}, 'fail'],
  ['not decided yet', UNDECIDED, [], {}, 'not-due'],
  ['not decided yet, outcome already told', UNDECIDED, [{}], {}, 'pass'],
  ['several possible decisions', { ...UNDECIDED, decisionAmbiguous: true }, [], {}, 'undetermined'],
  ['decision undated', decided(null), [], {}, 'undetermined'],
  ['decided after the audit date', decided('2023-12-20'), [], { asOf: '2023-12-10' }, 'not-due'],
  ['decided at the end of the year, audited then', decided('2023-12-29'), [], {}, 'not-due'],
  ['decided at the end of the year, audited later', decided('2023-12-29'), [], { asOf: '2024-03-01' }, 'fail'],
  ['decided at the end of the year, answered in the next', decided('2023-12-29'), [{ publishedOn: '2024-01-08' }], { asOf: '2024-03-01' }, 'pass'],
])('after the decision: %s', (_case, item, answers, circumstances, verdict) => {
  expect(verdicts(run(item, answers, circumstances))).toEqual([verdict]);
});

test('a decision of last year is not this year’s matter', () => {
  expect(run({ publishedOn: '2022-05-01', opensOn: '2022-05-01', closesOn: '2022-06-01', ...decided('2022-08-01') }, [])).toEqual([]);
});

// Closed on 31 March: one month is 30 April.
test.each<[string, Partial<Solicitation>, Partial<Feedback>[], string, string]>([
  ['on the last day', {}, [{ publishedOn: '2023-04-30' }], '2023-12-31', 'pass'],
  ['a day late', {}, [{ publishedOn: '2023-05-01' }], '2023-12-31', 'fail'],
  ['none, on the last day', {}, [], '2023-04-30', 'not-due'],
  ['none, the day after', {}, [], '2023-05-01', 'fail'],
  ['still open', {}, [], '2023-03-15', 'not-due'],
  ['closing not readable', { closesOn: null }, [], '2023-12-31', 'undetermined'],
  ['no decision is needed', UNDECIDED, [], '2023-12-31', 'fail'],
])('after the close: %s', (_case, item, answers, asOf, verdict) => {
  expect(verdicts(run(item, answers, { asOf, thresholds: { mode: 'after-close', months: 1 } }))).toEqual([verdict]);
});

test('feedback column not read in full', () => {
  expect(run({}, [], {}, false)).toMatchObject([{ verdict: 'undetermined', reason: expect.stringContaining('列表没有读完') }]);
});

test('the working out can be followed by hand', () => {
  expect(run({}, [{ publishedOn: '2023-06-21' }])).toMatchObject([
    {
      observed: 12,
      expected: 10,
      unit: '个工作日',
      reason: '决策文件2023年6月5日发布，2023年6月5日为第0天，第10个工作日是2023年6月19日（周一）；反馈2023年6月21日（周三）公开，超期',
    },
  ]);
});

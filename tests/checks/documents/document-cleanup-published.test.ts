import { expect, test } from 'vitest';
import { documentCleanupPublished as check } from '../../../checks/documents/document-cleanup-published.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, factSet } from '../facts.js';
import { listing, older, row } from './builders.js';

const OUTCOME = '某县2023年行政规范性文件清理结果';
const MAIN = 'document-cleanup';

const facts = (main: Listing[], others: Partial<Record<string, Listing>> = {}) => ({
  listings: factSet([
    ...main,
    ...['normative-documents', 'policy-documents', 'notices'].map((id) => others[id] ?? listing(id, [row('关于其他事情的通知', '2020-01-02')])),
  ]),
});
const main = (title: string, on: string | null, rest: Partial<Listing> = {}) => [listing(MAIN, [row(title, on), older()], rest)];
const empty = (rest: Partial<Listing> = {}) => [listing(MAIN, [older()], rest)];
const due = { thresholds: { deadline: '07-31' } };

test.each<[string, ReturnType<typeof facts>, Circumstances, string]>([
  ['published in the window', facts(main(OUTCOME, '2023-11-30')), {}, 'pass'],
  ['first day of the window', facts(main(OUTCOME, '2023-01-01')), {}, 'pass'],
  ['day before the window', facts(main('某县2022年行政规范性文件清理结果', '2022-12-31')), {}, 'fail'],
  ['repeal', facts(main('关于宣布失效一批行政规范性文件的决定', '2023-05-01')), {}, 'pass'],
  ['what stays valid', facts(main('现行有效规范性文件目录', '2023-05-01')), {}, 'pass'],
  ['among the notices', facts(empty(), { notices: listing('notices', [row(OUTCOME, '2023-05-01')]) }), {}, 'pass'],
  ['nothing', facts(empty()), {}, 'fail'],
  ['nothing, window open', facts(empty()), { asOf: '2023-12-30' }, 'not-due'],
  ['on the last day in time', facts(main(OUTCOME, '2023-07-31')), due, 'pass'],
  ['a day late', facts(main(OUTCOME, '2023-08-01')), due, 'fail'],
  ['a day late, year inferred', facts([listing(MAIN, [row(OUTCOME, '2023-08-01', { inferred: true }), older()])]), due, 'undetermined'],
  [
    'a day late, something else earlier',
    facts([listing(MAIN, [row(OUTCOME, '2023-08-01'), row('相关公示', '2023-06-01'), older()])]),
    due,
    'undetermined',
  ],
  ['a day late, something else later', facts([listing(MAIN, [row(OUTCOME, '2023-08-01'), row('相关公示', '2023-08-01'), older()])]), due, 'fail'],
  ['nothing, on the deadline', facts(empty()), { ...due, asOf: '2023-07-31' }, 'not-due'],
  ['nothing, the day after', facts(empty()), { ...due, asOf: '2023-08-01' }, 'fail'],
  ['another thing cleaned up', facts(main('关于拖欠账款清理情况的公告', '2023-05-01')), {}, 'fail'],
  ['an unclear row of the column', facts(main('关于某事的公示', '2023-05-01')), {}, 'undetermined'],
  ['undated', facts(main(OUTCOME, null)), {}, 'undetermined'],
  ['column unread', facts([listing(MAIN, [], { state: 'unread' })]), {}, 'undetermined'],
  ['column cut', facts(empty({ state: 'cut' })), {}, 'undetermined'],
  ['another column unread', facts(empty(), { notices: listing('notices', [], { state: 'unread' }) }), {}, 'undetermined'],
  ['another column may exist', facts(empty(), { notices: listing('notices', [], { state: 'unknown' }) }), {}, 'undetermined'],
  ['one of two columns unread', facts([...empty(), listing(MAIN, [], { state: 'unread' })]), {}, 'undetermined'],
  ['column is a page of text', facts([listing(MAIN, [], { text: '字'.repeat(100) })]), {}, 'undetermined'],
  ['column is an empty page', facts([listing(MAIN, [], { text: '字'.repeat(99) })]), {}, 'fail'],
  ['column missing', facts([listing(MAIN, [], { state: 'missing' })]), {}, 'fail'],
  ['column missing, a department', facts([listing(MAIN, [], { state: 'missing' })]), { level: 'department' }, 'undetermined'],
  ['column perhaps missing', facts([listing(MAIN, [], { state: 'unknown' })]), {}, 'undetermined'],
  ['never looked for', { listings: factSet<Listing>([]) }, {}, 'undetermined'],
  ['a past year whose rows were cut', facts([listing(MAIN, [row('往后的结果', '2024-03-01')])]), { asOf: '2024-06-30' }, 'undetermined'],
  ['a past year, the list reaches back', facts(empty()), { asOf: '2024-06-30' }, 'fail'],
  ['published after the audit date', facts(main(OUTCOME, '2023-11-01')), { asOf: '2023-10-31' }, 'not-due'],
])('%s', (_case, given, circumstances, verdict) => {
  expect(evaluate(check, given, circumstances)).toMatchObject([{ verdict }]);
});

test('a breach tells where was looked, a late one by how many days, with its dates', () => {
  const [absent] = evaluate(check, facts(empty()));
  expect(absent?.reason).toContain('已读完“document-cleanup”');
  expect(absent?.evidence.length).toBeGreaterThan(0);
  const [late] = evaluate(check, facts(main(OUTCOME, '2023-08-03')), due);
  expect(late?.reason).toContain('晚 3 天');
  expect(late?.timing).toEqual({ startsOn: '2023-01-01', dueOn: '2023-07-31', doneOn: '2023-08-03', unit: 'day' });
});

test('towns owe none', () => {
  expect(check.appliesTo?.('town')).toBe(false);
  expect(check.appliesTo?.('county')).toBe(true);
});

import { expect, test } from 'vitest';
import { keyPointsPublished as check } from '../../../checks/documents/key-points-published.js';
import type { ArticleFact, Listing, ListingRow } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, factSet, verdicts } from '../facts.js';
import { article, fileLink, listing, older, row } from './builders.js';

const points = (on: string | null) => row('某县2023年政务公开工作要点', on);
const ledger = (on: string | null) => row('某县2023年政务公开任务台账', on);
const facts = (rows: ListingRow[], rest: Partial<Listing> = {}, elsewhere: ListingRow[] = [], articles: ArticleFact[] = []) => ({
  listings: factSet([
    listing('key-points', rest.state === 'missing' ? [] : [...rows, older()], rest),
    ...['disclosure-rules', 'policy-documents', 'normative-documents'].map((id) => listing(id, [older()])),
    listing('notices', [...elsewhere, older()]),
  ]),
  articles: factSet(articles),
});
const both = (on: string | null) => [points(on), ledger(on)];
const page = (rest: Partial<ArticleFact> = {}, text = '一、加强公开。') => [article(points('2023-06-01').url, text, rest)];
const parent: Circumstances = { thresholds: { parentIssuedOn: '2023-05-10' } };

test.each<[string, ReturnType<typeof facts>, Circumstances, string[]]>([
  ['both', facts(both('2023-06-01')), {}, ['pass', 'pass']],
  ['both on the last day', facts(both('2023-06-09')), parent, ['pass', 'pass']],
  ['both a day late', facts(both('2023-06-10')), parent, ['fail', 'fail']],
  ['a longer term', facts(both('2023-06-10')), { thresholds: { parentIssuedOn: '2023-05-10', days: 31 } }, ['pass', 'pass']],
  ['neither, on the last day', facts([]), { ...parent, asOf: '2023-06-09' }, ['not-due', 'not-due']],
  ['neither, a day later', facts([]), { ...parent, asOf: '2023-06-10' }, ['fail', 'fail']],
  ['neither, no day known, year not over', facts([]), { asOf: '2023-06-10' }, ['not-due', 'not-due']],
  ['neither, year over', facts([]), {}, ['fail', 'fail']],
  ['no ledger', facts([points('2023-06-01')], {}, [], page()), {}, ['pass', 'fail']],
  ['ledger as a file', facts([points('2023-06-01')], {}, [], page({ attachments: [fileLink('任务分解表.xlsx')] })), {}, ['pass', 'pass']],
  ['ledger as a table', facts([points('2023-06-01')], {}, [], page({ tables: ['重点任务分工'] })), {}, ['pass', 'pass']],
  ['a file of another name', facts([points('2023-06-01')], {}, [], page({ attachments: [fileLink('附件.xlsx')] })), {}, ['pass', 'undetermined']],
  ['the ledger perhaps in the text', facts([points('2023-06-01')], {}, [], page({}, '附任务清单')), {}, ['pass', 'undetermined']],
  ['page not opened', facts([points('2023-06-01')]), {}, ['pass', 'undetermined']],
  ['no points, the ledger alone', facts([ledger('2023-06-01')]), {}, ['fail', 'pass']],
  ['among the notices', facts([], {}, both('2023-06-01')), {}, ['pass', 'pass']],
  ['of the year before', facts([row('某县2022年政务公开工作要点', '2023-01-05')]), {}, ['fail', 'fail']],
  ['of the province', facts([row('某某省人民政府办公厅2023年政务公开工作要点', '2023-06-01')]), {}, ['fail', 'fail']],
  ['something near', facts([], {}, [row('某县2023年政务公开工作方案', '2023-06-01')]), {}, ['undetermined', 'undetermined']],
  ['other key points', facts([], {}, [row('2023年安全生产工作要点', '2023-06-01')]), {}, ['fail', 'fail']],
  ['undated', facts(both(null)), {}, ['undetermined', 'undetermined']],
  ['unread', facts([], { state: 'unread' }), {}, ['undetermined', 'undetermined']],
  ['missing', facts([], { state: 'missing' }), {}, ['fail', 'fail']],
  ['missing on a department site', facts([], { state: 'missing' }), { level: 'department' }, ['undetermined', 'undetermined']],
])('%s', (_case, given, circumstances, expected) => {
  expect(verdicts(evaluate(check, given, circumstances))).toEqual(expected);
});

test('the time runs from the day of the parent’s key points', () => {
  const [finding] = evaluate(check, facts(both('2023-06-12')), parent);
  expect(finding).toMatchObject({ timing: { startsOn: '2023-05-10', dueOn: '2023-06-09', doneOn: '2023-06-12', unit: 'day' } });
  expect(finding?.reason).toContain('晚 3 天');
});

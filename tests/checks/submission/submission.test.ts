import { describe, expect, test } from 'vitest';
import { fold } from '../../../checks/fold.js';
import { evidenceFolder } from '../../../checks/submission/evidence-folder.js';
import { submission as check } from '../../../checks/submission/submission.js';
import { wordingOf } from '../../../checks/wording.js';
import type { Submission } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, evidence, factSet } from '../facts.js';

const FOLDER = 'mou-2023/57/';

let next = 0;
const file = (datedOn: string | null, rest: Partial<Submission> = {}): Submission => ({
  ledger: 'mou-2023',
  item: '57',
  file: `${FOLDER}${++next}.docx`,
  type: 'docx',
  opens: true,
  datedOn,
  datedBy: datedOn === null ? null : 'name',
  trouble: null,
  sha256: 'a'.repeat(64),
  ...rest,
});
const broken = file('2023-08-10', { opens: false, trouble: '文件设有密码，无法读取' });
const byFile = (datedOn: string): Submission => file(datedOn, { datedBy: 'file' });

type Set = ReturnType<typeof factSet<Submission>>;
const looked = (items: Submission[], rest: Partial<Set> = {}): Set => factSet(items, { searched: [evidence(FOLDER)], ...rest });
const run = (set: Set, thresholds: Record<string, unknown>, rest: Circumstances & { deadline?: string | null } = {}) =>
  evaluate(check, { submissions: set }, { item: { ledger: 'mou-2023', item: '57', deadline: rest.deadline ?? null }, thresholds, ...rest });

/** Verdicts, with `awaits` for an undetermined finding that waits for material. */
const outcome = (findings: ReturnType<typeof run>): string[] => findings.map(({ verdict, awaits }) => (awaits ? 'awaits' : verdict));

test.each<[string, Submission[], string, string[]]>([
  ['on the day', [file('2023-08-15')], '2023-12-31', ['pass']],
  ['long before', [file('2022-05-01')], '2023-12-31', ['pass']],
  ['a day late, dated by name', [file('2023-08-16')], '2023-12-31', ['fail']],
  ['a day late, dated by its signature', [file('2023-08-16', { datedBy: 'text' })], '2023-12-31', ['fail']],
  ['later by the file’s own time only', [byFile('2023-08-16')], '2023-12-31', ['undetermined']],
  ['in time by the file’s own time', [byFile('2023-08-15')], '2023-12-31', ['pass']],
  ['copied years later', [byFile('2026-01-01')], '2023-12-31', ['undetermined']],
  ['nothing, on the day', [], '2023-08-15', ['not-due']],
  ['nothing, the day after', [], '2023-08-16', ['awaits']],
  ['dated after the reference date', [file('2023-08-20')], '2023-08-18', ['awaits']],
  ['does not open', [broken], '2023-12-31', ['awaits']],
  ['of a type that shows nothing', [file('2023-08-10', { type: 'html' })], '2023-12-31', ['awaits']],
  ['late, but another file may be the timely one', [file('2023-08-16'), broken], '2023-12-31', ['undetermined']],
  ['late and in time', [file('2023-08-16'), file('2023-08-10')], '2023-12-31', ['pass']],
  ['of another item', [file('2023-08-10', { item: '58' })], '2023-12-31', ['awaits']],
  ['of another ledger', [file('2023-08-10', { ledger: 'x' })], '2023-12-31', ['awaits']],
])('one date: %s', (_case, files, asOf, expected) => {
  expect(outcome(run(looked(files), { due: ['08-15'] }, { asOf }))).toEqual(expected);
});

test.each<[string, Submission[], string, string[]]>([
  ['both', [file('2023-08-15'), file('2023-12-05')], '2023-12-31', ['pass', 'pass']],
  ['the first does for itself only', [file('2023-08-15')], '2023-12-31', ['pass', 'awaits']],
  ['the second does for itself only', [file('2023-09-01')], '2023-12-31', ['awaits', 'pass']],
  ['two for the second: the earlier is the first, late', [file('2023-08-20'), file('2023-12-01')], '2023-12-31', ['fail', 'pass']],
  ['two of one day are one submission', [file('2023-12-01'), file('2023-12-01')], '2023-12-31', ['undetermined', 'pass']],
  ['between the dates', [file('2023-08-15')], '2023-12-05', ['pass', 'not-due']],
  ['the second late', [file('2023-08-15'), file('2023-12-06')], '2023-12-31', ['pass', 'fail']],
])('two dates: %s', (_case, files, asOf, expected) => {
  expect(outcome(run(looked(files), { due: ['12-05', '08-15'] }, { asOf }))).toEqual(expected);
});

test.each<[string, Submission[], number, string]>([
  ['enough', [file('2023-08-10'), file('2023-08-11')], 2, 'pass'],
  ['one too few', [file('2023-08-10')], 2, 'awaits'],
  ['the missing one late', [file('2023-08-10'), file('2023-08-20')], 2, 'fail'],
  ['two missing, one late', [file('2023-08-20')], 2, 'undetermined'],
])('several items: %s', (_case, files, minItems, expected) => {
  expect(outcome(run(looked(files), { due: ['08-15'], minItems }))).toEqual([expected]);
});

describe('quarters and months', () => {
  test.each<[string, Submission[], string, string[]]>([
    ['one each', ['2023-03-31', '2023-05-01', '2023-08-01', '2023-10-01'].map((day) => file(day)), '2023-12-31', ['pass', 'pass', 'pass', 'pass']],
    ['written when the quarter was over', [file('2023-04-10')], '2023-06-30', ['pass', 'not-due', 'not-due', 'not-due']],
    ['too long after it', [file('2023-04-11')], '2023-06-30', ['awaits', 'pass', 'not-due', 'not-due']],
    ['the quarter under way', [], '2023-03-31', ['not-due', 'not-due', 'not-due', 'not-due']],
    ['one is not enough for two', [file('2023-04-05')], '2023-07-31', ['pass', 'awaits', 'not-due', 'not-due']],
  ])('quarterly: %s', (_case, files, asOf, expected) => {
    expect(outcome(run(looked(files), { due: 'quarterly' }, { asOf }))).toEqual(expected);
  });

  test('monthly: twelve due dates, those that have passed awaited', () => {
    expect(outcome(run(looked([file('2023-01-20')]), { due: 'monthly' }, { asOf: '2023-03-01' }))).toEqual([
      'pass',
      'awaits',
      ...Array.from({ length: 10 }, () => 'not-due'),
    ]);
  });
});

test.each<[string, Submission[], string, string | null, string]>([
  ['nothing, no deadline', [], '2023-02-01', null, 'awaits'],
  ['nothing, deadline ahead', [], '2023-11-30', '2023-11-30', 'not-due'],
  ['nothing, deadline passed', [], '2023-12-01', '2023-11-30', 'awaits'],
  ['handed in after the deadline, as it was asked for then', [file('2023-12-20')], '2023-12-31', '2023-11-30', 'pass'],
  ['copied later', [byFile('2026-01-01')], '2023-12-31', '2023-11-30', 'pass'],
  ['dated after the reference date', [file('2024-01-02')], '2023-12-31', '2023-11-30', 'awaits'],
])('on demand: %s', (_case, files, asOf, deadline, expected) => {
  expect(outcome(run(looked(files), {}, { asOf, deadline }))).toEqual([expected]);
});

test('what was not listed leaves absence open, for the item concerned', () => {
  const gap = (url: string) => [{ code: 'stopped' as const, message: '文件太多', url }];
  const due = { due: ['08-15'] };
  expect(outcome(run(looked([], { complete: false, gaps: gap(FOLDER) }), due))).toEqual(['undetermined']);
  expect(outcome(run(looked([], { complete: false, gaps: gap('mou-2023/58/') }), due))).toEqual(['awaits']);
  expect(outcome(run(looked([file('2023-08-01')], { complete: false, gaps: gap(FOLDER) }), due))).toEqual(['pass']);
});

test('a finding says what is there, what is missing, by when and where it belongs', () => {
  const [late] = run(looked([file('2023-08-18', { file: `${FOLDER}进展.docx` })]), { due: ['08-15'] });
  expect(late).toMatchObject({
    observed: 0,
    expected: 1,
    unit: '件',
    timing: { startsOn: '2023-01-01', dueOn: '2023-08-15', doneOn: null, unit: 'day' },
    evidence: [{ url: `${FOLDER}进展.docx`, quote: '文件名：2023-08-18' }],
  });
  expect(late?.reason).toContain('《进展.docx》（文件名2023年8月18日）比2023年8月15日晚 3 天');
  const [missing] = run(looked([broken]), { due: ['08-15'] });
  expect(missing?.reason).toMatch(/2023年8月15日前的报送材料应有 1 件，还没有；.*打不开（文件设有密码，无法读取）；请放进本条的报送材料文件夹/);
  const [folderless] = run(factSet<Submission>([], { complete: false, gaps: [], searched: [] }), {});
  expect(folderless?.reason).toContain('没有设置报送材料文件夹');
  expect(run(looked([]), { due: ['08-15'] })[0]?.evidence).toMatchObject([{ url: FOLDER }]);
});

test('the status: awaiting material is a status of its own, what a person must look at comes first', () => {
  const status = (files: Submission[], due: string[]): string =>
    fold(run(looked(files), { due }), check.fold({ due, minItems: 1 }), wordingOf(check.id)).status;
  expect(status([], ['08-15'])).toBe('needs-submission');
  expect(status([file('2023-08-15')], ['08-15', '12-05'])).toBe('needs-submission');
  expect(status([byFile('2023-08-16')], ['08-15'])).toBe('undetermined');
  expect(status([file('2023-08-16')], ['08-15'])).toBe('fail');
});

test('no item, no finding', () => expect(evaluate(check, { submissions: looked([]) })).toEqual([]));

test.each([['13-01'], ['02-30'], ['8-15'], ['yearly'], [[]]])('%j is no due date', (due) => {
  expect(check.thresholds.safeParse({ due: Array.isArray(due) || due === 'yearly' ? due : [due] }).success).toBe(false);
});

test.each([
  ['57', 'mou/57/'],
  ['4.3', 'mou/4.3/'],
  ['1/2', 'mou/1／2/'],
  ['..', 'mou/．．/'],
  ['a:b?', 'mou/a：b？/'],
  ['', 'mou/＿/'],
])('folder of item %j', (item, folder) => expect(evidenceFolder({ ledger: 'mou', item })).toBe(folder));

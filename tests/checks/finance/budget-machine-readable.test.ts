import { expect, test } from 'vitest';
import { budgetMachineReadable as check } from '../../../checks/finance/budget-machine-readable.js';
import type { AttachmentFact, BudgetFile } from '../../../crawler/facts/site.js';
import { budgetFile, type Circumstances, evaluate, factSet, verdicts } from '../facts.js';
import { attachment, content } from '../periodic/listing-facts.js';

const FILE = budgetFile({ holder: 'department' });
const on = (made: AttachmentFact['content'], rest: Partial<AttachmentFact> = {}) => attachment(FILE.url, made, rest);
const run = (files: BudgetFile[], attachments: AttachmentFact[], circumstances: Circumstances = {}, complete = true) =>
  evaluate(check, { budgetFiles: factSet(files), attachments: factSet(attachments, { complete }) }, circumstances);
const failed = (code: 'encrypted' | 'damaged') => content({ state: 'failed', failure: { code, message: '打不开' } });

test.each<[string, AttachmentFact['content'], string]>([
  ['text layer', content(), 'pass'],
  ['cells only', content({ tables: [{ name: '收支总表', rows: 20, header: ['项目', '金额'] }] }, { chars: 0 }), 'pass'],
  ['scan', content({ state: 'scan' }, { chars: 0 }), 'fail'],
  ['words by character recognition', content({ recognised: true }), 'fail'],
  ['picture', content({ state: 'media', type: 'image' }, { chars: 0 }), 'fail'],
  ['film', content({ state: 'media', type: 'video' }, { chars: 0 }), 'undetermined'],
  ['read but without a word', content({}, { chars: 0 }), 'undetermined'],
  ['encrypted', failed('encrypted'), 'undetermined'],
  ['damaged', failed('damaged'), 'undetermined'],
  ['archive of readable files', content({ state: 'listing', type: 'zip' }), 'pass'],
  ['archive of which no word is known', content({ state: 'listing', type: 'zip' }, { chars: 0 }), 'undetermined'],
  ['not fetched', null, 'undetermined'],
])('one file: %s', (_case, made, expected) => {
  expect(verdicts(run([FILE], [on(made)]))).toEqual([expected]);
});

test('a scan beside a readable file is for a person', () => {
  const second = on(content({ state: 'scan' }), { url: 'https://www.example.gov.cn/files/2.pdf' });
  expect(verdicts(run([FILE], [on(content()), second]))).toEqual(['undetermined']);
});

test.each([
  ['no file, all files known', true, 'not-applicable'],
  ['no file, not all files known', false, 'undetermined'],
] as const)('%s', (_case, complete, expected) => {
  expect(verdicts(run([FILE], [], {}, complete))).toEqual([expected]);
});

test.each<[string, Partial<BudgetFile>, number]>([
  ['this year’s budget', {}, 1],
  ['last year’s accounts', { type: 'final-account', year: 2022 }, 1],
  ['last year’s budget', { year: 2022 }, 0],
  ['this year’s accounts', { type: 'final-account' }, 0],
  ['of no readable year', { year: null }, 0],
  ['after the audit date', { publishedOn: '2024-01-01' }, 0],
])('judges %s', (_case, file, count) => {
  expect(run([budgetFile({ holder: 'unit', ...file })], [on(content())])).toHaveLength(count);
});

const HEADINGS = ['一般公共预算收入表', '一般公共预算支出表', '政府性基金收支表', '国有资本经营预算表', '社会保险基金预算表', '“三公”经费预算表'];
test.each<[string, AttachmentFact['content'], string[]]>([
  ['all named', content({}, { headings: HEADINGS }), ['pass', 'pass']],
  ['one not met', content({}, { headings: HEADINGS.slice(1) }), ['pass', 'undetermined']],
  ['one not met, text cut', content({ truncated: true }, { headings: HEADINGS.slice(1) }), ['pass']],
])('tables of the government budget: %s', (_case, made, expected) => {
  expect(verdicts(run([budgetFile()], [on(made)]))).toEqual(expected);
});

test('finance columns not read in full', () => {
  const facts = { budgetFiles: factSet([FILE], { complete: false }), attachments: factSet([on(content())]) };
  expect(verdicts(evaluate(check, facts))).toEqual(['pass', 'undetermined']);
});

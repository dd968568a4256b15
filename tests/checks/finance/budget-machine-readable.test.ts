import { expect, test } from 'vitest';
import { budgetMachineReadable as check } from '../../../checks/finance/budget-machine-readable.js';
import type { ArticleFact } from '../../../crawler/facts/publication.js';
import type { AttachmentFact, BudgetFile, FactSet } from '../../../crawler/facts/site.js';
import { budgetFile, type Circumstances, evaluate, factSet, verdicts } from '../facts.js';
import { article, attachment, content } from '../periodic/listing-facts.js';

const FILE = budgetFile({ holder: 'department' });
const on = (made: AttachmentFact['content'], rest: Partial<AttachmentFact> = {}) => attachment(FILE.url, made, rest);
const run = (files: BudgetFile[], attachments: AttachmentFact[], circumstances: Circumstances = {}) =>
  evaluate(check, { budgetFiles: factSet(files), attachments: factSet(attachments) }, circumstances);
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

const page = (rest: Partial<ArticleFact> = {}) => factSet([article(FILE.url, '预算公开', rest)]);
const unopened = (rest: Partial<FactSet<ArticleFact>> = {}) => factSet<ArticleFact>([], rest);
const gap = { code: 'timeout' as const, message: '页面没有读到', url: FILE.url };
const offered = [{ url: 'https://www.example.gov.cn/files/1.pdf', title: '附件', type: 'pdf' }];
test.each<[string, FactSet<ArticleFact>, boolean, string]>([
  ['a page without files', page(), true, 'not-applicable'],
  ['a page without files, not all files known', page(), false, 'undetermined'],
  ['a page whose file is not known', page({ attachments: offered }), true, 'undetermined'],
  ['a page that could not be opened', unopened({ complete: false, gaps: [gap] }), true, 'undetermined'],
  ['a page beyond the sample', unopened(), true, 'not-applicable'],
])('%s', (_case, articles, complete, expected) => {
  const facts = { budgetFiles: factSet([FILE]), articles, attachments: factSet<AttachmentFact>([], { complete }) };
  expect(verdicts(evaluate(check, facts))).toEqual([expected]);
});

test('has the newest of each finance column opened', () => {
  expect(check.columns?.(check.thresholds.parse({}), []).map(({ id, open }) => [id, open?.titles?.test('2023年部门决算'), open?.max])).toEqual(
    ['finance', 'finance-government', 'finance-department', 'finance-unit'].map((id) => [id, true, 60]),
  );
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

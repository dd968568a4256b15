import { expect, test } from 'vitest';
import { interpretationCoverage as check } from '../../../checks/interpretation/interpretation-coverage.js';
import type { Interpretation, PolicyDocument } from '../../../crawler/facts/site.js';
import { DOCUMENT_URL, evaluate, factSet, interpretation, policyDocument, verdicts } from '../facts.js';

const other = interpretation({ url: 'https://www.example.gov.cn/jd/2.html', title: '政策解读（二）', interprets: [], linksTo: [] });

test.each<[string, Partial<PolicyDocument>, Partial<Interpretation> | null, { asOf?: string }, string[]]>([
  ['interpreted', {}, {}, {}, ['pass']],
  [
    'interpreted under another address of the document',
    { url: 'https://www.example.gov.cn/doc/9.html', alternates: [DOCUMENT_URL] },
    {},
    {},
    ['pass'],
  ],
  ['interpreted on an unreadable date', {}, { publishedOn: null }, {}, ['pass']],
  ['none', {}, null, {}, ['fail']],
  ['only after the audit date', {}, { publishedOn: '2023-11-01' }, { asOf: '2023-10-31' }, ['fail']],
  ['on the audit date', {}, { publishedOn: '2023-10-31' }, { asOf: '2023-10-31' }, ['pass']],
  ['none, third working day', {}, null, { asOf: '2023-06-08' }, ['not-due']],
  ['none, fourth working day', {}, null, { asOf: '2023-06-09' }, ['fail']],
  ['none, last day of the window, audited then', { publishedOn: '2023-12-29' }, null, { asOf: '2023-12-31' }, ['not-due']],
  ['none, last day of the window, audited on its own deadline', { publishedOn: '2023-12-29' }, null, { asOf: '2024-01-04' }, ['not-due']],
  ['none, last day of the window, audited after it', { publishedOn: '2023-12-29' }, null, { asOf: '2024-01-05' }, ['fail']],
  ['interpreted in the new year within the limit', { publishedOn: '2023-12-29' }, { publishedOn: '2024-01-03' }, { asOf: '2024-06-30' }, ['pass']],
  ['out of scope', { inScope: 'no', scopeReason: '人事任免类文件' }, null, {}, ['not-applicable']],
  ['scope unknown, none', { inScope: 'unknown' }, null, {}, ['undetermined']],
  ['scope unknown, interpreted', { inScope: 'unknown' }, {}, {}, ['pass']],
  ['undated, none', { publishedOn: null }, null, {}, ['undetermined']],
  ['undated, interpreted: not counted', { publishedOn: null }, {}, {}, ['not-applicable']],
  ['published the year before', { publishedOn: '2022-12-31' }, null, {}, []],
  ['published after the audit date', { publishedOn: '2023-11-01' }, null, { asOf: '2023-10-31' }, []],
  ['document page not read', { pageRead: false }, null, {}, ['undetermined']],
  ['related block filled by script', { relatedByScript: true }, null, {}, ['undetermined']],
  ['an interpretation may be its own', {}, { interprets: [], ambiguousWith: [DOCUMENT_URL] }, {}, ['undetermined']],
  ['an unread interpretation with a silent title', {}, { interprets: [], pageRead: false, title: '一图读懂' }, {}, ['undetermined']],
  ['an unread interpretation that names another document', {}, { interprets: [], pageRead: false, title: '《城市供水条例》解读' }, {}, ['fail']],
  ['an unread interpretation with a cut name', {}, { interprets: [], pageRead: false, title: '《某县养老...》解读' }, {}, ['undetermined']],
  ['an interpretation of something else', {}, { interprets: [] }, {}, ['fail']],
])('%s', (_case, document, item, circumstances, expected) => {
  const facts = {
    policyDocuments: factSet([policyDocument(document)]),
    interpretations: factSet(item === null ? [] : [interpretation(item)]),
  };
  expect(verdicts(evaluate(check, facts, circumstances))).toEqual(expected);
});

test('a document without interpretation is undetermined while the interpretation column was not read in full', () => {
  const facts = { policyDocuments: factSet([policyDocument()]), interpretations: factSet([other], { complete: false }) };
  const [finding] = evaluate(check, facts);
  expect(finding).toMatchObject({ verdict: 'undetermined', reason: expect.stringContaining('列表没有读完') });
});

test('an unread document column is said, and does not hide what is known', () => {
  const facts = {
    policyDocuments: factSet([policyDocument({ url: 'https://www.example.gov.cn/doc/2.html' })], { complete: false }),
    interpretations: factSet([interpretation()]),
  };
  const findings = evaluate(check, facts);
  expect(verdicts(findings)).toEqual(['fail', 'undetermined']);
  expect(findings[1]).toMatchObject({ subject: null, reason: '列表没有读完' });
});

test('a breach tells document, day and where was looked', () => {
  const [finding] = evaluate(check, { policyDocuments: factSet([policyDocument()]), interpretations: factSet([other]) });
  expect(finding).toMatchObject({
    subject: { url: DOCUMENT_URL, title: '某县养老服务管理办法' },
    observed: 0,
    expected: 1,
    reason: '文件2023年6月5日发布，截至2023年12月31日没有解读：政策解读栏目和文件页面都没有找到它的解读',
  });
  expect(finding?.evidence.map(({ url }) => url)).toEqual([DOCUMENT_URL, 'https://www.example.gov.cn/column/']);
});

test('a document issued on the last working day of the known calendar is not yet due, and needs no next year', () => {
  const facts = { policyDocuments: factSet([policyDocument({ publishedOn: '2026-12-31' })]), interpretations: factSet<Interpretation>([]) };
  expect(evaluate(check, facts, { asOf: '2026-12-31', year: 2026 })).toMatchObject([{ verdict: 'not-due' }]);
  expect(evaluate(check, facts, { asOf: '2027-02-01', year: 2026 })).toMatchObject([
    { verdict: 'undetermined', reason: expect.stringContaining('工作日历只到 2026 年') },
  ]);
});

import { expect, test } from 'vitest';
import { documentElements as check } from '../../../checks/documents/document-elements.js';
import type { PolicyDocument } from '../../../crawler/facts/site.js';
import { evaluate, factSet, policyDocument, verdicts } from '../facts.js';

test.each<[string, Partial<PolicyDocument>, string[]]>([
  ['all three', {}, ['pass']],
  ['no validity', { validity: null }, ['fail']],
  ['no number', { documentNumber: null }, ['fail']],
  ['no number, an announcement may have none', { documentNumber: null, title: '某县人民政府关于禁止露天焚烧的通告' }, ['undetermined']],
  ['no validity, an announcement', { validity: null, title: '某县人民政府关于禁止露天焚烧的通告' }, ['fail']],
  ['empty number', { documentNumber: ' ' }, ['fail']],
  ['a void document is marked too', { validity: '废止' }, ['pass']],
  ['page not read', { validity: null, pageRead: false }, ['undetermined']],
  ['header filled by script', { validity: null, elementsByScript: true }, ['undetermined']],
  ['undated, missing', { validity: null, publishedOn: null }, ['undetermined']],
  ['undated, complete: not counted', { publishedOn: null }, ['not-applicable']],
  ['last year', { validity: null, publishedOn: '2022-12-31' }, []],
  ['not in the normative column', { validity: null, inNormativeColumn: false }, []],
])('%s', (_case, document, expected) => {
  expect(verdicts(evaluate(check, { policyDocuments: factSet([policyDocument(document)]) }))).toEqual(expected);
});

test('what is missing is named', () => {
  const findings = evaluate(check, { policyDocuments: factSet([policyDocument({ validity: null, documentNumber: null })]) });
  expect(findings).toMatchObject([{ observed: 1, expected: 3, reason: '文件页面没有标明发文字号、有效性' }]);
});

test('a ledger can ask for fewer elements', () => {
  const facts = { policyDocuments: factSet([policyDocument({ validity: null })]) };
  expect(verdicts(evaluate(check, facts, { thresholds: { required: ['title', 'documentNumber'] } }))).toEqual(['pass']);
});

test('a library not read in full adds one undetermined finding', () => {
  expect(verdicts(evaluate(check, { policyDocuments: factSet([policyDocument()], { complete: false }) }))).toEqual(['pass', 'undetermined']);
});

import { expect, test } from 'vitest';
import { documentLibraryCoverage as check } from '../../../checks/documents/document-library-coverage.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import type { NumberSequence, PolicyDocument } from '../../../crawler/facts/site.js';
import { type Circumstances, evaluate, evidence, factSet, policyDocument, verdicts } from '../facts.js';
import { listing, older, row } from './builders.js';

const library = (rest: Partial<Listing> = {}, title = '某县供水管理办法') =>
  listing('normative-documents', rest.state === 'missing' ? [] : [row(title, '2023-05-01'), older()], rest);
const elsewhere = { inNormativeColumn: false };

test.each<[string, Partial<PolicyDocument>, Listing[], Circumstances, string[]]>([
  ['in the library', {}, [library()], {}, ['pass']],
  ['seen elsewhere only', elsewhere, [library()], {}, ['fail']],
  ['thirty days after its publication', elsewhere, [library()], { asOf: '2023-07-05' }, ['fail']],
  ['the day before', elsewhere, [library()], { asOf: '2023-07-04' }, ['not-due']],
  ['listed under a shorter title', elsewhere, [library({}, '养老服务管理办法')], {}, ['undetermined']],
  ['library cut', elsewhere, [library({ state: 'cut' })], {}, ['undetermined']],
  ['one of two libraries unread', elsewhere, [library(), listing('normative-documents', [], { state: 'unread' })], {}, ['undetermined']],
  ['no library', elsewhere, [library({ state: 'missing' })], {}, ['undetermined']],
  ['library not looked for', elsewhere, [], {}, ['undetermined']],
  ['page not read', { ...elsewhere, pageRead: false }, [library()], {}, ['undetermined']],
  ['repealed since', { ...elsewhere, validity: '失效' }, [library()], {}, ['undetermined']],
  ['scope unknown', { ...elsewhere, inScope: 'unknown' }, [library()], {}, ['undetermined']],
  ['of a higher body', { ...elsewhere, inScope: 'no', scopeReason: '上级机关文件' }, [library()], {}, ['not-applicable']],
  ['undated, elsewhere', { ...elsewhere, publishedOn: null }, [library()], {}, ['undetermined']],
  ['undated, in the library', { publishedOn: null }, [library()], {}, ['not-applicable']],
  ['no normative document', { ...elsewhere, class: 'government' }, [library()], {}, []],
  ['of last year', { ...elsewhere, publishedOn: '2022-12-31' }, [library()], {}, []],
])('%s', (_case, document, listings, circumstances, expected) => {
  const facts = {
    policyDocuments: factSet([policyDocument(document)]),
    listings: factSet(listings),
    numberSequences: factSet<NumberSequence>([]),
  };
  expect(verdicts(evaluate(check, facts, circumstances))).toEqual(expected);
});

test('a document of the library with the same number may be the same', () => {
  const other = policyDocument({ url: 'https://www.example.gov.cn/doc/2.html', title: '某县养老机构办法' });
  const facts = {
    policyDocuments: factSet([policyDocument(elsewhere), other]),
    listings: factSet([library()]),
    numberSequences: factSet<NumberSequence>([]),
  };
  expect(verdicts(evaluate(check, facts))).toEqual(['undetermined', 'pass']);
});

const sequence = (rest: Partial<NumberSequence> = {}): NumberSequence => ({
  code: '某政规发',
  year: 2023,
  numbers: [1, 2, 3],
  missing: [],
  cited: [],
  evidence: [evidence('https://www.example.gov.cn/doc/1.html')],
  ...rest,
});

test.each<[string, Partial<NumberSequence>, string[]]>([
  ['without a gap', {}, ['pass']],
  ['a gap proves nothing', { numbers: [1, 3], missing: [2] }, ['undetermined']],
  ['nor does a citation', { numbers: [1, 3], missing: [2], cited: [{ number: 2, on: 'https://www.example.gov.cn/a.html' }] }, ['undetermined']],
  ['of last year', { year: 2022, missing: [2] }, []],
])('sequence: %s', (_case, rest, expected) => {
  expect(verdicts(evaluate(check, { numberSequences: factSet([sequence(rest)]) }))).toEqual(expected);
});

test('a gap names its numbers and where one is cited', () => {
  const cited = [{ number: 2, on: 'https://www.example.gov.cn/a.html' }];
  const [finding] = evaluate(check, { numberSequences: factSet([sequence({ numbers: [1, 4], missing: [2, 3], cited })]) });
  expect(finding).toMatchObject({ observed: 2, expected: 0 });
  expect(finding?.reason).toContain('2、3');
  expect(finding?.reason).toContain('2号（https://www.example.gov.cn/a.html）');
});

test('what was not read is said once', () => {
  const facts = { policyDocuments: factSet([policyDocument()], { complete: false }), numberSequences: factSet([sequence()], { complete: false }) };
  expect(verdicts(evaluate(check, facts))).toEqual(['pass', 'undetermined', 'pass']);
});

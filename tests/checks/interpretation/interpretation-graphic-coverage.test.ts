import { expect, test } from 'vitest';
import { interpretationGraphicCoverage as check } from '../../../checks/interpretation/interpretation-graphic-coverage.js';
import type { Interpretation, PolicyDocument } from '../../../crawler/facts/site.js';
import { DOCUMENT_URL, evaluate, factSet, interpretation, policyDocument, verdicts } from '../facts.js';

type Row = [string, Partial<PolicyDocument>, Partial<Interpretation>[], { asOf?: string }, string[]];

test.each<Row>([
  ['picture', {}, [{ forms: ['picture'] }], {}, ['pass']],
  ['picture and text', {}, [{ forms: ['text', 'picture'] }], {}, ['pass']],
  ['the second of two', {}, [{}, { url: 'https://www.example.gov.cn/jd/2.html', forms: ['picture'] }], {}, ['pass']],
  ['text alone', {}, [{}], {}, ['fail']],
  ['film: for a person to say', {}, [{ forms: ['video'] }], {}, ['undetermined']],
  ['audio', {}, [{ forms: ['audio'] }], {}, ['fail']],
  ['page not read', {}, [{ pageRead: false, forms: ['text'] }], {}, ['undetermined']],
  ['form not readable', {}, [{ forms: [] }], {}, ['undetermined']],
  ['a file beside the text', {}, [{ linksTo: [DOCUMENT_URL, 'https://www.example.gov.cn/f/tujie.pdf'] }], {}, ['undetermined']],
  ['not interpreted at all', {}, [], {}, ['fail']],
  ['text, third working day', {}, [{}], { asOf: '2023-06-08' }, ['not-due']],
  ['text, fourth working day', {}, [{}], { asOf: '2023-06-09' }, ['fail']],
  ['picture only after the audit date', {}, [{ forms: ['picture'], publishedOn: '2023-11-01' }], { asOf: '2023-10-31' }, ['fail']],
  ['a picture that may be its own', {}, [{ forms: ['picture'], interprets: [], ambiguousWith: [DOCUMENT_URL] }], {}, ['undetermined']],
  ['out of scope', { inScope: 'no' }, [{}], {}, ['not-applicable']],
  ['scope unknown, text', { inScope: 'unknown' }, [{}], {}, ['undetermined']],
  ['undated, text', { publishedOn: null }, [{}], {}, ['undetermined']],
  ['undated, picture', { publishedOn: null }, [{ forms: ['picture'] }], {}, ['not-applicable']],
  ['the year before', { publishedOn: '2022-12-31' }, [{}], {}, []],
])('%s', (_case, document, items, circumstances, expected) => {
  const facts = { policyDocuments: factSet([policyDocument(document)]), interpretations: factSet(items.map(interpretation)) };
  expect(verdicts(evaluate(check, facts, circumstances))).toEqual(expected);
});

test('interpretations not read in full', () => {
  const facts = { policyDocuments: factSet([policyDocument()]), interpretations: factSet([interpretation()], { complete: false }) };
  expect(verdicts(evaluate(check, facts))).toEqual(['undetermined']);
});

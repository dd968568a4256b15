import { expect, test } from 'vitest';
import { interpretationContact as check } from '../../../checks/interpretation/interpretation-contact.js';
import type { Interpretation } from '../../../crawler/facts/site.js';
import { DOCUMENT_URL, evaluate, factSet, interpretation, policyDocument, verdicts } from '../facts.js';

const contact = (unit: string | null, phone: string | null) => ({ unit, phone, quote: '解读单位 咨询电话' });

test.each<[string, Partial<Interpretation>, boolean, string[]]>([
  ['unit and phone', {}, true, ['pass']],
  ['no contact line', { contact: null }, true, ['fail']],
  ['no phone', { contact: contact('某县民政局', null) }, true, ['fail']],
  ['no unit', { contact: contact(null, '0954-1234567') }, true, ['fail']],
  ['page not read', { contact: null, pageRead: false }, true, ['undetermined']],
  ['a picture may hold it', { contact: null, bodyIsMedia: true }, true, ['undetermined']],
  ['undated, none', { contact: null, publishedOn: null }, true, ['undetermined']],
  ['undated, complete: not counted', { publishedOn: null }, true, ['not-applicable']],
  ['last year', { contact: null, publishedOn: '2022-12-31' }, true, []],
  ['of no document of ours', { contact: null, interprets: [] }, true, ['not-applicable']],
  ['perhaps of ours', { contact: null, interprets: [], ambiguousWith: [DOCUMENT_URL] }, true, ['undetermined']],
  ['of no document of ours, as far as they were read', { contact: null, interprets: [] }, false, ['undetermined']],
])('%s', (_case, item, documentsRead, expected) => {
  const facts = { interpretations: factSet([interpretation(item)]), policyDocuments: factSet([policyDocument()], { complete: documentsRead }) };
  expect(verdicts(evaluate(check, facts))).toEqual(expected);
});

test('what is missing is named', () => {
  const facts = { interpretations: factSet([interpretation({ contact: contact('某县民政局', null) })]) };
  expect(evaluate(check, facts)).toMatchObject([{ reason: '解读页面正文下方没有咨询电话', observed: '某县民政局' }]);
});

test('interpretations not read in full add one undetermined finding', () => {
  expect(verdicts(evaluate(check, { interpretations: factSet([interpretation()], { complete: false }) }))).toEqual(['pass', 'undetermined']);
});

import { expect, test } from 'vitest';
import { interpretationOriginality as check } from '../../../checks/interpretation/interpretation-originality.js';
import type { ArticleFact } from '../../../crawler/facts/publication.js';
import type { Interpretation } from '../../../crawler/facts/site.js';
import { article, prose } from '../documents/builders.js';
import { type Circumstances, DOCUMENT_URL, evaluate, factSet, INTERPRETATION_URL, interpretation, policyDocument, verdicts } from '../facts.js';

const document = prose(1, 40);
/** So many sentences of the document, so many of its own. */
const mixed = (lifted: number, own: number): string => document.slice(0, lifted * 19) + prose(2, own);
const pages = (text: string, rest: Partial<ArticleFact> = {}, source: Partial<ArticleFact> | null = {}): ArticleFact[] => [
  article(INTERPRETATION_URL, text, rest),
  ...(source ? [article(DOCUMENT_URL, document, source)] : []),
];

test.each<[string, Partial<Interpretation>, ArticleFact[], Circumstances, string[]]>([
  ['its own words', {}, pages(mixed(0, 20)), {}, ['pass']],
  ['six tenths lifted', {}, pages(mixed(12, 8)), {}, ['pass']],
  ['more', {}, pages(mixed(14, 6)), {}, ['fail']],
  ['a stricter limit', {}, pages(mixed(12, 8)), { thresholds: { maxOverlap: 0.5 } }, ['fail']],
  [
    'an abridgement',
    {},
    pages([0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33].map((nth) => document.slice(nth * 19, nth * 19 + 19)).join('')),
    {},
    ['fail'],
  ],
  ['the whole document reprinted below its own words', {}, pages(mixed(40, 20)), {}, ['undetermined']],
  ['a few lines', {}, pages(mixed(10, 0)), {}, ['not-applicable']],
  ['a picture', { bodyIsMedia: true }, pages(''), {}, ['not-applicable']],
  ['words filled by script', {}, pages('', { textElsewhere: true }), {}, ['undetermined']],
  ['interpretation not opened', {}, [], {}, ['undetermined']],
  ['document not opened', {}, pages(mixed(14, 6), {}, null), {}, ['undetermined']],
  ['document in a file', {}, pages(mixed(14, 6), {}, { text: '见附件', textElsewhere: true }), {}, ['undetermined']],
  ['document cut, little lifted', {}, pages(mixed(0, 20), {}, { textCut: true }), {}, ['undetermined']],
  ['document cut, much lifted', {}, pages(mixed(14, 6), {}, { textCut: true }), {}, ['fail']],
  ['of no document here', { interprets: [] }, pages(mixed(14, 6)), {}, []],
  ['of last year', { publishedOn: '2022-12-31' }, pages(mixed(14, 6)), {}, []],
])('%s', (_case, item, articles, circumstances, expected) => {
  const facts = { interpretations: factSet([interpretation(item)]), policyDocuments: factSet([policyDocument()]), articles: factSet(articles) };
  expect(verdicts(evaluate(check, facts, circumstances))).toEqual(expected);
});

test('the document is found under another address', () => {
  const facts = {
    interpretations: factSet([interpretation()]),
    policyDocuments: factSet([policyDocument({ alternates: ['https://www.example.gov.cn/other/1.html'] })]),
    articles: factSet([article(INTERPRETATION_URL, mixed(20, 0)), article('https://www.example.gov.cn/other/1.html', document)]),
  };
  expect(evaluate(check, facts)).toMatchObject([{ verdict: 'fail', observed: 100, expected: 60 }]);
});

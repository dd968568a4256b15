import { expect, test } from 'vitest';
import { interpretationLinkage as check } from '../../../checks/interpretation/interpretation-linkage.js';
import type { Interpretation, PolicyDocument } from '../../../crawler/facts/site.js';
import { DOCUMENT_URL, evaluate, factSet, INTERPRETATION_URL, interpretation, policyDocument, verdicts } from '../facts.js';

const NONE = { linksTo: [] };
const by = (ground: 'link' | 'back-link') => ({ interprets: [{ url: DOCUMENT_URL, confidence: 1, by: ground }] });

test.each<[string, Partial<PolicyDocument>, Partial<Interpretation>, string[]]>([
  ['both ways', {}, {}, ['pass']],
  ['document to interpretation only', {}, NONE, ['partial']],
  ['interpretation to document only', NONE, {}, ['partial']],
  ['neither', NONE, NONE, ['fail']],
  ['http and https are one page', { linksTo: [INTERPRETATION_URL.replace('https', 'http')] }, {}, ['pass']],
  ['the tie itself was the link', { linksTo: [] }, { linksTo: [], ...by('back-link') }, ['partial']],
  ['the tie was the link back', {}, { linksTo: [], ...by('link') }, ['pass']],
  ['document page not read', { pageRead: false, linksTo: [] }, {}, ['undetermined']],
  ['document block by script', { relatedByScript: true, linksTo: [] }, {}, ['undetermined']],
  ['interpretation block by script', {}, { relatedByScript: true, linksTo: [] }, ['undetermined']],
  ['interpretation page not read, no link to it', NONE, { pageRead: false, linksTo: [] }, ['partial']],
  ['both unread', { pageRead: false, linksTo: [] }, { pageRead: false, linksTo: [] }, ['undetermined']],
  ['not interpreted', {}, { interprets: [] }, []],
  ['out of scope', { inScope: 'no', linksTo: [] }, NONE, []],
  ['scope unknown, one way', { inScope: 'unknown' }, NONE, ['undetermined']],
  ['scope unknown, both ways', { inScope: 'unknown' }, {}, ['pass']],
  ['undated, both ways', { publishedOn: null }, {}, []],
  ['undated, one way', { publishedOn: null }, NONE, ['undetermined']],
  ['last year', { publishedOn: '2022-05-05', linksTo: [] }, NONE, []],
])('%s', (_case, document, item, expected) => {
  const facts = { policyDocuments: factSet([policyDocument(document)]), interpretations: factSet([interpretation(item)]) };
  expect(verdicts(evaluate(check, facts))).toEqual(expected);
});

test('one linked interpretation of several is enough, each way', () => {
  const second = interpretation({ url: 'https://www.example.gov.cn/jd/2.html', linksTo: [] });
  const facts = { policyDocuments: factSet([policyDocument()]), interpretations: factSet([interpretation(), second]) };
  expect(evaluate(check, facts)).toMatchObject([{ verdict: 'pass', observed: 2, reason: '文件页面有通往解读的链接，解读页面有通往文件的链接' }]);
});

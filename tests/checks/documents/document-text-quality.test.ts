import { expect, test } from 'vitest';
import { documentTextQuality as check } from '../../../checks/documents/document-text-quality.js';
import type { ArticleFact } from '../../../crawler/facts/publication.js';
import type { AttachmentFact, PolicyDocument } from '../../../crawler/facts/site.js';
import { DOCUMENT_URL, evaluate, factSet, policyDocument, verdicts } from '../facts.js';
import { article, file, fileContent, fileLink, prose } from './builders.js';

const TEXT = prose(1);
const page = (text: string, names: string[] = [], rest: Partial<ArticleFact> = {}) => [
  article(DOCUMENT_URL, text, { attachments: names.map(fileLink), ...rest }),
];
const scan = (name: string) => file(name, fileContent('', { state: 'scan' }));
const attachments = [fileLink('下载PDF版.pdf')];
const offering = article('https://www.example.gov.cn/doc/2.html', TEXT, { attachments, columns: ['policy-documents'] });
const budget = article('https://www.example.gov.cn/doc/3.html', TEXT, { attachments, columns: ['finance'] });

test.each<[string, Partial<PolicyDocument>, ArticleFact[], AttachmentFact[], string[]]>([
  ['text and a file', {}, page(TEXT, ['a.pdf']), [file('a.pdf', fileContent(TEXT))], ['pass']],
  ['text and a scan to take away', {}, page(TEXT, ['a.pdf']), [scan('a.pdf')], ['pass']],
  ['text in the file alone', {}, page('见附件', ['a.pdf']), [file('a.pdf', fileContent(TEXT))], ['pass']],
  ['a scan alone', {}, page('见附件', ['a.pdf']), [scan('a.pdf')], ['fail']],
  ['a scan whose words we recognised ourselves', {}, page('', ['a.pdf']), [file('a.pdf', fileContent(TEXT, { recognised: true }))], ['fail']],
  ['pictures alone', {}, page('', [], { images: 3 }), [], ['fail']],
  ['picture files alone', {}, page('', ['a.jpg']), [], ['fail']],
  ['29 letters and a scan', {}, page('字'.repeat(29), ['a.pdf']), [scan('a.pdf')], ['fail']],
  ['30 letters: perhaps a short document', {}, page('字'.repeat(30), ['a.pdf']), [scan('a.pdf')], ['undetermined']],
  ['100 letters are a text', {}, page('字'.repeat(100), ['a.pdf']), [scan('a.pdf')], ['pass']],
  ['the only file was not fetched', {}, page('', ['a.pdf']), [file('a.pdf', null)], ['undetermined']],
  ['the only file is damaged', {}, page('', ['a.pdf']), [file('a.pdf', fileContent('', { state: 'failed' }))], ['undetermined']],
  ['one of two files not fetched', {}, page('', ['a.pdf', 'b.pdf']), [scan('a.pdf')], ['undetermined']],
  ['words filled by script', { elementsByScript: true }, page('', [], { images: 3 }), [], ['undetermined']],
  ['nothing at all', {}, page(''), [], ['undetermined']],
  ['text without a file: a button may offer it', {}, page(TEXT), [], ['undetermined']],
  ['text without a file where others offer one', {}, [...page(TEXT), offering], [], ['partial']],
  ['text without a file where only a budget comes with one', {}, [...page(TEXT), budget], [], ['undetermined']],
  ['text, its file not fetched', {}, page(TEXT, ['a.pdf']), [file('a.pdf', null)], ['undetermined']],
  ['page not opened', {}, [], [], ['undetermined']],
  ['scope unknown, a scan', { inScope: 'unknown' }, page('', ['a.pdf']), [scan('a.pdf')], ['undetermined']],
  ['out of scope', { inScope: 'no' }, page('', ['a.pdf']), [scan('a.pdf')], ['not-applicable']],
  ['undated, well', { publishedOn: null }, page(TEXT, ['a.pdf']), [file('a.pdf', fileContent(TEXT))], ['not-applicable']],
  ['of last year', { publishedOn: '2022-12-31' }, page('', ['a.pdf']), [scan('a.pdf')], []],
])('%s', (_case, document, articles, attachments, expected) => {
  const facts = { policyDocuments: factSet([policyDocument(document)]), articles: factSet(articles), attachments: factSet(attachments) };
  expect(verdicts(evaluate(check, facts))).toEqual(expected);
});

import { expect, test } from 'vitest';
import { documentDisclosureLabel as check } from '../../../checks/documents/document-disclosure-label.js';
import type { ArticleFact } from '../../../crawler/facts/publication.js';
import type { AttachmentFact, PolicyDocument } from '../../../crawler/facts/site.js';
import { DOCUMENT_URL, evaluate, factSet, policyDocument, verdicts } from '../facts.js';
import { article, file, fileContent, fileLink } from './builders.js';

const page = (text: string, rest: Partial<ArticleFact> = {}) => [article(DOCUMENT_URL, text, rest)];
const plain = page('第一条 为了规范管理，公开透明，制定本办法。');
const withFile = page('见附件。', { attachments: [fileLink('a.pdf')] });

test.each<[string, Partial<PolicyDocument>, ArticleFact[], AttachmentFact[], string[]]>([
  ['in the header', {}, page('第一条', { disclosure: '主动公开' }), [], ['pass']],
  ['an empty field in the header', {}, page('第一条', { disclosure: ' ' }), [], ['fail']],
  ['at the end', {}, page('第一条\n（此件公开发布）'), [], ['pass']],
  ['at the end, other words', {}, page('第一条\n此件主动公开'), [], ['pass']],
  ['as a field', {}, page('第一条\n公开方式：依申请公开'), [], ['pass']],
  ['on a line of its own', {}, page('第一条\n  主动公开\n某县人民政府办公室'), [], ['pass']],
  ['in the file', {}, withFile, [file('a.pdf', fileContent('正文\n此件公开发布'))], ['pass']],
  ['disclosure as a subject is no label', {}, page('各部门要主动公开政府信息。'), [], ['fail']],
  ['a way of doing things is no label', {}, page('采取公开方式选拔。'), [], ['fail']],
  ['none', {}, plain, [], ['fail']],
  ['none, file read', {}, withFile, [file('a.pdf', fileContent('正文'))], ['fail']],
  ['none, file a scan', {}, withFile, [file('a.pdf', fileContent('', { state: 'scan' }))], ['undetermined']],
  ['none, file not fetched', {}, withFile, [], ['undetermined']],
  ['none, with a picture', {}, page('第一条', { images: 1 }), [], ['undetermined']],
  ['cut', {}, page('第一条', { textCut: true }), [], ['undetermined']],
  ['header filled by script', { elementsByScript: true }, plain, [], ['undetermined']],
  ['page not opened', {}, [], [], ['undetermined']],
  ['an order', { class: 'rule' }, plain, [], ['undetermined']],
  ['an announcement', { title: '某县人民政府关于禁止露天焚烧的通告' }, plain, [], ['undetermined']],
  ['scope unknown, none', { inScope: 'unknown' }, plain, [], ['undetermined']],
  ['scope unknown, labelled', { inScope: 'unknown' }, page('此件公开发布'), [], ['pass']],
  ['out of scope', { inScope: 'no' }, plain, [], ['not-applicable']],
  ['undated, labelled', { publishedOn: null }, page('此件公开发布'), [], ['not-applicable']],
  ['undated, none', { publishedOn: null }, plain, [], ['undetermined']],
  ['of last year', { publishedOn: '2022-12-31' }, plain, [], []],
])('%s', (_case, document, articles, attachments, expected) => {
  const facts = { policyDocuments: factSet([policyDocument(document)]), articles: factSet(articles), attachments: factSet(attachments) };
  expect(verdicts(evaluate(check, facts))).toEqual(expected);
});

test('a page under another address of the document counts; documents not read in full are said', () => {
  const document = policyDocument({ url: 'https://www.example.gov.cn/doc/9.html', alternates: [DOCUMENT_URL] });
  const facts = { policyDocuments: factSet([document], { complete: false }), articles: factSet(page('此件公开发布')) };
  expect(verdicts(evaluate(check, facts))).toEqual(['pass', 'undetermined']);
});

import { expect, test } from 'vitest';
import { draftInterpretation as check } from '../../../checks/interpretation/draft-interpretation.js';
import type { ArticleFact, Listing, ListingRow } from '../../../crawler/facts/publication.js';
import type { AttachmentFact, Solicitation } from '../../../crawler/facts/site.js';
import { article, file, fileContent, fileLink, listing, older, row } from '../documents/builders.js';
import { type Circumstances, evaluate, factSet, interpretation, SOLICITATION_URL, solicitation, verdicts } from '../facts.js';

const NOTICE = '现就草案公开征求意见，请将意见寄至县民政局。';
const page = (text = NOTICE, rest: Partial<ArticleFact> = {}) => [article(SOLICITATION_URL, text, rest)];
const lists = (readings: ListingRow[] = [], rest: Partial<Listing> = {}) => [
  listing('solicitation', [older()]),
  listing('policy-interpretation', [...readings, older()], rest),
];
const reading = (on: string | null) => [row('《某县养老服务管理办法（征求意见稿）》起草说明', on)];
const draft = { attachments: [fileLink('征求意见稿.docx')] };

test.each<[string, Partial<Solicitation>, ArticleFact[], Listing[], AttachmentFact[], Circumstances, string[]]>([
  ['explained in the text', {}, page(`${NOTICE}\n起草说明\n一、`), lists(), [], {}, ['pass']],
  ['explained in a file', {}, page(NOTICE, { attachments: [fileLink('起草说明.docx')] }), lists(), [], {}, ['pass']],
  ['explained on another page the same day', {}, page(), lists(reading('2023-03-01')), [], {}, ['pass']],
  ['explained before', {}, page(), lists(reading('2023-02-27')), [], {}, ['pass']],
  ['explained a day later', {}, page(), lists(reading('2023-03-02')), [], {}, ['fail']],
  ['a day later is allowed', {}, page(), lists(reading('2023-03-02')), [], { thresholds: { maxDays: 1 } }, ['pass']],
  ['explained on an unknown day', {}, page(), lists(reading(null)), [], {}, ['undetermined']],
  ['another draft is explained', {}, page(), lists([row('《某县供水办法（草案）》起草说明', '2023-03-01')]), [], {}, ['fail']],
  ['not explained', {}, page(), lists(), [], {}, ['fail']],
  ['not explained, the same day', {}, page(), lists(), [], { asOf: '2023-03-01' }, ['not-due']],
  ['not explained, the next day', {}, page(), lists(), [], { asOf: '2023-03-02' }, ['fail']],
  ['the draft’s file was not read', {}, page(NOTICE, draft), lists(), [file('征求意见稿.docx', null)], {}, ['undetermined']],
  ['the draft’s file explains nothing', {}, page(NOTICE, draft), lists(), [file('征求意见稿.docx', fileContent('第一条'))], {}, ['fail']],
  ['the draft’s file explains it', {}, page(NOTICE, draft), lists(), [file('征求意见稿.docx', fileContent('起草说明'))], {}, ['undetermined']],
  ['page not opened', {}, [], lists(), [], {}, ['undetermined']],
  ['page not read', { pageRead: false }, page(), lists(), [], {}, ['undetermined']],
  ['words filled by script', {}, page('', { textElsewhere: true }), lists(), [], {}, ['undetermined']],
  ['with a picture', {}, page(NOTICE, { images: 1 }), lists(), [], {}, ['undetermined']],
  ['perhaps no draft of a policy', { class: 'unknown' }, page(), lists(), [], {}, ['undetermined']],
  ['the notice names no draft', { title: '关于养老服务公开征求意见的公告' }, page(), lists(), [], {}, ['undetermined']],
  ['interpretations unread', {}, page(), lists([], { state: 'unread' }), [], {}, ['undetermined']],
  ['undated notice', { publishedOn: null }, page(), lists(), [], {}, ['undetermined']],
  ['of last year', { publishedOn: '2022-12-31' }, page(), lists(), [], {}, []],
])('%s', (_case, item, articles, listings, attachments, circumstances, expected) => {
  const facts = {
    solicitations: factSet([solicitation(item)]),
    articles: factSet(articles),
    listings: factSet(listings),
    attachments: factSet(attachments),
    interpretations: factSet([interpretation()]),
  };
  expect(verdicts(evaluate(check, facts, circumstances))).toEqual(expected);
});

test('a late one tells by how many days', () => {
  const facts = { solicitations: factSet([solicitation()]), articles: factSet(page()), listings: factSet(lists(reading('2023-03-08'))) };
  expect(evaluate(check, facts)).toMatchObject([
    { observed: 7, expected: 0, timing: { startsOn: '2023-03-01', dueOn: '2023-03-01', doneOn: '2023-03-08', unit: 'day' } },
  ]);
});

import { expect, test } from 'vitest';
import { solicitationChannels as check } from '../../../checks/decisions/solicitation-channels.js';
import type { ArticleFact } from '../../../crawler/facts/publication.js';
import type { AttachmentFact, Solicitation } from '../../../crawler/facts/site.js';
import { type Circumstances, evaluate, factSet, SOLICITATION_URL, solicitation, verdicts } from '../facts.js';
import { article, attachment, content } from '../periodic/listing-facts.js';

const run = (item: Partial<Solicitation>, page: ArticleFact | null, circumstances: Circumstances = {}, complete = true) =>
  evaluate(check, { solicitations: factSet([solicitation(item)], { complete }), articles: factSet(page ? [page] : []) }, circumstances);
const page = (text: string, rest: Partial<ArticleFact> = {}) => article(SOLICITATION_URL, text, rest);

const file = (title: string) => ({ url: 'https://www.example.gov.cn/files/1.doc', title, type: 'doc' });

const ONE = '请将意见发至电子邮箱。';
const TWO = '请将意见发至电子邮箱，或拨打电话反映。';
test.each<[string, Partial<Solicitation>, ArticleFact | null, Circumstances, string[]]>([
  ['two ways', {}, page(TWO), {}, ['pass']],
  ['one way', {}, page(ONE), {}, ['fail']],
  ['one way where one is asked', {}, page(ONE), { thresholds: { minChannels: 1 } }, ['pass']],
  ['none where one is asked', {}, page('现公开征求意见。'), { thresholds: { minChannels: 1 } }, ['fail']],
  ['post and meeting', {}, page('以信函方式寄送，或参加座谈会。'), {}, ['pass']],
  ['one way, the draft besides', {}, page(ONE, { attachments: [file('某办法（征求意见稿）.doc')] }), {}, ['fail']],
  ['one way, the explanation besides', {}, page(ONE, { attachments: [file('《某办法（征求意见稿）》起草说明.doc')] }), {}, ['fail']],
  ['one way, another file besides', {}, page(ONE, { attachments: [file('附件1')] }), {}, ['undetermined']],
  ['one way, the notice as a file', {}, page(ONE, { attachments: [file('关于公开征求某办法（征求意见稿）意见的公告.pdf')] }), {}, ['undetermined']],
  ['one way, a picture besides', {}, page(ONE, { images: 1 }), {}, ['undetermined']],
  ['one way, text by script', {}, page(ONE, { textElsewhere: true }), {}, ['undetermined']],
  ['one way, text cut', {}, page(ONE, { textCut: true }), {}, ['undetermined']],
  ['page not opened', {}, null, {}, ['undetermined']],
  ['undated, one way', { opensOn: null, publishedOn: null }, page(ONE), {}, ['undetermined']],
  ['undated, two ways', { opensOn: null, publishedOn: null }, page(TWO), {}, ['not-applicable']],
  ['opened the year before', { opensOn: '2022-12-31' }, page(ONE), {}, []],
  ['opened on the first day', { opensOn: '2023-01-01' }, page(ONE), {}, ['fail']],
])('%s', (_case, item, made, circumstances, expected) => {
  expect(verdicts(run(item, made, circumstances))).toEqual(expected);
});

const offering = page(ONE, { attachments: [file('附件1')] });
const SHORT = '可以拨打电话反映。';
test.each<[string, AttachmentFact['content'], string]>([
  ['the second way', content({}, { chars: SHORT.length, head: SHORT }), 'pass'],
  ['nothing of the kind, all of it read', content({}, { chars: 4, head: '某某办法' }), 'fail'],
  ['nothing of the kind, only its beginning known', content({}, { chars: 5, head: '某某办法' }), 'undetermined'],
  ['nothing of the kind, cut off', content({ truncated: true }, { chars: 4, head: '某某办法' }), 'undetermined'],
  ['a scan', content({ state: 'scan' }, { chars: 0 }), 'undetermined'],
  ['not fetched', null, 'undetermined'],
])('one way, in the file: %s', (_case, made, expected) => {
  const files = factSet([attachment(SOLICITATION_URL, made, { url: file('').url, title: '附件1' })]);
  const facts = { solicitations: factSet([solicitation()]), articles: factSet([offering]), attachments: files };
  expect(verdicts(evaluate(check, facts))).toEqual([expected]);
});

test('column not read in full', () => {
  expect(verdicts(run({}, page(TWO), {}, false))).toEqual(['pass', 'undetermined']);
});

import { expect, test } from 'vitest';
import { solicitationChannels as check } from '../../../checks/decisions/solicitation-channels.js';
import type { ArticleFact } from '../../../crawler/facts/publication.js';
import type { Solicitation } from '../../../crawler/facts/site.js';
import { type Circumstances, evaluate, factSet, SOLICITATION_URL, solicitation, verdicts } from '../facts.js';
import { article } from '../periodic/listing-facts.js';

const run = (item: Partial<Solicitation>, page: ArticleFact | null, circumstances: Circumstances = {}, complete = true) =>
  evaluate(check, { solicitations: factSet([solicitation(item)], { complete }), articles: factSet(page ? [page] : []) }, circumstances);
const page = (text: string, rest: Partial<ArticleFact> = {}) => article(SOLICITATION_URL, text, rest);

const ONE = '请将意见发至电子邮箱。';
const TWO = '请将意见发至电子邮箱，或拨打电话反映。';
test.each<[string, Partial<Solicitation>, ArticleFact | null, Circumstances, string[]]>([
  ['two ways', {}, page(TWO), {}, ['pass']],
  ['one way', {}, page(ONE), {}, ['fail']],
  ['one way where one is asked', {}, page(ONE), { thresholds: { minChannels: 1 } }, ['pass']],
  ['none where one is asked', {}, page('现公开征求意见。'), { thresholds: { minChannels: 1 } }, ['fail']],
  ['post and meeting', {}, page('以信函方式寄送，或参加座谈会。'), {}, ['pass']],
  ['one way, a file besides', {}, page(ONE, { attachments: [{ url: 'https://a/1.doc', title: '草案', type: 'doc' }] }), {}, ['undetermined']],
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

test('column not read in full', () => {
  expect(verdicts(run({}, page(TWO), {}, false))).toEqual(['pass', 'undetermined']);
});

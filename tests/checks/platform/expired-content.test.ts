import { expect, test } from 'vitest';
import { expiredContent as check } from '../../../checks/platform/expired-content.js';
import type { ArticleFact, Listing } from '../../../crawler/facts/publication.js';
import type { SiteFacts, Solicitation } from '../../../crawler/facts/site.js';
import { evaluate, factSet, SOLICITATION_URL, solicitation, verdicts } from '../facts.js';
import { absent, article, listing, row } from './builders.js';

const rows = (title: string): Listing => listing('solicitation', { rows: [row(title, '2023-03-01', SOLICITATION_URL)] });
const page = (text: string, rest: Partial<ArticleFact> = {}): ArticleFact => article('solicitation', { url: SOLICITATION_URL, text, ...rest });

test.each<[string, Partial<Solicitation>, Listing, ArticleFact[], string]>([
  ['over and marked as current in the list', {}, rows('[征集中] 征求意见公告'), [], 'fail'],
  ['over and marked as current on the page', {}, rows('征求意见公告'), [page('当前状态：进行中\n公告')], 'fail'],
  ['closes on the audit date', { closesOn: '2023-12-31' }, rows('[征集中] 征求意见公告'), [], 'pass'],
  ['closed the day before', { closesOn: '2023-12-30' }, rows('[征集中] 征求意见公告'), [], 'fail'],
  ['over, no label: an archive', {}, rows('征求意见公告'), [page('请于2023年3月31日前反馈')], 'pass'],
  ['over and said to be over', {}, rows('征求意见公告'), [page('状态：进行中　已结束')], 'pass'],
  ['prolonged', {}, rows('征求意见公告'), [page('状态：进行中\n经研究延期一个月')], 'pass'],
  ['no closing date', { closesOn: null }, rows('[征集中] 征求意见公告'), [], 'pass'],
  ['in prose', {}, rows('征求意见公告'), [page('项目正在进行中，欢迎提出意见')], 'pass'],
])('%s', (_case, rest, list, articles, expected) => {
  const facts = { solicitations: factSet([solicitation(rest)]), listings: factSet([list]), articles: factSet(articles) };
  expect(verdicts(evaluate(check, facts))).toEqual([expected]);
});

const jobs = (title: string) => factSet([listing('recruitment', { rows: [row(title, '2023-03-01', SOLICITATION_URL)] })]);
test.each<[string, string, Partial<ArticleFact>, string]>([
  ['over', '状态：报名中\n报名截止时间：2023年4月1日', {}, 'fail'],
  ['the later of two days counts', '状态：报名中\n报名截止时间：2023年4月1日，缴费截止日期：2024-01-05', {}, 'pass'],
  ['no day', '状态：报名中', {}, 'pass'],
  ['cut text', '状态：报名中\n报名截止时间：2023年4月1日', { textCut: true }, 'pass'],
])('recruitment: %s', (_case, text, rest, expected) => {
  const facts = { listings: jobs('招聘公告'), articles: factSet([article('recruitment', { url: SOLICITATION_URL, text, ...rest })]) };
  expect(verdicts(evaluate(check, facts))).toEqual([expected]);
});

const TERM = '本办法自2020年12月1日起施行，有效期至2023年12月30日。';
const document = (text: string, rest: Partial<ArticleFact> = {}) => article('normative-documents', { validity: '有效', text, ...rest });
const lists = (...titles: string[]) =>
  factSet([listing('normative-documents', { rows: titles.map((title) => row(title, '2023-03-01')) }), absent('document-cleanup')]);
const unreadLists = factSet([listing('normative-documents', { state: 'cut', trouble: '没有读完' })]);
test.each<[string, ArticleFact, Partial<SiteFacts>, string]>([
  ['term over the day before', document(TERM), {}, 'fail'],
  ['term over on the audit date', document(TERM.replace('30日', '31日')), {}, 'pass'],
  ['term told in years, over', document('本办法自2018年12月30日起施行，有效期五年。'), {}, 'fail'],
  ['term told in years, running', document('本办法自2018年12月31日起施行，有效期5年。'), {}, 'pass'],
  ['labelled as no longer in force', document(TERM, { validity: '失效' }), {}, 'not-applicable'],
  ['without a label: an archive', document(TERM, { validity: null }), {}, 'not-applicable'],
  ['no term', document('本办法自印发之日起施行。'), {}, 'pass'],
  ['the term of another document', document('《某县旧办法》有效期至2022年12月31日，同时废止。'), {}, 'pass'],
  ['a notice prolongs terms', document(TERM), { listings: lists('关于延长部分规范性文件有效期的通知') }, 'undetermined'],
  ['other notices', document(TERM), { listings: lists('关于印发某县旅游办法的通知') }, 'fail'],
  ['lists not read in full', document(TERM), { listings: unreadLists }, 'undetermined'],
])('documents: %s', (_case, made, rest, expected) => {
  expect(verdicts(evaluate(check, { articles: factSet([made]), ...rest }))).toEqual([expected]);
});

test('nothing to look at, a missing column, and what was not read', () => {
  expect(verdicts(evaluate(check, { listings: factSet([absent('solicitation')]) }))).toEqual(['not-applicable']);
  const unread = factSet([listing('solicitation', { state: 'unread', rows: [], trouble: '列表由脚本加载' })]);
  expect(verdicts(evaluate(check, { listings: unread, solicitations: factSet([solicitation()]) }))).toEqual(['pass', 'undetermined']);
  expect(verdicts(evaluate(check, { solicitations: factSet<Solicitation>([], { complete: false }) }))).toEqual(['not-applicable', 'undetermined']);
});

import { expect, test } from 'vitest';
import { officialRegulationText as check } from '../../../checks/documents/official-regulation-text.js';
import type { ArticleFact, ListingRow } from '../../../crawler/facts/publication.js';
import { evaluate, factSet, verdicts } from '../facts.js';
import { article, fileLink, listing, row } from './builders.js';

const TITLE = '中华人民共和国政府信息公开条例';
const here = row(TITLE, '2020-05-01');
const page = (text: string, rest: Partial<ArticleFact> = {}) => [article(here.url, text, rest)];

test.each<[string, ListingRow, ArticleFact[], string[]]>([
  ['a link to the official database', { ...here, url: 'https://xzfg.moj.gov.cn/law/detail?LawID=1' }, [], ['pass']],
  ['a host that only looks like it', { ...here, url: 'https://xzfg.moj.gov.cn.example.com/law' }, [], ['undetermined']],
  ['source named', here, page('（文本来源：国家行政法规库）第一条'), ['pass']],
  ['link among the files', here, page('第一条', { attachments: [{ ...fileLink('a.pdf'), url: 'https://flk.npc.gov.cn/a.pdf' }] }), ['pass']],
  ['another source named', here, page('来源：某文库\n第一条'), ['fail']],
  ['no source named', here, page('第一条'), ['undetermined']],
  ['page not opened', here, [], ['undetermined']],
  ['words filled by script', here, page('来源：某文库', { textElsewhere: true }), ['undetermined']],
  ['a law is none', row('中华人民共和国预算法', '2020-05-01'), [], []],
  ['a local regulation is none', row('某省信访条例', '2020-05-01'), [], []],
  ['an address that is none', { ...here, url: 'about:blank' }, [], ['undetermined']],
])('%s', (_case, given, articles, expected) => {
  expect(verdicts(evaluate(check, { listings: factSet([listing('regulations', [given])]), articles: factSet(articles) }))).toEqual(expected);
});

test('an order of the State Council shows in the text', () => {
  const given = row('信访工作条例', '2023-02-01');
  const text = '国务院令第431号\n来源：某文库';
  expect(verdicts(evaluate(check, { listings: factSet([listing('regulations', [given])]), articles: factSet([article(given.url, text)]) }))).toEqual([
    'fail',
  ]);
});

test.each([
  ['read', []],
  ['missing', []],
  ['unread', ['undetermined']],
  ['cut', ['undetermined']],
  ['unknown', ['undetermined']],
] as const)('no regulation, column %s', (state, expected) => {
  expect(verdicts(evaluate(check, { listings: factSet([listing('regulations', [], { state })]) }))).toEqual(expected);
});

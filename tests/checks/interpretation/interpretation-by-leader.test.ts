import { expect, test } from 'vitest';
import { interpretationByLeader as check } from '../../../checks/interpretation/interpretation-by-leader.js';
import type { ArticleFact, Listing } from '../../../crawler/facts/publication.js';
import type { Interpretation } from '../../../crawler/facts/site.js';
import { article, listing, older, row } from '../documents/builders.js';
import { type Circumstances, evaluate, factSet, INTERPRETATION_URL, interpretation } from '../facts.js';

const lists = (rest: Partial<Record<string, Listing>> = {}) =>
  ['policy-interpretation', 'policy-lecture', 'press-conference'].map((id) => rest[id] ?? listing(id, [older()]));
const page = (text: string, rest: Partial<ArticleFact> = {}) => [article(INTERPRETATION_URL, text, rest)];
const plain = page('办法的主要内容如下。');
const NAME = '《某县养老服务管理办法》';

test.each<[string, Partial<Interpretation>, ArticleFact[], Listing[], Circumstances, string]>([
  ['head of the bureau', { title: `县民政局局长张某解读${NAME}` }, plain, lists(), {}, 'pass'],
  ['interview', { title: '专访县民政局局长：养老服务怎么办' }, plain, lists(), {}, 'pass'],
  ['director of a commission', { title: `发展和改革委员会主任解读${NAME}` }, plain, lists(), {}, 'pass'],
  [
    'on another stage',
    {},
    plain,
    lists({ 'policy-lecture': listing('policy-lecture', [row('民政局局长讲养老政策', '2023-05-01'), older()]) }),
    {},
    'pass',
  ],
  ['the year before', { title: `县民政局局长解读${NAME}`, publishedOn: '2022-12-31' }, plain, lists(), {}, 'fail'],
  ['two wanted', { title: `县民政局局长解读${NAME}` }, plain, lists(), { thresholds: { minItems: 2 } }, 'undetermined'],
  ['nobody', {}, plain, lists(), {}, 'fail'],
  ['nobody, year not over', {}, plain, lists(), { asOf: '2023-12-30' }, 'not-due'],
  ['a deputy', { title: `县民政局副局长解读${NAME}` }, plain, lists(), {}, 'undetermined'],
  ['heads named in the document’s own title', { title: '《企业主要负责人安全责任规定》解读' }, plain, lists(), {}, 'fail'],
  ['an award named after the mayor', { title: '县长质量奖管理办法解读' }, plain, lists(), {}, 'fail'],
  ['named in the text', {}, page('县民政局负责人介绍了有关情况。'), lists(), {}, 'undetermined'],
  ['a film', { forms: ['video'] }, plain, lists(), {}, 'undetermined'],
  ['page not opened', {}, [], lists(), {}, 'undetermined'],
  ['page not read in full', {}, page('主要内容', { textCut: true }), lists(), {}, 'undetermined'],
  ['another stage unread', {}, plain, lists({ 'policy-lecture': listing('policy-lecture', [], { state: 'unread' }) }), {}, 'undetermined'],
])('%s', (_case, item, articles, listings, circumstances, verdict) => {
  const facts = { interpretations: factSet([interpretation(item)]), articles: factSet(articles), listings: factSet(listings) };
  expect(evaluate(check, facts, circumstances)).toMatchObject([{ verdict }]);
});

test('interpretations not read in full, and a department without any', () => {
  const given = { articles: factSet(plain), listings: factSet(lists()) };
  expect(evaluate(check, { ...given, interpretations: factSet([interpretation()], { complete: false }) })).toMatchObject([
    { verdict: 'undetermined' },
  ]);
  expect(evaluate(check, { ...given, interpretations: factSet<Interpretation>([]) }, { level: 'department' })).toMatchObject([
    { verdict: 'undetermined' },
  ]);
  expect(evaluate(check, { ...given, interpretations: factSet<Interpretation>([]) })).toMatchObject([{ verdict: 'fail' }]);
});

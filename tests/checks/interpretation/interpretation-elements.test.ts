import { expect, test } from 'vitest';
import { interpretationElements as check } from '../../../checks/interpretation/interpretation-elements.js';
import type { ArticleFact } from '../../../crawler/facts/publication.js';
import type { Interpretation } from '../../../crawler/facts/site.js';
import { article, fileLink } from '../documents/builders.js';
import { type Circumstances, DOCUMENT_URL, evaluate, factSet, INTERPRETATION_URL, interpretation, verdicts } from '../facts.js';

const TOLD = ['出台背景', '总体目标', '主要内容', '与以往相比', '适用范围', '注意事项', '名词解释'];
const page = (count: number, rest: Partial<ArticleFact> = {}) => article(INTERPRETATION_URL, TOLD.slice(0, count).join('。\n'), rest);
const SECOND = 'https://www.example.gov.cn/jd/2.html';

test.each<[string, Partial<Interpretation>, ArticleFact[], Circumstances, string[]]>([
  ['six', {}, [page(6)], {}, ['pass']],
  ['five', {}, [page(5)], {}, ['fail']],
  ['four are enough', {}, [page(4)], { thresholds: { minElements: 4 } }, ['pass']],
  ['three of four', {}, [page(3)], { thresholds: { minElements: 4 } }, ['fail']],
  ['one in a heading', {}, [page(5, { headings: ['注意事项'] })], {}, ['pass']],
  ['not opened', {}, [], {}, ['undetermined']],
  ['words filled by script', {}, [page(5, { textElsewhere: true })], {}, ['undetermined']],
  ['cut', {}, [page(5, { textCut: true })], {}, ['undetermined']],
  ['with pictures', {}, [page(5, { images: 1 })], {}, ['undetermined']],
  ['with a file', {}, [page(5, { attachments: [fileLink('a.pdf')] })], {}, ['undetermined']],
  ['questions and answers', { forms: ['text', 'qa'] }, [page(5)], {}, ['undetermined']],
  ['a picture', { forms: ['picture'] }, [page(1)], {}, ['not-applicable']],
  ['body is media', { bodyIsMedia: true }, [page(1)], {}, ['not-applicable']],
  ['reposted', { interprets: [] }, [page(1)], {}, ['not-applicable']],
  ['of one of several documents', { interprets: [], ambiguousWith: [DOCUMENT_URL] }, [page(1)], {}, ['undetermined']],
  ['undated, complete', { publishedOn: null }, [page(6)], {}, ['not-applicable']],
  ['undated, incomplete', { publishedOn: null }, [page(5)], {}, ['undetermined']],
  ['of last year', { publishedOn: '2022-12-31' }, [page(1)], {}, []],
])('%s', (_case, item, articles, circumstances, expected) => {
  expect(verdicts(evaluate(check, { interpretations: factSet([interpretation(item)]), articles: factSet(articles) }, circumstances))).toEqual(
    expected,
  );
});

test('a short one is excused by a full one of the same document', () => {
  const facts = {
    interpretations: factSet([interpretation(), interpretation({ url: SECOND, title: '解读（二）' })]),
    articles: factSet([page(2), { ...page(6), url: SECOND }]),
  };
  expect(verdicts(evaluate(check, facts))).toEqual(['not-applicable', 'pass']);
});

test('what is missing is named', () => {
  const [finding] = evaluate(check, { interpretations: factSet([interpretation()]), articles: factSet([page(5)]) });
  expect(finding).toMatchObject({ observed: 5, expected: 6 });
  expect(finding?.reason).toContain('没有看到执行标准、注意事项、惠民利民举措、享受条件、关键词诠释');
});

test('a column not read in full', () => {
  const facts = { interpretations: factSet([interpretation()], { complete: false }), articles: factSet([page(6)]) };
  expect(verdicts(evaluate(check, facts))).toEqual(['pass', 'undetermined']);
});

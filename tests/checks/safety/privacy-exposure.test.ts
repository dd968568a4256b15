import { expect, test } from 'vitest';
import { privacyExposure as check } from '../../../checks/safety/privacy-exposure.js';
import type { PersonalDataHit } from '../../../crawler/facts/personal-data.js';
import type { PersonalDataFact } from '../../../crawler/facts/site.js';
import { evaluate, evidence, factSet, verdicts } from '../facts.js';

const HIT: PersonalDataHit = {
  kind: 'citizen-id',
  masked: '6422**********1234',
  quote: '张某 6422**********1234',
  reason: '同一行有姓名和身份证号码',
};
const URL = 'https://www.example.gov.cn/a.html';
const leak = (hits: PersonalDataHit[], over: Partial<PersonalDataFact> = {}): PersonalDataFact => ({
  url: URL,
  title: '补贴名单',
  publishedOn: '2023-05-01',
  foundOn: null,
  data: { hits, count: hits.length },
  evidence: evidence(URL),
  ...over,
});

test.each<[string, PersonalDataFact[], boolean, string[]]>([
  ['nothing found, all read', [], true, ['pass']],
  ['nothing found, not all read', [], false, ['undetermined']],
  ['one page', [leak([HIT])], true, ['fail']],
  ['one page, not all read: the breach stands', [leak([HIT])], false, ['fail', 'undetermined']],
  ['a page and a file', [leak([HIT]), leak([HIT], { url: `${URL}.xlsx`, foundOn: URL })], true, ['fail', 'fail']],
])('%s', (_case, items, complete, expected) => {
  expect(verdicts(evaluate(check, { personalData: factSet(items, { complete }) }))).toEqual(expected);
});

test('a breach names kinds, numbers and the masked value', () => {
  const card: PersonalDataHit = { ...HIT, kind: 'bank-card', masked: '6228***********0019' };
  const [finding] = evaluate(check, {
    personalData: factSet([leak([HIT, HIT, card], { foundOn: URL, url: `${URL}.xlsx`, data: { hits: [HIT, HIT, card], count: 40 } })]),
  });
  expect(finding).toMatchObject({ observed: 40, expected: 0, unit: '处', subject: { url: `${URL}.xlsx` } });
  expect(finding?.reason).toBe(
    `附件（所在页面 ${URL}）公开了未遮盖的个人信息：身份证号码 2 处、银行卡号 1 处 等共 40 处，如 6422**********1234（同一行有姓名和身份证号码）`,
  );
  expect(finding?.evidence.map(({ quote }) => quote)).toEqual([HIT.quote, HIT.quote, HIT.quote]);
});

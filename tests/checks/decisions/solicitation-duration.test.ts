import { expect, test } from 'vitest';
import { solicitationDuration as check } from '../../../checks/decisions/solicitation-duration.js';
import type { Solicitation } from '../../../crawler/facts/site.js';
import { evaluate, factSet, solicitation, verdicts } from '../facts.js';

const run = (item: Partial<Solicitation>) => evaluate(check, { solicitations: factSet([solicitation(item)]) });

const SURVEY = { title: '关于征集民生实事项目的公告', class: 'unknown' } as const;
const NORMATIVE = { class: 'normative' } as const;
const UNKNOWN = { class: 'unknown' } as const;

test.each<[string, Partial<Solicitation>, string[]]>([
  // 1 March to 30 March are 29 days by subtraction, 30 counted with the first: taken in the unit's favour
  ['major, 30 days either way', { closesOn: '2023-03-31' }, ['pass']],
  ['major, 30 days with the first', { closesOn: '2023-03-30' }, ['pass']],
  ['major, 29 days with the first', { closesOn: '2023-03-29' }, ['fail']],
  ['major, short with a reason', { closesOn: '2023-03-10', shortTermReason: '因防汛紧急' }, ['undetermined']],
  ['major, opening not stated: from publication', { opensOn: null, closesOn: '2023-03-10' }, ['fail']],
  ['major, closing not stated but 30 days', { closesOn: null, stated: { count: 30, unit: 'day' } }, ['pass']],
  ['major, closing not stated, 15 days', { closesOn: null, stated: { count: 15, unit: 'day' } }, ['fail']],
  ['major, closing not stated, 30 working days', { closesOn: null, stated: { count: 30, unit: 'working-day' } }, ['pass']],
  ['major, dates and stated length disagree', { closesOn: '2023-03-10', stated: { count: 30, unit: 'day' } }, ['undetermined']],
  ['major, nothing stated', { closesOn: null }, ['undetermined']],
  ['closing before opening', { closesOn: '2023-02-01' }, ['undetermined']],
  ['absurd length', { closesOn: null, stated: { count: 99_999_999, unit: 'day' } }, ['undetermined']],
  ['page not read', { pageRead: false, closesOn: null }, ['undetermined']],
  ['undated altogether', { publishedOn: null, opensOn: null }, ['undetermined']],
  ['last year', { publishedOn: '2022-11-01', opensOn: '2022-11-01', closesOn: '2022-11-05' }, []],
  // Wednesday 1 March to Thursday 9 March: seven working days with the first
  ['normative, seven working days with the first', { ...NORMATIVE, closesOn: '2023-03-09' }, ['pass']],
  ['normative, six', { ...NORMATIVE, closesOn: '2023-03-08' }, ['fail']],
  ['normative, six, urgent', { ...NORMATIVE, closesOn: '2023-03-08', shortTermReason: '情况紧急' }, ['undetermined']],
  ['unknown, 30 days', { ...UNKNOWN, closesOn: '2023-03-31' }, ['pass']],
  ['unknown, between the two', { ...UNKNOWN, closesOn: '2023-03-20' }, ['undetermined']],
  ['unknown, at seven working days', { ...UNKNOWN, closesOn: '2023-03-09' }, ['undetermined']],
  ['unknown draft, below both', { ...UNKNOWN, closesOn: '2023-03-08' }, ['fail']],
  ['unknown draft, below both, opening not stated', { ...UNKNOWN, opensOn: null, closesOn: '2023-03-08' }, ['undetermined']],
  ['a further round', { title: '关于再次公开征求《某办法（征求意见稿）》意见的公告', closesOn: '2023-03-10' }, ['undetermined']],
  ['a technical standard', { ...UNKNOWN, title: '《某技术规程（征求意见稿）》征求意见的公告', closesOn: '2023-03-08' }, ['undetermined']],
  ['a survey owes no term', { ...SURVEY, closesOn: '2023-03-03' }, ['undetermined']],
])('%s', (_case, item, expected) => {
  expect(verdicts(run(item))).toEqual(expected);
});

test('holidays do not lengthen a term in working days', () => {
  // 28 April to 8 May: 28 April, 4, 5, 6 (make-up Saturday), 8 May
  const [finding] = run({ ...NORMATIVE, publishedOn: '2023-04-28', opensOn: '2023-04-28', closesOn: '2023-05-08' });
  expect(finding).toMatchObject({ verdict: 'fail', observed: 5, expected: 7, unit: '个工作日' });
  expect(finding?.reason).toContain('2023年4月28日开始，2023年5月8日截止，连头带尾共 11 日、5 个工作日');
});

test('a term beyond the work calendar leaves that solicitation alone undetermined', () => {
  const facts = { solicitations: factSet([solicitation({ closesOn: '2099-12-31' }), solicitation()]) };
  expect(verdicts(evaluate(check, facts))).toEqual(['undetermined', 'pass']);
});

test('announcements not read in full add one undetermined finding', () => {
  expect(verdicts(evaluate(check, { solicitations: factSet<Solicitation>([], { complete: false }) }))).toEqual(['undetermined']);
});

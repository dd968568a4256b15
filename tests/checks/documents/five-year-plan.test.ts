import { expect, test } from 'vitest';
import { fiveYearPlan as check } from '../../../checks/documents/five-year-plan.js';
import type { Listing, ListingRow } from '../../../crawler/facts/publication.js';
import type { Interpretation } from '../../../crawler/facts/site.js';
import { type Circumstances, evaluate, factSet, interpretation, verdicts } from '../facts.js';
import { listing, older, row } from './builders.js';

const OUTLINE = row('某县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要', '2021-03-20');
const PICTURE = row('一图读懂某县“十四五”规划纲要', '2021-04-01');
const reading = (rest: Partial<Interpretation>): Interpretation =>
  interpretation({ title: '某县“十四五”规划纲要解读', publishedOn: '2021-04-01', ...rest });

const facts = (plans: ListingRow[], readings: ListingRow[] = [], items: Interpretation[] = [], rest: Partial<Listing> = {}) => ({
  listings: factSet([
    listing('five-year-plan', rest.state === 'missing' ? [] : [...plans, older()], rest),
    ...['policy-documents', 'normative-documents', 'notices'].map((id) => listing(id, [older()])),
    listing('policy-interpretation', [...readings, older()]),
  ]),
  interpretations: factSet(items),
});
const first: Circumstances = { year: 2021, asOf: '2021-12-31' };

test.each<[string, ReturnType<typeof facts>, Circumstances, string[]]>([
  ['outline and picture', facts([OUTLINE], [PICTURE]), first, ['pass', 'pass']],
  ['outline as 纲要 of 十四五规划', facts([row('某县“十四五”规划纲要', '2021-03-20')], [PICTURE]), first, ['pass', 'pass']],
  ['years instead of the number', facts([row('国民经济和社会发展规划纲要（2021—2025年）', '2021-03-20')], [PICTURE]), first, ['pass', 'pass']],
  ['film by its form', facts([OUTLINE], [], [reading({ forms: ['video'] })]), first, ['pass', 'pass']],
  ['text alone', facts([OUTLINE], [], [reading({ forms: ['text'] })]), first, ['pass', 'fail']],
  ['form not read', facts([OUTLINE], [], [reading({ pageRead: false })]), first, ['pass', 'undetermined']],
  ['neither', facts([]), first, ['fail', 'fail']],
  ['neither, the year not over', facts([]), { year: 2021, asOf: '2021-06-30' }, ['not-due', 'not-due']],
  ['the plan before', facts([row('某县国民经济和社会发展第十三个五年规划纲要', '2021-03-20')]), first, ['fail', 'fail']],
  ['a plan of one field', facts([row('某县“十四五”卫生健康事业发展规划', '2021-03-20')]), first, ['undetermined', 'fail']],
  ['a solicitation on the outline', facts([row('某县“十四五”规划纲要征求意见', '2021-03-20')]), first, ['fail', 'fail']],
  ['column unread', facts([], [], [], { state: 'unread' }), first, ['undetermined', 'undetermined']],
  ['column missing', facts([], [], [], { state: 'missing' }), first, ['fail', 'fail']],
  ['later year, still listed', facts([OUTLINE], [PICTURE]), {}, ['pass', 'pass']],
  ['the next plan', facts([OUTLINE]), { year: 2026, asOf: '2026-12-31' }, ['fail', 'fail']],
])('%s', (_case, given, circumstances, expected) => {
  expect(verdicts(evaluate(check, given, circumstances))).toEqual(expected);
});

test('lists that were read for a later year alone cannot show its absence', () => {
  const recent = ['five-year-plan', 'policy-documents', 'normative-documents', 'notices', 'policy-interpretation'].map((id) =>
    listing(id, [row('近年的信息', '2022-12-30')]),
  );
  expect(verdicts(evaluate(check, { listings: factSet(recent) }))).toEqual(['undetermined', 'undetermined']);
});

test('departments and towns have no plan of their own', () => {
  expect((['county', 'town', 'department'] as const).map((level) => check.appliesTo?.(level))).toEqual([true, false, false]);
});

import { expect, test } from 'vitest';
import { decisionParticipation as check } from '../../../checks/decisions/decision-participation.js';
import type { DecisionItem } from '../../../crawler/facts/site.js';
import { type Circumstances, evaluate, evidence, factSet, verdicts } from '../facts.js';

const STAGES: DecisionItem['stages'] = { solicitation: [], draft: [], explanation: [], interpretation: [], feedback: [], result: [] };
const page = [{ url: 'https://www.example.gov.cn/1.html', confidence: 1, by: 'link' as const }];
const item = (found: readonly (keyof DecisionItem['stages'])[], rest: Partial<DecisionItem> = {}): DecisionItem => ({
  name: '某县养老服务管理办法',
  unit: '某县民政局',
  catalogue: 'https://www.example.gov.cn/jc/1.html',
  year: 2023,
  stages: { ...STAGES, ...Object.fromEntries(found.map((stage) => [stage, page])) },
  ambiguousWith: [],
  evidence: evidence('https://www.example.gov.cn/jc/1.html'),
  ...rest,
});
const run = (items: DecisionItem[], circumstances: Circumstances = {}, complete = true) =>
  verdicts(evaluate(check, { decisionItems: factSet(items, { complete }) }, circumstances));

test.each<[string, DecisionItem[], Circumstances, string[]]>([
  ['asked', [item(['solicitation'])], {}, ['pass']],
  ['opinions reported', [item(['feedback'])], {}, ['pass']],
  ['decided without asking', [item(['result'])], {}, ['fail']],
  ['decided without asking, early in the year', [item(['result'])], { asOf: '2023-03-01' }, ['fail']],
  ['another page may be it', [item(['result'], { ambiguousWith: ['https://www.example.gov.cn/2.html'] })], {}, ['undetermined']],
  ['not decided, year not over', [item([])], { asOf: '2023-12-30' }, ['not-due']],
  ['not decided, year over', [item([])], {}, ['undetermined']],
  ['of another year', [item(['result'], { year: 2024 })], {}, []],
])('%s', (_case, items, circumstances, expected) => {
  expect(run(items, circumstances)).toEqual(expected);
});

test('columns not read in full', () => {
  expect(run([item(['result'])], {}, false)).toEqual(['undetermined', 'undetermined']);
});

test('a ratio rule', () => {
  expect(check.fold({ target: 0.9, partialFrom: 0.5 })).toEqual({ rule: 'ratio', target: 0.9, partialFrom: 0.5 });
});

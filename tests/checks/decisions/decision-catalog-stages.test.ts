import { expect, test } from 'vitest';
import { decisionCatalogStages as check } from '../../../checks/decisions/decision-catalog-stages.js';
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

const ALL = ['solicitation', 'draft', 'explanation', 'interpretation', 'feedback', 'result'] as const;
const without = (...left: readonly string[]) => ALL.filter((stage) => !left.includes(stage));

test.each<[string, DecisionItem[], Circumstances, string[]]>([
  ['all stages', [item(ALL)], {}, ['pass']],
  ['decided, no feedback', [item(without('feedback'))], {}, ['fail']],
  ['decided, no feedback, not asked for', [item(without('feedback'))], { thresholds: { required: ['draft', 'result'] } }, ['pass']],
  ['decided, no feedback, early in the year', [item(without('feedback'))], { asOf: '2023-06-01' }, ['fail']],
  ['decided, another page may be it', [item(without('feedback'), { ambiguousWith: ['https://www.example.gov.cn/2.html'] })], {}, ['undetermined']],
  ['decided, of an unreadable year', [item(without('feedback'), { year: null })], {}, ['undetermined']],
  ['asked, no explanation', [item(['solicitation', 'draft', 'interpretation'])], { asOf: '2023-06-01' }, ['fail']],
  ['asked, in progress', [item(['solicitation', 'draft', 'explanation', 'interpretation'])], { asOf: '2023-06-01' }, ['not-due']],
  ['asked, still open at the end of the year', [item(['solicitation', 'draft', 'explanation', 'interpretation'])], {}, ['undetermined']],
  ['nothing yet', [item([])], { asOf: '2023-12-30' }, ['not-due']],
  ['nothing by the end of the year', [item([])], {}, ['undetermined']],
  ['of another year', [item([], { year: 2022 })], {}, []],
  ['no catalogue', [], {}, []],
])('%s', (_case, items, circumstances, expected) => {
  expect(run(items, circumstances)).toEqual(expected);
});

test('columns not read in full', () => {
  expect(run([item(ALL), item(without('feedback'))], {}, false)).toEqual(['pass', 'undetermined', 'undetermined']);
});

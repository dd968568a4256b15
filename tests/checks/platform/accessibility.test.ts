import { expect, test } from 'vitest';
import { accessibility as check } from '../../../checks/platform/accessibility.js';
import type { Accessibility } from '../../../crawler/facts/probe.js';
import { evaluate, evidence, factSet, verdicts } from '../facts.js';

const BASE = 'https://www.example.gov.cn/';
const WORKING = { text: '无障碍', reacts: true };
const tested = (rest: Partial<Accessibility> = {}): Accessibility => ({
  url: BASE,
  title: '首页',
  kind: 'home',
  violations: [],
  entrance: WORKING,
  voice: null,
  trouble: null,
  evidence: evidence(BASE),
  ...rest,
});
const article = (rest: Partial<Accessibility> = {}): Accessibility =>
  tested({ url: `${BASE}a`, title: '文', kind: 'article', entrance: null, ...rest });
const noAlt = (nodes: number) => ({ id: 'image-alt', impact: 'critical', help: '图片必须有替代文本', nodes, example: '<img src="a.png">' });
const noName = { id: 'link-name', impact: 'serious', help: '链接必须有可辨识的文本', nodes: 1, example: '<a href="x"></a>' };

test.each<[string, Accessibility[], boolean, string[]]>([
  ['entrance works, nothing found', [tested()], true, ['pass', 'pass']],
  ['entrance does nothing', [tested({ entrance: { text: '长者版', reacts: false } })], true, ['fail', 'pass']],
  ['entrance could not be seen to react', [tested({ entrance: { text: '长者版', reacts: null } })], true, ['undetermined', 'pass']],
  ['no entrance', [tested({ entrance: null })], true, ['fail', 'pass']],
  ['no entrance, a script had not come', [tested({ entrance: null, trouble: '1 个脚本没有加载到' })], true, ['undetermined', 'pass']],
  ['no entrance on the home page, one on an article', [tested({ entrance: null }), article({ entrance: WORKING })], true, ['pass', 'pass']],
  ['no home page among the sample', [article()], true, ['undetermined', 'pass']],
  [
    'two rules broken on two pages',
    [tested({ violations: [noAlt(2)] }), article({ violations: [noAlt(3), noName] })],
    true,
    ['pass', 'fail', 'fail'],
  ],
  [
    'one page in order, one broken, one not tested',
    [tested(), article({ violations: [noName] }), article({ violations: null })],
    true,
    ['pass', 'fail', 'pass', 'undetermined'],
  ],
  ['not all were tested', [tested()], false, ['pass', 'pass', 'undetermined']],
  ['none was tested', [], false, ['undetermined']],
])('%s', (_case, items, complete, expected) => {
  expect(verdicts(evaluate(check, { accessibility: factSet(items, { complete }) }))).toEqual(expected);
});

test('a broken rule is one finding with its count, example and pages', () => {
  const findings = evaluate(check, { accessibility: factSet([tested({ violations: [noAlt(2)] }), article({ violations: [noAlt(3)] })]) });
  expect(findings[1]).toMatchObject({
    subject: { url: BASE, title: '首页' },
    observed: 5,
    expected: 0,
    reason: '图片必须有替代文本（严重，规则 image-alt）：2 个抽查页面共 5 处，例如 <img src="a.png">',
  });
  expect(findings[1]?.evidence).toHaveLength(2);
});

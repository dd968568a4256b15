import { expect, test } from 'vitest';
import { mobileAdaptation as check } from '../../../checks/platform/mobile-adaptation.js';
import type { Mobile } from '../../../crawler/facts/probe.js';
import { evaluate, evidence, factSet, verdicts } from '../facts.js';

const measured = (rest: Partial<Mobile>): Mobile => ({
  url: 'https://www.example.gov.cn/',
  title: '首页',
  viewport: 390,
  scrollWidth: 390,
  bodyFontPx: 16,
  trouble: null,
  evidence: evidence('https://www.example.gov.cn/'),
  ...rest,
});

test.each<[string, Partial<Mobile>, string]>([
  ['fits', {}, 'pass'],
  ['a shadow beyond the edge', { scrollWidth: 395 }, 'pass'],
  ['too wide', { scrollWidth: 396 }, 'fail'],
  ['letters just large enough', { bodyFontPx: 12 }, 'pass'],
  ['letters too small', { bodyFontPx: 11.9 }, 'fail'],
  ['hardly any text', { bodyFontPx: null }, 'pass'],
  ['hardly any text, too wide', { bodyFontPx: null, scrollWidth: 980 }, 'fail'],
  ['did not open', { scrollWidth: null, bodyFontPx: null, trouble: '页面没有打开：等待超时' }, 'undetermined'],
])('%s', (_case, rest, expected) => {
  expect(verdicts(evaluate(check, { mobile: factSet([measured(rest)]) }))).toEqual([expected]);
});

test('both faults are told; what was not tried stays open', () => {
  expect(evaluate(check, { mobile: factSet([measured({ scrollWidth: 980, bodyFontPx: 6.4 })]) })).toMatchObject([
    { observed: 980, expected: 390, reason: '在宽 390 像素的手机屏幕上，页面宽 980 像素，要横向滚动，多数文字只有 6.4 像素' },
  ]);
  expect(verdicts(evaluate(check, { mobile: factSet<Mobile>([], { complete: false }) }))).toEqual(['undetermined']);
  expect(verdicts(evaluate(check, { mobile: factSet([measured({})], { complete: false }) }))).toEqual(['pass', 'undetermined']);
});

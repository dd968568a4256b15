import { expect, test } from 'vitest';
import { voiceBroadcast as check } from '../../../checks/platform/voice-broadcast.js';
import type { Accessibility } from '../../../crawler/facts/probe.js';
import { evaluate, evidence, factSet, verdicts } from '../facts.js';

const BASE = 'https://www.example.gov.cn/';
const WORKING = { text: '无障碍', reacts: true };
const article = (rest: Partial<Accessibility> = {}): Accessibility => ({
  url: `${BASE}a`,
  title: '文',
  kind: 'article',
  violations: [],
  entrance: null,
  voice: null,
  trouble: null,
  evidence: evidence(`${BASE}a`),
  ...rest,
});
const home = article({ kind: 'home', entrance: WORKING });

test.each<[string, Partial<Accessibility>, string]>([
  ['reacts', { voice: { text: '朗读', reacts: true } }, 'pass'],
  ['does nothing', { voice: { text: '朗读', reacts: false } }, 'fail'],
  ['could not be seen to react', { voice: { text: '朗读', reacts: null } }, 'undetermined'],
  ['is not there', {}, 'fail'],
  ['is not there, a script had not come', { trouble: '1 个脚本没有加载到' }, 'undetermined'],
  ['may be behind the entrance', { entrance: WORKING }, 'undetermined'],
])('a control that %s', (_case, rest, expected) => {
  expect(verdicts(evaluate(check, { accessibility: factSet([home, article(rest)]) }))).toEqual([expected]);
});

test('without an article, or with some untested, it stays open', () => {
  expect(verdicts(evaluate(check, { accessibility: factSet([home]) }))).toEqual(['undetermined']);
  const some = factSet([article({ voice: WORKING })], { complete: false });
  expect(verdicts(evaluate(check, { accessibility: some }))).toEqual(['pass', 'undetermined']);
});

import { expect, test } from 'vitest';
import { availability as check } from '../../../checks/platform/availability.js';
import type { Availability } from '../../../crawler/facts/probe.js';
import { evaluate, evidence, factSet, verdicts } from '../facts.js';

const attempt = (rest: Partial<Availability>): Availability => ({
  at: '2023-12-31T00:00:00.000Z',
  outcome: 'open',
  durationMs: 800,
  reason: 'HTTP 200，首页打开',
  evidence: evidence('https://www.example.gov.cn/'),
  ...rest,
});
const times = (count: number, rest: Partial<Availability> = {}): Availability[] => Array.from({ length: count }, () => attempt(rest));
const FAILED = { outcome: 'failed', reason: '等待超时' } as const;

test.each<[string, Availability[], string]>([
  ['all open', times(3), 'pass'],
  ['the last moment', times(3, { durationMs: 15_000 }), 'pass'],
  ['too slow, three attempts', times(3, { durationMs: 15_001 }), 'undetermined'],
  ['too slow, twenty attempts', times(20, { durationMs: 15_001 }), 'fail'],
  ['one of three failed', [...times(2), attempt(FAILED)], 'undetermined'],
  ['one of nineteen failed', [...times(18), attempt(FAILED)], 'undetermined'],
  ['one of twenty failed: five in a hundred', [...times(19), attempt(FAILED)], 'fail'],
  ['one of twenty-one failed: less', [...times(20), attempt(FAILED)], 'pass'],
  ['turned away every time', times(3, { outcome: 'unknown', reason: '被网站防护拦截' }), 'undetermined'],
  ['turned away once: that does not count', [attempt({ outcome: 'unknown' }), ...times(2)], 'pass'],
  ['never tried', [], 'undetermined'],
])('%s', (_case, items, expected) => {
  expect(verdicts(evaluate(check, { availability: factSet(items, { complete: items.length > 0 }) }))).toEqual([expected]);
});

test('the counts and reasons are told', () => {
  const [finding] = evaluate(check, { availability: factSet([...times(2), attempt(FAILED)]) });
  expect(finding).toMatchObject({
    observed: 1,
    unit: '次打不开',
    reason: expect.stringContaining('有效访问 3 次，1 次没有打开（33.3%）：等待超时。访问次数不足 20 次'),
  });
});

test('profiles may set their own bounds', () => {
  const thresholds = { maxSeconds: 5, maxFailureShare: 0.5, minAttempts: 2 };
  expect(verdicts(evaluate(check, { availability: factSet(times(2, { durationMs: 5_001 })) }, { thresholds }))).toEqual(['fail']);
  expect(verdicts(evaluate(check, { availability: factSet([...times(2), attempt(FAILED)]) }, { thresholds }))).toEqual(['pass']);
});

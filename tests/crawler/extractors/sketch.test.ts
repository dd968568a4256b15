import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlap, sketchOf } from '../../../crawler/facts/sketch.js';

const text = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, n) => String.fromCharCode(0x4e00 + (((from + n) * 7919) % 20_000))).join('');

test('ascending 32-bit numbers, at most 256', () => {
  const sketch = sketchOf(text(0, 5000));
  expect(sketch).toHaveLength(256);
  expect(sketch.every((hash, n) => Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32 && hash > (sketch[n - 1] ?? -1))).toBe(true);
});

test.each([
  ['the same', text(0, 3000), text(0, 3000), 1, 1],
  ['blanks, signs and full-width forms aside', 'Ａ１湖区，步道 已经修好', 'a1湖区步道已经修好。', 1, 1],
  ['short, exact: two runs of six shared', '湖区步道已经修好', '湖区步道已在整修', 1 / 7, 1 / 7],
  ['nothing shared', text(0, 3000), text(4000, 7000), 0, 0.02],
  ['half of each', text(0, 2000), text(1000, 3000), 0.25, 0.42],
  ['nine tenths', text(0, 2000), text(100, 2100), 0.83, 0.98],
])('%s', (_, a, b, least, most) => {
  const share = overlap(sketchOf(a), sketchOf(b)) ?? -1;
  expect(share).toBeGreaterThanOrEqual(least - 1e-9);
  expect(share).toBeLessThanOrEqual(most + 1e-9);
});

test('too little to compare', () => {
  expect(sketchOf('通知。')).toEqual([]);
  expect(overlap([], sketchOf(text(0, 50)))).toBeNull();
});

test('symmetric, and 1 only with itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 }), (a, b) => {
      const [x, y] = [sketchOf(a), sketchOf(b)];
      expect(overlap(x, y)).toBe(overlap(y, x));
      if (x.length > 0) expect(overlap(x, x)).toBe(1);
    }),
    { seed: 20231105, numRuns: 100 },
  );
});

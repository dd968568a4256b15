import { expect, test } from 'vitest';
import { hasSources, type LedgerScore, measureSamples, measureSources } from './ledgers.js';

/** Floors asked of the import; the figures themselves are in docs/accuracy.md. */
function expectFloors(scores: readonly LedgerScore[]): void {
  const sum = (pick: (score: LedgerScore) => number): number => scores.reduce((total, score) => total + pick(score), 0);
  const misses = scores.flatMap(({ id, misses: own }) => own.map((miss) => `${id} ${miss}`)).join('\n');
  expect(
    sum(({ items }) => items.right),
    misses,
  ).toBe(sum(({ items }) => items.expected));
  expect(sum(({ items }) => items.found)).toBe(sum(({ items }) => items.expected));
  expect(sum(({ quantities }) => quantities.right) / sum(({ quantities }) => quantities.found), misses).toBeGreaterThanOrEqual(0.98);
  expect(sum(({ quantities }) => quantities.right) / sum(({ quantities }) => quantities.expected), misses).toBeGreaterThanOrEqual(0.95);
  expect(sum(({ deadlines }) => deadlines.right) / sum(({ deadlines }) => deadlines.expected), misses).toBeGreaterThanOrEqual(0.98);
  expect(sum(({ units }) => units.right) / sum(({ units }) => units.expected), misses).toBeGreaterThanOrEqual(0.95);
  expect(sum(({ indicators }) => indicators.right) / sum(({ indicators }) => indicators.found), misses).toBeGreaterThanOrEqual(0.9);
  expect(sum(({ indicators }) => indicators.right) / sum(({ indicators }) => indicators.expected), misses).toBeGreaterThanOrEqual(0.85);
}

test.skipIf(!hasSources())('the source ledgers are read as a person read them (skipped where they are absent)', () => expectFloors(measureSources()));

test('ledgers in other shapes and words are read', { timeout: 60_000 }, async () => expectFloors(await measureSamples()));

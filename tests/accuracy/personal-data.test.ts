import { expect, test } from 'vitest';
import { measurePersonalData } from './personal-data.js';

const LEAST_PRECISION = 0.99;
const LEAST_RECALL = 0.97;

test.each(['all', 'held-out'] as const)('personal data is found and nothing else: templates %s', (part) => {
  const { seed, positives, found, lookAlikes, falseHits, misses } = measurePersonalData(part);
  const told = `seed ${seed}\n${misses.slice(0, 20).join('\n')}`;
  expect(found / (found + falseHits), told).toBeGreaterThanOrEqual(LEAST_PRECISION);
  expect(found / positives, told).toBeGreaterThanOrEqual(LEAST_RECALL);
  expect(
    misses.filter((miss) => miss.startsWith('published again')),
    told,
  ).toEqual([]);
  if (part === 'all') expect(Math.min(positives, lookAlikes)).toBeGreaterThanOrEqual(300);
});

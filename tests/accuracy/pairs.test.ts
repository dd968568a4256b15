import { expect, test } from 'vitest';
import { measurePairs, type PairScore } from './pairs.js';

const MIN_PRECISION = 0.99;
const MIN_RECALL = 0.95;

const measured = measurePairs();
const { corpus, tuned, heldOut, decisions, feedbacks } = measured;
const parts: [string, PairScore][] = [
  ['document ↔ interpretation', measured],
  ['the half used for tuning', tuned],
  ['the other half', heldOut],
  ['solicitation → document', decisions],
  ['feedback → solicitation', feedbacks],
];

test('the labelled portals are as many and as hard as they should be', () => {
  expect(corpus.portals).toBeGreaterThanOrEqual(12);
  expect(corpus.documents).toBeGreaterThanOrEqual(400);
  expect(corpus.interpretations).toBeGreaterThanOrEqual(300);
  expect(corpus.hardNegatives).toBeGreaterThanOrEqual(100);
  expect(tuned.expected + heldOut.expected).toBe(measured.expected);
});

test.each(parts)('%s: found pairs are right and few are missed', (_part, { expected, found, right, wrong, missed }) => {
  const misses = JSON.stringify({ wrong, missed }, null, 1);
  expect(right / found, misses).toBeGreaterThanOrEqual(MIN_PRECISION);
  expect(right / expected, misses).toBeGreaterThanOrEqual(MIN_RECALL);
});

test.each(parts)('%s: what is missed is kept open, so that nothing is said to be absent that is there', (_part, { ambiguous, missed }) => {
  expect(ambiguous, JSON.stringify(missed, null, 1)).toBe(missed.length);
});

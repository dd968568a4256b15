import { describe, expect, test } from 'vitest';
import { loadBases } from './bases.js';
import { readCase } from './breaches.js';
import { fuzzCase } from './cases.js';
import { EXTREMES } from './mutations.js';

const SEED = Number(process.env.FUZZ_SEED ?? 20240305);
const CASES = 1_000;
const PER_TEST = 100;

const bases = loadBases();

describe(`damaged and made-up mark-up, seed ${SEED} (npx tsx scripts/fuzz.ts --seed ${SEED} --only <case> shows one)`, () => {
  test.each(Array.from({ length: CASES / PER_TEST }, (_, at) => at * PER_TEST))(
    'cases from %i on',
    (from) => {
      const broken = Array.from({ length: PER_TEST }, (_, at) => fuzzCase(SEED, from + at, bases)).flatMap((one) =>
        readCase(one).breaches.map((breach) => `case ${one.index}: ${breach}`),
      );
      expect(broken).toEqual([]);
    },
    120_000,
  );
});

test('every kind of too much is among the cases, and the same number is the same case', () => {
  expect(EXTREMES.length * 50).toBeLessThanOrEqual(CASES);
  expect(fuzzCase(SEED, 7, bases)).toEqual(fuzzCase(SEED, 7, bases));
  expect(fuzzCase(SEED, 7, bases).html).not.toBe(fuzzCase(SEED + 1, 7, bases).html);
});

import { expect, test } from 'vitest';
import { type Clock, endOf, waitUntil } from '../../../cli/schedule/wait.js';

/** A clock that stands still but for sleeping; `jumps` are added to the wall clock once so much steady time has gone by. */
function clockWith(jumps: readonly { afterMs: number; byMs: number }[]): Clock & { wall: () => number } {
  let steady = 0;
  const wall = (): number => 1_000_000_000 + steady + jumps.reduce((sum, { afterMs, byMs }) => sum + (steady >= afterMs ? byMs : 0), 0);
  return {
    wall,
    now: wall,
    steady: () => steady,
    sleep: async (ms) => {
      steady += ms;
      await Promise.resolve();
    },
  };
}
const never = new AbortController().signal;
const HOUR = 3_600_000;

test.each([
  ['an even clock', [], HOUR, 15_000],
  ['the machine slept, or the clock was set forward', [{ afterMs: 60_000, byMs: 2 * HOUR }], 60_000, 15_000],
  ['the clock was set back: it waits for the time on the wall', [{ afterMs: 60_000, byMs: -HOUR }], 2 * HOUR, 15_000],
] as const)('a start waits for its time: %s', async (_case, jumps, expectedMs, toleranceMs) => {
  const clock = clockWith(jumps);
  await waitUntil(new Date(clock.wall() + HOUR), never, clock);
  expect(Math.abs(clock.steady() - expectedMs)).toBeLessThanOrEqual(toleranceMs);
});

test.each([
  ['an even clock', [], HOUR],
  ['set forward past the end: it is too late at once', [{ afterMs: 60_000, byMs: 2 * HOUR }], 60_000],
  ['set back: the night does not get longer', [{ afterMs: 60_000, byMs: -5 * HOUR }], HOUR],
] as const)('the hard end comes on time: %s', async (_case, jumps, expectedMs) => {
  const clock = clockWith(jumps);
  const { signal, release } = endOf(new Date(clock.wall() + HOUR), clock);
  await new Promise((ended) => signal.addEventListener('abort', ended, { once: true }));
  expect(Math.abs(clock.steady() - expectedMs)).toBeLessThanOrEqual(15_000);
  release();
});

test('without a hard end, or once released, nothing is ended', async () => {
  const clock = clockWith([]);
  const open = endOf(null, clock);
  const released = endOf(new Date(clock.wall() + HOUR), clock);
  released.release();
  await clock.sleep(2 * HOUR, never);
  await new Promise((next) => setImmediate(next));
  expect([open.signal.aborted, released.signal.aborted]).toEqual([false, false]);
});

test('waiting ends at once when it is told to stop', async () => {
  const stopper = new AbortController();
  setTimeout(() => stopper.abort(), 20);
  const started = performance.now();
  await waitUntil(new Date(Date.now() + HOUR), stopper.signal);
  expect(performance.now() - started).toBeLessThan(5_000);
});

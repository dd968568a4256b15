import { setTimeout as sleep } from 'node:timers/promises';

/** The clock is read again this often: it may be set, or the machine may sleep. */
const STEP_MS = 15_000;

export interface Clock {
  /** Milliseconds since 1970; may jump. */
  now(): number;
  /** Milliseconds that never go back. */
  steady(): number;
  /** Resolves early when the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  steady: () => performance.now(),
  sleep: async (ms, signal) => {
    try {
      await sleep(ms, undefined, { signal });
    } catch (error) {
      if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    }
  },
};

/** Waits until the clock on the wall shows `at`, however it gets there. */
export async function waitUntil(at: Date, signal: AbortSignal, clock: Clock = systemClock): Promise<void> {
  for (;;) {
    const left = at.getTime() - clock.now();
    if (left <= 0 || signal.aborted) return;
    await clock.sleep(Math.min(left, STEP_MS), signal);
  }
}

/**
 * A signal that is aborted at the hard end. A clock set forward ends the run, as it is past the time then; one set back does not
 * prolong it beyond the length it was planned for.
 */
export function endOf(end: Date | null, clock: Clock = systemClock): { signal: AbortSignal; release: () => void } {
  const ended = new AbortController();
  const released = new AbortController();
  const watch = async (until: number): Promise<void> => {
    const latest = clock.steady() + (until - clock.now());
    for (;;) {
      const left = Math.min(until - clock.now(), latest - clock.steady());
      if (left <= 0 && !released.signal.aborted) ended.abort();
      if (left <= 0 || released.signal.aborted) return;
      await clock.sleep(Math.min(left, STEP_MS), released.signal);
    }
  };
  if (end) void watch(end.getTime());
  return { signal: ended.signal, release: () => released.abort() };
}

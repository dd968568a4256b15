import { setTimeout as delay } from 'node:timers/promises';

/** Time as the fetch layer sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since the epoch; may jump when the clock is set. */
  now(): number;
  /** Milliseconds since some fixed moment, never going back: what waits are measured by. */
  steady(): number;
  /** Resolves after `ms`; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  steady: () => performance.now(),
  async sleep(ms, signal) {
    await delay(Math.max(0, Math.ceil(ms)), undefined, { signal });
  },
};

import { setTimeout as delay } from 'node:timers/promises';

/** Time as the fetch layer sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  async sleep(ms, signal) {
    await delay(Math.max(0, Math.ceil(ms)), undefined, { signal });
  },
};

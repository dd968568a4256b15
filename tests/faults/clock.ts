import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../crawler/fetch/clock.js';

/** Clock on which pauses pass in no time, so that hours of politeness fit into a test. */
export class QuickClock implements Clock {
  skipped = 0;
  now = (): number => Date.now() + this.skipped;
  steady = (): number => performance.now() + this.skipped;
  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    await delay(0, undefined, { signal });
    this.skipped += ms;
  }
}

import PQueue from 'p-queue';
import type { Failure } from '../facts/record.js';
import { type Clock, systemClock } from './clock.js';
import { type Failed, failed } from './failures.js';
import type { RobotsRules } from './robots.js';

export interface Pace {
  ratePerSecond: number;
  concurrency: number;
}

const MAX_RETRY_AFTER_MS = 120_000;
/** Each refusal for load doubles the gap between requests, at most this many times. */
const MAX_STRAIN = 5;
const MAX_GAP_MS = 30_000;
const FIRST_PAUSE_MS = 1_000;
/** Good answers in a row that take one doubling back. */
const CALM_ANSWERS = 5;
/** Failed connections in a row after which a host counts as dead. */
const DEAD_AFTER = 5;
const FIRST_REST_MS = 60_000;
const MAX_REST_MS = 600_000;

/** One lane per host, shared by every site that is checked in the run. */
export class HostLanes {
  readonly #lanes = new Map<string, HostLane>();

  constructor(readonly clock: Clock = systemClock) {}

  /** The lane of a host (`URL.host`). When sites ask for different paces the gentlest wins. */
  laneOf(host: string, pace: Pace): HostLane {
    const lane = this.#lanes.get(host) ?? new HostLane(host, this.clock);
    this.#lanes.set(host, lane);
    lane.limit(1000 / pace.ratePerSecond, pace.concurrency);
    return lane;
  }
}

/** Spaces the requests to one host, slows down when the host asks for it, and leaves a dead host alone. */
export class HostLane {
  /** Fetched once through this lane; null inside the promise when whoever fetched was stopped. */
  robots: Promise<RobotsRules | null> | null = null;

  readonly #queue = new PQueue({ concurrency: Number.POSITIVE_INFINITY });
  #gapMs = 0;
  #strain = 0;
  #calm = 0;
  #nextStartAt = 0;
  #pausedUntil = 0;
  #misses = 0;
  #lastMiss: Failure | null = null;
  #restMs = FIRST_REST_MS;
  #restUntil = 0;
  #trying = false;

  constructor(
    readonly host: string,
    private readonly clock: Clock,
  ) {}

  /** Tightens the lane; it is never loosened within a run. */
  limit(gapMs: number, concurrency = Number.POSITIVE_INFINITY): void {
    this.#gapMs = Math.max(this.#gapMs, gapMs);
    if (concurrency < this.#queue.concurrency) this.#queue.concurrency = concurrency;
  }

  /** Current distance between two starts, in milliseconds. */
  get gapMs(): number {
    return Math.max(this.#gapMs, Math.min(this.#gapMs * 2 ** this.#strain, MAX_GAP_MS));
  }

  get isDead(): boolean {
    return this.#misses > DEAD_AFTER - 0.01; // shares of misses add up with rounding
  }

  /** Runs `task` when its turn comes. A dead host fails at once. Rejects with the signal's reason when aborted while waiting. */
  slot<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T | Failed> {
    return this.#queue.add(() => this.#take(task, signal), { signal });
  }

  async #take<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T | Failed> {
    const dead = this.#refusal();
    if (dead) return dead;
    // After its rest a dead host gets one request on trial; the others keep failing until that one is answered.
    const trial = this.isDead;
    if (trial) this.#trying = true;
    try {
      await this.#turn(signal);
      return (trial ? null : this.#refusal()) ?? (await task());
    } finally {
      if (trial) this.#trying = false;
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    for (;;) {
      const waitMs = Math.max(this.#nextStartAt, this.#pausedUntil) - this.clock.steady();
      if (waitMs <= 0) break;
      await this.clock.sleep(waitMs, signal);
    }
    this.#nextStartAt = this.clock.steady() + this.gapMs;
  }

  #refusal(): Failed | null {
    if (!this.isDead || this.#lastMiss === null) return null;
    if (this.clock.steady() >= this.#restUntil && !this.#trying) return null;
    const { code, message, transient } = this.#lastMiss;
    return failed(code, undefined, {
      transient,
      scope: 'host',
      attempts: 0,
      message: `主机连续 ${Math.round(this.#misses)} 次没有应答（${message}）`,
    });
  }

  /** The host answered, whatever it said. */
  answered(): void {
    this.#misses = 0;
    this.#restMs = FIRST_REST_MS;
  }

  /** The host served a request as it should: strain wears off. */
  served(): void {
    if (this.#strain === 0 || ++this.#calm < CALM_ANSWERS) return;
    this.#strain--;
    this.#calm = 0;
  }

  /** The host asked for less: pauses the lane for `retryAfterMs` (or a growing default) and widens its gap. */
  overloaded(retryAfterMs: number | null): void {
    this.#strain = Math.min(this.#strain + 1, MAX_STRAIN);
    this.#calm = 0;
    const pauseMs = retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (this.#strain - 1);
    this.#pausedUntil = Math.max(this.#pausedUntil, this.clock.steady() + Math.min(pauseMs, MAX_RETRY_AFTER_MS));
  }

  /** A page was asked for in the browser. */
  rendered(result: { ok: true } | Failed): void {
    if (result.ok || result.failure.status !== null) this.answered();
    if (result.ok) this.served();
    else if (result.failure.code === 'dns' || result.failure.code === 'refused') this.missed(result.failure);
  }

  /** No answer came at all. `share` below 1 for what is weaker evidence than a failed connection. */
  missed(failure: Failure, share = 1): void {
    this.#misses += share;
    this.#lastMiss = failure;
    if (!this.isDead) return;
    this.#restUntil = this.clock.steady() + this.#restMs;
    this.#restMs = Math.min(this.#restMs * 2, MAX_REST_MS);
  }
}

/** `Retry-After` as milliseconds from `now`, bounded to 120 s; null when absent or unreadable. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), MAX_RETRY_AFTER_MS);
}

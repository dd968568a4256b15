import { Cron } from 'croner';
import { ConfigError } from '../../config/errors.js';

/** When to run: cron expression and hard end, both in the time of China. */
const TIME_ZONE = 'Asia/Shanghai';

export interface Window {
  start: Date;
  /** The hard end; null: none. */
  end: Date | null;
}

/** @throws ConfigError for an expression that cannot be read or never comes */
export function parseCron(expression: string): Cron {
  const refuse = (message: string, cause?: unknown): never => {
    throw new ConfigError(
      null,
      [{ line: null, path: 'schedule.cron', message: `${expression}：${message}。例：0 1 * * *（每天 1:00）、0 22 * * 5（每周五 22:00）` }],
      { cause },
    );
  };
  try {
    const cron = new Cron(expression, { timezone: TIME_ZONE, mode: '5-part', paused: true });
    return cron.nextRun() === null ? refuse('永远不会到这个时间') : cron;
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    return refuse('不是五段的 cron 表达式（分 时 日 月 周）', cause);
  }
}

/** The first `HH:MM` after an instant. */
export function clockTimeAfter(start: Date, clockTime: string): Date {
  const [hours, minutes] = clockTime.split(':');
  return parseCron(`${Number(minutes)} ${Number(hours)} * * *`).nextRun(start) ?? start;
}

export const windowFrom = (start: Date, until: string | null): Window => ({ start, end: until === null ? null : clockTimeAfter(start, until) });

/** The next `count` windows that begin after an instant. */
export const nextWindows = (cron: Cron, until: string | null, after: Date, count: number): Window[] =>
  cron.nextRuns(count, after).map((start) => windowFrom(start, until));

/** The window an instant lies in, for a runner that was restarted half-way; null outside, or where windows have no end. */
export function openWindow(cron: Cron, until: string | null, now: Date): Window | null {
  const [start] = cron.previousRuns(1, now);
  if (!start || until === null) return null;
  const window = windowFrom(start, until);
  return window.end !== null && now < window.end ? window : null;
}

/** 2026-03-20 01:00 */
export const localTime = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'short' }).format(at);

import { expect, test } from 'vitest';
import { clockTimeAfter, localTime, nextWindows, openWindow, parseCron } from '../../../cli/schedule/window.js';
import { ConfigError } from '../../../config/errors.js';

const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`);

test('cron expressions are told in the time of China, wherever the machine stands', () => {
  const windows = nextWindows(parseCron('0 1 * * *'), '06:00', at('2026-03-20 12:00'), 2);
  expect(windows.map(({ start, end }) => [localTime(start), end && localTime(end)])).toEqual([
    ['2026-03-21 01:00', '2026-03-21 06:00'],
    ['2026-03-22 01:00', '2026-03-22 06:00'],
  ]);
  expect(windows[0]?.start.toISOString()).toBe('2026-03-20T17:00:00.000Z');
});

test.each([
  ['before the time', '2026-03-20 23:00', '06:00', '2026-03-21 06:00'],
  ['after the time', '2026-03-21 01:00', '06:00', '2026-03-21 06:00'],
  ['at the time itself', '2026-03-21 06:00', '06:00', '2026-03-22 06:00'],
  ['midnight', '2026-03-21 22:00', '00:00', '2026-03-22 00:00'],
])('the hard end is the first such time after the start: %s', (_case, start, until, end) => {
  expect(localTime(clockTimeAfter(at(start), until))).toBe(end);
});

test.each([
  ['just before it opens', '2026-03-21 21:59', null],
  ['when it opens', '2026-03-21 22:01', '2026-03-21 22:00'],
  ['past midnight', '2026-03-22 05:59', '2026-03-21 22:00'],
  ['when it has closed', '2026-03-22 06:00', null],
])('the window a restarted runner is in: %s', (_case, now, start) => {
  const window = openWindow(parseCron('0 22 * * *'), '06:00', at(now));
  expect(window && localTime(window.start)).toBe(start);
});

test.each(['', 'nightly', '61 1 * * *', '0 1 * *', '* * * * * *', '0 1 31 2 *'])('%j is refused with an example', (expression) => {
  expect(() => parseCron(expression)).toThrow(ConfigError);
  expect(() => parseCron(expression)).toThrow('例：0 1 * * *');
});

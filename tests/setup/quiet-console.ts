import { format } from 'node:util';
import { afterEach, beforeEach, expect } from 'vitest';

/** A test that leaves lines on the console fails: somebody forgot a print, or a warning went unread. */
const printed: string[] = [];
for (const method of ['debug', 'info', 'log', 'warn', 'error'] as const) {
  console[method] = (...values: unknown[]) => void printed.push(format(...values));
}

beforeEach(() => {
  printed.length = 0;
});
afterEach(() => {
  expect(printed, 'stray console output').toEqual([]);
});

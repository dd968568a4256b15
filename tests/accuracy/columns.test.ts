import { expect, test } from 'vitest';
import { measureColumns } from './columns.js';

test('columns of labelled portals are found for what they are', { timeout: 120_000 }, async () => {
  const { develop, holdOut } = await measureColumns();
  for (const { portals, expected, right, taken, wrong, missed } of [develop, holdOut]) {
    expect(portals).toBeGreaterThanOrEqual(7);
    expect(expected).toBeGreaterThan(250);
    expect(1 - wrong.length / taken, wrong.join('\n')).toBeGreaterThanOrEqual(0.99);
    expect(right / expected, missed.join('\n')).toBeGreaterThanOrEqual(0.97);
  }
});

import type { RunResult } from '../../checks/results.js';

/** What differs between two runs over the same pages: clocks, and which page came first into the archive or in time for a picture. */
const CHANCE = new Set(['capturedAt', 'durationMs', 'archive', 'screenshot']);

/** The result without what differs by chance. */
export function withoutClocks(result: RunResult): unknown {
  return JSON.parse(JSON.stringify(result.sites, (key, value: unknown) => (CHANCE.has(key) ? null : value)));
}

import type { RunResult } from '../../checks/results.js';

/** The result without what differs between two runs over the same pages: clocks and run ids. */
export function withoutClocks(result: RunResult): unknown {
  return JSON.parse(JSON.stringify(result.sites, (key, value: unknown) => (key === 'capturedAt' || key === 'durationMs' ? null : value)));
}

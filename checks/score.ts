import type { IndicatorResult } from './results.js';

/** An indicator's result with what the score needs beside it. */
export interface Weighed {
  result: Pick<IndicatorResult, 'status' | 'ratio'>;
  weight: number;
  /** The indicator is met in shares: its ratio counts. Otherwise it is met or not. */
  byRatio: boolean;
}

const JUDGED: Readonly<Record<string, number>> = { pass: 1, partial: 0.5, fail: 0 };

const total = (list: readonly Weighed[], value: (entry: Weighed) => number): number =>
  list.reduce((sum, entry) => sum + entry.weight * value(entry), 0);
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/**
 * Score 0–100 over what was judged (one decimal; null when nothing was), and the judged share 0–1 of what applies:
 * what is undetermined or not due never lowers a score silently, it lowers the share.
 */
export function score(indicators: readonly Weighed[]): { score: number | null; judgedShare: number } {
  const judged = indicators.filter(({ result }) => result.status in JUDGED);
  const applicable = indicators.filter(({ result }) => result.status !== 'not-applicable');
  const judgedWeight = total(judged, () => 1);
  const applicableWeight = total(applicable, () => 1);
  const points = total(judged, ({ result, byRatio }) => (byRatio ? (result.ratio ?? 0) : (JUDGED[result.status] ?? 0)));
  return {
    score: judgedWeight > 0 ? round((points / judgedWeight) * 100, 1) : null,
    judgedShare: applicableWeight > 0 ? round(judgedWeight / applicableWeight, 4) : 0,
  };
}

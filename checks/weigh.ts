import type { Profile } from '../config/schema.js';
import type { Fold } from './check.js';
import { itemKey } from './plan.js';
import { findCheck } from './registry.js';
import type { IndicatorResult } from './results.js';
import type { Weighed } from './score.js';

/** Rule and weight of stored results, told from the results and their profiles alone: what `planEvaluations` gave when they were judged. */

type Stored = Pick<IndicatorResult, 'id' | 'threshold' | 'ledgerItems' | 'status' | 'ratio'>;

/** Results whose thresholds were not valid, or whose check is gone, are folded as strictly as when they were judged. */
export function foldRuleOf({ id, threshold }: Pick<Stored, 'id' | 'threshold'>): Fold {
  const check = findCheck(id);
  return check?.thresholds.safeParse(threshold).success ? check.fold(threshold) : { rule: 'all' };
}

/** In the order of the results. */
export function weighResults(results: readonly Stored[], profiles: readonly Profile[]): Weighed[] {
  const asking = new Map(profiles.flatMap((profile) => profile.items.map((item) => [itemKey(profile, item), { profile, item }] as const)));
  return results.map((result) => {
    const check = findCheck(result.id);
    const asked = result.ledgerItems.flatMap((key) => asking.get(key) ?? []);
    const weights = asked.map(({ profile }) => profile.weights[result.id] ?? 1);
    const advisory = asked.length > 0 && asked.every(({ item }) => item.basis === 'submission') && !check?.requires.includes('submissions');
    const sharing = check?.perItem ? results.filter(({ id }) => id === result.id).length : 1;
    const weight = advisory ? 0 : Math.max(...weights, weights.length > 0 ? 0 : 1) / sharing;
    return { result, weight, byRatio: foldRuleOf(result).rule === 'ratio' };
  });
}

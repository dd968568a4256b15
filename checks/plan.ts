import { z } from 'zod';
import type { Level, Profile, ProfileItem, Site } from '../config/schema.js';
import type { CheckContext } from './check.js';
import { findCheck, type RegisteredCheck } from './registry.js';

/** What has to be evaluated for a site, worked out from its profiles before any fact is looked at. */

export type Parameters = Site['parameters'];

/** One check with one set of thresholds over one window; several ledger items can ask for the same. */
export interface Evaluation {
  check: RegisteredCheck;
  thresholds: Record<string, unknown>;
  window: { from: string; to: string };
  /** `profile/item`, in the order of the profiles. */
  ledgerItems: string[];
  /** The one item it is judged for, when it is judged per item. */
  item: CheckContext<unknown>['item'];
  weight: number;
  /** Chinese; set when the thresholds are not valid, so that nothing can be judged. */
  problem: string | null;
}

const thresholdRecord = z.record(z.string(), z.unknown());

export const itemKey = (profile: Profile, item: ProfileItem): string => `${profile.id}/${item.item}`;
export const concerns = (item: ProfileItem, level: Level): boolean => item.levels === undefined || item.levels.includes(level);

export const windowOf = (profile: Profile, asOf: string): { from: string; to: string } => {
  const year = profile.year ?? asOf.slice(0, 4);
  return { from: `${year}-01-01`, to: `${year}-12-31` };
};

function thresholdsFor(check: RegisteredCheck, own: Record<string, unknown>, parameters: Parameters): Pick<Evaluation, 'thresholds' | 'problem'> {
  const wanted = { ...own, ...parameters[check.id] };
  const parsed = check.thresholds.safeParse(wanted);
  if (!parsed.success) return { thresholds: wanted, problem: z.prettifyError(parsed.error).replaceAll('\n', ' ') };
  return { thresholds: thresholdRecord.parse(parsed.data), problem: null };
}

export interface PlanInput {
  profiles: readonly Profile[];
  level: Level;
  asOf: string;
  parameters?: Parameters;
  /** Only these indicators, when given. */
  indicators?: readonly string[];
}

/** Equal evaluations are merged; sorted by check id, then by first ledger item asked. */
export function planEvaluations({ profiles, level, asOf, parameters = {}, indicators }: PlanInput): Evaluation[] {
  const merged = new Map<string, Evaluation>();
  for (const profile of profiles)
    for (const item of profile.items.filter((item) => concerns(item, level)))
      for (const wanted of item.indicators) {
        const check = findCheck(wanted.id);
        if (!check || (indicators && !indicators.includes(check.id))) continue;
        const window = windowOf(profile, asOf);
        const chosen = thresholdsFor(check, wanted.thresholds, parameters);
        const weight = profile.weights[check.id] ?? 1;
        const own = check.perItem ? { ledger: profile.id, item: item.item, deadline: item.deadline } : null;
        const key = JSON.stringify([check.id, window.from, chosen.thresholds, own]);
        const known = merged.get(key);
        if (known) {
          known.weight = Math.max(known.weight, weight);
          if (!known.ledgerItems.includes(itemKey(profile, item))) known.ledgerItems.push(itemKey(profile, item));
        } else merged.set(key, { check, ...chosen, window, ledgerItems: [itemKey(profile, item)], item: own, weight });
      }
  return [...merged.values()].sort((a, b) => (a.check.id < b.check.id ? -1 : a.check.id > b.check.id ? 1 : 0));
}

/** What is wrong with profiles and parameters, one Chinese sentence each: for the start of an audit, before a portal is touched. */
export function planProblems(profiles: readonly Profile[], parameters: Parameters = {}): string[] {
  const unknownParameters = Object.keys(parameters).filter((id) => !findCheck(id));
  return [
    ...unknownParameters.map((id) => `站点参数 parameters.${id}：没有这个指标`),
    ...profiles.flatMap((profile) =>
      profile.items.flatMap((item) =>
        item.indicators.flatMap(({ id, thresholds }) => {
          const check = findCheck(id);
          if (!check) return `${itemKey(profile, item)}：没有指标 ${id}`;
          const { problem } = thresholdsFor(check, thresholds, parameters);
          return problem === null ? [] : `${itemKey(profile, item)}：指标 ${id} 的阈值有误：${problem}`;
        }),
      ),
    ),
  ];
}

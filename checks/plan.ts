import { z } from 'zod';
import { LEVELS, type Level, type Profile, type ProfileItem, type Site } from '../config/schema.js';
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
  /** Checks judged per item share the weight of their indicator: twenty items of one kind weigh as one of another. */
  weight: number;
  /** Every item that asks is decided by submitted material: what the site shows is for information and does not count in the score. */
  advisory: boolean;
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
        const advisory = item.basis === 'submission' && !check.requires.includes('submissions');
        const own = check.perItem ? { ledger: profile.id, item: item.item, deadline: item.deadline } : null;
        const key = JSON.stringify([check.id, window.from, chosen.thresholds, own]);
        const known = merged.get(key);
        if (known) {
          known.weight = Math.max(known.weight, weight);
          known.advisory &&= advisory;
          if (!known.ledgerItems.includes(itemKey(profile, item))) known.ledgerItems.push(itemKey(profile, item));
        } else merged.set(key, { check, ...chosen, window, ledgerItems: [itemKey(profile, item)], item: own, weight, advisory });
      }
  return shared([...merged.values()]).sort((a, b) => (a.check.id < b.check.id ? -1 : a.check.id > b.check.id ? 1 : 0));
}

function shared(evaluations: readonly Evaluation[]): Evaluation[] {
  const sharing = (id: string): number => evaluations.filter(({ check, item }) => item !== null && check.id === id).length;
  return evaluations.map((evaluation) =>
    evaluation.item === null ? evaluation : { ...evaluation, weight: evaluation.weight / sharing(evaluation.check.id) },
  );
}

/** Something in a profile, or in a site's parameters (`profile` null), that cannot be judged by. */
export interface PlanProblem {
  profile: string | null;
  path: PropertyKey[];
  /** Chinese. */
  message: string;
}

/** What is wrong with profiles and parameters: for the start of an audit, before a portal is touched. */
export function planProblems(profiles: readonly Profile[], parameters: Parameters = {}): PlanProblem[] {
  const unknown = Object.keys(parameters).filter((id) => !findCheck(id));
  return [
    ...unknown.map((id) => ({ profile: null, path: ['parameters', id], message: `没有指标 ${id}` })),
    ...profiles.flatMap((profile) => [
      ...profile.items.flatMap((item, at) => itemProblems(item, parameters).map((problem) => placed(problem, profile, ['items', at]))),
      ...namesProblems(profile).map((problem) => placed(problem, profile, [])),
    ]),
  ];
}

/** Problems found in a site's parameters say so themselves. */
const placed = ({ path, message, ofSite }: ItemProblem, profile: Profile, above: PropertyKey[]): PlanProblem =>
  ofSite ? { profile: null, path, message } : { profile: profile.id, path: [...above, ...path], message };

interface ItemProblem {
  path: PropertyKey[];
  message: string;
  ofSite?: boolean;
}

function itemProblems({ item, levels, indicators }: ProfileItem, parameters: Parameters): ItemProblem[] {
  const asked: readonly Level[] = levels ?? LEVELS;
  const problems = indicators.flatMap(({ id, thresholds }, at): ItemProblem[] => {
    const check = findCheck(id);
    if (!check) return [{ path: ['indicators', at, 'id'], message: `条目 ${item}：没有指标 ${id}` }];
    const parsed = check.thresholds.safeParse({ ...thresholds, ...parameters[id] });
    return parsed.success ? [] : parsed.error.issues.map((issue) => thresholdProblem(issue, { item, id, at }, parameters[id] ?? {}));
  });
  const known = indicators.flatMap(({ id }) => findCheck(id) ?? []);
  const isMet = asked.some((level) => known.some(({ appliesTo }) => appliesTo?.(level) ?? true));
  return problems.length > 0 || isMet
    ? problems
    : [{ path: ['levels'], message: `条目 ${item}：所列层级（${asked.join('、')}）都不适用这些指标，永远不会评判` }];
}

function thresholdProblem(
  issue: z.core.$ZodIssue,
  { item, id, at }: { item: string; id: string; at: number },
  own: Readonly<Record<string, unknown>>,
): ItemProblem {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')];
  if (keys.some((key) => Object.hasOwn(own, key)))
    return { path: ['parameters', id, ...issue.path], message: `指标 ${id} 的参数有误：${issue.message}`, ofSite: true };
  return { path: ['indicators', at, 'thresholds', ...issue.path], message: `条目 ${item}：指标 ${id} 的阈值有误：${issue.message}` };
}

/** Weights and vetoes of indicators that do not exist would silently do nothing. */
const namesProblems = ({ weights, veto }: Profile): ItemProblem[] => [
  ...Object.keys(weights).flatMap((id) => (findCheck(id) ? [] : { path: ['weights', id], message: `权重：没有指标 ${id}` })),
  ...veto.flatMap((id, at) => (findCheck(id) ? [] : { path: ['veto', at], message: `一票否决：没有指标 ${id}` })),
];

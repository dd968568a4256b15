import { fingerprints } from '../checks/fingerprint.js';
import { CHECKS, type RegisteredCheck } from '../checks/registry.js';
import type { RunResult } from '../checks/results.js';
import type { Profile } from '../config/schema.js';
import type { IndicatorInfo, ProfileInfo, RunInput } from '../reports/input.js';

/** What reports say of a run beside its results, told from its profiles. */
export const runInput = ({ schemaVersion, run }: Pick<RunResult, 'schemaVersion' | 'run'>, profiles: readonly Profile[]): RunInput => ({
  result: { schemaVersion, run },
  indicators: indicatorInfo(profiles),
  profiles: profileInfo(profiles),
  fingerprints,
});

function indicatorInfo(profiles: readonly Profile[]): Record<string, IndicatorInfo> {
  return Object.fromEntries(
    CHECKS.map((check) => {
      const weights = profiles.flatMap((profile) => profile.weights[check.id] ?? []);
      const weight = Math.max(...weights, weights.length > 0 ? 0 : 1);
      const { id, title, topic, remedy } = check;
      return [
        id,
        { title, topic, remedy, weight, rule: (threshold) => ruleOf(check, threshold), veto: profiles.some(({ veto }) => veto.includes(id)) },
      ];
    }),
  );
}

function ruleOf(check: RegisteredCheck, threshold: unknown): string {
  const parsed = check.thresholds.safeParse(threshold);
  return parsed.success ? check.rule(parsed.data) : '';
}

const profileInfo = (profiles: readonly Profile[]): Record<string, ProfileInfo> =>
  Object.fromEntries(
    profiles.map((profile) => [
      profile.id,
      { name: profile.name, items: profile.items.map(({ item, duty, deadline, units }) => ({ item, duty, deadline, units })) },
    ]),
  );

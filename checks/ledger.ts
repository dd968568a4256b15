import type { Level, Profile, ProfileItem } from '../config/schema.js';
import type { Status } from './check.js';
import { concerns, itemKey, windowOf } from './plan.js';
import { progressOf } from './progress.js';
import type { IndicatorResult, SiteResult } from './results.js';
import { submission } from './submission/submission.js';

type LedgerResult = SiteResult['ledger'][number];

/** A breach is known whatever the rest turns out to be; what a person must still look at comes before what is merely early or met. */
const WORST_FIRST: readonly Status[] = ['fail', 'partial', 'undetermined', 'needs-submission', 'not-due', 'pass', 'not-applicable'];

const worst = (statuses: readonly Status[]): Status => WORST_FIRST.find((status) => statuses.includes(status)) ?? 'not-applicable';

export interface RollUpInput {
  profiles: readonly Profile[];
  level: Level;
  /** Civil date of the audit. */
  asOf: string;
  /** They carry the items they were judged for. */
  results: readonly IndicatorResult[];
  /** Whether an indicator was asked for. */
  asked: (indicator: string) => boolean;
}

/** Status and progress of each ledger item in the order of the profiles. Items none of whose indicators were asked for are left out. */
export function rollUp(input: RollUpInput): LedgerResult[] {
  return input.profiles.flatMap((profile) =>
    profile.items.filter((item) => item.indicators.some(({ id }) => input.asked(id))).map((item) => itemResult(profile, item, input)),
  );
}

function itemResult(profile: Profile, item: ProfileItem, { level, asOf, results }: RollUpInput): LedgerResult {
  const row = (status: Status, progress: string): LedgerResult => ({ ledger: profile.id, item: item.item, status, progress });
  if (!concerns(item, level)) return row('not-applicable', '本条不适用于该层级的单位');
  const own = results.filter(({ ledgerItems }) => ledgerItems.includes(itemKey(profile, item)));
  const material = own.filter(({ id }) => id === submission.id);
  const year = windowOf(profile, asOf).from.slice(0, 4);
  const progress = progressOf({ item, year, material, onSite: own.filter(({ id }) => id !== submission.id) });
  return row(statusOf(item, own, material), progress);
}

/** Where submitted material decides, what the site shows is for information only. */
function statusOf({ basis }: ProfileItem, own: readonly IndicatorResult[], material: readonly IndicatorResult[]): Status {
  if (basis === 'submission') return material.length > 0 ? worst(material.map(({ status }) => status)) : 'needs-submission';
  return own.length > 0 ? worst(own.map(({ status }) => status)) : 'undetermined';
}

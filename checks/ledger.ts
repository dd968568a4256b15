import type { Level, Profile, ProfileItem } from '../config/schema.js';
import type { Status } from './check.js';
import { concerns, itemKey } from './plan.js';
import { type IndicatorResult, type SiteResult, STATUS_LABELS } from './results.js';

type LedgerResult = SiteResult['ledger'][number];

/** A breach is known whatever the rest turns out to be; what a person must still look at comes before what is merely early or met. */
const WORST_FIRST: readonly Status[] = ['fail', 'partial', 'undetermined', 'needs-submission', 'not-due', 'pass', 'not-applicable'];

const worst = (statuses: readonly Status[]): Status => WORST_FIRST.find((status) => statuses.includes(status)) ?? 'not-applicable';

/**
 * Status of each ledger item from the indicators judged for it, in the order of the profiles. Items none of whose indicators
 * were asked for are left out. `results` carry the items they were judged for.
 */
export function rollUp(
  profiles: readonly Profile[],
  level: Level,
  results: readonly IndicatorResult[],
  asked: (indicator: string) => boolean,
): LedgerResult[] {
  return profiles.flatMap((profile) =>
    profile.items.filter((item) => item.indicators.some(({ id }) => asked(id))).map((item) => itemResult(profile, item, level, results)),
  );
}

function itemResult(profile: Profile, item: ProfileItem, level: Level, results: readonly IndicatorResult[]): LedgerResult {
  const row = (status: Status, progress: string): LedgerResult => ({ ledger: profile.id, item: item.item, status, progress });
  if (!concerns(item, level)) return row('not-applicable', '本条不适用于该层级的单位');
  const own = results.filter(({ ledgerItems }) => ledgerItems.includes(itemKey(profile, item)));
  const told = own.map(({ name, status, message }) => `${name}${STATUS_LABELS[status]}：${message}`).join('；');
  if (item.basis === 'submission') return row('needs-submission', `本条以报送材料评判，材料待报送${told ? `；网站检查结果供参考：${told}` : ''}`);
  if (own.length === 0) return row('undetermined', '本条没有可自动检查的指标，请人工核查');
  return row(worst(own.map(({ status }) => status)), item.basis === 'actual' ? `本条依据实际掌握情况评判，网站检查结果：${told}` : told);
}

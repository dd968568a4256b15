import type { Status } from '../../checks/check.js';
import type { RunDigest, SiteDigest } from '../../checks/tracking.js';
import type { RunInput, SiteInput } from '../input.js';
import { isReferenceOnly } from './score.js';
import { civilText, count, percent, scoreText } from './text.js';

/** Runs a trend looks back over. */
const MAX_RUNS = 12;

export interface TrendRow {
  date: string;
  /** 0–100 for the chart; null where nothing could be compared. */
  value: number | null;
  score: string;
  judged: string;
  breaches: string;
  units: string;
}

export interface Trend {
  /** Oldest first; at least two, or there is no trend. */
  rows: TrendRow[];
  caption: string;
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
const broken = ({ counts }: SiteDigest): number => (['fail', 'partial'] satisfies Status[]).reduce((sum, status) => sum + (counts[status] ?? 0), 0);

const rowOf = (asOf: string, sites: readonly SiteDigest[]): TrendRow => {
  const compared = sites.filter((site) => !isReferenceOnly(site));
  const value = mean((sites.length === 1 ? sites : compared).flatMap(({ score }) => score ?? []));
  return {
    date: civilText(asOf),
    value: value === null ? null : Math.floor(value * 10 + 1e-6) / 10,
    score: scoreText(value),
    judged: percent(mean(sites.map(({ judgedShare }) => judgedShare)) ?? 0),
    breaches: count(sites.reduce((sum, site) => sum + broken(site), 0)),
    units: count(sites.length),
  };
};

const trendOf = (digests: readonly RunDigest[], caption: string, own: (site: SiteDigest) => boolean): Trend | null => {
  const rows = digests
    .map(({ asOf, sites }) => ({ asOf, sites: sites.filter(own) }))
    .filter(({ sites }) => sites.length > 0)
    .slice(-MAX_RUNS)
    .map(({ asOf, sites }) => rowOf(asOf, sites));
  return rows.length < 2 ? null : { rows, caption };
};

/** Over the units of this run, so that a run of other units does not bend the line. */
export const overviewTrend = (input: RunInput, siteIds: ReadonlySet<string>): Trend | null =>
  trendOf(input.digests ?? [], '历次检查平均得分', ({ id }) => siteIds.has(id));

export const siteTrend = (input: RunInput, siteId: string): Trend | null => trendOf(input.digests ?? [], '历次检查得分', ({ id }) => id === siteId);

/** Breaches of this run against the last one that looked at the site. */
export interface Changes {
  fresh: number;
  fixed: number;
  still: number;
  /** Neither seen nor shown to be gone: not read this time. */
  unclear: number;
  /** Points more or less than last time; null when either has no score. */
  points: number | null;
  since: string;
}

/** Null without an earlier run of the site. `tracked` tells what is gone from what was not looked at. */
export function changesOf({ site, tracked }: Pick<SiteInput, 'site' | 'tracked'>, input: RunInput): Changes | null {
  const seen = (input.digests ?? []).flatMap(({ asOf, sites }) => sites.filter(({ id }) => id === site.id).map((digest) => ({ asOf, digest })));
  const now = seen.at(-1);
  const before = seen.at(-2);
  if (!now || !before) return null;
  const present = new Set(now.digest.breaches.map(({ fingerprint }) => fingerprint));
  const past = new Set(before.digest.breaches.map(({ fingerprint }) => fingerprint));
  const gone = [...past].filter((fingerprint) => !present.has(fingerprint));
  const fixed = gone.filter((fingerprint) => Object.hasOwn(tracked, fingerprint) && tracked[fingerprint]?.state === 'closed').length;
  const { score } = before.digest;
  return {
    fresh: [...present].filter((fingerprint) => !past.has(fingerprint)).length,
    fixed,
    still: [...present].filter((fingerprint) => past.has(fingerprint)).length,
    unclear: gone.length - fixed,
    points: score === null || site.score === null ? null : Math.round((site.score - score) * 10) / 10,
    since: civilText(before.asOf),
  };
}

export interface ChangesView {
  since: string;
  fresh: string;
  fixed: string;
  still: string;
  unclear: string | null;
  points: string | null;
}

const signed = (points: number): string => `${points > 0 ? '+' : points < 0 ? '−' : '±'}${Math.abs(points).toFixed(1)}`;

export const changesView = (changes: Changes): ChangesView => ({
  since: changes.since,
  fresh: count(changes.fresh),
  fixed: count(changes.fixed),
  still: count(changes.still),
  unclear: changes.unclear > 0 ? count(changes.unclear) : null,
  points: changes.points === null ? null : signed(changes.points),
});

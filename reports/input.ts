import type { WorkCalendar } from '../checks/calendar/working-days.js';
import type { IndicatorResult, RunResult, SiteResult } from '../checks/results.js';
import type { Review } from '../checks/review.js';
import type { RunDigest, Tracked } from '../checks/tracking.js';
import type { Coverage } from '../crawler/facts/coverage.js';

/** What a report says about an indicator beside its result; plain data, so that reports know no check. */
export interface IndicatorInfo {
  title: string;
  topic: string;
  /** Chinese sentence: what is asked, with the thresholds this judgement was made by. */
  rule: (threshold: Readonly<Record<string, unknown>>) => string;
  /** Chinese sentence: how a unit puts it right. */
  remedy: string;
  weight: number;
  veto: boolean;
}

export interface ProfileInfo {
  name: string;
  items: { item: string; duty: string; deadline: string | null; units: string[] }[];
}

/** What all pages of a report share. */
export interface RunInput {
  result: Pick<RunResult, 'schemaVersion' | 'run'>;
  /** By indicator id. */
  indicators: Readonly<Record<string, IndicatorInfo>>;
  /** By profile id (the `ledger` of a ledger result). */
  profiles: Readonly<Record<string, ProfileInfo>>;
  /** For drawing dates; without it none are drawn. */
  calendar?: WorkCalendar;
  /** Of the runs up to and including this one, oldest first; empty or one: nothing to compare with. */
  digests?: readonly RunDigest[];
  /** One per finding, in the same order; without it findings carry no number to review them by. */
  fingerprints?: (siteId: string, indicator: IndicatorResult) => readonly string[];
  /** What unit pages show first; a reader can switch. */
  view?: ReportView;
}

/** Evaluation names breaches as such; self-check says the same in gentler words. */
export type ReportView = 'evaluation' | 'self';

/** One site with what is known beside its result. */
export interface SiteInput {
  site: SiteResult;
  /** Null: no record of what was read. */
  coverage: Coverage | null;
  reviews: readonly Review[];
  /** The result as people see it, indicators in the same order; null when nobody has reviewed anything. */
  reviewed: SiteResult | null;
  /** What became of breaches from run to run, by fingerprint. */
  tracked: Readonly<Record<string, Tracked>>;
}

/** A whole run at once; records are by site id, and a site without an entry has none. */
export interface ReportInput extends RunInput {
  result: RunResult;
  coverage: Readonly<Record<string, Coverage>>;
  reviews?: Readonly<Record<string, readonly Review[]>>;
  reviewed?: Readonly<Record<string, SiteResult>>;
  tracked?: Readonly<Record<string, SiteInput['tracked']>>;
}

/** Entry of a record by a key that came from outside; never what every object inherits. */
export const entryOf = <T>(record: Readonly<Record<string, T>>, key: string): T | null => (Object.hasOwn(record, key) ? (record[key] ?? null) : null);

export const siteInput = (site: SiteResult, input: ReportInput): SiteInput => {
  const reviews = entryOf(input.reviews ?? {}, site.id) ?? [];
  return {
    site,
    coverage: entryOf(input.coverage, site.id),
    reviews,
    reviewed: reviews.length > 0 ? entryOf(input.reviewed ?? {}, site.id) : null,
    tracked: entryOf(input.tracked ?? {}, site.id) ?? {},
  };
};

/** One file of a report; `path` is relative, with forward slashes. */
export interface ReportFile {
  path: string;
  content: string;
}

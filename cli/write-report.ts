import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createCalendar, type WorkCalendar } from '../checks/calendar/working-days.js';
import { fingerprints } from '../checks/fingerprint.js';
import { CHECKS, type RegisteredCheck } from '../checks/registry.js';
import type { RunResult, SiteResult } from '../checks/results.js';
import { reviewedSite } from '../checks/review.js';
import { digestOf, type RunDigest, trackFindings } from '../checks/tracking.js';
import { loadCalendarYears } from '../config/load.js';
import type { Profile } from '../config/schema.js';
import type { Coverage } from '../crawler/facts/coverage.js';
import { renderCsv } from '../reports/csv.js';
import type { ReportView } from '../reports/input.js';
import { renderJson } from '../reports/json.js';
import { type IndicatorInfo, type ProfileInfo, type ReportFile, type ReportInput, renderReport } from '../reports/render.js';
import type { Store } from '../store/store.js';
import type { Format } from './formats.js';

/** What a report draws on beside the result. */
export interface ReportSources {
  coverage: Readonly<Record<string, Coverage>>;
  profiles: readonly Profile[];
  /** Reviews and earlier runs. */
  store: Pick<Store, 'readReviews' | 'readDigests'>;
  calendar?: WorkCalendar;
  view?: ReportView;
}

/** Renders stored results in one format and writes the files; returns the file to open first. */
export async function writeReport(format: Format, result: RunResult, sources: ReportSources, folder: string): Promise<string> {
  const files = {
    html: async () => renderReport(await reportInput(result, sources)),
    json: async () => renderJson(result),
    csv: async () => renderCsv(result),
  };
  let written = '';
  for await (const file of await files[format]()) {
    writeFile(folder, file);
    written = file.path;
  }
  // The overview of an HTML report comes last, when all units are known.
  return resolve(folder, written);
}

/** The result with everything the views can show beside it. */
export async function reportInput(result: RunResult, { coverage, profiles, store, calendar, view }: ReportSources): Promise<ReportInput> {
  const digests = await digestsUpTo(result, store);
  const bySite = <T>(value: (site: SiteResult) => T | null): Record<string, T> =>
    Object.fromEntries(
      result.sites.flatMap((site) => {
        const own = value(site);
        return own === null ? [] : [[site.id, own] as const];
      }),
    );
  const reviews = bySite(({ id }) => nonEmpty(store.readReviews(id)));
  return {
    result,
    coverage,
    indicators: indicatorInfo(profiles),
    profiles: profileInfo(profiles),
    calendar: calendar ?? createCalendar(loadCalendarYears(null)),
    digests,
    fingerprints,
    reviews,
    reviewed: bySite((site) => (reviews[site.id] ? reviewedSite(site, reviews[site.id] ?? [], result.run.asOf, profiles) : null)),
    tracked: bySite(({ id }) => trackFindings(digests, id, reviews[id] ?? [])),
    view,
  };
}

const nonEmpty = <T>(list: T[]): T[] | null => (list.length > 0 ? list : null);

/** Crawls before this one, each as it was last judged, and this run, whether or not it has been put away as finished. */
async function digestsUpTo(result: RunResult, store: ReportSources['store']): Promise<RunDigest[]> {
  const own = digestOf(result);
  const earlier = (await store.readDigests()).filter(({ startedAt }) => startedAt < own.startedAt);
  return [...new Map(earlier.map((digest) => [digest.startedAt, digest])).values(), own];
}

function writeFile(folder: string, { path, content }: ReportFile): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, content);
  renameSync(`${file}.tmp`, file);
}

function indicatorInfo(profiles: readonly Profile[]): Record<string, IndicatorInfo> {
  return Object.fromEntries(
    CHECKS.map((check) => {
      const weights = profiles.flatMap((profile) => profile.weights[check.id] ?? []);
      return [
        check.id,
        {
          title: check.title,
          topic: check.topic,
          rule: (threshold) => ruleOf(check, threshold),
          remedy: check.remedy,
          weight: Math.max(...weights, weights.length > 0 ? 0 : 1),
          veto: profiles.some((profile) => profile.veto.includes(check.id)),
        },
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

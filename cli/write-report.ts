import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createCalendar, type WorkCalendar } from '../checks/calendar/working-days.js';
import { fingerprints } from '../checks/fingerprint.js';
import { CHECKS, type RegisteredCheck } from '../checks/registry.js';
import type { RunResult, SiteResult } from '../checks/results.js';
import { type Review, reviewedSite } from '../checks/review.js';
import { digestOf, type RunDigest, trackFindings } from '../checks/tracking.js';
import { loadCalendarYears } from '../config/load.js';
import type { Profile } from '../config/schema.js';
import type { Coverage } from '../crawler/facts/coverage.js';
import { renderCsv } from '../reports/csv.js';
import type { IndicatorInfo, ProfileInfo, ReportFile, ReportInput, ReportView } from '../reports/input.js';
import { renderJson } from '../reports/json.js';
import { renderReport } from '../reports/render.js';
import type { Store } from '../store/store.js';
import type { Format } from './formats.js';
import { copyScreenshots } from './screenshots.js';

/** What a report draws on beside the result. */
export interface ReportSources {
  coverage: Readonly<Record<string, Coverage>>;
  profiles: readonly Profile[];
  /** Reviews, earlier runs and pictures. */
  store: Pick<Store, 'readReviews' | 'readDigests' | 'runFolder'>;
  calendar?: WorkCalendar;
  view?: ReportView;
}

/** Renders stored results in one format and writes the files; returns the file to open first. */
export async function writeReport(format: Format, result: RunResult, sources: ReportSources, folder: string): Promise<string> {
  if (format === 'html') return writePages(result, sources, folder);
  const [file] = format === 'json' ? renderJson(result) : renderCsv(result);
  return file ? writeFile(folder, file) : resolve(folder);
}

/** The pages of the units as they are made, the overview last. */
async function writePages(result: RunResult, sources: ReportSources, folder: string): Promise<string> {
  let last = resolve(folder);
  for await (const file of renderReport(await reportInput(result, sources))) last = writeFile(folder, file);
  copyScreenshots(sources.store.runFolder(result.run.id), folder, result);
  return last;
}

/** The result with everything the views can show beside it. */
export async function reportInput(result: RunResult, { coverage, profiles, store, calendar, view }: ReportSources): Promise<ReportInput> {
  const digests = await digestsUpTo(result, store);
  const reviews = new Map(result.sites.map(({ id }) => [id, store.readReviews(id)]));
  const bySite = <T>(value: (site: SiteResult, said: readonly Review[]) => T): Record<string, T> =>
    Object.fromEntries(result.sites.map((site) => [site.id, value(site, reviews.get(site.id) ?? [])]));
  return {
    result,
    coverage,
    indicators: indicatorInfo(profiles),
    profiles: profileInfo(profiles),
    calendar: calendar ?? createCalendar(loadCalendarYears(null)),
    digests,
    fingerprints,
    reviews: bySite((_, said) => said),
    reviewed: bySite((site, said) => reviewedSite(site, said, result.run.asOf, profiles)),
    tracked: bySite(({ id }, said) => trackFindings(digests, id, said)),
    view,
  };
}

/** Crawls before this one, each as it was last judged, and this run, whether or not it has been put away as finished. */
async function digestsUpTo(result: RunResult, store: ReportSources['store']): Promise<RunDigest[]> {
  const own = digestOf(result);
  const earlier = (await store.readDigests()).filter(({ startedAt }) => startedAt < own.startedAt);
  return [...new Map(earlier.map((digest) => [digest.startedAt, digest])).values(), own];
}

function writeFile(folder: string, { path, content }: ReportFile): string {
  const file = resolve(join(folder, path));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, content);
  renameSync(`${file}.tmp`, file);
  return file;
}

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

import PQueue from 'p-queue';
import { decidingPages } from '../checks/confirm.js';
import { planEvaluations, windowOf } from '../checks/plan.js';
import type { RunResult, SiteResult } from '../checks/results.js';
import { type JudgeInput, judgeSite } from '../checks/run.js';
import { toolVersion } from '../config/root.js';
import type { Profile, Site, Topics } from '../config/schema.js';
import { crawlSite } from '../crawler/crawl.js';
import type { Coverage } from '../crawler/facts/coverage.js';
import type { WantedColumn } from '../crawler/facts/publication.js';
import type { FactName, Gap } from '../crawler/facts/site.js';
import type { LiveFetcher } from '../crawler/fetch/live-page.js';
import type { Fetcher } from '../crawler/fetch/types.js';
import type { ProbeTools } from '../crawler/probes/index.js';
import { buildSiteFacts } from '../crawler/relate/site-facts.js';
import type { ReadFile } from '../crawler/visit.js';
import { isDiskTrouble } from '../store/errors.js';
import type { RunFile } from '../store/schema.js';
import type { Store } from '../store/store.js';
import type { Context } from './context.js';
import { identify } from './identify.js';
import { SiteEvidence } from './site-evidence.js';
import { readSubmissions } from './submissions.js';

/** Sites audited at the same time; each host keeps its own pace. */
const SITES_AT_ONCE = 4;
const DEFAULT_MAX_MINUTES = 120;
/** Part of a site's time kept for the second look at what would be accused: without it nothing could be said of a site that is too big. */
const SECOND_LOOK_SHARE = 0.2;

export interface AuditTools {
  context: Context;
  store: Store;
  /** One fetcher per site, or one that refuses everything when a stored crawl is judged again. */
  fetcherFor: (site: Site, isOver: () => boolean) => Fetcher | LiveFetcher;
  /** A fault that concerns every site (the disk is full): the run is to be stopped. */
  stop?: (cause: Error) => void;
  siteDone?: (siteId: string) => void;
  /** Unchanged pages are read anew all the same. */
  full?: boolean;
  /** Null when a stored crawl is judged again: its files were read then. */
  readFile: ReadFile | null;
  progress: (siteId: string, text: string) => void;
  note: (text: string) => void;
  now: () => Date;
}

export interface AuditOutcome {
  result: RunResult;
  coverage: Record<string, Coverage>;
}

/** Crawls and judges every site of a run, from where its journals stand. */
export async function runAudit(run: RunFile, tools: AuditTools): Promise<AuditOutcome> {
  const queue = new PQueue({ concurrency: SITES_AT_ONCE });
  const audited = await Promise.all(
    run.sites.map((site) => queue.add(() => auditSite(run, site, tools).catch((error: unknown) => crashed(run, site, tools, error)))),
  );
  const coverage = Object.fromEntries(audited.map((one) => [one.result.id, one.coverage]));
  const window = runWindow(run.profiles, run.asOf);
  const result: RunResult = {
    schemaVersion: 1,
    run: {
      id: run.id,
      startedAt: run.startedAt,
      finishedAt: tools.now().toISOString(),
      asOf: run.asOf,
      window,
      toolVersion,
      profiles: run.profiles.map((profile) => profile.id),
    },
    sites: audited.map((one) => one.result),
  };
  return { result, coverage };
}

async function auditSite(run: RunFile, site: Site, tools: AuditTools): Promise<{ result: SiteResult; coverage: Coverage }> {
  const profiles = run.profiles.filter((profile) => site.profiles.includes(profile.id));
  const started = performance.now();
  const allowedMs = (site.crawl.maxMinutes ?? DEFAULT_MAX_MINUTES) * 60_000;
  let deadline = started + allowedMs * (1 - SECOND_LOOK_SHARE);
  const isOver = (): boolean => performance.now() > deadline;
  const journal = tools.store.journal(run.id, site.id);
  const fetcher = tools.fetcherFor(site, isOver);
  const evidence = evidenceOf(run, site, fetcher, tools, isOver);
  const past = tools.readFile && !tools.full ? tools.store.pastRecords(site.id, toolVersion) : null;
  try {
    const outcome = await crawlSite(
      { site, window: runWindow(profiles, run.asOf), asOf: run.asOf, ...demands(site, run, profiles, tools.context.topics) },
      {
        fetcher,
        journal,
        taxonomy: tools.context.taxonomy,
        readFile: tools.readFile,
        archive: evidence.archive,
        past,
        prober: 'live' in fetcher ? proberFor(site, fetcher, tools, isOver) : null,
        isOver,
        progress: (text) => tools.progress(site.id, text),
      },
    );
    const { portal, notes } = identify(site, outcome.input.home);
    const coverage: Coverage = { ...outcome.coverage, notes: [...outcome.coverage.notes, ...notes] };
    await tools.store.writeCoverage(run.id, coverage);
    const judge = (again?: JudgeInput['again']): SiteResult =>
      judgeSite({
        facts,
        again,
        profiles,
        asOf: run.asOf,
        calendar: tools.context.calendar,
        topics: tools.context.topics,
        indicators: run.indicators ?? undefined,
        parameters: site.parameters,
        crawl: { ...outcome.stats, durationMs: Math.round(performance.now() - started), complete: coverage.complete },
      });
    const { wording } = tools.context;
    const submissions = await submittedMaterial(site, run, profiles);
    const facts = buildSiteFacts({ ...outcome.input, portal, submissions, wording });
    const doubted = decidingPages(judge());
    if (doubted.length > 0) tools.progress(site.id, `复查 ${doubted.length} 个页面`);
    deadline = started + allowedMs;
    const second = await outcome.readAgain(doubted);
    const judged = judge({ facts: buildSiteFacts({ ...second.input, portal, submissions, wording }), unread: second.unread });
    const result = await evidence.completed(judged);
    tools.progress(site.id, '检查完毕');
    tools.siteDone?.(site.id);
    return { result, coverage };
  } finally {
    await fetcher.close();
    await evidence.close();
    journal.close();
    past?.close();
  }
}

function evidenceOf(run: RunFile, site: Site, fetcher: Fetcher | LiveFetcher, tools: AuditTools, isOver: () => boolean): SiteEvidence {
  const { store, now, note } = tools;
  const last = store.readMemory(site.id)?.lastRun ?? null;
  return new SiteEvidence({
    runFolder: store.runFolder(run.id),
    lastRunFolder: last === null ? null : store.runFolder(last),
    site,
    fetcher,
    isOver,
    now,
    note,
    progress: (text) => tools.progress(site.id, text),
  });
}

const PROBE_TIMEOUT_MS = 20_000;

const proberFor = (site: Site, fetcher: LiveFetcher, tools: AuditTools, isOver: () => boolean): ProbeTools => ({
  fetcher,
  now: tools.now,
  allowPrivate: site.crawl.allowPrivate ?? false,
  timeoutMs: site.crawl.timeoutMs ?? PROBE_TIMEOUT_MS,
  isOver,
});

/** A fault of the program on one site leaves that site unjudged, with the cause, and the others untouched. */
function crashed(run: RunFile, site: Site, tools: AuditTools, error: unknown): { result: SiteResult; coverage: Coverage } {
  const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const gap: Gap = { code: 'stopped', message: `检查程序在这个站点上出错，没有评判（${cause}）`, url: site.baseUrl };
  if (error instanceof Error && isDiskTrouble(error)) tools.stop?.(error);
  else tools.note(`${site.id}：${gap.message}`);
  const profiles = run.profiles.filter((profile) => site.profiles.includes(profile.id));
  const { portal } = identify(site, null);
  const missingColumns = tools.context.taxonomy.columns.map(({ id, name }) => ({ id, name }));
  const facts = buildSiteFacts({
    portal,
    window: runWindow(profiles, run.asOf),
    asOf: run.asOf,
    columns: [],
    missingColumns,
    structureComplete: false,
    home: null,
    pages: new Map(),
    attachments: new Map(),
    linkChecks: [],
    linkChecksComplete: false,
    gaps: [gap],
  });
  const crawl = { pages: 0, rendered: 0, notModified: 0, failed: 0, bytes: 0, durationMs: 0, complete: false };
  const result = judgeSite({
    facts,
    profiles,
    asOf: run.asOf,
    calendar: tools.context.calendar,
    topics: tools.context.topics,
    indicators: run.indicators ?? undefined,
    parameters: site.parameters,
    crawl,
  });
  return { result, coverage: { siteId: site.id, complete: false, columns: [], missingColumns: [], gaps: [gap], failures: [], notes: [] } };
}

/** From the first day any profile looks at to the last. */
export function runWindow(profiles: readonly Profile[], asOf: string): { from: string; to: string } {
  const windows = profiles.map((profile) => windowOf(profile, asOf));
  return {
    from: windows.map((window) => window.from).sort()[0] ?? asOf,
    to:
      windows
        .map((window) => window.to)
        .sort()
        .at(-1) ?? asOf,
  };
}

/** The unit's material for the ledger items that are judged by it. */
function submittedMaterial(site: Site, run: RunFile, profiles: readonly Profile[]): ReturnType<typeof readSubmissions> {
  const { level, parameters } = site;
  const evaluations = planEvaluations({ profiles, level, asOf: run.asOf, parameters, indicators: run.indicators ?? undefined });
  return readSubmissions(
    site.evidenceDir,
    evaluations.flatMap(({ check, item }) => (item !== null && check.requires.includes('submissions') ? [item] : [])),
  );
}

/** Fact sets and lists that the indicators asked of a site need: nothing else is crawled. */
function demands(site: Site, run: RunFile, profiles: readonly Profile[], topics: Topics): { facts: Set<FactName>; columns: WantedColumn[] } {
  const { level, parameters } = site;
  const evaluations = planEvaluations({ profiles, level, asOf: run.asOf, parameters, indicators: run.indicators ?? undefined });
  const sound = evaluations.filter(({ problem }) => problem === null);
  return {
    facts: new Set(sound.flatMap(({ check }) => [...check.requires])),
    columns: sound.flatMap(({ check, thresholds }) => [...check.columns(thresholds, topics)]),
  };
}

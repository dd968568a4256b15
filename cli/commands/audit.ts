import type { RunResult, SiteResult } from '../../checks/results.js';
import { toolVersion } from '../../config/root.js';
import type { Site } from '../../config/schema.js';
import type { Coverage } from '../../crawler/facts/coverage.js';
import type { ReportView } from '../../reports/input.js';
import { diskTroubleText, StoreError } from '../../store/errors.js';
import type { RunFile, SiteMemory } from '../../store/schema.js';
import { openStore, type Store } from '../../store/store.js';
import { type Context, openContext, selectSites, today } from '../context.js';
import { Interrupted, UsageError } from '../errors.js';
import { fetcherFactory } from '../fetchers.js';
import { openFileReader } from '../file-reader.js';
import { logged, openLog, type RunLog } from '../logs.js';
import type { AuditOptions } from '../options.js';
import { summary } from '../output.js';
import { createProgress, type Progress } from '../progress.js';
import { runAudit } from '../run-audit.js';
import { siteFetcher } from '../site-fetcher.js';
import { checkedAsOf, checkedIndicators, checkedProfiles } from '../validate.js';
import { isUnread, whyUnread } from '../why-unread.js';
import { writeReport } from '../write-report.js';

export interface AuditDone {
  result: RunResult;
  reportFile: string;
  run: RunFile;
  /** Ids of the sites that were not done when the time was up; null when the run is finished. */
  leftOver: string[] | null;
}

/** How a runner steers an audit. */
export interface AuditControl {
  /** What the report shows first. */
  view?: ReportView;
  /** An unfinished run to go on with. */
  run?: RunFile;
  /** Ends the audit in good order: what was done is reported, the run stays open to be resumed. */
  end?: AbortSignal;
}

/** `audit`: crawl, judge, store, report. @returns exit status 0, 1 (breaches with --strict) or 3 (nothing could be audited). */
export async function auditCommand(options: AuditOptions): Promise<number> {
  const context = openContext(options.config);
  const progress = createProgress(process.stderr, options.quiet);
  const store = openStore(options.data, progress.note);
  const sites = options.resume ? [] : withOptions(selectSites(context, options.site), options);
  const { result, reportFile } = await audit(store, context, progress, options, sites);
  return conclude(result, reportFile, options);
}

/** Prints the result and tells the exit status. */
export function conclude(result: RunResult, reportFile: string, options: { json: boolean; strict: boolean }): number {
  if (options.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else process.stdout.write(`\n${summary(result)}\n\n检查编号：${result.run.id}\n检查报告：${reportFile}\n`);
  for (const site of result.sites.filter(isUnread)) process.stderr.write(`${site.name} 没有检查成：${whyUnread(site)}\n`);
  if (result.sites.every(isUnread)) return 3;
  const breached = result.sites.some((site) => site.indicators.some((indicator) => indicator.status === 'fail' || indicator.status === 'partial'));
  return options.strict && breached ? 1 : 0;
}

/** Crawls, judges and reports. @throws Interrupted when the process is told to stop, StoreError when the folder is in use or the disk full */
export async function audit(
  store: Store,
  context: Context,
  terminal: Progress,
  options: AuditOptions,
  sites: Site[],
  control: AuditControl = {},
): Promise<AuditDone> {
  const release = store.lock();
  const interruption = watchInterruption(terminal, control.end);
  const files = await openFileReader(options);
  try {
    const resumed = control.run ?? (options.resume ? await unfinishedRun(store) : null);
    const run = resumed ?? (await newRun(store, context, options, sites));
    const log = openLog(store.folder);
    const progress = logged(terminal, log, { run: run.id });
    if (resumed) tellResumed(resumed, progress, options);
    log.info({ run: run.id, asOf: run.asOf, toolVersion, sites: run.sites.map(({ id }) => id) }, resumed ? '继续检查' : '开始检查');
    progress.begin(
      run.sites.map(({ id, name }) => ({ id, name, pages: resumed ? null : (store.readMemory(id)?.pages ?? null) })),
      limitOf(run.sites),
    );
    const fetchers = await fetcherFactory(options, progress.note, interruption.signal);
    const leftOver = new Set(run.sites.map(({ id }) => id));
    const outcome = await runAudit(run, {
      context,
      store,
      fetcherFor: (site, isOver) => siteFetcher(fetchers.forSite(site), isOver, (waiting) => progress.page(site.id, waiting)),
      readFile: files.read,
      full: options.full,
      progress: progress.site,
      note: progress.note,
      siteDone: (id) => {
        if (interruption.signal.aborted) return;
        leftOver.delete(id);
        progress.siteDone(id);
      },
      stop: interruption.stop,
      now: () => new Date(),
    });
    progress.done();
    interruption.throwIfStopped(run.id);
    const cutOff = interruption.signal.aborted && leftOver.size > 0;
    logResult(log, outcome.result, cutOff);
    const { coverage } = outcome;
    const sources = { coverage, profiles: run.profiles, store, calendar: context.calendar, view: control.view };
    const reportFile = await writeReport('html', outcome.result, sources, store.reportFolder(run.id));
    if (cutOff) return { result: outcome.result, reportFile, run, leftOver: [...leftOver] };
    // A night on which a site could not be read does not make its last reading forgotten.
    for (const site of outcome.result.sites.filter((one) => !isUnread(one)))
      await store.writeMemory(memoryOf(site, run.id, outcome.coverage[site.id]));
    // Last, so that a run counts as finished only when its report is there.
    await store.finishRun(run.id, outcome.result);
    return { result: outcome.result, reportFile, run, leftOver: null };
  } finally {
    terminal.done();
    await files.close();
    interruption.end();
    release();
  }
}

function logResult(log: RunLog, { run, sites }: RunResult, cutOff: boolean): void {
  for (const { id, score, judgedShare, crawl } of sites) log.info({ run: run.id, site: id, score, judgedShare, crawl }, '网站结果');
  log.info({ run: run.id, sites: sites.length }, cutOff ? '到时停止，没有做完' : '检查完成');
}

/** The time a single site is allowed bounds the whole; of several the waiting is not known beforehand. */
function limitOf(sites: readonly Site[]): number | null {
  const minutes = sites.length === 1 ? sites[0]?.crawl.maxMinutes : undefined;
  return minutes === undefined ? null : minutes * 60_000;
}

interface Interruption {
  signal: AbortSignal;
  /** Ends the requests under way because of a fault that concerns the whole run. */
  stop: (cause: Error) => void;
  /** @throws Interrupted after Ctrl+C or a stop from the system, StoreError after a fault */
  throwIfStopped: (runId: string) => void;
  end: () => void;
}

/** Ctrl+C, a stop from the system and the end of the night end the requests under way; a second Ctrl+C ends the process at once. */
function watchInterruption(progress: Progress, timeUp: AbortSignal | undefined): Interruption {
  const controller = new AbortController();
  let told = false;
  let fault: Error | null = null;
  const onSignal = (): void => {
    if (told) process.exit(130);
    told = true;
    progress.note('正在停止……');
    controller.abort();
  };
  const onTimeUp = (): void => controller.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.on(name, onSignal);
  timeUp?.addEventListener('abort', onTimeUp, { once: true });
  if (timeUp?.aborted) controller.abort();
  return {
    signal: controller.signal,
    stop: (cause) => {
      fault ??= cause;
      controller.abort();
    },
    throwIfStopped: (runId) => {
      const goOn = '读过的页面都已保存。加 --resume 接着做';
      if (fault) throw new StoreError(`检查 ${runId} 停下了：${diskTroubleText(fault)}。腾出空间后，${goOn}`, { cause: fault });
      if (told) throw new Interrupted(`检查 ${runId} 已中断，${goOn}`);
    },
    end: () => {
      for (const name of signals) process.off(name, onSignal);
      timeUp?.removeEventListener('abort', onTimeUp);
    },
  };
}

function memoryOf({ id: siteId, crawl }: SiteResult, runId: string, coverage: Coverage | undefined): SiteMemory {
  const columns: Record<string, string[]> = {};
  for (const { id, url } of coverage?.columns ?? []) columns[id] = [...(columns[id] ?? []), url];
  return { schemaVersion: 1, siteId, lastRun: runId, pages: crawl.pages, columns };
}

async function unfinishedRun(store: Store): Promise<RunFile> {
  const run = await store.unfinishedRun();
  if (!run) throw new UsageError(`没有未完成的检查可以继续，数据文件夹：${store.folder}。去掉 --resume 开始新的检查`);
  return run;
}

function tellResumed(run: RunFile, progress: Progress, options: AuditOptions): void {
  const ignored = [
    options.asOf && '--as-of',
    options.site.length > 0 && '--site',
    options.profile.length > 0 && '--profile',
    options.indicator.length > 0 && '--indicator',
    options.maxPages && '--max-pages',
    options.maxMinutes && '--max-minutes',
    options.rate && '--rate',
  ].filter(Boolean);
  if (ignored.length > 0) progress.note(`--resume 按原来的设置继续，忽略了 ${ignored.join('、')}`);
  progress.note(`继续检查 ${run.id}（${run.sites.length} 个站点，基准日 ${run.asOf}）`);
}

async function newRun(store: Store, context: Context, options: AuditOptions, sites: Site[]): Promise<RunFile> {
  const now = new Date();
  const run: RunFile = {
    schemaVersion: 1,
    id: freeRunId(now, new Set((await store.runIndex()).runs.map((known) => known.id))),
    startedAt: now.toISOString(),
    finishedAt: null,
    asOf: checkedAsOf(options.asOf, today(now), '今天'),
    toolVersion,
    sites,
    profiles: checkedProfiles(context, sites),
    indicators: checkedIndicators(options.indicator),
  };
  await store.createRun(run);
  return run;
}

/** Local time of the start, e.g. 20260320-020000; with a counter when two runs start within a second. */
function freeRunId(now: Date, taken: ReadonlySet<string>): string {
  const stamp = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(now);
  const id = stamp.replaceAll(/[-:]/g, '').replace(' ', '-');
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? id : `${id}-${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Flags of the command line win over the site list. */
export function withOptions(sites: Site[], options: AuditOptions): Site[] {
  return sites.map((site) => ({
    ...site,
    profiles: options.profile.length > 0 ? options.profile : site.profiles,
    crawl: {
      ...site.crawl,
      ...(options.maxPages === undefined ? {} : { maxPages: options.maxPages }),
      ...(options.maxMinutes === undefined ? {} : { maxMinutes: options.maxMinutes }),
      ...(options.rate === undefined ? {} : { ratePerSecond: options.rate }),
      ...(options.allowPrivate ? { allowPrivate: true } : {}),
    },
  }));
}

import type { RunResult } from '../../checks/results.js';
import { toolVersion } from '../../config/root.js';
import type { Site } from '../../config/schema.js';
import type { Coverage } from '../../crawler/facts/coverage.js';
import type { RunFile, SiteMemory } from '../../store/schema.js';
import { openStore, type Store } from '../../store/store.js';
import { type Context, openContext, selectSites, today } from '../context.js';
import { Interrupted, UsageError } from '../errors.js';
import { fetcherFactory } from '../fetchers.js';
import { openFileReader } from '../file-reader.js';
import type { AuditOptions } from '../options.js';
import { summary } from '../output.js';
import { createProgress, type Progress } from '../progress.js';
import { runAudit } from '../run-audit.js';
import { checkedAsOf, checkedIndicators, checkedProfiles } from '../validate.js';
import { isUnread, whyUnread } from '../why-unread.js';
import { writeReport } from '../write-report.js';

export interface AuditDone {
  result: RunResult;
  reportFile: string;
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

export async function audit(store: Store, context: Context, progress: Progress, options: AuditOptions, sites: Site[]): Promise<AuditDone> {
  const release = store.lock();
  const interruption = watchInterruption(progress);
  const files = await openFileReader(options);
  try {
    const run = options.resume ? await runToResume(store, progress, options) : await newRun(store, context, options, sites);
    const fetchers = await fetcherFactory(options, progress.note, interruption.signal);
    const outcome = await runAudit(run, {
      context,
      store,
      fetcherFor: fetchers.forSite,
      readFile: files.read,
      progress: progress.site,
      note: progress.note,
      now: () => new Date(),
    });
    if (interruption.signal.aborted) throw new Interrupted(`检查 ${run.id} 已中断，读过的页面都已保存。加 --resume 接着做`);
    for (const site of outcome.result.sites) await store.writeMemory(memoryOf(site.id, run.id, outcome.coverage[site.id]));
    const reportFile = writeReport('html', outcome.result, outcome.coverage, run.profiles, store.reportFolder(run.id));
    // Last, so that a run counts as finished only when its report is there.
    await store.finishRun(run.id, outcome.result);
    return { result: outcome.result, reportFile };
  } finally {
    await files.close();
    interruption.end();
    release();
  }
}

/** Ctrl+C or a stop from the system ends the requests under way; a second one ends the process at once. */
function watchInterruption(progress: Progress): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    progress.note('正在停止……');
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.on(name, stop);
  const end = (): void => {
    for (const name of signals) process.off(name, stop);
  };
  return { signal: controller.signal, end };
}

function memoryOf(siteId: string, runId: string, coverage: Coverage | undefined): SiteMemory {
  const columns: Record<string, string[]> = {};
  for (const { id, url } of coverage?.columns ?? []) columns[id] = [...(columns[id] ?? []), url];
  return { schemaVersion: 1, siteId, lastRun: runId, columns };
}

async function runToResume(store: Store, progress: Progress, options: AuditOptions): Promise<RunFile> {
  const run = await store.unfinishedRun();
  if (!run) throw new UsageError(`没有未完成的检查可以继续，数据文件夹：${store.folder}。去掉 --resume 开始新的检查`);
  const ignored = [
    options.asOf && '--as-of',
    options.site.length > 0 && '--site',
    options.profile.length > 0 && '--profile',
    options.indicator.length > 0 && '--indicator',
    options.maxPages && '--max-pages',
    options.rate && '--rate',
  ].filter(Boolean);
  if (ignored.length > 0) progress.note(`--resume 按原来的设置继续，忽略了 ${ignored.join('、')}`);
  progress.note(`继续检查 ${run.id}（${run.sites.length} 个站点，基准日 ${run.asOf}）`);
  return run;
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
      ...(options.rate === undefined ? {} : { ratePerSecond: options.rate }),
      ...(options.allowPrivate ? { allowPrivate: true } : {}),
    },
  }));
}

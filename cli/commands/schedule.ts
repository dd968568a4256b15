import { loadOperation } from '../../config/load.js';
import type { Operation } from '../../config/schema.js';
import { BusyError, StoreError } from '../../store/errors.js';
import { lockFolder } from '../../store/lock.js';
import { openStore } from '../../store/store.js';
import { openContext, selectSites } from '../context.js';
import { Interrupted } from '../errors.js';
import { openLog } from '../logs.js';
import type { Message } from '../notify/message.js';
import { notify } from '../notify/send.js';
import type { ScheduleOptions } from '../options.js';
import { summary } from '../output.js';
import { createProgress, type Progress } from '../progress.js';
import { type Night, planNight, runNight } from '../schedule/night.js';
import { waitUntil } from '../schedule/wait.js';
import { localTime, nextWindows, openWindow, parseCron, type Window, windowFrom } from '../schedule/window.js';
import { isUnread } from '../why-unread.js';
import { type AuditDone, conclude } from './audit.js';

/** `schedule`: waits for its time and audits, night after night; `--once` does one night now. @returns exit status */
export async function scheduleCommand(options: ScheduleOptions): Promise<number> {
  const progress = createProgress(process.stderr, options.quiet);
  // Read before anything else, so that a mistake shows at once and not at night.
  const night = openNight(options, progress);
  if (options.testNotify) return testNotify(night);
  if (options.dryRun) return dryRun(night);
  const release = lockFolder(night.store.folder, 'schedule.lock');
  try {
    return options.once ? await once(night, options) : await forever(options, progress);
  } finally {
    release();
  }
}

interface Evening extends Omit<Night, 'told'> {
  cron: ReturnType<typeof parseCron>;
}

/** @throws ConfigError, UsageError */
function openNight(options: ScheduleOptions, progress: Progress): Evening {
  const context = openContext(options.config);
  const listed = loadOperation(context.configFile);
  const { cron, until, mode, jitter } = options;
  const schedule = {
    ...listed.schedule,
    ...(cron === undefined ? {} : { cron }),
    ...(until === undefined ? {} : { until }),
    ...(mode === undefined ? {} : { mode }),
    ...(jitter === undefined ? {} : { jitterMinutes: jitter }),
  };
  const operation: Operation = { ...listed, schedule };
  const store = openStore(options.data, progress.note);
  const sites = selectSites(context, options.site);
  return { store, context, sites, mode: schedule.mode, operation, options, progress, log: openLog(store.folder), cron: parseCron(schedule.cron) };
}

const SHOWN_RUNS = 3;

async function dryRun(night: Evening): Promise<number> {
  const { cron, operation, mode } = night;
  const { resume, order } = await planNight(night);
  const windows = nextWindows(cron, operation.schedule.until, new Date(), SHOWN_RUNS);
  const rows = order.map(({ site, why }, at) => `${String(at + 1).padStart(3)}. ${site.id}  ${site.name}${why ? `（${why}）` : ''}`);
  const modes = { all: '全部网站', stale: '久未检查的网站', failed: '上次没有读到的网站' };
  process.stdout.write(
    `${[
      '接下来的检查（北京时间）：',
      ...windows.map(({ start, end }) => `  ${localTime(start)} 开始${end ? `，${localTime(end)} 停止` : ''}`),
      ...(resume ? [`先接着做没有做完的 ${resume.id}（${resume.sites.length} 个网站）`] : []),
      `顺序（${modes[mode]}，${order.length} 个）：`,
      ...(rows.length === 0 ? ['  没有需要检查的网站'] : rows),
    ].join('\n')}\n`,
  );
  return 0;
}

async function once(night: Evening, options: ScheduleOptions): Promise<number> {
  const dones: AuditDone[] = [];
  const { end } = windowFrom(new Date(), night.operation.schedule.until);
  if (end) night.progress.note(`最晚到 ${localTime(end)} 停止`);
  await tellingFailure(night, () => runNight({ ...night, told: (done) => dones.push(done) }, end));
  const last = dones.at(-1);
  if (!last) return 0;
  return last.leftOver === null ? conclude(last.result, last.reportFile, options) : concludeCutOff(last);
}

/** What was done before the hard end: sites not reached are no failure. */
function concludeCutOff({ result, run, reportFile, leftOver }: AuditDone): number {
  const sites = result.sites.filter((site) => !leftOver?.includes(site.id));
  const done = sites.length === 0 ? '还没有做完的网站' : summary({ ...result, sites });
  process.stdout.write(`\n${done}\n\n检查编号：${run.id}（没有做完：${leftOver?.join('、')}）\n检查报告：${reportFile}\n`);
  for (const site of sites.filter(isUnread)) process.stderr.write(`${site.name} 没有读到\n`);
  return 0;
}

/** Runs until it is told to stop. The site list is read anew every night. */
async function forever(options: ScheduleOptions, progress: Progress): Promise<number> {
  const stopper = new AbortController();
  const stop = (): void => stopper.abort();
  process.on('SIGTERM', stop).on('SIGINT', stop);
  try {
    let night = openNight(options, progress);
    let window = await restarted(night);
    while (!stopper.signal.aborted) {
      window ??= nextWindow(night);
      await waitUntil(window.start, stopper.signal);
      if (stopper.signal.aborted) break;
      night = reopened(options, night);
      await oneNight(night, window, stopper.signal);
      window = null;
    }
    progress.note('已停止。没有做完的检查，下次启动时接着做');
    return 0;
  } finally {
    process.off('SIGTERM', stop).off('SIGINT', stop);
  }
}

/** The window to be in at once, when the runner was ended in the middle of a night. */
async function restarted(night: Evening): Promise<Window | null> {
  const { resume } = await planNight(night);
  if (!resume) return null;
  const { until } = night.operation.schedule;
  const now = new Date();
  const open = openWindow(night.cron, until, now);
  return until === null ? { start: now, end: null } : open && { ...open, start: now };
}

function nextWindow({ cron, operation, progress, log }: Evening): Window {
  const { until, jitterMinutes } = operation.schedule;
  const [next] = nextWindows(cron, until, new Date(), 1);
  if (!next) throw new StoreError('排不出下一次检查的时间');
  const start = new Date(next.start.getTime() + Math.random() * jitterMinutes * 60_000);
  progress.note(`下一次检查：${localTime(start)}${next.end ? `，最晚到 ${localTime(next.end)}` : ''}`);
  log.info({ start: start.toISOString(), end: next.end?.toISOString() ?? null }, '等待下一次检查');
  return { start, end: next.end };
}

/** The site list as it is now; a mistake in it is told and the last good one used. */
function reopened(options: ScheduleOptions, last: Evening): Evening {
  try {
    return openNight(options, last.progress);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    last.progress.note(`${error.message}\n站点清单读不了，这一次按原来的做`);
    last.log.error({}, error.message);
    return last;
  }
}

/** One night of many: what goes wrong is told, and the next night comes. */
async function oneNight(night: Evening, { end }: Window, signal: AbortSignal): Promise<void> {
  if (end && Date.now() >= end.getTime()) {
    night.progress.note(`错过了到 ${localTime(end)} 为止的检查，等下一次`);
    night.log.warn({ end: end.toISOString() }, '错过了检查时间');
    return;
  }
  const told = ({ result, reportFile }: AuditDone): void => void process.stdout.write(`\n${summary(result)}\n\n检查报告：${reportFile}\n`);
  try {
    await tellingFailure(night, () => whenFree(night, end, signal, () => runNight({ ...night, told }, end)));
  } catch (error) {
    if (error instanceof Interrupted) return night.progress.note(error.message);
    if (!(error instanceof Error)) throw error;
    night.progress.note(`这一次没有做成：${error.message}`);
  }
}

const ASK_AGAIN_MS = 60_000;

/** Somebody may be at work on the data folder: waits until it is free, as long as there is time. */
async function whenFree(night: Evening, end: Date | null, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  for (let told = false; ; told = true) {
    try {
      return await work();
    } catch (error) {
      const again = new Date(Date.now() + ASK_AGAIN_MS);
      if (!(error instanceof BusyError) || signal.aborted || (end && again > end)) throw error;
      if (!told) night.progress.note(`${error.message}；空出来就开始`);
      await waitUntil(again, signal);
    }
  }
}

/** A night that fails is told too: silence would look like a quiet night. */
async function tellingFailure({ operation, progress, log }: Evening, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    log.error({}, reason);
    await notify(
      operation.notify,
      { ...BARE, event: 'failed', title: '政务公开检查没有做成', notes: [reason] },
      { env: process.env, note: progress.note },
    );
    throw error;
  }
}

const BARE: Omit<Message, 'event' | 'title' | 'notes'> = { schemaVersion: 1, run: null, sites: [], report: null };

async function testNotify({ operation, progress }: Evening): Promise<number> {
  const message: Message = { ...BARE, event: 'test', title: '政务公开检查：通知测试', notes: ['收到这条消息，说明通知设置正确。'] };
  const { sent, wanted } = await notify(operation.notify, message, { env: process.env, note: progress.note });
  process.stdout.write(wanted === 0 ? '站点清单的 notify 里没有写通知地址\n' : `${wanted} 处通知，发出 ${sent} 处\n`);
  return sent === wanted ? 0 : 2;
}

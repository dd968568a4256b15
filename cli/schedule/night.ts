import type { Operation, RerunMode, Site } from '../../config/schema.js';
import type { RunFile } from '../../store/schema.js';
import type { Store } from '../../store/store.js';
import { type AuditControl, type AuditDone, audit, withOptions } from '../commands/audit.js';
import type { Context } from '../context.js';
import type { RunLog } from '../logs.js';
import { runMessage } from '../notify/message.js';
import { notify } from '../notify/send.js';
import type { AuditOptions } from '../options.js';
import type { Progress } from '../progress.js';
import { prune } from '../prune.js';
import { readHistory, runToResume } from './history.js';
import { type Turn, turns } from './order.js';
import { endOf } from './wait.js';
import { localTime } from './window.js';

export interface Night {
  store: Store;
  context: Context;
  /** Sites of the list, or those asked for. */
  sites: readonly Site[];
  mode: RerunMode;
  operation: Operation;
  options: AuditOptions;
  progress: Progress;
  log: RunLog;
  /** Told of every run that came to an end, on time or not. */
  told: (done: AuditDone) => void;
}

/** What is done next: an unfinished run, or the sites whose turn it is. Asked for by name, sites are begun anew. */
export interface Plan {
  resume: RunFile | null;
  order: Turn[];
}

export async function planNight({ store, sites, mode, operation, options }: Omit<Night, 'log' | 'told'>): Promise<Plan> {
  const now = new Date();
  const named = options.site.length > 0 || options.indicator.length > 0;
  const resume = named ? null : await runToResume(store, sites, now);
  return { resume, order: turns(sites, await readHistory(store, sites), mode, operation.schedule.staleDays, now) };
}

/**
 * One night: goes on with what was left unfinished, then does the sites whose turn it is, until the hard end; tells and tidies up.
 * @throws what the audit throws: Interrupted, StoreError, ConfigError
 */
export async function runNight(night: Night, end: Date | null): Promise<void> {
  const { store, context, progress, log, options } = night;
  const { signal, release } = endOf(end);
  const run = async (sites: Site[], control: AuditControl): Promise<void> => {
    const done = await audit(store, context, progress, { ...options, resume: false }, sites, { ...control, end: signal });
    if (done.leftOver && end) progress.note(`到 ${localTime(end).slice(-5)}，停止检查；没有做完的 ${done.leftOver.length} 个网站下次接着做`);
    night.told(done);
    await tell(night, done);
  };
  try {
    const { resume } = await planNight(night);
    if (resume) await run([], { run: resume });
    if (signal.aborted) return;
    const { order } = await planNight(night);
    log.info({ mode: night.mode, order: order.map(({ site, why }) => ({ site: site.id, why })) }, '检查顺序');
    if (order.length === 0) progress.note('没有需要检查的网站');
    else
      await run(
        withOptions(
          order.map(({ site }) => site),
          options,
        ),
        {},
      );
  } finally {
    release();
  }
  await tidy(night);
}

/** Tidying up can wait: what hinders it is told, and the night was a good one all the same. */
async function tidy({ store, operation, progress, log }: Night): Promise<void> {
  try {
    log.info(await prune(store, operation.retention, { dryRun: false, note: progress.note }), '清理');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    progress.note(`没有清理成：${error.message}`);
  }
}

/** Address or path of a run's report. */
const reportPlace = ({ notify: { reportBase } }: Operation, { run, reportFile }: AuditDone): string =>
  reportBase === undefined ? reportFile : new URL(`${run.id}/report/index.html`, reportBase.endsWith('/') ? reportBase : `${reportBase}/`).href;

async function tell({ store, operation, progress, log }: Night, done: AuditDone): Promise<void> {
  const { notify: settings } = operation;
  if (settings.webhooks.length === 0 && !settings.mail) return;
  const message = runMessage(done.result, {
    profiles: done.run.profiles,
    digests: await store.readDigests(),
    leftOver: done.leftOver,
    report: reportPlace(operation, done),
  });
  const { sent, wanted } = await notify(settings, message, { env: process.env, note: progress.note });
  log.info({ run: done.run.id, sent, wanted }, '通知');
}

import type { z } from 'zod';
import { toolVersion } from '../../config/root.js';
import type { RunFile } from '../../store/schema.js';
import { openStore, type Store } from '../../store/store.js';
import { type Context, openContext, today } from '../context.js';
import { replayFetcher } from '../fetchers.js';
import type { checkOptionsSchema } from '../options.js';
import { createProgress } from '../progress.js';
import { runAudit } from '../run-audit.js';
import { checkedAsOf, checkedIndicators, checkedProfiles } from '../validate.js';
import { writeReport } from '../write-report.js';
import { conclude } from './audit.js';

type CheckOptions = z.infer<typeof checkOptionsSchema>;

/**
 * `check`: judges a stored crawl again, with today's rules, other profiles or an earlier date, without touching a portal.
 * The outcome is a run of its own; the one it was made from stays as it is.
 */
export async function checkCommand(options: CheckOptions): Promise<number> {
  const context = openContext(options.config);
  const progress = createProgress(process.stderr, options.json || options.quiet);
  const store = openStore(options.data, progress.note);
  const release = store.lock();
  try {
    const run = await rejudged(store, context, options);
    const outcome = await runAudit(run, {
      context,
      store,
      fetcherFor: () => replayFetcher,
      readFile: null,
      progress: () => undefined,
      note: progress.note,
      now: () => new Date(),
    });
    const { coverage } = outcome;
    const sources = { coverage, profiles: run.profiles, store, calendar: context.calendar };
    const reportFile = await writeReport('html', outcome.result, sources, store.reportFolder(run.id));
    await store.finishRun(run.id, outcome.result);
    return conclude(outcome.result, reportFile, options);
  } finally {
    release();
  }
}

async function rejudged(store: Store, context: Context, options: CheckOptions): Promise<RunFile> {
  const stored = store.readRun(options.run);
  const sites = stored.sites.map((site) => ({ ...site, profiles: options.profile.length > 0 ? options.profile : site.profiles }));
  const crawledOn = today(new Date(stored.startedAt));
  const taken = new Set((await store.runIndex()).runs.map((known) => known.id));
  const free = (n: number): string => (taken.has(`${stored.id}-c${n}`) ? free(n + 1) : `${stored.id}-c${n}`);
  const run: RunFile = {
    ...stored,
    id: free(1),
    finishedAt: null,
    toolVersion,
    asOf: options.asOf === undefined ? stored.asOf : checkedAsOf(options.asOf, crawledOn, '抓取的日期'),
    sites,
    profiles: options.profile.length > 0 ? checkedProfiles(context, sites) : stored.profiles,
    indicators: options.indicator.length > 0 ? checkedIndicators(options.indicator) : stored.indicators,
  };
  await store.copyRun(stored.id, run);
  return run;
}

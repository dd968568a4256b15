import type { z } from 'zod';
import { openStore } from '../../store/store.js';
import { openContext } from '../context.js';
import { replayFetcher } from '../fetchers.js';
import type { checkOptionsSchema } from '../options.js';
import { createProgress } from '../progress.js';
import { runAudit } from '../run-audit.js';
import { writeReport } from '../write-report.js';
import { conclude } from './audit.js';

/** `check`: judges a stored crawl again, with today's rules or other profiles, without touching a portal. */
export async function checkCommand(options: z.infer<typeof checkOptionsSchema>): Promise<number> {
  const context = openContext(options.config);
  const progress = createProgress(process.stderr, options.json);
  const store = openStore(options.data, progress.note);
  const release = store.lock();
  try {
    const stored = store.readRun(options.run);
    const run = {
      ...stored,
      asOf: options.asOf ?? stored.asOf,
      sites: stored.sites.map((site) => ({ ...site, profiles: options.profile.length > 0 ? options.profile : site.profiles })),
      profiles: options.profile.length > 0 ? options.profile.map((id) => context.profile(id)) : stored.profiles,
      indicators: options.indicator.length > 0 ? options.indicator : stored.indicators,
    };
    const outcome = await runAudit(run, {
      context,
      store,
      fetcherFor: () => replayFetcher,
      progress: progress.site,
      note: progress.note,
      now: () => new Date(),
    });
    await store.finishRun(run.id, outcome.result);
    return conclude(outcome.result, writeReport('html', outcome.result, outcome.coverage, run.profiles, store.reportFolder(run.id)), options);
  } finally {
    release();
  }
}

import type { Site } from '../../config/schema.js';
import { CorruptFileError, StoreError } from '../../store/errors.js';
import type { RunFile } from '../../store/schema.js';
import type { Store } from '../../store/store.js';
import { isUnread } from '../why-unread.js';
import type { SiteHistory } from './order.js';

const NEVER: SiteHistory = { lastAt: null, unread: false };

/** Looks a site's last run by all indicators up in the store; what cannot be read there counts as never run. */
export async function readHistory(store: Store, sites: readonly Site[]): Promise<(siteId: string) => SiteHistory> {
  const wanted = new Set(sites.map(({ id }) => id));
  const known = new Map<string, SiteHistory>();
  for (const row of (await store.runIndex()).runs.filter(({ finishedAt }) => finishedAt !== null).reverse()) {
    const open = row.sites.filter((id) => wanted.has(id) && !known.has(id));
    if (open.length === 0) continue;
    const unread = unreadSites(store, row.id);
    if (!unread) continue;
    for (const id of open) known.set(id, { lastAt: new Date(row.startedAt), unread: unread.has(id) });
  }
  return (siteId) => known.get(siteId) ?? NEVER;
}

/** Sites of which a run read nothing; null for a run by a few indicators, or one whose result is gone. */
function unreadSites(store: Store, runId: string): Set<string> | null {
  try {
    if (store.readRun(runId).indicators !== null) return null;
    return new Set(store.readResult(runId).sites.flatMap((site) => (isUnread(site) ? [site.id] : [])));
  } catch (error) {
    if (error instanceof StoreError || error instanceof CorruptFileError) return null;
    throw error;
  }
}

/** What was read longer ago says little about today: such a run is left and a new one begun. */
const RESUME_DAYS = 3;

/** The newest unfinished run that is still worth going on with, over sites as they are in the site list. */
export async function runToResume(store: Store, sites: readonly Site[], now: Date): Promise<RunFile | null> {
  const listed = new Map(sites.map(({ id, baseUrl }) => [id, baseUrl]));
  for (const row of (await store.runIndex()).runs.filter(({ finishedAt }) => finishedAt === null).reverse()) {
    if (now.getTime() - Date.parse(row.startedAt) > RESUME_DAYS * 86_400_000) continue;
    if (!row.sites.every((id) => listed.has(id))) continue;
    const run = store.readRun(row.id);
    if (run.sites.every(({ id, baseUrl }) => listed.get(id) === baseUrl)) return run;
  }
  return null;
}

import type { Retention } from '../config/schema.js';
import { archiveBytes, planPrune, pruneArchives, pruneRun, runBytes, storedRuns } from '../store/retention.js';
import type { Store } from '../store/store.js';
import { oldLogs, removeLog } from './logs.js';

export interface Pruned {
  runs: string[];
  archives: string[];
  logs: string[];
  bytes: number;
}

/** Removes what retention lets go. @throws StoreError when the data folder is in use */
export async function prune(
  store: Store,
  retention: Retention,
  { dryRun, note }: { dryRun: boolean; note: (text: string) => void },
): Promise<Pruned> {
  const release = dryRun ? () => undefined : store.lock();
  try {
    const { runs, archives } = planPrune(await storedRuns(store), retention);
    const logs = oldLogs(store.folder, retention.logDays, new Date());
    const bytes = [...runs.map((id) => runBytes(store, id)), ...archives.map((id) => archiveBytes(store, id))].reduce((sum, size) => sum + size, 0);
    const pruned = { runs, archives: archives.filter((id) => archiveBytes(store, id) > 0), logs, bytes };
    if (dryRun) return pruned;
    for (const id of runs) await pruneRun(store, id);
    for (const id of archives) await pruneArchives(store, id);
    for (const name of logs) removeLog(store.folder, name);
    if (runs.length > 0) note(`清理了 ${runs.length} 次较早的检查，只留下摘要`);
    return pruned;
  } finally {
    release();
  }
}

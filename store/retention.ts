import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../checks/tracking.js';
import type { Retention } from '../config/schema.js';
import { writeJson } from './json-file.js';
import { dropFromManifest } from './manifest.js';
import type { Store } from './store.js';

/** What stays of a run that is pruned: enough to follow findings over the years. */
const KEPT = new Set(['run.json', 'digest.json']);
/** Evidence that fills the disk: web archives and screenshots. */
const ARCHIVES = ['archive', 'screenshots'];

export interface StoredRun {
  id: string;
  finishedAt: string | null;
  sites: readonly string[];
  /** Judged by all indicators, not by a few asked for. */
  full: boolean;
}

export interface PrunePlan {
  /** Runs of which only the digest stays. */
  runs: string[];
  /** Runs that lose their web archives and screenshots only. */
  archives: string[];
}

/**
 * What may go. Never: an unfinished run, and the newest finished run of any site, be it full or for a few indicators.
 * @param runs oldest first
 */
export function planPrune(runs: readonly StoredRun[], { runs: keptRuns, archives: keptArchives }: Retention): PrunePlan {
  const finished = runs.filter(({ finishedAt }) => finishedAt !== null).reverse();
  const needed = new Set<string>();
  const newest = new Set<string>();
  for (const { id, sites, full } of finished) {
    const keys = sites.flatMap((site) => (full ? [`${site} full`, site] : [site]));
    if (keys.some((key) => !newest.has(key))) needed.add(id);
    for (const key of keys) newest.add(key);
  }
  const beyond = (kept: number): string[] => finished.flatMap(({ id }, at) => (at >= kept && !needed.has(id) ? [id] : []));
  const gone = beyond(keptRuns);
  return {
    runs: gone.reverse(),
    archives: beyond(keptArchives)
      .filter((id) => !gone.includes(id))
      .reverse(),
  };
}

/** Runs that still hold more than their digest, oldest first. */
export async function storedRuns(store: Store): Promise<StoredRun[]> {
  const rows = (await store.runIndex()).runs.filter(({ id }) => existsSync(join(runFolder(store, id), 'run.json')) && restOf(store, id).length > 0);
  return rows.map(({ id, finishedAt, sites }) => ({ id, finishedAt, sites, full: store.readRun(id).indicators === null }));
}

/** Leaves the digest of a run. Cut off half-way it is simply done again. */
export async function pruneRun(store: Store, id: string): Promise<void> {
  const folder = runFolder(store, id);
  if (!existsSync(join(folder, 'digest.json'))) await writeJson(join(folder, 'digest.json'), digestOf(store.readResult(id)));
  await writeJson(join(folder, 'run.json'), { ...store.readRun(id), profiles: [] });
  for (const name of restOf(store, id)) rmSync(join(folder, name), { recursive: true, force: true });
}

/** Noted in the run's manifest first, so that it is not taken for a loss later. */
export async function pruneArchives(store: Store, id: string): Promise<void> {
  await dropFromManifest(runFolder(store, id), ARCHIVES);
  for (const name of ARCHIVES) rmSync(join(runFolder(store, id), name), { recursive: true, force: true });
}

/** Bytes that pruning would free. */
export const runBytes = (store: Store, id: string): number => sum(restOf(store, id).map((name) => bytesIn(join(runFolder(store, id), name))));
export const archiveBytes = (store: Store, id: string): number => sum(ARCHIVES.map((name) => bytesIn(join(runFolder(store, id), name))));

const runFolder = (store: Store, id: string): string => join(store.folder, 'runs', id);
const restOf = (store: Store, id: string): string[] => readdirSync(runFolder(store, id)).filter((name) => !KEPT.has(name));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function bytesIn(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = lstatSync(path);
  return stat.isDirectory() ? sum(readdirSync(path).map((name) => bytesIn(join(path, name)))) : stat.size;
}

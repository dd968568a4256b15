import { constants, copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type RunResult, runResultSchema } from '../checks/results.js';
import { digestOf, inOrder, type RunDigest, runDigestSchema } from '../checks/tracking.js';
import { type Coverage, coverageSchema } from '../crawler/facts/coverage.js';
import { CorruptFileError, StoreError } from './errors.js';
import { shareEvidence } from './evidence-files.js';
import { type Journal, openJournal } from './journal.js';
import { readJson, writeJson } from './json-file.js';
import { lockFolder } from './lock.js';
import { writeManifest } from './manifest.js';
import { openPastRecords, type PastRecords } from './past-records.js';
import { type ReviewFiles, reviewFiles } from './reviews.js';
import { type RunFile, type RunIndex, runFileSchema, runIndexSchema, type SiteMemory, siteMemorySchema } from './schema.js';

/** Everything kept between commands. One interface, so that a database can stand behind it one day. */
export interface Store extends ReviewFiles {
  readonly folder: string;
  /** Takes the folder for this process; returns the release. @throws StoreError when it is in use. */
  lock(): () => void;
  runIndex(): Promise<RunIndex>;
  createRun(run: RunFile): Promise<void>;
  /** Starts a run over a copy of what another one crawled, which stays as it is. */
  copyRun(from: string, run: RunFile): Promise<void>;
  /** @throws StoreError for an unknown run, CorruptFileError for an unreadable one. */
  readRun(id: string): RunFile;
  finishRun(id: string, result: RunResult): Promise<void>;
  /** The newest run that has not finished, or null. */
  unfinishedRun(): Promise<RunFile | null>;
  readResult(id: string): RunResult;
  /** Of every finished run, oldest first. What cannot be read is left out and told. */
  readDigests(): Promise<RunDigest[]>;
  journal(runId: string, siteId: string): Journal;
  writeCoverage(runId: string, coverage: Coverage): Promise<void>;
  readCoverage(runId: string, siteId: string): Coverage | null;
  readMemory(siteId: string): SiteMemory | null;
  writeMemory(memory: SiteMemory): Promise<void>;
  /** What the last run that read the site made of its pages; null when there is none by this version of the program. Close it. */
  pastRecords(siteId: string, toolVersion: string): PastRecords | null;
  /** Holds all that is kept of a run. */
  runFolder(runId: string): string;
  reportFolder(runId: string): string;
}

/** @param note receives one Chinese sentence for every file that had to be set aside. */
export function openStore(dataFolder: string, note: (text: string) => void): Store {
  const folder = resolve(dataFolder);
  const runsFolder = join(folder, 'runs');
  const indexFile = join(runsFolder, 'index.json');
  const runFolder = (id: string): string => {
    if (!/^[\w-]+$/.test(id)) throw new StoreError(`检查编号 ${JSON.stringify(id)} 不合格式`);
    return join(runsFolder, id);
  };

  /** What can be rebuilt is: the damage is told and the work goes on. */
  const readOrNote = <T>(read: () => T | null): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof CorruptFileError)) throw error;
      note(error.message);
      return null;
    }
  };

  const rebuildIndex = (): RunIndex => {
    const ids = existsSync(runsFolder)
      ? readdirSync(runsFolder, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map((entry) => entry.name)
          .sort()
      : [];
    const runs = ids.flatMap((id) => readOrNote(() => readJson(join(runsFolder, id, 'run.json'), runFileSchema)) ?? []);
    return { schemaVersion: 1, runs: runs.map(indexRow) };
  };

  const runIndex = async (): Promise<RunIndex> => readOrNote(() => readJson(indexFile, runIndexSchema)) ?? rebuildIndex();

  const putInIndex = async (run: RunFile): Promise<void> => {
    const index = await runIndex();
    await writeJson(indexFile, { ...index, runs: [...index.runs.filter((row) => row.id !== run.id), indexRow(run)] });
  };

  const readRun = (id: string): RunFile => {
    const run = readJson(join(runFolder(id), 'run.json'), runFileSchema);
    if (!run) throw new StoreError(`没有编号为 ${id} 的检查，数据文件夹：${folder}。已有的检查见 ${indexFile}`);
    return run;
  };

  const readMemory = (siteId: string): SiteMemory | null => readOrNote(() => readJson(join(folder, 'sites', `${siteId}.json`), siteMemorySchema));

  const createRun = async (run: RunFile): Promise<void> => {
    mkdirSync(runFolder(run.id), { recursive: true });
    await writeJson(join(runFolder(run.id), 'run.json'), run);
    await putInIndex(run);
  };

  /** A run finished before there were digests gets its own from its result. */
  const digestOfRun = (id: string): RunDigest | null => {
    const stored = readOrNote(() => readJson(join(runFolder(id), 'digest.json'), runDigestSchema));
    if (stored) return stored;
    const result = readOrNote(() => readJson(join(runFolder(id), 'findings.json'), runResultSchema));
    return result && digestOf(result);
  };

  return {
    ...reviewFiles(join(folder, 'reviews')),
    folder,
    lock: () => lockFolder(folder),
    runIndex,
    readRun,
    createRun,
    copyRun: async (from, run) => {
      for (const { id } of run.sites) {
        const source = join(runFolder(from), 'sites', id, 'journal.ndjson');
        const target = join(runFolder(run.id), 'sites', id, 'journal.ndjson');
        mkdirSync(dirname(target), { recursive: true });
        if (existsSync(source)) copyFileSync(source, target, constants.COPYFILE_FICLONE);
      }
      shareEvidence(runFolder(from), runFolder(run.id), readRun(from).finishedAt !== null);
      await createRun(run);
    },
    finishRun: async (id, result) => {
      await writeJson(join(runFolder(id), 'findings.json'), result);
      await writeJson(join(runFolder(id), 'digest.json'), digestOf(result));
      const run = { ...readRun(id), finishedAt: result.run.finishedAt };
      await writeJson(join(runFolder(id), 'run.json'), run);
      await putInIndex(run);
      await writeManifest(runFolder(id), id);
    },
    unfinishedRun: async () => {
      const open = (await runIndex()).runs.filter((row) => row.finishedAt === null).at(-1);
      return open ? readRun(open.id) : null;
    },
    readResult: (id) => {
      const { finishedAt } = readRun(id);
      const result = readJson(join(runFolder(id), 'findings.json'), runResultSchema);
      if (!result)
        throw new StoreError(finishedAt ? `检查 ${id} 的结果已经清理，只留下摘要` : `检查 ${id} 还没有结果：它没有做完。用 audit --resume 接着做`);
      return result;
    },
    readDigests: async () => inOrder((await runIndex()).runs.flatMap(({ id, finishedAt }) => (finishedAt === null ? [] : (digestOfRun(id) ?? [])))),
    journal: (runId, siteId) => openJournal(join(runFolder(runId), 'sites', siteId, 'journal.ndjson'), note),
    writeCoverage: (runId, coverage) => writeJson(join(runFolder(runId), 'sites', coverage.siteId, 'coverage.json'), coverage),
    readCoverage: (runId, siteId) => readOrNote(() => readJson(join(runFolder(runId), 'sites', siteId, 'coverage.json'), coverageSchema)),
    readMemory,
    pastRecords: (siteId, toolVersion) => {
      const memory = readMemory(siteId);
      const run = memory && readOrNote(() => readJson(join(runFolder(memory.lastRun), 'run.json'), runFileSchema));
      const file = memory && join(runFolder(memory.lastRun), 'sites', siteId, 'journal.ndjson');
      return file && run?.toolVersion === toolVersion && existsSync(file) ? openPastRecords(file) : null;
    },
    writeMemory: (memory) => writeJson(join(folder, 'sites', `${memory.siteId}.json`), memory),
    runFolder,
    reportFolder: (runId) => join(runFolder(runId), 'report'),
  };
}

const indexRow = (run: RunFile): RunIndex['runs'][number] => ({
  id: run.id,
  startedAt: run.startedAt,
  finishedAt: run.finishedAt,
  asOf: run.asOf,
  sites: run.sites.map((site) => site.id),
});

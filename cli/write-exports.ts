import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { SiteResult } from '../checks/results.js';
import type { Profile } from '../config/schema.js';
import type { ExportFile } from '../reports/exports/file.js';
import { ledgerDocx } from '../reports/exports/ledger-docx.js';
import { type LedgerTable, ledgerTables } from '../reports/exports/ledger-table.js';
import { noticeDocx } from '../reports/exports/notice-docx.js';
import { problemGroups } from '../reports/exports/problems.js';
import { ledgerXlsx } from '../reports/exports/workbook.js';
import { type RunInput, type SiteInput, siteInput } from '../reports/input.js';
import { separateVariants } from '../reports/variants.js';
import type { Store } from '../store/store.js';
import { UsageError } from './errors.js';
import { reportInput } from './write-report.js';

/** Files for offices, written from a stored run: filled ledgers and rectification notices, one unit after the other. */

export interface ExportOptions {
  /** Only these sites; empty: all of the run. */
  site: readonly string[];
  /** Folder to write to; null: the run's own report folder. */
  out: string | null;
  /** Only this ledger; left out: all of the run. */
  ledger?: string | undefined;
}

/** A unit as it is exported: the result as people see it, with what they said. */
interface Unit {
  site: SiteResult;
  own: Pick<SiteInput, 'reviews' | 'tracked'>;
  input: RunInput;
  profiles: readonly Profile[];
  /** The one ledger asked for. */
  ledger: string | undefined;
  /** Name of its files, without an ending. */
  name: string;
}

/**
 * Filled ledgers of a run: `ledgers/SITE-LEDGER.docx`, one for each ledger, or `ledgers/SITE.xlsx` with all of them and the
 * problems. What people decided in reviews counts.
 * @returns the files written, absolute
 * @throws UsageError for a site that the run does not hold, StoreError for a run without a result
 */
export const writeLedgers = (store: Store, runId: string, format: 'docx' | 'xlsx', options: ExportOptions): Promise<string[]> =>
  writeEach(store, runId, options, format === 'docx' ? ledgerDocuments : ledgerWorkbook);

/**
 * Rectification notices of a run as Word: `notices/SITE.docx`, none for a unit without a problem.
 * @param dueOn civil date by which all has to be put right; null: left to be written in
 */
export const writeNotices = (store: Store, runId: string, dueOn: string | null, options: ExportOptions): Promise<string[]> =>
  writeEach(store, runId, options, (unit) => notice(unit, dueOn));

const tablesOf = ({ site, input, profiles, ledger }: Unit): LedgerTable[] =>
  ledgerTables(site, input, profiles).filter(({ id }) => ledger === undefined || id === ledger);

async function ledgerDocuments(unit: Unit): Promise<ExportFile[]> {
  const { site, input, name } = unit;
  const files: ExportFile[] = [];
  for (const ledger of tablesOf(unit)) files.push({ path: `ledgers/${name}-${ledger.id}.docx`, content: await ledgerDocx(ledger, site, input) });
  return files;
}

async function ledgerWorkbook(unit: Unit): Promise<ExportFile[]> {
  const { site, own, input, name } = unit;
  const content = await ledgerXlsx(tablesOf(unit), problemGroups(site, own, input, null));
  return [{ path: `ledgers/${name}.xlsx`, content }];
}

async function notice({ site, own, input, name }: Unit, dueOn: string | null): Promise<ExportFile[]> {
  const groups = problemGroups(site, own, input, dueOn);
  return groups.length === 0 ? [] : [{ path: `notices/${name}.docx`, content: await noticeDocx(groups, site, input, dueOn) }];
}

async function writeEach(
  store: Store,
  runId: string,
  { site: asked, out, ledger }: ExportOptions,
  make: (unit: Unit) => Promise<ExportFile[]>,
): Promise<string[]> {
  const { profiles } = store.readRun(runId);
  if (ledger !== undefined && profiles.every(({ id }) => id !== ledger))
    throw new UsageError(`这次检查没有台账 ${ledger}；有：${profiles.map(({ id }) => id).join('、')}`);
  const result = store.readResult(runId);
  const chosen = chosenSites(result.sites, asked);
  const input = await reportInput(result, { coverage: {}, profiles, store });
  const folder = out ?? store.reportFolder(runId);
  const written: string[] = [];
  for (const judged of chosen) {
    const own = siteInput(judged, input);
    // Ids of sites are slugs: they are safe as names of files.
    const files = await make({ ...separateVariants(own.reviewed ?? judged, input), own, profiles, ledger, name: judged.id });
    for (const file of files) written.push(writeFile(folder, file));
  }
  return written;
}

/** In the order of the run. @throws UsageError */
export function chosenSites(sites: readonly SiteResult[], asked: readonly string[]): SiteResult[] {
  const unknown = asked.find((id) => sites.every((site) => site.id !== id));
  if (unknown !== undefined) throw new UsageError(`这次检查没有站点 ${unknown}；有：${sites.map(({ id }) => id).join('、')}`);
  return sites.filter(({ id }) => asked.length === 0 || asked.includes(id));
}

function writeFile(folder: string, { path, content }: ExportFile): string {
  const file = resolve(join(folder, path));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, content);
  renameSync(`${file}.tmp`, file);
  return file;
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import { planProblems } from '../../checks/plan.js';
import { ConfigError } from '../../config/errors.js';
import { DEFAULT_SITES_FILE, listProfiles, loadProfile } from '../../config/load.js';
import { parseYaml } from '../../config/parse.js';
import { type Profile, profileSchema } from '../../config/schema.js';
import { diffProfiles, type LedgerDiff } from '../../ledger/diff.js';
import { titleOf, yearOf } from '../../ledger/document.js';
import { loadFeatures } from '../../ledger/load.js';
import { readLedger } from '../../ledger/read/index.js';
import type { Ledger } from '../../ledger/types.js';
import { understand } from '../../ledger/understand/index.js';
import { profileOf, profileText } from '../../ledger/write/profile.js';
import { confirmationSheet } from '../../ledger/write/sheet.js';
import { openStore } from '../../store/store.js';
import { UsageError } from '../errors.js';
import { readSource, type SourceOptions } from '../ledger-source.js';
import type { ledgerDiffOptionsSchema, ledgerExportOptionsSchema, ledgerImportOptionsSchema } from '../options.js';
import { writeLedgers } from '../write-exports.js';

type ImportOptions = z.infer<typeof ledgerImportOptionsSchema>;
type DiffOptions = z.infer<typeof ledgerDiffOptionsSchema>;

/**
 * `ledger import FILE|URL`: a ledger document becomes a profile and a confirmation sheet.
 * @throws UsageError when the document cannot be read, holds no duties, or the profile is there already and differs
 */
export async function ledgerImportCommand(target: string, options: ImportOptions): Promise<number> {
  const { ledger, name } = await importLedger(target, options, options.year);
  const folder = options.out ?? join(dirname(options.config ?? DEFAULT_SITES_FILE), 'profiles');
  const id = options.id ?? idOf(name, ledger);
  if (listProfiles(null).includes(id)) throw new UsageError(`方案标识 ${id} 与内置方案相同，请用 --id 另起一个`);
  const file = join(folder, `${id}.yaml`);
  const text = profileText(ledger, id, name);
  checked(text, file);
  write(file, text, options.force);
  const sheet = join(folder, `${id}.html`);
  write(sheet, confirmationSheet(ledger, { fileName: name, profileFile: file, id }), true);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ id, profile: file, sheet, ledger: { ...ledger, columns: [...ledger.columns] } }, null, 2)}\n`
      : report(ledger, { id, file, sheet }),
  );
  return 0;
}

async function importLedger(target: string, options: SourceOptions, givenYear: number | undefined): Promise<{ ledger: Ledger; name: string }> {
  const { name, blocks, notes } = await readSource(target, options);
  const drafts = readLedger(blocks);
  if (drafts.items.length === 0)
    throw new UsageError(
      [`${name} 里没有读到台账条目：既没有带表头的表格，也没有编号的段落。请确认文件是政务公开工作要点或任务台账`, ...notes].join('\n'),
    );
  const title = titleOf(blocks) ?? name.replace(/\.\w{1,5}$/u, '');
  const year = givenYear ?? yearOf(title, name, blocks);
  const ledger = understand(drafts, loadFeatures(), { title, year: year !== null && year >= 2008 && year <= 2100 ? year : null });
  const flags = [
    ...notes,
    ...(ledger.year === null ? ['没有读出台账年度，没有写年份的日期都没有采用；请用 --year 指定'] : []),
    ...(ledger.items.every(({ mappings }) => mappings.every(({ indicator }) => indicator === 'submission'))
      ? ['没有一条能对应网站指标，这份文件可能不是政务公开台账']
      : []),
  ];
  return { ledger: { ...ledger, flags: [...flags, ...ledger.flags] }, name };
}

/** From the file's name where it has Latin letters, else from the year and the title. */
function idOf(name: string, { year, title }: Ledger): string {
  const latin = name
    .replace(/\.\w{1,5}$/u, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 40)
    .replace(/-+$/u, '');
  if (/[a-z]{2}/u.test(latin)) return latin;
  return `ledger-${year ?? 'undated'}-${createHash('sha256').update(title).digest('hex').slice(0, 4)}`;
}

/** What is written must load like any other profile. @throws ConfigError */
function checked(text: string, file: string): Profile {
  const profile = parseYaml(text, file, profileSchema);
  const problems = planProblems([profile]);
  if (problems.length > 0)
    throw new ConfigError(
      file,
      problems.map(({ path, message }) => ({ line: null, path: path.map(String).join('.'), message })),
    );
  return profile;
}

/** A profile that a person may have corrected is not written over. */
function write(file: string, text: string, force: boolean): void {
  if (!force && existsSync(file) && readFileSync(file, 'utf8') !== text)
    throw new UsageError(`${file} 已经存在，可能有人工改过的内容。确认不要了加 --force 覆盖，或用 --id 另起一个标识`);
  mkdirSync(dirname(resolve(file)), { recursive: true });
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
}

function report({ title, year, items, flags, shape }: Ledger, { id, file, sheet }: { id: string; file: string; sheet: string }): string {
  const matched = items.filter(({ mappings }) => mappings.some(({ indicator }) => indicator !== 'submission')).length;
  const open = items.filter(({ confirm }) => confirm.length > 0);
  return [
    `${title}（${year ?? '年度没有读出'}，${shape}）`,
    `读出 ${items.length} 条：${matched} 条能在网站上检查，${items.length - matched} 条只看报送材料，${open.length} 条请人工确认`,
    ...flags.map((flag) => `注意：${flag}`),
    `指标方案 ${file}`,
    `确认单   ${sheet}（用浏览器打开，逐条核对）`,
    `检查：   npx zwgk-audit audit --site <标识或网址> --profile ${id}`,
    '',
  ].join('\n');
}

/** `ledger export --run ID`: the ledgers of a run, filled in. Prints what it wrote. @throws UsageError, StoreError */
export async function ledgerExportCommand({ run, ledger, format, site, out, data }: z.infer<typeof ledgerExportOptionsSchema>): Promise<number> {
  const store = openStore(data, (text) => process.stderr.write(`提示：${text}\n`));
  for (const file of await writeLedgers(store, run, format, { site, out: out ?? null, ledger })) process.stdout.write(`${file}\n`);
  return 0;
}

/** `ledger diff A B`: what the second ledger adds, drops and changes. Each is a profile's id, a profile file or a document. */
export async function ledgerDiffCommand(before: string, after: string, options: DiffOptions): Promise<number> {
  const [old, recent] = [await profileFrom(before, options), await profileFrom(after, options)];
  const diff = diffProfiles(old, recent);
  process.stdout.write(options.json ? `${JSON.stringify(diff, null, 2)}\n` : describeDiff(diff, old, recent));
  return 0;
}

async function profileFrom(target: string, options: DiffOptions): Promise<Profile> {
  if (/\.ya?ml$/iu.test(target)) {
    if (!existsSync(target)) throw new UsageError(`文件 ${target} 不存在`);
    return parseYaml(readFileSync(target, 'utf8'), target, profileSchema);
  }
  if (!/^https?:\/\//iu.test(target) && !existsSync(target)) return loadProfile(target, dirname(resolve(options.config ?? DEFAULT_SITES_FILE)));
  const { ledger } = await importLedger(target, { ocr: false, ...options }, undefined);
  return profileOf(ledger, 'imported');
}

function describeDiff({ added, removed, changed, same }: LedgerDiff, before: Profile, after: Profile): string {
  const short = (text: string): string => (text.length > 50 ? `${text.slice(0, 50)}…` : text);
  return [
    `${before.name} → ${after.name}：新增 ${added.length} 条，取消 ${removed.length} 条，有变化 ${changed.length} 条，不变 ${same} 条`,
    ...added.map(({ item, duty }) => `+ 第 ${item} 条　${short(duty)}`),
    ...removed.map(({ item, duty }) => `- 原第 ${item} 条　${short(duty)}`),
    ...changed.flatMap(({ before: old, after: item, changes }) => [
      `* 第 ${item.item} 条（原第 ${old.item} 条）　${short(item.duty)}`,
      ...changes.map(({ what, before: from, after: to }) => `    ${what}：${from} → ${to}`),
    ]),
    '',
  ].join('\n');
}

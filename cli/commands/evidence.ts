import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Evaluation, itemKey, planEvaluations } from '../../checks/plan.js';
import { evidenceFolder } from '../../checks/submission/evidence-folder.js';
import { submission } from '../../checks/submission/submission.js';
import type { Profile, Site } from '../../config/schema.js';
import { type Context, openContext, selectSites, today } from '../context.js';
import { UsageError } from '../errors.js';
import type { evidenceOptionsSchema } from '../options.js';
import { table } from '../output.js';
import { EXPLANATION, readSubmissions } from '../submissions.js';
import { checkedProfiles } from '../validate.js';

type EvidenceOptions = z.infer<typeof evidenceOptionsSchema>;

export const MATERIAL_STATES = { complete: '已齐', missing: '缺', 'not-due': '未到期', late: '逾期', undetermined: '待核对' } as const;

/** One due date of one ledger item. */
export interface MaterialRow {
  site: string;
  ledger: string;
  item: string;
  duty: string;
  state: keyof typeof MATERIAL_STATES;
  dueOn: string | null;
  /** Files that answer to it, and how many are asked for. */
  have: number;
  need: number;
  /** Path of the item's folder; null when the site has no evidence folder. */
  folder: string | null;
  reason: string;
}

interface SiteMaterial {
  site: Site;
  rows: MaterialRow[];
  /** Folders no ledger item has: a slip in a name hides what was handed in. */
  unknown: string[];
}

/** `evidence status`: which material is missing, by when, and where it belongs. Writes nothing unless `--init`. @returns 0 */
export async function evidenceStatusCommand(options: EvidenceOptions): Promise<number> {
  const context = openContext(options.config);
  const sites = selectSites(context, options.site);
  const profiles = checkedProfiles(context, sites);
  const wrong = options.ledger.filter((id) => !profiles.some((profile) => profile.id === id));
  if (wrong.length > 0) throw new UsageError(`这些站点的指标方案里没有台账 ${wrong.join('、')}；可用：${profiles.map(({ id }) => id).join('、')}`);
  const wanted = profiles.filter(({ id }) => options.ledger.length === 0 || options.ledger.includes(id));
  const asOf = options.asOf ?? today();
  if (options.init && !sites.some(({ evidenceDir }) => evidenceDir))
    throw new UsageError(`没有建立文件夹：${sites.map(({ id }) => id).join('、')} 都没有设置 evidenceDir。${HOW_TO_SET}`);

  const all: SiteMaterial[] = [];
  for (const site of sites) {
    const own = wanted.filter(({ id }) => site.profiles.includes(id));
    if (options.init) await makeFolders(site, own, asOf);
    all.push(await materialOf(site, own, asOf, context));
  }
  if (options.json) process.stdout.write(`${JSON.stringify({ asOf, rows: all.flatMap(({ rows }) => rows) }, null, 2)}\n`);
  else process.stdout.write(`${all.map((material) => rendered(material, asOf)).join('\n\n')}\n`);
  return 0;
}

const HOW_TO_SET = '请在站点清单中给站点加一行，如 evidenceDir: ./evidence/站点标识';

type ItemEvaluation = Evaluation & { item: NonNullable<Evaluation['item']> };

const evaluationsOf = ({ level, parameters }: Site, profiles: readonly Profile[], asOf: string): ItemEvaluation[] =>
  planEvaluations({ profiles, level, asOf, parameters, indicators: [submission.id] }).flatMap((evaluation) =>
    evaluation.item === null ? [] : [{ ...evaluation, item: evaluation.item }],
  );

/** The ledger item behind `guyuan-2023/57`. */
const itemOf = (key: string | undefined, profiles: readonly Profile[]): Profile['items'][number] | undefined =>
  profiles.flatMap((profile) => profile.items.filter((item) => itemKey(profile, item) === key))[0];

async function materialOf(site: Site, profiles: readonly Profile[], asOf: string, { calendar, topics }: Context): Promise<SiteMaterial> {
  const evaluations = evaluationsOf(site, profiles, asOf);
  const asked = evaluations.map(({ item }) => item);
  const submissions = await readSubmissions(site.evidenceDir, asked);
  const portal = { id: site.id, name: site.name, unit: site.unit ?? site.name, level: site.level, baseUrl: site.baseUrl };
  const rows = evaluations.flatMap(({ item, thresholds, window, ledgerItems }) => {
    const context = { thresholds: submission.thresholds.parse(thresholds), portal, asOf, window, calendar, topics, item };
    return submission.evaluate({ submissions }, context).map(
      (finding): MaterialRow => ({
        site: site.id,
        ledger: item.ledger,
        item: item.item,
        duty: itemOf(ledgerItems[0], profiles)?.duty ?? '',
        state: stateOf(finding),
        dueOn: finding.timing?.dueOn ?? null,
        have: Number(finding.observed),
        need: Number(finding.expected),
        folder: site.evidenceDir ? join(site.evidenceDir, evidenceFolder(item)) : null,
        reason: finding.reason,
      }),
    );
  });
  return { site, rows, unknown: site.evidenceDir ? unknownFolders(site.evidenceDir, asked.map(evidenceFolder)) : [] };
}

function stateOf({ verdict, awaits }: ReturnType<typeof submission.evaluate>[number]): MaterialRow['state'] {
  if (awaits === 'submission') return 'missing';
  if (verdict === 'pass') return 'complete';
  if (verdict === 'fail') return 'late';
  return verdict === 'not-due' ? 'not-due' : 'undetermined';
}

/** Folders of the ledgers asked about that belong to none of their items. */
function unknownFolders(evidenceDir: string, known: readonly string[]): string[] {
  const ledgers = [...new Set(known.map((folder) => folder.split('/')[0] ?? ''))].filter((ledger) => existsSync(join(evidenceDir, ledger)));
  return ledgers.flatMap((ledger) =>
    readdirSync(join(evidenceDir, ledger), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !known.includes(`${ledger}/${entry.name}/`))
      .map((entry) => `${ledger}/${entry.name}`),
  );
}

function rendered({ site, rows, unknown }: SiteMaterial, asOf: string): string {
  const open = rows.filter(({ state }) => state !== 'complete');
  const head = `${site.name}（${site.id}），截至 ${asOf}：应报送 ${rows.length} 次，已齐 ${rows.length - open.length} 次`;
  const lines = open.map(({ ledger, item, state, dueOn, have, need, folder, duty }) => [
    `${ledger} 第${item}条`,
    dueOn ?? '按要求',
    MATERIAL_STATES[state],
    `${have}/${need}`,
    folder ?? '',
    duty.length > MAX_DUTY ? `${duty.slice(0, MAX_DUTY)}…` : duty,
  ]);
  const hints = [
    site.evidenceDir ? '' : `没有设置报送材料文件夹。${HOW_TO_SET}`,
    unknown.length > 0 ? `这些文件夹不对应任何条目，请核对名称：${unknown.join('、')}` : '',
    ...open.filter(({ state }) => state === 'undetermined' || state === 'late').map(({ ledger, item, reason }) => `${ledger} 第${item}条：${reason}`),
  ].filter(Boolean);
  const list = lines.length > 0 ? [table([['条目', '截止', '状态', '件数', '文件夹', '任务'], ...lines])] : [];
  return [head, ...list, ...hints].join('\n');
}

const MAX_DUTY = 24;

/** Empty folders, each with a note that says what belongs in it. What is there already stays as it is. */
async function makeFolders(site: Site, profiles: readonly Profile[], asOf: string): Promise<void> {
  if (!site.evidenceDir) return;
  for (const { item, thresholds, ledgerItems, check } of evaluationsOf(site, profiles, asOf)) {
    const folder = join(site.evidenceDir, evidenceFolder(item));
    await mkdir(folder, { recursive: true });
    const note = join(folder, EXPLANATION);
    if (existsSync(note)) continue;
    const { duty = '', requirement } = itemOf(ledgerItems[0], profiles) ?? {};
    const ledger = profiles.find(({ id }) => id === item.ledger)?.name ?? item.ledger;
    const lines = [
      `${ledger} 第${item.item}条`,
      `任务：${duty}`,
      ...(requirement ? [`要求：${requirement}`] : []),
      `报送：${check.rule(thresholds)}`,
      '把材料放在本文件夹里：Word、WPS、Excel、PDF、OFD、PPT、图片、音视频或压缩包都可以。',
      '文件名请写明日期，例如“2023-08-12 进展情况.docx”；没有写的，以落款日期或文件时间为准。',
      '本说明不算材料，可以删除。',
    ];
    await writeFile(note, `\uFEFF${lines.join('\r\n')}\r\n`);
  }
}

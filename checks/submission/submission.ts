import { z } from 'zod';
import type { Submission } from '../../crawler/facts/publication.js';
import type { SiteFacts } from '../../crawler/facts/site.js';
import { isStillOpen } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { monthDay } from '../calendar/month-day.js';
import { daysBetween } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { named } from '../wording.js';
import { type Allotted, allot, demandsOf } from './demands.js';
import { evidenceFolder } from './evidence-folder.js';

const thresholds = z.strictObject({
  due: z
    .union([z.array(monthDay).min(1, '至少写一个日期'), z.enum(['quarterly', 'monthly', 'on-demand'])], {
      error: '写成日期清单 [MM-DD, …]，或 quarterly（每季度）、monthly（每月）、on-demand（按要求报送）',
    })
    .default('on-demand'),
  minItems: z.int().positive().default(1).describe('每次报送的最少件数'),
});
type Thresholds = z.infer<typeof thresholds>;
type Context = CheckContext<Thresholds>;

/** What cannot show that a duty was done: a saved web page, and anything no reader knows. */
const REFUSED: ReadonlySet<string> = new Set(['html', 'other']);

const EVERY = { quarterly: '每季度', monthly: '每月', 'on-demand': '按要求' } as const;
const dayOfYear = (date: string): string => `${Number(date.slice(0, 2))}月${Number(date.slice(3))}日`;

/**
 * Material for a ledger item that is judged by what a unit hands in lies in its evidence folder, opens, and is dated on or before the
 * day it is due. One finding per due date. What is not there awaits submission and is no breach; only a date that stands in the file
 * or its name can make material late. Source: ledger items guyuan-2023/57, xixia-2023/27, gaoxian-2023/51 and others with this basis.
 */
export const submission = defineCheck({
  id: 'submission',
  title: '报送材料',
  topic: 'submission',
  rule: ({ due, minItems }) =>
    `${Array.isArray(due) ? `${[...due].sort().map(dayOfYear).join('、')}前` : EVERY[due]}报送材料，每次不少于 ${minItems} 件，能打开`,
  remedy: '把材料放进报送材料文件夹中本条目的文件夹，文件名写明日期（如 2023-08-12 进展情况.docx）；缺什么可运行 npx zwgk-audit evidence status 查看',
  requires: ['submissions'],
  thresholds,
  perItem: true,
  fold: () => ({ rule: 'all' }),

  evaluate({ submissions }, context) {
    const { item, asOf, window } = context;
    if (item === null) return [];
    const folder = evidenceFolder(item);
    const files = submissions.items.filter((file) => file.ledger === item.ledger && file.item === item.item);
    const usable = files.filter((file) => file.opens && !REFUSED.has(file.type));
    const { due, minItems } = context.thresholds;
    const demands = demandsOf(due, Number(window.from.slice(0, 4)), item.deadline);
    const material = { folder, unusable: files.filter((file) => !usable.includes(file)), submissions };
    return allot(demands, usable, minItems, asOf).map((allotted) => judge(allotted, material, context));
  },
});

interface Material {
  folder: string;
  /** Files of the item that do not open or are of no accepted type. */
  unusable: readonly Submission[];
  submissions: SiteFacts['submissions'];
}

function judge({ demand, inTime, late, unsure }: Allotted, material: Material, context: Context): Finding {
  const { minItems } = context.thresholds;
  const { dueOn, name } = demand;
  const seen = [...inTime, ...late, ...unsure, ...material.unusable];
  const last = inTime.at(minItems - 1)?.datedOn ?? null;
  const finding = (verdict: Verdict, reason: string, rest: Partial<Finding> = {}): Finding => ({
    verdict,
    subject: { url: material.folder, title: name },
    observed: inTime.length,
    expected: minItems,
    unit: '件',
    reason,
    evidence: evidenceOf(seen, material),
    // On demand, or when a quarter is over, material may come after the day without being late.
    ...(dueOn === null || (last !== null && last > dueOn) ? {} : { timing: { startsOn: demand.startsOn, dueOn, doneOn: last, unit: 'day' } }),
    ...rest,
  });

  if (inTime.length >= minItems) return finding('pass', `${name}已有 ${inTime.length} 件：${told(inTime)}`);
  const lacking = `${name}应有 ${minItems} 件，${inTime.length > 0 ? `现有 ${inTime.length} 件` : '还没有'}`;
  if (dueOn !== null && isStillOpen(dueOn, context)) return finding('not-due', `${lacking}；截止${spoken(dueOn)}，尚未到期`);

  const gaps = material.submissions.gaps.filter(({ url }) => url === null || url === material.folder);
  if (gaps.length > 0) return finding('undetermined', `${lacking}；但${gaps.map(({ message }) => message).join('；')}，请人工核查`);
  const unusable = material.unusable.length > 0 ? `；${material.unusable.slice(0, 3).map(whyUnusable).join('，')}` : '';
  const short = minItems - inTime.length;
  if (dueOn !== null && late.length >= short && unsure.length === 0 && unusable === '')
    return finding('fail', `${lateness(late, dueOn)}，按期报送的只有 ${inTime.length} 件，应有 ${minItems} 件`);
  if (dueOn !== null && late.length + unsure.length > 0)
    return finding('undetermined', `${lacking}；文件夹中有${told([...late, ...unsure])}，不能断定是否按期报送${unusable}，请人工核对`);
  const where = material.submissions.searched.length === 0 ? '没有设置报送材料文件夹' : '请放进本条的报送材料文件夹';
  return finding('undetermined', `${lacking}${unusable}；${where}`, { awaits: 'submission' });
}

const fileName = (path: string): string => path.split('/').at(-1) ?? path;

const DATED_BY = { name: '文件名', text: '落款', file: '文件时间' } as const;
const dateOf = ({ datedOn, datedBy }: Submission): string => (datedOn && datedBy ? `（${DATED_BY[datedBy]}${spoken(datedOn)}）` : '');

const MAX_TOLD = 3;
const told = (files: readonly Submission[]): string =>
  files
    .slice(0, MAX_TOLD)
    .map((file) => `${named(fileName(file.file))}${dateOf(file)}`)
    .join('、') + (files.length > MAX_TOLD ? ` 等 ${files.length} 件` : '');

const lateness = (late: readonly Submission[], dueOn: string): string =>
  late
    .slice(0, MAX_TOLD)
    .map((file) => `${named(fileName(file.file))}${dateOf(file)}比${spoken(dueOn)}晚 ${daysBetween(dueOn, file.datedOn ?? dueOn)} 天`)
    .join('，');

const whyUnusable = ({ file, opens, trouble }: Submission): string =>
  `${named(fileName(file))}${opens ? '的类型不收，请换成文档、表格、图片或影像' : `打不开（${trouble ?? '文件损坏'}）`}`;

/** The files, else the folder that was looked into. */
function evidenceOf(files: readonly Submission[], { submissions, folder }: Material): Finding['evidence'] {
  if (files.length === 0) return submissions.searched.filter(({ url }) => url === folder);
  return files.slice(0, 5).map((file) => ({
    url: file.file,
    title: fileName(file.file),
    quote: file.datedOn && file.datedBy ? `${DATED_BY[file.datedBy]}：${file.datedOn}` : null,
    selector: null,
    capturedAt: null,
    sha256: file.sha256,
    archive: null,
    screenshot: null,
  }));
}

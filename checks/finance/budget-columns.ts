import { z } from 'zod';
import type { BudgetFile, SiteFacts } from '../../crawler/facts/site.js';
import { judgedOn, noLongerReachesBack } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { monthDay } from '../calendar/month-day.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { named } from '../wording.js';

const thresholds = z.strictObject({
  /** From the day after, a missing budget of the window's year counts. Source: 预算法 article 14 (20 days after approval), with the usual session dates. */
  budgetsBy: monthDay.default('04-30'),
  /** The same for the final accounts of the year before. */
  finalAccountsBy: monthDay.default('10-31'),
});
type Thresholds = z.infer<typeof thresholds>;
type Context = CheckContext<Thresholds>;

const HOLDERS = { government: '政府', department: '部门', unit: '部门所属单位' } as const;
const TYPES = { budget: '预算', 'final-account': '决算' } as const;

/** One of the things that must be there: whose, what, of which year, and from when its absence counts. */
interface Cell {
  holders: readonly (keyof typeof HOLDERS)[];
  type: keyof typeof TYPES;
  year: number;
  due: string;
  title: string;
}

/**
 * Budgets of the window's year and final accounts of the year before, of the government, its departments and their units, are all
 * published in the finance columns. One finding per cell, six on a government portal.
 * Source: ledger items guyuan-2023/10, gaoxian-2023/8, litong-2021/1.3, xixia-2023/6; 预算法 article 14.
 */
export const budgetColumns = defineCheck({
  id: 'budget-columns',
  title: '预决算三级集中公开',
  topic: 'finance',
  rule: () => '本级政府、部门、部门所属单位的当年预算和上年决算都在财政预决算栏目公开',
  remedy: '在财政预决算栏目补齐缺少的预算或决算，政府、部门、所属单位分别列示',
  requires: ['budgetFiles'],
  thresholds,
  fold: () => ({ rule: 'all' }),
  evaluate: ({ budgetFiles }, context) => cellsOf(context).map((cell) => judge(cell, budgetFiles, context)),
});

function cellsOf({ window, thresholds, portal }: Context): Cell[] {
  const year = Number(window.from.slice(0, 4));
  const times = [
    { type: 'budget' as const, year, due: `${year}-${thresholds.budgetsBy}` },
    { type: 'final-account' as const, year: year - 1, due: `${year}-${thresholds.finalAccountsBy}` },
  ];
  const all = Object.keys(HOLDERS) as (keyof typeof HOLDERS)[];
  const rows = holdsOnlyItsOwn(portal.level)
    ? [{ holders: all, name: '本单位' }]
    : all.map((holder) => ({ holders: [holder], name: HOLDERS[holder] }));
  return times.flatMap((time) => rows.map(({ holders, name }) => ({ ...time, holders, title: `${time.year}年${name}${TYPES[time.type]}` })));
}

/** Departments and towns owe their own budget only, and may publish it on the portal of their government. */
const holdsOnlyItsOwn = (level: string): boolean => level === 'department' || level === 'town';

function judge(cell: Cell, files: SiteFacts['budgetFiles'], context: Context): Finding {
  const asOf = judgedOn(context, () => cell.due);
  const visible = files.items.filter((file) => file.publishedOn === null || file.publishedOn <= asOf);
  const found = visible.filter((file) => file.type === cell.type && file.year === cell.year && isHeldBy(file, cell));
  const possible = visible.filter((file) => couldBe(file, cell));
  const seen = found.length > 0 ? found : possible;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: found[0]?.column ?? files.searched[0]?.url ?? context.portal.baseUrl, title: cell.title },
    observed: found.length,
    expected: 1,
    unit: '个文件',
    reason,
    evidence: (seen.length > 0 ? seen.map((file) => file.evidence) : files.searched).slice(0, 3),
    timing: {
      startsOn: context.window.from,
      dueOn: cell.due,
      doneOn: found.flatMap((file) => file.publishedOn ?? []).sort()[0] ?? null,
      unit: 'day',
    },
  });

  if (found[0]) return finding('pass', `找到 ${found.length} 个文件，如${named(found[0].title)}`);
  const absent = `没有找到${cell.title}`;
  if (context.asOf <= cell.due) return finding('not-due', `${absent}；一般在${spoken(cell.due)}前公开，到${spoken(asOf)}尚未到期`);
  if (possible[0])
    return finding('undetermined', `${absent}；有 ${possible.length} 个文件看不出单位、类别或年份，如${named(possible[0].title)}，请人工核查`);
  if (!files.complete)
    return finding('undetermined', `${absent}；${files.gaps.map(({ message }) => message).join('；') || '财政栏目没有读全'}，请人工核查`);
  if (holdsOnlyItsOwn(context.portal.level)) return finding('undetermined', `${absent}；可能集中公开在本级政府门户网站，请人工核查`);
  if (
    noLongerReachesBack(
      files.items.map(({ publishedOn }) => publishedOn),
      context.asOf,
      context.window.to,
    )
  )
    return finding('undetermined', `${absent}；财政栏目现存的内容都晚于${spoken(context.window.to)}，当年的可能已归档，请人工核查`);
  return finding('fail', `${absent}；应在${spoken(cell.due)}前公开，已读完财政栏目`);
}

/** On a portal that holds only its own budget, whose it is need not be told. */
const isHeldBy = ({ holder }: BudgetFile, { holders }: Cell): boolean => (holder === null ? holders.length > 1 : holders.includes(holder));

/** What is readable of the file does not contradict the cell, and something is unreadable. */
function couldBe({ holder, type, year, publishedOn }: BudgetFile, cell: Cell): boolean {
  if (holder !== null && !cell.holders.includes(holder)) return false;
  if (type !== null && type !== cell.type) return false;
  if (year !== null) return year === cell.year && (holder === null || type === null);
  return publishedOn === null || publishedOn.startsWith(cell.due.slice(0, 4));
}

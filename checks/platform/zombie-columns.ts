import { z } from 'zod';
import type { ColumnState } from '../../crawler/facts/publication.js';
import { judgedOn } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { addDays, addMonths } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';

const thresholds = z.strictObject({
  newsDays: z.int().positive().default(14),
  noticeMonths: z.int().positive().default(6),
  otherMonths: z.int().positive().default(12),
});
type Thresholds = z.infer<typeof thresholds>;
type Context = CheckContext<Thresholds>;

/** Half of the rows without a date: the newest may well be among them. */
const MANY_UNDATED = 0.5;
const MAX_LISTED = 30;

/**
 * No column is blank, and columns whose name says that things come in keep being updated: news within `newsDays`, first-level notices and
 * policies within `noticeMonths`, other yearly matters within `otherMonths`. Columns that by nature stand still, and those whose name does
 * not tell, are never called stale. One finding per breach or doubt, one for all that are in order.
 * Source: 国办秘函〔2019〕19号 (veto: columns not updated, blank columns); ledger item guyuan-2023/37.
 */
export const zombieColumns = defineCheck({
  id: 'zombie-columns',
  title: '空白和僵尸栏目',
  topic: 'platform',
  rule: ({ newsDays, noticeMonths, otherMonths }) =>
    `没有空白栏目；动态要闻 ${newsDays} 天、通知公告和政策文件 ${noticeMonths} 个月、其他动态栏目 ${otherMonths} 个月内有更新`,
  remedy: '空白栏目补充内容或者下线；长期不更新的栏目落实责任单位按期更新，不再需要的归并或者注明归档',
  requires: ['columnStates'],
  thresholds,
  fold: () => ({ rule: 'all' }),

  evaluate({ columnStates }, context) {
    const judged = columnStates.items.map((column) => judge(column, context));
    const wrong = judged.filter(({ verdict }) => verdict === 'fail');
    const open = judged.filter(({ verdict }) => verdict === 'undetermined');
    const findings = [...wrong, ...open.slice(0, MAX_LISTED), ...summaries(judged, open.length - MAX_LISTED)];
    const unlisted = columnStates.items.length === 0 || (!columnStates.complete && open.length === 0);
    return unlisted ? [...findings, gapFinding(columnStates.gaps, columnStates.searched, '全部栏目查看')] : findings;
  },
});

/** A shelf for the year that runs or is to come: reports and accounts of a year come out in the next. */
const isYearRunning = (name: string, asOf: string): boolean => (/^\s*(20\d{2})\s*年?度?\s*$/u.exec(name)?.[1] ?? '') >= asOf.slice(0, 4);

function judge(column: ColumnState, context: Context): Finding {
  const { name, url, state, holds, evidence } = column;
  const finding = (verdict: Verdict, observed: string, reason: string): Finding => ({
    verdict,
    subject: { url, title: name },
    observed,
    expected: '不空白，按期更新',
    unit: null,
    reason,
    evidence: [evidence],
  });
  if (state === 'script') return finding('undetermined', '没有读出', `栏目“${name}”的内容由脚本加载，没有读出，请人工打开查看`);
  if (state === 'unread' || holds === null) return finding('undetermined', '没有读到', `栏目“${name}”没有读到，请人工打开查看`);
  if (holds === 'nothing' && isYearRunning(name, context.asOf))
    return finding('undetermined', '空白', `栏目“${name}”还没有内容；按年份分的栏目，当年的内容可能还没有到公开的时候，请人工判断`);
  if (holds === 'nothing') return finding('fail', '空白', `栏目“${name}”打开后没有任何内容`);
  if (holds !== 'rows' || column.class === 'standing') return finding('not-applicable', '有内容', `栏目“${name}”有内容，不要求按期更新`);
  return staleness(column, context, finding);
}

function staleness(column: ColumnState, context: Context, finding: (verdict: Verdict, observed: string, reason: string) => Finding): Finding {
  const { name, newestOn, undated, items, doubt } = column;
  const asOf = judgedOn(context);
  // A page shows today: a past window's column was kept up if it is fresh on either day.
  const day = newestOn !== null && newestOn > asOf ? context.asOf : asOf;
  const since = limitOf(column.class, day, context.thresholds);
  if (newestOn === null)
    return finding('undetermined', '没有日期', `栏目“${name}”${doubt ?? `的 ${items} 条信息都看不到发布日期`}，请人工打开查看是否更新`);
  const newest = `栏目“${name}”最新一条是${spoken(newestOn)}`;
  if (newestOn >= since.from) return finding('pass', newestOn, `${newest}，${since.words}内有更新`);
  if (newestOn > asOf) return finding('undetermined', newestOn, `${newest}，看不出${spoken(asOf)}当时是否更新，请人工核查`);
  const late = `${newest}，到${spoken(asOf)}超过${since.words}没有更新`;
  if (column.class === 'unknown') return finding('undetermined', newestOn, `${late}；从名称看不出是否需要按期更新，请人工判断`);
  if (doubt !== null) return finding('undetermined', newestOn, `${late}；但${doubt}，请人工打开核对`);
  if (undated > items * MANY_UNDATED) return finding('undetermined', newestOn, `${late}；但多数信息没有标日期（${undated} 条），请人工打开核对`);
  return { ...finding('fail', newestOn, late), timing: { startsOn: newestOn, dueOn: since.dueAfter(newestOn), doneOn: null, unit: since.unit } };
}

function limitOf(kind: ColumnState['class'], asOf: string, { newsDays, noticeMonths, otherMonths }: Thresholds) {
  if (kind === 'news')
    return { from: addDays(asOf, -newsDays), words: ` ${newsDays} 天`, unit: 'day' as const, dueAfter: (date: string) => addDays(date, newsDays) };
  const months = kind === 'notice' || kind === 'policy' ? noticeMonths : otherMonths;
  return { from: addMonths(asOf, -months), words: ` ${months} 个月`, unit: 'month' as const, dueAfter: (date: string) => addMonths(date, months) };
}

/** What is in order is told together, and what is open beyond the first few. */
function summaries(judged: readonly Finding[], more: number): Finding[] {
  const group = (verdict: Verdict, findings: readonly Finding[], reason: string): Finding[] =>
    findings.length === 0
      ? []
      : [
          {
            verdict,
            subject: null,
            observed: findings.length,
            expected: null,
            unit: '个',
            reason,
            evidence: findings.flatMap(({ evidence }) => evidence).slice(0, 5),
          },
        ];
  const fresh = judged.filter(({ verdict }) => verdict === 'pass');
  const standing = judged.filter(({ verdict }) => verdict === 'not-applicable');
  const open = judged.filter(({ verdict }) => verdict === 'undetermined').slice(MAX_LISTED);
  return [
    ...group('pass', fresh, `${fresh.length} 个栏目按期更新`),
    ...group(fresh.length > 0 ? 'not-applicable' : 'pass', standing, `${standing.length} 个栏目有内容，不要求按期更新`),
    ...(more > 0 ? group('undetermined', open, `另有 ${more} 个栏目看不出是否更新，请人工查看`) : []),
  ];
}

import { z } from 'zod';
import type { DecisionCatalogue, SiteFacts } from '../../crawler/facts/site.js';
import { judgedOn, noLongerReachesBack } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { monthDay } from '../calendar/month-day.js';
import { daysBetween } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';

const thresholds = z.strictObject({
  /** Month and day of the window's year. */
  deadline: monthDay.default('03-31'),
});
type Thresholds = z.infer<typeof thresholds>;

/**
 * The catalogue of major administrative decisions of the window's year is online by the deadline. One finding.
 * Source: ledger items guyuan-2023/25, xixia-2023/14.
 */
export const decisionCatalogDeadline = defineCheck({
  id: 'decision-catalog-deadline',
  title: '决策事项目录按时公开',
  topic: 'decisions',
  rule: ({ deadline }) => `当年重大行政决策事项目录在 ${deadline} 前公开`,
  remedy: '没有公开的尽快在“重大行政决策”栏目公开当年目录；已经逾期公开的无法补正，下一年按期公开',
  requires: ['decisionCatalogues'],
  thresholds,
  fold: () => ({ rule: 'all' }),
  evaluate: ({ decisionCatalogues }, context) => [judge(decisionCatalogues, context)],
});

function judge(catalogues: SiteFacts['decisionCatalogues'], context: CheckContext<Thresholds>): Finding {
  const year = Number(context.window.from.slice(0, 4));
  const due = `${year}-${context.thresholds.deadline}`;
  const asOf = judgedOn(context, () => due);
  const isVisible = (item: DecisionCatalogue): boolean => item.publishedOn === null || item.publishedOn <= asOf;
  const visible = catalogues.items.filter((item) => item.year === year && isVisible(item));
  const own = visible.filter((item) => !isAnotherBodys(item, context));
  const published = own.filter((item) => !item.amendment && item.publishedOn !== null);
  const first = published.sort((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? -1 : 1))[0];

  const finding = (verdict: Verdict, reason: string, seen: readonly DecisionCatalogue[]): Finding => ({
    verdict,
    subject: seen[0] ? { url: seen[0].url, title: seen[0].title } : null,
    observed: first?.publishedOn ?? null,
    expected: due,
    unit: null,
    reason,
    evidence: (seen.length > 0 ? seen.map((item) => item.evidence) : catalogues.searched).slice(0, 5),
    timing: { startsOn: context.window.from, dueOn: due, doneOn: first?.publishedOn ?? null, unit: 'day' },
  });

  if (first?.publishedOn && first.publishedOn <= due)
    return finding('pass', `${year}年目录于${spoken(first.publishedOn)}公开，不晚于${spoken(due)}`, [first]);

  const doubt = doubtAboutAbsence(catalogues, visible, year, context);
  if (first?.publishedOn) {
    const late = `${year}年目录于${spoken(first.publishedOn)}公开，比${spoken(due)}晚 ${daysBetween(due, first.publishedOn)} 天`;
    return doubt ? finding('undetermined', `${late}；但${doubt.reason}，请人工核查`, [first, ...doubt.seen]) : finding('fail', late, [first]);
  }
  const absent = `没有找到${year}年重大行政决策事项目录`;
  if (context.asOf <= due) return finding('not-due', `${absent}；截止日期是${spoken(due)}，到${spoken(asOf)}尚未到期`, []);
  if (doubt) return finding('undetermined', `${absent}；但${doubt.reason}，请人工核查`, doubt.seen);
  return finding('fail', `${absent}；应在${spoken(due)}前公开，已读完相关栏目`, []);
}

/** Without a year in its title, a catalogue of this year came out in it or at the end of the year before. */
const isOfSeason = (date: string | null, year: number): boolean => date === null || (date >= `${year - 1}-11-01` && date <= `${year}-12-31`);

/** A department's or town's catalogue on the portal of its government. 司法局 and 办公室 publish the government's own. */
function isAnotherBodys({ title }: DecisionCatalogue, { portal }: CheckContext<Thresholds>): boolean {
  if (['department', 'town'].includes(portal.level)) return false;
  const before =
    title
      .slice(0, 60)
      .split(/20\d{2}|二[〇○零]|关于|重大|年度/u, 1)[0]
      ?.trim() ?? '';
  return /(?:(?<!司法)局|委员会|[镇乡]|[镇乡]人民政府|街道|街道办事处)$/u.test(before) && !/管理委员会$/u.test(before);
}

/** Why an earlier (or any) publication of the catalogue may exist that was not read as such. */
function doubtAboutAbsence(
  catalogues: SiteFacts['decisionCatalogues'],
  visible: readonly DecisionCatalogue[],
  year: number,
  context: CheckContext<Thresholds>,
): { reason: string; seen: DecisionCatalogue[] } | null {
  const { portal } = context;
  const own = visible.filter((item) => !isAnotherBodys(item, context));
  const others = visible.filter((item) => isAnotherBodys(item, context));
  if (own.length === 0 && others.length > 0) return { reason: '只找到部门或乡镇的目录，看不出是否代为公开了本级政府的目录', seen: others };
  const undated = own.filter((item) => item.publishedOn === null);
  if (undated.length > 0) return { reason: '有目录的发布日期读不到', seen: undated };
  const amendments = own.filter((item) => item.amendment);
  if (amendments.length > 0) return { reason: '有该年目录的调整或补充，说明目录可能已另行公开', seen: amendments };
  const yearless = catalogues.items.filter((item) => item.year === null && isOfSeason(item.publishedOn, year));
  if (yearless.length > 0) return { reason: '有目录看不出是哪一年的', seen: yearless };
  if (!catalogues.complete) return { reason: catalogues.gaps.map(({ message }) => message).join('；') || '决策目录栏目没有读全', seen: [] };
  const dates = catalogues.items.map(({ publishedOn }) => publishedOn);
  if (noLongerReachesBack(dates, context.asOf, context.window.to))
    return { reason: '现存的目录都是以后各年公开的，当年的可能已归档', seen: catalogues.items.slice(0, 3) };
  // A department or town may publish on the portal of its government; a catalogue of another year shows that it uses this one.
  const usesPortal = catalogues.items.length > 0 || !['department', 'town'].includes(portal.level);
  return usesPortal ? null : { reason: '部门和乡镇的目录可能公开在本级政府门户网站', seen: [] };
}

import { z } from 'zod';
import type { AnnualReport, SiteFacts } from '../../crawler/facts/site.js';
import { judgedOn, noLongerReachesBack } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { monthDay } from '../calendar/month-day.js';
import { daysBetween } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { named } from '../wording.js';

const thresholds = z.strictObject({
  /** `previous`: the report on the year before, due within the window. `window`: the report on the window's own year, due early in the next. */
  reportOn: z.enum(['previous', 'window']).default('previous'),
  departmentsBy: monthDay.default('01-31'),
  /** Governments, townships included: the regulation names no day for them, so the later one holds. */
  governmentsBy: monthDay.default('03-31'),
});
type Thresholds = z.infer<typeof thresholds>;
type Context = CheckContext<Thresholds>;

/** The prescribed parts, by the names under which the facts list them. Source: 国办公开办函〔2021〕30号. */
const PARTS = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];
/** Reports on earlier years had another outline (国办公开办函〔2019〕60号 introduced the six parts). */
const FIRST_YEAR_OF_SIX_PARTS = 2019;

/**
 * The unit's own yearly report on government information disclosure is online in time and has its prescribed parts and tables.
 * Two findings: publication, and contents. Source: 政府信息公开条例 articles 49 and 50, 国办公开办函〔2021〕30号;
 * ledger items guyuan-2023/57, mudan-2023/49, litong-2021/4.3, xixia-2023/29.
 */
export const annualReport = defineCheck({
  id: 'annual-report',
  title: '政府信息公开年度报告',
  topic: 'periodic',
  rule: ({ departmentsBy, governmentsBy }) => `部门在 ${departmentsBy} 前、政府在 ${governmentsBy} 前公布上一年度报告，含规定的六个部分和表格`,
  remedy: '没有公布的尽快在政府信息公开年报栏目公布，缺少的部分和表格补齐；已经逾期公布的无法补正，下一年度按时公布',
  requires: ['annualReports'],
  thresholds,
  fold: () => ({ rule: 'all' }),

  evaluate({ annualReports }, context) {
    const windowYear = Number(context.window.from.slice(0, 4));
    const year = context.thresholds.reportOn === 'window' ? windowYear : windowYear - 1;
    const { departmentsBy, governmentsBy } = context.thresholds;
    const due = `${year + 1}-${context.portal.level === 'department' ? departmentsBy : governmentsBy}`;
    // Due after the window: the audit's own date counts, so that a late report is told as late, not as missing.
    const asOf = due > context.window.to ? context.asOf : judgedOn(context);
    const visible = annualReports.items.filter((item) => item.publishedOn === null || item.publishedOn <= asOf);
    const own = visible.filter((item) => item.year === year && item.owner === 'own').sort(byDate);
    const first = own.find((item) => item.publishedOn !== null) ?? own[0];
    const published = judgePublication({ year, due, asOf, first, own }, annualReports, context);
    return first ? [published, judgeContents(first, own, year)] : [published];
  },
});

const byDate = (a: AnnualReport, b: AnnualReport): number => ((a.publishedOn ?? '9') < (b.publishedOn ?? '9') ? -1 : 1);
const subjectOf = ({ url, title }: AnnualReport): { url: string; title: string } => ({ url, title });

interface Search {
  year: number;
  due: string;
  asOf: string;
  /** Earliest dated own report, else any own report. */
  first: AnnualReport | undefined;
  own: readonly AnnualReport[];
}

function judgePublication({ year, due, asOf, first, own }: Search, reports: SiteFacts['annualReports'], context: Context): Finding {
  const finding = (verdict: Verdict, reason: string, seen: readonly AnnualReport[] = own): Finding => ({
    verdict,
    subject: seen[0] ? subjectOf(seen[0]) : null,
    observed: first?.publishedOn ?? null,
    expected: due,
    unit: null,
    reason,
    evidence: (seen.length > 0 ? seen.map((item) => item.evidence) : reports.searched).slice(0, 5),
    timing: { startsOn: `${year + 1}-01-01`, dueOn: due, doneOn: first?.publishedOn ?? null, unit: 'day' },
  });

  if (first?.publishedOn && first.publishedOn <= due)
    return finding('pass', `${year}年度报告于${spoken(first.publishedOn)}公布，不晚于${spoken(due)}`);
  if (own.some((item) => item.publishedOn === null))
    return finding('undetermined', `${year}年度报告的发布日期读不到，请人工核对是否不晚于${spoken(due)}`);
  const absent = first ? '' : `没有找到本单位${year}年度报告`;
  if (!first && context.asOf <= due) return finding('not-due', `${absent}；截止日期是${spoken(due)}，到${spoken(asOf)}尚未到期`);

  const late = first?.publishedOn
    ? `${year}年度报告于${spoken(first.publishedOn)}公布，比${spoken(due)}晚 ${daysBetween(due, first.publishedOn)} 天`
    : absent;
  const doubt = doubtAboutAbsence(year, reports, context);
  const dates = reports.items.map(({ publishedOn }) => publishedOn);
  if (!first && !doubt && noLongerReachesBack(dates, context.asOf, due > context.window.to ? due : context.window.to))
    return finding('undetermined', `${absent}；年报栏目现存的都是以后公布的，当年的可能已归档，请人工核查`, []);
  if (doubt) return finding('undetermined', `${late}；但${doubt.reason}，请人工核查`, first ? own : doubt.seen);
  return finding('fail', first ? late : `${late}；应在${spoken(due)}前公布，已读完年报栏目`);
}

/** Why a (timelier) report of the unit may exist that was not read as such. */
function doubtAboutAbsence(year: number, reports: SiteFacts['annualReports'], { portal }: Context): { reason: string; seen: AnnualReport[] } | null {
  const unsure = reports.items.filter(
    (item) => item.owner !== 'other' && (item.year ?? year) === year && (item.owner === 'unknown' || item.year === null),
  );
  if (unsure[0]) return { reason: `${named(unsure[0].title)}看不出是哪个单位或哪一年的`, seen: unsure };
  if (!reports.complete) return { reason: reports.gaps.map(({ message }) => message).join('；') || '年报栏目没有读全', seen: [] };
  // Departments and towns often publish on the portal of their government; a report on another year shows that they use this one.
  const usesPortal = !['department', 'town'].includes(portal.level) || reports.items.some((item) => item.owner === 'own');
  return usesPortal ? null : { reason: '部门和乡镇的年度报告可能集中公开在本级政府门户网站', seen: [] };
}

/** Judged on the fullest of the unit's reports on that year: a notice beside the report itself is no report without parts. */
function judgeContents(first: AnnualReport, own: readonly AnnualReport[], year: number): Finding {
  const found = (item: AnnualReport): number => PARTS.filter((part) => item.parts.includes(part)).length;
  const best = [...own].sort((a, b) => found(b) - found(a))[0] ?? first;
  const missing = PARTS.filter((part) => !best.parts.includes(part));
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: subjectOf(best),
    observed: found(best),
    expected: PARTS.length,
    unit: '个部分',
    reason,
    evidence: [best.evidence],
  });
  if (year < FIRST_YEAR_OF_SIX_PARTS) return finding('not-applicable', `${year}年度报告适用旧格式，不检查六个部分`);
  if (missing.length === 0 && best.tables.length > 0) return finding('pass', '六个规定部分和表格齐全');
  if (missing.length === 0) return finding('undetermined', '六个规定部分齐全，没有读到规定的表格（可能是图片），请人工核对');
  if (own.some((item) => !item.pageRead || item.bodyElsewhere))
    return finding('undetermined', '报告正文在附件或图片中，或页面没有读到，请人工核对各部分和表格');
  const told = `没有读到：${missing.join('；')}`;
  // Fewer than half found means that the headings are worded in a way we do not know, not that the parts are missing.
  return missing.length > PARTS.length / 2
    ? finding('undetermined', `六个规定部分${told}；可能标题写法不同，请人工核对`)
    : finding('fail', `六个规定部分缺 ${missing.length} 个，${told}`);
}

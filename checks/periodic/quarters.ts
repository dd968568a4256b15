import { judgedOn } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { addDays, addMonths } from '../calendar/working-days.js';
import type { CheckContext, Finding, Verdict } from '../check.js';
import { type Publication, rowEvidence } from '../publications.js';
import { named } from '../wording.js';
import { type Activity, type Listings, type Search, search } from './column-activity.js';

interface Quarter {
  name: string;
  from: string;
  /** Last day of the month after it: figures of a quarter come out when it is over. */
  due: string;
  titles: RegExp;
}

const NAMES = ['一', '二', '三', '四'];
const ENDS = ['3', '6', '9', '12'];
const SPANS = ['1[-—至~]3月', '上半年', '前三季度', '全年'];

function quartersOf(year: number): Quarter[] {
  return NAMES.map((name, index) => {
    const from = `${year}-${String(index * 3 + 1).padStart(2, '0')}-01`;
    const titles = new RegExp(`第?[${name}${index + 1}]季度|${SPANS[index]}|1[-—至~]${ENDS[index]}月`, 'u');
    return { name: `第${name}季度`, from, due: addDays(addMonths(from, 4), -1), titles };
  });
}

/** Published in the quarter or the month after it, or naming it. */
function couldBeOf({ row }: Publication, quarter: Quarter, year: number): boolean {
  const on = row.publishedOn ?? '';
  const named = quarter.titles.test(row.title) && on >= quarter.from && !row.title.includes(`${year - 1}年`);
  return named || (on >= quarter.from && on <= quarter.due);
}

/** Each publication serves one quarter, the earliest that still lacks one. */
function share(found: readonly Publication[], quarters: readonly Quarter[], perQuarter: number, year: number): Publication[][] {
  const served: Publication[][] = quarters.map(() => []);
  for (const publication of found) {
    const open = quarters.findIndex((quarter, index) => couldBeOf(publication, quarter, year) && (served[index] ?? []).length < perQuarter);
    served[open]?.push(publication);
  }
  return served;
}

/** One finding per quarter of the window: published at least `perQuarter` times, at the latest in the month after it. */
export function judgeQuarters(listings: Listings, activity: Activity, context: CheckContext<unknown>, perQuarter: number): Finding[] {
  const year = Number(context.window.from.slice(0, 4));
  const quarters = quartersOf(year);
  const lastDue = quarters.at(-1)?.due ?? context.window.to;
  const period = { from: context.window.from, to: judgedOn(context, () => lastDue) };
  const seen = search(listings, activity, period, context);
  const served = share(seen.found, quarters, perQuarter, year);
  return quarters.map((quarter, index) => {
    const own = { from: quarter.from, to: quarter.due < period.to ? quarter.due : period.to };
    return judge(quarter, served[index] ?? [], search(listings, activity, own, context), { activity, context, perQuarter });
  });
}

interface Asked {
  activity: Activity;
  context: CheckContext<unknown>;
  perQuarter: number;
}

function judge(quarter: Quarter, served: readonly Publication[], seen: Search, { activity, context, perQuarter }: Asked): Finding {
  const doneOn = served[perQuarter - 1]?.row.publishedOn ?? null;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: seen.place?.url ?? context.portal.baseUrl, title: `${quarter.name}${activity.name}` },
    observed: served.length,
    expected: perQuarter,
    unit: '条',
    reason,
    evidence: served.length > 0 ? served.slice(0, 5).map(rowEvidence) : seen.searched,
    timing: { startsOn: quarter.from, dueOn: quarter.due, doneOn, unit: 'day' },
  });
  const last = served.at(-1)?.row;
  if (last && served.length >= perQuarter)
    return finding('pass', `${quarter.name}有${named(last.title)}（${last.publishedOn ? spoken(last.publishedOn) : ''}）`);
  const lacking = `${quarter.name}${last ? `只有 ${served.length} 条` : '没有找到'}${activity.name}`;
  if (context.asOf <= quarter.due) return finding('not-due', `${lacking}；到${spoken(quarter.due)}到期`);
  if (seen.doubts.length > 0) return finding('undetermined', `${lacking}；${seen.doubts.slice(0, 3).join('；')}，请人工核查`);
  return finding('fail', `${lacking}；每季度应公开 ${perQuarter} 条，${quarter.name}最迟到${spoken(quarter.due)}`);
}

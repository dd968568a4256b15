import { z } from 'zod';
import type { Evidence } from '../../crawler/facts/evidence.js';
import type { Listing, ListingRow } from '../../crawler/facts/publication.js';
import type { FactSet } from '../../crawler/facts/site.js';
import { isStillOpen, judgedOn } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { monthDay } from '../calendar/month-day.js';
import { daysBetween } from '../calendar/working-days.js';
import type { Check, CheckContext, Finding, Timing, Verdict } from '../check.js';
import { isPresent, type Publication, pageOfItsOwn, publications, rowEvidence } from '../publications.js';
import { named } from '../wording.js';

type RowTest = (row: ListingRow, listing: Listing) => boolean;

interface Deadline {
  /** A day of the window's year; null where only the window bounds the duty. */
  deadline: string | null;
}

/** What the checks on yearly lists of normative documents share. One finding each. */
export const duringTheYear = (
  duty: Pick<PublicationDuty, 'what' | 'columns' | 'isIt' | 'mayBeIt'>,
): Omit<Check<'listings', Deadline>, 'id' | 'title' | 'remedy'> => ({
  topic: 'documents',
  rule: ({ deadline }) => `检查期内${deadline ? `（${deadline} 前）` : ''}公开${duty.what}`,
  requires: ['listings'],
  thresholds: z.strictObject({ deadline: monthDay.nullable().default(null) }),
  appliesTo: (level) => level !== 'town',
  columns: () => duty.columns.map((id) => ({ id })),
  fold: () => ({ rule: 'all' }),
  evaluate: ({ listings }, context) => {
    const { deadline } = context.thresholds;
    const due = deadline === null ? null : `${context.window.from.slice(0, 4)}-${deadline}`;
    return [judgeDuty(listings, { ...duty, due }, context)];
  },
});

/** Something that must stand in the lists of some columns. */
export interface PublicationDuty {
  /** Chinese name of what is looked for. */
  what: string;
  /** Taxonomy ids. Each must be read, or missing for certain, before absence counts. */
  columns: readonly string[];
  minItems?: number;
  /** Rows that are it; all by default. */
  isIt?: RowTest;
  /** Rows that may be it: as long as there is one, absence is not certain. */
  mayBeIt?: RowTest;
  /** Civil date, the last day in time; null or absent: the window's end. */
  due?: string | null;
  /** Civil date on which the time began to run; the window's start when absent. */
  since?: string;
  /** What must exist, whenever it was published: dates do not count. */
  atAnyTime?: boolean;
  /** Chinese: why a portal without such a column may still publish it. */
  elsewhere?: string;
}

type Context = Pick<CheckContext<unknown>, 'asOf' | 'window' | 'portal'>;

/** Departments and towns may publish on the portal of their government. */
const OWN_PORTAL_NOT_OWED = new Set(['department', 'town']);
const BY_GOVERNMENT = '部门和乡镇可能公开在本级政府门户网站';

/** One finding on one duty: there in time, late, absent, not due yet, or not to be told. */
export function judgeDuty(listings: FactSet<Listing>, duty: PublicationDuty, context: Context): Finding {
  const { window } = context;
  const minItems = duty.minItems ?? 1;
  const lastDay = duty.due ?? window.to;
  const asOf = judgedOn(context, () => lastDay);
  const search = find(listings, duty, asOf, context);
  const inTime = search.found.filter(({ row }) => duty.atAnyTime || (row.publishedOn ?? '') <= lastDay);
  const seen = inTime.length >= minItems ? inTime : search.found;
  const doneOn = search.found[minItems - 1]?.row.publishedOn ?? null;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: subjectOf(seen[0], search.looked),
    observed: seen.length,
    expected: minItems,
    unit: '条',
    reason,
    evidence: (seen.length > 0 ? seen.slice(0, 5).map(rowEvidence) : search.searched).slice(0, 5),
    ...(duty.due ? { timing: timingOf(duty, window.from, duty.due, doneOn) } : {}),
  });

  if (inTime.length >= minItems) return finding('pass', `找到${duty.what} ${inTime.length} 条，如${told(inTime.at(-1))}`);
  const isLate = search.found.length >= minItems && doneOn !== null;
  // What may be it but came out late as well does not make it less late.
  const possible = search.possible.find(({ row }) => !isLate || row.publishedOn === null || row.publishedOn <= lastDay);
  const doubt = possible ? `${told(possible)}可能就是` : doubtAboutReading(search, duty, context);
  if (isLate) {
    const late = `${duty.what}到${spoken(doneOn)}才公开，应在${spoken(lastDay)}前公开，晚 ${daysBetween(lastDay, doneOn)} 天`;
    const inferred = seen.some(({ row }) => row.inferred) ? '列表没有印年份，日期是推算的' : null;
    const unsure = doubt ?? inferred;
    return unsure === null ? finding('fail', late) : finding('undetermined', `${late}；但${unsure}，请人工核查`);
  }
  const lacking = search.found.length > 0 ? `只找到${duty.what} ${search.found.length} 条，应不少于 ${minItems} 条` : `没有找到${duty.what}`;
  if (isStillOpen(lastDay, context)) return finding('not-due', `${lacking}；期限到${spoken(lastDay)}，尚未到期`);
  if (doubt !== null) return finding('undetermined', `${lacking}；但${doubt}，请人工核查`);
  return finding('fail', `${lacking}：${whereLooked(search)}，${duty.atAnyTime ? '' : `${spoken(window.from)}至${spoken(asOf)}`}没有${duty.what}`);
}

const timingOf = ({ since }: PublicationDuty, from: string, dueOn: string, doneOn: string | null): Timing => ({
  startsOn: since ?? from,
  dueOn,
  doneOn,
  unit: 'day',
});

interface Search {
  /** By date, undated last; each address once. */
  found: Publication[];
  possible: Publication[];
  looked: Listing[];
  /** Chinese: what was not read; none where everything was. */
  troubles: string[];
  searched: Evidence[];
}

function find(listings: FactSet<Listing>, duty: PublicationDuty, to: string, context: Context): Search {
  const { columns, atAnyTime = false } = duty;
  const isIt: RowTest = duty.isIt ?? (() => true);
  const maybe: RowTest = (row, listing) => !isIt(row, listing) && (duty.mayBeIt?.(row, listing) ?? false);
  const span = { columns, from: context.window.from, to, atAnyTime };
  const seen = publications(listings, { ...span, matches: isIt }, context);
  const possible = publications(listings, { ...span, matches: maybe }, context);
  return {
    found: seen.found,
    possible: [...possible.found, ...possible.undated],
    looked: listings.items.filter(({ column }) => columns.includes(column)),
    troubles: seen.troubles,
    searched: seen.searched,
  };
}

/** Why our reading, not the portal, may be at fault for what was not found. */
function doubtAboutReading({ troubles, looked }: Search, duty: PublicationDuty, context: Context): string | null {
  if (troubles.length > 0) return troubles.join('；');
  const page = pageOfItsOwn(looked);
  if (page) return page;
  const main = looked.filter(({ column }) => column === duty.columns[0]);
  if (main.some(isPresent)) return null;
  if (OWN_PORTAL_NOT_OWED.has(context.portal.level)) return BY_GOVERNMENT;
  return duty.elsewhere ?? null;
}

function whereLooked({ looked }: Search): string {
  const names = [...new Set(looked.filter(isPresent).map(({ name }) => `“${name}”`))];
  const absent = [...new Set(looked.filter(({ state }) => state === 'missing').map(({ name }) => `“${name}”`))];
  return [names.length > 0 ? `已读完${names.join('')}栏目` : '', absent.length > 0 ? `网站没有设${absent.join('')}栏目` : '']
    .filter(Boolean)
    .join('，');
}

const subjectOf = (item: Publication | undefined, looked: readonly Listing[]): Finding['subject'] => {
  if (item) return { url: item.row.url, title: item.row.title };
  const column = looked.find(isPresent);
  return column ? { url: column.url, title: column.name } : null;
};

const told = (item: Publication | undefined): string =>
  item ? `${named(item.row.title)}${item.row.publishedOn ? `（${spoken(item.row.publishedOn)}）` : ''}` : '';

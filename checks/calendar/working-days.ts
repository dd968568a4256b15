import type { CalendarYear } from '../../config/schema.js';

/**
 * Arithmetic on civil dates (`YYYY-MM-DD`, Asia/Shanghai) and on working days. Pure.
 * Source: the yearly holiday notices of the General Office of the State Council, named in config/calendar.
 */

export interface WorkCalendar {
  firstYear: number;
  lastYear: number;
  /** @throws CalendarRangeError for a date in a year without a holiday table. */
  isWorkday(date: string): boolean;
}

/** A date for which no holiday table is known: plain weekends would be a guess, so nothing is computed. */
export class CalendarRangeError extends Error {
  override readonly name = 'CalendarRangeError';
  constructor(
    readonly date: string,
    readonly firstYear: number,
    readonly lastYear: number,
  ) {
    super(describeRange(Number(date.slice(0, 4)), firstYear, lastYear));
  }
}

function describeRange(year: number, firstYear: number, lastYear: number): string {
  if (firstYear > lastYear) return '没有任何年份的工作日历，算不出工作日';
  if (year > lastYear) return `工作日历只到 ${lastYear} 年，算不出 ${year} 年的工作日`;
  if (year < firstYear) return `工作日历从 ${firstYear} 年开始，算不出 ${year} 年的工作日`;
  return `工作日历缺 ${year} 年，算不出该年的工作日`;
}

const DAY_MS = 86_400_000;
const toMs = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const toDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string => toDate(toMs(date) + days * DAY_MS);

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((toMs(to) - toMs(from)) / DAY_MS);

/** Same day of the month `months` later; the month's last day where that day does not exist (31 January + 1 month = 28 February). */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return toDate(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (date: string): number => new Date(toMs(date)).getUTCDay();
export const isWeekend = (date: string): boolean => weekdayOf(date) % 6 === 0;

/** Days off are holidays and weekends, except the weekends that a notice turns into working days. */
export function createCalendar(years: readonly CalendarYear[]): WorkCalendar {
  const known = new Set(years.map(({ year }) => year));
  const holidays = new Set(years.flatMap((year) => year.holidays));
  const makeUpDays = new Set(years.flatMap((year) => year.workdays));
  const firstYear = Math.min(...known);
  const lastYear = Math.max(...known);
  return {
    firstYear,
    lastYear,
    isWorkday(date) {
      if (!known.has(Number(date.slice(0, 4)))) throw new CalendarRangeError(date, firstYear, lastYear);
      return makeUpDays.has(date) || !(holidays.has(date) || isWeekend(date));
    },
  };
}

/** Working days after `from` up to and including `to`; 0 when `to` ≤ `from`. @throws CalendarRangeError */
export function workingDaysAfter(from: string, to: string, calendar: WorkCalendar): number {
  let count = 0;
  for (let date = from; date < to; ) {
    date = addDays(date, 1);
    if (calendar.isWorkday(date)) count += 1;
  }
  return count;
}

/** The `count`-th working day after `from` (day 0); `from` itself for 0. @throws CalendarRangeError, RangeError */
export function addWorkingDays(from: string, count: number, calendar: WorkCalendar): string {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
  let date = from;
  for (let left = count; left > 0; ) {
    date = addDays(date, 1);
    if (calendar.isWorkday(date)) left -= 1;
  }
  return date;
}

/**
 * Number of the working day on which something dated `on` counts as done, `from` being day 0: a day off counts with the next working day.
 * So `workingDayNumber(from, on) ≤ n` exactly when `on` is not later than the n-th working day. Looks at no day after `on`.
 */
export function workingDayNumber(from: string, on: string, calendar: WorkCalendar): number {
  const passed = workingDaysAfter(from, on, calendar);
  return on > from && !calendar.isWorkday(on) ? passed + 1 : passed;
}

import { addDays, addWorkingDays, CalendarRangeError, isWeekend, type WorkCalendar, weekdayOf } from './working-days.js';

/** How a date was worked out, in Chinese, so that a reader can count along. */

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

const monthAndDay = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

/** 2023年6月7日 */
export const spoken = (date: string): string => `${date.slice(0, 4)}年${monthAndDay(date)}`;

/** 2023年6月7日（周三） */
export const spokenWithWeekday = (date: string): string => `${spoken(date)}（周${WEEKDAYS[weekdayOf(date)]}）`;

/** Consecutive dates joined: 5月1日至3日、5月8日. */
function spokenRuns(dates: readonly string[]): string {
  const runs: [string, string][] = [];
  for (const date of dates) {
    const last = runs.at(-1);
    if (last && addDays(last[1], 1) === date) last[1] = date;
    else runs.push([date, date]);
  }
  return runs.map(([from, to]) => (from === to ? monthAndDay(from) : `${monthAndDay(from)}至${monthAndDay(to)}`)).join('、');
}

/** Days off on weekdays and make-up days after `from` up to `to`: what a reader counting on plain weekends would get wrong. */
function exceptions(from: string, to: string, calendar: WorkCalendar): string {
  const holidays: string[] = [];
  const makeUpDays: string[] = [];
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    const works = calendar.isWorkday(date);
    if (!works && !isWeekend(date)) holidays.push(date);
    if (works && isWeekend(date)) makeUpDays.push(date);
  }
  return [holidays.length > 0 ? `放假 ${spokenRuns(holidays)}不计` : '', makeUpDays.length > 0 ? `调休上班 ${spokenRuns(makeUpDays)}计入` : '']
    .filter(Boolean)
    .join('，');
}

/** `2023年4月27日为第0天，第3个工作日是2023年5月5日（周五）（放假 5月1日至5月3日不计）`; without the day when the calendar ends before it. */
export function explainLimit(from: string, count: number, calendar: WorkCalendar): string {
  const start = `${spoken(from)}为第0天`;
  try {
    const limit = addWorkingDays(from, count, calendar);
    const notes = exceptions(from, limit, calendar);
    return `${start}，第${count}个工作日是${spokenWithWeekday(limit)}${notes ? `（${notes}）` : ''}`;
  } catch (error) {
    if (error instanceof CalendarRangeError) return `${start}，限期 ${count} 个工作日（${error.message}）`;
    throw error;
  }
}

/** `，为第 3 个工作日`; a day off counts with the working day after it, which is said. */
export const spokenCount = (date: string, elapsed: number, calendar: WorkCalendar): string =>
  calendar.isWorkday(date) || elapsed === 0 ? `，为第 ${elapsed} 个工作日` : `（非工作日），算在第 ${elapsed} 个工作日`;

/**
 * Working days of 2025, written down by hand for the oracle alone.
 * Source: 国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）.
 */
const DAYS_OFF: readonly [from: string, to: string][] = [
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-01', '2025-10-08'],
];
const MAKE_UP_DAYS: readonly string[] = ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'];

const DAY_MS = 86_400_000;
const time = (date: string): number => Date.parse(`${date}T00:00:00Z`);

export function isWorkingDay(date: string): boolean {
  // The last weeks of 2024 have neither holidays nor make-up days.
  if (date < '2024-10-13' || date > '2025-12-31') throw new RangeError(`no calendar for ${date}`);
  if (MAKE_UP_DAYS.includes(date)) return true;
  if (DAYS_OFF.some(([from, to]) => from <= date && date <= to)) return false;
  const weekday = new Date(time(date)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let at = time(from) + DAY_MS; at <= time(to); at += DAY_MS) if (isWorkingDay(new Date(at).toISOString().slice(0, 10))) count++;
  return count;
}

/** Calendar days from `from` to `to`. */
export const daysBetween = (from: string, to: string): number => (time(to) - time(from)) / DAY_MS;

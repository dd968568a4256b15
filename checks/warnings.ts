import { addDays, CalendarRangeError, isWeekend, type WorkCalendar, workingDaysAfter } from './calendar/working-days.js';
import type { IndicatorResult, Warning } from './results.js';

/** A breach that can still be averted is told this many working days ahead. */
export const WARNING_WORKING_DAYS = 5;

type Judged = Pick<IndicatorResult, 'id' | 'name' | 'findings'>;

/** What is not due yet but will be within a few working days after `asOf`; soonest first, each subject of an indicator once. */
export function earlyWarnings(results: readonly Judged[], asOf: string, calendar: WorkCalendar): Warning[] {
  const warnings = results.flatMap(({ id, name, findings }) =>
    findings.flatMap(({ verdict, timing, subject }): Warning[] => {
      if (verdict !== 'not-due' || !timing || timing.doneOn !== null || !isNear(asOf, timing.dueOn)) return [];
      const daysLeft = daysLeftUntil(asOf, timing.dueOn, calendar);
      return daysLeft > WARNING_WORKING_DAYS ? [] : [{ indicator: id, name, subject, dueOn: timing.dueOn, daysLeft }];
    }),
  );
  const unique = new Map(warnings.map((warning) => [JSON.stringify([warning.indicator, warning.subject, warning.dueOn]), warning]));
  return [...unique.values()].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** The longest holidays take less than a fortnight, so that five working days never span a month: no need to count further. */
const isNear = (asOf: string, dueOn: string): boolean => dueOn >= asOf && dueOn <= addDays(asOf, 31);

/** A reminder accuses nobody: where no holiday table is known plain weekends will do. */
function daysLeftUntil(asOf: string, dueOn: string, calendar: WorkCalendar): number {
  try {
    return workingDaysAfter(asOf, dueOn, calendar);
  } catch (error) {
    if (!(error instanceof CalendarRangeError)) throw error;
    return workingDaysAfter(asOf, dueOn, { ...calendar, isWorkday: (date) => !isWeekend(date) });
  }
}

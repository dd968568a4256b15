import type { Timing } from '../check.js';
import { addWorkingDays, CalendarRangeError, type WorkCalendar } from './working-days.js';

/** The dates behind a limit of `count` working days after `startsOn`; none where the work calendar ends before the last of them. */
export function workingDayTiming(startsOn: string, count: number, doneOn: string | null, calendar: WorkCalendar): { timing?: Timing } {
  try {
    return { timing: { startsOn, dueOn: addWorkingDays(startsOn, count, calendar), doneOn, unit: 'working-day' } };
  } catch (error) {
    if (error instanceof CalendarRangeError) return {};
    throw error;
  }
}

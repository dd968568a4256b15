import type { CheckContext } from '../check.js';

type Time = Pick<CheckContext<unknown>, 'asOf' | 'window'>;

/**
 * The day a subject is judged on. A ledger of 2023 judged in 2026 is judged as of 2023-12-31, unless the subject's own
 * deadline lies later (a yearly report due the next March): then up to that deadline, never later than the audit's own date.
 * Where the audit's own date is later than the day returned, that deadline has passed.
 */
export function judgedOn({ asOf, window }: Time, deadline: () => string = () => window.to): string {
  if (asOf <= window.to) return asOf;
  const end = [window.to, deadline()].reduce((a, b) => (a > b ? a : b));
  return asOf < end ? asOf : end;
}

/** Nothing is missing until its last day is over. The last day of the window counts as over: a year is judged on its 31 December. */
export const isStillOpen = (lastDay: string, { asOf, window }: Time): boolean => asOf < lastDay || (asOf === lastDay && lastDay !== window.to);

/**
 * The past is judged on what the portal still shows: lists whose every row is newer than `until` were cut back or moved,
 * and what they lack from before proves nothing. Rows without a date, or none at all, leave the question to the set's completeness.
 */
export function noLongerReachesBack(published: readonly (string | null)[], asOf: string, until: string): boolean {
  const dates = published.flatMap((date) => date ?? []);
  return asOf > until && dates.length > 0 && dates.every((date) => date > until);
}

/** Published within the window and not after the audit's date; null when the date is not known. */
export function isInWindow(date: string | null, { asOf, window }: Time): boolean | null {
  if (date === null) return null;
  return date >= window.from && date <= window.to && date <= asOf;
}

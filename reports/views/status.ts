import type { Status } from '../../checks/check.js';
import { STATUS_LABELS, STATUSES } from '../../checks/results.js';

/** A status as templates print it: `key` names icon and colour, the words carry the meaning without either. */
export interface StatusView {
  key: Status;
  label: string;
  /** How a unit that checks itself reads it, where that is put more gently; else null. */
  gentle: string | null;
}

const GENTLE_LABELS: Partial<Record<Status, string>> = { fail: '需要整改', partial: '还可完善' };

/** Breaches first, what needs a person next, the rest after. */
export const READING_ORDER: readonly Status[] = ['fail', 'partial', 'undetermined', 'needs-submission', 'not-due', 'pass', 'not-applicable'];

export const statusView = (status: Status): StatusView => ({
  key: status,
  label: STATUS_LABELS[status],
  gentle: GENTLE_LABELS[status] ?? null,
});

export interface StatusCount {
  status: StatusView;
  count: number;
}

/** How often each status occurs, in the order of the vocabulary, those that do not occur left out. */
export const statusCounts = (statuses: readonly Status[]): StatusCount[] =>
  STATUSES.map((status) => ({ status: statusView(status), count: statuses.filter((one) => one === status).length })).filter(
    (entry) => entry.count > 0,
  );

export const isBreach = (status: Status): boolean => status === 'fail' || status === 'partial';

import type { Submission } from '../../crawler/facts/publication.js';
import { spoken } from '../calendar/explain.js';
import { addDays } from '../calendar/working-days.js';

/** What has to be handed in when, and which of the files at hand answers to which due date. */

export interface Demand {
  /** Chinese: 2023年8月15日前的报送材料. */
  name: string;
  startsOn: string;
  /** Null: whenever it is asked for. */
  dueOn: string | null;
  /** Dates that answer to this demand, both included; null: open. */
  from: string | null;
  until: string | null;
  /** Whether a later date is a late one: of quarters and months only what lies within counts, and what comes later is the next one's. */
  strict: boolean;
}

export type Due = readonly string[] | 'quarterly' | 'monthly' | 'on-demand';

/** A quarter's report is written when the quarter is over. */
const REPORTING_DAYS = 10;

/** In order of their days. @param deadline of the ledger item: until then nothing that is handed in on demand is missing */
export function demandsOf(due: Due, year: number, deadline: string | null): Demand[] {
  const startsOn = `${year}-01-01`;
  if (due === 'on-demand') return [{ name: '报送材料', startsOn, dueOn: deadline, from: null, until: null, strict: false }];
  if (due === 'quarterly') return [0, 1, 2, 3].map((n) => period(year, n * 3 + 1, n * 3 + 3, `${year}年第${'一二三四'[n]}季度的报送材料`));
  if (due === 'monthly') return Array.from({ length: 12 }, (_, n) => period(year, n + 1, n + 1, `${year}年${n + 1}月的报送材料`));
  const days = [...new Set(due)].sort().map((day) => `${year}-${day}`);
  return days.map((dueOn, n) => {
    const before = days[n - 1];
    const from = before === undefined ? null : addDays(before, 1);
    return { name: `${spoken(dueOn)}前的报送材料`, startsOn: from ?? startsOn, dueOn, from, until: dueOn, strict: true };
  });
}

function period(year: number, first: number, last: number, name: string): Demand {
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  const dueOn = new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10);
  return { name, startsOn: from, dueOn, from, until: addDays(dueOn, REPORTING_DAYS), strict: false };
}

export interface Allotted {
  demand: Demand;
  inTime: Submission[];
  /** Dated after the due date, and not needed for a later one. */
  late: Submission[];
  /** Later by the time of the file alone, which a copy changes. */
  unsure: Submission[];
}

/**
 * Each file answers to one demand. In order of date, each demand takes what lies within its dates, as many as it needs (the only
 * one all), on fixed days those nearest to the day; what is left over may be what an earlier one lacks, too late. Nothing dated
 * after `asOf` counts, except by a file's own time, which says nothing about when it was handed in.
 */
export function allot(demands: readonly Demand[], files: readonly Submission[], minItems: number, asOf: string): Allotted[] {
  const free = new Set(files.filter((file) => (file.datedOn ?? '') <= asOf || file.datedBy === 'file').sort(byDate));
  const filled = demands.map((demand) => {
    const fitting = [...free].filter((file) => isWithin(demand, file));
    const most = demands.length === 1 ? fitting.length : minItems;
    const inTime = demand.strict ? fitting.slice(-most) : fitting.slice(0, most);
    for (const file of inTime) free.delete(file);
    return { demand, inTime };
  });
  const answered = new Set(filled.flatMap(({ inTime }) => inTime.map(({ datedOn }) => datedOn)));
  return filled.map(({ demand, inTime }) => {
    const short = demand.strict ? Math.max(0, minItems - inTime.length) : 0;
    const later = [...free].filter(({ datedOn }) => datedOn === null || (demand.dueOn !== null && datedOn > demand.dueOn));
    // Dated as what answers to another demand, it more likely belongs to that.
    const isCertain = (file: Submission): boolean => file.datedBy !== 'file' && file.datedOn !== null && !answered.has(file.datedOn);
    const late = later.filter(isCertain).slice(0, short);
    for (const file of late) free.delete(file);
    return { demand, inTime, late, unsure: short === 0 ? [] : later.filter((file) => !isCertain(file)) };
  });
}

const isWithin = ({ from, until }: Demand, { datedOn }: Submission): boolean =>
  until === null || (datedOn !== null && datedOn >= (from ?? '') && datedOn <= until);

const byDate = (a: Submission, b: Submission): number => {
  const [left, right] = [`${a.datedOn ?? '9'} ${a.file}`, `${b.datedOn ?? '9'} ${b.file}`];
  return left < right ? -1 : left > right ? 1 : 0;
};

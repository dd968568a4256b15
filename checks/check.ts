import type { z } from 'zod';
import type { Level, Topics } from '../config/schema.js';
import type { Evidence } from '../crawler/facts/evidence.js';
import type { WantedColumn } from '../crawler/facts/publication.js';
import type { FactName, Gap, Portal, SiteFacts } from '../crawler/facts/site.js';
import type { WorkCalendar } from './calendar/working-days.js';

/** Verdict on one subject. `partial` only where an indicator knows half measures (one-way link). */
export type Verdict = 'pass' | 'partial' | 'fail' | 'not-due' | 'not-applicable' | 'undetermined';
export type Status = 'pass' | 'partial' | 'fail' | 'not-due' | 'not-applicable' | 'undetermined' | 'needs-submission';

/** Result for one subject. Everything in Chinese is ready for the report. */
export interface Finding {
  verdict: Verdict;
  subject: { url: string; title: string } | null;
  observed: string | number | null;
  expected: string | number | null;
  /** Unit of the two numbers: 个工作日, 日, 项, 条 … or null for texts. */
  unit: string | null;
  /** Chinese sentence: why this verdict, with the working out of dates; for undetermined, what a person should look at. */
  reason: string;
  evidence: Evidence[];
  /** The dates behind a verdict on time, for early warning and for drawing them. */
  timing?: Timing;
  /** What would settle an undetermined finding: material of the unit that is not there yet. */
  awaits?: 'submission';
}

export interface Timing {
  /** Civil dates: day 0, last day in time, and the day it was done (null: not yet). */
  startsOn: string;
  dueOn: string;
  doneOn: string | null;
  unit: 'day' | 'working-day' | 'month';
}

export interface CheckContext<T> {
  thresholds: T;
  portal: Portal;
  /** Civil dates. Nothing after `asOf` counts; `window` is what the indicator looks at. */
  asOf: string;
  window: { from: string; to: string };
  calendar: WorkCalendar;
  topics: Topics;
  /** The ledger item it is judged for, for checks that are judged per item; else null. */
  item: { ledger: string; item: string; deadline: string | null } | null;
}

/** How findings become the indicator's status. */
export type Fold =
  /** Any fail → fail. With `whole` the findings are parts of one duty: as long as one is still to come, it is not met but not due. */
  | { rule: 'all'; whole?: true }
  /** Share of passes against `target`; between `partialFrom` and target → partial. */
  | { rule: 'ratio'; target: number; partialFrom: number };

export interface Check<N extends FactName = FactName, T = unknown> {
  /** Fixed id, equal to the file name. */
  id: string;
  /** Chinese name shown in reports. */
  title: string;
  topic: 'interpretation' | 'documents' | 'decisions' | 'finance' | 'periodic' | 'platform' | 'grassroots' | 'safety' | 'submission';
  /** One Chinese sentence: what is asked. */
  rule: (thresholds: T) => string;
  /** One Chinese sentence: how a unit puts it right. */
  remedy: string;
  requires: readonly N[];
  thresholds: z.ZodType<T>;
  appliesTo?: (level: Level) => boolean;
  /** Lists it needs; crawled only when the check is asked for. */
  columns?: (thresholds: T, topics: Topics) => readonly WantedColumn[];
  /** Judged once for each ledger item that asks for it, not once for all. */
  perItem?: boolean;
  fold: (thresholds: T) => Fold;
  evaluate: (facts: Pick<SiteFacts, N>, context: CheckContext<T>) => Finding[];
}

/** Keeps the types of one check together; the registry holds them with the types erased. */
export const defineCheck = <N extends FactName, T>(check: Check<N, T>): Check<N, T> => check;

/** The undetermined finding for parts of a fact set that were not read. */
export const gapFinding = (gaps: readonly Gap[], searched: readonly Evidence[], expected: string): Finding => ({
  verdict: 'undetermined',
  subject: null,
  observed: null,
  expected,
  unit: null,
  reason: gaps.length > 0 ? gaps.map((gap) => gap.message).join('；') : '相关栏目没有读全，请人工核查',
  evidence: [...searched].slice(0, 5),
});

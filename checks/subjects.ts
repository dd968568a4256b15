import type { Evidence } from '../crawler/facts/evidence.js';
import type { FactSet } from '../crawler/facts/site.js';
import { CalendarRangeError } from './calendar/working-days.js';
import { type Finding, gapFinding } from './check.js';

interface Subject {
  url: string;
  title: string;
  evidence: Evidence;
}

/**
 * Judges each member of a set (`null`: outside the audited time) and adds one undetermined finding when the set was not read in full.
 * `expected` says in Chinese what a full reading would have been.
 */
export function judgeSet<S extends Subject>(set: FactSet<S>, expected: string, judge: (item: S) => Finding | null): Finding[] {
  const findings = set.items.flatMap((item) => judgeWithinCalendar(item, judge) ?? []);
  return set.complete ? findings : [...findings, gapFinding(set.gaps, set.searched, expected)];
}

/** A date beyond the work calendar (a term "until 2099", next January before its holiday notice) leaves that subject alone undetermined. */
function judgeWithinCalendar<S extends Subject>(item: S, judge: (item: S) => Finding | null): Finding | null {
  try {
    return judge(item);
  } catch (error) {
    if (!(error instanceof CalendarRangeError)) throw error;
    return {
      verdict: 'undetermined',
      subject: { url: item.url, title: item.title },
      observed: error.date,
      expected: null,
      unit: null,
      reason: `${error.message}，请人工核查`,
      evidence: [item.evidence],
    };
  }
}

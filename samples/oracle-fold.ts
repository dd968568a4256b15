/** From subjects to a status, the oracle's own way. */
export type ExpectedStatus = 'pass' | 'partial' | 'fail' | 'not-due' | 'not-applicable' | 'undetermined';

/** One judged thing. `key` names it in the scenario, `title` is printed on the portal. */
export interface Expected {
  key: string;
  title: string;
  verdict: ExpectedStatus;
  why: string;
}

export interface ExpectedIndicator {
  status: ExpectedStatus;
  subjects: Expected[];
}

export type Verdict = Pick<Expected, 'verdict' | 'why'>;
export const verdict = (verdict: ExpectedStatus, why: string): Verdict => ({ verdict, why });

const PARTIAL_FROM = 0.6;

export function ratio(subjects: Expected[], target = 1): ExpectedIndicator {
  const count = (verdict: ExpectedStatus): number => subjects.filter((subject) => subject.verdict === verdict).length;
  const unread = count('undetermined');
  const judged = count('pass') + count('partial') + count('fail');
  if (judged + unread === 0) return { status: unjudged(subjects), subjects };
  const passed = count('pass') + count('partial') / 2;
  const best = (passed + unread) / (judged + unread);
  if (best < target) return { status: best >= PARTIAL_FROM || count('fail') === 0 ? 'partial' : 'fail', subjects };
  return { status: passed / (judged + unread) < target ? 'undetermined' : 'pass', subjects };
}

export function all(subjects: Expected[]): ExpectedIndicator {
  const some = (verdict: ExpectedStatus): boolean => subjects.some((subject) => subject.verdict === verdict);
  const status = (['fail', 'undetermined', 'pass'] as const).find(some) ?? unjudged(subjects);
  return { status, subjects };
}

const unjudged = (subjects: Expected[]): ExpectedStatus =>
  subjects.length > 0 && subjects.every((subject) => subject.verdict === 'not-due') ? 'not-due' : 'not-applicable';

import type { Finding, Fold, Status, Verdict } from './check.js';
import type { Wording } from './wording.js';

/** Findings of one check, folded into the indicator's status. */
export interface Folded {
  status: Status;
  /** Share of passes among judged subjects, half for a partial one; null when nothing was judged. */
  ratio: number | null;
  judged: number;
  /** Judged subjects that did not pass. */
  breaches: number;
  message: string;
}

type Counts = Record<Verdict, number>;

function count(findings: readonly Finding[]): Counts {
  const counts: Counts = { pass: 0, partial: 0, fail: 0, 'not-due': 0, 'not-applicable': 0, undetermined: 0 };
  for (const { verdict } of findings) counts[verdict] += 1;
  return counts;
}

/**
 * The status stands whatever the undetermined subjects turn out to be: they are counted as passes first, and only if even that
 * best case falls short is the indicator said to fall short. A best case that passes stays undetermined as long as one subject is.
 */
export function fold(findings: readonly Finding[], rule: Fold, wording: Wording): Folded {
  const counts = count(findings);
  const judged = counts.pass + counts.partial + counts.fail;
  const status = statusOf(counts, rule);
  return {
    status: status === 'undetermined' && onlyAwaitsMaterial(findings) ? 'needs-submission' : status,
    ratio: judged === 0 ? null : (counts.pass + counts.partial / 2) / judged,
    judged,
    breaches: counts.partial + counts.fail,
    message: messageOf(findings, counts, rule, wording),
  };
}

/** Nothing is left to be looked at by a person: what is open is the unit's to hand in. */
const onlyAwaitsMaterial = (findings: readonly Finding[]): boolean =>
  findings.every(({ verdict, awaits }) => verdict !== 'undetermined' || awaits === 'submission');

function statusOf(counts: Counts, rule: Fold): Status {
  const { pass, partial, fail, undetermined } = counts;
  const judged = pass + partial + fail;
  if (judged + undetermined === 0) return counts['not-due'] > 0 ? 'not-due' : 'not-applicable';
  if (rule.rule === 'all') {
    if (fail > 0) return 'fail';
    if (undetermined > 0) return 'undetermined';
    if (rule.whole && counts['not-due'] > 0) return 'not-due';
    return partial > 0 ? 'partial' : 'pass';
  }
  const best = (pass + undetermined + partial / 2) / (judged + undetermined);
  // Where every subject goes halfway, so does the whole.
  if (best < rule.target) return best >= rule.partialFrom || fail === 0 ? 'partial' : 'fail';
  return undetermined > 0 ? 'undetermined' : 'pass';
}

const MAX_TOLD = 3;

function messageOf(findings: readonly Finding[], counts: Counts, rule: Fold, { counter, noun, ...words }: Wording): string {
  const telling = findings.filter(({ verdict }) => verdict !== 'not-applicable');
  const [only] = telling;
  if (!only) return noun ? `检查期内没有应检查的${noun}` : '没有应检查的内容';
  if (telling.length === 1 && (rule.rule === 'all' || only.subject === null)) return only.reason;
  // Findings of different kinds have no common noun: what is wrong with each says more than a count.
  if (!noun && telling.length <= MAX_TOLD)
    return [...telling]
      .sort((a, b) => Number(a.verdict === 'pass') - Number(b.verdict === 'pass'))
      .map(({ reason }) => reason)
      .join('；');

  const judged = counts.pass + counts.partial + counts.fail;
  const outcomes = [
    counts.pass > 0 && !words.breachesOnly ? `${counts.pass} ${counter}${words.pass}` : '',
    counts.partial > 0 ? `${counts.partial} ${counter}${words.partial ?? '部分达标'}` : '',
    counts.fail > 0 ? `${counts.fail} ${counter}${words.fail}` : '',
  ].filter(Boolean);
  if (words.breachesOnly && judged > 0 && counts.fail === 0) return telling.map(({ reason }) => reason).join('；');
  const unread = findings.some(({ verdict, subject }) => verdict === 'undetermined' && subject === null);
  const open = findings.filter(({ verdict, subject }) => verdict === 'undetermined' && subject !== null);
  const awaiting = open.filter(({ awaits }) => awaits === 'submission').length;
  const others = [
    counts['not-due'] > 0 ? `${counts['not-due']} ${counter}未到期` : '',
    awaiting > 0 ? `${awaiting} ${counter}待报送材料` : '',
    open.length > awaiting ? `${open.length - awaiting} ${counter}待人工核查` : '',
  ].filter(Boolean);
  const main = judged > 0 ? `${words.breachesOnly ? '' : `${judged} ${counter}${noun}中 `}${outcomes.join('，')}` : '';
  const rest = others.length > 0 ? `${main ? '另有 ' : ''}${others.join('，')}` : '';
  return [main, rest, unread ? '部分内容没有读全，待人工核查' : ''].filter(Boolean).join('；');
}

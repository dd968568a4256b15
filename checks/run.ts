import type { Profile, Topics } from '../config/schema.js';
import type { SiteFacts } from '../crawler/facts/site.js';
import { CalendarRangeError, type WorkCalendar } from './calendar/working-days.js';
import type { Finding } from './check.js';
import { confirmed, type SecondLook } from './confirm.js';
import { fold } from './fold.js';
import { rollUp } from './ledger.js';
import { type Evaluation, type Parameters, planEvaluations } from './plan.js';
import type { IndicatorResult, SiteResult } from './results.js';
import { score, type Weighed } from './score.js';
import { earlyWarnings } from './warnings.js';
import { askingOnce, wordingOf } from './wording.js';

export interface JudgeInput {
  facts: SiteFacts;
  profiles: readonly Profile[];
  /** Civil date; nothing after it counts. */
  asOf: string;
  calendar: WorkCalendar;
  topics: Topics;
  /** What the crawl cost, passed through to the result. */
  crawl: SiteResult['crawl'];
  /** The same facts from a second look at the pages behind negative verdicts; see `decidingPages`. */
  again?: SecondLook<SiteFacts> | undefined;
  /** Only these indicators, when given. */
  indicators?: readonly string[];
  /** The site's own thresholds per indicator; they win over the profiles'. */
  parameters?: Parameters;
}

/**
 * Judges the facts of one site by its profiles. Pure. A check that crashes, has invalid thresholds or lacks a calendar year leaves
 * its own indicator undetermined and nothing else.
 */
export function judgeSite(input: JudgeInput): SiteResult {
  const { facts, profiles, asOf, calendar, parameters, indicators, crawl } = input;
  const { portal } = facts;
  const evaluations = planEvaluations({ profiles, level: portal.level, asOf, parameters, indicators });
  const weighed = evaluations.map((evaluation) => judgeIndicator(evaluation, input));
  const results = weighed.map(({ result }) => result);
  const asked = (indicator: string): boolean => !indicators || indicators.includes(indicator);
  return {
    ...portal,
    ...score(weighed),
    crawl,
    indicators: results,
    ledger: rollUp({ profiles, level: portal.level, asOf, results, asked }),
    warnings: earlyWarnings(results, asOf, calendar),
  };
}

function judgeIndicator(evaluation: Evaluation, input: JudgeInput): Weighed & { result: IndicatorResult } {
  const { check, thresholds, ledgerItems, weight, advisory } = evaluation;
  const { again } = input;
  const first = findingsOf(evaluation, input);
  const sure = again ? confirmed(first, findingsOf(evaluation, { ...input, facts: again.facts }), again.unread) : first;
  const findings = sure.map((finding) => ({ ...finding, reason: askingOnce(finding.reason) }));
  const rule = evaluation.problem === null ? check.fold(thresholds) : ({ rule: 'all' } as const);
  const folded = fold(findings, rule, wordingOf(check.id));
  const message = concernsLevel(evaluation, input) ? folded.message : '本项不适用于该层级的单位';
  const result = { id: check.id, name: check.title, ...folded, message, threshold: thresholds, ledgerItems, findings };
  return { result, weight: advisory ? 0 : weight, byRatio: rule.rule === 'ratio' };
}

const concernsLevel = ({ check }: Evaluation, { facts }: Pick<JudgeInput, 'facts'>): boolean => check.appliesTo?.(facts.portal.level) ?? true;

function findingsOf(evaluation: Evaluation, { facts, asOf, calendar, topics }: JudgeInput): Finding[] {
  const { check, thresholds, window, item, problem } = evaluation;
  const { portal } = facts;
  if (!concernsLevel(evaluation, { facts })) return [];
  const undetermined = (code: string, reason: string): Finding[] => [
    {
      verdict: 'undetermined',
      subject: null,
      observed: code,
      expected: null,
      unit: null,
      reason,
      evidence: check.requires.flatMap((name) => facts[name].searched).slice(0, 3),
    },
  ];
  if (problem !== null)
    return undetermined('THRESHOLDS_INVALID', `指标参数有误，没有检查：${problem}。请修改指标方案或站点的 parameters.${check.id}`);
  try {
    return check.evaluate(facts, { thresholds, portal, asOf, window, calendar, topics, item });
  } catch (error) {
    if (error instanceof CalendarRangeError)
      return undetermined('CALENDAR_RANGE', `${error.message}。请在配置文件夹的 calendar/ 中补充该年的放假安排后重新评判`);
    const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return undetermined('CHECK_CRASHED', `检查程序出错（CHECK_CRASHED，${cause}），本项请人工核查`);
  }
}

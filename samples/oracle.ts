import { catalogueTitle, feedbackTitle, solicitationTitle } from './content/decisions.js';
import { documentTitle, interpretationTitle } from './content/documents.js';
import { annualReportTitle } from './content/periodic.js';
import { daysBetween, workingDaysBetween } from './oracle-calendar.js';
import { AS_OF, type ColumnKey, type ColumnPlan, type DocumentPlan, type InterpretationPlan, type Scenario, type SolicitationPlan } from './types.js';

/**
 * Expected results, from the scenario alone and with code of its own: nothing of the checks or the crawler is used,
 * so that an error there cannot hide here.
 */
export type ExpectedStatus = 'pass' | 'partial' | 'fail' | 'not-due' | 'not-applicable' | 'undetermined';

export const INDICATOR_IDS = [
  'interpretation-coverage',
  'interpretation-timeliness',
  'interpretation-contact',
  'interpretation-linkage',
  'document-elements',
  'decision-catalog-deadline',
  'solicitation-duration',
  'solicitation-feedback-timeliness',
  'budget-columns',
  'annual-report',
  'home-freshness',
  'broken-links',
] as const; // prettier-ignore
export type IndicatorId = (typeof INDICATOR_IDS)[number];

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

interface DocumentPair {
  plan: DocumentPlan;
  how: InterpretationPlan;
}

export function judgeScenario(scenario: Scenario): Record<IndicatorId, ExpectedIndicator> {
  return {
    'interpretation-coverage': ratio(coverage(scenario)),
    'interpretation-timeliness': ratio(overPairs(scenario, timeliness)),
    'interpretation-contact': ratio(
      overPairs(scenario, contact, (plan, how) => ({ key: `${plan.key}-jd`, title: interpretationTitle(scenario, plan, how.form) })),
    ),
    'interpretation-linkage': ratio(overPairs(scenario, linkage)),
    'document-elements': ratio(elements(scenario)),
    'decision-catalog-deadline': all(catalogue(scenario)),
    'solicitation-duration': all(scenario.solicitations.map((plan) => duration(scenario, plan))),
    'solicitation-feedback-timeliness': all(scenario.solicitations.map((plan) => feedback(scenario, plan))),
    'budget-columns': all(budget(scenario)),
    'annual-report': all([annualReport(scenario)]),
    'home-freshness': all([homeFreshness(scenario)]),
    'broken-links': all(brokenLinks(scenario)),
  };
}

// ------------------------------------------------------------------ from subjects to a status

const TARGET = 1;
const PARTIAL_FROM = 0.6;

function ratio(subjects: Expected[]): ExpectedIndicator {
  const count = (verdict: ExpectedStatus): number => subjects.filter((subject) => subject.verdict === verdict).length;
  const unread = count('undetermined');
  const judged = count('pass') + count('partial') + count('fail');
  if (judged + unread === 0) return { status: unjudged(subjects), subjects };
  const best = (count('pass') + unread + count('partial') / 2) / (judged + unread);
  if (best < TARGET) return { status: best >= PARTIAL_FROM ? 'partial' : 'fail', subjects };
  return { status: unread > 0 ? 'undetermined' : 'pass', subjects };
}

function all(subjects: Expected[]): ExpectedIndicator {
  const some = (verdict: ExpectedStatus): boolean => subjects.some((subject) => subject.verdict === verdict);
  const status = (['fail', 'undetermined', 'pass'] as const).find(some) ?? unjudged(subjects);
  return { status, subjects };
}

const unjudged = (subjects: Expected[]): ExpectedStatus =>
  subjects.length > 0 && subjects.every((subject) => subject.verdict === 'not-due') ? 'not-due' : 'not-applicable';

// ------------------------------------------------------------------ interpretation and documents

const hidden = (scenario: Scenario, column: ColumnKey): boolean =>
  scenario.brokenInterfaces.includes(column) || scenario.blockedColumns.includes(column);

const inScope = (scenario: Scenario): DocumentPlan[] => scenario.documents.filter((plan) => plan.kind !== 'excluded');

const about = (scenario: Scenario, plan: DocumentPlan): Pick<Expected, 'key' | 'title'> => ({ key: plan.key, title: documentTitle(scenario, plan) });

const unreadInterpretations = (): Expected => ({
  key: 'interpretation',
  title: '政策解读',
  verdict: 'undetermined',
  why: 'the column cannot be read',
});

function coverage(scenario: Scenario): Expected[] {
  return inScope(scenario).map((plan) => {
    const subject = about(scenario, plan);
    if (hidden(scenario, 'interpretation')) return { ...subject, verdict: 'undetermined', why: 'the column of interpretations cannot be read' };
    if (plan.interpretation) return { ...subject, verdict: 'pass', why: plan.interpretation.publishedOn };
    const elapsed = workingDaysBetween(plan.publishedOn, AS_OF);
    return { ...subject, verdict: elapsed > 3 ? 'fail' : 'not-due', why: `${elapsed} working days without one` };
  });
}

/** One subject per document with an interpretation, or the unreadable column. */
function overPairs(
  scenario: Scenario,
  judge: (pair: DocumentPair) => Pick<Expected, 'verdict' | 'why'>,
  named: (plan: DocumentPlan, how: InterpretationPlan) => Pick<Expected, 'key' | 'title'> = (plan) => about(scenario, plan),
): Expected[] {
  if (hidden(scenario, 'interpretation')) return [unreadInterpretations()];
  return inScope(scenario).flatMap((plan) => {
    const how = plan.interpretation;
    return how ? [{ ...named(plan, how), ...judge({ plan, how }) }] : [];
  });
}

function timeliness({ plan, how }: DocumentPair): Pick<Expected, 'verdict' | 'why'> {
  const elapsed = workingDaysBetween(plan.publishedOn, how.publishedOn);
  return { verdict: elapsed <= 3 ? 'pass' : 'fail', why: `working day ${elapsed}` };
}

const contact = ({ how }: DocumentPair): Pick<Expected, 'verdict' | 'why'> => ({
  verdict: how.contact ? 'pass' : 'fail',
  why: how.contact ? 'unit and phone shown' : 'neither shown',
});

const LINKAGE: Record<InterpretationPlan['links'], ExpectedStatus> = {
  both: 'pass',
  'to-document': 'partial',
  'from-document': 'partial',
  none: 'fail',
};
const linkage = ({ how }: DocumentPair): Pick<Expected, 'verdict' | 'why'> => ({ verdict: LINKAGE[how.links], why: how.links });

function elements(scenario: Scenario): Expected[] {
  return scenario.documents
    .filter((plan) => plan.kind === 'normative')
    .map((plan) => {
      const subject = about(scenario, plan);
      if (scenario.blockedDocuments.includes(plan.key)) return { ...subject, verdict: 'undetermined', why: 'the page is blocked' };
      const missing = [plan.number === null ? 'number' : '', plan.validity === null ? 'validity' : ''].filter(Boolean);
      return { ...subject, verdict: missing.length === 0 ? 'pass' : 'fail', why: missing.join(', ') };
    });
}

// ------------------------------------------------------------------ decisions

function catalogue(scenario: Scenario): Expected[] {
  const subject = { key: 'catalogue', title: catalogueTitle(scenario, 2025) };
  if (scenario.level === 'department') return [{ ...subject, verdict: 'not-applicable', why: 'a duty of governments' }];
  if (hidden(scenario, 'catalogue')) return [{ ...subject, verdict: 'undetermined', why: 'the column cannot be read' }];
  const on = scenario.decisionCatalogue?.publishedOn;
  return [{ ...subject, verdict: on !== undefined && on <= '2025-03-31' ? 'pass' : 'fail', why: on ?? 'none' }];
}

function duration(scenario: Scenario, plan: SolicitationPlan): Expected {
  const opened = plan.opensOn ?? plan.publishedOn;
  const days = daysBetween(opened, plan.closesOn);
  const workingDays = workingDaysBetween(opened, plan.closesOn);
  const verdict = (): ExpectedStatus => {
    if (days >= 30) return 'pass';
    if (plan.class === 'normative') return workingDays >= 7 ? 'pass' : 'fail';
    if (plan.shortTermReason) return 'undetermined';
    if (plan.class === 'unclear') return workingDays >= 7 ? 'undetermined' : 'fail';
    return 'fail';
  };
  return { key: plan.key, title: solicitationTitle(scenario, plan), verdict: verdict(), why: `${days} days, ${workingDays} working days` };
}

/** Within ten working days after the decision document. The subject is the solicitation. */
function feedback(scenario: Scenario, plan: SolicitationPlan): Expected {
  const subject = { key: plan.key, title: solicitationTitle(scenario, plan) };
  const decision = scenario.documents.find((document) => document.key === plan.decision);
  if (!decision) return { ...subject, verdict: 'not-due', why: 'no decision yet' };
  if (plan.feedback?.publishedOn === null) return { ...subject, verdict: 'undetermined', why: `no date: ${feedbackTitle(scenario, plan)}` };
  const elapsed = workingDaysBetween(decision.publishedOn, plan.feedback?.publishedOn ?? AS_OF);
  if (plan.feedback) return { ...subject, verdict: elapsed <= 10 ? 'pass' : 'fail', why: `working day ${elapsed}` };
  return { ...subject, verdict: elapsed > 10 ? 'fail' : 'not-due', why: `none after ${elapsed} working days` };
}

// ------------------------------------------------------------------ finance, reports, platform

const CELLS = [
  ['government', '政府', 'finance-government'],
  ['department', '部门', 'finance-department'],
  ['unit', '单位', 'finance-unit'],
] as const;

/** A department owes its own, which may stand on its government's portal instead. */
function ownBudget({ finance }: Scenario): Expected[] {
  const owed = [
    { type: 'budget', year: 2025, title: '本单位预算' },
    { type: 'final-account', year: 2024, title: '本单位决算' },
  ] as const;
  return owed.map(({ type, year, title }): Expected => {
    const there = finance.some((plan) => plan.type === type && plan.year === year && plan.publishedOn <= AS_OF);
    return { key: `own/${type}`, title, verdict: there ? 'pass' : 'undetermined', why: there ? 'published' : 'may be elsewhere' };
  });
}

/** Six cells: the budget of this year and the final account of last year, for each kind of holder. */
function budget(scenario: Scenario): Expected[] {
  if (scenario.level === 'department') return ownBudget(scenario);
  return CELLS.flatMap(([holder, word, column]) =>
    (
      [
        ['budget', 2025, '预算'],
        ['final-account', 2024, '决算'],
      ] as const
    ).map(([type, year, name]): Expected => {
      const subject = { key: `${holder}/${type}`, title: `${word}${name}` };
      if (hidden(scenario, column)) return { ...subject, verdict: 'undetermined', why: 'the column cannot be read' };
      const there = scenario.finance.some((plan) => plan.holder === holder && plan.type === type && plan.year === year && plan.publishedOn <= AS_OF);
      return { ...subject, verdict: there ? 'pass' : 'fail', why: there ? 'published' : 'none' };
    }),
  );
}

function annualReport(scenario: Scenario): Expected {
  const subject = { key: 'report', title: annualReportTitle(scenario.name, 2024) };
  const report = scenario.annualReport;
  if (!report) return { ...subject, verdict: 'fail', why: 'none' };
  if (report.omittedParts.length > 0) return { ...subject, verdict: 'fail', why: `parts ${report.omittedParts.join(', ')} missing` };
  if (report.publishedOn === null) return { ...subject, verdict: 'undetermined', why: 'no date' };
  const deadline = scenario.level === 'department' ? '2025-01-31' : '2025-03-31';
  return { ...subject, verdict: report.publishedOn <= deadline ? 'pass' : 'fail', why: report.publishedOn };
}

function homeFreshness(scenario: Scenario): Expected {
  const subject = { key: 'home', title: scenario.name };
  if (scenario.home.scriptFilled) return { ...subject, verdict: 'undetermined', why: 'a script should fill the lists and cannot' };
  const days = daysBetween(scenario.home.newestOn, AS_OF);
  return { ...subject, verdict: days <= 14 ? 'pass' : 'fail', why: `${days} days` };
}

const columnName = (columns: ColumnPlan[], key: ColumnKey): string | undefined =>
  columns.map((column) => (column.key === key ? column.name : columnName(column.children ?? [], key))).find((name) => name !== undefined);

/** Dead links on the home page and the first-level columns; a blocked page is neither alive nor dead. */
function brokenLinks(scenario: Scenario): Expected[] {
  const dead = scenario.deadLinks
    .filter((link) => link.on !== 'article')
    .map((link): Expected => ({ key: link.path, title: link.text, verdict: 'fail', why: `404, ${link.on}` }));
  const blocked = scenario.blockedColumns.map(
    (key): Expected => ({ key, title: columnName(scenario.columns, key) ?? key, verdict: 'undetermined', why: 'blocked' }),
  );
  if (dead.length + blocked.length > 0) return [...dead, ...blocked];
  return [{ key: 'links', title: scenario.name, verdict: 'pass', why: 'none dead' }];
}

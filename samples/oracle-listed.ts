import { annualReportTitle } from './content/periodic.js';
import { daysBetween, workingDaysBetween } from './oracle-calendar.js';
import { absent, type Case, hidden, isOver, lacking, onColumn, structureRead, thisYear } from './oracle-case.js';
import { all, type Expected, type ExpectedIndicator, verdict } from './oracle-fold.js';
import type { FinancePlan, ListedItem, ListedKey, Scenario } from './types.js';

/** What is counted in lists: publicity, reports, accounts. */
export const listedResults = (at: Case) =>
  ({
    'policy-lecture-brand': inTheYear(at, 'policy-lecture'),
    'press-conference': inTheYear(at, 'press-conference'),
    'policy-topic-package': inTheYear(at, 'policy-topics'),
    'document-cleanup-published': inTheYear(at, 'document-cleanup'),
    'document-filing-catalog': inTheYear(at, 'filing-catalogue'),
    'key-points-published': inTheYear(at, 'key-points', kinds('points', 'ledger')),
    'meeting-representatives': inTheYear(at, 'meetings', atLeast(5)),
    'policy-evaluation': inTheYear(at, 'policy-evaluation', atLeast(2)),
    'audit-rectification': inTheYear(at, 'audit', kinds('report', 'rectification')),
    'subsidy-disclosure': inTheYear(at, 'subsidies'),
    'social-organization-annual': inTheYear(at, 'social-organisations', kinds('grades', 'inspection', 'charity')),
    'reconsideration-decisions': inTheYear(at, 'reconsideration'),
    'proposal-results': inTheYear(at, 'proposals', kinds('suggestion', 'proposal')),
    'training-count': inTheYear(at, 'training'),
    'village-affairs': inTheYear(at, 'village-affairs'),
    'double-random': doubleRandom(at),
    'public-concern-response': all([publicConcern(at)]),
    'policy-qa-platform': policyQuestions(at),
    'open-day': standing(at, 'open-day', kinds('plan', 'report', 'opinions', 'result')),
    'quarterly-work-report-progress': standing(at, 'work-report-progress', atLeast(3)),
    'quarterly-application-catalog': standing(at, 'application-catalogue', atLeast(3)),
    'debt-disclosure': debt(at),
    'fee-list': standing(at, 'fees', (items) => items.every(({ rows }) => ['收费依据', '收费标准'].every((name) => rows?.[0]?.includes(name)))),
    'service-guide': standing(at, 'service-guide', (items) => items.every(({ code }) => code === 'readable')),
    'social-assistance-standards': assistance(at),
    'mailbox-timeliness': all(letters(at)),
    'budget-columns': all(budget(at)),
    'budget-machine-readable': all(budgetFiles(at)),
    'annual-report': all([annualReport(at.scenario)]),
  }) satisfies Record<string, ExpectedIndicator>;

type Enough = (items: ListedItem[]) => boolean;
const atLeast =
  (count: number): Enough =>
  (items) =>
    items.length >= count;
const kinds =
  (...wanted: string[]): Enough =>
  (items) =>
    wanted.every((kind) => items.some((item) => item.kind === kind));

/** Enough in the window: until it is over, nothing is missing, read or not. */
function inTheYear(at: Case, key: ListedKey, enough: Enough = atLeast(1)): ExpectedIndicator {
  const items = at.scenario.listed[key];
  const there = (items ?? []).filter(({ on }) => thisYear(on, at));
  const told = `${there.length} this year`;
  if (enough(there)) return all([onColumn(at, key, verdict('pass', told))]);
  // A department may have it on its government's portal.
  const unread = isOver(at) && !items && (!structureRead(at.scenario) || at.scenario.level === 'department');
  return all([onColumn(at, key, unread ? verdict('undetermined', 'columns unread') : lacking(at, told))]);
}

/** What must be there at any time. */
function standing(at: Case, key: ListedKey, enough: Enough): ExpectedIndicator {
  const items = at.scenario.listed[key];
  const told = !items ? absent(at, 'no such column') : verdict(enough(items.filter(({ on }) => on <= at.asOf)) ? 'pass' : 'fail', `${items.length}`);
  return all([onColumn(at, key, told)]);
}

/** A shared platform of the level above does as well. */
function policyQuestions(at: Case): ExpectedIndicator {
  const items = at.scenario.listed['policy-qa'];
  if (items && items.length > 0) return all([onColumn(at, 'policy-qa', verdict('pass', `${items.length}`))]);
  const told = isOver(at) && !items ? verdict('undetermined', 'may be shared') : lacking(at, 'none');
  return all([onColumn(at, 'policy-qa', told)]);
}

function doubleRandom(at: Case): ExpectedIndicator {
  const { listed } = at.scenario;
  if (!listed['double-random']) return inTheYear(at, 'double-random');
  const joined = { ...at.scenario, listed: { ...listed, 'double-random': [...listed['double-random'], ...(listed.penalties ?? [])] } };
  return inTheYear({ ...at, scenario: joined }, 'double-random', kinds('list', 'result', 'penalty'));
}

/** With the budget, or in it: where the government's own budget or account of the year is there, the figures may be too. */
function debt(at: Case): ExpectedIndicator {
  const items = at.scenario.listed.debt;
  if (items?.some(({ on }) => thisYear(on, at))) return all([onColumn(at, 'debt', verdict('pass', 'a column of its own'))]);
  const inBudget = at.scenario.finance.some(({ holder, publishedOn }) => holder === 'government' && thisYear(publishedOn, at));
  if (at.asOf <= '2025-04-30') return all([onColumn(at, 'debt', verdict('not-due', 'with the budget, by April'))]);
  return all([onColumn(at, 'debt', inBudget ? verdict('undetermined', 'may be in the budget') : absent(at, 'neither'))]);
}

function publicConcern(at: Case): Expected {
  const newest = at.scenario.habits.lastConcernOn ?? at.scenario.home.newestOn;
  return onColumn(at, 'public-concern', thisYear(newest, at) ? verdict('pass', newest) : lacking(at, newest));
}

const KINDS_OF_NEED = 9;
function assistance(at: Case): ExpectedIndicator {
  const key = at.scenario.listed['social-assistance'] ? 'social-assistance' : 'field-shjz';
  const items = at.scenario.listed['social-assistance'] ?? at.scenario.directory?.find(({ name }) => name === '社会救助')?.items;
  const named = Math.max(0, ...(items ?? []).map(({ rows }) => (rows?.length ?? 1) - 1));
  return all([onColumn(at, key, items ? verdict(named >= KINDS_OF_NEED ? 'pass' : 'fail', `${named}`) : absent(at, 'no such column'))]);
}

/** Answered, and within about three months; a letter without its date cannot be judged. */
function letters(at: Case): Expected[] {
  const items = at.scenario.listed.mailbox;
  if (!items) return [onColumn(at, 'mailbox', absent(at, 'no such column'))];
  return items.map(({ title, letter }, index) => {
    const subject = { key: `mailbox-${index + 1}`, title };
    if (!letter?.askedOn) return { ...subject, ...verdict('undetermined', 'no date of the question') };
    const waited = workingDaysBetween(letter.askedOn, letter.answeredOn ?? at.asOf);
    const late = letter.answeredOn === null ? daysBetween(letter.askedOn, at.asOf) > 92 : waited > 60;
    return { ...subject, ...verdict(late ? 'fail' : 'pass', `${waited} working days`) };
  });
}

// ------------------------------------------------------------------ budgets and reports

const CELLS = [
  ['government', '政府', 'finance-government'],
  ['department', '部门', 'finance-department'],
  ['unit', '单位', 'finance-unit'],
] as const;

/** A department owes its own, which may stand on its government's portal instead. */
function ownBudget({ scenario: { finance }, asOf }: Case): Expected[] {
  const owed = [
    { type: 'budget', year: 2025, title: '本单位预算' },
    { type: 'final-account', year: 2024, title: '本单位决算' },
  ] as const;
  return owed.map(({ type, year, title }): Expected => {
    const there = finance.some((plan) => plan.type === type && plan.year === year && plan.publishedOn <= asOf);
    return { key: `own/${type}`, title, ...verdict(there ? 'pass' : 'undetermined', there ? 'published' : 'may be elsewhere') };
  });
}

/** Six cells: the budget of this year and the final account of last year, for each kind of holder. */
function budget(at: Case): Expected[] {
  const { scenario, asOf } = at;
  if (scenario.level === 'department') return ownBudget(at);
  return CELLS.flatMap(([holder, word, column]) =>
    (
      [
        ['budget', 2025, '预算'],
        ['final-account', 2024, '决算'],
      ] as const
    ).map(([type, year, name]): Expected => {
      const subject = { key: `${holder}/${type}`, title: `${word}${name}` };
      if (hidden(scenario, column)) return { ...subject, ...verdict('undetermined', 'the column cannot be read') };
      const there = scenario.finance.some((plan) => plan.holder === holder && plan.type === type && plan.year === year && plan.publishedOn <= asOf);
      return { ...subject, ...verdict(there ? 'pass' : 'fail', there ? 'published' : 'none') };
    }),
  );
}

const COLUMN_OF: Record<FinancePlan['holder'], (typeof CELLS)[number][2]> = {
  government: 'finance-government',
  department: 'finance-department',
  unit: 'finance-unit',
};

/** Files of this year's round; the picture of a page has no figures to work with. */
function budgetFiles(at: Case): Expected[] {
  const { scenario } = at;
  return scenario.finance
    .filter(({ publishedOn }) => thisYear(publishedOn, at))
    .map(({ holder, type, year, of }): Expected => {
      const subject = { key: `${holder}/${type}/${of}`, title: `${year} ${type}` };
      if (hidden(scenario, COLUMN_OF[holder])) return { ...subject, ...verdict('undetermined', 'the column cannot be read') };
      return { ...subject, ...verdict(scenario.habits.budgetFiles === 'tables' ? 'pass' : 'fail', scenario.habits.budgetFiles) };
    });
}

function annualReport(scenario: Scenario): Expected {
  const subject = { key: 'report', title: annualReportTitle(scenario.name, 2024) };
  const report = scenario.annualReport;
  if (!report) return { ...subject, ...verdict('fail', 'none') };
  if (report.omittedParts.length > 0) return { ...subject, ...verdict('fail', `parts ${report.omittedParts.join(', ')} missing`) };
  if (report.publishedOn === null) return { ...subject, ...verdict('undetermined', 'no date') };
  const deadline = scenario.level === 'department' ? '2025-01-31' : '2025-03-31';
  return { ...subject, ...verdict(report.publishedOn <= deadline ? 'pass' : 'fail', report.publishedOn) };
}

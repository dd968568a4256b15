import { expect, test } from 'vitest';
import type { Check, Timing } from '../../checks/check.js';
import { decisionCatalogDeadline } from '../../checks/decisions/decision-catalog-deadline.js';
import { solicitationFeedbackTimeliness } from '../../checks/decisions/solicitation-feedback-timeliness.js';
import { budgetColumns } from '../../checks/finance/budget-columns.js';
import { interpretationCoverage } from '../../checks/interpretation/interpretation-coverage.js';
import { interpretationTimeliness } from '../../checks/interpretation/interpretation-timeliness.js';
import { annualReport } from '../../checks/periodic/annual-report.js';
import type { FactName, SiteFacts } from '../../crawler/facts/site.js';
import {
  budgetFile,
  type Circumstances,
  catalogue,
  evaluate,
  FEEDBACK_URL,
  factSet,
  feedback,
  interpretation,
  policyDocument,
  report,
  solicitation,
} from './facts.js';

/** The dates behind a verdict on time: what early warning and the drawing of a deadline rest on. */

const policyDocuments = factSet([policyDocument({ publishedOn: '2023-04-26' })]);
const timing = <N extends FactName, T>(check: Check<N, T>, facts: Partial<SiteFacts>, circumstances: Circumstances = {}): Timing | undefined =>
  evaluate(check, facts, circumstances)[0]?.timing;

test('interpretation: working days over the May holidays', () => {
  const interpretations = factSet([interpretation({ publishedOn: '2023-05-04' })]);
  const expected = { startsOn: '2023-04-26', dueOn: '2023-05-04', doneOn: '2023-05-04', unit: 'working-day' };
  expect(timing(interpretationTimeliness, { policyDocuments, interpretations })).toEqual(expected);
  expect(timing(interpretationCoverage, { policyDocuments, interpretations })).toEqual(expected);
  expect(timing(interpretationCoverage, { policyDocuments }, { asOf: '2023-04-27' })).toEqual({ ...expected, doneOn: null });
});

test('a limit beyond the holiday tables has no timing, and the verdict stands', () => {
  const late = {
    policyDocuments: factSet([policyDocument({ publishedOn: '2026-12-31' })]),
    interpretations: factSet([interpretation({ publishedOn: '2026-12-31' })]),
  };
  const [only] = evaluate(interpretationTimeliness, late, { year: 2026, asOf: '2026-12-31' });
  expect(only?.verdict).toBe('pass');
  expect(only?.timing).toBeUndefined();
});

test('catalogue, yearly report and budget: fixed days', () => {
  expect(timing(decisionCatalogDeadline, { decisionCatalogues: factSet([catalogue()]) })).toEqual({
    startsOn: '2023-01-01',
    dueOn: '2023-03-31',
    doneOn: '2023-03-20',
    unit: 'day',
  });
  expect(timing(decisionCatalogDeadline, {}, { asOf: '2023-03-28' })).toMatchObject({ dueOn: '2023-03-31', doneOn: null });
  expect(timing(annualReport, { annualReports: factSet([report()]) })).toMatchObject({
    startsOn: '2023-01-01',
    dueOn: '2023-03-31',
    doneOn: '2023-03-10',
  });
  expect(timing(annualReport, {}, { thresholds: { reportOn: 'window' } })).toMatchObject({
    startsOn: '2024-01-01',
    dueOn: '2024-03-31',
    doneOn: null,
  });
  expect(timing(budgetColumns, { budgetFiles: factSet([budgetFile()]) })).toMatchObject({ dueOn: '2023-04-30', doneOn: '2023-02-10' });
});

test('feedback: from the decision or from the close, none before either', () => {
  const facts = { solicitations: factSet([solicitation({ feedback: [FEEDBACK_URL] })]), feedbacks: factSet([feedback()]) };
  expect(timing(solicitationFeedbackTimeliness, facts)).toEqual({
    startsOn: '2023-06-05',
    dueOn: '2023-06-19',
    doneOn: '2023-06-08',
    unit: 'working-day',
  });
  expect(timing(solicitationFeedbackTimeliness, facts, { thresholds: { mode: 'after-close' } })).toMatchObject({
    startsOn: '2023-03-31',
    dueOn: '2023-04-30',
    unit: 'month',
  });
  const open = { solicitations: factSet([solicitation({ decision: null })]) };
  expect(timing(solicitationFeedbackTimeliness, open)).toBeUndefined();
});

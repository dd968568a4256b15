import type { FactName, SiteFacts } from '../crawler/facts/site.js';
import type { Check } from './check.js';
import { decisionCatalogDeadline } from './decisions/decision-catalog-deadline.js';
import { solicitationDuration } from './decisions/solicitation-duration.js';
import { solicitationFeedbackTimeliness } from './decisions/solicitation-feedback-timeliness.js';
import { documentElements } from './documents/document-elements.js';
import { budgetColumns } from './finance/budget-columns.js';
import { interpretationContact } from './interpretation/interpretation-contact.js';
import { interpretationCoverage } from './interpretation/interpretation-coverage.js';
import { interpretationLinkage } from './interpretation/interpretation-linkage.js';
import { interpretationTimeliness } from './interpretation/interpretation-timeliness.js';
import { annualReport } from './periodic/annual-report.js';
import { brokenLinks } from './platform/broken-links.js';
import { homeFreshness } from './platform/home-freshness.js';
import { privacyExposure } from './safety/privacy-exposure.js';

/** Hands over the facts a check declares and no others, so that it cannot come to depend on more. */
const pick = <N extends FactName>(facts: SiteFacts, names: readonly N[]): Pick<SiteFacts, N> =>
  Object.fromEntries(names.map((name) => [name, facts[name]])) as Pick<SiteFacts, N>;

/** A check with the types of its facts and thresholds erased: thresholds are parsed where they enter. */
export type RegisteredCheck = Omit<Check, 'evaluate' | 'columns'> & {
  columns: NonNullable<Check['columns']>;
  evaluate: (facts: SiteFacts, context: Parameters<Check['evaluate']>[1]) => ReturnType<Check['evaluate']>;
};

const register = <N extends FactName, T>(check: Check<N, T>): RegisteredCheck => ({
  ...check,
  rule: (thresholds) => check.rule(check.thresholds.parse(thresholds)),
  fold: (thresholds) => check.fold(check.thresholds.parse(thresholds)),
  columns: (thresholds, topics) => check.columns?.(check.thresholds.parse(thresholds), topics) ?? [],
  evaluate: (facts, context) => check.evaluate(pick(facts, check.requires), { ...context, thresholds: check.thresholds.parse(context.thresholds) }),
});

/** Every check, sorted by id. A new check is one more line here. */
export const CHECKS: readonly RegisteredCheck[] = [
  register(annualReport),
  register(brokenLinks),
  register(budgetColumns),
  register(decisionCatalogDeadline),
  register(documentElements),
  register(homeFreshness),
  register(interpretationContact),
  register(interpretationCoverage),
  register(interpretationLinkage),
  register(interpretationTimeliness),
  register(privacyExposure),
  register(solicitationDuration),
  register(solicitationFeedbackTimeliness),
];

const BY_ID = new Map(CHECKS.map((check) => [check.id, check]));
export const findCheck = (id: string): RegisteredCheck | undefined => BY_ID.get(id);

import { decisionResults } from './oracle-decisions.js';
import { documentResults } from './oracle-documents.js';
import type { ExpectedIndicator } from './oracle-fold.js';
import { listedResults } from './oracle-listed.js';
import { siteResults } from './oracle-site.js';
import { AS_OF, type Scenario } from './types.js';

/**
 * Expected results, from the scenario alone and with code of its own: nothing of the checks or the crawler is used,
 * so that an error there cannot hide here. Thresholds are those of the profile `national`, and the usual ones where it has none.
 */
export type { Expected, ExpectedIndicator, ExpectedStatus } from './oracle-fold.js';

type Results = ReturnType<typeof documentResults> &
  ReturnType<typeof decisionResults> &
  ReturnType<typeof listedResults> &
  ReturnType<typeof siteResults>;
export type IndicatorId = keyof Results;

/** Whom the national rules ask; everybody where nothing is said. */
const ASKED: Partial<Record<IndicatorId, readonly Scenario['level'][]>> = {
  'gazette-publication': ['city'],
  'grassroots-directory': ['county'],
  'directory-content-match': ['county'],
  ...ofGovernments('document-library-query', 'topic-coverage', 'double-random', 'debt-disclosure', 'fee-list', 'new-media-matrix'),
  // Not in the national profile, but by their nature no department's.
  ...ofGovernments(
    'five-year-plan',
    'quarterly-work-report-progress',
    'social-assistance-standards',
    'social-organization-annual',
    'public-institution-disclosure',
    'reconsideration-decisions',
    'audit-rectification',
  ),
  'village-affairs': ['county'],
};

function ofGovernments(...ids: IndicatorId[]): Partial<Record<IndicatorId, readonly Scenario['level'][]>> {
  return Object.fromEntries(ids.map((id) => [id, ['city', 'county']]));
}

/** All indicators, as of a civil date of 2025 (default: the day the scenarios are told on). */
export function judgeScenario(scenario: Scenario, asOf: string = AS_OF): Record<IndicatorId, ExpectedIndicator> {
  const at = { scenario, asOf };
  const judged: Results = { ...documentResults(at), ...decisionResults(at), ...listedResults(at), ...siteResults(at) };
  const entries = (Object.entries(judged) as [IndicatorId, ExpectedIndicator][]).map(([id, result]) => {
    const asked = ASKED[id]?.includes(scenario.level) ?? true;
    return [id, asked ? result : { status: 'not-applicable', subjects: [] }];
  });
  return Object.fromEntries(entries) as Record<IndicatorId, ExpectedIndicator>;
}

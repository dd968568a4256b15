import type { ReportFile, ReportInput } from './input.js';
import { printPage } from './templates.js';
import { separateVariants } from './variants.js';
import { pageName } from './views/frame.js';
import { overviewPage } from './views/overview.js';
import { unitPage } from './views/unit.js';

export type { IndicatorInfo, ProfileInfo, ReportFile, ReportInput } from './input.js';

/**
 * The HTML report: `index.html` for all units and `sites/ID.html` for each. Complete files without script or outside
 * resources; the same input gives the same bytes.
 */
export function renderReport(stored: ReportInput): ReportFile[] {
  const input = separateVariants(stored);
  return [
    { path: 'index.html', content: printPage('overview', overviewPage(input)) },
    ...input.result.sites.map((site) => ({
      path: `sites/${pageName(site, input.result.sites)}`,
      content: printPage('unit', unitPage(site, input)),
    })),
  ];
}

import { type Charts, openCharts } from './charts.js';
import { type ReportFile, type ReportInput, type RunInput, type SiteInput, siteInput } from './input.js';
import { printPage } from './templates.js';
import { registeredId, separateVariants } from './variants.js';
import { MAX_ROWS } from './views/findings.js';
import { pageName } from './views/frame.js';
import { overviewPage } from './views/overview.js';
import { type SiteSummary, siteSummary } from './views/summary.js';
import type { Trend } from './views/trend.js';
import { unitPage } from './views/unit.js';

export type { IndicatorInfo, ProfileInfo, ReportFile, ReportInput } from './input.js';

/** A unit's page is read on old office machines: beyond this it lists fewer rows and counts the rest. */
const MAX_PAGE_BYTES = 1_000_000;
/** Rows per verdict and indicator that are tried, most first. */
const ROWS = [MAX_ROWS, 30, 20, 12, 7, 4, 2, 1];
/** Rows that a page of that size holds, so that a large result is not printed five times to find out. */
const LIKELY_ROWS = 800;

const drawn = (trend: Trend | null, charts: Charts) => {
  if (!trend) return null;
  const { rows } = trend;
  const chart = charts.line(
    rows.map(({ date }) => date),
    rows.map(({ value }) => value),
  );
  return { ...trend, chart };
};

/** Rows a page would list with so many per verdict and indicator. */
function listed({ indicators }: SiteInput['site'], rows: number): number {
  let sum = 0;
  for (const { findings } of indicators) {
    const perVerdict = new Map<string, number>();
    for (const { verdict } of findings) perVerdict.set(verdict, (perVerdict.get(verdict) ?? 0) + 1);
    for (const howMany of perVerdict.values()) sum += Math.min(rows, howMany);
  }
  return sum;
}

function printUnit(own: SiteInput, input: RunInput, charts: Charts): string {
  const likely = ROWS.findIndex((rows) => listed(own.site, rows) <= LIKELY_ROWS);
  let html = '';
  for (const rows of ROWS.slice(likely < 0 ? -1 : likely)) {
    const page = unitPage(own, input, rows);
    html = printPage('unit', { ...page, trend: drawn(page.trend, charts) });
    if (Buffer.byteLength(html) <= MAX_PAGE_BYTES) break;
  }
  return html;
}

function printOverview(units: readonly SiteSummary[], input: RunInput, charts: Charts): string {
  const page = overviewPage(units, input);
  const chart = charts.bars(
    page.distribution.map(({ label }) => label),
    page.distribution.map(({ value }) => value),
  );
  return printPage('overview', { ...page, chart, trend: drawn(page.trend, charts) });
}

/**
 * The HTML report: `sites/ID.html` for each unit as the sites come, then `index.html` for all. Complete files without outside
 * resources; the same input gives the same bytes. No more than one site is held at a time.
 */
export async function* renderPages(input: RunInput, sites: Iterable<SiteInput> | AsyncIterable<SiteInput>): AsyncGenerator<ReportFile> {
  const charts = await openCharts();
  const units: SiteSummary[] = [];
  for await (const stored of sites) {
    const name = pageName(stored.site.id, units.length + 1);
    const { site, input: named } = separateVariants(stored.site, input);
    const own = { ...stored, site };
    units.push(siteSummary(own, named, `sites/${name}`, registeredId));
    yield { path: `sites/${name}`, content: printUnit(own, named, charts) };
  }
  yield { path: 'index.html', content: printOverview(units, input, charts) };
}

function* sitesOf(input: ReportInput): Generator<SiteInput> {
  for (const site of input.result.sites) yield siteInput(site, input);
}

/** The HTML report of a result that is held as a whole. */
export const renderReport = (input: ReportInput): AsyncGenerator<ReportFile> => renderPages(input, sitesOf(input));

import type { SiteInput } from '../config/schema.js';
import type { Column } from './model.js';
import { type Expected, type ExpectedStatus, type IndicatorId, judgeScenario } from './oracle.js';
import { buildSite, type SampleSite } from './render.js';
import { SCENARIOS } from './scenarios/index.js';
import { type ServedRequest, serveSite } from './serve.js';
import { AS_OF, type Scenario } from './types.js';

export type { ExpectedStatus, IndicatorId } from './oracle.js';
export type { ServedRequest } from './serve.js';
export { YEAR_END } from './types.js';

/** Every indicator but the one on submitted material, which no portal can show. */
export const INDICATOR_IDS = SCENARIOS.slice(0, 1).flatMap((scenario) => Object.keys(judgeScenario(scenario))) as IndicatorId[];

export const SAMPLE_IDS: readonly string[] = SCENARIOS.map((scenario) => scenario.id);

export interface SamplePortals {
  /** Ready for the site list; one loopback port each. */
  sites: SiteInput[];
  /** Civil date as of which the scenarios are told. */
  asOf: string;
  close(): Promise<void>;
}

/**
 * Serves the sample portals on 127.0.0.1. `port`: port of the first one, the others follow (default: any free ones);
 * `only`: ids of the wanted ones. @throws RangeError for an unknown id; rejects when a port is taken, with nothing left open.
 */
export async function startSamplePortals(
  options: { port?: number; only?: string[]; log?: (entry: ServedRequest) => void } = {},
): Promise<SamplePortals> {
  const { port = 0, only = SAMPLE_IDS, log = () => undefined } = options;
  const served: { site: SiteInput; close(): Promise<void> }[] = [];
  const close = async () => void (await Promise.all(served.map((one) => one.close())));
  try {
    for (const [index, scenario] of only.map(scenarioOf).entries()) {
      const { baseUrl, close } = await serveSite(buildSite(scenario), port === 0 ? 0 : port + index, log);
      served.push({ site: siteInput(scenario, baseUrl), close });
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { sites: served.map((one) => one.site), asOf: AS_OF, close };
}

const siteInput = ({ id, name, level }: Scenario, baseUrl: string): SiteInput => ({
  id,
  name,
  level,
  baseUrl,
  profiles: ['national'],
  crawl: { allowPrivate: true, ratePerSecond: 200, concurrency: 6 },
});

function scenarioOf(id: string): Scenario {
  const scenario = SCENARIOS.find((one) => one.id === id);
  if (!scenario) throw new RangeError(`unknown sample portal ${id}; known: ${SAMPLE_IDS.join(', ')}`);
  return scenario;
}

/** A subject of an expected result. `path`: its address on the portal, null when it has none (a missing thing, a cell). */
export interface ExpectedSubject extends Expected {
  path: string | null;
}

export interface ExpectedResult {
  status: ExpectedStatus;
  /** Subjects that fail or half fail. */
  breaches: ExpectedSubject[];
  undetermined: ExpectedSubject[];
  subjects: ExpectedSubject[];
}

/**
 * What an audit of a sample portal must find as of a civil date of 2025 (default: that of the scenarios). Statuses come from the
 * scenario alone; only addresses are looked up in the portal.
 */
export function expectedResults(siteId: string, asOf: string = AS_OF): { indicators: Record<IndicatorId, ExpectedResult> } {
  const scenario = scenarioOf(siteId);
  const site = buildSite(scenario);
  const indicators = mapValues(judgeScenario(scenario, asOf), ({ status, subjects }): ExpectedResult => {
    const located = subjects.map((subject) => ({ ...subject, path: pathOf(site, subject.key) }));
    const withVerdict = (...verdicts: ExpectedStatus[]) => located.filter((subject) => verdicts.includes(subject.verdict));
    return { status, breaches: withVerdict('fail', 'partial'), undetermined: withVerdict('undetermined'), subjects: located };
  });
  return { indicators };
}

const mapValues = <K extends string, A, B>(record: Record<K, A>, change: (value: A) => B): Record<K, B> =>
  Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, change(value)])) as Record<K, B>;

function pathOf({ portal, templates }: SampleSite, key: string): string | null {
  if (key.startsWith('/')) return key;
  if (key === 'home') return '/';
  const column: Column | undefined = portal.columns.find((one) => one.key === key);
  const article = portal.byKey.get(key);
  if (article) return templates.articleUrl(article);
  return column ? templates.columnUrl(column) : null;
}

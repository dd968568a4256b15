import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SiteResult } from '../../checks/results.js';
import { openContext } from '../../cli/context.js';
import { runAudit } from '../../cli/run-audit.js';
import { toolVersion } from '../../config/root.js';
import { siteSchema } from '../../config/schema.js';
import type { Coverage } from '../../crawler/facts/coverage.js';
import { createFetcher, type FetcherOptions } from '../../crawler/fetch/fetcher.js';
import type { Fetcher } from '../../crawler/fetch/types.js';
import { openStore } from '../../store/store.js';

/** A whole audit of one small site in this process, without its report. */

export interface Audited {
  site: SiteResult;
  coverage: Coverage;
  notes: string[];
  tookMs: number;
}

export interface AuditTerms {
  fetcher?: Partial<FetcherOptions>;
  /** The portal's functions are tried too (needs a browser and takes seconds). */
  probes?: boolean;
  indicators?: string[];
  maxPages?: number;
  maxMinutes?: number;
}

const context = openContext(undefined);

const QUICK: FetcherOptions = {
  ratePerSecond: 200,
  concurrency: 8,
  timeoutMs: 500,
  retries: 0,
  maxBytes: 8 * 1024 * 1024,
  allowPrivate: true,
  ignoreRobots: false,
  userAgent: 'zwgk-audit/0.1',
  browser: null,
};

export async function auditAt(baseUrl: string, { fetcher, probes, indicators, maxPages, maxMinutes }: AuditTerms = {}): Promise<Audited> {
  const startedAt = performance.now();
  const data = mkdtempSync(join(tmpdir(), 'zwgk-test-'));
  const notes: string[] = [];
  const note = (text: string): void => void notes.push(text);
  const store = openStore(data, note);
  const crawl = { allowPrivate: true, archive: false, screenshots: false, ...(maxPages && { maxPages }), ...(maxMinutes && { maxMinutes }) };
  const site = siteSchema.parse({ id: 'qingshan', name: '青山区人民政府', level: 'county', baseUrl, crawl });
  const run = {
    schemaVersion: 1 as const,
    id: '20250401-020000',
    startedAt: '2025-03-31T18:00:00.000Z',
    finishedAt: null,
    asOf: '2025-04-01',
    toolVersion,
    sites: [site],
    profiles: [context.profile('national')],
    indicators: indicators ?? null,
  };
  await store.createRun(run);
  const { result, coverage } = await runAudit(run, {
    context,
    store,
    fetcherFor: (one) => {
      const live = createFetcher({ ...QUICK, onNote: note, allowedHosts: (host) => host === new URL(one.baseUrl).hostname, ...fetcher });
      const plain: Fetcher = { fetch: (request) => live.fetch(request), render: (url) => live.render(url), close: () => live.close() };
      return probes ? live : plain;
    },
    readFile: null,
    progress: () => undefined,
    note,
    now: () => new Date(),
  });
  rmSync(data, { recursive: true, force: true });
  const [audited] = result.sites;
  const covered = coverage[site.id];
  if (!audited || !covered) throw new Error('the audit told nothing');
  return { site: audited, coverage: covered, notes, tookMs: performance.now() - startedAt };
}

/** What the portal is accused of: indicators not in order, and each finding against it, by paths so that two servers can be compared. */
export function accusations({ site }: Audited): string[] {
  const path = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url);
  return site.indicators
    .flatMap(({ id, status, findings }) => [
      ...(status === 'fail' || status === 'partial' ? [id] : []),
      ...findings.flatMap(({ verdict, subject }) => (verdict === 'fail' || verdict === 'partial' ? [`${id} ${path(subject?.url ?? '')}`] : [])),
    ])
    .sort();
}

/** Every cause that the result names: failures counted, gaps of columns and structure. */
export const causesOf = ({ coverage }: Audited): string[] => [
  ...new Set([...coverage.failures.map(({ code }) => code), ...coverage.gaps.map(({ code }) => code)]),
];

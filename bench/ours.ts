// The product as a contestant. Arguments: mode (http, browser, audit), base, then
// http: most pages · browser: most pages, tabs, executable · audit: journal to write, journal of the night before or "", executable or "".
import { createHash } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { CHECKS } from '../checks/registry.js';
import { loadTaxonomy } from '../config/load.js';
import { siteSchema } from '../config/schema.js';
import { crawlSite } from '../crawler/crawl.js';
import { extractPage } from '../crawler/extractors/page.js';
import { createFetcher } from '../crawler/fetch/fetcher.js';
import type { LiveFetcher } from '../crawler/fetch/live-page.js';
import { buildSiteFacts } from '../crawler/relate/site-facts.js';
import { Visitor } from '../crawler/visit.js';
import { openPastRecords } from '../store/past-records.js';
import { AS_OF } from './site.js';

const [mode, base = '', ...rest] = process.argv.slice(2);

const fetcherWith = (concurrency: number, executablePath: string | null): LiveFetcher =>
  createFetcher({
    ratePerSecond: 100_000,
    concurrency,
    timeoutMs: 20_000,
    allowPrivate: true,
    ignoreRobots: false,
    userAgent: 'zwgk-audit-bench',
    browser: executablePath === null ? null : { executablePath, sandbox: false },
  });

/** Every page that links lead to, all of its facts read. @returns pages */
async function everyPage(most: number, parallel: number, linksOf: (url: string) => Promise<string[]>): Promise<number> {
  const seen = new Set([base]);
  const queue = [base];
  let under = 0;
  let pages = 0;
  await new Promise<void>((done, fail) => {
    const start = (): void => {
      while (under < parallel && pages + under < most) {
        const url = queue.shift();
        if (url === undefined) break;
        under += 1;
        linksOf(url).then((links) => {
          under -= 1;
          pages += 1;
          for (const link of links) {
            if (!link.startsWith(base) || seen.has(link)) continue;
            seen.add(link);
            queue.push(link);
          }
          start();
        }, fail);
      }
      if (under === 0) done();
    };
    start();
  });
  return pages;
}

async function http(most: number): Promise<object> {
  const fetcher = fetcherWith(16, null);
  const limits = { maxPages: most + 100, isOver: () => false, inScope: () => true };
  const visitor = new Visitor(fetcher, { records: [], append: () => undefined }, limits);
  const pages = await everyPage(most, 16, async (url) => {
    const record = await visitor.visit({ url }, { purpose: 'article' });
    return record.page?.links.map((link) => link.url) ?? [];
  });
  await fetcher.close();
  return { pages };
}

async function browser(most: number, tabs: number, executablePath: string): Promise<object> {
  const fetcher = fetcherWith(tabs, executablePath);
  const pages = await everyPage(most, tabs, async (url) => {
    const result = await fetcher.render(url);
    if (!result.ok) throw new Error(result.failure.message);
    const { text, charset } = result.snapshot;
    return extractPage({ html: text, url, charset, rendered: true }).links.map((link) => link.url);
  });
  await fetcher.close();
  return { pages };
}

/** @returns what the crawl cost, and a digest of all it found */
async function audit(journal: string, earlier: string, executablePath: string): Promise<object> {
  writeFileSync(journal, '');
  const fetcher = fetcherWith(16, executablePath === '' ? null : executablePath);
  const past = earlier === '' ? null : openPastRecords(earlier);
  const site = siteSchema.parse({
    id: 'bench',
    name: '青山区人民政府',
    level: 'county',
    baseUrl: base,
    profiles: ['national'],
    crawl: { allowPrivate: true },
  });
  const request = {
    site,
    window: { from: '2025-01-01', to: AS_OF },
    asOf: AS_OF,
    facts: new Set(CHECKS.flatMap((check) => check.requires)),
    columns: [],
  };
  const { input, stats } = await crawlSite(request, {
    fetcher,
    journal: { records: [], append: (record) => appendFileSync(journal, `${JSON.stringify(record)}\n`) },
    taxonomy: loadTaxonomy(),
    readFile: null,
    past,
    prober: null,
    isOver: () => false,
    progress: () => undefined,
  });
  await fetcher.close();
  past?.close();
  // Ports differ between two editions of the portal, and times always.
  const told = JSON.stringify(buildSiteFacts(input), (key, value: unknown) => (key === 'capturedAt' || key === 'durationMs' ? null : value));
  return { ...stats, digest: createHash('sha256').update(told.replaceAll(base, '/')).digest('hex').slice(0, 16) };
}

const started = performance.now();
const result =
  mode === 'http'
    ? await http(Number(rest[0]))
    : mode === 'browser'
      ? await browser(Number(rest[0]), Number(rest[1]), rest[2] ?? '')
      : await audit(rest[0] ?? '', rest[1] ?? '', rest[2] ?? '');
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, ...result }));
process.exit(0);

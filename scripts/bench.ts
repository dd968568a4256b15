// npm run bench: what the audit costs beside a loop that only fetches pages and collects their links.
// Portal and client share this process, so compare ratios, not the figures of two machines.
import { load } from 'cheerio/slim';
import PQueue from 'p-queue';
import { Pool } from 'undici';
import { CHECKS } from '../checks/registry.js';
import { loadTaxonomy } from '../config/load.js';
import { type Site, siteSchema } from '../config/schema.js';
import { crawlSite } from '../crawler/crawl.js';
import { absoluteUrl } from '../crawler/extractors/dom.js';
import { extractPage } from '../crawler/extractors/page.js';
import { decodeText } from '../crawler/fetch/charset.js';
import { createFetcher } from '../crawler/fetch/fetcher.js';
import { startSamplePortals } from '../samples/index.js';

const ROUNDS = 5;
const PARALLEL = 16;

interface Page {
  url: string;
  html: string;
}

const linksOf = ({ url, html }: Page): string[] => {
  const $ = load(html);
  return $('a[href]')
    .toArray()
    .flatMap((link) => absoluteUrl($(link).attr('href'), url) ?? []);
};

/** Every page of the portal that links lead to. */
async function bareCrawl(baseUrl: string): Promise<Page[]> {
  const { origin } = new URL(baseUrl);
  const pool = new Pool(origin, { connections: PARALLEL });
  const queue = new PQueue({ concurrency: PARALLEL });
  const seen = new Set<string>();
  const pages: Page[] = [];
  const visit = (url: string): void => {
    if (seen.has(url) || !url.startsWith(`${origin}/`)) return;
    seen.add(url);
    void queue.add(async () => {
      const { headers, body } = await pool.request({ path: url.slice(origin.length), method: 'GET' });
      const page = { url, html: decodeText(Buffer.from(await body.arrayBuffer())).text };
      if (!String(headers['content-type']).includes('html')) return;
      pages.push(page);
      linksOf(page).forEach(visit);
    });
  };
  visit(baseUrl);
  await queue.onIdle();
  await pool.close();
  return pages;
}

/** The crawl of an audit that asks for every indicator, as fast as the portal answers. @returns pages fetched */
async function auditCrawl(site: Site, asOf: string): Promise<number> {
  const fetcher = createFetcher({
    ratePerSecond: 100_000,
    concurrency: PARALLEL,
    timeoutMs: 10_000,
    allowPrivate: true,
    ignoreRobots: false,
    userAgent: 'zwgk-audit-bench',
    browser: null,
  });
  const request = {
    site,
    window: { from: `${asOf.slice(0, 4)}-01-01`, to: asOf },
    asOf,
    facts: new Set(CHECKS.flatMap((check) => check.requires)),
    columns: [],
  };
  const journal = { records: [], append: () => undefined };
  try {
    const { stats } = await crawlSite(request, {
      fetcher,
      journal,
      taxonomy: loadTaxonomy(),
      readFile: null,
      prober: null,
      isOver: () => false,
      progress: () => undefined,
    });
    return stats.pages;
  } finally {
    await fetcher.close();
  }
}

/** @returns items per second */
async function paceOf(work: () => Promise<number> | number): Promise<number> {
  const started = performance.now();
  const done = await work();
  return (done / (performance.now() - started)) * 1000;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Both sides in turn, so that a machine that slows down slows both. The first round warms up and does not count. */
async function compare(title: string, bare: () => Promise<number> | number, ours: () => Promise<number> | number): Promise<void> {
  const paces: { bare: number[]; ours: number[] } = { bare: [], ours: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    const [first, second] = [await paceOf(bare), await paceOf(ours)];
    if (round === 0) continue;
    paces.bare.push(first);
    paces.ours.push(second);
  }
  const [base, own] = [median(paces.bare), median(paces.ours)];
  console.log(`${title}: bare ${base.toFixed(0)} pages/s, zwgk-audit ${own.toFixed(0)} pages/s, ratio ${(own / base).toFixed(2)}`);
}

const portals = await startSamplePortals();
try {
  for (const input of portals.sites) {
    const site = siteSchema.parse(input);
    const pages = await bareCrawl(site.baseUrl);
    const fetched = await auditCrawl(site, portals.asOf);
    console.log(`\n${site.id}: ${pages.length} pages linked, ${fetched} loaded by a full audit (list parts and link checks included)`);
    await compare(
      'crawl  ',
      async () => (await bareCrawl(site.baseUrl)).length,
      () => auditCrawl(site, portals.asOf),
    );
    await compare(
      'extract',
      () => pages.map(linksOf).length,
      () => pages.map(({ url, html }) => extractPage({ url, html, charset: 'utf-8', rendered: false })).length,
    );
  }
} finally {
  await portals.close();
}

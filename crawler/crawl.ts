import type { Site, Taxonomy } from '../config/schema.js';
import type { PageArchive } from './archive/site-archive.js';
import type { Coverage } from './facts/coverage.js';
import type { WantedColumn } from './facts/publication.js';
import type { PageRecord } from './facts/record.js';
import type { FactName, Gap, Portal } from './facts/site.js';
import type { Fetcher } from './fetch/types.js';
import { wantedRows } from './frontier/articles.js';
import { chooseColumns, doubtfulColumns } from './frontier/choose-columns.js';
import { daysBefore } from './frontier/days.js';
import { openFiles } from './frontier/files.js';
import { checkLinks, confirmDead } from './frontier/link-check.js';
import { neededColumns } from './frontier/needs.js';
import { openArticle } from './frontier/open-article.js';
import { inBrowser } from './frontier/open-page.js';
import { probePlan } from './frontier/probe-plan.js';
import { nameLeftOut, readColumns, withoutCoveredLandings } from './frontier/read-columns.js';
import { sameSite } from './frontier/scope.js';
import { exploreStructure, type Structure } from './frontier/structure.js';
import { surveyColumns } from './frontier/survey.js';
import { type ProbeTools, runProbes } from './probes/index.js';
import { readAgain, type SecondReading } from './read-again.js';
import { columnFact } from './relate/column-fact.js';
import type { CrawledColumn, RelateInput } from './relate/input.js';
import { type PastRecords, type ReadFile, type RecordSink, Visitor, type VisitStats } from './visit.js';

/** An interpretation may precede its document; lists are read this much further back than the window. */
const MARGIN_DAYS = 60;
/** Deadlines that lie after the window (a yearly report due the next March) are looked for this much longer. */
const AFTER_DAYS = 150;

export interface CrawlRequest {
  site: Site;
  /** Civil dates: what the requested profiles look at, and the reference date. */
  window: { from: string; to: string };
  asOf: string;
  /** Fact sets the requested indicators ask for: what none of them needs is not fetched. */
  facts: ReadonlySet<FactName>;
  /** Lists they ask for beside those. */
  columns: readonly WantedColumn[];
}

export interface CrawlTools {
  fetcher: Fetcher;
  journal: RecordSink;
  taxonomy: Taxonomy;
  readFile: ReadFile | null;
  /** Null where nothing is kept. */
  archive?: PageArchive | null;
  /** What an earlier run read, for pages that have not changed since. */
  past?: PastRecords | null;
  /** Null where nothing may be tried: without a connection, or over a stored crawl. */
  prober: ProbeTools | null;
  /** True when the site's time budget is spent. */
  isOver: () => boolean;
  progress: (text: string) => void;
}

export interface CrawlOutcome {
  input: RelateInput;
  coverage: Coverage;
  stats: VisitStats;
  /** Reads pages once more, for verdicts that rest on them. */
  readAgain: (urls: readonly string[]) => Promise<SecondReading>;
}

const DEFAULT_MAX_PAGES = 20_000;

/** Crawls one site: structure → columns → lists → articles → links. Deterministic for the same answers. */
export async function crawlSite(request: CrawlRequest, tools: CrawlTools): Promise<CrawlOutcome> {
  const { site, window, asOf } = request;
  const inScope = siteScope(site);
  const limits = { maxPages: site.crawl.maxPages ?? DEFAULT_MAX_PAGES, isOver: tools.isOver, inScope };
  const visitor = new Visitor(tools.fetcher, tools.journal, limits, tools.readFile, tools.archive, tools.past);
  const portal: Portal = { id: site.id, name: site.name, unit: site.unit ?? site.name, level: site.level, baseUrl: site.baseUrl };

  tools.progress('查看首页和网站地图');
  const needed = new Set([...neededColumns(request.facts), ...request.columns.map(({ id }) => id)]);
  const structure = await exploreStructure(visitor, site.baseUrl, tools.taxonomy, inScope, { wanted: needed });
  const chosen = chooseColumns(structure.candidates, tools.taxonomy, site.columns).filter((column) => needed.has(column.id));

  tools.progress(`读取 ${chosen.length} 个栏目的列表`);
  const from = daysBefore(window.from, MARGIN_DAYS);
  const looked = await readColumns(chosen, {
    visitor,
    taxonomy: tools.taxonomy,
    inScope,
    from,
    years: { from: Number(from.slice(0, 4)) - 1, to: Number(asOf.slice(0, 4)) },
  });
  const columns = looked.map(({ column }) => column);

  tools.progress('打开需要检查的文章');
  const pages = await openArticles(visitor, columns, {
    from,
    to: lastDayNeeded(request),
    reportYears: [Number(window.from.slice(0, 4)) - 1, Number(window.to.slice(0, 4)) - 1],
    ownNames: ownNames(portal),
    wanted: request.columns,
    personalData: request.facts.has('personalData'),
    letters: request.facts.has('letters'),
    unitBudgets: request.facts.has('budgetFiles') && !columns.some(({ id, rows }) => id === 'finance-unit' && rows.length > 0),
  });

  tools.progress('打开需要检查的附件');
  const attachments = await openFiles(visitor, columns, pages, { facts: request.facts, from, to: lastDayNeeded(request) });

  const home = request.facts.has('home') || request.facts.has('siteMarks') ? await asReadersSee(visitor, structure.home, asOf) : structure.home;
  tools.progress('检查首页和一级栏目的链接');
  const links =
    request.facts.has('linkChecks') && structure.home.page
      ? await checkLinks(visitor, structure.home, structure.firstLevel, inScope)
      : { links: [], complete: false };
  const linkChecks = await confirmDead(visitor, links.links);

  const plan = probePlan(request.facts, structure.home, columns, pages, asOf);
  if (plan.facts.size > 0) tools.progress('试用搜索、无障碍等功能');
  const probes = await runProbes(visitor, tools.prober, plan);
  const survey = request.facts.has('columnStates') ? await surveyColumns(visitor, structure.places, inScope) : null;

  const known = withoutCoveredLandings(looked);
  nameLeftOut(known, [...columns, ...chosen], structure, tools.taxonomy);
  const doubtful = doubtfulColumns(structure.candidates, tools.taxonomy);
  const missingColumns = tools.taxonomy.columns
    .filter(({ id }) => needed.has(id) && !known.some((column) => column.id === id))
    .map(({ id, name }) => ({ id, name, doubtful: doubtful.filter((one) => one.id === id).map(({ name, url }) => ({ name, url })) }));
  const input: RelateInput = {
    portal,
    window,
    asOf,
    columns: known,
    missingColumns,
    structureComplete: structure.complete,
    home,
    pages,
    attachments,
    probes,
    ...(survey ? { surveyed: survey.columns } : {}),
    linkChecks,
    linkChecksComplete: links.complete,
    gaps: structure.gaps,
  };
  return { input, coverage: toCoverage(input, structure, visitor), stats: visitor.stats, readAgain: (urls) => readAgain(visitor, input, urls) };
}

/** Newer than this on the home page's HTML needs no second look. */
const FRESH_DAYS = 7;

/** The home page as its readers see it: rendered when the HTML shows nothing dated, nothing of the last days, or leaves its foot to a script. */
async function asReadersSee(visitor: Visitor, home: PageRecord, asOf: string): Promise<PageRecord> {
  const { page, capture } = home;
  const since = daysBefore(asOf, FRESH_DAYS);
  const fresh = [...(page?.list?.items ?? []), ...(page?.otherItems ?? [])].some((item) => item.date !== null && item.date >= since);
  const whole = fresh && page?.marks?.footByScript !== true;
  return !page || whole || capture?.via === 'browser' ? home : inBrowser(visitor, home, 'home');
}

function lastDayNeeded({ window, asOf }: CrawlRequest): string {
  const last = daysBefore(window.to, -AFTER_DAYS);
  return last < asOf ? last : asOf;
}

function siteScope(site: Site): (url: string) => boolean {
  const scopes = [site.baseUrl, ...Object.values(site.columns)].map(sameSite);
  return (url) => scopes.some((within) => within(url));
}

async function openArticles(
  visitor: Visitor,
  columns: readonly CrawledColumn[],
  bounds: Parameters<typeof wantedRows>[2],
): Promise<Map<string, PageRecord>> {
  const wanted = new Set(columns.flatMap((column) => wantedRows(column.id, column.rows, bounds).map((row) => row.url)));
  const pages = new Map<string, PageRecord>();
  const open = async (urls: Iterable<string>): Promise<void> => {
    const records = await Promise.all([...urls].map((url) => openArticle(visitor, url)));
    for (const record of records) pages.set(record.url, record);
  };
  await open(wanted);
  // Interpretations that only a document's own page leads to.
  const linked = new Set<string>();
  for (const record of pages.values()) {
    for (const link of record.page?.links ?? []) {
      if ((link.zone === 'related' || link.zone === 'body') && /解读|图解|一图读懂/.test(link.text) && !pages.has(link.url)) linked.add(link.url);
    }
  }
  await open(linked);
  return pages;
}

/** Words by which a report or document names the audited unit. */
function ownNames(portal: Portal): string[] {
  const names = [portal.name, portal.unit].map((name) => name.replace(/(门户)?网站$|政府门户$/u, ''));
  return [...new Set(names)].filter((name) => name.length >= 3);
}

function toCoverage(input: RelateInput, structure: Structure, visitor: Visitor): Coverage {
  const gaps: Gap[] = [...input.gaps, ...input.columns.flatMap((column) => column.gaps)];
  return {
    siteId: input.portal.id,
    complete: structure.home.page !== null && gaps.length === 0,
    columns: input.columns.map((column) => columnFact(column, input.asOf)),
    missingColumns: input.missingColumns.map(({ id, name }) => ({ id, name })),
    gaps,
    failures: visitor.failures(),
    notes: structure.siteMap?.page ? [] : ['没有读到网站地图：没有找到的栏目不能断定不存在'],
  };
}

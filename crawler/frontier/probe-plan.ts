import type { PageRecord } from '../facts/record.js';
import type { FactName } from '../facts/site.js';
import { PROBED, type ProbedName, type ProbedPage, type ProbeRequest } from '../probes/index.js';
import type { CrawledColumn } from '../relate/input.js';
import { daysBefore } from './days.js';
import { isFile } from './scope.js';

const COLUMNS = 4;
const ARTICLES = 5;
const TITLES = 5;
/** An index may lag behind: titles are looked for only when they are this many days old. */
const INDEXED_DAYS = 30;
const LIBRARIES = new Set(['normative-documents', 'policy-documents']);

/** What to try on a portal, chosen from what the crawl read; the same crawl gives the same choice. */
export function probePlan(
  facts: ReadonlySet<FactName>,
  home: PageRecord,
  columns: readonly CrawledColumn[],
  pages: ReadonlyMap<string, PageRecord>,
  asOf: string,
): ProbeRequest {
  const place = { url: home.capture?.finalUrl ?? home.url, title: home.page?.title?.value ?? '首页' };
  const read = columns.filter(({ state }) => state !== 'unread');
  const articles = [...pages.values()].filter(({ page }) => page !== null && page.title !== null);
  const titled = ({ url, page }: PageRecord): { url: string; title: string } => ({ url, title: page?.title?.value ?? url });
  const sampled: ProbedPage[] = [
    { ...place, kind: 'home' },
    ...read.slice(0, COLUMNS).map(({ url, name }): ProbedPage => ({ url, title: name, kind: 'column' })),
    ...articles.slice(0, ARTICLES).map((record): ProbedPage => ({ ...titled(record), kind: 'article' })),
  ];
  const old = daysBefore(asOf, INDEXED_DAYS);
  const documents = read
    .filter(({ id }) => LIBRARIES.has(id))
    .map((column) => ({ column, rows: column.rows.filter(({ url, date }) => !isFile(url) && date !== null && date <= old) }));
  const known = documents.flatMap(({ rows }) => rows.slice(0, TITLES).map(({ url, title }) => ({ url, title })));
  return {
    facts: new Set(PROBED.filter((name): name is ProbedName => facts.has(name))),
    home: place,
    pages: sampled,
    known: known.slice(0, TITLES),
    interpretations: articles.filter(({ page }) => page && page.text.videos + page.text.audios > 0).map(titled),
    guides: articles.filter(({ page }) => page?.kind === 'guide' && page.text.images > 0).map(titled),
    libraries: documents.map(({ column, rows }) => ({
      url: column.url,
      title: column.name,
      known: rows[0] ? { url: rows[0].url, title: rows[0].title } : null,
    })),
  };
}

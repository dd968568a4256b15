import { loadTaxonomy } from '../../config/load.js';
import type { Taxonomy } from '../../config/schema.js';
import type { Gap, Portal } from '../../crawler/facts/site.js';
import { type ChosenColumn, chooseColumns, doubtfulColumns } from '../../crawler/frontier/choose-columns.js';
import { inBrowser, openPage } from '../../crawler/frontier/open-page.js';
import { sameSite } from '../../crawler/frontier/scope.js';
import { type Place, type Seen, seenOn } from '../../crawler/frontier/site-tree.js';
import { exploreStructure } from '../../crawler/frontier/structure.js';
import { CONFIDENCE_FLOOR } from '../../crawler/frontier/taxonomy.js';
import { Visitor } from '../../crawler/visit.js';
import { siteFromUrl } from '../context.js';
import { fetcherFactory } from '../fetchers.js';
import { identify } from '../identify.js';
import { causeOf } from '../why-unread.js';
import { writeEntry } from './discover-entry.js';
import { describe } from './discover-text.js';

export interface DiscoverOptions {
  allowPrivate: boolean;
  browser?: string | undefined;
  rate?: number | undefined;
  json: boolean;
  /** Site list into which the entry is written. */
  write?: string | undefined;
  /** An entry of the list that says something else about the site gives way. */
  force?: boolean | undefined;
}

/** Pages opened at most, and pages of structure per level: every column of the taxonomy is looked for, not only what an audit reads. */
const MAX_PAGES = 1000;
const MAX_PER_LEVEL = 250;

/** A column found, and what its page showed. */
export interface Found extends ChosenColumn {
  state: Seen['state'] | 'elsewhere';
  /** Null when the column opens, else why not. */
  trouble: string | null;
  /** Rows on its first page and the newest date among them. */
  rows: number;
  newestOn: string | null;
}

/** What `discover --json` prints. */
export interface Discovery {
  site: Portal;
  columns: Found[];
  /** Places that may be a column but are not sure enough to be read as one. */
  doubtful: Found[];
  missing: { id: string; name: string }[];
  places: Place[];
  /** Site map and menus were read completely: what is missing is not there. */
  siteMapRead: boolean;
  gaps: Gap[];
}

/**
 * `discover URL`: prints the site tree, the columns found and a site entry for a person to confirm.
 * @returns exit status: 0, or 3 when the home page cannot be read
 * @throws UsageError, ConfigError
 */
export async function discoverCommand(address: string, options: DiscoverOptions): Promise<number> {
  const taxonomy = loadTaxonomy();
  const site = siteFromUrl(address);
  const fetchers = await fetcherFactory(options.browser ? { browser: options.browser } : {}, (text) => process.stderr.write(`提示：${text}\n`));
  const fetcher = fetchers.forOptions({ allowPrivate: options.allowPrivate, ...(options.rate ? { ratePerSecond: options.rate } : {}) });
  try {
    const inScope = sameSite(site.baseUrl);
    const visitor = new Visitor(fetcher, { records: [], append: () => undefined }, { maxPages: MAX_PAGES, isOver: () => false, inScope });
    const wanted = new Set(taxonomy.columns.map(({ id }) => id));
    process.stderr.write('正在查看栏目，网站大时要几分钟……\n');
    const structure = await exploreStructure(visitor, site.baseUrl, taxonomy, inScope, { wanted, maxPerLevel: MAX_PER_LEVEL, wholeMenu: true });
    if (!structure.home.page) {
      process.stderr.write(`${site.baseUrl} 打不开：${causeOf(structure.home.failure?.code ?? null)}\n`);
      return 3;
    }
    const open = (columns: readonly ChosenColumn[]): Promise<Found[]> => Promise.all(columns.map((column) => tried(visitor, column)));
    const opened = await open(chooseColumns(structure.candidates, taxonomy, {}));
    const isSure = ({ confidence }: Found): boolean => confidence > CONFIDENCE_FLOOR;
    const columns = opened.filter(isSure);
    const doubtful = [...opened.filter((column) => !isSure(column)), ...(await open(doubtfulColumns(structure.candidates, taxonomy)))];
    const discovery: Discovery = {
      site: identify(site, structure.home).portal,
      columns,
      doubtful,
      missing: missingOf(taxonomy, columns),
      places: structure.places,
      siteMapRead: structure.complete,
      gaps: structure.gaps,
    };
    process.stdout.write(options.json ? `${JSON.stringify(discovery, null, 2)}\n` : describe(discovery, taxonomy));
    for (const gap of structure.gaps) process.stderr.write(`提示：${gap.message}${gap.url ? ` ${gap.url}` : ''}\n`);
    if (options.write) process.stderr.write(`${writeEntry(options.write, discovery, options.force ?? false)}\n`);
    return 0;
  } finally {
    await fetcher.close();
  }
}

const missingOf = ({ columns }: Taxonomy, found: readonly Found[]): Discovery['missing'] =>
  columns.filter(({ id }) => !found.some((column) => column.id === id)).map(({ id, name }) => ({ id, name }));

/** Opens a column, which mostly was opened already; in the browser where only a script shows its list. */
async function tried(visitor: Visitor, column: ChosenColumn): Promise<Found> {
  if (!column.internal) return { ...column, state: 'elsewhere', trouble: '在站外，没有打开', rows: 0, newestOn: null };
  let record = await openPage(visitor, column.url, 'column');
  if (seenOn(record, false).state === 'unread' && record.page) record = await inBrowser(visitor, record, 'column');
  const { state, titles, newestOn } = seenOn(record, false);
  const status = record.failure?.status ? `（${record.failure.status}）` : '';
  const unread = record.page ? '列表由脚本生成，没有读到' : `打不开：${causeOf(record.failure?.code ?? null)}${status}`;
  return { ...column, state, trouble: state === 'opens' ? null : unread, rows: titles.length, newestOn };
}

import type { Taxonomy } from '../../config/schema.js';
import { fold } from '../extractors/dom.js';
import type { Link, PageFacts } from '../facts/page.js';
import type { PageRecord } from '../facts/record.js';
import { columnFolder, columnKey } from './column-key.js';
import { isGone } from './gaps.js';
import { isFile, looksLikeArticle, type Owner, withoutOwner } from './scope.js';
import { type ColumnMatch, isGroup, matchColumns, rowFit } from './taxonomy.js';

/** What a candidate's page showed when it was opened. */
export interface Seen {
  state: 'opens' | 'unread' | 'gone';
  /** Titles of the rows on its first page; how long the whole list is, is another matter. */
  titles: string[];
  newestOn: string | null;
  /** No row, no text and no link that is not on the home page too. */
  bare: boolean;
}

/** A place on the site that by its name may be a column the indicators need, or lead to one. */
export interface Candidate {
  name: string;
  url: string;
  path: string[];
  /** Steps above it, as the way there and its own breadcrumb name them. */
  above: string[];
  owner: Owner;
  from: 'navigation' | 'site-map';
  matches: ColumnMatch[];
  group: boolean;
  depth: number;
  internal: boolean;
  /** Null while it was not opened. */
  seen: Seen | null;
}

/** A node of the site tree as menus, left navigation and site map draw it. `parent`: key of the node above, null at the top. */
export interface Place {
  key: string;
  name: string;
  url: string;
  parent: string | null;
}

const MAX_PLACES = 3000;
const MAX_NAME = 24;
const MAX_ABOVE = 8;
const CERTAIN = 0.95;
/** Confidence that rows alone give a place whose name says nothing: enough to be shown to a person, not to be read. */
const BY_ROWS = 0.5;
const MIN_ROWS = 6;
const NEARLY_ALL = 0.9;
/** Words of a page's frame, and greetings: no columns. */
const NO_COLUMN =
  /[，。！？,!?]$|^(首页|网站首页|返回.*|登录|注册|退出|个人中心|无障碍.*|长者.*|关怀版|简体.*|繁体.*|手机版|收藏.*|设为首页|english|en)$/iu;
const HOME_STEP = /^(网站)?首页$/u;

interface Source {
  taxonomy: Taxonomy;
  owner: Owner;
  inScope: (url: string) => boolean;
  /** Key of the home page: never a column itself. */
  home: string;
  /** Menu entries of the home page are opened whatever they are called. */
  wholeMenu: boolean;
}

/** All that links of opened pages tell about the columns of a site, one entry per address. */
export class SiteTree {
  readonly #found = new Map<string, Candidate>();
  readonly #places = new Map<string, Place>();
  readonly #opened = new Set<string>();

  constructor(private readonly source: Source) {}

  /** @param depth steps from the home page of what the links lead to */
  add(links: readonly Link[], parent: Candidate | null, from: Candidate['from'], depth: number): void {
    const names = namesOfFolders(links);
    for (const link of links) {
      const key = columnKey(link.url);
      if (key === this.source.home) continue;
      const above = ancestors(link.url, names);
      this.#place(link, key, parent, from);
      const candidate = this.#candidate(link, above, parent, from, depth);
      if (!candidate) continue;
      const known = this.#found.get(key);
      this.#found.set(key, known ? withBothNames(known, candidate, parent === null) : candidate);
    }
  }

  /** Candidates of a depth that were not taken before, in the order in which they were found. */
  take(depth: number, limit: number, leads: (candidate: Candidate) => boolean): { batch: Candidate[]; cut: boolean } {
    const level = [...this.#found]
      .filter(([key, candidate]) => candidate.depth === depth && candidate.internal && !this.#opened.has(key) && leads(candidate))
      .map(([, candidate]) => candidate);
    const batch = level.slice(0, limit);
    for (const { url } of batch) this.#opened.add(columnKey(url));
    return { batch, cut: level.length > limit };
  }

  /** A candidate's page was opened: what it shows, and what stands below it. */
  opened(candidate: Candidate, record: PageRecord, bare: boolean): void {
    candidate.seen = seenOn(record, bare);
    const { page } = record;
    if (!page) return;
    // The page's own breadcrumb tells the path better than the way we came.
    const crumbs = page.columns.map((column) => column.name).filter((name) => !HOME_STEP.test(name));
    const last = crumbs.at(-1) === candidate.name ? crumbs.slice(0, -1) : crumbs;
    candidate.above = [...new Set([...candidate.above, ...last])].slice(-MAX_ABOVE);
    if (candidate.matches.length === 0) candidate.matches = this.#byRows(candidate.seen.titles);
    this.add(page.links, crumbs.length > 0 ? { ...candidate, path: crumbs } : candidate, candidate.from, candidate.depth + 1);
  }

  candidates(): Candidate[] {
    return [...this.#found.values()].filter((candidate) => candidate.matches.length > 0);
  }

  places(): Place[] {
    return [...this.#places.values()];
  }

  #place({ url, text, zone }: Link, key: string, parent: Candidate | null, from: Candidate['from']): void {
    const name = fold(text);
    const isEntry =
      zone === 'navigation' || (zone === 'other' && (from === 'site-map' || (parent !== null && url.startsWith(columnFolder(parent.url)))));
    if (!isEntry || this.#places.has(key) || this.#places.size >= MAX_PLACES) return;
    if (name.length < 2 || name.length > MAX_NAME || NO_COLUMN.test(name) || isFile(url) || looksLikeArticle(url) || !this.source.inScope(url))
      return;
    const folder = [...folders(url)].map(columnKey).find((above) => this.#places.has(above));
    const finder = parent && this.#places.has(columnKey(parent.url)) ? columnKey(parent.url) : null;
    this.#places.set(key, { key, name, url, parent: folder ?? finder });
  }

  #candidate(link: Link, byAddress: string[], parent: Candidate | null, from: Candidate['from'], depth: number): Candidate | null {
    const { taxonomy, owner, inScope } = this.source;
    const name = fold(link.text);
    if (name === '' || name.length > MAX_NAME || link.zone === 'footer' || link.zone === 'attachment') return null;
    const matches = bestOf(matchColumns(taxonomy, name), matchColumns(taxonomy, withoutOwner(name, owner)));
    // A menu entry called exactly like a column is one, even where it leads to a single article.
    const certain = link.zone !== 'list' && (matches[0]?.confidence ?? 0) >= CERTAIN;
    if (isFile(link.url) || (looksLikeArticle(link.url) && !certain)) return null;
    const group = isGroup(taxonomy, name) || (this.source.wholeMenu && depth === 1 && link.zone === 'navigation');
    if (matches.length === 0 && !group) return null;
    const above = [...new Set([...(parent?.path ?? []), ...(parent?.above ?? []), ...byAddress])].filter((step) => step !== name);
    const path = [...(parent?.path ?? byAddress), name];
    return { name, url: link.url, path, above, owner, from, matches, group, depth, internal: inScope(link.url), seen: null };
  }

  /** A name that says nothing above rows that nearly all are of one kind. */
  #byRows(titles: readonly string[]): ColumnMatch[] {
    if (titles.length < MIN_ROWS) return [];
    const interpretation = this.source.taxonomy.columns.find(({ id }) => id === 'policy-interpretation');
    const fit = rowFit(interpretation, titles) ?? 0;
    return interpretation && fit >= NEARLY_ALL ? [{ id: interpretation.id, confidence: BY_ROWS, ground: 'rows' }] : [];
  }
}

/**
 * One place under two names (政策 in the menu, 政府文件 in the site map): what both say counts, reached the shorter way.
 * A menu that stands on every page says nothing about what is above its entries.
 */
function withBothNames(known: Candidate, other: Candidate, fromTop: boolean): Candidate {
  const sureness = ({ matches }: Candidate): number => matches[0]?.confidence ?? 0;
  const better = sureness(other) > sureness(known) ? other : known;
  known.matches = bestOf(known.matches, other.matches);
  if (fromTop) known.above = [...new Set([...known.above, ...other.above])].filter((step) => step !== better.name).slice(-MAX_ABOVE);
  if (better === other) {
    known.name = other.name;
    known.path = [...known.path.slice(0, -1), other.name];
  }
  known.group ||= other.group;
  return known;
}

function bestOf(some: readonly ColumnMatch[], others: readonly ColumnMatch[]): ColumnMatch[] {
  const best = new Map(some.map((match) => [match.id, match]));
  for (const match of others) if (match.confidence > (best.get(match.id)?.confidence ?? 0)) best.set(match.id, match);
  return [...best.values()].sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
}

/** What an opened page shows of itself as a column. */
export function seenOn(record: PageRecord, bare: boolean): Seen {
  const { page, capture } = record;
  const gone = isGone(record) || page?.kind === 'error';
  if (!page || gone) return { state: gone ? 'gone' : 'unread', titles: [], newestOn: null, bare: false };
  const items = rowsOn(page, capture?.finalUrl ?? page.url);
  const dates = items.flatMap((item) => item.date ?? []).sort();
  const own = columnFolder(capture?.finalUrl ?? page.url);
  const leadsOn = new URL(own).pathname !== '/' && page.links.some(({ url }) => url.startsWith(own) && columnKey(url) !== columnKey(own));
  const unread = items.length === 0 && (page.list?.scriptFilled === true || page.needsBrowser);
  return { state: unread ? 'unread' : 'opens', titles: items.map((item) => item.title), newestOn: dates.at(-1) ?? null, bare: bare && !leadsOn };
}

/** Rows of the column itself: its list, else what its page shows of its own folder. */
function rowsOn(page: PageFacts, address: string): PageFacts['otherItems'] {
  if (page.list && page.list.items.length > 0) return page.list.items;
  const folder = columnFolder(address);
  return page.otherItems.filter((item) => item.url.startsWith(folder));
}

/** Names of the columns whose pages are the index of a folder, for telling what stands above an address. */
function namesOfFolders(links: readonly Link[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { url, text, zone } of links) {
    const name = fold(text);
    if (name === '' || name.length > MAX_NAME || zone === 'footer' || zone === 'attachment' || zone === 'list') continue;
    const folder = columnFolder(url);
    if (columnKey(url) === columnKey(folder) && !names.has(folder)) names.set(folder, name);
  }
  return names;
}

const ancestors = (url: string, names: ReadonlyMap<string, string>): string[] =>
  [...folders(url)].flatMap((folder) => names.get(folder) ?? []).reverse();

/** Folders above an address, the nearest first; neither its own nor the site's root. */
function* folders(url: string): Generator<string> {
  const { origin, pathname } = new URL(columnFolder(url));
  const steps = pathname.split('/').filter((step) => step !== '');
  // The index of a folder stands below the folder above it, a page in a folder below that folder.
  const own = columnKey(url) === columnKey(columnFolder(url)) ? 1 : 0;
  for (let length = steps.length - own; length > 0 && steps.length - length < MAX_ABOVE; length--)
    yield `${origin}/${steps.slice(0, length).join('/')}/`;
}

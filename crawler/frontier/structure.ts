import type { Taxonomy } from '../../config/schema.js';
import { fold } from '../extractors/dom.js';
import type { Link } from '../facts/page.js';
import type { PageRecord } from '../facts/record.js';
import type { Gap } from '../facts/site.js';
import type { Visitor } from '../visit.js';
import { columnKey } from './column-key.js';
import { failureGap, isGone } from './gaps.js';
import { inBrowser, openPage } from './open-page.js';
import { isFile, looksLikeArticle } from './scope.js';
import { type ColumnMatch, isGroup, isSiteMap, matchColumns } from './taxonomy.js';

/** A place on the site that by its name may be a column the indicators need, or lead to one. */
export interface Candidate {
  name: string;
  url: string;
  path: string[];
  from: 'navigation' | 'site-map';
  matches: ColumnMatch[];
  group: boolean;
  depth: number;
  internal: boolean;
}

export interface Structure {
  home: PageRecord;
  candidates: Candidate[];
  /** Home page's menu entries on the site itself: the first-level columns. */
  firstLevel: { name: string; url: string }[];
  siteMap: PageRecord | null;
  /** The site map and every page of structure were read: a column not found is not there. */
  complete: boolean;
  gaps: Gap[];
}

const MAX_DEPTH = 4;
/** Pages of structure opened per level: bounds a site whose menus never end. */
const MAX_PER_LEVEL = 60;
const MIN_SITE_MAP_LINKS = 10;
const MAX_NAME = 24;
const CERTAIN = 0.95;
/** Characters of a page that says something itself (a guide, a rule) and leads nowhere. */
const MIN_TEXT = 60;

/** Walks menus, site map and group columns level by level, so that the outcome does not depend on who answers first. */
export async function exploreStructure(visitor: Visitor, baseUrl: string, taxonomy: Taxonomy, inScope: (url: string) => boolean): Promise<Structure> {
  const home = await openPage(visitor, baseUrl, 'home');
  const gaps: Gap[] = [];
  const found = new Map<string, Candidate>();
  if (!home.page)
    return { home, candidates: [], firstLevel: [], siteMap: null, complete: false, gaps: [failureGap(home, '首页打不开，全站没有检查')] };

  const add = (links: readonly Link[], parent: Candidate | null, from: Candidate['from']): void => {
    for (const link of links) {
      const candidate = toCandidate(link, parent, from, taxonomy, inScope);
      if (!candidate) continue;
      const key = columnKey(candidate.url);
      const known = found.get(key);
      found.set(key, known ? betterNamed(known, candidate) : candidate);
    }
  };
  found.set(columnKey(home.capture?.finalUrl ?? baseUrl), rootCandidate(baseUrl));
  add(home.page.links, null, 'navigation');
  const siteMap = await openSiteMap(visitor, home, inScope, gaps);
  if (siteMap?.page) add(siteMap.page.links, null, 'site-map');

  let truncated = false;
  const opened = new Set<string>();
  for (let depth = 1; depth <= MAX_DEPTH; depth++) {
    const level = [...found.values()].filter((candidate) => candidate.depth === depth && candidate.internal && !opened.has(columnKey(candidate.url)));
    truncated ||= level.length > MAX_PER_LEVEL;
    const batch = level.slice(0, MAX_PER_LEVEL);
    for (const candidate of batch) opened.add(columnKey(candidate.url));
    const records = await Promise.all(batch.map((candidate) => openGroup(visitor, candidate, home)));
    records.forEach((record, index) => {
      const parent = batch[index];
      if (!parent) return;
      if (record.capture?.via === 'http' && isBare(record, parent, home))
        gaps.push({ code: 'script-filled', message: `栏目“${parent.name}”的下级栏目由脚本生成，没有看到`, url: parent.url });
      if (record.page) add(record.page.links, withBreadcrumb(parent, record), parent.from);
      else if (!isGone(record)) gaps.push(failureGap(record, `栏目“${parent.name}”打不开，其下级栏目没有看到`));
    });
  }
  found.delete(columnKey(home.capture?.finalUrl ?? baseUrl));

  return {
    home,
    candidates: [...found.values()].filter((candidate) => candidate.matches.length > 0),
    firstLevel: firstLevelColumns(home, inScope),
    siteMap,
    complete: isWholeMap(siteMap, home) && gaps.length === 0 && !truncated,
    gaps,
  };
}

/** A page that leads to columns below it; in the browser when the HTML shows nothing but the menu around every page. */
async function openGroup(visitor: Visitor, candidate: Candidate, home: PageRecord): Promise<PageRecord> {
  const record = await openPage(visitor, candidate.url, 'column');
  return isBare(record, candidate, home) ? inBrowser(visitor, record, 'column') : record;
}

/** A group's page without a link, a row or a text of its own. */
function isBare({ page }: PageRecord, { matches }: Candidate, home: PageRecord): boolean {
  if (!page || matches.length > 0 || page.list !== null || page.otherItems.length > 0 || page.publishedAt !== null) return false;
  if (page.text.chars >= MIN_TEXT) return false;
  const known = new Set(home.page?.links.map(({ url }) => columnKey(url)));
  return page.links.every(({ url, text, zone }) => text === '' || zone === 'footer' || zone === 'breadcrumb' || known.has(columnKey(url)));
}

/** One place under two names (政策 in the menu, 政府文件 in the site map): the name that says more counts, reached the shorter way. */
function betterNamed(known: Candidate, other: Candidate): Candidate {
  const sureness = ({ matches }: Candidate): number => matches[0]?.confidence ?? 0;
  if (known.depth === 0 || sureness(other) <= sureness(known)) return known;
  return { ...other, depth: known.depth, group: known.group || other.group };
}

/** The site map; in the browser when a script may have to fill it. */
async function openSiteMap(visitor: Visitor, home: PageRecord, inScope: (url: string) => boolean, gaps: Gap[]): Promise<PageRecord | null> {
  const link = home.page?.links.find((candidate) => isSiteMap(candidate.text) && inScope(candidate.url));
  if (!link) return null;
  const record = await openPage(visitor, link.url, 'site-map');
  if (!record.page && !isGone(record)) gaps.push(failureGap(record, '网站地图打不开'));
  if (!record.page || isWholeMap(record, home)) return record;
  return inBrowser(visitor, record, 'site-map');
}

/** Links enough for a map, and not just the menu that every page carries around a map that its script has yet to draw. */
function isWholeMap(siteMap: PageRecord | null, home: PageRecord): boolean {
  if (!siteMap?.page || siteMap.page.links.length < MIN_SITE_MAP_LINKS) return false;
  if (siteMap.capture?.via === 'browser' || !siteMap.page.needsBrowser) return true;
  const known = new Set(home.page?.links.map(({ url }) => columnKey(url)));
  return siteMap.page.links.some(({ url }) => !known.has(columnKey(url)));
}

const rootCandidate = (url: string): Candidate => ({
  name: '首页',
  url,
  path: [],
  from: 'navigation',
  matches: [],
  group: false,
  depth: 0,
  internal: true,
});

function toCandidate(
  link: Link,
  parent: Candidate | null,
  from: Candidate['from'],
  taxonomy: Taxonomy,
  inScope: (url: string) => boolean,
): Candidate | null {
  const name = fold(link.text);
  if (name === '' || name.length > MAX_NAME || link.zone === 'footer' || link.zone === 'attachment') return null;
  const matches = matchColumns(taxonomy, name);
  // A menu entry called exactly like a column is one, even where it leads to a single article.
  const certain = link.zone !== 'list' && (matches[0]?.confidence ?? 0) >= CERTAIN;
  if (isFile(link.url) || (looksLikeArticle(link.url) && !certain)) return null;
  const group = isGroup(taxonomy, name);
  if (matches.length === 0 && !group) return null;
  return {
    name,
    url: link.url,
    path: [...(parent?.path ?? []), name],
    from,
    matches,
    group,
    depth: (parent?.depth ?? 0) + 1,
    internal: inScope(link.url),
  };
}

/** The page's own breadcrumb tells the path better than the way we came. */
function withBreadcrumb(candidate: Candidate, record: PageRecord): Candidate {
  const names = record.page?.columns.map((column) => column.name).filter((name) => name !== '首页') ?? [];
  return names.length > 0 ? { ...candidate, path: names } : candidate;
}

function firstLevelColumns(home: PageRecord, inScope: (url: string) => boolean): { name: string; url: string }[] {
  const own = columnKey(home.capture?.finalUrl ?? home.url);
  const seen = new Map<string, { name: string; url: string }>();
  for (const { url, text, zone } of home.page?.links ?? []) {
    const key = columnKey(url);
    if (zone !== 'navigation' || key === own || !inScope(url) || isFile(url) || looksLikeArticle(url) || seen.has(key)) continue;
    seen.set(key, { name: fold(text), url });
  }
  return [...seen.values()];
}

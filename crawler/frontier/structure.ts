import type { Taxonomy } from '../../config/schema.js';
import { fold } from '../extractors/dom.js';
import type { PageKind } from '../facts/page.js';
import type { PageRecord } from '../facts/record.js';
import { type Gap, siteFactsSchema } from '../facts/site.js';
import type { Visitor } from '../visit.js';
import { chooseColumns, doubtfulColumns } from './choose-columns.js';
import { columnKey } from './column-key.js';
import { failureGap, isGone } from './gaps.js';
import { neededColumns } from './needs.js';
import { inBrowser, openPage } from './open-page.js';
import { isFile, looksLikeArticle, ownerOf } from './scope.js';
import { type Candidate, type Place, SiteTree } from './site-tree.js';
import { isGroup, isSiteMap, isSiteMapAddress, matchColumns } from './taxonomy.js';

export interface Structure {
  home: PageRecord;
  candidates: Candidate[];
  /** Home page's menu entries on the site itself: the first-level columns. */
  firstLevel: { name: string; url: string }[];
  siteMap: PageRecord | null;
  places: Place[];
  /** The site map and every page of structure were read: a column not found is not there. */
  complete: boolean;
  gaps: Gap[];
}

export interface ExploreOptions {
  /** Taxonomy ids looked for: only places that by name may be one of these, or lead to one, are opened. */
  wanted?: ReadonlySet<string>;
  /** Pages of structure opened per level: bounds a site whose menus never end. */
  maxPerLevel?: number;
  /** Also opens entries of the home page's menu that by name lead to nothing wanted. */
  wholeMenu?: boolean;
}

/** Every id that some fact set is built from. */
export const CRAWLED: ReadonlySet<string> = neededColumns(new Set(siteFactsSchema.omit({ portal: true }).keyof().options));

const MAX_DEPTH = 4;
const MAX_PER_LEVEL = 100;
const MIN_SITE_MAP_LINKS = 10;
/** Characters of a page that says something itself (a guide, a rule) and leads nowhere. */
const MIN_TEXT = 60;

/** Walks menus, site map and group columns level by level, so that the outcome does not depend on who answers first. */
export async function exploreStructure(
  visitor: Visitor,
  baseUrl: string,
  taxonomy: Taxonomy,
  inScope: (url: string) => boolean,
  { wanted = CRAWLED, maxPerLevel = MAX_PER_LEVEL, wholeMenu = false }: ExploreOptions = {},
): Promise<Structure> {
  const home = await openHome(visitor, baseUrl, taxonomy);
  if (!home.page) {
    const gap = failureGap(home, '首页打不开，全站没有检查');
    return { home, candidates: [], firstLevel: [], siteMap: null, places: [], complete: false, gaps: [gap] };
  }
  const gaps: Gap[] = noPortal(home);
  const owner = ownerOf(home.page.siteName);
  const tree = new SiteTree({ taxonomy, owner, inScope, home: columnKey(home.capture?.finalUrl ?? baseUrl), wholeMenu });
  tree.add(home.page.links, null, 'navigation', 1);
  let siteMap = await openSiteMap(visitor, home, home, inScope, gaps);
  if (siteMap?.page) tree.add(siteMap.page.links, null, 'site-map', 1);

  const sections = sectionsAbove(taxonomy, wanted);
  const leads = ({ matches, group }: Candidate): boolean => group || matches.some(({ id }) => wanted.has(id) || sections.has(id));
  let truncated = false;
  for (let depth = 1; depth <= MAX_DEPTH; depth++) {
    const { batch, cut } = tree.take(depth, maxPerLevel, leads);
    truncated ||= cut;
    const isList = ({ matches }: Candidate): boolean => matches.some(({ id }) => wanted.has(id) && !sections.has(id));
    const records = await Promise.all(batch.map((candidate) => openGroup(visitor, candidate, home, isList(candidate))));
    for (const [index, record] of records.entries()) {
      const candidate = batch[index];
      if (!candidate) continue;
      const bare = isBare(record, home);
      if (bare && record.capture?.via === 'http' && !isList(candidate))
        gaps.push({ code: 'script-filled', message: `栏目“${candidate.name}”的下级栏目由脚本生成，没有看到`, url: candidate.url });
      if (!record.page && !isGone(record)) gaps.push(failureGap(record, `栏目“${candidate.name}”打不开，其下级栏目没有看到`));
      tree.opened(candidate, record, bare);
    }
    if (siteMap) continue;
    // Some portals offer the site map on inner pages only.
    for (const record of records) siteMap ??= await openSiteMap(visitor, record, home, inScope, gaps);
    if (siteMap?.page) tree.add(siteMap.page.links, null, 'site-map', depth + 1);
  }
  const candidates = tree.candidates();
  gaps.push(...unsure(candidates, taxonomy, wanted));
  return {
    home,
    candidates,
    firstLevel: firstLevelColumns(home, inScope),
    siteMap,
    places: tree.places(),
    complete: isWholeMap(siteMap, home) && gaps.length === 0 && !truncated,
    gaps,
  };
}

/** The home page; in the browser when not one of its links is a column by name, since then a script draws the menu. */
async function openHome(visitor: Visitor, baseUrl: string, taxonomy: Taxonomy): Promise<PageRecord> {
  const home = await openPage(visitor, baseUrl, 'home');
  const named = home.page?.links.some(({ text }) => isGroup(taxonomy, text) || matchColumns(taxonomy, text).length > 0);
  return home.page && !named ? inBrowser(visitor, home, 'home') : home;
}

const STAND_INS: Partial<Record<PageKind, string>> = { error: '出错提示页', login: '登录页', challenge: '网站防护的验证页' };

/** What stands in for the portal (an error page, a login, a page that leads nowhere) is named, though it came as if all were well. */
function noPortal({ page, url }: PageRecord): Gap[] {
  if (!page) return [];
  const what = STAND_INS[page.kind] ?? (page.links.length === 0 ? '没有任何链接的页面' : null);
  const code = page.kind === 'login' ? 'login' : 'unread-article';
  return what === null ? [] : [{ code, message: `首页打开是${what}，全站没有检查`, url }];
}

/** Sections of the portal that may hold a wanted column. */
function sectionsAbove(taxonomy: Taxonomy, wanted: ReadonlySet<string>): ReadonlySet<string> {
  const sections = new Set(taxonomy.columns.filter(({ kind }) => kind === 'group').map(({ id }) => id));
  const parents = taxonomy.columns.filter(({ id }) => wanted.has(id)).flatMap((column) => [column.id, ...column.parents]);
  return new Set(parents.filter((id) => sections.has(id)));
}

/** A wanted column seen only where it may be another unit's, or under a name that may mean it: neither taken for it nor called missing. */
function unsure(candidates: readonly Candidate[], taxonomy: Taxonomy, wanted: ReadonlySet<string>): Gap[] {
  const found = new Set(chooseColumns(candidates, taxonomy, {}).map(({ id }) => id));
  const doubtful = doubtfulColumns(candidates, taxonomy).filter(
    ({ id, grounds }) => wanted.has(id) && !found.has(id) && grounds.some((ground) => ground === 'other-unit' || ground === 'parent'),
  );
  const likeliest = new Map(doubtful.toReversed().map((column) => [column.id, column]));
  const nameOf = new Map(taxonomy.columns.map(({ id, name }) => [id, name]));
  return [...likeliest.values()].map(({ id, path, url, grounds }) => ({
    code: 'column-not-found',
    message: `“${path.join(' > ')}”可能是“${nameOf.get(id) ?? id}”，但${grounds.includes('other-unit') ? '像是其他单位的栏目' : '名称不能确定'}，没有采用，请人工确认`,
    url,
  }));
}

/** A page that leads to columns below it; in the browser when the HTML shows nothing but the menu around every page. */
async function openGroup(visitor: Visitor, candidate: Candidate, home: PageRecord, isList: boolean): Promise<PageRecord> {
  const record = await openPage(visitor, candidate.url, 'column');
  return !isList && isBare(record, home) ? inBrowser(visitor, record, 'column') : record;
}

/** A page without a link, a row or a text of its own. */
function isBare({ page }: PageRecord, home: PageRecord): boolean {
  if (!page || page.list !== null || page.otherItems.length > 0 || page.publishedAt !== null) return false;
  if (page.text.chars >= MIN_TEXT) return false;
  const known = new Set(home.page?.links.map(({ url }) => columnKey(url)));
  return page.links.every(({ url, text, zone }) => text === '' || zone === 'footer' || zone === 'breadcrumb' || known.has(columnKey(url)));
}

/** The site map that a page links to; in the browser when a script may have to fill it. */
async function openSiteMap(
  visitor: Visitor,
  on: PageRecord,
  home: PageRecord,
  inScope: (url: string) => boolean,
  gaps: Gap[],
): Promise<PageRecord | null> {
  const links = on.page?.links.filter(({ url }) => inScope(url)) ?? [];
  const link = links.find(({ text }) => isSiteMap(text)) ?? links.find(({ url, text }) => text.length <= 6 && isSiteMapAddress(url));
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

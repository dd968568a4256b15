import type { Taxonomy } from '../../config/schema.js';
import type { CrawledColumn } from '../relate/input.js';
import type { Visitor } from '../visit.js';
import { childColumns } from './child-columns.js';
import { type ChosenColumn, leftOut } from './choose-columns.js';
import { columnFolder } from './column-key.js';
import { evidenceOf, type ListReading, readList } from './list-reader.js';
import { openArticle } from './open-article.js';
import type { Structure } from './structure.js';

const MAX_LIST_PARTS = 80;
const MAX_LINKS = 500;

interface Terms {
  visitor: Visitor;
  taxonomy: Taxonomy;
  inScope: (url: string) => boolean;
  from: string;
  years: { from: number; to: number };
}

export interface Looked {
  column: CrawledColumn;
  /** See `ListReading.shows`. */
  shows: readonly string[] | null;
}

/** The lists of the chosen columns and of the columns below them. */
export async function readColumns(chosen: readonly ChosenColumn[], terms: Terms): Promise<Looked[]> {
  return (await Promise.all(chosen.map((column) => readColumn(column, chosen, terms)))).flat();
}

async function readColumn(column: ChosenColumn, chosen: readonly ChosenColumn[], terms: Terms): Promise<Looked[]> {
  const { visitor, taxonomy, inScope, from, years } = terms;
  if (!column.internal) return [{ column: elsewhere(column), shows: null }];
  const pageLike = new Set(taxonomy.columns.filter(({ kind }) => kind === 'page').map(({ id }) => id));
  const read = async ({ id, url, name }: ChosenColumn): Promise<TextReading> =>
    withOwnText(visitor, await readList(visitor, url, name, { from, maxParts: MAX_LIST_PARTS }), pageLike.has(id));
  const looked = (one: ChosenColumn, reading: TextReading): Looked => ({ column: toCrawled(one, reading), shows: reading.shows });
  const reading = await read(column);
  const children = childColumns(reading.first, column, chosen, taxonomy, years, inScope);
  const below = await Promise.all(children.columns.map(async (child) => looked(child, await read(child))));
  const own = looked(column, reading);
  if (children.cut > 0)
    own.column.gaps.push({ code: 'list-cut', message: `栏目“${column.name}”还有 ${children.cut} 个下级栏目没有查看`, url: column.url });
  // A landing page without rows of its own is known through the columns below it.
  const known = reading.state === 'unread' && reading.shows !== null && children.cut === 0 && below.some((child) => child.column.state !== 'unread');
  return known ? below : [own, ...below];
}

interface TextReading extends ListReading {
  page?: NonNullable<CrawledColumn['page']>;
}

/**
 * A column without a list may hold its matter on its own page. Where such a page is what the column is for (a guide, the leaders), it is
 * then read in full; elsewhere its words are kept beside the list that was not recognised.
 */
async function withOwnText(visitor: Visitor, reading: ListReading, isPage: boolean): Promise<TextReading> {
  const { first, state, rows } = reading;
  if (!first.page || state === 'read') return reading;
  const { page } = await openArticle(visitor, first.url);
  if (!page) return reading;
  const links = page.links
    .filter(({ zone, text }) => (zone === 'body' || zone === 'other' || zone === 'list') && text !== '')
    .map(({ text }) => text);
  const own = { ...reading, page: { text: page.text.body, attachments: page.attachments, links: links.slice(0, MAX_LINKS) } };
  const says = page.text.body !== '' || page.attachments.length > 0;
  return isPage && says && rows.length === 0 ? { ...own, state: 'read', gaps: [], shows: null } : own;
}

/** Says of each id that more columns of its name exist than were looked at. Notices are looked through beside other columns only. */
export function nameLeftOut(
  columns: readonly CrawledColumn[],
  looked: readonly { url: string }[],
  { candidates }: Structure,
  taxonomy: Taxonomy,
): void {
  const lookedAt = looked.map(({ url }) => url);
  for (const { id, name } of taxonomy.columns) {
    const first = columns.find((column) => column.id === id);
    if (!first || first.from === 'config' || id === 'notices') continue;
    const left = leftOut(candidates, id, taxonomy, lookedAt).length;
    if (left > 0) first.gaps.push({ code: 'list-cut', message: `另有 ${left} 个“${name}”同类栏目没有查看`, url: first.url });
  }
}

/**
 * A landing page without a list of its own adds nothing and leaves nothing open when columns of its kind below it were read, or when the
 * rows it shows are all known from columns that were read. Where it is the only column of its kind it stays, as read through those below it:
 * what was found must not become missing.
 */
export function withoutCoveredLandings(looked: readonly Looked[]): CrawledColumn[] {
  const lists = looked.filter(({ shows }) => shows === null).map(({ column }) => column);
  const known = new Set(lists.flatMap((column) => column.rows.map((row) => row.url)));
  return looked.flatMap(({ column, shows }) => {
    if (shows === null || column.gaps.length > 1) return [column];
    const below = lists.filter(({ url, path }) => url.startsWith(columnFolder(column.url)) || path.slice(0, -1).includes(column.name));
    const ofKind = shows.length > 0 ? lists.some(({ id }) => id === column.id) : below.some(({ id }) => id === column.id);
    const isCovered = shows.every((address) => known.has(address));
    if (isCovered && ofKind) return [];
    return isCovered && shows.length > 0 && below.length > 0 ? [{ ...column, state: 'read' as const, gaps: [] }] : [column];
  });
}

function toCrawled(column: ChosenColumn, reading: TextReading): CrawledColumn {
  const breadcrumb = reading.first.page?.columns.map((step) => step.name) ?? [];
  return {
    id: column.id,
    name: column.name,
    url: column.url,
    path: breadcrumb.length > 0 ? breadcrumb : column.path,
    confidence: column.confidence,
    from: column.from,
    state: reading.state,
    gaps: [...reading.gaps],
    rows: reading.rows,
    ...(reading.page ? { page: reading.page } : {}),
    evidence: evidenceOf(reading.first, `${column.name}：${reading.rows.length} 条`),
  };
}

const elsewhere = (column: ChosenColumn): CrawledColumn => ({
  id: column.id,
  name: column.name,
  url: column.url,
  path: column.path,
  confidence: column.confidence,
  from: column.from,
  state: 'unread',
  gaps: [{ code: 'elsewhere', message: `栏目“${column.name}”指向站外平台，没有打开，请人工查看`, url: column.url }],
  rows: [],
  evidence: { url: column.url, title: column.name, quote: null, selector: null, capturedAt: null, sha256: null, archive: null, screenshot: null },
});

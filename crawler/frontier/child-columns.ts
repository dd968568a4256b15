import type { Taxonomy } from '../../config/schema.js';
import { fold } from '../extractors/dom.js';
import type { PageRecord } from '../facts/record.js';
import { type ChosenColumn, isParent } from './choose-columns.js';
import { columnFolder, columnKey } from './column-key.js';
import { isFile, looksLikeArticle } from './scope.js';
import { CRAWLED } from './structure.js';
import { matchColumns, SELF_EVIDENT } from './taxonomy.js';

const MAX_CHILDREN = 16;
const MAX_NAME = 16;

const YEAR = /^(20\d{2})年?度?$/u;

/**
 * Columns below a column (政策解读 → 图解、视频解读): links on its page whose address lies in its folder, and those called
 * after a year that is looked at, wherever they lie. Those that are columns of another kind, or by name not ours to judge
 * (国务院文件), are left out.
 * @param years first and last year whose rows can matter
 */
export function childColumns(
  first: PageRecord,
  column: ChosenColumn,
  chosen: readonly ChosenColumn[],
  taxonomy: Taxonomy,
  years: { from: number; to: number },
  inScope: (url: string) => boolean,
): { columns: ChosenColumn[]; cut: number } {
  const definition = taxonomy.columns.find(({ id }) => id === column.id);
  const address = first.capture?.finalUrl;
  if (!first.page || !definition || !address) return { columns: [], cut: 0 };
  const folder = columnFolder(address);
  const isRoot = new URL(folder).pathname === '/';
  const taken = new Set(chosen.map(({ url }) => columnKey(url)).concat(columnKey(address)));
  const rows = new Set(first.page.list?.items.map((item) => item.url));
  const children: ChosenColumn[] = [];
  for (const link of first.page.links) {
    const name = fold(link.text);
    const key = columnKey(link.url);
    if (name === '' || name.length > MAX_NAME || taken.has(key) || rows.has(link.url) || isFile(link.url) || looksLikeArticle(link.url)) continue;
    const year = Number(YEAR.exec(name)?.[1] ?? Number.NaN);
    const below = !isRoot && link.url.startsWith(folder) && isFolderLike(link.url, folder);
    if (link.zone === 'footer' || !inScope(link.url) || (Number.isNaN(year) ? !below : year < years.from || year > years.to)) continue;
    if (definition.excludes.some((word) => name.includes(word))) continue;
    if (isAnother(name, column, taxonomy)) continue;
    taken.add(key);
    children.push({ ...column, name, url: link.url, path: [...column.path, name], from: 'navigation', confidence: column.confidence * 0.95 });
  }
  return { columns: children.slice(0, MAX_CHILDREN), cut: Math.max(0, children.length - MAX_CHILDREN) };
}

/** By name a column of another kind that is crawled for itself. Topics (教育 below 政府文件) only sort the column's own rows. */
function isAnother(name: string, column: ChosenColumn, taxonomy: Taxonomy): boolean {
  const [other] = matchColumns(taxonomy, name).filter(({ id }) => CRAWLED.has(id));
  if (!other || other.id === column.id || other.confidence < 0.9) return false;
  const parents = taxonomy.columns.find(({ id }) => id === other.id)?.parents ?? [];
  return parents.length === 0 || other.confidence >= SELF_EVIDENT || column.path.some((step) => isParent(step, parents, taxonomy));
}

/** One or two folders further down, ending in a folder or its index page: a column, not a page of the parent's pager. */
function isFolderLike(url: string, folder: string): boolean {
  const rest = url.slice(folder.length);
  return /^[\w-]+\/([\w-]+\/)?((index|list)\.\w+)?$/.test(rest);
}

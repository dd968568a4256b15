import type { Taxonomy } from '../../config/schema.js';
import { fold } from '../extractors/dom.js';
import type { PageRecord } from '../facts/record.js';
import type { ChosenColumn } from './choose-columns.js';
import { columnFolder, columnKey } from './column-key.js';
import { isFile, looksLikeArticle } from './scope.js';
import { matchColumns } from './taxonomy.js';

const MAX_CHILDREN = 16;
const MAX_NAME = 16;

/**
 * Columns below a column (政策解读 → 图解、视频解读): links on its page whose address lies in its folder.
 * Those that are columns of another kind, or by name not ours to judge (国务院文件), are left out.
 */
export function childColumns(
  first: PageRecord,
  column: ChosenColumn,
  chosen: readonly ChosenColumn[],
  taxonomy: Taxonomy,
): { columns: ChosenColumn[]; cut: number } {
  const definition = taxonomy.columns.find(({ id }) => id === column.id);
  const address = first.capture?.finalUrl;
  if (!first.page || !definition || !address) return { columns: [], cut: 0 };
  const folder = columnFolder(address);
  if (new URL(folder).pathname === '/') return { columns: [], cut: 0 };
  const taken = new Set(chosen.map(({ url }) => columnKey(url)).concat(columnKey(address)));
  const rows = new Set(first.page.list?.items.map((item) => item.url));
  const children: ChosenColumn[] = [];
  for (const link of first.page.links) {
    const name = fold(link.text);
    const key = columnKey(link.url);
    if (!link.url.startsWith(folder) || taken.has(key) || rows.has(link.url) || isFile(link.url) || looksLikeArticle(link.url)) continue;
    if (name === '' || name.length > MAX_NAME || !isFolderLike(link.url, folder) || definition.excludes.some((word) => name.includes(word))) continue;
    const other = matchColumns(taxonomy, name)[0];
    if (other && other.id !== column.id && other.confidence >= 0.9) continue;
    taken.add(key);
    children.push({ ...column, name, url: link.url, path: [...column.path, name], from: 'navigation', confidence: column.confidence * 0.95 });
  }
  return { columns: children.slice(0, MAX_CHILDREN), cut: Math.max(0, children.length - MAX_CHILDREN) };
}

/** One or two folders further down, ending in a folder or its index page: a column, not a page of the parent's pager. */
function isFolderLike(url: string, folder: string): boolean {
  const rest = url.slice(folder.length);
  return /^[\w-]+\/([\w-]+\/)?((index|list)\.\w+)?$/.test(rest);
}

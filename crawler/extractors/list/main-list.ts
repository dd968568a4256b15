import type { ListItem } from '../../facts/page.js';
import { squeeze } from '../dom.js';
import { looksLikeArticle } from './anchors.js';
import type { Block } from './blocks.js';
import { LIST_BOUNDS } from './bounds.js';
import { resolveDates } from './dates.js';

/** Items of a block in document order, each address and title once. */
export function itemsOf(block: Block): ListItem[] {
  const dates = resolveDates(block.rows.map((row) => ({ url: row.main.url, printed: row.printed, noted: row.noted })));
  return distinct(
    block.rows.map((row, at) => ({
      url: row.main.url,
      title: row.main.title,
      date: dates[at]?.date ?? null,
      dateInferred: dates[at]?.inferred ?? false,
    })),
  );
}

export function distinct(items: readonly ListItem[]): ListItem[] {
  const seen = new Map<string, ListItem>();
  for (const item of items) {
    const key = `${item.url}\n${squeeze(item.title)}`;
    const known = seen.get(key);
    if (!known) seen.set(key, item);
    else if (known.date === null && item.date !== null) seen.set(key, item);
  }
  return [...seen.values()].slice(0, LIST_BOUNDS.items);
}

const share = (block: Block, test: (row: Block['rows'][number]) => boolean): number => block.rows.filter(test).length / block.rows.length;

/** Lists of articles, not menus: dated rows, or titles and addresses as articles have them. */
export function isContent(block: Block): boolean {
  if (block.dated * 2 >= block.rows.length) return true;
  if (share(block, (row) => row.zone === 'navigation') > 0.5) return false;
  const wordy = share(block, (row) => squeeze(row.main.title).length >= 9);
  return wordy >= 0.6 && share(block, (row) => looksLikeArticle(row.main.url)) >= 0.5;
}

/** The list a column page is about; null on pages that show several columns in part (home, navigation) or none. */
export function mainBlock(blocks: readonly Block[], paged: boolean, title: string): Block | null {
  const repeats = (block: Block): boolean => block.aside && !(block.heading.length > 1 && title.includes(squeeze(block.heading).slice(0, 4)));
  const candidates = blocks.filter((block) => !repeats(block) && (paged || block.excerpt !== 'more'));
  const free = candidates.filter((block) => paged || block.excerpt === null);
  // A heading that is a link makes an excerpt of one list among several, not of a page's only one.
  const eligible = (free.length === 0 && candidates.length === 1 ? candidates : free).sort((a, b) => b.score - a.score);
  const [best, second, third] = eligible;
  if (!best || (best.score < 2 && best.dated === 0)) return null;
  if (paged || !second || best.score >= 1.5 * second.score) return best;
  // Three lists of like length without a pager are a page of several columns.
  return third && third.score * 2 >= best.score ? null : best;
}

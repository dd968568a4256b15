import type { CheerioAPI } from 'cheerio/slim';
import type { ListItem } from '../../facts/page.js';
import { loadHtml } from '../dom.js';
import { type Block, findBlocks } from './blocks.js';
import { publicationColumn } from './dates.js';
import { distinct, isContent, itemsOf } from './main-list.js';
import { findRows, type Row } from './rows.js';
import { PageTree } from './tree.js';
import { Zones } from './zones.js';

/** Base address with the page's `<base href>` applied. */
export function baseOf($: CheerioAPI, pageUrl: string): string {
  const href = $('base[href]').first().attr('href')?.trim();
  if (!href) return pageUrl;
  try {
    return new URL(href, pageUrl).href;
  } catch (error) {
    if (error instanceof TypeError) return pageUrl;
    throw error;
  }
}

export interface PageParts {
  tree: PageTree;
  zones: Zones;
  blocks: Block[];
}

/** The page's lists of articles, unranked, menus left out. */
export function partsOf($: CheerioAPI, base: string): PageParts {
  const tree = new PageTree($);
  const zones = new Zones(tree);
  const rows = findRows(tree, zones, base);
  const column = dateColumn(tree, rows);
  const read = column === null ? rows : findRows(tree, zones, base, column);
  return { tree, zones, blocks: findBlocks(tree, read, base).filter(isContent) };
}

/** Which of several date columns is the publication date, as a table head before the rows says. */
function dateColumn(tree: PageTree, rows: readonly Row[]): number | null {
  const starts = [...new Set(rows.filter((row) => row.printed?.value).map((row) => row.container))].slice(0, 20);
  for (const container of starts) {
    const row = rows.find((one) => one.container === container);
    const at = row ? tree.position(row.element) : 0;
    const column = publicationColumn(tree.pieces(Math.max(0, at - 60), at));
    if (column !== null) return column;
  }
  return null;
}

/** Items of a piece of mark-up that is nothing but a list, as data interfaces answer it. */
export function itemsOfFragment(html: string, base: string): ListItem[] {
  const $ = loadHtml(html);
  const tree = new PageTree($);
  const rows = findRows(tree, new Zones(tree), baseOf($, base));
  return distinct(findBlocks(tree, rows, base).flatMap(itemsOf));
}

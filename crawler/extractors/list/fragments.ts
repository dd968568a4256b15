import type { CheerioAPI } from 'cheerio/slim';
import type { ListItem } from '../../facts/page.js';
import { absoluteUrl, loadHtml } from '../dom.js';
import { type Block, findBlocks } from './blocks.js';
import { publicationColumn } from './dates.js';
import { distinct, isContent, itemsOf } from './main-list.js';
import { findRows, type Row } from './rows.js';
import { PageTree } from './tree.js';
import { Zones } from './zones.js';

/** Base address with the page's `<base href>` applied. */
function baseOf(tree: PageTree, pageUrl: string): string {
  const href = tree.first((element) => element.name === 'base' && (element.attribs.href ?? '').trim() !== '')?.attribs.href;
  return (href && absoluteUrl(href, pageUrl)) || pageUrl;
}

export interface PageParts {
  tree: PageTree;
  zones: Zones;
  /** Lists of articles, unranked, menus left out. */
  blocks: Block[];
  /** What relative addresses are resolved against. */
  base: string;
}

/** Lists and links look at the same parts; a page is taken apart once. */
const taken = new WeakMap<CheerioAPI, { pageUrl: string; parts: PageParts }>();

export function partsOf($: CheerioAPI, pageUrl: string): PageParts {
  const known = taken.get($);
  if (known?.pageUrl === pageUrl) return known.parts;
  const parts = takeApart($, pageUrl);
  taken.set($, { pageUrl, parts });
  return parts;
}

function takeApart($: CheerioAPI, pageUrl: string): PageParts {
  const tree = new PageTree($);
  const zones = new Zones(tree);
  const base = baseOf(tree, pageUrl);
  const rows = findRows(tree, zones, base);
  const column = dateColumn(tree, rows);
  const read = column === null ? rows : findRows(tree, zones, base, column);
  return { tree, zones, blocks: findBlocks(tree, read, base).filter(isContent), base };
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
  const tree = new PageTree(loadHtml(html));
  const rows = findRows(tree, new Zones(tree), base);
  return distinct(findBlocks(tree, rows, base).flatMap(itemsOf));
}

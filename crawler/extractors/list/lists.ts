import type { CheerioAPI } from 'cheerio/slim';
import type { ListFacts, ListItem, Pager } from '../../facts/page.js';
import { squeeze } from '../dom.js';
import { isFile } from './anchors.js';
import type { Block } from './blocks.js';
import { datastores } from './datastore.js';
import { itemsOfFragment, type PageParts, partsOf } from './fragments.js';
import { type Literal, Scripts } from './literals.js';
import { distinct, itemsOf, mainBlock } from './main-list.js';
import { findRecords } from './records.js';
import { groupPager, scriptedPager, statedData } from './request-pagers.js';
import type { RequestPager } from './requests.js';
import { hasOpenTemplate, hasScripts, scriptReason, statesEmpty } from './script-filled.js';
import { askedInterface } from './script-requests.js';
import { staticPager } from './static-pagers.js';
import { isElement } from './tree.js';

export interface PageLists {
  list: ListFacts | null;
  otherItems: ListItem[];
}

const RECORDSET = 'script:recordset';
/** Why `scriptFilled` where page numbers have a place that stands empty: still so after rendering, it is the whole list. */
export const UNDRAWN_PAGER = '页码由脚本生成，页面上没有';

/** Why `scriptFilled` where a pager stands beside it that was put together from what the page's scripts seem to ask: not proven. */
export const ASKED_INTERFACE = '列表由脚本接口填充，参数见页内脚本（未证实）';

/** A list that stands in a script of the page rather than in its mark-up. */
interface Stored {
  items: ListItem[];
  total: number | null;
  nextGroup: string | null;
  from: string;
}

export function readLists($: CheerioAPI, html: string, pageUrl: string): PageLists {
  const parts = partsOf($, pageUrl);
  const { base } = parts;
  const scripts = new Scripts(inlineScripts(parts));
  const stored = storedLists(html, scripts, base);
  const pages = staticPager(parts.tree, parts.zones, scripts, base);
  const paged = pages.pager !== null || pages.unread || (pages.totals.pages ?? 0) > 1;
  const article = isArticle(parts);
  const block = article && !(paged && article === 'meta') ? null : besideText(parts, paged, mainBlock(parts.blocks, paged, pageTitle(parts)));
  const shown = block ? itemsOf(block) : [];
  const store = article ? null : pickStored(stored, shown);
  const items = store ? store.items : shown;

  const scripted = scriptedPager(scripts, pageUrl, items.length);
  const total = [store?.total, scripted.total, pages.totals.items].find((number) => number != null && number >= items.length) ?? null;
  const pager = nextPart(items, store, scripted, pages.pager);
  const others = distinct(parts.blocks.filter((one) => one !== block).flatMap(itemsOf));
  const otherItems = distinct([
    ...others.filter((item) => !article || item.date !== null || !isFile(item.url)),
    ...stored.filter((one) => one !== store).flatMap((one) => one.items),
  ]).filter(notIn(items));

  const asked = (): RequestPager | null => (scripted.stated ? null : askedInterface(scripts, pageUrl, items.length, total));
  const list = (): ListFacts | null => {
    if (items.length > 0) {
      // Rows kept in the page for a script's own paging, with neither total nor interface told: there may be more.
      const unknownRest = store?.from === RECORDSET && !scripted.stated && total === null;
      const unread = !scripted.stated && (pages.unread || (!pages.pager && hasOpenTemplate(parts.tree, parts.zones)));
      const cut = pager === null && (unread || unknownRest || (total !== null && total > items.length && !pages.pager));
      const undrawn = pager === null && pages.undrawn && !scripted.stated && !store && total === null;
      const guess = cut || undrawn ? asked() : null;
      // Rows behind the end of what is looked at are not known, and neither is what comes after them.
      if (parts.tree.isCut) return { items, pager: null, totalItems: total, scriptFilled: true, from: '页面过长，只读了前一部分' };
      if (guess) return { items, pager: guess, totalItems: total, scriptFilled: true, from: ASKED_INTERFACE };
      if (cut) return { items, pager, totalItems: total, scriptFilled: true, from: '其余条目由脚本加载，页面未给出地址' };
      return { items, pager, totalItems: total, scriptFilled: undrawn, from: undrawn ? UNDRAWN_PAGER : (store?.from ?? selectorOf(block)) };
    }
    if (article) return null;
    const several = parts.blocks.some((one) => !one.aside && one.dated > 0);
    const reason = scripted.stated ? '列表由脚本接口填充，参数见页内脚本' : scriptReason(parts.tree, parts.zones, scripts);
    const guess = several ? null : asked();
    if (reason || guess)
      return { items: [], pager: scripted.pager ?? guess, totalItems: total, scriptFilled: true, from: guess ? ASKED_INTERFACE : (reason ?? '') };
    // Blocks with rows beside the one that says so: a page of several columns, not an empty one.
    if (!statesEmpty(parts.tree, parts.zones) || several) return null;
    return { items: [], pager: null, totalItems: 0, scriptFilled: hasScripts(parts.tree), from: '页面注明暂无信息' };
  };
  return { list: list(), otherItems };
}

function pageTitle({ tree }: PageParts): string {
  const title = tree.first((element) => element.name === 'title');
  return squeeze(`${title ? tree.text(title) : ''} ${tree.meta('ColumnName')}`);
}

function nextPart(items: readonly ListItem[], store: Stored | null, scripted: ReturnType<typeof scriptedPager>, link: Pager | null): Pager | null {
  if (scripted.stated) return scripted.pager;
  if (store?.nextGroup) return groupPager(store.nextGroup, store.total, items.length) ?? link;
  return link;
}

function notIn(items: readonly ListItem[]): (item: ListItem) => boolean {
  const key = ({ url, title }: ListItem): string => `${url}\n${title}`;
  const known = new Set(items.map(key));
  return (item) => !known.has(key(item));
}

function inlineScripts({ tree }: PageParts): string[] {
  const out: string[] = [];
  for (const element of tree.elements()) {
    if (element.name !== 'script' || element.attribs.src !== undefined || !/^$|javascript|ecmascript|module/iu.test(element.attribs.type ?? ''))
      continue;
    out.push(element.children.map((child) => ('data' in child ? child.data : '')).join(''));
  }
  return out;
}

/** Text of an article or its metas: lists beside it are not what the page is about. */
function isArticle({ tree, zones }: PageParts): 'body' | 'meta' | null {
  let prose = 0;
  for (const element of tree.elements()) {
    if (zones.of(element) !== 'body') continue;
    const [from, to] = [tree.position(element), tree.end(element)];
    prose = Math.max(prose, tree.textLength(from, to) - tree.linkedLength(from, to));
  }
  if (prose >= 120) return 'body';
  return tree.meta('ArticleTitle') === '' ? null : 'meta';
}

/** Null for a short list on a page that is mainly running text in a container of unknown name. */
function besideText({ tree }: PageParts, paged: boolean, block: Block | null): Block | null {
  if (!block || paged || block.rows.length > 10) return block;
  const ends = new Map(block.rows.map((row) => [tree.position(row.element), tree.end(row.element)]));
  let prose = 0;
  for (let at = 0; at < tree.nodes.length; at += 1) {
    const skip = ends.get(at);
    if (skip !== undefined) at = skip;
    const length = tree.textLength(at, at + 1);
    if (length >= 50) prose += length - tree.linkedLength(at, at + 1);
  }
  return prose >= 500 ? null : block;
}

const mostlyDated = (items: readonly ListItem[]): boolean =>
  items.length > 0 && items.filter((item) => item.date !== null).length * 2 >= items.length;

function storedLists(html: string, scripts: Scripts, base: string): Stored[] {
  const xml = datastores(html, base).map(({ items, totalItems, nextGroup }) => ({ items, total: totalItems, nextGroup, from: RECORDSET }));
  const data = statedData(scripts).flatMap(({ name, value }): Stored[] => {
    const markup = markupItems(value, base);
    if (markup.length > 0) return [{ items: markup, total: null, nextGroup: null, from: `script:${name}` }];
    const found = findRecords(value, base);
    return found && mostlyDated(found.items) ? [{ items: found.items, total: found.total, nextGroup: null, from: `script:${name}` }] : [];
  });
  return [...xml, ...data].filter(({ items }) => items.length > 0);
}

function markupItems(value: Literal, base: string): ListItem[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every((one) => typeof one === 'string' && /<a\s/iu.test(one))) return [];
  return distinct(value.flatMap((one) => (typeof one === 'string' ? itemsOfFragment(`<ul>${one}</ul>`, base) : [])));
}

/** The stored list that is the page's main one: it repeats or outdoes what is shown, and no second one equals it. */
function pickStored(stored: readonly Stored[], shown: readonly ListItem[]): Stored | null {
  const [best, second] = [...stored].sort((a, b) => b.items.length - a.items.length);
  if (!best) return null;
  const urls = new Set(best.items.map((item) => item.url));
  const repeated = shown.filter((item) => urls.has(item.url)).length;
  if (shown.length > 0)
    return repeated * 2 >= shown.length && best.items.length >= shown.length ? best : best.items.length > 2 * shown.length ? best : null;
  return second && second.items.length * 2 > best.items.length && stored.length > 2 ? null : best;
}

/** CSS-like description of where the main list stands. */
function selectorOf(block: Block | null): string {
  const row = block?.rows[0];
  if (!row) return '';
  const name = (element: unknown): string => {
    const node = element as Parameters<typeof isElement>[0];
    if (!isElement(node)) return '';
    const first = node.attribs.class?.trim().split(/\s+/u)[0];
    return node.attribs.id ? `${node.name}#${node.attribs.id}` : first ? `${node.name}.${first}` : node.name;
  };
  return [name(row.container), name(row.element)].filter((part) => part !== '').join(' > ');
}

import { squeeze } from '../dom.js';
import { type AnchorText, anchorText, isLabel, looksLikeArticle, pictureText, targetOf } from './anchors.js';
import { type PrintedDate, printedDate } from './dates.js';
import { isElement, type PageElement, type PageTree, parentOf } from './tree.js';
import type { Zone, Zones } from './zones.js';

/** One link that could be the title of an item. */
export interface Candidate extends AnchorText {
  element: PageElement;
  url: string;
}

/** The part of the page that belongs to one item: its title link, its date, what else is said about it. */
export interface Row {
  element: PageElement;
  container: PageElement | null;
  main: Candidate;
  zone: Zone | null;
  printed: PrintedDate | null;
  noted: number | null;
}

/** Nothing above these belongs to one row. */
const ROOM = new Set('html body main ul ol table tbody thead tfoot form nav footer header'.split(' '));
/** These are a row and end its growth. */
const ROW = new Set(['li', 'tr']);
const MAX_LEVELS = 8;
/** More links than this in one row are several rows. */
const MAX_LINKS = 6;
const MAX_ROW_TEXT = 1500;
const MAX_ROW_NODES = 3000;

export function candidates(tree: PageTree, zones: Zones, base: string): Candidate[] {
  const out: Candidate[] = [];
  for (const element of tree.elements()) {
    const clicked = element.attribs.onclick !== undefined && tree.linkedLength(tree.position(element), tree.end(element)) === 0;
    if ((element.name !== 'a' && !clicked) || ['footer', 'breadcrumb', 'body'].includes(zones.of(element) ?? '')) continue;
    const url = targetOf(element, base);
    if (!url) continue;
    const text = anchorText(tree, element);
    const title = text.title === '' ? pictureText(tree, element) : text.title;
    if (!isLabel(title) || text.title === '') out.push({ element, url, title, rest: text.rest });
  }
  return out;
}

/** The links of a range of the page, by binary search in the candidates' document order. */
function within(tree: PageTree, all: readonly Candidate[], scope: PageElement): Candidate[] {
  const [from, to] = [tree.position(scope), tree.end(scope)];
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const candidate = all[middle];
    if (candidate && tree.position(candidate.element) < from) low = middle + 1;
    else high = middle;
  }
  const out: Candidate[] = [];
  for (let at = low; at < all.length && out.length <= MAX_LINKS; at += 1) {
    const candidate = all[at];
    if (!candidate || tree.position(candidate.element) >= to) break;
    out.push(candidate);
  }
  return out;
}

const length = (candidate: Candidate): number => squeeze(candidate.title).length;
const BRACKETED = /^[[【（(〔<《「].{1,12}[\]】）)〕>》」]$/u;
const REMARK = /^(政策)?(解读|图解|原文|原文件|文件|图片|视频|附件\d?|文字解读|一图读懂|专家解读|相关文件|相关解读)$/u;

/** The one title link of a part of the page, null when it holds several items. Category marks and repeated links do not count. */
function titleOf(found: readonly Candidate[], scope: PageElement, dated: boolean): Candidate | null {
  const weight = (one: Candidate): number => length(one) + (length(one) >= 6 && looksLikeArticle(one.url) ? 100 : 0);
  const main = found.reduce<Candidate | null>((best, one) => (best === null || weight(one) > weight(best) ? one : best), null);
  if (!main) return null;
  const lenient = ROW.has(scope.name) || scope.name === 'dd' || scope.name === 'dt' || dated;
  const minor = (one: Candidate): boolean =>
    one.url === main.url ||
    one.title === '' ||
    BRACKETED.test(one.title) ||
    REMARK.test(squeeze(one.title)) ||
    (lenient && length(one) <= 8 && length(main) >= 2 * length(one) && length(main) >= 8) ||
    // The issuing unit's or column's page beside the article.
    (lenient && length(one) <= 16 && looksLikeArticle(main.url) && !looksLikeArticle(one.url));
  return found.every(minor) ? main : null;
}

/** Texts of a range without those of its title link (whose own extra texts are kept) and of boxes inside it. */
function besides(tree: PageTree, scope: PageElement, main: Candidate, boxes: ReadonlySet<PageElement>): string[] {
  const [from, to] = [tree.position(scope), tree.end(scope)];
  const [cut, resume] = [Math.max(from, tree.position(main.element)), Math.min(to, tree.end(main.element))];
  if (boxes.size === 0) return [...tree.pieces(from, cut), ...main.rest, ...tree.pieces(resume, to)];
  const out: string[] = [];
  for (let at = from; at < to; at += 1) {
    const node = tree.nodes[at];
    const box = isElement(node) && boxes.has(node);
    if (at === cut) out.push(...main.rest);
    if (box || (at >= cut && at < resume)) at = Math.max(at, (box ? tree.end(node) : resume) - 1);
    else if (tree.wordsAt(at) !== '') out.push(tree.wordsAt(at));
  }
  return out;
}

/** Boxes in a row that list what belongs to its article (相关解读) and open when they are pointed at: by link, the box it stands in. */
function boxedLinks(tree: PageTree, zones: Zones, all: readonly Candidate[]): Map<Candidate, PageElement> {
  const boxed = new Map<Candidate, PageElement>();
  for (const candidate of all) {
    let box: PageElement | null = null;
    let room: PageElement | null = candidate.element;
    for (let level = 0; room && level < MAX_LEVELS; level += 1, room = parentOf(room)) if (zones.of(room) === 'related' || isShut(room)) box = room;
    const row = box && rowAround(box);
    if (box && row && leadsRow(tree, all, row, box)) boxed.set(candidate, box);
  }
  return boxed;
}
const isShut = ({ attribs }: PageElement): boolean =>
  attribs.hidden !== undefined || /display\s{0,2}:\s{0,2}none/iu.test((attribs.style ?? '').slice(0, 300));

function rowAround(box: PageElement): PageElement | null {
  let room = parentOf(box);
  for (let level = 0; room && level < 2 && !ROW.has(room.name) && !ROOM.has(room.name); level += 1) room = parentOf(room);
  return room && ROW.has(room.name) ? room : null;
}

/** An article's title stands before the box, and next to nothing else that could be one beside it: a tab or a menu entry is no title. */
function leadsRow(tree: PageTree, all: readonly Candidate[], row: PageElement, box: PageElement): boolean {
  const links = within(tree, all, row);
  const [first] = links;
  if (!first || length(first) < 8 || tree.position(first.element) > tree.position(box)) return false;
  return links.filter(({ element }) => !tree.contains(box, element)).length <= 3;
}

/** Dates in attributes for rows that print none or no year: `<time datetime>`, `<span title="2023-09-08">`. */
function hintedDate(tree: PageTree, scope: PageElement): PrintedDate | null {
  for (let at = tree.position(scope); at < tree.end(scope); at += 1) {
    const node = tree.nodes[at];
    if (!isElement(node) || node.name === 'a' || node.name === 'img') continue;
    const date = printedDate([node.attribs.datetime ?? node.attribs.title ?? '']);
    if (date?.value) return date;
  }
  return null;
}

/** A year in a comment of the row: `<!-- 2018 -->09-08`. */
function notedYear(tree: PageTree, scope: PageElement): number | null {
  for (let at = tree.position(scope); at < tree.end(scope); at += 1) {
    const node = tree.nodes[at];
    const match = node?.type === 'comment' ? /^\D{0,40}((?:19|20)\d{2})\D{0,40}$/u.exec(node.data.trim()) : null;
    if (match) return Number(match[1]);
  }
  return null;
}

/** Every row of the page in document order, grown around its title link as far as no second item comes in. */
export function findRows(tree: PageTree, zones: Zones, base: string, column: number | null = null): Row[] {
  const found = candidates(tree, zones, base);
  const boxed = boxedLinks(tree, zones, found);
  const boxes = new Set(boxed.values());
  const all = boxed.size === 0 ? found : found.filter((candidate) => !boxed.has(candidate));
  const rows: Row[] = [];
  const taken = new Set<PageElement>();
  for (const candidate of all) {
    if (taken.has(candidate.element) || candidate.title === '') continue;
    const row = grow(tree, zones, all, boxes, candidate, column);
    if (taken.has(row.main.element)) continue;
    for (const inside of within(tree, all, row.element)) taken.add(inside.element);
    if (row.main.title !== '') rows.push(row);
  }
  return rows;
}

function grow(
  tree: PageTree,
  zones: Zones,
  all: readonly Candidate[],
  boxes: ReadonlySet<PageElement>,
  start: Candidate,
  column: number | null,
): Row {
  let element = start.element;
  let main = start;
  let printed = printedDate(start.rest, column);
  let room = parentOf(element);
  for (let level = 0; room && level < MAX_LEVELS && !ROOM.has(room.name) && !ROW.has(element.name); level += 1) {
    const [from, to] = [tree.position(room), tree.end(room)];
    if (tree.textLength(from, to) > MAX_ROW_TEXT || to - from > MAX_ROW_NODES) break;
    const links = within(tree, all, room);
    if (links.length > MAX_LINKS) break;
    const around = printedDate(besides(tree, room, main, boxes), column);
    const title = titleOf(links, room, around?.value != null);
    if (!title) break;
    main = title;
    element = room;
    if (printed === null || (printed.value === null && around?.value)) printed = around;
    else if (around && level <= 2 && printed.value === null) printed = around;
    room = parentOf(element);
  }
  if (ROW.has(element.name) && column !== null) printed = printedDate(besides(tree, element, main, boxes), column) ?? printed;
  if (printed === null || printed.value === null) printed = hintedDate(tree, element) ?? printed;
  return { element, container: parentOf(element), main, zone: zones.of(start.element), printed, noted: notedYear(tree, element) };
}

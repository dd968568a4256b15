import { isSamePage, squeeze } from '../dom.js';
import { isLabel, looksLikeArticle, targetOf } from './anchors.js';
import { isDatePiece, printedDate } from './dates.js';
import type { Row } from './rows.js';
import { isElement, type PageElement, type PageTree, parentOf } from './tree.js';

/** Rows that form one list on the page. */
export interface Block {
  rows: Row[];
  /** Words right above the list. */
  heading: string;
  /** A few items of a column that has its own page: a 更多 link beside it leads there, or only its heading does. */
  excerpt: 'more' | 'heading' | null;
  /** Repeats what stands elsewhere: hot, recommended, related. */
  aside: boolean;
  dated: number;
  score: number;
}

const ASIDE =
  /热门|热点(新闻|排行|推荐|文章|信息)|点击(排行|热门|量|榜)|排行榜?|推荐阅读|相关(阅读|链接|文章|新闻|信息|推荐|文件|报道|政策)|友情链接|猜你喜欢|最近浏览|为您推荐|延伸阅读/u;
const MORE = /^(更多|查看更多|更多内容|more|＋|\+)[>»›＞.…]*$/iu;
/** A menu entry or a heading rather than an item: short, undated, its address a column's. */
const isEntry = (row: Row): boolean => row.printed === null && squeeze(row.main.title).length <= 8 && !looksLikeArticle(row.main.url);

/** Counts words outside rows, so that "nothing but rows" can be asked of any element. Dates between rows belong to them. */
class RowText {
  private readonly before: number[] = [0];

  constructor(
    private readonly tree: PageTree,
    rows: readonly Row[],
  ) {
    const ends = new Map(rows.map((row) => [tree.position(row.element), tree.end(row.element)]));
    let end = 0;
    for (let at = 0; at < tree.nodes.length; at += 1) {
      end = Math.max(end, ends.get(at) ?? 0);
      const node = tree.nodes[at];
      const counted = at < end || (node?.type === 'text' && isDatePiece(tree.wordsAt(at)));
      this.before[at + 1] = (this.before[at] ?? 0) + (counted ? tree.textLength(at, at + 1) : 0);
    }
  }

  inRows(element: PageElement): number {
    return (this.before[this.tree.end(element)] ?? 0) - (this.before[this.tree.position(element)] ?? 0);
  }

  outside(element: PageElement): number {
    return this.tree.textLength(this.tree.position(element), this.tree.end(element)) - this.inRows(element);
  }
}

/** Highest element around a row's container that adds no words of its own: groups of a paged list meet there. */
function frameOf(text: RowText, container: PageElement): PageElement {
  let frame = container;
  const own = text.outside(container);
  for (let level = 0; level < 12; level += 1) {
    const parent = parentOf(frame);
    if (!parent || parent.name === 'body' || parent.name === 'html' || text.outside(parent) > own) break;
    frame = parent;
  }
  return frame;
}

export function findBlocks(tree: PageTree, found: readonly Row[], base: string): Block[] {
  const rows = found.filter((row) => !isEntry(row));
  const text = new RowText(tree, rows);
  const frames = new Map<PageElement, PageElement>();
  const groups = new Map<string, { rows: Row[]; frame: PageElement | null }>();
  for (const row of rows) {
    const { container } = row;
    const frame = container && (frames.get(container) ?? frameOf(text, container));
    if (container && frame) frames.set(container, frame);
    const key = `${frame ? tree.position(frame) : -1} ${row.element.name} ${container?.name} ${container?.attribs.class?.trim()}`;
    const group = groups.get(key) ?? { rows: [], frame };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ rows: own, frame }) => describe(tree, text, own, frame, base));
}

function describe(tree: PageTree, text: RowText, rows: Row[], frame: PageElement | null, base: string): Block {
  dateFromGaps(tree, rows);
  const around = frame ? surroundings(tree, text, rows, frame, base) : { heading: '', excerpt: null };
  const dated = rows.filter((row) => row.printed !== null).length;
  // What lies below the page's own address belongs to its column.
  const folder = base.replace(/[?#].*$/u, '').replace(/[^/]*$/u, '');
  const weight = (row: Row): number =>
    (row.printed ? 3 : 1) * (squeeze(row.main.title).length >= 8 ? 1 : 0.5) * (row.main.url.startsWith(folder) ? 1.5 : 1);
  const score = rows.reduce((sum, row) => sum + weight(row), 0);
  const aside = ASIDE.test(around.heading) || rows.filter((row) => row.zone === 'related').length * 2 > rows.length;
  return { rows, ...around, aside, dated, score };
}

/** Rows of a flat list (`<a>…</a> 2023-09-08 <br>`, `dt` date `dd` title): the date stands between them. */
function dateFromGaps(tree: PageTree, rows: readonly Row[]): void {
  if (rows.filter((row) => row.printed).length * 2 > rows.length) return;
  const gaps = rows.map((row, at) => {
    const bound = (other: Row | undefined): Row | null => (other && other.container === row.container ? other : null);
    const [before, after] = [bound(rows[at - 1]), bound(rows[at + 1])];
    const { container } = row;
    if (!container) return { before: null, after: null };
    const start = before ? tree.end(before.element) : tree.position(container);
    const end = after ? tree.position(after.element) : tree.end(container);
    return {
      before: printedDate(tree.pieces(start, tree.position(row.element)).slice(-6)),
      after: printedDate(tree.pieces(tree.end(row.element), end).slice(0, 6)),
    };
  });
  const side = gaps.filter((gap) => gap.before).length > gaps.filter((gap) => gap.after).length ? 'before' : 'after';
  for (const [at, row] of rows.entries()) row.printed ??= gaps[at]?.[side] ?? null;
}

/** What frames a list: its heading, and whether a link beside it leads to the whole column. */
function surroundings(tree: PageTree, text: RowText, rows: readonly Row[], frame: PageElement, base: string): Pick<Block, 'heading' | 'excerpt'> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return { heading: '', excerpt: null };
  let section = frame;
  for (let level = 0; level < 4; level += 1) {
    const parent = parentOf(section);
    if (!parent || parent.name === 'body' || text.inRows(parent) > text.inRows(frame) || text.outside(parent) > text.outside(frame) + 80) break;
    section = parent;
  }
  const [top, bottom] = [tree.position(first.element), tree.end(last.element)];
  const from = headingBeside(tree, text, section);
  const above: string[] = [];
  let more = false;
  for (const at of range(from, tree.end(section), top, bottom)) {
    const node = tree.nodes[at];
    if (!isElement(node) || node.name !== 'a') continue;
    const label = squeeze(tree.label(node)).replace(/^[[【（(]|[\]】）)]$/gu, '');
    const url = targetOf(node, base);
    // A link to the page itself or to what stands above it leads to no other column.
    if (!url || isSamePage(url, base) || isAbove(url, base)) continue;
    if (MORE.test(label) || MORE.test(squeeze(node.attribs.title ?? ''))) more = true;
    else if (at < top && label.length >= 2 && label.length <= 14 && !isLabel(label)) above.push(label);
  }
  const words = tree.pieces(Math.max(from, top - 400), top).filter((piece) => !isLabel(piece) && !/^[\d\p{P}\p{S}\s]*$/u.test(piece));
  const heading = (words.at(-1) ?? '').slice(0, 60);
  const titled = above.length === 1 && squeeze(heading) === above[0];
  return { heading, excerpt: more ? 'more' : titled ? 'heading' : null };
}

/** Where the section begins, with the heading that stands right before it among blocks of one parent: `<div>通知 更多</div><ul>…</ul>`. */
function headingBeside(tree: PageTree, text: RowText, section: PageElement): number {
  let before = section.prev;
  for (let step = 0; step < 8 && before !== null && !isElement(before); step += 1) {
    if (before.type === 'text' && before.data.trim() !== '') break;
    before = before.prev;
  }
  if (!isElement(before) || before.name === 'a' || text.inRows(before) > 0) return tree.position(section);
  const words = text.outside(before);
  return tree.position(words > 0 && words <= 30 ? before : section);
}

/** Positions of a section outside its rows, at most 400 on either side. */
function* range(from: number, to: number, top: number, bottom: number): Generator<number> {
  for (let at = Math.max(from, top - 400); at < top; at += 1) yield at;
  for (let at = bottom; at < Math.min(to, bottom + 400); at += 1) yield at;
}

/** The folder of a column above this page: `/zwgk/` for `/zwgk/tzgg/list.html`. */
function isAbove(url: string, base: string): boolean {
  const folder = url.replace(/\/(index|default)\.\w+$/iu, '/');
  return folder.endsWith('/') && base.startsWith(folder);
}

import type { CheerioAPI } from 'cheerio/slim';
import { loadXml } from '../extractors/dom.js';
import { decodeText } from '../fetch/charset.js';
import { UnreadableFile } from './failures.js';
import type { Content } from './reading.js';

export type Node = ReturnType<CheerioAPI['root']>[0]['children'][number];
export type Element = Extract<Node, { attribs: Record<string, string> }>;

/** How a mark-up language spells tables and lines, by local names. */
export interface Dialect {
  tables: ReadonlySet<string>;
  rows: ReadonlySet<string>;
  cells: ReadonlySet<string>;
  /** Elements that begin and end a line. */
  lines: ReadonlySet<string>;
  /** Elements that stand for a line break, and for a blank. */
  breaks: ReadonlySet<string>;
  blanks: ReadonlySet<string>;
  /** Elements whose text counts; null: all. */
  words: ReadonlySet<string> | null;
  skipped: ReadonlySet<string>;
  span(cell: Element): Span;
}
export interface Span {
  columns: number;
  /** Rows the cell reaches over, itself included. */
  rows: number;
  /** The cell continues the one above. */
  continued: boolean;
}

const MAX_SPAN = 100;
export const span = (text: string | undefined): number => Math.min(Math.max(Number.parseInt(text ?? '', 10) || 1, 1), MAX_SPAN);
export const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));
export const localName = (element: Element): string => element.name.slice(element.name.indexOf(':') + 1);

const MAX_NESTING = 5000;

/**
 * Nodes of an XML part. Entities of a document's own are not expanded, so none can multiply.
 * @throws UnreadableFile for nesting that no writer makes: the parser's time grows with its square.
 */
export function xmlNodes(bytes: Uint8Array): readonly Node[] {
  const { text } = decodeText(bytes);
  if (nestsDeeperThan(MAX_NESTING, text)) throw new UnreadableFile('damaged', '标签嵌套层数异常');
  return loadXml(text).root().contents().get();
}

function nestsDeeperThan(most: number, xml: string): boolean {
  let depth = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const next = xml[at + 1];
    if (next === '/') depth--;
    else if (next !== '!' && next !== '?' && xml[xml.indexOf('>', at) - 1] !== '/') depth++;
    if (depth > most) return true;
  }
  return false;
}

export const isElement = (node: Node): node is Element => 'attribs' in node;

/** Every node below `roots` in document order; iterative, since hostile mark-up nests as deep as it likes. */
export function* walk(roots: readonly Node[]): Generator<{ node: Node; leaving: boolean }, void, boolean | undefined> {
  const open: { children: readonly Node[]; at: number; owner: Element | null }[] = [{ children: roots, at: 0, owner: null }];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const node = level.children[level.at++];
    if (node === undefined) {
      open.pop();
      if (level.owner) yield { node: level.owner, leaving: true };
      continue;
    }
    const skip = yield { node, leaving: false };
    if (isElement(node) && skip !== true) open.push({ children: node.children, at: 0, owner: node });
  }
}

/** Elements with a local name, in document order. */
export function* elements(roots: readonly Node[], name: string): Generator<Element> {
  for (const { node, leaving } of walk(roots)) if (!leaving && isElement(node) && localName(node) === name) yield node;
}

export const textOf = (element: Element): string => {
  let text = '';
  for (const { node } of walk(element.children)) if ('data' in node && node.type === 'text') text += node.data;
  return text;
};

/** A table under way: rows so far, and per column what reaches down from above. */
class Grid {
  readonly rows: string[][] = [];
  #row: string[] = [];
  #down: { text: string; rows: number }[] = [];

  cell(text: string, { columns, rows, continued }: Span): void {
    this.#fillFromAbove();
    const at = this.#row.length;
    const shown = continued ? (this.rows.at(-1)?.[at] ?? '') : text;
    this.#row.push(shown, ...Array<string>(columns - 1).fill(''));
    if (rows > 1) this.#down[at] = { text: shown, rows: rows - 1 };
  }

  #fillFromAbove(): void {
    for (let above = this.#down[this.#row.length]; above !== undefined && above.rows > 0; above = this.#down[this.#row.length]) {
      above.rows--;
      this.#row.push(above.text);
    }
  }

  endRow(): void {
    this.#fillFromAbove();
    if (this.#row.length > 0) this.rows.push(this.#row);
    this.#row = [];
  }
}

/** Writes the lines and tables below `roots` to `out`. A table that holds tables is layout: its own cells are lines. */
export function readMarkup(roots: readonly Node[], dialect: Dialect, out: Content): void {
  const layout = layoutTables(roots, dialect.tables);
  let line = '';
  let cell: string | null = null;
  let grid: Grid | null = null;
  let words = 0;
  const endLine = (): void => {
    if (cell !== null) cell += `${line} `;
    else out.text(line);
    line = '';
  };

  const steps = walk(roots);
  for (let step = steps.next(); !step.done; ) {
    const { node, leaving } = step.value;
    let skip = false;
    if (isElement(node)) {
      const name = localName(node);
      if (dialect.skipped.has(name)) skip = true;
      else {
        if (dialect.words?.has(name)) words += leaving ? -1 : 1;
        if (dialect.lines.has(name) || (!leaving && dialect.breaks.has(name))) endLine();
        if (!leaving && dialect.blanks.has(name)) line += ' ';
        if (dialect.tables.has(name) && !layout.has(node)) {
          endLine();
          if (leaving && grid) out.table('', grid.rows);
          grid = leaving ? null : new Grid();
          cell = null;
        } else if (grid && dialect.rows.has(name)) {
          if (leaving) grid.endRow();
        } else if (dialect.cells.has(name)) {
          endLine();
          if (leaving && grid && cell !== null) grid.cell(cell, dialect.span(node));
          cell = leaving || !grid ? null : '';
        }
      }
    } else if (node.type === 'text' && (dialect.words === null || words > 0)) line += node.data;
    if (out.full) {
      out.truncated = true;
      break;
    }
    step = steps.next(skip);
  }
  endLine();
  if (grid) out.table('', grid.rows);
}

function layoutTables(roots: readonly Node[], tables: ReadonlySet<string>): ReadonlySet<Node> {
  const layout = new Set<Node>();
  const open: Element[] = [];
  for (const { node, leaving } of walk(roots)) {
    if (!isElement(node) || !tables.has(localName(node))) continue;
    const outer = open.at(-1);
    if (leaving) open.pop();
    else {
      if (outer) layout.add(outer);
      open.push(node);
    }
  }
  return layout;
}

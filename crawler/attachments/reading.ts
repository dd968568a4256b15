import { fold } from '../extractors/dom.js';
import type { AttachmentFacts, AttachmentType } from '../facts/attachment.js';
import type { Bounds } from './bounds.js';
import type { Failure } from './failures.js';

/** The content of a file in reading order. Cells of a table are folded text; merged cells repeat downwards, so that every row is whole. */
export type Block = { kind: 'text'; lines: string[] } | { kind: 'table'; name: string; rows: string[][] };

/** A piece of a page with its place, in points from the lower left corner. */
export interface Placed {
  page: number;
  text: string;
  left: number;
  right: number;
  top: number;
  /** Where its last line begins in `text`, and the top of that line. */
  lastLine: { at: number; top: number };
}

export interface Reading {
  type: AttachmentType;
  state: AttachmentFacts['state'];
  failure: Failure | null;
  truncated: boolean;
  recognised: boolean;
  pages: number | null;
  blocks: Block[];
  entries: AttachmentFacts['entries'];
  /** Text of a PDF with its places, where all of a document was asked for. */
  placed?: Placed[];
}

export type TextBounds = Pick<Bounds, 'rows' | 'cells' | 'chars'>;

/** What a line costs at least, in characters: short ones must not come in millions. */
const LINE_COST = 10;

const clean = (text: string): string => fold(text.replace(/(?!\s)[\p{Cc}\uFFFE\uFFFF]/gu, ''));

/** Gathers what readers find, within bounds. Readers ask `full` in their loops; what comes after is dropped and `truncated` says so. */
export class Content {
  readonly blocks: Block[] = [];
  /** Null: places are not asked for. */
  placed: Placed[] | null = null;
  truncated = false;
  #chars: number;
  #cells: number;
  readonly #maxRows: number;

  constructor({ chars, cells, rows }: TextBounds) {
    this.#chars = chars;
    this.#cells = cells;
    this.#maxRows = rows;
  }

  get full(): boolean {
    return this.#chars <= 0 || this.#cells <= 0;
  }

  /** Text with line breaks in it becomes several lines; empty ones are left out. */
  text(text: string): void {
    for (const line of text.split(/[\n\r\v\f\u0085\u2028\u2029]+/u)) this.#line(clean(line));
  }

  #line(line: string): void {
    if (line === '') return;
    if (!this.#spend(Math.max(line.length, LINE_COST))) return;
    const last = this.blocks.at(-1);
    if (last?.kind === 'text') last.lines.push(line);
    else this.blocks.push({ kind: 'text', lines: [line] });
  }

  /** Rows without any text are left out, as are empty cells at the end of a row. */
  table(name: string, rows: Iterable<readonly string[]>): void {
    const kept: string[][] = [];
    for (const row of rows) {
      if (this.full || kept.length >= this.#maxRows) {
        this.truncated = true;
        break;
      }
      const cells = row.map(clean);
      const width = cells.findLastIndex((cell) => cell !== '') + 1;
      if (width === 0) continue;
      cells.length = width;
      this.#cells -= width;
      this.#spend(cells.reduce((sum, cell) => sum + cell.length, 0));
      kept.push(cells);
    }
    if (kept.length > 0) this.blocks.push({ kind: 'table', name: clean(name), rows: kept });
  }

  #spend(chars: number): boolean {
    if (this.full) {
      this.truncated = true;
      return false;
    }
    this.#chars -= chars;
    return true;
  }
}

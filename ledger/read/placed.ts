import type { Placed } from '../../crawler/attachments/index.js';
import type { Row, SourceBlock } from '../types.js';
import { headOf, headsOf } from './header.js';

/** A table of a PDF from the places of its cells: the head tells the columns, a step back to the left begins a row. */

interface Head {
  at: number;
  cells: Placed[];
}

const FEWEST_COLUMNS = 3;
/** Far more than any ledger has. */
const MOST_PIECES = 40_000;

/** Blocks with the tables put together; null when no head stands on any page. */
export function blocksOfPlaced(read: readonly Placed[]): SourceBlock[] | null {
  const pieces = read.slice(0, MOST_PIECES).flatMap((piece, n) => apart(piece, read[n + 1]));
  const heads = headsIn(pieces);
  const first = heads[0];
  if (!first) return null;
  const body = pieces.slice(first.at);
  const bounds = boundaries(first.cells, body);
  let n = 0;
  const before = pieces.slice(0, first.at).map(({ text }) => ({ n: ++n, text }));
  const rows: Row[] = [];
  const torn: Row[] = [];
  const numbers = first.cells.findIndex(({ text }) => headOf(text) === 'number');
  const isMargin = marginsOf(body);
  let last = Number.POSITIVE_INFINITY;
  let page = 0;
  let count = 0;
  for (const piece of body) {
    const column = bounds.findLastIndex((left) => (piece.left + piece.right) / 2 >= left);
    // A number at the edge of a page is the page's, unless it is the next of the rows.
    const counted = column === numbers && Number(piece.text) === count + 1;
    if (PAGE_NUMBER.test(piece.text) && !counted && isMargin(piece)) continue;
    if (counted) count++;
    const row = rows.at(-1);
    if (!row || column <= last || piece.page !== page) {
      const made = { n: ++n, cells: first.cells.map((_, at) => (at === column ? piece.text : '')) };
      if (row && piece.page !== page) torn.push(made);
      rows.push(made);
    } else row.cells[column] = (row.cells[column] ?? '') + piece.text;
    last = column;
    page = piece.page;
  }
  return [
    { kind: 'lines', lines: before },
    { kind: 'table', rows: mended(rows, new Set(torn), numbers) },
  ];
}

const filled = ({ cells }: Row): number => cells.filter((cell) => cell !== '').length;

/** What a page tore off stands at its top without a number; where rows have none, with few cells and not the last. */
function mended(rows: readonly Row[], atTop: ReadonlySet<Row>, numbers: number): Row[] {
  const whole: Row[] = [];
  for (const row of rows) {
    const above = whole.at(-1);
    const rest = numbers >= 0 ? row.cells[numbers] === '' : above !== undefined && filled(row) * 2 <= filled(above) && row.cells.at(-1) === '';
    const isRest = rest && above !== undefined && atTop.has(row) && headsOf(row.cells) === null;
    if (isRest) above.cells = above.cells.map((cell, at) => cell + (row.cells[at] ?? ''));
    else whole.push(row);
  }
  return whole;
}

const PAGE_NUMBER = /^[-—–\s]*\d{1,3}[-—–\s]*$/u;

/** Page numbers stand above or below everything else of their page. */
function marginsOf(body: readonly Placed[]): (piece: Placed) => boolean {
  const edges = new Map<number, { low: number; high: number }>();
  for (const { page, top } of body) {
    const { low, high } = edges.get(page) ?? { low: top, high: top };
    edges.set(page, { low: Math.min(low, top), high: Math.max(high, top) });
  }
  return ({ page, top }) => top <= (edges.get(page)?.low ?? top) || top >= (edges.get(page)?.high ?? top);
}

const SAME_LINE = 6;

/** A title right above the first head was taken for the same cell: its last line stands beside the next head. */
function apart(piece: Placed, next: Placed | undefined): Placed[] {
  const { text, lastLine } = piece;
  const head = text.slice(lastLine.at);
  const joined =
    lastLine.at > 0 && next !== undefined && next.page === piece.page && Math.abs(next.top - lastLine.top) < SAME_LINE && headOf(next.text) !== null;
  if (!joined || headOf(head) === null || headOf(text) !== null) return [piece];
  const begins = { ...piece, text: head, top: lastLine.top, right: Math.min(piece.right, next.left), lastLine: { at: 0, top: lastLine.top } };
  return [{ ...piece, text: text.slice(0, lastLine.at) }, begins];
}

/** Runs of pieces that name columns, one beside the other. */
function headsIn(pieces: readonly Placed[]): Head[] {
  const heads: Head[] = [];
  for (let at = 0; at < pieces.length; at++) {
    let end = at;
    while (
      end < pieces.length &&
      headOf(pieces[end]?.text ?? '') !== null &&
      (end === at || (pieces[end]?.left ?? 0) >= (pieces[end - 1]?.right ?? 0))
    )
      end++;
    const cells = pieces.slice(at, end);
    if (cells.length < FEWEST_COLUMNS || headsOf(cells.map(({ text }) => text)) === null) continue;
    heads.push({ at, cells });
    at = end - 1;
  }
  return heads;
}

/** Left edges of the columns: between two heads where fewest pieces are crossed, in the middle of that gap. */
function boundaries(heads: readonly Placed[], body: readonly Placed[]): number[] {
  return heads.map((head, n) => {
    const before = heads[n - 1];
    if (!before) return Number.NEGATIVE_INFINITY;
    const [from, to] = [(before.left + before.right) / 2, (head.left + head.right) / 2];
    const steps = Array.from({ length: 60 }, (_, k) => from + ((to - from) * (k + 0.5)) / 60);
    const crossed = steps.map((x) => body.filter(({ left, right }) => left < x && right > x).length);
    const least = Math.min(...crossed);
    const free = steps.filter((_, k) => crossed[k] === least);
    return free[Math.floor(free.length / 2)] ?? (from + to) / 2;
  });
}

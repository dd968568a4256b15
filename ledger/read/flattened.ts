import { squeeze } from '../../crawler/extractors/dom.js';
import type { Line, Role, Row } from '../types.js';
import { type Head, headOf, headsOf } from './header.js';
import { DEADLINE_CELL, looksLikeUnits } from './looks.js';
import { isHeading, type Part } from './rows.js';
import { type Grain, type Piece, readStream } from './stream.js';
import { layoutOf, partsOf, type TableParts } from './table.js';

/** Tables in plain text: rows with tabs or bars, one cell per line, or the lines of a PDF. Null when no line heads a table. */
export function readFlattened(lines: readonly Line[]): (TableParts & { shape: string }) | null {
  return readRows(lines) ?? readTabbedCells(lines) ?? readCellLines(lines) ?? readPdfLines(lines);
}

const SEPARATOR = /\t|\s*[|｜]\s*/u;
/** No ledger has more columns. */
const MOST_CELLS = 60;
const cellsOf = (text: string): string[] => text.split(SEPARATOR, MOST_CELLS).map((cell) => cell.trim());
const withoutTrailing = (cells: readonly string[]): string[] => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);

/** One row per line. A row with as many cells as the head is read by place; another, whose headings were merged or split, by what its cells look like. */
function readRows(lines: readonly Line[]): (TableParts & { shape: string }) | null {
  const rows = lines.map(({ n, text }): Row => ({ n, cells: cellsOf(text.replace(/^\s*\|/u, '').replace(/\|\s*$/u, '')) }));
  const first = rows.findIndex(({ cells }) => withoutTrailing(cells).length >= 3 && headsOf(withoutTrailing(cells)) !== null);
  if (first < 0) return null;
  const heads = headsOf(withoutTrailing(rows[first]?.cells ?? [])) ?? [];
  const below = rows
    .slice(first + 1)
    .filter(({ cells }) => squeeze(cells.join('')) !== '' && !/^[-:\s]+$/u.test(cells.join('')) && headsOf(withoutTrailing(cells)) === null);
  const body = joined(below);
  const whole = body.filter(({ cells }) => withoutTrailing(cells).length >= 2);
  if (whole.length < below.length * 0.4) return null;
  const fits = (cells: readonly string[]): boolean =>
    cells.length === heads.length || (cells.length > heads.length && withoutTrailing(cells).length <= heads.length);
  const layout = layoutOf(
    heads,
    whole.filter(({ cells }) => fits(cells)),
  );
  const parts = body.flatMap((row): Part[] => {
    const cells = withoutTrailing(row.cells);
    if (cells.length === 1 && isHeading(cells[0] ?? '')) return [{ n: row.n, section: cells[0] ?? '' }];
    if (cells.length === 1) return [];
    if (fits(row.cells) && plausible(row.cells, layout)) return partsOf({ n: row.n, cells: row.cells.slice(0, heads.length) }, layout);
    return readStream(
      cells.flatMap((text) => (text === '' ? [] : [{ n: row.n, text }])),
      layout,
      'row',
    ).slice(0, 1);
  });
  return { parts, columns: new Set(layout), shape: '每行一条的表格' };
}

/** No cell stands where another column's must be. */
const plausible = (cells: readonly string[], layout: readonly Role[]): boolean => {
  const at = (...roles: Role[]): string => squeeze(layout.flatMap((role, n) => (roles.includes(role) ? (cells[n] ?? '') : [])).join(''));
  const shifted = at('duty').length <= 30 && looksLikeUnits(at('duty')) && at('units', 'lead') === '' && layout.includes('units');
  return !shifted && layout.every((role, column) => fitsRole(role, squeeze(cells[column] ?? '')));
};

function fitsRole(role: Role, cell: string): boolean {
  if (cell === '') return true;
  if (role === 'deadline') return DEADLINE_CELL.test(cell);
  if (role === 'number') return /^[\d.、（）()-]{1,8}$/u.test(cell);
  return !((role === 'duty' || role === 'units' || role === 'lead') && DEADLINE_CELL.test(cell));
}
/** A line without any separator goes on with the last cell of the row above, unless it is a heading. */
function joined(rows: readonly Row[]): Row[] {
  const whole: Row[] = [];
  for (const row of rows) {
    const last = whole.at(-1);
    const [text = ''] = row.cells;
    if (last && row.cells.length === 1 && last.cells.length > 1 && !isHeading(text)) {
      const at = last.cells.findLastIndex((cell) => cell !== '');
      last.cells[at] = (last.cells[at] ?? '') + text;
    } else whole.push({ n: row.n, cells: [...row.cells] });
  }
  return whole;
}

/** Every cell on a line of its own that a tab begins, empty cells included: as many cells as the head make a row. */
function readTabbedCells(lines: readonly Line[]): (TableParts & { shape: string }) | null {
  const cells: Piece[] = [];
  for (const { n, text } of lines) {
    if (text.startsWith('\t')) cells.push({ n, text: text.trim() });
    else if (cells.length > 0 && text.trim() !== '') {
      const last = cells.at(-1);
      if (last) last.text += text.trim();
    }
  }
  const first = cells.findIndex((_, at) => headRun(cells, at).length >= 2);
  if (first < 0 || cells.length < lines.length * 0.3) return null;
  const heads = headRun(cells, first);
  const rows: Row[] = [];
  for (let at = first + heads.length; at < cells.length; at += heads.length) {
    const chunk = cells.slice(at, at + heads.length);
    rows.push({ n: chunk[0]?.n ?? 0, cells: chunk.map(({ text }) => text) });
  }
  const body = rows.filter(({ cells: row }) => headsOf(row) === null);
  const layout = layoutOf(heads, body);
  const deadline = layout.indexOf('deadline');
  const right = body.filter(
    ({ cells: row }) => (deadline < 0 || (row[deadline] ?? '') === '' || DEADLINE_CELL.test(row[deadline] ?? '')) && headOf(row[0] ?? '') === null,
  );
  if (right.length < body.length * 0.85) return null;
  return { parts: body.flatMap((row) => partsOf(row, layout)), columns: new Set(layout), shape: '每行一个单元格的表格' };
}

/** Heads on consecutive pieces, from `at` on. */
function headRun(pieces: readonly Piece[], at: number): Head[] {
  const heads: Head[] = [];
  for (let n = at; n < pieces.length; n++) {
    const head = headOf(pieces[n]?.text ?? '');
    if (head === null) break;
    heads.push(head);
  }
  return headsOf(pieces.slice(at, at + heads.length).map(({ text }) => text)) === null ? [] : heads;
}

const FURNITURE = /^[-—–\s]*\d{1,3}[-—–\s]+$|^[-—–]+\s*\d{1,3}\s*[-—–]*$|^第?\s?\d{1,3}\s?页(?:[,，/共\s]+\d{1,3}\s?页)?$/u;

/** Cells one after the other without their empty ones, a bar or nothing between. */
function readCellLines(lines: readonly Line[]): (TableParts & { shape: string }) | null {
  const pieces: Piece[] = [];
  for (const { n, text } of lines) {
    const piece = text.trim();
    const last = pieces.at(-1);
    if (piece === '' || piece === '|' || FURNITURE.test(piece)) continue;
    if (last && /[、，（(]$/u.test(last.text)) last.text += piece;
    else pieces.push({ n, text: piece });
  }
  return streamed(pieces, (at) => headRun(pieces, at), 3, 'cell', '每行一个单元格的表格（没有空单元格）');
}

/** A PDF sets blanks around figures (于 5个, 11 月底) as well as between the cells of one line: those before a date and after a row's number part cells. */
const wordsOf = (text: string): string[] =>
  text
    .trim()
    .replace(/^(\d{1,3}) +(?=[\p{Script=Han}“])(?![年月日个次类项条]|工作日)/u, '$1\t')
    .replace(/(?<=\d) +(?=[\p{Script=Han}%])| +(?=[,，。；、])/gu, '')
    .replace(/(?<=\p{Script=Han}) +(?=(?:\d{4}年)?\d{1,2}月(?:[底末]前?|\d{1,2}日前)(?:$|\s))/gu, '\t')
    .replace(/(?<=\p{Script=Han}) +(?=\d)/gu, '')
    .split(/\s+/u);

/** Lines of cells as a PDF yields them; the head stands in one line. */
function readPdfLines(lines: readonly Line[]): (TableParts & { shape: string }) | null {
  const heads = new Map<number, Head[]>();
  const pieces: Piece[] = [];
  for (const { n, text } of lines) {
    const words = wordsOf(text);
    const found = words.length >= 3 ? headsOf(words) : null;
    if (FURNITURE.test(text.trim()) || words[0] === '') continue;
    if (found)
      heads.set(
        pieces.length,
        found.flatMap((head) => head ?? []),
      );
    for (const word of words) pieces.push({ n, text: word });
  }
  return streamed(pieces, (at) => heads.get(at) ?? [], 3, 'line', '由 PDF 文字还原的表格');
}

function streamed(
  pieces: readonly Piece[],
  headAt: (at: number) => Head[],
  fewest: number,
  grain: Grain,
  shape: string,
): (TableParts & { shape: string }) | null {
  const first = pieces.findIndex((_, at) => headAt(at).length >= fewest);
  if (first < 0) return null;
  const heads = headAt(first);
  const before = pieces.slice(0, first).filter(({ text }) => isHeading(text));
  const body: Piece[] = [];
  for (let at = first; at < pieces.length; at++) {
    const run = headAt(at);
    if (run.length >= Math.max(2, fewest - 1)) at += run.length - 1;
    else if (pieces[at]) body.push(pieces[at] as Piece);
  }
  const roles = rolesOf(heads);
  const section = before.at(-1);
  const parts = readStream(body, roles, grain);
  const numbered = parts.some((part) => 'number' in part && part.number !== '');
  return {
    parts: section ? [{ n: section.n, section: section.text }, ...parts] : parts,
    columns: new Set([...roles, ...(numbered ? (['number'] as const) : [])]),
    shape,
  };
}

/** Without the cells of each column nothing tells how long they are: the last column of text is the duty. */
function rolesOf(heads: readonly Head[]): Role[] {
  const duty = heads.lastIndexOf('text') >= 0 ? heads.lastIndexOf('text') : heads.indexOf('measure');
  return heads.map((head, n): Role => (n === duty ? 'duty' : head === 'text' ? 'group' : head));
}

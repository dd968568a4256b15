import { squeeze } from '../../crawler/extractors/dom.js';
import type { Role, Row } from '../types.js';
import { type Head, headsOf } from './header.js';
import { DEADLINE_CELL, looksLikeUnits } from './looks.js';
import { emptyRow, isHeading, type LedgerRow, type Part } from './rows.js';

export interface TableParts {
  parts: Part[];
  columns: ReadonlySet<Role>;
}

/** Which role each column of a table has. */
export type Layout = Role[];

/**
 * The rows of a table by the roles of its columns. A table without a head of its own goes on with the layout before it when it is as wide
 * (a table broken at a page), else its content tells.
 * @returns null when it is no ledger
 */
export function readTable(rows: readonly Row[], before: Layout | null): (TableParts & { layout: Layout }) | null {
  const first = rows.findIndex(({ cells }) => headsOf(cells) !== null);
  const heads = first < 0 ? null : headsOf(rows[first]?.cells ?? []);
  const body = rows.filter(({ cells }, n) => n > first && headsOf(cells) === null);
  const width = Math.max(...rows.map(({ cells }) => cells.length), 0);
  const layout = heads ? layoutOf(widened(heads, width), body) : before?.length === width ? before : guessLayout(body, width);
  if (layout === null || !layout.includes('duty')) return null;
  const lead = first > 0 ? rows.slice(0, first) : [];
  return { parts: [...lead.flatMap((row) => sectionOf(row)), ...body.flatMap((row) => partsOf(row, layout))], columns: new Set(layout), layout };
}

/** A heading over several columns leaves the cells after it empty: they are under it. */
const widened = (heads: readonly (Head | null)[], width: number): (Head | null)[] => {
  let last: Head | null = null;
  return Array.from({ length: width }, (_, n) => {
    last = heads[n] ?? (n < heads.length ? last : null);
    return last;
  });
};

const textAt = (rows: readonly Row[], column: number): string[] =>
  [...new Set(rows.map(({ cells }) => squeeze(cells[column] ?? '')))].filter((text) => text !== '');
const meanLength = (rows: readonly Row[], column: number): number => {
  const texts = textAt(
    rows.filter(({ cells }) => cells.filter((cell) => cell !== '').length > 1),
    column,
  );
  return texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
};

/** Of the columns of text the one with the longest says the duty; those before it are its headings, those after it measure it. */
export function layoutOf(heads: readonly (Head | null)[], rows: readonly Row[]): Layout {
  const texts = heads.flatMap((head, n) => (head === 'text' ? [n] : []));
  const pool = texts.length > 0 ? texts : heads.flatMap((head, n) => (head === 'measure' ? [n] : []));
  const duty = [...pool].sort((a, b) => meanLength(rows, b) - meanLength(rows, a) || b - a)[0];
  return heads.map((head, n): Role => {
    if (n === duty) return 'duty';
    if (head === 'text') return n < (duty ?? 0) ? 'group' : 'measure';
    return head ?? 'other';
  });
}

const share = (texts: readonly string[], test: (text: string) => boolean): number =>
  texts.length === 0 ? 0 : texts.filter(test).length / texts.length;

function guessLayout(rows: readonly Row[], width: number): Layout | null {
  const whole = rows.filter(({ cells }) => cells.filter((cell) => cell !== '').length >= 2);
  if (whole.length < 3) return null;
  const layout = Array.from({ length: width }, (_, column): Head | null => {
    const texts = whole.map(({ cells }) => squeeze(cells[column] ?? '')).filter((text) => text !== '');
    if (share(texts, (text) => /^\d{1,3}[.、]?$/u.test(text)) > 0.8) return 'number';
    if (share(texts, (text) => DEADLINE_CELL.test(text)) > 0.7) return 'deadline';
    if (share(texts, looksLikeUnits) > 0.7) return 'units';
    return texts.length > 0 ? 'text' : null;
  });
  const known = layoutOf(layout, whole);
  const duty = known.indexOf('duty');
  const certain = layout.includes('units') || layout.includes('deadline') || layout.includes('number');
  return certain && duty >= 0 && meanLength(whole, duty) >= 12 ? known : null;
}

function sectionOf({ n, cells }: Row): Part[] {
  const texts = [...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ''))];
  return texts.length === 1 && isHeading(texts[0] ?? '') ? [{ n, section: texts[0] ?? '' }] : [];
}

const LONGEST_HEADING = 25;

export function partsOf(row: Row, layout: Layout): Part[] {
  const { n, cells } = row;
  const filled = cells.flatMap((cell, at) => (squeeze(cell) === '' ? [] : [at]));
  const texts = new Set(filled.map((at) => squeeze(cells[at] ?? '')));
  const [only] = texts.size === 1 ? filled : [];
  if (only !== undefined) {
    const text = cells[only] ?? '';
    const isDuty = layout[only] === 'duty' && !isHeading(text) && (squeeze(text).length > LONGEST_HEADING || layout.includes('number'));
    if (!isDuty) return isHeading(text) || layout[only] !== 'number' ? [{ n, section: text.trim() }] : [];
  }
  const taken = ledgerRow(n, cells, layout);
  return squeeze(taken.duty) === '' && squeeze(taken.groups.join('')) === '' ? [] : [dutyOrGroup(taken)];
}

export function ledgerRow(n: number, cells: readonly string[], layout: Layout): LedgerRow {
  const row = emptyRow(n);
  cells.forEach((cell, at) => {
    const role = layout[at];
    const text = cell.trim();
    if (role === 'group') row.groups.push(text);
    else if (role && role !== 'other' && text !== '') row[role] = row[role] === '' ? text : `${row[role]} ${text}`;
  });
  return row;
}

/** A row that fills only the column of headings (its task is not split further) is a duty of its own. */
const dutyOrGroup = (row: LedgerRow): LedgerRow =>
  squeeze(row.duty) === '' && squeeze(row.units + row.deadline) !== ''
    ? { ...row, duty: row.groups.at(-1) ?? '', groups: row.groups.slice(0, -1) }
    : row;

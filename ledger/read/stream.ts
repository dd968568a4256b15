import type { Role } from '../types.js';
import { DEADLINE_CELL, looksLikeUnits } from './looks.js';
import { emptyRow, isHeading, type LedgerRow, type Part } from './rows.js';

/**
 * A table that lost its cells: a run of pieces in reading order, each a cell or, in text taken from a PDF, a line of one. The cheapest way
 * through the columns of the head tells which piece belongs where (Viterbi over columns; a step back begins a new row).
 */
export interface Piece {
  n: number;
  text: string;
}

const NEVER = 60;
const NUMBER = /^\d{1,3}[.、．]?$/u;
const BASIS = /^(?:查看|依据|根据|检查|评估|考核|以.{2,12}为准|按照)/u;

/** How a column of measures ends (…情况, …资料); no unit does. */
const MEASURED = /(?:情?况|资料|材料|内容)$/u;

/** Widths of lines in text from a PDF, where every line of one column is about as long. */
interface Widths {
  duty: number;
  measure: number;
}

/** What a piece is: a line of a cell, a cell, or a cell of one row that lies before us. */
export type Grain = 'line' | 'cell' | 'row';

export function readStream(pieces: readonly Piece[], roles: readonly Role[], grain: Grain): Part[] {
  const states = roles.includes('number') ? [...roles] : withNumber(roles, pieces, grain === 'row' ? 1 : 3);
  const byLine = grain === 'line';
  const widths = widthsOf(pieces);
  const path = cheapestPath(
    pieces,
    states,
    (role, piece, goesOn) => (byLine ? lineCost(role, piece.text, goesOn, widths) : cellCost(role, piece.text)),
    grain,
  );
  return gather(pieces, path, states, grain);
}

/** Numbers often have no head of their own; they stand before the duty. */
function withNumber(roles: readonly Role[], pieces: readonly Piece[], fewest: number): Role[] {
  const numbers = pieces.filter(({ text }) => NUMBER.test(text)).length;
  const at = roles.indexOf('duty');
  return numbers >= fewest && at >= 0 ? [...roles.slice(0, at), 'number', ...roles.slice(at)] : [...roles];
}

function widthsOf(pieces: readonly Piece[]): Widths {
  const lengths = pieces.map(({ text }) => text.length).sort((a, b) => a - b);
  const openings = pieces
    .filter(({ text }) => BASIS.test(text))
    .map(({ text }) => text.length)
    .sort((a, b) => a - b);
  return { duty: lengths[Math.floor(lengths.length * 0.9)] ?? 0, measure: openings[Math.floor(openings.length / 2)] ?? 0 };
}

function cellCost(role: Role, text: string): number {
  if (NUMBER.test(text)) return role === 'number' ? 0 : 20;
  const deadline = DEADLINE_CELL.test(text);
  const units = looksLikeUnits(text);
  switch (role) {
    case 'number':
      return NEVER;
    case 'deadline':
      return deadline ? 0 : 14;
    case 'units':
    case 'lead':
      return deadline ? 12 : units ? 0 : text.length <= 20 ? 5 : 12;
    case 'measure':
      return BASIS.test(text) ? 0 : deadline ? 12 : 4;
    case 'duty':
      return deadline ? 14 : text.length >= 16 ? 0 : 3;
    case 'group':
      return deadline ? 14 : text.length <= 30 && !/[。；]/u.test(text) ? 0.5 : 6;
    default:
      return 3;
  }
}

function lineCost(role: Role, text: string, goesOn: boolean, { duty, measure }: Widths): number {
  if (NUMBER.test(text)) return role === 'number' ? 0 : 20;
  const deadline = DEADLINE_CELL.test(text);
  const length = text.length;
  switch (role) {
    case 'number':
      return NEVER;
    case 'deadline':
      return deadline && !goesOn ? 0 : 14;
    case 'units':
    case 'lead':
      return (deadline ? 8 : length <= 7 ? 0.3 : length <= 10 ? 3 : 7) + (MEASURED.test(text) ? 6 : 0);
    case 'measure':
      if (!goesOn) return BASIS.test(text) ? 0 : length <= measure + 2 && length > 6 ? 3 : 8;
      return BASIS.test(text) && length > 6 ? 2 : Math.abs(length - measure) <= 2 ? 0 : length < measure ? 1 : 7;
    case 'duty':
      if (length >= duty * 0.8) return 0;
      return /[。；！]$/u.test(text) ? 0.3 : goesOn ? 4 : 6;
    case 'group':
      return length <= 7 ? 0.2 : length <= 9 ? 2 : 7;
    default:
      return 5;
  }
}

const SKIP: Readonly<Record<Role, number>> = { number: 3, group: 0.4, duty: 7, measure: 2, lead: 1.5, units: 2, deadline: 2, other: 0 };

function cheapestPath(
  pieces: readonly Piece[],
  states: readonly Role[],
  cost: (role: Role, piece: Piece, goesOn: boolean) => number,
  grain: Grain,
): number[] {
  const skipped = (from: number, to: number): number => states.slice(from, Math.max(from, to)).reduce((sum, role) => sum + SKIP[role], 0);
  const wrap = (from: number, to: number): number => (grain === 'row' ? NEVER : 1 + skipped(from + 1, states.length) + skipped(0, to));
  const stay = (state: number): number =>
    grain === 'line' ? 0 : grain === 'row' ? (states[state] === 'group' ? 0.2 : 2) : Math.min(5, wrap(state, state));
  const SECTION = states.length;
  let costs = states.map((_, to) => skipped(0, to));
  costs.push(0);
  const back: number[][] = [];
  pieces.forEach((piece, n) => {
    const heading = isHeading(piece.text) && piece.text.length >= 6;
    const from: number[] = [];
    const next = [...states, null].map((role, to) => {
      let best = Number.POSITIVE_INFINITY;
      for (let state = 0; state <= SECTION; state++) {
        const before = costs[state] ?? 0;
        const step =
          n === 0
            ? state === to
              ? 0
              : Number.POSITIVE_INFINITY
            : to === SECTION
              ? state === SECTION
                ? 0
                : skipped(state + 1, states.length)
              : state === SECTION
                ? skipped(0, to)
                : state === to
                  ? stay(to)
                  : to > state
                    ? skipped(state + 1, to)
                    : wrap(state, to);
        const emission = role === null ? (heading ? 0 : 9) : cost(role, piece, state === to) + (heading ? 8 : 0);
        if (before + step + emission < best) {
          best = before + step + emission;
          from[to] = state;
        }
      }
      return best;
    });
    costs = next;
    back.push(from);
  });
  let state = costs.indexOf(Math.min(...costs));
  const path: number[] = [];
  for (let n = pieces.length - 1; n >= 0; n--) {
    path.unshift(state);
    state = back[n]?.[state] ?? state;
  }
  return path;
}

function gather(pieces: readonly Piece[], path: readonly number[], states: readonly Role[], grain: Grain): Part[] {
  const parts: Part[] = [];
  let row: LedgerRow | null = null;
  let last = -1;
  const texts = states.map(() => '');
  const close = (): void => {
    if (row) {
      states.forEach((role, at) => {
        const text = texts[at] ?? '';
        if (row && text !== '') {
          if (role === 'group') row.groups.push(text);
          else if (role !== 'other') row[role] = row[role] === '' ? text : `${row[role]} ${text}`;
        }
        texts[at] = '';
      });
      parts.push(row);
    }
    row = null;
    last = -1;
  };
  pieces.forEach((piece, n) => {
    const state = path[n] ?? 0;
    if (state === states.length) {
      close();
      parts.push({ n: piece.n, section: piece.text });
      return;
    }
    if (state < last || (state === last && grain === 'cell' && states[state] !== 'duty')) close();
    row ??= emptyRow(piece.n);
    texts[state] = [texts[state] ?? '', piece.text].filter((text) => text !== '').join(grain === 'line' ? '' : ' ');
    last = state;
  });
  close();
  return parts;
}

import { squeeze } from '../../crawler/extractors/dom.js';
import type { Draft, Drafts, Line, Role, SourceBlock } from '../types.js';
import { readFlattened } from './flattened.js';
import { DEADLINE_CELL, looksLikeUnits } from './looks.js';
import { readProse } from './prose.js';
import { draftsOf, type Part } from './rows.js';
import { type Layout, readTable } from './table.js';

/** Duties of a document in whatever form it gives them. Empty when it holds none. */
export function readLedger(blocks: readonly SourceBlock[]): Drafts {
  const tables = fromTables(blocks);
  if (tables !== null && tables.items.length >= 2) return tables;
  const lines = blocks.flatMap((block): Line[] =>
    block.kind === 'lines' ? block.lines : block.rows.map(({ n, cells }) => ({ n, text: cells.join(' ') })),
  );
  const flat = readFlattened(lines);
  const flatItems = flat ? draftsOf(flat.parts, flat.columns) : [];
  if (flat && flatItems.length >= 2) return numbered({ items: flatItems, columns: flat.columns, shape: flat.shape, flags: [] });
  const prose = readProse(lines);
  const told = (role: 'units' | 'deadline'): Role[] => (prose.drafts.some((draft) => draft[role] !== '') ? [role] : []);
  const columns = new Set<Role>(['duty', 'number', ...told('units'), ...told('deadline')]);
  return numbered({ items: prose.drafts, columns, shape: prose.shape, flags: [] });
}

function fromTables(blocks: readonly SourceBlock[]): Drafts | null {
  const parts: Part[] = [];
  const columns = new Set<Role>();
  let layout: Layout | null = null;
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    const read = readTable(block.rows, layout);
    if (read === null) continue;
    layout = read.layout;
    parts.push(...read.parts);
    for (const column of read.columns) columns.add(column);
  }
  return parts.length === 0 ? null : numbered({ items: draftsOf(parts, columns), columns, shape: '表格', flags: [] });
}

/** Labels that differ, and what is odd about the printed numbers. */
function numbered(drafts: Drafts): Drafts {
  const flags = [...drafts.flags, ...gapsIn(drafts.items)];
  return { ...drafts, flags: [...flags, ...misplaced(drafts)] };
}

/** Cells that landed in another column show in dates and bodies that are none. */
function misplaced({ items, columns, shape }: Drafts): string[] {
  const wrong = items.filter(
    ({ deadline, units }) =>
      (columns.has('deadline') && deadline.trim() !== '' && !DEADLINE_CELL.test(squeeze(deadline))) ||
      (columns.has('units') && units.length > 60 && !looksLikeUnits(squeeze(units))) ||
      (units.trim() !== '' && (DEADLINE_CELL.test(squeeze(units)) || /\d$/u.test(units))),
  );
  return wrong.length > items.length * 0.3
    ? [`${shape}里有 ${wrong.length} 条的责任单位或时限不像原样，单元格可能错位；有 Word 或 Excel 原件的请改用原件`]
    : [];
}

function gapsIn(items: readonly Draft[]): string[] {
  const numbers = items.map(({ number }) => (number !== null && /^\d+$/u.test(number) ? Number(number) : null));
  if (numbers.includes(null) || new Set(numbers).size !== numbers.length) return [];
  return numbers.flatMap((number, n) => {
    const before = n === 0 ? 0 : (numbers[n - 1] ?? 0);
    const missing = Array.from({ length: Math.max(0, (number ?? 0) - before - 1) }, (_, k) => before + 1 + k);
    return missing.length > 0 && missing.length <= 20 ? [`原文没有编号 ${missing.join('、')}（${before || '开头'} 之后是 ${number}）`] : [];
  });
}

/** Names of items within one profile: the printed number where it is the only one of its kind, else with its section or a count. */
export function labelsOf(items: readonly Draft[]): string[] {
  const printed = items.map(({ number }) => number);
  if (printed.every((number) => number === null)) return items.map((_, n) => String(n + 1));
  const counts = new Map<string, number>();
  for (const number of printed) counts.set(number ?? '', (counts.get(number ?? '') ?? 0) + 1);
  if (new Set(printed).size === printed.length && !printed.includes(null)) return printed.map((number) => number ?? '');
  const restarts = printed.filter((number) => number === '1').length > 1 && !adjacentRepeats(printed);
  const labels = restarts ? bySection(items) : byCount(printed, counts);
  return distinct(labels);
}

const adjacentRepeats = (printed: readonly (string | null)[]): boolean =>
  printed.some((number, n) => n > 0 && number !== null && number === printed[n - 1]);

function bySection(items: readonly Draft[]): string[] {
  let section = 0;
  let before = 0;
  let outer = '';
  return items.map(({ number, path }) => {
    const value = Number(number ?? before + 1);
    const here = squeeze(path[0] ?? '');
    if (section === 0 || value <= before || (here !== outer && value === 1)) section++;
    outer = here;
    before = value;
    return `${section}.${number ?? value}`;
  });
}

function byCount(printed: readonly (string | null)[], counts: ReadonlyMap<string, number>): string[] {
  const seen = new Map<string, number>();
  let last = '0';
  return printed.map((number) => {
    const name = number ?? last;
    last = name;
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    return number !== null && counts.get(name) === 1 && n === 1 ? name : `${name}-${n}`;
  });
}

function distinct(labels: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const n = (seen.get(label) ?? 0) + 1;
    seen.set(label, n);
    return n === 1 ? label : `${label}（${n}）`;
  });
}

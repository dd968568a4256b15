import type { Status } from '../../checks/check.js';
import { STATUS_LABELS, STATUSES } from '../../checks/results.js';
import type { RunInput } from '../input.js';
import type { SiteSummary } from './summary.js';
import { count, plain } from './text.js';
import { groupByTopic, indicatorInfo } from './topics.js';

/** Columns that stay legible side by side on a screen and on paper; more go into a further block. */
const MAX_COLUMNS = 22;
/** A large table is scrolled anyway, and every block repeats the names of all units. */
const MAX_COLUMNS_LARGE = 44;
/** Cells that carry a link of their own; in a larger table the script opens a cell's place. */
const MAX_LINKED_CELLS = 3000;
/** Beyond this the page would pass two megabytes. */
const MAX_CELLS = 90_000;

/** A letter for the class (none for what is met) and a sign for the eye: a cell of a thousand units has to be short. */
export interface CellKind {
  key: string;
  sign: string;
  label: string;
}

const CELLS: Record<Status, readonly [key: string, sign: string]> = {
  pass: ['', '✓'],
  partial: ['h', '半'],
  fail: ['f', '✗'],
  undetermined: ['u', '核'],
  'needs-submission': ['s', '报'],
  'not-due': ['d', '期'],
  'not-applicable': ['n', '免'],
};
const NONE: CellKind = { key: 'x', sign: '–', label: '未列入检查' };

const kindOf = (status: Status): CellKind => ({ key: CELLS[status][0], sign: CELLS[status][1], label: STATUS_LABELS[status] });

export interface MatrixCell extends CellKind {
  /** Null in a large table. */
  link: { href: string; label: string } | null;
}

/** A part of the table of unit × indicator. */
export interface MatrixBlock {
  topics: { label: string; span: number }[];
  columns: { title: string; anchor: string }[];
  /** `index`: place of the unit in the ranking, by which the filter finds its rows. */
  rows: { index: number; unit: string; href: string | null; cells: MatrixCell[] }[];
}

export interface Matrix {
  blocks: MatrixBlock[];
  legend: CellKind[];
  /** Told when units were left out. */
  omitted: string | null;
}

interface Column {
  id: string;
  title: string;
  topic: string;
  anchor: string;
}

const columnsOf = (units: readonly SiteSummary[], input: RunInput): Column[] => {
  const known = new Map<string, Column>();
  for (const { marks } of units)
    for (const [id, { name, anchor }] of marks) {
      const { title, topic } = indicatorInfo({ id, name }, input);
      if (!known.has(id)) known.set(id, { id, title, topic, anchor });
    }
  return [...known.values()];
};

/** Packs topics into blocks; a topic is only torn when it alone is too wide. */
const blocksOf = (columns: readonly Column[], most: number): Column[][] => {
  const blocks: Column[][] = [];
  for (const { items } of groupByTopic(columns, (column) => column.topic)) {
    const last = blocks.at(-1);
    if (last && last.length + items.length <= most) last.push(...items);
    else for (let at = 0; at < items.length; at += most) blocks.push(items.slice(at, at + most));
  }
  return blocks;
};

const cellOf = (unit: SiteSummary, column: Column, linked: boolean): MatrixCell => {
  const mark = unit.marks.get(column.id);
  const kind = mark ? kindOf(mark.status) : NONE;
  if (!linked || !mark) return { ...kind, link: null };
  return { ...kind, link: { href: `${unit.href}#${mark.anchor}`, label: `${unit.unit}，${column.title}：${kind.label}` } };
};

/** @param units in the order of the rows */
export function matrixView(units: readonly SiteSummary[], input: RunInput): Matrix {
  const columns = columnsOf(units, input);
  const linked = units.length * columns.length <= MAX_LINKED_CELLS;
  const shown = units.slice(0, Math.max(1, Math.floor(MAX_CELLS / Math.max(1, columns.length))));
  return {
    blocks: blocksOf(columns, linked ? MAX_COLUMNS : MAX_COLUMNS_LARGE).map((block) => ({
      topics: groupByTopic(block, (column) => column.topic).map(({ label, items }) => ({ label, span: items.length })),
      columns: block.map(({ title, anchor }) => ({ title, anchor })),
      rows: shown.map((unit, index) => ({
        index,
        unit: plain(unit.unit, 24),
        href: linked ? unit.href : null,
        cells: block.map((column) => cellOf(unit, column, linked)),
      })),
    })),
    legend: [...STATUSES.map(kindOf), NONE],
    omitted: shown.length < units.length ? `共 ${count(units.length)} 个单位，此处列出前 ${count(shown.length)} 个，其余见导出的结果。` : null,
  };
}

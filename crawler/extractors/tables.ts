import { squeeze } from './dom.js';
import { type Element, isElement, joinLines, linesIn, type PageLines, parentOf, type Range, rangeOf } from './lines.js';

/** A table of data as a reader sees it: cells that span rows or columns are repeated in each. */
export interface DataTable extends Range {
  /** Title row, caption or the short line above it; '' when there is none. */
  name: string;
  /** First row with more than one filled cell. */
  header: string[];
  rows: TableRow[];
}
export interface TableRow extends Range {
  cells: string[];
}

const MAX_TABLES = 60;
const MAX_ROWS = 5000;
const MAX_COLUMNS = 60;
const MAX_SPAN_ROWS = 400;
const MAX_CELL = 2000;
const MAX_NAME = 60;

const children = (element: Element): Element[] => element.children.filter(isElement);

function rowsOf(table: Element): Element[] {
  const rows: Element[] = [];
  for (const child of children(table)) {
    if (child.name === 'tr') rows.push(child);
    else if (/^(?:thead|tbody|tfoot)$/u.test(child.name)) rows.push(...children(child).filter((each) => each.name === 'tr'));
    if (rows.length >= MAX_ROWS) break;
  }
  return rows.slice(0, MAX_ROWS);
}

const textOf = (page: PageLines, element: Element): string =>
  joinLines(linesIn(page, rangeOf(page, element)).map((line) => line.text)).slice(0, MAX_CELL);
const span = (element: Element, name: 'rowspan' | 'colspan', most: number): number =>
  Math.min(most, Math.max(1, Number.parseInt(element.attribs[name] ?? '1', 10) || 1));

/** Rows as a grid. What a cell above reaches down into stands in the rows below too. */
function gridOf(page: PageLines, table: Element): TableRow[] {
  const down: { text: string; left: number }[] = [];
  return rowsOf(table).map((row) => {
    const cells: string[] = [];
    const own = children(row).filter((cell) => cell.name === 'td' || cell.name === 'th');
    const fillFromAbove = (): void => {
      for (let above = down[cells.length]; above !== undefined && above.left > 0; above = down[cells.length]) {
        above.left--;
        cells.push(above.text);
      }
    };
    for (const cell of own) {
      fillFromAbove();
      const text = textOf(page, cell);
      const left = span(cell, 'rowspan', MAX_SPAN_ROWS) - 1;
      for (let n = span(cell, 'colspan', MAX_COLUMNS); n > 0 && cells.length < MAX_COLUMNS; n--) {
        down[cells.length] = { text, left };
        cells.push(text);
      }
      if (cells.length >= MAX_COLUMNS) break;
    }
    fillFromAbove();
    return { cells, ...rangeOf(page, row) };
  });
}

/** Rows that hold other tables, or a single cell each, only lay out the page. */
const isData = (rows: TableRow[]): boolean => rows.filter(({ cells }) => new Set(cells.filter((text) => text !== '')).size > 1).length >= 2;

/** A cell across the whole width is the table's title. */
const titleRow = ({ cells }: TableRow): string | null => {
  const filled = new Set(cells.filter((text) => text !== ''));
  const [text] = filled;
  return filled.size === 1 && text !== undefined && squeeze(text).length <= MAX_NAME ? text : null;
};

function toTable(page: PageLines, element: Element): DataTable | null {
  const grid = gridOf(page, element).filter(({ cells }) => cells.some((text) => text !== ''));
  if (!isData(grid)) return null;
  const range = rangeOf(page, element);
  const first = grid.findIndex(({ cells }) => new Set(cells.filter((text) => text !== '')).size > 1);
  const title = grid
    .slice(0, first)
    .map(titleRow)
    .find((text) => text !== null);
  const above = page.lines[range.from - 1];
  const name = title ?? (above !== undefined && above.chars <= MAX_NAME ? above.text : '');
  return { ...range, name, header: grid[first]?.cells ?? [], rows: grid.slice(first + 1) };
}

/** Tables of data within a part of the page, each once though it may stand there twice, hidden or shown. */
export function readTables(page: PageLines, { from, to }: Range): DataTable[] {
  const tables = [...page.ranges].filter(
    ([element, range]) => element.name === 'table' && range.from >= from && range.to <= to && range.to > range.from,
  );
  if (tables.length === 0) return [];
  const outer = new Set<Element>();
  for (const [element] of tables) for (let up = parentOf(element); up !== null && !outer.has(up); up = parentOf(up)) outer.add(up);
  const seen = new Set<string>();
  const found: DataTable[] = [];
  for (const [element] of tables) {
    if (outer.has(element) || found.length >= MAX_TABLES) continue;
    const table = toTable(page, element);
    const key = table === null ? '' : JSON.stringify([table.header, table.rows.map((row) => row.cells)]);
    if (table === null || seen.has(key)) continue;
    seen.add(key);
    found.push(table);
  }
  return found;
}

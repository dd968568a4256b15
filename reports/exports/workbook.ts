import writeXlsxFile, { type Cell, type Feature, type Image, type Sheet } from 'write-excel-file/node';
import { withoutTimes } from './file.js';
import { LEDGER_COLUMNS, type LedgerRow, type LedgerTable } from './ledger-table.js';
import type { ProblemGroup } from './problems.js';
import { officeText } from './text.js';

/** Filled ledgers and the list of problems of a unit as one workbook: headings fixed, every column filtered. */

interface Column {
  heading: string;
  /** Characters. */
  width: number;
}

const LEDGER_WIDTHS = [8, 20, 40, 32, 20, 14, 60] as const;
const STATUS_COLUMN: Column = { heading: '判定', width: 12 };
/** The verdict has a column of its own, to be filtered by, before the progress. */
const LEDGER: Column[] = LEDGER_COLUMNS.map((heading, at): Column => ({ heading, width: LEDGER_WIDTHS[at] ?? 20 })).toSpliced(-1, 0, STATUS_COLUMN);

const PROBLEMS: Column[] = [
  { heading: '序号', width: 8 },
  { heading: '指标', width: 24 },
  { heading: '指标判定', width: 12 },
  { heading: '一票否决', width: 10 },
  { heading: '问题位置', width: 36 },
  { heading: '网址', width: 44 },
  { heading: '存在的问题', width: 60 },
  { heading: '应达到', width: 24 },
  { heading: '要求', width: 40 },
  { heading: '整改办法', width: 40 },
  { heading: '整改期限', width: 16 },
  { heading: '人工意见与整改状态', width: 22 },
  { heading: '整改情况', width: 30 },
];

const ledgerCells = ({ item, work, content, measure, units, deadline, status, progress, addresses }: LedgerRow): string[] => [
  item,
  work,
  content,
  measure,
  units,
  deadline,
  status,
  [progress, ...addresses].join('\n'),
];

const problemCells = (group: ProblemGroup): (string | number)[][] => [
  ...group.problems.map(({ number, place, address, wrong, right, deadline, state }) => [
    number,
    group.title,
    group.status,
    group.veto ? '是' : '',
    place,
    address,
    wrong,
    right,
    group.rule,
    group.remedy,
    deadline ?? '',
    state ?? '',
    '',
  ]),
  ...(group.omitted === 0
    ? []
    : [['', group.title, group.status, '', `另有 ${group.omitted} 处，见检查结果明细（CSV）`, ...Array<string>(8).fill('')]]),
];

const heading = (value: string): Cell => ({
  value,
  type: String,
  fontWeight: 'bold',
  fontFamily: '黑体',
  align: 'center',
  alignVertical: 'center',
  wrap: true,
  backgroundColor: '#E3E9F1',
  borderStyle: 'thin',
  height: 24,
});

/** Points a line of text takes, and the tallest row there may be. */
const LINE = 14;
const MAX_HEIGHT = 409;

/** Chinese takes two columns where Latin takes one. */
const columnsOf = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u2E7F' ? 2 : 1), 0);

/** Rows do not find their height by themselves in every program: told by the cell that needs most lines. */
const heightOf = (row: readonly (string | number)[], columns: readonly Column[]): number => {
  const lines = row.map((value, at) =>
    String(value)
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(columnsOf(line) / ((columns[at]?.width ?? 20) - 2))), 0),
  );
  return Math.min(MAX_HEIGHT, Math.max(...lines) * LINE + 6);
};

/** The type is always said: no text becomes a formula, whatever it begins with. */
const valueCell = (value: string | number, height: number): Cell => {
  const style = { height, alignVertical: 'top', wrap: true, borderStyle: 'thin' } as const;
  return typeof value === 'number' ? { value, type: Number, align: 'center', ...style } : { value, type: String, ...style };
};

const rowCells = (row: readonly (string | number)[], columns: readonly Column[]): Cell[] => {
  const height = heightOf(row, columns);
  return row.map((value) => valueCell(value, height));
};

const sheet = (name: string, columns: readonly Column[], rows: readonly (readonly (string | number)[])[]): Sheet<Image['content']> => ({
  sheet: name,
  data: [columns.map((column) => heading(column.heading)), ...rows.map((row) => rowCells(row, columns))],
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
  orientation: 'landscape',
});

/** A sheet's name: what Excel forbids left out, 31 UTF-16 units at most, none twice. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const base =
      officeText(name, 60)
        .replace(/[[\]:*?/\\']/g, ' ')
        .trim() || '台账';
    for (let n = 1; ; n++) {
      const suffix = n === 1 ? '' : ` ${n}`;
      const candidate = cut(base, 31 - suffix.length) + suffix;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      return candidate;
    }
  });
}

const cut = (text: string, units: number): string => {
  let kept = '';
  for (const character of text) if (kept.length + character.length <= units) kept += character;
  return kept;
};

const letters = (columns: number): string => String.fromCharCode(64 + columns);

/** Filters over the whole table, and pages as wide as the paper; the order of the elements is fixed by the format. */
const filtersAndPaper = (sizes: readonly { columns: number; rows: number }[]): Feature<Image['content']> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (markup, _, { sheetIndex }) => {
          const { columns, rows } = sizes[sheetIndex] ?? { columns: 1, rows: 0 };
          return markup
            .replace('</sheetData>', `</sheetData><autoFilter ref="A1:${letters(columns)}${rows + 1}"/>`)
            .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace(/<pageSetup /, '<pageSetup fitToWidth="1" fitToHeight="0" ');
        },
      },
    },
  },
});

/** The same input gives the same bytes. */
export async function ledgerXlsx(ledgers: readonly LedgerTable[], groups: readonly ProblemGroup[]): Promise<Uint8Array> {
  const names = sheetNames([...ledgers.map(({ name }) => name), '问题清单']);
  const tables = [
    ...ledgers.map(({ rows }) => ({ columns: LEDGER, rows: rows.map(ledgerCells) })),
    { columns: PROBLEMS, rows: groups.flatMap(problemCells) },
  ];
  const sheets = tables.map(({ columns, rows }, at) => sheet(names[at] ?? '', columns, rows));
  const sizes = tables.map(({ columns, rows }) => ({ columns: columns.length, rows: rows.length }));
  const file = await writeXlsxFile(sheets, { fontFamily: '宋体', fontSize: 10, features: [filtersAndPaper(sizes)] }).toBuffer();
  return withoutTimes(file);
}

import type { Finding } from '../checks/check.js';
import { type IndicatorResult, type RunResult, type SiteResult, STATUS_LABELS } from '../checks/results.js';
import type { ReportFile } from './input.js';
import { instantText, plain } from './views/text.js';

const HEADINGS = [
  '站点标识',
  '单位',
  '指标标识',
  '指标名称',
  '指标状态',
  '台账条目',
  '判定',
  '对象标题',
  '对象网址',
  '实测',
  '应为',
  '计量单位',
  '理由',
  '证据网址',
  '证据原文',
  '采集时间（北京时间）',
] as const; // prettier-ignore

export type CsvCell = string | number | null;

/** Spreadsheets run text that begins so as a formula; an apostrophe makes it text again. */
const FORMULA = /^[=+\-@＝＋－＠|%]/;
/** A spreadsheet cell holds 32,767 characters; no field needs a tenth. */
const MAX_CELL = 3000;

const cellText = (cell: CsvCell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = plain(cell, MAX_CELL);
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

/** A table as spreadsheets open it: UTF-8 with byte order mark, CRLF, every text quoted, no text run as a formula. */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string => `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;

/** A text as it was before `csvText` guarded it. */
export const unguarded = (text: string): string => (text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text);

const indicatorCells = (site: SiteResult, indicator: IndicatorResult): CsvCell[] => [
  site.id,
  site.unit,
  indicator.id,
  indicator.name,
  STATUS_LABELS[indicator.status],
  indicator.ledgerItems.join('；'),
];

const findingCells = ({ verdict, subject, observed, expected, unit, reason, evidence }: Finding): CsvCell[] => {
  const [first] = evidence;
  const capturedAt = first?.capturedAt ?? null;
  return [
    STATUS_LABELS[verdict],
    subject?.title ?? null,
    subject?.url ?? null,
    observed,
    expected,
    unit,
    reason,
    evidence.map(({ url }) => url).join(' '),
    first?.quote ?? null,
    capturedAt === null ? null : instantText(capturedAt),
  ];
};

/** An indicator without findings keeps one row with its message, so that nothing asked goes missing from the table. */
const wholeCells = (indicator: IndicatorResult): CsvCell[] => [
  STATUS_LABELS[indicator.status],
  null,
  null,
  null,
  null,
  null,
  indicator.message,
  null,
  null,
  null,
];

/** All findings of a run, one per row. */
export const renderCsv = (result: RunResult): ReportFile[] => {
  const rows: CsvCell[][] = result.sites.flatMap((site) =>
    site.indicators.flatMap((indicator) => {
      const cells = indicator.findings.length > 0 ? indicator.findings.map(findingCells) : [wholeCells(indicator)];
      return cells.map((own) => [...indicatorCells(site, indicator), ...own]);
    }),
  );
  return [{ path: 'findings.csv', content: csvText([[...HEADINGS], ...rows]) }];
};

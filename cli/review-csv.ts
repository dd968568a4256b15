import * as XLSX from '@e965/xlsx';
import { STATUS_LABELS } from '../checks/results.js';
import { DECISION_LABELS, DECISIONS, type Decision } from '../checks/review.js';
import { TRACK_LABELS } from '../checks/tracking.js';
import { decodeText } from '../crawler/fetch/charset.js';
import { csvText, unguarded } from '../reports/csv.js';
import { plain } from '../reports/views/text.js';
import { UsageError } from './errors.js';
import type { ReviewRow, SiteReviews } from './review-rows.js';

/** Reviews as a table that is filled in with a spreadsheet program and read back, whatever that program made of it. */

/** Columns that are read back; the others are for the reader. */
const FILLED = {
  site: '站点标识',
  fingerprint: '指纹',
  decision: '人工意见',
  reason: '意见理由',
  until: '日期（忽略至／整改期限）',
  by: '复核人',
} as const; // prettier-ignore
const HEADINGS = [
  FILLED.site,
  '单位',
  FILLED.fingerprint,
  '指标',
  '机器判定',
  '状态',
  '对象',
  '网址',
  '机器理由',
  FILLED.decision,
  FILLED.reason,
  FILLED.until,
  FILLED.by,
  '复核日期',
] as const;

/** Without the sign a spreadsheet program would make a number of a fingerprint of digits. */
const cells = ({ siteId, unit }: SiteReviews, { fingerprint, name, verdict, tracked, title, url, reason, review }: ReviewRow): string[] => [
  siteId,
  unit,
  `#${fingerprint}`,
  name,
  verdict === null ? '' : STATUS_LABELS[verdict],
  tracked === null ? '' : TRACK_LABELS[tracked.state],
  title ?? '',
  url ?? '',
  reason ?? '',
  review === null ? '' : DECISION_LABELS[review.decision],
  review?.reason ?? '',
  review?.until ?? '',
  review?.by ?? '',
  review?.on ?? '',
];

export const reviewCsv = (sites: readonly SiteReviews[]): string =>
  csvText([HEADINGS, ...sites.flatMap((site) => site.rows.map((row) => cells(site, row)))]);

/** A line of the table in which somebody wrote a decision. */
export interface FilledLine {
  /** As a spreadsheet program counts, the headings being line 1. */
  line: number;
  site: string;
  fingerprint: string;
  decision: string;
  reason: string;
  until: string;
  by: string;
}

const MAX_BYTES = 50 * 1024 * 1024;
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Lines with a decision. Chinese spreadsheet programs save CSV as GBK, and some clerks as a workbook: both are read. @throws UsageError */
export function filledLines(bytes: Uint8Array, file: string): FilledLine[] {
  if (bytes.length > MAX_BYTES) throw new UsageError(`${file} 超过 50 MB，不像复核表`);
  const book = isZip(bytes)
    ? XLSX.read(bytes, { type: 'array' })
    : XLSX.read(decodeText(bytes).text.replace(/^\uFEFF/, ''), { type: 'string', raw: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  const rows = sheet ? XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: false, defval: '', blankrows: true, dateNF: 'yyyy-mm-dd' }) : [];
  const [headings = [], ...lines] = rows.map((row) => row.map((cell) => plain(unguarded(String(cell)), 2000)));
  const columnOf = (heading: string): number => headings.indexOf(heading);
  for (const needed of [FILLED.fingerprint, FILLED.decision])
    if (columnOf(needed) < 0) throw new UsageError(`${file} 缺少“${needed}”一栏。请用 review export 导出的表格填写`);
  const read = (row: readonly string[], heading: string): string => row[columnOf(heading)] ?? '';
  return lines
    .map((row, at) => ({
      line: at + 2,
      site: read(row, FILLED.site),
      fingerprint: read(row, FILLED.fingerprint),
      decision: read(row, FILLED.decision),
      reason: read(row, FILLED.reason),
      until: read(row, FILLED.until),
      by: read(row, FILLED.by),
    }))
    .filter(({ decision }) => decision !== '');
}

/** A decision by its Chinese or English word. @throws UsageError */
export function decisionOf(word: string): Decision {
  const found = DECISIONS.find((decision) => decision === word.toLowerCase() || DECISION_LABELS[decision] === word);
  if (!found) throw new UsageError(`没有“${word}”这种意见；可用：${DECISIONS.map((one) => `${DECISION_LABELS[one]}（${one}）`).join('、')}`);
  return found;
}

/** `2026/3/5`, `2026年3月5日` and `2026-3-5` as `2026-03-05`; null for nothing; anything else as it is. */
export function dateOf(text: string): string | null {
  if (text.trim() === '') return null;
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim()) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.trim();
}

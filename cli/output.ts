import { type RunResult, STATUS_LABELS, STATUSES } from '../checks/results.js';

/** Cells of Chinese text take two columns on a terminal. */
const width = (text: string): number => [...text].reduce((sum, char) => sum + (/[\u1100-\u115F\u2E80-\uFFEF]/u.test(char) ? 2 : 1), 0);

/** The beginning of a text that fits into so many columns. */
export function clip(text: string, columns: number): string {
  let taken = 0;
  let kept = '';
  for (const char of text) {
    taken += width(char);
    if (taken > columns) break;
    kept += char;
  }
  return kept;
}

const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

export function table(rows: readonly (readonly string[])[]): string {
  const sizes = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, sizes[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A table of the sites with their scores and how many indicators stand where. */
export function summary(result: RunResult): string {
  const head = ['单位', '得分', '已判比例', ...STATUSES.map((status) => STATUS_LABELS[status])];
  const rows = result.sites.map((site) => [
    site.name,
    site.score === null ? '—' : site.score.toFixed(1),
    `${Math.round(site.judgedShare * 100)}%`,
    ...STATUSES.map((status) => String(site.indicators.filter((indicator) => indicator.status === status).length)),
  ]);
  return table([head, ...rows]);
}

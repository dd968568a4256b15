import { squeeze } from '../../crawler/extractors/dom.js';

/** Agreement of one field over many pages with what a person read there. */
export interface FieldScore {
  field: string;
  /** Pages that show a value. */
  expected: number;
  exact: number;
  /** Shown, but null was read. */
  missing: number;
  /** Shown, and something else was read. */
  wrong: number;
  /** Pages that show none, where one was read all the same. */
  extra: number;
}

export interface Miss {
  page: string;
  field: string;
  expected: string;
  got: string;
}

export interface Comparison {
  page: string;
  field: string;
  /** '' where the page shows none; several where any of them is right. */
  expected: readonly string[];
  got: string | null;
}

/** White space and forms of brackets do not count. */
export const plain = (value: string): string =>
  squeeze(value)
    .replace(/[（﹙]/gu, '(')
    .replace(/[）﹚]/gu, ')')
    .replace(/[〔［【﹝〖[]/gu, '[')
    .replace(/[〕］】﹞〗\]]/gu, ']');

export const datePart = (value: string): string => /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? value;

export function scoreFields(comparisons: readonly Comparison[]): { fields: FieldScore[]; misses: Miss[] } {
  const fields = new Map<string, FieldScore>();
  const misses: Miss[] = [];
  for (const { page, field, expected, got } of comparisons) {
    const score = fields.get(field) ?? { field, expected: 0, exact: 0, missing: 0, wrong: 0, extra: 0 };
    fields.set(field, score);
    const wanted = expected.filter((value) => value !== '');
    const right = got !== null && wanted.some((value) => plain(value) === plain(got));
    if (wanted.length > 0) score.expected++;
    if (right) score.exact++;
    else if (wanted.length > 0 && got === null) score.missing++;
    else if (wanted.length > 0) score.wrong++;
    else if (got !== null) score.extra++;
    if (!right && (wanted.length > 0 || got !== null)) misses.push({ page, field, expected: wanted.join(' | '), got: got ?? '' });
  }
  return { fields: [...fields.values()], misses };
}

export interface ListScore {
  expected: number;
  found: number;
  /** Title and date both right. */
  right: number;
}

const itemKey = (item: { title: string; date: string | null }): string => `${plain(item.title)}\t${item.date ?? ''}`;

export function scoreList(
  expected: readonly { title: string; date: string | null }[],
  found: readonly { title: string; date: string | null }[],
): ListScore {
  const open = new Map<string, number>();
  for (const item of found) open.set(itemKey(item), (open.get(itemKey(item)) ?? 0) + 1);
  let right = 0;
  for (const item of expected) {
    const left = open.get(itemKey(item)) ?? 0;
    if (left === 0) continue;
    open.set(itemKey(item), left - 1);
    right++;
  }
  return { expected: expected.length, found: found.length, right };
}

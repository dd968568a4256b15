import { fold } from '../dom.js';

/** What a list row prints as its date. Without a year `value` is null and month and day wait for `inferYears`. */
export interface PrintedDate {
  value: string | null;
  month: number;
  day: number;
}

/** YYYY-MM-DD when the parts are a day of the calendar between 1980 and 2099, else null. */
export function civil(year: number, month: number, day: number): string | null {
  if (year < 1980 || year > 2099 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const YEAR = '((?:19|20)\\d{2})';
const FULL = new RegExp(`(?<![\\d.])${YEAR}\\s?[-./年‐–—]\\s?(\\d{1,2})\\s?[-./月‐–—]\\s?(\\d{1,2})(?!\\d)\\s?日?`, 'gu');
/** A number that is nothing but a date: 20230908. */
const COMPACT = new RegExp(`^${YEAR}(\\d{2})(\\d{2})$`, 'u');
const TWO_DIGIT_YEAR = /^(\d{2})[-./](\d{2})[-./](\d{2})$/u;
/** Day and month set in separate elements: 08 | 2023-09, 2023-09 | 08, 09-08 | 2023, 2023 | 09-08. */
const SPLIT: readonly [RegExp, readonly [number, number, number]][] = [
  [new RegExp(`(?<![\\d:])(\\d{1,2})日?\\s+[/|]?\\s*${YEAR}\\s?[-./年]\\s?(\\d{1,2})月?(?![-./\\d])`, 'u'), [2, 3, 1]],
  [new RegExp(`(?<!\\d)${YEAR}\\s?[-./年]\\s?(\\d{1,2})月?\\s+[/|]?\\s*(\\d{1,2})日?(?![\\d:])`, 'u'), [1, 2, 3]],
  [new RegExp(`(?<![\\d:])(\\d{1,2})[-./月]\\s?(\\d{1,2})日?\\s+${YEAR}年?(?!\\d)`, 'u'), [3, 1, 2]],
  [new RegExp(`(?<!\\d)${YEAR}年?\\s+(\\d{1,2})\\s?[-./月]\\s?(\\d{1,2})日?(?![\\d:])`, 'u'), [1, 2, 3]],
  [new RegExp(`(?<![\\d:])(\\d{1,2})日?\\s+[/|]?\\s*(\\d{1,2})月?\\s+[/|]?\\s*${YEAR}年?(?!\\d)`, 'u'), [3, 2, 1]],
];
const MONTH_DAY = /^(\d{1,2})\s?[-./月]\s?(\d{1,2})日?$/u;
const WRAPPING = /^[\s[\](){}（）【】〔〕［］<>《》|·•:：-]+|[\s[\](){}（）【】〔〕［］<>《》|·•-]+$/gu;
const TIME = /\s+\d{1,2}[:：∶]\d{2}([:：∶]\d{2})?$/u;
/** Dates that say something else than when the item was published. */
const labelled = (words: string): RegExp => new RegExp(`(${words})\\S{0,4}[:：]\\s*$|(${words})\\S{0,2}(日期|时间)\\s*$|(截至|截止|自)\\s*$`, 'u');
const OTHER_DATE = labelled('成文|生成|印发|签发|施行|实施|生效|截止|截至|废止|失效|有效|结束|开始|起止|征集|报名|开标|会议|办结|受理');
const PUBLISHED = /(发布|发文|公开|公布|上网|更新|刊登|录入|添加)\S{0,4}[:：]\s*$|(发布|发文|公开|公布|上网|更新)\S{0,2}(日期|时间)\s*$/u;
const RANGE_END = /^\s*\S{0,6}\s?(至|到|~|～|—{1,2}|-{1,2})\s*(?:19|20)\d{2}/u;
const RANGE_START = /(至|到|~|～|—)\s*$/u;

const DIGIT = /\d/u;
/** A piece of text that is nothing but a date, label and time included, is no longer. */
const MAX_DATE_PIECE = 80;
const bare = (piece: string): string => piece.replace(WRAPPING, '').replace(TIME, '').trim();

/** True when a piece of text is a date (or part of one set apart) and nothing else. */
export function isDatePiece(piece: string): boolean {
  if (!DIGIT.test(piece) || piece.length > MAX_DATE_PIECE) return false;
  const text = bare(piece).replace(/^\S{0,6}(日期|时间)\s?[:：]\s?/u, '');
  return text !== '' && (text.replace(FULL, '').trim() === '' || MONTH_DAY.test(text) || /^(?:19|20)\d{2}[-./年]\d{1,2}月?$/u.test(text));
}

interface Found {
  value: string;
  published: boolean;
  /** 2: the piece is the date; 1: it stands in a short remark. */
  weight: number;
}

function fullDates(pieces: readonly string[]): Found[] {
  const found: Found[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (!DIGIT.test(piece)) continue;
    const alone = piece.length > MAX_DATE_PIECE ? '' : bare(piece);
    const compact = COMPACT.exec(alone) ?? TWO_DIGIT_YEAR.exec(alone);
    if (compact) {
      const year = Number(compact[1]);
      const value = civil(year < 100 ? 2000 + year : year, Number(compact[2]), Number(compact[3]));
      if (value) found.push({ value, published: false, weight: 2 });
      continue;
    }
    if (piece.length > 300) continue;
    for (const match of piece.matchAll(FULL)) {
      const before = piece.slice(0, match.index);
      const label = before === '' ? (pieces[at - 1] ?? '') : before;
      const rest = `${piece.slice(match.index + match[0].length)} ${pieces[at + 1] ?? ''}`;
      const value = civil(Number(match[1]), Number(match[2]), Number(match[3]));
      const whole = isDatePiece(piece);
      if (!value || OTHER_DATE.test(label) || RANGE_END.test(rest) || RANGE_START.test(label)) continue;
      const published = PUBLISHED.test(label);
      if (whole || published || piece.length <= 60) found.push({ value, published, weight: whole ? 2 : 1 });
    }
  }
  return found;
}

/**
 * Date a row shows beside its title. `pieces` are the row's texts without the title, in order; `column` picks among several
 * dates of equal standing (a table with 成文日期 and 发布日期); without it the last one counts.
 */
export function printedDate(pieces: readonly string[], column: number | null = null): PrintedDate | null {
  if (!pieces.some((piece) => DIGIT.test(piece))) return null;
  const found = fullDates(pieces);
  const best = found.filter((date) => date.published).at(0) ?? pick(found, column);
  if (best) return { value: best.value, month: 0, day: 0 };
  if (found.length === 0 && pieces.length <= 40) {
    const joined = pieces.filter((piece) => piece.length <= 24).join(' ');
    for (const [form, [y, m, d]] of SPLIT) {
      const match = form.exec(joined);
      const value = match && civil(Number(match[y]), Number(match[m]), Number(match[d]));
      if (value) return { value, month: 0, day: 0 };
    }
  }
  for (const piece of pieces) {
    if (!DIGIT.test(piece) || piece.length > MAX_DATE_PIECE) continue;
    const match = MONTH_DAY.exec(bare(fold(piece)).replace(/^\S{0,6}(日期|时间)\s?[:：]\s?/u, ''));
    if (match && civil(2024, Number(match[1]), Number(match[2]))) return { value: null, month: Number(match[1]), day: Number(match[2]) };
  }
  return null;
}

function pick(found: readonly Found[], column: number | null): Found | null {
  const whole = found.filter((date) => date.weight === 2);
  const open = whole.length > 0 ? whole : found;
  return (column === null ? null : open[column]) ?? open.at(-1) ?? null;
}

/** Index among the date columns of a table head of the one that is the publication date; null when the head does not tell. */
export function publicationColumn(head: readonly string[]): number | null {
  const labels = head.flatMap((piece) => piece.match(/\S{0,6}(日期|时间)/gu) ?? []);
  const at = labels.findIndex((label) => /发布|公开|公布|发文|上网|更新/u.test(label));
  return labels.length > 1 && at >= 0 ? at : null;
}

const ADDRESS_DATES = [
  /[/_-]t((?:19|20)\d{2})(\d{2})(\d{2})_/u,
  /\/((?:19|20)\d{2})[-/](\d{1,2})[-/](\d{1,2})\//u,
  /\/((?:19|20)\d{2})-?(\d{2})[-/](\d{2})[/_]/u,
  /\/((?:19|20)\d{2})(\d{2})(\d{2})[/_\d]/u,
];

/** Upload date in an address: month (and year) are sure for 2023/09, day only in the full dialects. */
export function addressDate(url: string): { year: number; month: number | null } | null {
  const path = url.replace(/^https?:\/\/[^/]*/iu, '').replace(/[?#].*$/u, '');
  for (const form of ADDRESS_DATES) {
    const match = form.exec(path);
    if (match && civil(Number(match[1]), Number(match[2]), Number(match[3]))) return { year: Number(match[1]), month: Number(match[2]) };
  }
  const month = /\/((?:19|20)\d{2})[-/]?(0[1-9]|1[0-2])\//u.exec(path);
  if (month) return { year: Number(month[1]), month: Number(month[2]) };
  const year = /\/((?:19|20)\d{2})\//u.exec(path);
  return year ? { year: Number(year[1]), month: null } : null;
}

/** The day an address names in full; null for month or year alone. */
export function addressDay(url: string): string | null {
  const path = url.replace(/^https?:\/\/[^/]*/iu, '').replace(/[?#].*$/u, '');
  for (const form of ADDRESS_DATES) {
    const match = form.exec(path);
    const day = match && civil(Number(match[1]), Number(match[2]), Number(match[3]));
    if (day) return day;
  }
  return null;
}

export interface DatedRow {
  url: string;
  printed: PrintedDate | null;
  /** Year found in a comment beside the date. */
  noted: number | null;
}

/**
 * Civil date per row. A year that is not printed comes from the row's address, from a comment beside it, or from its
 * neighbours (a list runs from new to old; a month that jumps upward starts the year before); else the date stays null.
 */
export function resolveDates(rows: readonly DatedRow[]): { date: string | null; inferred: boolean }[] {
  const years = rows.map(({ url, printed, noted }) => {
    if (!printed) return null;
    if (printed.value) return Number(printed.value.slice(0, 4));
    const address = addressDate(url);
    if (address && (address.month === null || Math.abs(address.month - printed.month) <= 1)) return address.year;
    // Uploaded in January what is dated December, or the reverse.
    if (address?.month === 1 && printed.month === 12) return address.year - 1;
    if (address?.month === 12 && printed.month === 1) return address.year + 1;
    return noted;
  });
  const when = rows.map(({ printed }) =>
    printed?.value ? Number(printed.value.slice(5, 7)) * 100 + Number(printed.value.slice(8)) : monthDay(printed),
  );
  spread(years, when, 1);
  spread(years, when, -1);
  return rows.map(({ printed }, at) => {
    const year = years[at];
    if (printed?.value) return { date: printed.value, inferred: false };
    return { date: printed && year ? civil(year, printed.month, printed.day) : null, inferred: printed !== null && year != null };
  });
}

const monthDay = (printed: PrintedDate | null): number | null => (printed ? printed.month * 100 + printed.day : null);

/** Carries known years over rows without one, downward (step 1) or upward (step -1). */
function spread(years: (number | null)[], when: readonly (number | null)[], step: 1 | -1): void {
  let year: number | null = null;
  let last = 0;
  for (let at = step === 1 ? 0 : years.length - 1; at >= 0 && at < years.length; at += step) {
    const now = when[at];
    if (now == null) continue;
    const known = years[at];
    if (known != null) year = known;
    else if (year !== null) {
      if (step === 1 && now > last) year -= 1;
      if (step === -1 && now < last) year += 1;
      years[at] = year;
    }
    last = now;
  }
}

/** Civil dates as Chinese pages print them. Nothing here knows what a date stands for. */

export interface PrintedDate {
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM[:SS]` without zone when a time of day is printed beside it. */
  value: string;
  /** Verbatim, and where it stands in the text. */
  quote: string;
  index: number;
}

const FULL_WIDTH = /[！-～]/gu;
/** Full-width letters, digits and signs, and U+2236, one for one: indexes into the text stay right. */
export const halfWidth = (text: string): string =>
  text
    .replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u2236\uFE55]/gu, ':')
    .replace(/[\u00A0\u2002\u2003\u3000]/gu, ' ');

const ARABIC =
  /(?<!\d)((?:19|20)\d{2})\s{0,2}(?:年|[-/.‐-―])\s{0,2}(\d{1,2})\s{0,2}(?:月|[-/.‐-―])\s{0,2}(\d{1,2})(?!\d(?!\d:[0-5]\d))\s{0,2}(?:[日号]\s{0,2})?(?:T?\s{0,4}([01]?\d|2[0-3])\s?(?:[:时点])\s?([0-5]\d)(?!\d)(?:\s?(?:[:分])\s?([0-5]\d)(?!\d))?)?/gu;

const CHINESE_YEAR = '[〇○零OoΟ0Ｏ一二三四五六七八九—－-]{4}';
const CHINESE = new RegExp(
  `(?<![〇○零一二三四五六七八九])(${CHINESE_YEAR})\\s{0,2}年\\s{0,2}([元正一二三四五六七八九十]{1,3})\\s{0,2}月\\s{0,2}([一二三四五六七八九十廿卅]{1,3})\\s{0,2}[日号]`,
  'gu',
);

const DIGITS: Record<string, number> = {
  〇: 0,
  '○': 0,
  零: 0,
  O: 0,
  o: 0,
  Ο: 0,
  '0': 0,
  元: 1,
  正: 1,
  一: 1,
  '—': 1,
  '-': 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** 三十一 → 31, 〇五 → 5, 一百二十 → 120; null when it is no such number. Up to thousands. */
export function chineseNumber(text: string): number | null {
  if (/^\d{1,6}$/u.test(text)) return Number(text);
  if (!/^[〇○零一二两三四五六七八九十百千廿卅元正]{1,9}$/u.test(text)) return null;
  let total = 0;
  let digit = 0;
  for (const c of text.replaceAll('廿', '二十').replaceAll('卅', '三十')) {
    const unit = c === '十' ? 10 : c === '百' ? 100 : c === '千' ? 1000 : 0;
    if (unit > 0) {
      total += (digit || 1) * unit;
      digit = 0;
    } else digit = DIGITS[c] ?? 0;
  }
  return total + digit;
}

/** `YYYY-MM-DD`, or null when there is no such day. */
export function civil(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const two = (text: string): string => text.padStart(2, '0');

function fromArabic(match: RegExpMatchArray, quote: (from: number, length: number) => string): PrintedDate[] {
  const [all, year, month, day, hour, minute, second] = match;
  const date = civil(Number(year), Number(month), Number(day));
  if (date === null) return [];
  const time = hour !== undefined && minute !== undefined ? `T${two(hour)}:${minute}${second === undefined ? '' : `:${second}`}` : '';
  return [{ value: date + time, quote: quote(match.index ?? 0, all.length).trim(), index: match.index ?? 0 }];
}

function fromChinese(match: RegExpMatchArray): PrintedDate[] {
  const year = Number([...(match[1] ?? '')].map((c) => DIGITS[c] ?? 'x').join(''));
  const date = Number.isNaN(year) ? null : civil(year, chineseNumber(match[2] ?? '') ?? 0, chineseNumber(match[3] ?? '') ?? 0);
  return date === null ? [] : [{ value: date, quote: match[0], index: match.index ?? 0 }];
}

/** Every whole date in the text, in order. */
export function findDates(text: string): PrintedDate[] {
  if (!/[\d０-９]{4}|年/u.test(text)) return [];
  const plain = halfWidth(text);
  const arabic = [...plain.matchAll(ARABIC)].flatMap((m) => fromArabic(m, (from, length) => text.slice(from, from + length)));
  if (!plain.includes('年')) return arabic;
  const chinese = [...plain.matchAll(CHINESE)].flatMap(fromChinese);
  return [...arabic, ...chinese].sort((a, b) => a.index - b.index);
}

export const firstDate = (text: string): PrintedDate | null => findDates(text)[0] ?? null;
export const dayOf = (value: string): string => value.slice(0, 10);

/**
 * Address forms that hold a whole date, most telling first: TRS `tYYYYMMDD_`, hanweb `/art/Y/M/D/`, `/YYYY-MM/DD/`,
 * `/YYYY/MM/DD/`, `/YYYY-MM-DD/`, `/YYYYMM/DD/`, `/YYYYMMDD/`.
 */
const ADDRESS_FORMS = [
  /\/[tP]((?:19|20)\d{2})(\d{2})(\d{2})_\d/u,
  /\/art\/((?:19|20)\d{2})\/(\d{1,2})\/(\d{1,2})\//u,
  /\/((?:19|20)\d{2})-(\d{1,2})[/-](\d{1,2})\//u,
  /\/((?:19|20)\d{2})\/(\d{1,2})\/(\d{1,2})\//u,
  /\/((?:19|20)\d{2})\/(\d{2})(\d{2})\//u,
  /\/((?:19|20)\d{2})(\d{2})\/(\d{2})\//u,
  /\/((?:19|20)\d{2})(\d{2})(\d{2})\//u,
];

/** The date in an article's address: the day it was uploaded. */
export function dateInAddress(url: string): PrintedDate | null {
  const path = url.replace(/^https?:\/\/[^/]*/iu, '').replace(/[?#].*$/su, '');
  for (const form of ADDRESS_FORMS) {
    const match = form.exec(path);
    const value = match ? civil(Number(match[1]), Number(match[2]), Number(match[3])) : null;
    if (match && value !== null) return { value, quote: match[0], index: match.index };
  }
  return null;
}

import { addMonths } from '../calendar/working-days.js';

/** 本办法自…起施行，有效期至…: what a document says of itself. Of others it speaks by name. */
const OWN_TERM = /本[\p{Script=Han}]{2,10}?(?:自|有效期)[^。；\n]{0,120}/gu;
const DAY = '(\\d{4})\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?日';
const ENDS = new RegExp(`(?:有效期|施行|实施|执行)[^。；\\n]{0,8}?(?:至|到|截止)\\s?${DAY}`, 'u');
const STARTS = new RegExp(`自\\s?${DAY}\\s?起`, 'u');
const YEARS = /有效期(?:限)?为?\s?([一二两三四五六七八九十]|\d{1,2})\s?年/u;
const NUMERALS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };

/** Last day on which a document is in force by its own words, a civil date; null where they name none. Of several days the last counts. */
export function inForceUntil(text: string): string | null {
  return (
    [...text.matchAll(OWN_TERM)]
      .flatMap(([words]) => endOf(words) ?? [])
      .sort()
      .at(-1) ?? null
  );
}

function endOf(words: string): string | null {
  const end = dateIn(ENDS, words);
  if (end !== null) return end;
  const start = dateIn(STARTS, words);
  const [, count = ''] = YEARS.exec(words) ?? [];
  const years = NUMERALS[count] ?? Number(count);
  return start !== null && years > 0 ? addMonths(start, years * 12) : null;
}

function dateIn(pattern: RegExp, words: string): string | null {
  const [, year, month, day] = pattern.exec(words) ?? [];
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}

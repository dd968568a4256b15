import { civil, findDates } from '../crawler/extractors/dates.js';
import { OFFICE_END } from '../crawler/extractors/signature.js';

/** 20230812, also at the head of a time stamp: 20230812143000, 20230812_143000. */
const COMPACT = /(?<!\d)(20\d{2})(\d{2})(\d{2})(?=\d{6}(?!\d)|\D|$)/g;
const RANGE_BEFORE = /[至到~～—]\s?$/;
const RANGE_AFTER = /^\s?[至到~～—]/;

/** The one whole date in a file's name, `YYYY-MM-DD`; null when there is none, several, or it is an end of a period. */
export function dateInName(name: string): string | null {
  const text = name.replace(/\.\w{1,5}$/, '').replace(/(?<=\d)_(?=\d)/g, '-');
  const compact = [...text.matchAll(COMPACT)].flatMap((match) => {
    const value = civil(Number(match[1]), Number(match[2]), Number(match[3]));
    return value === null ? [] : [{ value, quote: match[0], index: match.index }];
  });
  const dates = [...findDates(text), ...compact];
  const [first] = dates;
  if (!first || new Set(dates.map(({ value }) => value.slice(0, 10))).size > 1) return null;
  const isEnd = RANGE_BEFORE.test(text.slice(0, first.index)) || RANGE_AFTER.test(text.slice(first.index + first.quote.length));
  return isEnd ? null : first.value.slice(0, 10);
}

/** Lines below a signature are few: files, copies, contacts. */
const LAST_LINES = 12;
const MAX_LINE = 60;

/** The date under which a text is signed: a line near its end that holds nothing else, or only the signing body beside it. */
export function dateOfSignature(tail: string): string | null {
  const lines = tail
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const signed = lines.slice(-LAST_LINES).flatMap((line) => signingDate(line) ?? []);
  return signed.at(-1) ?? null;
}

function signingDate(line: string): string | null {
  if (line.length > MAX_LINE) return null;
  const [date, ...more] = findDates(line);
  if (!date || more.length > 0 || /[\p{L}\p{N}]/u.test(line.slice(date.index + date.quote.length))) return null;
  const beside = line.slice(0, date.index).replace(/[\s(（]/g, '');
  return beside === '' || (OFFICE_END.test(beside) && !/[。；;：:，,《》]/u.test(beside)) ? date.value.slice(0, 10) : null;
}

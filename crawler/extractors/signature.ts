import type { PageFacts } from '../facts/page.js';
import { findDates, type PrintedDate } from './dates.js';
import { inTableRow, isLinky, type Line } from './lines.js';

type Signature = NonNullable<PageFacts['signature']>;

/** How a body's name ends. */
export const OFFICE_END =
  /(?:政府|委员会|办公室|管委会|委|办|局|厅|部|处|科|院|署|司|会|行|所|站|队|中心|公司|集团|街道|镇|乡|学校|大学|医院|法院|检察院|组|库|馆|社|台)(?:[(（](?:代章|印|公章|盖章|章)[)）])?$/u;
/** What may stand below a signature: disclosure, files, copies, editors. */
const BELOW =
  /^[(（【[]|附件|附表|附图|抄\s*送|主\s*送|印\s*发|印\s*制|责任编辑|编辑|来源|作者|审核|校对|联系(?:人|电话|方式)|电话|传真|邮编|扫一扫|打印|关闭|分享|相关|政策解读|解读/u;
const MAX_UNIT = 40;
const MAX_UNITS = 12;
/** A signature that is not followed by the text's end must be complete to be believed. */
const NEAR_END = 14;

interface Closing {
  date: PrintedDate;
  /** Names on the line beside the date. */
  units: string[];
}

/** The line is a date, alone or behind a body's name: 2023年5月1日, 青山区水利局 二〇二三年五月一日. */
function closingDate(line: Line): Closing | null {
  if (line.chars > MAX_UNIT + 14 || isLinky(line)) return null;
  const text = line.text;
  const date = findDates(text)[0];
  if (date === undefined || date.value.length > 10) return null;
  const end = date.index + date.quote.length;
  // 2023年5月1日印发 is the printing of the copies, 自2023年5月1日起 a term.
  if (/[\p{L}\p{N}]/u.test(text.slice(end))) return null;
  const beside = text.slice(0, date.index).replace(/^\s*[(（]|\s+$/gu, '');
  const units = beside === '' ? [] : namesIn(beside);
  return units === null ? null : { date, units };
}

const isUnit = (text: string): boolean =>
  text.length >= 3 &&
  text.length <= MAX_UNIT &&
  OFFICE_END.test(text) &&
  !/[。；;！？?：:，,《》“”]/u.test(text) &&
  !/^[\d一二三四五六七八九十]{1,3}[、.．]/u.test(text);

/** Names in a text that holds nothing else: parted by blanks, or one name set wide (青 山 区 水 利 局). */
function namesIn(text: string): string[] | null {
  const parts = text.split(/[\s、]+/u).filter((part) => part !== '');
  if (parts.length === 0) return null;
  if (parts.every(isUnit)) return parts;
  const joined = parts.join('');
  return isUnit(joined) ? [joined] : null;
}

const unitsOf = (line: Line): string[] | null => (isLinky(line) || inTableRow(line) ? null : namesIn(line.text));

/** Names above a date, nearest last; a line left blank between them does not part them. */
function unitsAbove(lines: readonly Line[], at: number): { units: string[]; from: number } {
  const units: string[] = [];
  let from = at;
  for (let n = at - 1; n >= 0 && units.length < MAX_UNITS; n--) {
    const line = lines[n];
    const named = line === undefined ? null : unitsOf(line);
    if (named === null) break;
    units.unshift(...named);
    from = n;
  }
  return { units, from };
}

const quoteOf = (lines: readonly Line[], from: number, to: number): string =>
  lines
    .slice(from, to + 1)
    .map((line) => line.text)
    .join(' ')
    .slice(0, 300);

/**
 * Who signed the text and when: the last lines that name a body above or beside a date. In the middle of a page (a notice before the rules it
 * prints) only a whole signature counts; at its end a date or a name alone does too. Null when the text is not signed.
 */
export function readSignature(body: readonly Line[]): Signature | null {
  let end = body.length;
  while (end > 0 && body.length - end < NEAR_END && BELOW.test(body[end - 1]?.text ?? '')) end--;
  for (let at = body.length - 1; at >= 0; at--) {
    const line = body[at];
    const closing = line === undefined ? null : closingDate(line);
    if (closing === null || (line !== undefined && inTableRow(line))) continue;
    const above = unitsAbove(body, at);
    const units = [...above.units, ...closing.units];
    if (units.length === 0 && end - at > 2) continue;
    return { unit: units.join('、') || null, date: closing.date.value, quote: quoteOf(body, above.from, at) };
  }
  const last = body[end - 1];
  const units = last === undefined || end < 2 || last.chars > MAX_UNIT ? null : unitsOf(last);
  return units && last ? { unit: units.join('、'), date: null, quote: last.text } : null;
}

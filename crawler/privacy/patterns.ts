import { civilDay } from './citizen-id.js';

/** Values that are told by their written form and not by digits alone: plates, home addresses, dates of birth. */

export interface Match {
  value: string;
  start: number;
  end: number;
}

const PLATE =
  /[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云渝藏陕甘青宁新][A-HJ-NP-Z][ ·•・.]?(?:[A-HJ-NP-Z\d]{5,6}|[A-HJ-NP-Z\d]{4}[挂学警港澳])(?![A-Za-z\d*×●])/g;

/** Vehicle plates in folded text; a province sign, a letter, five or six more of which at least two are digits. */
export function platesIn(text: string): Match[] {
  return [...text.matchAll(PLATE)].flatMap((match) => {
    const value = match[0].replace(/[ ·•・.]/, '');
    return (value.slice(2).match(/\d/g) ?? []).length < 2 ? [] : [{ value, start: match.index, end: match.index + match[0].length }];
  });
}

const DATE = /(?<!\d)(\d{4})(?:\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日|([-./])(\d{1,2})\4(\d{1,2})(?!\d)|(\d{2})(\d{2})(?!\d))/g;
/** Persons born before may be of history. */
const EARLIEST_BIRTH = 1900;

/** Full dates in folded text that somebody living may have been born on. */
export function fullDatesIn(text: string): Match[] {
  return [...text.matchAll(DATE)].flatMap((match) => {
    const [year, month, day] = [match[1], match[2] ?? match[5] ?? match[7], match[3] ?? match[6] ?? match[8]].map(Number);
    if (year === undefined || month === undefined || day === undefined || year < EARLIEST_BIRTH) return [];
    const value = civilDay(year, month, day);
    return value === null ? [] : [{ value: match[0].trim(), start: match.index, end: match.index + match[0].length }];
  });
}

const COUNT = '[\\d一二三四五六七八九十百]{1,4}';
const DOOR = new RegExp(
  `${COUNT}\\s?号(?!楼|院|线|文|公告|令|地块)|\\d{2,4}\\s?室|${COUNT}(?:栋|幢|座|号楼)[^，。；]{0,6}\\d{2,4}(?!\\d)|\\d{1,3}-\\d{1,2}-\\d{2,4}(?!\\d)`,
);
const PLACE = /省|市|县|区|镇|乡|街|路|巷|村|社区|小区|花园|苑|家园|楼|栋|幢|屯|组|里|弄/;
const COVERED = /[*×●＊○某]|[xX]{2}/;

/** What ends an address in running text: punctuation, a wide gap, the label of the next field. */
const ADDRESS_END = /[，,。；;、\n\t｜（(]|\s{2}|\s(?=[\u4e00-\u9fff]{2,8}\s?[:：])|\s(?=1[3-9]\d{9})/;

/** The address at the beginning of a text, when it leads down to a door and nothing in it is covered. */
export function doorAddress(text: string): Match | null {
  const lead = /^[\s:：]*/.exec(text)?.[0].length ?? 0;
  const address =
    text
      .slice(lead, lead + 60)
      .split(ADDRESS_END)[0]
      ?.trimEnd() ?? '';
  if (!DOOR.test(address) || !PLACE.test(address) || COVERED.test(address)) return null;
  return { value: address, start: lead, end: lead + address.length };
}

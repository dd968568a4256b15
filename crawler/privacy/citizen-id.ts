/** Citizen identity numbers (GB 11643): six digits of the district, eight of birth, three in sequence, one check character. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const EARLIEST_YEAR = 1880;

/**
 * Second pair of digits that a province has or had (GB/T 2260 and its withdrawn editions): 01 up to the first number are cities, 21 up
 * to the second prefectures, the rest as listed. Older people keep numbers of districts long renamed, so the bounds are generous.
 */
const PROVINCES: Record<string, readonly [cities: number, prefectures: number, ...others: number[]]> = {
  11: [3, 20],
  12: [3, 20],
  13: [13, 33, 90],
  14: [12, 29],
  15: [10, 30],
  21: [15, 24],
  22: [9, 25],
  23: [13, 28],
  31: [3, 20],
  32: [14, 30],
  33: [12, 30],
  34: [19, 31],
  35: [10, 28],
  36: [12, 27],
  37: [18, 30],
  41: [19, 31, 90],
  42: [14, 31, 90],
  43: [14, 32],
  44: [21, 30, 51, 52, 53],
  45: [15, 29],
  46: [5, 20, 90, 0],
  50: [3, 20],
  51: [21, 38],
  52: [7, 28],
  53: [10, 36],
  54: [7, 27],
  61: [11, 28],
  62: [13, 31],
  63: [3, 29],
  64: [6, 23],
  65: [6, 33, 40, 41, 42, 43, 90],
  71: [0, 20, 0],
  81: [0, 20, 0],
  82: [0, 20, 0],
  83: [0, 20, 0],
};
/** Cities without districts, whose own code stands in the number. */
const UNDIVIDED = new Set(['441900', '442000', '460300', '460400', '620200', '710000', '810000', '820000', '830000']);

export function isDistrict(code: string): boolean {
  const bounds = PROVINCES[code.slice(0, 2)];
  if (!bounds) return false;
  if (UNDIVIDED.has(code)) return true;
  const [cities, prefectures, ...others] = bounds;
  const second = Number(code.slice(2, 4));
  const known = (second >= 1 && second <= cities) || (second >= 21 && second <= prefectures) || others.includes(second);
  return known && code.slice(4, 6) !== '00';
}

/** A district, or the city or province above it. */
export const isRegion = (code: string): boolean => isDistrict(code) || (code.endsWith('00') && PROVINCES[code.slice(0, 2)] !== undefined);

const daysIn = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : 30 + ((month + (month > 7 ? 1 : 0)) % 2);

/** The day as YYYY-MM-DD, or null when there is none such. */
export function civilDay(year: number, month: number, day: number): string | null {
  if (year < EARLIEST_YEAR || year > 2099 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Day of birth in a number of 18 or 15 signs that has the form of a citizen id, its check character aside; null for any other. */
export function birthOfId(id: string): string | null {
  if (!isDistrict(id.slice(0, 6))) return null;
  const date = id.length === 15 ? `19${id.slice(6, 12)}` : id.slice(6, 14);
  return civilDay(Number(date.slice(0, 4)), Number(date.slice(4, 6)), Number(date.slice(6, 8)));
}

/** Whether the check character of an 18-sign number is right (ISO 7064 MOD 11-2). */
export function hasCheckCharacter(id: string): boolean {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += (WEIGHTS[at] ?? 0) * (id.charCodeAt(at) - 48);
  return '10X98765432'[sum % 11] === id[17];
}

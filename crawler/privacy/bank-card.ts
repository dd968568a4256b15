import { isRegion } from './citizen-id.js';

/** Numbers of bank cards: 16 to 19 digits that end in a Luhn check digit. */

/** UnionPay (62) and the issuers' own prefixes from before it, with the lengths of their cards. */
const ISSUERS: readonly [prefix: RegExp, lengths: readonly number[]][] = [
  [/^62[0-8]/, [16, 17, 18, 19]],
  [/^9558[0-9]/, [16, 19]],
  [/^9400|^9843|^9888|^9896/, [16, 17, 18, 19]],
  [/^436742|^456351|^601382|^421349|^434061|^524094|^552245/, [16, 19]],
  [/^601428|^405512|^603(?:367|445|506|601|602|694|708)|^602907|^690755|^685800|^998800/, [15, 16, 17, 18, 19]],
];

export function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    sum += at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

export const isOfKnownIssuer = (digits: string): boolean =>
  ISSUERS.some(([prefix, lengths]) => lengths.includes(digits.length) && prefix.test(digits));

const CREDIT_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Unified social credit code (GB 32100): a body's number, 18 signs, check sign modulo 31. */
export function isCreditCode(text: string): boolean {
  if (text.length !== 18 || !/^[1-9ANY][1-9A]\d{6}/.test(text) || !isRegion(text.slice(2, 8))) return false;
  let sum = 0;
  let weight = 1;
  for (let at = 0; at < 17; at++) {
    const value = CREDIT_SIGNS.indexOf(text.charAt(at));
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_SIGNS[(31 - (sum % 31)) % 31] === text[17];
}

import { hasLuhnDigit, isCreditCode } from './bank-card.js';
import { birthOfId, hasCheckCharacter } from './citizen-id.js';

/** Finds numbers by their form alone; whose they are is told from the words around them. */

export interface NumberSpan {
  /** `id-shaped`: district and birthday are right, the check character is not. `old-id`: 15 digits. */
  form: 'id' | 'id-shaped' | 'old-id' | 'card' | 'mobile';
  /** Digits without separators, X in capitals. */
  value: string;
  start: number;
  end: number;
  /** Written in pieces. */
  broken: boolean;
  /** Letters, or the signs of an address, touch it. */
  glued: boolean;
  /** Digits that follow an id in the same run: card numbers of disabled persons are the id and two more. */
  tail: number;
}

/** Full-width signs to narrow ones, sign for sign, so that places stay the same. */
export function fold(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\u00a0\u2002-\u200b\u2010-\u2015\u2212]/g, (sign) => {
    const code = sign.charCodeAt(0);
    if (code >= 0xff01) return String.fromCharCode(code - 0xfee0);
    return code === 0x3000 || code === 0xa0 || code <= 0x200b ? ' ' : '-';
  });
}

interface Token {
  start: number;
  end: number;
  /** May stand in one number with the token before it. */
  joined: boolean;
}

const COVER = new Set('*×●○■□◆＊✱✳#xX');
/** Two signs or more cover a value; one alone may be a footnote mark, a bullet or the last sign of an id. */
const isCovered = (text: string, at: number, step: 1 | -1): boolean => COVER.has(text[at] ?? '') && COVER.has(text[at + step] ?? '');
const JOINTS = new Set([' ', '\t', '-', '\n', '\r\n', '  ', ' \n', '\n ', ' \n ']);
const LONGEST = 22;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = -1;
  for (const match of text.matchAll(/\d+/g)) {
    const start = match.index;
    const end = start + match[0].length;
    // What touches a covering sign is the open part of a value that is covered already.
    if ((end - start !== 17 && isCovered(text, end, 1)) || isCovered(text, start - 1, -1)) continue;
    tokens.push({ start, end, joined: last >= 0 && start - last <= 3 && JOINTS.has(text.slice(last, start)) });
    last = end;
  }
  return tokens;
}

/** Addresses of the web: what stands in their path is not written for a reader. */
function addressesIn(text: string): [number, number][] {
  return [...text.matchAll(/(?:https?:\/\/|www\.)[!-~]+/gi)].map((match) => [match.index, match.index + match[0].length]);
}

function isGlued(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  return (
    /[A-Za-z_=&%@\\]$|[A-Za-z.]\/$|\d\.$|[A-Za-z0-9]-$/.test(before) ||
    /^(?:[A-Za-z_=&%@\\]|\.[A-Za-z\d]|\/[A-Za-z]|-[A-Za-z\d])/.test(text.slice(end, end + 2))
  );
}

const AMOUNT = /^ ?[万亿千]?(?:元|平方|亩|吨|瓦|公斤|米|%)/;

type Form = Pick<NumberSpan, 'form' | 'value' | 'end' | 'tail'>;

function idForm(text: string, digits: string, end: number, whole: boolean): Form | null {
  if (digits.length === 17) {
    const [, sign, tail = '', more] = /^( ?[xX])(\d{0,4})([A-Za-z\d])?/.exec(text.slice(end, end + 7)) ?? [];
    if (sign === undefined || birthOfId(digits) === null) return null;
    const value = `${digits}X`;
    const right = hasCheckCharacter(value);
    if (!right && (tail || more)) return null;
    return { form: right ? 'id' : 'id-shaped', value, end: end + sign.length, tail: tail.length };
  }
  if (digits.length < 18 || digits.length > (whole ? LONGEST : 18)) return null;
  const value = digits.slice(0, 18);
  if (birthOfId(value) === null) return null;
  const right = hasCheckCharacter(value);
  const tail = digits.length - 18;
  return right || tail === 0 ? { form: right ? 'id' : 'id-shaped', value, end: end - tail, tail } : null;
}

/** Groups of four with a shorter last one, or six and the rest. */
const isCardLayout = (lengths: readonly number[]): boolean =>
  lengths.length === 1 || (lengths.length === 2 && lengths[0] === 6) || (lengths.length > 3 && lengths.slice(0, -1).every((length) => length === 4));
const MOBILE_LAYOUT = /^(?:11|3,4,4|3,8|7,4|1(?:,1){10})$/;

function plainForm(text: string, digits: string, lengths: readonly number[], end: number): Form | null {
  const decimal = /^(?:\.\d|,\d{3}(?!\d))/.test(text.slice(end, end + 5)) || AMOUNT.test(text.slice(end, end + 4));
  if (decimal) return null;
  const mobile = /^(?:(?:00)?86|0)?(1[3-9]\d{9})$/.exec(digits)?.[1];
  if (mobile && (lengths.length === 1 || MOBILE_LAYOUT.test(lengths.join()))) return { form: 'mobile', value: mobile, end, tail: 0 };
  if (digits.length === 15 && lengths.length === 1 && birthOfId(digits) !== null) return { form: 'old-id', value: digits, end, tail: 0 };
  if (digits.length < 16 || digits.length > 19 || !isCardLayout(lengths) || !hasLuhnDigit(digits) || isCreditCode(digits)) return null;
  return { form: 'card', value: digits, end, tail: 0 };
}

type Found = { span: NumberSpan; taken: number };

/** Joined tokens from `from` on that may still be one number: single digits all the way, two pieces of any length, or groups of three to eight. */
function piecesFrom(tokens: readonly Token[], from: number): number {
  let total = 0;
  let pieces = 0;
  let shortest = LONGEST;
  for (let token = tokens[from]; token && (pieces === 0 || token.joined); token = tokens[from + pieces]) {
    const length = token.end - token.start;
    if (total + length > LONGEST - 3 || (pieces >= 2 && shortest < 3)) break;
    total += length;
    shortest = Math.min(shortest, length);
    pieces++;
  }
  return pieces;
}

/** The number made of the given tokens, which stand on one line or on two. */
function joined(text: string, pieces: readonly Token[]): NumberSpan | null {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  const lengths = pieces.map((token) => token.end - token.start);
  if (lengths.reduce((total, length) => total + length) < 11) return null;
  const lines = text.slice(first.start, last.end).split('\n').length;
  if (lines > 2) return null;
  const digits = pieces.map((token) => text.slice(token.start, token.end)).join('');
  const id = idForm(text, digits, last.end, pieces.length === 1);
  const plain = id?.form !== 'id' && lines === 1 ? plainForm(text, digits, lengths, last.end) : null;
  const form = plain ?? (id?.form === 'id' || pieces.length === 1 ? id : null);
  return form && { ...form, start: first.start, broken: pieces.length > 1, glued: isGlued(text, first.start, form.end) };
}

/** The number that starts with the token at `from`, and how many tokens it takes. */
function numberAt(text: string, tokens: readonly Token[], from: number): Found | null {
  const single = tokens[from];
  if (!single) return null;
  if (single.end - single.start >= 11) {
    const span = single.end - single.start <= LONGEST ? joined(text, [single]) : null;
    if (span) return { span, taken: 1 };
  }
  // A card in groups may go on where its first sixteen digits pass the check by chance: the longest is tried first.
  for (let taken = piecesFrom(tokens, from); taken > 1; taken--) {
    const span = joined(text, tokens.slice(from, from + taken));
    if (span) return { span, taken };
  }
  return null;
}

/** Digits each on their own: 6 4 0 4 … A whole row of them is one number or none. */
function spelledAt(text: string, tokens: readonly Token[], from: number): { span: NumberSpan | null; taken: number } {
  let end = from + 1;
  for (let token = tokens[end]; token?.joined && token.end - token.start === 1; token = tokens[end]) end++;
  return { span: end - from <= LONGEST ? joined(text, tokens.slice(from, end)) : null, taken: end - from };
}

const isSingle = (token: Token | undefined): boolean => token !== undefined && token.end - token.start === 1;
const isSpelled = (tokens: readonly Token[], at: number): boolean =>
  isSingle(tokens[at]) && isSingle(tokens[at + 1]) && tokens[at + 1]?.joined === true;

/** Every number in folded text that has the form of an id, a card or a mobile, in order, none within another. */
export function numbersIn(text: string): NumberSpan[] {
  const tokens = tokensOf(text);
  const addresses = addressesIn(text);
  const spans: NumberSpan[] = [];
  let address = 0;
  for (let at = 0; at < tokens.length; ) {
    const spelled = isSpelled(tokens, at) ? spelledAt(text, tokens, at) : null;
    const found = spelled ?? numberAt(text, tokens, at);
    at += found?.taken ?? 1;
    const span = found?.span;
    if (!span) continue;
    while ((addresses[address]?.[1] ?? Number.POSITIVE_INFINITY) <= span.start) address++;
    if ((addresses[address]?.[0] ?? Number.POSITIVE_INFINITY) <= span.start) span.glued = true;
    spans.push(span);
  }
  return spans;
}

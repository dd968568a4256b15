import type { Scripts } from './literals.js';
import { unquote } from './tokens.js';

/**
 * An address a script of the page puts together around one number: `location.href = 'list_' + n + '.html'`,
 * `url: '/api/list?id=7&page=' + (n - 1)`, also in mark-up that it writes (`"<a href='index_" + n + ".html'>"`).
 */
export interface ScriptAddress {
  /** What stands before and after the number. */
  before: string;
  after: string;
  /** What the script adds to the page it was asked for: -1 for pages named from zero; null where that cannot be read. */
  offset: number | null;
  /** Variable or parameter that holds the number, e.g. `n`, `obj.curr`. */
  name: string;
  /** Asked for in the background rather than opened. */
  background: boolean;
}

const HOLE = '\u0001';
const START = new Set(['(', ',', '=', ':', '?', '[', '{', ';', 'return', '+=']);
/** Members and calls by which scripts ask in the background. */
const BACKGROUND = /^(url|ajax|get|post|getJSON|fetch|load|request|getScript)$/u;
/** The expression of a template string: `index_${n}.html`. */
const EXPRESSION = /\$\{\s{0,4}([\w.$]{1,40})\s{0,4}\}/u;
const MAX_FOUND = 60;
const MAX_LENGTH = 2000;

interface Operand {
  text: string | null;
  offset: number | null;
  name: string;
  end: number;
}

const isName = (token: string | undefined): boolean => token !== undefined && /^[\p{L}_$]/u.test(token);
const isString = (token: string | undefined): boolean => token !== undefined && token.length > 1 && /^["'`]/u.test(token);

/** End of a bracket pair that opens at `at`; null when it is long or does not close. */
function pairEnd(tokens: readonly string[], at: number): number | null {
  for (let end = at, depth = 0; end < Math.min(tokens.length, at + 24); end += 1) {
    if (tokens[end] === '(') depth += 1;
    else if (tokens[end] === ')' && --depth === 0) return end + 1;
  }
  return null;
}

/** The number added in `(n - 1)`, `parseInt(n) + 1`; null when more is computed. */
function addition(inner: readonly string[]): number | null {
  const names = inner.filter((token) => isName(token) && token !== 'parseInt' && token !== 'Number');
  const sum = /[-+]\d{1,3}$/u.exec(inner.join(''))?.[0];
  if (names.length === 0 || inner.some((token) => /^[*/%?]$/u.test(token))) return null;
  if (sum !== undefined) return Number(sum);
  return inner.some((token) => token === '+' || token === '-') ? null : 0;
}

/** One part of a concatenation: text that is known, or the place of a number. */
function operand(scripts: Scripts, at: number): Operand | null {
  const { tokens } = scripts;
  const token = tokens[at];
  if (isString(token)) {
    const name = EXPRESSION.exec(token ?? '')?.[1] ?? '';
    return { text: unquote(token ?? '').replace(EXPRESSION, HOLE), offset: 0, name, end: at + 1 };
  }
  if (token !== undefined && /^\d/u.test(token)) return { text: token, offset: 0, name: '', end: at + 1 };
  if (token === '(') {
    const end = pairEnd(tokens, at);
    const inner = tokens.slice(at + 1, (end ?? at + 1) - 1);
    return end === null
      ? null
      : { text: null, offset: addition(inner), name: inner.find((one) => isName(one) && !/^(parseInt|Number)$/u.test(one)) ?? '', end };
  }
  if (!isName(token) || token === 'function' || token === 'new') return null;
  const { value, end } = scripts.referenceAt(at);
  const name = tokens.slice(at, end).join('');
  if (typeof value === 'string' || typeof value === 'number') return { text: String(value), offset: 0, name, end };
  if (tokens[end] !== '(') return { text: null, offset: 0, name, end };
  const closed = pairEnd(tokens, end);
  return closed === null ? null : { text: null, offset: 0, name, end: closed };
}

interface Chain {
  text: string;
  holes: Pick<Operand, 'offset' | 'name'>[];
  end: number;
}

function chainAt(scripts: Scripts, start: number): Chain | null {
  const parts: string[] = [];
  const holes: Chain['holes'] = [];
  let strings = 0;
  let at = start;
  for (let length = 0; length < 40; length += 1) {
    const part = operand(scripts, at);
    if (!part) return null;
    if (part.text === null || part.text.includes(HOLE)) holes.push(part);
    strings += isString(scripts.tokens[at]) ? 1 : 0;
    parts.push(part.text ?? HOLE);
    at = part.end;
    if (scripts.tokens[at] !== '+') break;
    at += 1;
  }
  return strings === 0 ? null : { text: parts.join(''), holes, end: at };
}

function isBackground(tokens: readonly string[], start: number): boolean {
  if (tokens[start - 1] === ':' || tokens[start - 1] === '=') return BACKGROUND.test((tokens[start - 2] ?? '').replace(/^["']|["']$/gu, ''));
  return tokens[start - 1] === '(' && BACKGROUND.test(tokens[start - 2] ?? '');
}

/** Addresses in one concatenation: each piece of its text that holds exactly one number. */
function addressesIn({ text, holes }: Chain, background: boolean): [string, ScriptAddress][] {
  let seen = 0;
  return text.split(/[\s"'<>\\]+/u).flatMap((piece): [string, ScriptAddress][] => {
    const [before = '', after, more] = piece.split(HOLE);
    const hole = holes[seen];
    seen += piece.split(HOLE).length - 1;
    if (!hole || after === undefined || more !== undefined || /javascript:|\(/iu.test(before)) return [];
    const { offset, name } = hole;
    return [[piece, { before: before.replace(/^href=/iu, ''), after: after.replaceAll('&amp;', '&'), offset, name, background }]];
  });
}

/** Every address with exactly one number in it that the scripts put together, in order. */
export function scriptAddresses(scripts: Scripts): ScriptAddress[] {
  const { tokens } = scripts;
  const out = new Map<string, ScriptAddress>();
  for (let at = 1; at < tokens.length && out.size < MAX_FOUND; at += 1) {
    if (!START.has(tokens[at - 1] ?? '') || !(isString(tokens[at]) || isName(tokens[at]) || tokens[at] === '(')) continue;
    const chain = chainAt(scripts, at);
    if (!chain) continue;
    if (chain.holes.length > 0 && chain.text.length <= MAX_LENGTH)
      for (const [key, address] of addressesIn(chain, isBackground(tokens, at))) if (!out.has(key)) out.set(key, address);
    at = Math.max(at, chain.end - 1);
  }
  return [...out.values()];
}

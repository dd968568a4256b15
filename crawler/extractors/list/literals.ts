import { tokenize, unquote } from './tokens.js';

/**
 * Values a page's inline scripts state in plain: `var a = {col: 1, path: '/'}`, `jpage({totalRecord: 756, …})`.
 * Literals only are read, nothing is executed; what is computed reads as `undefined`.
 */
export type Literal = string | number | boolean | null | undefined | Literal[] | { [key: string]: Literal };
export type LiteralObject = { [key: string]: Literal };

export const isObject = (value: Literal): value is LiteralObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const MAX_DEPTH = 40;
/** Tokens looked at over all reads of one page; whoever nests deeper is not read. */
const MAX_STEPS = 4_000_000;

/** Inline scripts of one page as a table of plainly stated values. */
export class Scripts {
  readonly tokens: readonly string[];
  private steps = 0;
  /** Values stated per name; a name given two different values reads as undefined. */
  private readonly values = new Map<string, Literal>();

  constructor(scripts: readonly string[]) {
    this.tokens = scripts.flatMap((script) => [...tokenize(script), ';']);
    const given = new Map<string, number[]>();
    for (let at = 1; at < this.tokens.length - 1; at += 1) {
      const name = this.tokens[at - 1] ?? '';
      if (this.tokens[at] !== '=' || !/^[\p{L}_$]/u.test(name)) continue;
      const owner = this.tokens[at - 2] === '.' ? `${this.tokens[at - 3] === 'window' ? '' : `${this.tokens[at - 3]}.`}` : '';
      given.set(owner + name, [...(given.get(owner + name) ?? []).slice(0, 20), at + 1]);
    }
    for (const name of counters(this.tokens)) given.delete(name);
    for (const [name, starts] of given) {
      const [value, ...others] = starts.map((start) => this.read(start, 0).value);
      this.values.set(name, others.length === 0 || others.every((other) => JSON.stringify(other) === JSON.stringify(value)) ? value : undefined);
    }
  }

  /** Value of `name` or `owner.member`. */
  value(name: string): Literal {
    return this.values.get(name);
  }

  *assignments(): Generator<[string, Literal]> {
    yield* this.values;
  }

  /** Arguments of every call of a function whose name matches. */
  calls(name: RegExp): Literal[][] {
    return this.namedCalls(name).map(({ args }) => args);
  }

  /** The same with the names they are called by. */
  namedCalls(name: RegExp): { name: string; args: Literal[] }[] {
    const out: { name: string; args: Literal[] }[] = [];
    for (let at = 0; at < this.tokens.length - 1 && out.length < 400; at += 1) {
      const token = this.tokens[at] ?? '';
      if (this.tokens[at + 1] !== '(' || this.tokens[at - 1] === 'function' || !name.test(token)) continue;
      out.push({ name: token, args: this.list(at + 2, ')', 0).values });
    }
    return out;
  }

  /** What a name or path of names (`a`, `a.b`) at a token position stands for, and where it ends. */
  referenceAt(position: number): { value: Literal; end: number } {
    return this.reference(position);
  }

  private list(start: number, close: string, depth: number): { values: Literal[]; end: number } {
    const values: Literal[] = [];
    let at = start;
    while (at < this.tokens.length && this.tokens[at] !== close) {
      const item = this.read(at, depth);
      values.push(item.value);
      at = item.end;
      if (this.tokens[at] === ',') at += 1;
      else if (this.tokens[at] !== close) break;
    }
    return { values, end: at + 1 };
  }

  /** Reads one expression; `end` is the position behind it. Anything computed is skipped to the next separator. */
  private read(start: number, depth: number): { value: Literal; end: number } {
    let { value, end } = this.primary(start, depth);
    for (let next = this.tokens[end]; next === '||' || next === '+'; next = this.tokens[end]) {
      const right = this.primary(end + 1, depth);
      if (next === '||') value = value || right.value;
      else value = typeof value === 'string' || typeof right.value === 'string' ? joined(value, right.value) : undefined;
      end = right.end;
    }
    if (/^[,;)\]}]$/u.test(this.tokens[end] ?? ';')) return { value, end };
    // A line end without semicolon also ends a statement; only operators and brackets make it something computed.
    if (/^[\p{L}_$]/u.test(this.tokens[end] ?? '')) return { value, end };
    return { value: undefined, end: this.skip(end) };
  }

  private primary(at: number, depth: number): { value: Literal; end: number } {
    const token = this.tokens[at] ?? ';';
    if (depth > MAX_DEPTH || this.steps++ > MAX_STEPS) return { value: undefined, end: this.skip(at) };
    if (/^["'`]/u.test(token) && token.length > 1) return { value: unquote(token), end: at + 1 };
    if (/^\d/u.test(token)) return { value: Number(token), end: at + 1 };
    if (token === '-' && /^\d/u.test(this.tokens[at + 1] ?? '')) return { value: -Number(this.tokens[at + 1]), end: at + 2 };
    if (token === '[') {
      const { values, end } = this.list(at + 1, ']', depth + 1);
      return { value: values, end };
    }
    if (token === '{') return this.object(at + 1, depth + 1);
    if (token === '(') {
      const inner = this.read(at + 1, depth + 1);
      return { value: inner.value, end: this.tokens[inner.end] === ')' ? inner.end + 1 : this.skip(at) };
    }
    if (token === 'true' || token === 'false') return { value: token === 'true', end: at + 1 };
    if (token === 'null') return { value: null, end: at + 1 };
    if (token === 'JSON' && this.tokens[at + 2] === 'stringify' && this.tokens[at + 3] === '(') {
      const { values, end } = this.list(at + 4, ')', depth + 1);
      return { value: values[0], end };
    }
    if (/^[\p{L}_$]/u.test(token) && token !== 'function' && token !== 'new') return this.reference(at);
    return { value: undefined, end: this.skip(at) };
  }

  private reference(start: number): { value: Literal; end: number } {
    const path = [this.tokens[start] ?? ''];
    let at = start + 1;
    while (this.tokens[at] === '.' && path.length < 8) {
      path.push(this.tokens[at + 1] ?? '');
      at += 2;
    }
    if (path[0] === 'window') path.shift();
    const direct = this.values.get(path.join('.'));
    const member = path.slice(1).reduce<Literal>((owner, key) => (isObject(owner) ? owner[key] : undefined), this.values.get(path[0] ?? ''));
    // A member set once in the literal and once more later is not plain.
    const plain = path.length === 1 || direct === undefined || member === undefined || direct === member;
    return { value: plain ? (direct ?? member) : undefined, end: at };
  }

  private object(start: number, depth: number): { value: Literal; end: number } {
    const value: LiteralObject = Object.create(null) as LiteralObject;
    let at = start;
    while (at < this.tokens.length && this.tokens[at] !== '}') {
      const key = this.tokens[at] ?? '';
      if (/^[,}]$/u.test(this.tokens[at + 1] ?? '') && /^[\p{L}_$]/u.test(key)) {
        value[key] = this.values.get(key);
        at += this.tokens[at + 1] === ',' ? 2 : 1;
        continue;
      }
      if (this.tokens[at + 1] !== ':') return { value, end: this.close(at) };
      const member = this.read(at + 2, depth);
      value[/^["'`]/u.test(key) ? unquote(key) : key] = member.value;
      at = member.end;
      if (this.tokens[at] === ',') at += 1;
      else if (this.tokens[at] !== '}') return { value, end: this.close(at) };
    }
    return { value, end: at + 1 };
  }

  /** Position of the next separator on this level. */
  private skip(start: number): number {
    let depth = 0;
    for (let at = start; at < this.tokens.length && this.steps++ < MAX_STEPS; at += 1) {
      const token = this.tokens[at] ?? '';
      if (token === '(' || token === '[' || token === '{') depth += 1;
      else if (token === ')' || token === ']' || token === '}') {
        if (depth === 0) return at;
        depth -= 1;
      } else if (depth === 0 && (token === ',' || token === ';')) return at;
    }
    return this.tokens.length;
  }

  private close(start: number): number {
    let depth = 0;
    for (let at = start; at < this.tokens.length && this.steps++ < MAX_STEPS; at += 1) {
      if (this.tokens[at] === '{') depth += 1;
      else if (this.tokens[at] === '}' && depth-- === 0) return at + 1;
    }
    return this.tokens.length;
  }
}

/** Names a script counts up or down (`i++`, `page += 1`): their first value is not the one they are used with. */
function counters(tokens: readonly string[]): string[] {
  const isSign = (token: string | undefined): boolean => token === '+' || token === '-';
  return tokens.filter((name, at) => {
    if (!/^[\p{L}_$]/u.test(name)) return false;
    const [next, second] = [tokens[at + 1], tokens[at + 2]];
    return (isSign(next) && (second === next || second === '=')) || (isSign(tokens[at - 1]) && tokens[at - 1] === tokens[at - 2]);
  });
}

const joined = (left: Literal, right: Literal): Literal =>
  (typeof left === 'string' || typeof left === 'number') && (typeof right === 'string' || typeof right === 'number') ? `${left}${right}` : undefined;

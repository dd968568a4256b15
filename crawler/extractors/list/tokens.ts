const WORD = /[\p{L}_$][\p{L}\p{N}_$]*|0x[\da-f]+|\d+(?:\.\d+)?|\|\||&&|===?|!==?|[\s\S]/giuy;

/** Position behind the string that opens at `at`, or null when it does not close (on its line, for ' and "). */
function stringEnd(script: string, at: number): number | null {
  const quote = script[at];
  for (let next = at + 1; next < script.length; next += 1) {
    const char = script[next];
    if (char === '\\') next += 1;
    else if (char === quote) return next + 1;
    else if (char === '\n' && quote !== '`') return null;
  }
  return null;
}

const lineEnd = (script: string, at: number): number => {
  const end = script.indexOf('\n', at);
  return end < 0 ? script.length : end;
};

/** A script's tokens without blanks and comments, in one pass: what does not close is dropped with the rest of its line. */
export function tokenize(script: string): string[] {
  const out: string[] = [];
  for (let at = 0; at < script.length; ) {
    const char = script[at] ?? '';
    if (/\s/u.test(char)) at += 1;
    else if (char === '/' && script[at + 1] === '/') at = lineEnd(script, at);
    else if (char === '/' && script[at + 1] === '*') {
      const end = script.indexOf('*/', at + 2);
      if (end < 0) break;
      at = end + 2;
    } else if (char === '"' || char === "'" || char === '`') {
      const end = stringEnd(script, at);
      if (end === null && char === '`') break;
      if (end !== null) out.push(script.slice(at, end));
      at = end ?? lineEnd(script, at);
    } else {
      WORD.lastIndex = at;
      const token = WORD.exec(script)?.[0] ?? char;
      out.push(token);
      at += Math.max(token.length, 1);
    }
  }
  return out;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' };

/** What a string token stands for. */
export const unquote = (token: string): string =>
  token.slice(1, -1).replace(/\\(?:u([\da-f]{4})|x([\da-f]{2})|\r?\n|([\s\S]))/giu, (_all, u?: string, x?: string, c?: string) => {
    const code = u ?? x;
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return c === undefined ? '' : (ESCAPES[c] ?? c);
  });

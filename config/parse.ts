import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { ConfigError } from './errors.js';

z.config(z.locales.zhCN());

/**
 * Parses YAML (or JSON, its subset) text and validates it.
 * @throws ConfigError with the line of each problem.
 */
export function parseYaml<T>(text: string, file: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    throw new ConfigError(
      file,
      document.errors.map((error) => ({
        line: error.linePos?.[0].line ?? null,
        path: '',
        message: `YAML 写法有误：${error.message.split('\n')[0]}`,
      })),
      { cause: document.errors[0] },
    );
  }
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 100 }) ?? {});
  if (parsed.success) return parsed.data;

  throw new ConfigError(
    file,
    parsed.error.issues.map((issue) => ({ line: lineAt(document, lines, issue.path), path: issue.path.join('.'), message: issue.message })),
    { cause: parsed.error },
  );
}

/** Line of the node at a path, or of the nearest one above it that is there. */
function lineAt(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

/** The line at which a path of a YAML text begins, for problems that are found after it was read. */
export function yamlLine(text: string, path: readonly PropertyKey[]): number | null {
  const lines = new LineCounter();
  return lineAt(parseDocument(text, { lineCounter: lines }), lines, path);
}

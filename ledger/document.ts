import type { Block } from '../crawler/attachments/index.js';
import { squeeze } from '../crawler/extractors/dom.js';
import type { Line, SourceBlock } from './types.js';
import { normalise } from './understand/numerals.js';

/** Lines of plain text as they are: tabs and blanks at their beginning tell cells apart. */
export const blocksOfText = (text: string): SourceBlock[] => [
  { kind: 'lines', lines: text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u).map((line, n) => ({ n: n + 1, text: line })) },
];

/** What was read of a document file, with lines and rows counted through it. */
export function blocksOfReading(blocks: readonly Block[]): SourceBlock[] {
  let n = 0;
  return blocks.map((block): SourceBlock => {
    if (block.kind === 'text') return { kind: 'lines', lines: block.lines.map((text) => ({ n: ++n, text })) };
    return { kind: 'table', rows: block.rows.map((cells) => ({ n: ++n, cells })) };
  });
}

const linesOf = (blocks: readonly SourceBlock[]): Line[] =>
  blocks.flatMap((block) => (block.kind === 'lines' ? block.lines : block.rows.map(({ n, cells }) => ({ n, text: [...new Set(cells)].join(' ') }))));

const TITLE = /(?:要点|台账|任务分解表?|任务清单|任务表|分解表|清单|实施方案|工作安排|任务分工)(?:[（(][^（）()]{1,20}[)）])?$/u;
const HEAD_LINES = 40;
const MOST_CHARS = 70;

/** How the document calls itself; a title set in two lines is put together. Null when no line looks like one. */
export function titleOf(blocks: readonly SourceBlock[]): string | null {
  const head = linesOf(blocks)
    .slice(0, HEAD_LINES)
    .map(({ text }) => squeeze(text))
    .filter((text) => text !== '');
  const named = head.map((text) => /^(?:关于)?印发《([^《》]{6,60})》的通知$/u.exec(text)?.[1] ?? text);
  const fits = (text: string): boolean => text.length <= MOST_CHARS && TITLE.test(text) && /公开|政务/u.test(text) && !/[，。；]/u.test(text);
  const pairs = named.map((text, n) => text + (named[n + 1] ?? ''));
  return named.find(fits) ?? pairs.find(fits) ?? null;
}

/** The year a ledger is for: in its title, in its file's name, else the one it names most. */
export function yearOf(title: string, name: string, blocks: readonly SourceBlock[]): number | null {
  for (const text of [title, name]) {
    const year = /(20\d{2})(?=年|[^\d]|$)/u.exec(normalise(text))?.[1];
    if (year !== undefined) return Number(year);
  }
  const counts = new Map<number, number>();
  for (const { text } of linesOf(blocks))
    for (const [, year] of text.matchAll(/(20\d{2})\s?年/gu)) counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null;
}

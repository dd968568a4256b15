import type { Block } from '../crawler/attachments/index.js';
import { squeeze } from '../crawler/extractors/dom.js';
import type { Line, SourceBlock } from './types.js';
import { normalise } from './understand/numerals.js';

/** Far more than any ledger has, so that a hostile file costs seconds and no more. */
const MOST_LINES = 30_000;
const MOST_LINE_CHARS = 10_000;
const MOST_COLUMNS = 60;

/** Lines of plain text as they are: tabs and blanks at their beginning tell cells apart. */
export const blocksOfText = (text: string): SourceBlock[] => [
  {
    kind: 'lines',
    lines: text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u, MOST_LINES).map((line, n) => ({ n: n + 1, text: line.slice(0, MOST_LINE_CHARS) })),
  },
];

/** What was read of a document file, with lines and rows counted through it. */
export function blocksOfReading(blocks: readonly Block[]): SourceBlock[] {
  let n = 0;
  const short = (text: string): string => text.slice(0, MOST_LINE_CHARS);
  return blocks.map((block): SourceBlock => {
    const room = Math.max(0, MOST_LINES - n);
    if (block.kind === 'text') return { kind: 'lines', lines: block.lines.slice(0, room).map((text) => ({ n: ++n, text: short(text) })) };
    return { kind: 'table', rows: block.rows.slice(0, room).map((cells) => ({ n: ++n, cells: cells.slice(0, MOST_COLUMNS).map(short) })) };
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

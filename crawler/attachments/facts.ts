import { createHash } from 'node:crypto';
import { citedNumbers } from '../extractors/document-number.js';
import { squeeze } from '../extractors/dom.js';
import type { AttachmentFacts } from '../facts/attachment.js';
import { findPersonalData, maskText, type Passage } from '../privacy/index.js';
import type { Block, Reading } from './reading.js';

const HEAD_CHARS = 2000;
const TAIL_CHARS = 500;
/** Longer than any value that is masked, so that none is cut in two before it is recognised. */
const MARGIN = 100;
const MAX_CITED = 60;
const MAX_HEADINGS = 80;
const MAX_TABLES = 100;
const MAX_HEADER_CELLS = 30;
const MAX_CELL_CHARS = 60;
const MAX_ENTRIES = 200;

/**
 * Facts of a file from what was read of it. Everything kept is masked; personal data is sought in all of the text and every row.
 * @param file its name as the page gives it, and its size in bytes
 */
export function attachmentFacts(reading: Reading, file: { name: string; sizeBytes: number }): AttachmentFacts {
  const lines = reading.blocks.flatMap((block) =>
    block.kind === 'text' ? block.lines : block.rows.map((row) => row.filter((cell) => cell !== '').join(' ')),
  );
  const text = lines.join('\n');
  const tables = namedTables(reading.blocks);
  return {
    type: reading.type,
    state: reading.state,
    failure: reading.failure,
    truncated: reading.truncated || reading.entries.length > MAX_ENTRIES,
    recognised: reading.recognised,
    sizeBytes: file.sizeBytes,
    pages: reading.pages,
    text: {
      chars: squeeze(text).length,
      sha256: createHash('sha256').update(text).digest('hex'),
      head: maskText(text.slice(0, HEAD_CHARS + MARGIN)).slice(0, HEAD_CHARS),
      tail: maskText(text.slice(-TAIL_CHARS - MARGIN)).slice(-TAIL_CHARS),
      headings: unique(headingsOf(reading.blocks).map(maskText), MAX_HEADINGS),
      citedTitles: unique(citedTitles(text).map(maskText), MAX_CITED),
      citedNumbers: unique(citedNumbers(text), MAX_CITED),
    },
    tables: tables.slice(0, MAX_TABLES).map(({ name, rows }) => ({ name: maskText(name), rows: rows.length, header: headerCells(rows) })),
    entries: reading.entries.slice(0, MAX_ENTRIES).map((entry) => ({ ...entry, name: maskText(entry.name) })),
    personalData: findPersonalData(passagesOf(reading.blocks, tables), titleOf(file.name, reading.state === 'listing' ? [] : lines)),
  };
}

const unique = (values: readonly string[], most: number): string[] => [...new Set(values)].slice(0, most);
const citedTitles = (text: string): string[] =>
  [...text.matchAll(/《([^《》\n]{3,120})(?:〈[^〈〉\n]{1,80}〉[^《》\n]{0,40})?》/gu)].map((match) => match[0].slice(1, -1));

/** What the file is called, and what stands first in it. */
const titleOf = (name: string, lines: readonly string[]): string => `${name.replace(/\.\w{1,5}\s*$/u, '')} ${(lines[0] ?? '').slice(0, 80)}`.trim();

const SECTION =
  /^(?:第[一二三四五六七八九十百零〇\d]{1,5}[章节条部分]|[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.．](?!\d)|附[件表]\s?\d{0,3}(?:[:：.、]|$))/u;
/** 一般公共预算收入表, 收支总表（表一）: the caption of a table that a PDF shows as lines. */
const TABLE_CAPTION = /^[^，。；]{2,40}表(?:[(（][^()（）]{1,20}[)）])?$/u;
/** A line of the table of contents. */
const CONTENTS_LINE = /[.…·．]{3,}\s*\d{0,4}$/u;

function headingsOf(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap((block) => (block.kind === 'text' ? block.lines : []))
    .filter(
      (line) =>
        line.length <= 60 && !CONTENTS_LINE.test(line) && ((SECTION.test(line) && !/[；，]$/u.test(line)) || TABLE_CAPTION.test(squeeze(line))),
    );
}

type Table = Extract<Block, { kind: 'table' }>;

const filled = (row: readonly string[]): number => row.filter((cell) => cell !== '').length;
/** Index of the first row with more than one filled cell, or -1. */
const headerAt = (rows: readonly (readonly string[])[]): number => rows.findIndex((row) => filled(row) > 1);

const headerCells = (rows: readonly (readonly string[])[]): string[] =>
  (rows[headerAt(rows)] ?? []).slice(0, MAX_HEADER_CELLS).map((cell) => maskText(cell).slice(0, MAX_CELL_CHARS));

const UNIT_LINE = /单位\s?[:：]|^[(（]?\d{4}年(?:度)?[)）]?$/u;

/** A sheet's name is often 表1 or Sheet1: the line above the header says more and is added. */
function namedTables(blocks: readonly Block[]): Table[] {
  return blocks.flatMap((block, n) => {
    if (block.kind !== 'table') return [];
    const header = Math.max(headerAt(block.rows), 0);
    const before = blocks[n - 1];
    const above =
      block.name === '' && header === 0 && before?.kind === 'text' ? before.lines.slice(-3) : block.rows.slice(0, header).map((row) => row.join(''));
    const caption =
      above.findLast((line) => line.length >= 2 && line.length <= MAX_CELL_CHARS && !UNIT_LINE.test(line) && !/[。；，]$/u.test(line)) ?? '';
    const sheet = /^sheet\s?\d*$/iu.test(block.name) && caption !== '' ? '' : block.name;
    return [{ ...block, name: sheet.includes(caption) ? sheet : `${sheet} ${caption}`.trim() }];
  });
}

/** Rows above the header are lines of text. The header itself stays among the rows: a table without one begins with data. */
function passagesOf(blocks: readonly Block[], tables: readonly Table[]): Passage[] {
  let next = 0;
  return blocks.flatMap((block): Passage[] => {
    if (block.kind === 'text') return [{ kind: 'text', lines: block.lines }];
    const { name = '' } = tables[next++] ?? {};
    const at = Math.max(headerAt(block.rows), 0);
    const above = block.rows.slice(0, at).map((row) => row.join(' '));
    const table: Passage = { kind: 'table', name, header: block.rows[at] ?? [], rows: block.rows.slice(at) };
    return above.length > 0 ? [{ kind: 'text', lines: above }, table] : [table];
  });
}

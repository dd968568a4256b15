import { openCompoundFile } from '../cfb.js';
import { UnreadableFile } from '../failures.js';
import type { Content } from '../reading.js';
import type { Reader } from '../source.js';
import { Flow } from './flow.js';
import { type ParagraphEnd, paragraphEnds } from './word-paragraphs.js';

/**
 * DOC and WPS of Word 97 and later. Source of offsets and marks: [MS-DOC], FIB (2.5), piece table (2.8.35, 2.9.38).
 * Word 6 and 95 keep their text in one piece of the system's charset.
 */
export const readWord: Reader = ({ bytes }, out) => {
  const file = openCompoundFile(bytes);
  const main = file.stream('WordDocument');
  if (!main || main.length < 0x60 || main.readUInt16LE(0) < 0xa000) throw new UnreadableFile('damaged');
  const flags = main.readUInt16LE(0x0a);
  if (flags & 0x0100) throw new UnreadableFile('encrypted');
  if (main.readUInt16LE(2) < 0x00c1) {
    readOldWord(main, out);
    return {};
  }
  const tables = file.stream(flags & 0x0200 ? '1Table' : '0Table') ?? file.stream('1Table') ?? file.stream('0Table');
  if (!tables || main.length < 0x1aa) throw new UnreadableFile('damaged');
  readText(main, pieceTable(main, tables), paragraphEnds(main, tables), out);
  return {};
};

function readOldWord(main: Buffer, out: Content): void {
  const text = new TextDecoder('gb18030').decode(main.subarray(main.readUInt32LE(0x18), main.readUInt32LE(0x1c)));
  out.text(text.replaceAll('\u0007', '\t'));
}

interface Piece {
  /** Position in the stream, bytes. */
  from: number;
  chars: number;
  /** One byte a character (Windows-1252) or two (UTF-16). */
  charBytes: 1 | 2;
}

function pieceTable(main: Buffer, tables: Buffer): Piece[] {
  const from = main.readUInt32LE(0x1a2);
  const clx = tables.subarray(from, from + main.readUInt32LE(0x1a6));
  let at = 0;
  while (clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2) throw new UnreadableFile('damaged');
  const plc = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.floor((plc.length - 4) / 12);
  return Array.from({ length: Math.max(count, 0) }, (_, n) => {
    const position = plc.readUInt32LE((count + 1) * 4 + n * 8 + 2);
    const packed = (position & 0x40000000) !== 0;
    const start = position & 0x3fffffff;
    return {
      from: packed ? start / 2 : start,
      chars: Math.max(plc.readUInt32LE((n + 1) * 4) - plc.readUInt32LE(n * 4), 0),
      charBytes: packed ? 1 : 2,
    };
  });
}

/** Text of headers and footers stands after the footnotes; what a reader sees once per page says nothing. */
function headerRange(main: Buffer): { from: number; to: number } {
  const from = main.readUInt32LE(0x4c) + main.readUInt32LE(0x50);
  return { from, to: from + main.readUInt32LE(0x54) };
}

const PARAGRAPH = 0x0d;
const CELL = 0x07;
const FIELD = { begin: 0x13, separator: 0x14, end: 0x15 };
const BREAKS: Readonly<Record<number, string>> = { 9: ' ', 11: '\n', 12: '\n', 14: '\n', 30: '-', 160: ' ' };

function readText(main: Buffer, pieces: Piece[], ends: ReadonlyMap<number, ParagraphEnd>, out: Content): void {
  const headers = headerRange(main);
  const flow = new Flow(out);
  const latin = new TextDecoder('windows-1252');
  // Of a field the instruction is hidden and the result is shown; fields nest.
  const fields: boolean[] = [];
  let position = 0;
  for (const { from, chars, charBytes } of pieces) {
    for (let n = 0; n < chars && !out.full; n++, position++) {
      const at = from + n * charBytes;
      if (at + charBytes > main.length) throw new UnreadableFile('damaged');
      if (position >= headers.from && position < headers.to) continue;
      const code = charBytes === 1 ? (main[at] ?? 0) : main.readUInt16LE(at);
      const end = ends.get(at + charBytes);
      if (code === FIELD.begin) fields.push(true);
      else if (code === FIELD.separator) fields.splice(-1, 1, false);
      else if (code === FIELD.end) fields.pop();
      else if (code === PARAGRAPH) flow.endParagraph(end?.inTable ?? false);
      else if (code === CELL) endCellOrRow(flow, end);
      else if (fields.at(-1) !== true) {
        const high = charBytes === 1 && code >= 0x80;
        flow.add(BREAKS[code] ?? (code < 0x20 ? '' : high ? latin.decode(main.subarray(at, at + 1)) : String.fromCharCode(code)));
      }
    }
  }
  out.truncated ||= out.full;
  flow.end();
}

function endCellOrRow(flow: Flow, end: ParagraphEnd | undefined): void {
  if (end?.endsRow) flow.endRow();
  else flow.endCell();
}

/** What the properties of a DOC paragraph say about tables. */
export interface ParagraphEnd {
  inTable: boolean;
  /** The mark ends a row, not a cell. */
  endsRow: boolean;
}

const PAGE_BYTES = 512;
const IN_TABLE = 0x2416;
const ENDS_ROW = 0x2417;

/**
 * Paragraphs by the stream position just after their mark. Source: [MS-DOC] PlcBtePapx (2.8.6), PapxFkp (2.9.175), Prl (2.2.5.1).
 * Positions that lead nowhere are left out: then text is read without its table.
 */
export function paragraphEnds(main: Buffer, tables: Buffer): Map<number, ParagraphEnd> {
  const ends = new Map<number, ParagraphEnd>();
  const from = main.readUInt32LE(0x102);
  const plc = tables.subarray(from, from + main.readUInt32LE(0x106));
  const count = Math.floor((plc.length - 4) / 8);
  for (let n = 0; n < count; n++) {
    const at = (plc.readUInt32LE((count + 1) * 4 + n * 4) & 0x3fffff) * PAGE_BYTES;
    if (at + PAGE_BYTES <= main.length) readPage(main.subarray(at, at + PAGE_BYTES), ends);
  }
  return ends;
}

function readPage(page: Buffer, ends: Map<number, ParagraphEnd>): void {
  const count = page[PAGE_BYTES - 1] ?? 0;
  if ((count + 1) * 4 + count * 13 > PAGE_BYTES - 1) return;
  for (let n = 0; n < count; n++) {
    const offset = (page[(count + 1) * 4 + n * 13] ?? 0) * 2;
    ends.set(page.readUInt32LE((n + 1) * 4), offset === 0 ? { inTable: false, endsRow: false } : properties(page, offset));
  }
}

function properties(page: Buffer, offset: number): ParagraphEnd {
  const words = page[offset] ?? 0;
  const [from, length] = words === 0 ? [offset + 2, (page[offset + 1] ?? 0) * 2] : [offset + 1, words * 2 - 1];
  // Two bytes of style number come before the properties.
  const prls = page.subarray(from + 2, Math.min(from + length, PAGE_BYTES - 1));
  const found: ParagraphEnd = { inTable: false, endsRow: false };
  for (let at = 0; at + 2 < prls.length; ) {
    const code = prls.readUInt16LE(at);
    if (code === IN_TABLE) found.inTable = prls[at + 2] === 1;
    if (code === ENDS_ROW) found.endsRow = prls[at + 2] === 1;
    at += 2 + operandBytes(code, prls, at + 2);
  }
  return found;
}

/** Operand size by the top three bits of the code; the table definition alone has a two-byte length. */
function operandBytes(code: number, prls: Buffer, at: number): number {
  if (code === 0xd608) return at + 2 <= prls.length ? prls.readUInt16LE(at) + 1 : prls.length;
  return [1, 1, 2, 4, 2, 2, (prls[at] ?? 0) + 1, 3][code >> 13] ?? 1;
}

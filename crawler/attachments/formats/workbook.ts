import * as XLSX from '@e965/xlsx';
import { decodeText } from '../../fetch/charset.js';
import { openCompoundFile } from '../cfb.js';
import { UnreadableFile } from '../failures.js';
import type { Content } from '../reading.js';
import type { Reader, Source } from '../source.js';
import { MAX_PARTS, openZip } from '../zip.js';

interface Cell {
  /** b boolean, n number, s text, e error, z empty. */
  t?: string;
  v?: unknown;
  /** Text as a reader of the sheet sees it. */
  w?: string;
}
interface Place {
  r: number;
  c: number;
}
interface Sheet {
  /** Rows and cells may be missing: a sheet that claims a million rows costs nothing. */
  '!data'?: (readonly (Cell | undefined)[] | undefined)[];
  '!merges'?: { s: Place; e: Place }[];
}
interface Book {
  SheetNames: string[];
  Sheets: Record<string, Sheet | undefined>;
  Workbook?: { Sheets?: { Hidden?: number }[] };
}
interface Container {
  FullPaths: string[];
}
interface Options {
  type?: 'buffer' | 'string';
  dense: true;
  sheetRows: number;
  cellFormula: false;
  cellHTML: false;
  dateNF: string;
}
/** The parts of the library that its own types leave open. */
const library: {
  read(data: Uint8Array | string, options: Options): Book;
  parse_zip(container: Container, options: Options): Book;
  CFB: { utils: { cfb_new(): Container; cfb_add(container: Container, path: string, bytes: Uint8Array): unknown } };
  set_cptable(tables: unknown): void;
} = XLSX as never;

// Old files name a code page; without tables for them the library would read Chinese as Latin.
const charsetOf: Readonly<Record<number, string>> = { 936: 'gb18030', 54936: 'gb18030', 950: 'big5', 1200: 'utf-16le', 65001: 'utf-8' };
library.set_cptable({
  utils: { decode: (page: number, bytes: Iterable<number>) => new TextDecoder(charsetOf[page] ?? 'windows-1252').decode(Uint8Array.from(bytes)) },
});

/** XLSX, XLSB, XLS, ET and XML spreadsheets: every sheet a table, hidden ones included, since whoever downloads the file can unhide them. */
export const readWorkbook: Reader = async (source, out) => {
  const book = await open(source, { dense: true, sheetRows: source.bounds.rows + 1, cellFormula: false, cellHTML: false, dateNF: 'yyyy-mm-dd' });
  const { SheetNames, Sheets } = book;
  for (const [n, name] of SheetNames.slice(0, source.bounds.sheets).entries()) {
    const hidden = (book.Workbook?.Sheets?.[n]?.Hidden ?? 0) > 0;
    const sheet = Sheets[name];
    if (sheet) out.table(hidden ? `${name}（隐藏）` : name, rowsOf(sheet, source.bounds.cells, out));
  }
  out.truncated ||= SheetNames.length > source.bounds.sheets;
  return { pages: SheetNames.length };
};

async function open(source: Source, options: Options): Promise<Book> {
  const { bytes } = source;
  try {
    if (bytes[0] === 0x50) return library.parse_zip(await container(source), options);
    if (bytes[0] === 0xd0) refuseEncrypted(bytes);
    if (bytes[0] === 0xd0 || bytes[0] === 9) return library.read(bytes, { ...options, type: 'buffer' });
    return library.read(decodeText(bytes).text, { ...options, type: 'string' });
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    if (error instanceof Error && /password|encrypt/iu.test(error.message)) throw new UnreadableFile('encrypted', undefined, { cause: error });
    throw error;
  }
}

/** The parts that say something, expanded within bounds; pictures and drawings stay where they are. */
async function container({ bytes, expansion }: Source): Promise<Container> {
  const zip = await openZip(bytes, expansion, MAX_PARTS);
  const parts = library.CFB.utils.cfb_new();
  for (const entry of zip.entries) {
    if (!/\.(?:xml|rels|bin)$/iu.test(entry.name) || /(?:drawings|media|printerSettings|theme|vbaProject|charts)/iu.test(entry.name)) continue;
    const bytes = await entry.read();
    const sheet = /\/worksheets\/[^/]+\.xml$/iu.test(entry.name);
    library.CFB.utils.cfb_add(parts, `/${entry.name.replace(/^\/+/u, '')}`, sheet ? withLongNumbersAsText(bytes) : bytes);
  }
  return parts;
}

/** A number of more than 15 digits would be rounded: programs do write citizen ids and cards in full into cells without a text type. */
function withLongNumbersAsText(bytes: Uint8Array): Uint8Array {
  const xml = Buffer.from(bytes).toString('latin1');
  const changed = xml.replace(
    /<((?:\w+:)?)c\b([^<>]{0,200})>\s*<(?:\w+:)?v>(\d{16,25})<\//gu,
    (cell, prefix: string, attributes: string, digits: string) => {
      if (/\bt="(?!n")/u.test(attributes)) return cell;
      return `<${prefix}c${attributes.replace(/\bt="n"/u, '')} t="str"><${prefix}v>${digits}</`;
    },
  );
  return changed === xml ? bytes : Buffer.from(changed, 'latin1');
}

const FILE_PASS = 0x2f;

/** The record of a password stands right after the first ones; the library tells it only by guessing at the text. */
function refuseEncrypted(bytes: Uint8Array): void {
  const file = openCompoundFile(bytes);
  const records = file.stream('Workbook') ?? file.stream('Book');
  for (let at = 0, n = 0; records && at + 4 <= records.length && n < 8; n++) {
    if (records.readUInt16LE(at) === FILE_PASS) throw new UnreadableFile('encrypted');
    at += 4 + records.readUInt16LE(at + 2);
  }
}

/** A cell merged over rows stands in each of them, so that every row says whose it is. */
function rowsOf(sheet: Sheet, maxCells: number, out: Content): string[][] {
  const rows: string[][] = [];
  let cells = 0;
  (sheet['!data'] ?? []).forEach((row, r) => {
    if (row === undefined || cells > maxCells) return;
    const texts: string[] = [];
    row.forEach((cell, c) => {
      if (cell === undefined) return;
      texts[c] = cellText(cell);
    });
    cells += texts.length;
    rows[r] = Array.from(texts, (text) => text ?? '');
  });
  out.truncated ||= cells > maxCells;
  for (const { s, e } of (sheet['!merges'] ?? []).slice(0, 20_000)) {
    const text = rows[s.r]?.[s.c];
    if (!text) continue;
    const last = Math.min(e.r, rows.length - 1, s.r + 2000);
    for (let r = s.r + 1; r <= last; r++) {
      const row = rows[r];
      if (row && row.length > 0 && !row[s.c]) {
        while (row.length < s.c) row.push('');
        row[s.c] = text;
      }
    }
  }
  return rows.filter((row) => row !== undefined);
}

/** As shown, except that a number too long for its column or shown as 1.1E+17 keeps all its digits: it may be a citizen id. */
function cellText({ t, v, w }: Cell): string {
  if (t === 'n' && typeof v === 'number' && (w === undefined || /\dE[+-]?\d|^#+$/iu.test(w))) return Number.isInteger(v) ? allDigits(v) : String(v);
  return w ?? (v === undefined || v === null ? '' : String(v));
}

/** Beyond what a number can hold exactly, 15 digits and zeros, as the programs themselves show it in a wide column. */
function allDigits(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const [mantissa = '', exponent = '0'] = value.toExponential(14).split('e');
  const digits = mantissa.replace('.', '');
  const zeros = Number(exponent) - 14;
  return zeros > 30 ? String(value) : digits + '0'.repeat(Math.max(zeros, 0));
}

import { closeSync, existsSync, fstatSync, ftruncateSync, mkdirSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type PageRecord, pageRecordSchema } from '../crawler/facts/record.js';
import { setAside } from './json-file.js';

export interface Journal {
  /** Records of earlier processes of this run, in the order written. */
  readonly records: readonly PageRecord[];
  /** Appends one record; it survives the death of the process once this returns. */
  append(record: PageRecord): void;
  close(): void;
}

interface ReadBack {
  records: PageRecord[];
  /** Complete lines that could not be read. */
  badLines: number[];
  /** The last line was cut off by a crash. */
  torn: boolean;
}

export function readJournal(text: string): ReadBack {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const records: PageRecord[] = [];
  const badLines: number[] = [];
  lines.forEach((line, index) => {
    const record = parseRecord(line);
    if (record) records.push(record);
    else badLines.push(index + 1);
  });
  return { records, badLines, torn: last !== '' };
}

function parseRecord(line: string): PageRecord | null {
  try {
    const parsed = pageRecordSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Opens the append-only journal of one site. A torn last line (the page in flight when the process died) is dropped;
 * when other lines are unreadable the file is set aside, reported, and begun anew with the readable ones.
 */
export function openJournal(file: string, note: (text: string) => void): Journal {
  mkdirSync(dirname(file), { recursive: true });
  const { records, badLines, torn } = existsSync(file) ? readJournal(readFileSync(file, 'utf8')) : { records: [], badLines: [], torn: false };
  if (badLines.length > 0)
    note(`抓取日志 ${file} 第 ${badLines.slice(0, 5).join('、')} 行损坏，原文件已保留为 ${setAside(file)}，其余 ${records.length} 行继续使用`);
  if (badLines.length > 0) writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  else if (torn) dropTorn(file);
  const handle = openSync(file, 'a');
  let closed = false;
  return {
    records,
    append: (record) => {
      // The number of a closed file may belong to another one by now.
      if (!closed) appendWhole(handle, Buffer.from(`${JSON.stringify(record)}\n`));
    },
    close: () => {
      closed = true;
      closeSync(handle);
    },
  };
}

/** Cut off rather than written anew: a process that dies meanwhile loses nothing. */
function dropTorn(file: string): void {
  truncateSync(file, readFileSync(file).lastIndexOf('\n') + 1);
}

/** A full disk takes a part of a line before it refuses: what it took is cut off again, so that the journal ends with a whole line. */
function appendWhole(handle: number, line: Buffer): void {
  const before = fstatSync(handle).size;
  try {
    for (let written = 0; written < line.length; ) written += writeSync(handle, line, written);
  } catch (error) {
    ftruncateSync(handle, before);
    throw error;
  }
}

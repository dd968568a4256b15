import { closeSync, openSync, readSync } from 'node:fs';
import { type PageRecord, pageRecordSchema } from '../crawler/facts/record.js';

export interface PastRecords {
  /** The newest record of a request; null when there is none or it cannot be read. */
  get(key: string): PageRecord | null;
  close(): void;
}

const CHUNK_BYTES = 1 << 20;
/** A journal line begins with its key, see `pageRecordSchema`. */
const KEY = /^\{"key":("(?:[^"\\]|\\.){0,8000}")/u;
const KEY_BYTES = 16_000;

/** Opens a finished journal for looking up single records: only their places are held in memory. @throws when the file cannot be read */
export function openPastRecords(file: string): PastRecords {
  const handle = openSync(file, 'r');
  const places = indexOf(handle);
  return {
    get: (key) => {
      const place = places.get(key);
      return place ? read(handle, place) : null;
    },
    close: () => closeSync(handle),
  };
}

interface Place {
  at: number;
  bytes: number;
}

function indexOf(handle: number): Map<string, Place> {
  const places = new Map<string, Place>();
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let start = 0;
  let head = Buffer.alloc(0);
  for (let at = 0, got = readSync(handle, chunk, 0, CHUNK_BYTES, 0); got > 0; at += got, got = readSync(handle, chunk, 0, CHUNK_BYTES, at)) {
    for (let from = 0; from < got; ) {
      const end = chunk.subarray(0, got).indexOf(10, from);
      const upTo = end < 0 ? got : end;
      if (head.length < KEY_BYTES) head = Buffer.concat([head, chunk.subarray(from, Math.min(upTo, from + KEY_BYTES - head.length))]);
      if (end < 0) break;
      const key = KEY.exec(head.toString('utf8'))?.[1];
      if (key !== undefined) places.set(String(JSON.parse(key)), { at: start, bytes: at + end - start });
      start = at + end + 1;
      head = Buffer.alloc(0);
      from = end + 1;
    }
  }
  return places;
}

function read(handle: number, { at, bytes }: Place): PageRecord | null {
  const line = Buffer.alloc(bytes);
  readSync(handle, line, 0, bytes, at);
  try {
    return pageRecordSchema.safeParse(JSON.parse(line.toString('utf8'))).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

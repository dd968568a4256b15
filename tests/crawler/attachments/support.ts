import { attachmentFacts, type Bounds, DEFAULT_BOUNDS } from '../../../crawler/attachments/index.js';
import { readFile } from '../../../crawler/attachments/read-file.js';
import type { Reading } from '../../../crawler/attachments/reading.js';
import { type AttachmentFacts, attachmentFactsSchema } from '../../../crawler/facts/attachment.js';

/** Reads in this thread: what a format yields. The thread of its own is tested in reader.test.ts and hostile.test.ts. */
export const read = (bytes: Uint8Array, name = '', bounds: Partial<Bounds> = {}): Promise<Reading> =>
  readFile(new Uint8Array(bytes), { name, contentType: null }, { ...DEFAULT_BOUNDS, ...bounds });

export async function facts(bytes: Uint8Array, name = '', bounds: Partial<Bounds> = {}): Promise<AttachmentFacts> {
  return attachmentFactsSchema.parse(attachmentFacts(await read(bytes, name, bounds), { name, sizeBytes: bytes.length }));
}

export const linesOf = ({ blocks }: Reading): string[] => blocks.flatMap((block) => (block.kind === 'text' ? block.lines : []));
export const tablesOf = ({ blocks }: Reading): { name: string; rows: string[][] }[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? [{ name: block.name, rows: block.rows }] : []));

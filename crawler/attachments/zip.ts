import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import type { Expansion } from './expansion.js';
import { UnreadableFile } from './failures.js';

/** Parts of one document; pictures make hundreds of them. */
export const MAX_PARTS = 5000;

export interface ZipEntry {
  /** With forward slashes, as written: never used as a path of this machine. */
  name: string;
  sizeBytes: number;
  encrypted: boolean;
  /** The entry's bytes, expanded within bounds. @throws UnreadableFile */
  read(): Promise<Uint8Array>;
}

export interface Zip {
  entries: ZipEntry[];
  /** More entries than `maxEntries`. */
  truncated: boolean;
  /** By name without regard to case, a leading slash ignored. */
  find(name: string): ZipEntry | undefined;
}

/** Lists a ZIP. @throws UnreadableFile when it is damaged. */
export async function openZip(bytes: Uint8Array, expansion: Expansion, maxEntries: number): Promise<Zip> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ZipEntry[] = [];
  let truncated = false;
  try {
    const file = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, autoClose: false });
    for await (const entry of file.eachEntry()) {
      if (entries.length >= maxEntries) {
        truncated = true;
        break;
      }
      entries.push(zipEntry(file, entry, expansion));
    }
  } catch (error) {
    throw new UnreadableFile('damaged', '压缩包目录不完整', { cause: error });
  }
  const byName = new Map(entries.map((entry) => [plain(entry.name), entry]));
  return { entries, truncated, find: (name) => byName.get(plain(name)) };
}
const plain = (name: string): string => name.replace(/^\/+/u, '').toLowerCase();

function zipEntry(file: ZipFile, entry: Entry, expansion: Expansion): ZipEntry {
  return {
    name: nameOf(entry),
    sizeBytes: entry.uncompressedSize,
    encrypted: entry.isEncrypted(),
    read: () => expand(file, entry, expansion),
  };
}

const UTF8_FLAG = 0x800;
const UNICODE_PATH_FIELD = 0x7075;

/** Chinese Windows writes GBK names and sets no flag; others write UTF-8 and forget it. */
function nameOf(entry: Entry): string {
  const flagged = (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0 || entry.extraFields.some(({ id }) => id === UNICODE_PATH_FIELD);
  const name = flagged
    ? getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
    : decodeName(entry.fileNameRaw);
  return name.replaceAll('\\', '/');
}

export function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('gb18030').decode(bytes);
    throw error;
  }
}

async function expand(file: ZipFile, entry: Entry, expansion: Expansion): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new UnreadableFile('encrypted');
  expansion.admit(entry.uncompressedSize, entry.compressedSize);
  const chunks: Buffer[] = [];
  try {
    // yauzl stops the stream as soon as it yields more than the declared size.
    for await (const chunk of await file.openReadStreamPromise(entry)) {
      expansion.spend(chunk.length);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('damaged', '压缩包内的数据无法展开', { cause: error });
  }
  return Buffer.concat(chunks);
}

import { UnreadableFile } from '../failures.js';
import type { Reader } from '../source.js';
import { decodeName } from '../zip.js';

/**
 * Names and sizes in a RAR archive; nothing is unpacked. Source: the published RAR 5.0 archive format, and the header layout of
 * RAR 1.5 to 4 in the technical note that came with it.
 */
interface Listed {
  name: string;
  sizeBytes: number;
}

export const readRar: Reader = ({ bytes, bounds }, out) => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listed: Listed[] = [];
  let whole = true;
  for (const entry of buffer[6] === 1 ? headers5(buffer) : headers4(buffer)) {
    if (entry === null) whole = false;
    else if (listed.length >= bounds.entries) out.truncated = true;
    else listed.push(entry);
    if (out.truncated) break;
  }
  if (listed.length === 0 && !whole) throw new UnreadableFile('damaged');
  out.truncated ||= !whole;
  return { state: 'listing', entries: listed.map((entry) => ({ ...entry, type: null })) };
};

const RAR4 = { archive: 0x73, file: 0x74, end: 0x7b, encryptedHeaders: 0x0080, hasData: 0x8000, large: 0x0100, unicode: 0x0200, folder: 0x00e0 };

/** Entries in order; null where the chain of headers breaks off. */
function* headers4(bytes: Buffer): Generator<Listed | null> {
  for (let at = 7; at + 7 <= bytes.length; ) {
    const type = bytes[at + 2];
    const flags = bytes.readUInt16LE(at + 3);
    const size = bytes.readUInt16LE(at + 5);
    if (type === RAR4.archive && flags & RAR4.encryptedHeaders) throw new UnreadableFile('encrypted');
    if (type === RAR4.end) return;
    if (size < 7 || at + size > bytes.length) break;
    let data = 0;
    if (type === RAR4.file && size >= 32) {
      data = bytes.readUInt32LE(at + 7) + (flags & RAR4.large ? bytes.readUInt32LE(at + 32) * 2 ** 32 : 0);
      if ((flags & RAR4.folder) !== RAR4.folder) yield file4(bytes.subarray(at, at + size), flags);
    } else if (flags & RAR4.hasData && size >= 11) data = bytes.readUInt32LE(at + 7);
    at += size + data;
    if (at === bytes.length) return;
  }
  yield null;
}

function file4(header: Buffer, flags: number): Listed {
  const large = (flags & RAR4.large) !== 0;
  const from = large ? 40 : 32;
  const raw = header.subarray(from, from + header.readUInt16LE(26));
  const zero = raw.indexOf(0);
  const sizeBytes = header.readUInt32LE(11) + (large ? header.readUInt32LE(36) * 2 ** 32 : 0);
  const unicode = flags & RAR4.unicode && zero >= 0;
  return { name: plain(unicode ? wideName(raw.subarray(0, zero), raw.subarray(zero + 1)) : decodeName(raw)), sizeBytes };
}

/** The packed UTF-16 name: two bits for each step say whether a low byte, a high byte and low byte, both, or a copy of the plain name follows. */
function wideName(narrow: Buffer, packed: Buffer): string {
  const high = (packed[0] ?? 0) << 8;
  const codes: number[] = [];
  let at = 1;
  const next = (): number => packed[at++] ?? 0;
  for (let flags = 0, bits = 0; at < packed.length && codes.length < 1024; flags = (flags << 2) & 0xff, bits -= 2) {
    if (bits === 0) {
      flags = next();
      bits = 8;
    }
    const step = flags >> 6;
    if (step === 0) codes.push(next());
    else if (step === 1) codes.push(high + next());
    else if (step === 2) codes.push(next() + (next() << 8));
    else {
      const length = next();
      const [shift, base] = length & 0x80 ? [next(), high] : [0, 0];
      for (let n = (length & 0x7f) + 2; n > 0; n--) codes.push(base + (((narrow[codes.length] ?? 0) + shift) & 0xff));
    }
  }
  return String.fromCharCode(...codes);
}

const RAR5 = { file: 2, encryption: 4, end: 5, hasExtra: 1, hasData: 2, folder: 1, hasTime: 2, hasChecksum: 4 };

function* headers5(bytes: Buffer): Generator<Listed | null> {
  for (let at = 8; at + 7 <= bytes.length; ) {
    const outer = new Numbers(bytes, at + 4);
    const size = outer.next();
    const end = outer.at + size;
    if (size === 0 || end > bytes.length) break;
    const type = outer.next();
    const flags = outer.next();
    if (type === RAR5.encryption) throw new UnreadableFile('encrypted');
    if (type === RAR5.end) return;
    if (flags & RAR5.hasExtra) outer.next();
    const data = flags & RAR5.hasData ? outer.next() : 0;
    if (type === RAR5.file) {
      const entry = file5(outer, bytes.subarray(0, end));
      if (entry) yield entry;
    }
    at = end + data;
    if (at === bytes.length) return;
  }
  yield null;
}

/** Null for a folder. */
function file5(numbers: Numbers, bytes: Buffer): Listed | null {
  const flags = numbers.next();
  const sizeBytes = numbers.next();
  numbers.next();
  if (flags & RAR5.hasTime) numbers.at += 4;
  if (flags & RAR5.hasChecksum) numbers.at += 4;
  numbers.next();
  numbers.next();
  const length = numbers.next();
  const name = plain(decodeName(bytes.subarray(numbers.at, numbers.at + length)));
  return flags & RAR5.folder ? null : { name, sizeBytes };
}

/** Numbers of seven bits a byte, lowest first. */
class Numbers {
  constructor(
    private readonly bytes: Buffer,
    public at: number,
  ) {}

  next(): number {
    let value = 0;
    for (let n = 0; n < 8; n++) {
      const byte = this.bytes[this.at++] ?? 0;
      value += (byte & 0x7f) * 2 ** (7 * n);
      if (byte < 0x80) break;
    }
    return value;
  }
}

const plain = (name: string): string => name.replaceAll('\\', '/').slice(0, 500);

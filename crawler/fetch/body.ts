import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw } from 'node:zlib';

const decompress = { gunzip: promisify(gunzip), inflate: promisify(inflate), inflateRaw: promisify(inflateRaw), brotli: promisify(brotliDecompress) };

/**
 * Undoes `Content-Encoding`. Never yields more than `maxBytes`: beyond that it throws `ERR_BUFFER_TOO_LARGE`, so a
 * compression bomb costs no more than an honest page. A body cut short yields what can be read of it; one that is not
 * compressed although the header says so is taken as it is.
 */
export async function decodeContent(bytes: Buffer, encoding: string | null, maxBytes: number): Promise<Buffer> {
  let decoded = bytes;
  for (const name of encodings(encoding)) decoded = await decodeOnce(decoded, name, maxBytes);
  return decoded;
}

const MAX_ENCODINGS = 3;

function encodings(header: string | null): string[] {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  return names
    .filter((name) => name !== '' && name !== 'identity')
    .reverse()
    .slice(0, MAX_ENCODINGS);
}

async function decodeOnce(bytes: Buffer, name: string, maxOutputLength: number): Promise<Buffer> {
  if (bytes.length === 0) return bytes;
  const lenient = { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH };
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return bytes[0] === 0x1f && bytes[1] === 0x8b ? decompress.gunzip(bytes, lenient) : bytes;
    case 'deflate':
      // "deflate" means zlib by the book and raw deflate in the field.
      return bytes.length > 1 && bytes.readUInt16BE(0) % 31 === 0 ? decompress.inflate(bytes, lenient) : decompress.inflateRaw(bytes, lenient);
    case 'br':
      return decompress.brotli(bytes, { maxOutputLength, finishFlush: constants.BROTLI_OPERATION_FLUSH });
    default:
      throw Object.assign(new Error(`content-encoding ${name}`), { code: 'Z_UNKNOWN_ENCODING' });
  }
}

const MAGIC: readonly Buffer[] = ['25504446', '504b0304', 'd0cf11e0', '89504e47', '47494638', 'ffd8ff', '52617221', '377abcaf'].map((hex) =>
  Buffer.from(hex, 'hex'),
);
const BINARY_TYPES = /^\s*(?:image\/(?!svg)|video\/|audio\/|font\/|application\/(?:pdf|zip|msword|vnd\.|x-rar|x-7z|ofd|wps))/i;

/** Whether a body is a document or picture, by its first bytes or its declared type; text hiding behind such a type stays text. */
export function isBinary(contentType: string | null, head: Buffer): boolean {
  if (MAGIC.some((magic) => head.subarray(0, magic.length).equals(magic))) return true;
  return BINARY_TYPES.test(contentType ?? '') && !/^\s*</.test(head.subarray(0, 64).toString('latin1'));
}

import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

export interface PlainRecord {
  type: string;
  headers: Map<string, string>;
  block: Buffer;
  /** What follows the HTTP headers, or the whole block where there are none. */
  payload: Buffer;
  http: string;
}

/** Reads records by the letter of the format and with zlib alone: shares nothing with the library that writes them. */
export function recordsIn(plain: Buffer): PlainRecord[] {
  const records: PlainRecord[] = [];
  for (let at = 0; at < plain.length; ) {
    const headEnd = plain.indexOf('\r\n\r\n', at);
    const [version, ...lines] = plain.subarray(at, headEnd).toString().split('\r\n');
    if (version !== 'WARC/1.1') throw new Error(`no record at ${at}: ${version?.slice(0, 40)}`);
    const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
    const length = Number(headers.get('content-length'));
    const block = plain.subarray(headEnd + 4, headEnd + 4 + length);
    at = headEnd + 4 + length;
    if (plain.subarray(at, at + 4).toString() !== '\r\n\r\n') throw new Error(`record does not end at ${at}`);
    at += 4;
    const isHttp = (headers.get('content-type') ?? '').startsWith('application/http');
    const bodyAt = isHttp ? block.indexOf('\r\n\r\n') + 4 : 0;
    records.push({
      type: headers.get('warc-type') ?? '',
      headers,
      block,
      payload: block.subarray(bodyAt),
      http: block.subarray(0, bodyAt).toString(),
    });
  }
  return records;
}

/** All whole records of a compressed archive; one that was cut off at the end is left out. */
export function recordsOf(archive: Buffer): PlainRecord[] {
  const starts: number[] = [];
  for (let at = archive.indexOf(GZIP); at >= 0; at = archive.indexOf(GZIP, at + 1)) starts.push(at);
  const records: PlainRecord[] = [];
  for (let from = 0; from < archive.length; ) {
    const end = [...starts.filter((start) => start > from), archive.length].find((to) => unzipped(archive.subarray(from, to)) !== null);
    if (end === undefined) break;
    records.push(...recordsIn(unzipped(archive.subarray(from, end)) ?? Buffer.alloc(0)));
    from = end;
  }
  return records;
}

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);

/** Null for what is no whole member. */
function unzipped(bytes: Buffer): Buffer | null {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^Z_/.test(String(error.code))) return null;
    throw error;
  }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

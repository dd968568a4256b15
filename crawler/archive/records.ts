import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { WARCRecord, WARCSerializer } from 'warcio';
import type { Snapshot, WireExchange, WireHeader } from '../fetch/types.js';

const WARC_VERSION = 'WARC/1.1';
const compress = promisify(gzip);

/** The records of one page, each compressed by itself: what comes before it (the request), and the one that holds the page. */
export interface PageRecords {
  before: Buffer | null;
  main: Buffer;
  type: 'response' | 'resource';
  /** `sha256:HEX` of the payload as archived. */
  digest: string;
}

/** First record of every file: who wrote it. */
export async function warcInfo(fileName: string, software: string): Promise<Buffer> {
  const info = {
    software,
    format: 'WARC File Format 1.1',
    conformsTo: 'https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
  };
  return packed(WARCRecord.createWARCInfo({ filename: fileName, warcVersion: WARC_VERSION }, info));
}

/**
 * A page that came over HTTP as request and response, the body in its content coding; one that was rendered as the document that the browser
 * had in the end (`resource`), since that was never sent by any server.
 */
export async function pageRecords(snapshot: Snapshot, wire: WireExchange | null): Promise<PageRecords> {
  const of = { url: snapshot.finalUrl, date: snapshot.capturedAt, warcVersion: WARC_VERSION } as const;
  if (wire === null) {
    const warcHeaders = { 'Content-Type': 'text/html; charset=utf-8' };
    const resource = WARCRecord.create({ ...of, type: 'resource', warcHeaders }, [Buffer.from(snapshot.text)]);
    return { before: null, main: await packed(resource), type: 'resource', digest: digestOf(resource) };
  }
  const { request, response } = wire;
  const main = WARCRecord.create(
    {
      ...of,
      type: 'response',
      statusline: `HTTP/1.1 ${response.status} ${response.statusText}`,
      httpHeaders: replayable(response).map(([name, value]): [string, string] => [name, value]),
      ...(response.truncated && { warcHeaders: { 'WARC-Truncated': response.truncated } }),
    },
    [response.body],
  );
  const before = WARCRecord.create(
    {
      ...of,
      type: 'request',
      statusline: `${request.method} ${request.target} HTTP/1.1`,
      httpHeaders: request.headers.map(([name, value]): [string, string] => [name, value]),
      warcHeaders: { 'WARC-Concurrent-To': main.warcHeader('WARC-Record-ID') ?? '' },
    },
    [Buffer.from(request.body ?? '')],
  );
  return { before: await packed(before), main: await packed(main), type: 'response', digest: digestOf(main) };
}

/** Readers would undo a transfer coding that is gone already, and miss bytes that were announced but not read: such headers are renamed. */
function replayable({ headers, body }: WireExchange['response']): WireHeader[] {
  return headers.map(([name, value]) => {
    const wrong = /^transfer-encoding$/i.test(name) || (/^content-length$/i.test(name) && value !== String(body.length));
    return wrong ? [`x-archive-orig-${name}`, value] : [name, value];
  });
}

// The serialiser computes the digests while it writes.
const digestOf = (record: WARCRecord): string => record.warcHeader('WARC-Payload-Digest') ?? '';

const packed = async (record: WARCRecord): Promise<Buffer> => compress(await WARCSerializer.serialize(record));

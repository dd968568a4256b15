import { constants } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { Agent, type Dispatcher } from 'undici';
import { guardedLookup, type Refuses } from './address.js';
import { decodeContent, isBinary } from './body.js';
import { type Failed, failed, failedError } from './failures.js';
import type { WireExchange, WireHeader } from './types.js';

export interface HttpClientOptions {
  /** Bound for connecting, for the first byte and for every silence after it; the whole exchange gets three times that. */
  timeoutMs: number;
  /** Bound for the body, before and after decompression. */
  maxBytes: number;
  /** The same for files. */
  maxFileBytes: number;
  /** Addresses not to connect to; null lets all pass. Numeric hosts are the caller's to check. */
  refuses: Refuses | null;
}

export interface HttpRequest {
  url: URL;
  method: 'GET' | 'POST' | 'HEAD';
  headers: Record<string, string>;
  body: string | null;
  /**
   * `text`: the whole of a text, of anything else the beginning; `beginning`: the body is cut at 64 KiB instead of failing when
   * it is large; `file`: the whole of anything, within the bound for files.
   */
  wants: 'text' | 'beginning' | 'file';
}

export interface HttpAnswer {
  ok: true;
  status: number;
  header(name: string): string | undefined;
  setCookies: string[];
  /** Decompressed body; the beginning of it for errors, documents and pictures. */
  body: Buffer;
  binary: boolean;
  durationMs: number;
  /** The exchange before anything was undone. */
  wire: WireExchange;
}

/** `headReceived` tells a host that cannot be reached from an answer that broke off. */
export type HttpFailed = Failed & { headReceived: boolean };

const OVERALL_FACTOR = 3;
const BEGINNING_BYTES = 65_536;
const MAX_HEADER_BYTES = 65_536;

/** One request, one answer: no redirects, no retries, no politeness. Never throws. */
export class HttpClient {
  readonly #agent: Agent;

  constructor(private readonly options: HttpClientOptions) {
    this.#agent = new Agent({
      keepAliveTimeout: 4_000,
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: 0, // the patience below is finer
      bodyTimeout: 0,
      connect: {
        timeout: options.timeoutMs,
        ...(options.refuses && { lookup: guardedLookup(options.refuses) }),
        // Portals run old TLS stacks. Reading public pages over a weak cipher harms nobody; certificates are still checked.
        minVersion: 'TLSv1',
        ciphers: 'DEFAULT:@SECLEVEL=0',
        secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
      },
    });
  }

  async exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer | HttpFailed> {
    const startedAt = performance.now();
    const patience = new Patience(this.options.timeoutMs, signal);
    let headReceived = false;
    try {
      const response = await this.#agent.request({
        origin: request.url.origin,
        path: request.url.pathname + request.url.search,
        method: request.method,
        headers: request.headers,
        body: request.body,
        signal: patience.signal,
      });
      headReceived = true;
      const read = await this.#read(request, response, patience);
      return read.ok ? { ...read, durationMs: Math.round(performance.now() - startedAt) } : { ...read, headReceived };
    } catch (error) {
      return { ...(patience.verdict() ?? failedError(error)), headReceived };
    } finally {
      patience.end();
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #read(request: HttpRequest, response: Dispatcher.ResponseData, patience: Patience): Promise<Omit<HttpAnswer, 'durationMs'> | Failed> {
    const { statusCode: status, statusText, headers } = response;
    const header = (name: string): string | undefined => [headers[name]].flat()[0];
    const contentType = header('content-type') ?? null;
    const maxBytes = request.wants === 'file' ? this.options.maxFileBytes : this.options.maxBytes;
    const wanted: Wanted = { maxBytes, wants: status >= 300 ? 'beginning' : request.wants, contentType };
    const raw = await readBody(response.body, Number(header('content-length') ?? 0), wanted, patience);
    if (!raw.ok) return raw;
    const setCookies = [headers['set-cookie'] ?? []].flat();
    const body = await decodeContent(raw.bytes, header('content-encoding') ?? null, maxBytes);
    if (raw.brokenBy !== null && (request.wants === 'file' || !endsAsPage(body))) throw raw.brokenBy;
    const truncated = raw.brokenBy !== null ? 'disconnect' : raw.cut ? 'length' : null;
    const wire: WireExchange = {
      request: sentRequest(request),
      response: { status, statusText, headers: headerLines(headers), body: raw.bytes, truncated },
    };
    return { ok: true, status, header, setCookies, body, binary: isBinary(contentType, body), wire };
  }
}

const sentRequest = ({ url, method, headers, body }: HttpRequest): WireExchange['request'] => ({
  method,
  target: url.pathname + url.search,
  headers: [['host', url.host], ...Object.entries(headers)],
  body,
});

const headerLines = (headers: Dispatcher.ResponseData['headers']): WireHeader[] =>
  Object.entries(headers).flatMap(([name, values]) => [values ?? []].flat().map((value) => [name, value] as const));

interface Wanted {
  maxBytes: number;
  wants: HttpRequest['wants'];
  contentType: string | null;
}
/** `cut`: no more than the beginning was read. */
type RawBody = { ok: true; bytes: Buffer; brokenBy: unknown; cut: boolean } | Failed;

async function readBody(source: AsyncIterable<Buffer>, declaredBytes: number, wanted: Wanted, patience: Patience): Promise<RawBody> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let cut = false;
  let beginningOnly = wanted.wants === 'beginning';
  try {
    for await (const chunk of source) {
      patience.progress();
      if (bytes === 0) {
        beginningOnly ||= wanted.wants === 'text' && isBinary(wanted.contentType, chunk);
        if (!beginningOnly && declaredBytes > wanted.maxBytes) return tooLarge(wanted.maxBytes);
      }
      bytes += chunk.length;
      if (!beginningOnly && bytes > wanted.maxBytes) return tooLarge(wanted.maxBytes);
      chunks.push(chunk);
      cut = beginningOnly && bytes >= BEGINNING_BYTES;
      if (cut) break; // leaving the loop closes the connection
    }
  } catch (error) {
    if (patience.verdict()?.failure.code === 'stopped') throw error;
    return { ok: true, bytes: Buffer.concat(chunks), brokenBy: error, cut };
  }
  return { ok: true, bytes: Buffer.concat(chunks), brokenBy: null, cut };
}

const tooLarge = (maxBytes: number): Failed => failed('too-large', `${maxBytes} 字节`);

/** Portals that announce more bytes than they send leave the reader waiting; browsers show the page, and so do we when it is whole. */
function endsAsPage(body: Buffer): boolean {
  return /<\/html>\s*$/i.test(body.subarray(-200).toString('latin1'));
}

/** Ends an exchange that is silent for too long, takes too long altogether, or is stopped from outside. */
class Patience {
  readonly #controller = new AbortController();
  readonly #silence: NodeJS.Timeout;
  readonly #overall: NodeJS.Timeout;
  readonly #stop: () => void;
  #verdict: Failed | null = null;

  constructor(
    timeoutMs: number,
    private readonly outer: AbortSignal,
  ) {
    this.#silence = setTimeout(() => this.#abort(failed('timeout', `${timeoutMs} 毫秒内没有数据`)), timeoutMs);
    this.#overall = setTimeout(() => this.#abort(failed('timeout', `${timeoutMs * OVERALL_FACTOR} 毫秒内没有传完`)), timeoutMs * OVERALL_FACTOR);
    this.#stop = () => this.#abort(failed('stopped'));
    if (outer.aborted) this.#stop();
    else outer.addEventListener('abort', this.#stop, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  progress(): void {
    this.#silence.refresh();
  }

  /** Why the exchange was ended from this side, or null when it was not. */
  verdict(): Failed | null {
    return this.#verdict;
  }

  end(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#overall);
    this.outer.removeEventListener('abort', this.#stop);
  }

  #abort(verdict: Failed): void {
    this.#verdict ??= verdict;
    this.#controller.abort();
  }
}

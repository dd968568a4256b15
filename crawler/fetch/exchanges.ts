import { setTimeout as delay } from 'node:timers/promises';
import type { Request, Response } from 'playwright';
import { decodeText } from './charset.js';
import { within } from './patience.js';
import type { ObservedExchange } from './types.js';

const MAX_EXCHANGES = 40;
const MAX_EXCHANGE_BYTES = 2 * 1024 * 1024;
/** Answers still arriving when the page has come to rest are streams that do not end. */
const LAST_CALL_MS = 1_000;
const TEXTUAL = /json|xml|html|text|javascript|ecmascript/i;
const CALLBACK = /[?&](?:[\w-]*callback|jsonp\w*|cb|jsoncall\w*)=/i;
const DATA_FILE = /\.jsonp?(?:$|[?#])/i;

/** Collects the data answers that a page loads while it is rendered, in the order of their answers; bounded in number and size. */
export class ExchangeLog {
  #entries: { exchange: ObservedExchange | null }[] = [];
  #reads: Promise<void>[] = [];

  constructor(private readonly readMs: number) {}

  /** Forgets what an earlier document had loaded: a page that replaces itself starts anew. */
  clear(): void {
    this.#entries = [];
    this.#reads = [];
  }

  observe(response: Response): void {
    if (this.#entries.length >= MAX_EXCHANGES || !isData(response)) return;
    const entry: { exchange: ObservedExchange | null } = { exchange: null };
    this.#entries.push(entry);
    const read = within(response.body(), this.readMs).then(
      (bytes) => {
        if (bytes.length <= MAX_EXCHANGE_BYTES) entry.exchange = exchangeOf(response, bytes);
      },
      () => {
        entry.exchange = null; // the page left, or the browser dropped the body
      },
    );
    this.#reads.push(read);
  }

  async all(): Promise<ObservedExchange[]> {
    await Promise.race([Promise.all(this.#reads), delay(LAST_CALL_MS, undefined, { ref: false })]);
    return this.#entries.flatMap(({ exchange }) => exchange ?? []);
  }
}

function isData(response: Response): boolean {
  const request = response.request();
  if (!methodOf(request) || (response.status() >= 300 && response.status() < 400)) return false;
  const headers = response.headers();
  if (Number(headers['content-length'] ?? 0) > MAX_EXCHANGE_BYTES) return false;
  const type = headers['content-type'] ?? '';
  switch (request.resourceType()) {
    case 'xhr':
    case 'fetch':
      return type === '' || TEXTUAL.test(type);
    case 'script':
      // JSON with a callback around it, as opposed to the page's own programs.
      return /json(?!.*script)/i.test(type) || CALLBACK.test(request.url()) || DATA_FILE.test(request.url());
    default:
      return false;
  }
}

function methodOf(request: Request): 'GET' | 'POST' | null {
  const method = request.method();
  return method === 'GET' || method === 'POST' ? method : null;
}

function exchangeOf(response: Response, bytes: Buffer): ObservedExchange {
  const request = response.request();
  const responseType = response.headers()['content-type'] ?? null;
  return {
    method: methodOf(request) ?? 'GET',
    url: request.url(),
    body: request.postData(),
    contentType: request.headers()['content-type'] ?? null,
    responseType,
    status: response.status(),
    text: decodeText(bytes, responseType).text,
  };
}

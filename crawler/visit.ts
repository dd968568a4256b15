import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { PageArchive } from './archive/site-archive.js';
import { inferInterface } from './extractors/list/index.js';
import { extractPage } from './extractors/page.js';
import type { AttachmentFacts } from './facts/attachment.js';
import type { PageFacts } from './facts/page.js';
import type { Capture, Failure, PageRecord } from './facts/record.js';
import type { LiveFetcher } from './fetch/live-page.js';
import type { Fetcher, FetchRequest, FetchResult, RenderResult, Snapshot, Validators } from './fetch/types.js';
import { renderTurned } from './frontier/list-turning.js';

export type Purpose = PageRecord['purpose'];

export interface VisitOptions {
  purpose: Purpose;
  /** `turned`: in the browser, after what shows more rows was used once. */
  via?: 'http' | 'browser' | 'turned';
  /** Distinguishes a deliberate second look at the same address. */
  attempt?: number;
  /** Name under which a file is offered. */
  name?: string;
}

/** Where outcomes are kept so that an interrupted crawl can be taken up again. */
export interface RecordSink {
  readonly records: readonly PageRecord[];
  append(record: PageRecord): void;
}

/** What an earlier run made of the same requests. A record stands for its page only while the portal says, or the same bytes show, that it is unchanged. */
export interface PastRecords {
  get(key: string): PageRecord | null;
}

/** Reads a file that was received; never rejects for what the file is. */
export type ReadFile = (bytes: Uint8Array, hint: { name: string; contentType: string | null }) => Promise<AttachmentFacts>;

export interface VisitLimits {
  maxPages: number;
  isOver: () => boolean;
  inScope: (url: string) => boolean;
}

export interface VisitStats {
  pages: number;
  rendered: number;
  notModified: number;
  failed: number;
  bytes: number;
}

/**
 * Loads pages, each at most once per run. The crawl is an ordinary deterministic program over `visit`; because every
 * outcome is journaled before it is used, running the program again over the same journal replays the crawl up to where
 * it was interrupted and continues from there.
 */
export class Visitor {
  readonly #known = new Map<string, Promise<PageRecord>>();
  readonly #stats: VisitStats = { pages: 0, rendered: 0, notModified: 0, failed: 0, bytes: 0 };
  readonly #failures = new Map<string, string[]>();
  #requests = 0;

  constructor(
    private readonly fetcher: Fetcher | LiveFetcher,
    private readonly sink: RecordSink,
    private readonly limits: VisitLimits,
    private readonly readFile: ReadFile | null = null,
    private readonly archive: PageArchive | null = null,
    private readonly past: PastRecords | null = null,
  ) {
    for (const record of sink.records) {
      this.#known.set(record.key, Promise.resolve(record));
      this.#requests++;
      this.#count(record);
    }
  }

  get stats(): Readonly<VisitStats> {
    return this.#stats;
  }

  /** Failures by cause, with up to three addresses each, most frequent first. */
  failures(): { code: string; count: number; examples: string[] }[] {
    const rows = [...this.#failures].map(([code, urls]) => ({ code, count: urls.length, examples: [...urls].sort().slice(0, 3) }));
    return rows.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  }

  /** What became of an address that was already asked for as a page by plain HTTP; null when it was not. */
  seen(url: string): Promise<PageRecord> | null {
    return this.#known.get(requestKey({ url }, { purpose: 'article' })) ?? null;
  }

  visit(request: FetchRequest, options: VisitOptions): Promise<PageRecord> {
    const key = requestKey(request, options);
    const known = this.#known.get(key);
    if (known) return known;
    const record = this.#load(key, request, options);
    this.#known.set(key, record);
    return record;
  }

  /**
   * Something tried on the portal that is no page (its certificate, its search …). The outcome is journaled like a page's, so that a
   * stored crawl can be judged again without trying. An outcome that does not fit `schema` any more is tried anew.
   */
  async probe<T>(name: string, url: string, schema: z.ZodType<T>, attempt: () => Promise<T>): Promise<T> {
    const key = `probe ${name} ${url}`;
    const known = await this.#known.get(key);
    const stored = known && schema.safeParse(known.probe);
    if (stored?.success) return stored.data;
    const probe = await attempt();
    const record: PageRecord = { key, url, purpose: 'probe', capture: null, failure: null, page: null, attachment: null, probe };
    this.#known.set(key, Promise.resolve(record));
    this.sink.append(record);
    return probe;
  }

  /** One file offered for download, read by its content. Its name is only a hint. */
  visitFile(url: string, name: string, referer: string): Promise<PageRecord> {
    return this.visit({ url, referer, mode: 'file' }, { purpose: 'attachment', name });
  }

  async #load(key: string, request: FetchRequest, options: VisitOptions): Promise<PageRecord> {
    const failure = this.#refusal(request, options);
    const past = failure ? null : this.#pastOf(key, options);
    const validators = past && validatorsOf(past.capture);
    const record: PageRecord = failure
      ? { key, url: request.url, purpose: options.purpose, capture: null, failure, page: null, attachment: null }
      : await this.#toRecord(key, request.url, options, await this.#request(validators ? { ...request, validators } : request, options), past);
    // What stopped us is no outcome of the page: it is not journaled, and a resumed run tries again.
    if (record.failure?.scope !== 'run') this.sink.append(record);
    this.#count(record);
    return record;
  }

  /** The record of an earlier run that may still hold. A second look is to be a look of its own. */
  #pastOf(key: string, { purpose, attempt = 1 }: VisitOptions): Past | null {
    const past = attempt === 1 && purpose !== 'link' ? this.past?.get(key) : null;
    return past?.capture && (past.page || past.attachment) ? { ...past, capture: past.capture } : null;
  }

  async #toRecord(
    key: string,
    url: string,
    { purpose, name }: VisitOptions,
    result: FetchResult | RenderResult,
    past: Past | null,
  ): Promise<PageRecord> {
    const record = { key, url, purpose, capture: null, failure: null, page: null, attachment: null };
    if (!result.ok) return { ...record, failure: result.failure };
    const { snapshot } = result;
    if (past && 'notModified' in result) return unchanged(past, purpose, snapshot, {});
    if (purpose !== 'link') await this.archive?.put(snapshot, 'wire' in result ? (result.wire ?? null) : null);
    const { status, finalUrl, via, contentType, bytes, sha256, capturedAt, durationMs, etag, lastModified } = snapshot;
    const validators = { ...(etag && { etag }), ...(lastModified && { lastModified }) };
    if (past && isSame(past.capture, snapshot)) return unchanged(past, purpose, snapshot, validators);
    const page = purpose === 'link' ? null : readPage(snapshot, 'exchanges' in result ? result.exchanges : []);
    const attachment = snapshot.body && this.readFile ? await this.readFile(snapshot.body, { name: name ?? '', contentType }) : null;
    return { ...record, capture: { status, finalUrl, via, contentType, bytes, sha256, capturedAt, durationMs, ...validators }, page, attachment };
  }

  #request(request: FetchRequest, options: VisitOptions): Promise<FetchResult | RenderResult> {
    this.#requests++;
    if (options.via === 'turned' && 'live' in this.fetcher) return renderTurned(this.fetcher, request.url);
    return options.via === 'browser' || options.via === 'turned' ? this.fetcher.render(request.url) : this.fetcher.fetch(request);
  }

  #refusal(request: FetchRequest, { attempt = 1 }: VisitOptions): Failure | null {
    const failure = (code: Failure['code'], scope: Failure['scope'], message: string): Failure => ({
      code,
      transient: false,
      scope,
      status: null,
      message,
      attempts: 0,
    });
    if (request.mode !== 'link' && !this.limits.inScope(request.url)) return failure('off-site', 'page', '地址在站外，没有打开');
    const { maxPages } = this.limits;
    if (this.#requests >= maxPages - (attempt > 1 ? 0 : keptForSecondLook(maxPages))) return failure('budget', 'run', `已达到页面数上限 ${maxPages}`);
    if (this.limits.isOver()) return failure('budget', 'run', '已达到时间上限');
    return null;
  }

  #count(record: PageRecord): void {
    const countsAsFailure = record.failure !== null && record.purpose !== 'link';
    if (record.failure && countsAsFailure) {
      const urls = this.#failures.get(record.failure.code) ?? [];
      urls.push(record.url);
      this.#failures.set(record.failure.code, urls);
    }
    if (record.failure && record.failure.attempts === 0) return;
    this.#stats.pages++;
    if (countsAsFailure) this.#stats.failed++;
    if (record.capture?.via === 'browser') this.#stats.rendered++;
    if (record.capture?.notModified) this.#stats.notModified++;
    this.#stats.bytes += record.capture?.bytes ?? 0;
  }
}

/** Without it nothing could be confirmed on a site that is bigger than its bound. */
const keptForSecondLook = (maxPages: number): number => Math.min(200, Math.floor(maxPages / 10));

export function requestKey(request: FetchRequest, options: VisitOptions): string {
  const body = request.body ? ` ${createHash('sha256').update(request.body).digest('hex').slice(0, 16)}` : '';
  const mode = request.mode === 'link' || request.mode === 'file' ? request.mode : (options.via ?? 'http');
  const attempt = options.attempt && options.attempt > 1 ? ` #${options.attempt}` : '';
  return `${mode} ${request.method ?? 'GET'} ${request.url}${body}${attempt}`;
}

function readPage(snapshot: Snapshot, exchanges: Parameters<typeof inferInterface>[0]): PageFacts | null {
  if (snapshot.text === '') return null;
  const page = extractPage({ html: snapshot.text, url: snapshot.finalUrl, charset: snapshot.charset, rendered: snapshot.via === 'browser' });
  if (exchanges.length === 0 || !page.list || page.list.items.length === 0) return page;
  const learned = inferInterface(exchanges, snapshot.finalUrl, page.list.items);
  return learned ? { ...page, list: { ...page.list, pager: learned } } : page;
}

type Past = PageRecord & { capture: Capture };

const validatorsOf = ({ finalUrl, via, etag, lastModified }: Capture): Validators | null =>
  via === 'http' && (etag || lastModified) ? { url: finalUrl, etag: etag ?? null, lastModified: lastModified ?? null } : null;

const isSame = (past: Capture, { sha256, finalUrl, via }: Snapshot): boolean =>
  past.sha256 === sha256 && past.finalUrl === finalUrl && past.via === via;

/** What was read before, seen again now. */
const unchanged = (past: Past, purpose: Purpose, { capturedAt, durationMs, bytes }: Snapshot, validators: Partial<Capture>): PageRecord => ({
  ...past,
  purpose,
  capture: { ...past.capture, ...validators, bytes, capturedAt, durationMs, notModified: true },
});

import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Failure } from '../facts/record.js';
import { admit, isPrivateAddress, type Refuses, type Scope } from './address.js';
import { BrowserRenderer, type BrowserSettings } from './browser.js';
import { decodeText } from './charset.js';
import { type Clock, systemClock } from './clock.js';
import { CookieJar } from './cookies.js';
import { type Failed, failed, failedError, failedStatus, isRetryable } from './failures.js';
import { gatewayIn } from './gateways.js';
import { type HttpAnswer, HttpClient, type HttpFailed } from './http-client.js';
import { type HostLane, HostLanes, retryAfterMs } from './lanes.js';
import type { LiveFetcher, LiveOptions, LiveResult, LiveWork } from './live-page.js';
import { MODES } from './modes.js';
import { isTooDeep, MAX_NESTING } from './nesting.js';
import { ALLOW_ALL, parseRobots, type RobotsRules } from './robots.js';
import type { FetchRequest, FetchResult, RenderResult, Snapshot } from './types.js';
import { conditions, validatorsOf } from './validators.js';

export interface FetcherOptions {
  /** Requests started per second and host. */
  ratePerSecond: number;
  /** Requests under way at once per host. */
  concurrency: number;
  /** Bound for the first byte and for every silence after it; a whole exchange gets three times that. */
  timeoutMs: number;
  /** Bound for one decompressed body; default 8 MiB. */
  maxBytes?: number;
  /** The same for files that are asked for as files; default 32 MiB. */
  maxFileBytes?: number;
  /** Default 10. */
  maxRedirects?: number;
  /** Further attempts after a transient failure; default 3. */
  retries?: number;
  allowPrivate: boolean;
  /** Addresses not to connect to, in place of what `allowPrivate` says. */
  refuses?: Refuses;
  ignoreRobots: boolean;
  userAgent: string;
  /** Host names that may be asked, also by redirects and by pages that move on; default all. */
  allowedHosts?: (host: string) => boolean;
  /** Null: pages cannot be rendered. */
  browser: BrowserSettings | null;
  /** Pass one object to several fetchers to share politeness per host between them. */
  lanes?: HostLanes;
  signal?: AbortSignal;
  /** Chinese sentences worth telling the user once. */
  onNote?: (text: string) => void;
}

const DEFAULT_MAX_BYTES = 8 * 1024 * 1024;
const DEFAULT_MAX_FILE_BYTES = 32 * 1024 * 1024;
const DEFAULT_MAX_REDIRECTS = 10;
const DEFAULT_RETRIES = 3;
const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 10_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const OVERLOAD = new Set([412, 429, 503]);
/** A polite client for public portals: see `Fetcher` and `LiveFetcher`. Close it to release connections and the browser. */
export function createFetcher(options: FetcherOptions): LiveFetcher {
  return new PoliteFetcher(options);
}

/** What is asked of one address on the way through its redirects. */
interface Hop {
  request: FetchRequest;
  address: string;
  method: 'GET' | 'POST' | 'HEAD';
  body: string | null;
  /** robots.txt itself is not subject to robots.txt. */
  forRobots: boolean;
}

class PoliteFetcher implements LiveFetcher {
  readonly #stopper = new AbortController();
  readonly #http: HttpClient;
  readonly #browser: BrowserRenderer | null;
  readonly #cookies = new CookieJar();
  readonly #lanes: HostLanes;
  readonly #clock: Clock;
  readonly #scope: Scope;

  constructor(private readonly options: FetcherOptions) {
    const { timeoutMs, allowPrivate, allowedHosts, userAgent, maxBytes = DEFAULT_MAX_BYTES, maxFileBytes = DEFAULT_MAX_FILE_BYTES } = options;
    setMaxListeners(0, this.#stopper.signal); // one listener per waiting request
    const refuses = options.refuses ?? (allowPrivate ? null : isPrivateAddress);
    this.#scope = { refuses, allowedHosts };
    this.#lanes = options.lanes ?? new HostLanes(systemClock);
    this.#clock = this.#lanes.clock;
    this.#http = new HttpClient({ timeoutMs, maxBytes, maxFileBytes, refuses });
    this.#browser = options.browser && new BrowserRenderer({ ...options.browser, timeoutMs, maxBytes, userAgent, scope: this.#scope });
    if (options.signal?.aborted) this.#stopper.abort();
    else options.signal?.addEventListener('abort', this.#stop, { once: true });
  }

  fetch(request: FetchRequest): Promise<FetchResult> {
    const first = { request, address: request.url, method: request.method ?? 'GET', body: request.body ?? null, forRobots: false };
    return this.#persist(this.#retries, request.url, () => this.#follow(first));
  }

  render(url: string): Promise<RenderResult> {
    // A page in the browser costs as much as dozens of requests: one more try at most.
    return this.#persist(Math.min(1, this.#retries), url, () => this.#render(url));
  }

  live<T>(url: string, work: LiveWork<T>, options: LiveOptions = {}): Promise<LiveResult<T>> {
    return this.#persist(0, url, () => this.#live(url, work, options));
  }

  async close(): Promise<void> {
    this.options.signal?.removeEventListener('abort', this.#stop);
    this.#stop();
    await Promise.all([this.#http.close(), this.#browser?.close()]);
  }

  readonly #stop = (): void => this.#stopper.abort();

  /** Tries again after transient failures, until the host is given up. Turns whatever goes wrong into a value. */
  async #persist<T extends { ok: true } | Failed>(retries: number, address: string, once: () => Promise<T>): Promise<T | Failed> {
    for (let attempt = 1; ; attempt++) {
      const result = await once().catch((error: unknown) => (this.#isStopped ? failed('stopped') : failedError(error)));
      if (result.ok) return result;
      const failure: Failure = this.#isStopped ? failed('stopped').failure : result.failure;
      // A dead host's refusal carries no attempt of its own.
      const attempts = failure.attempts === 0 ? attempt - 1 : attempt;
      const again = attempt <= retries && isRetryable(failure) && !this.#laneOf(new URL(address)).isDead;
      if (!again) return { ok: false, failure: { ...failure, attempts } };
      await this.#clock.sleep(Math.min(FIRST_BACKOFF_MS * 2 ** (attempt - 1), MAX_BACKOFF_MS), this.#stopper.signal).catch(() => null);
    }
  }

  get #retries(): number {
    return this.options.retries ?? DEFAULT_RETRIES;
  }

  get #isStopped(): boolean {
    return this.#stopper.signal.aborted;
  }

  #laneOf(url: URL): HostLane {
    return this.#lanes.laneOf(url.host, this.options);
  }

  /** One request through all its redirects; every hop waits its turn in the lane of its own host. */
  async #follow(first: Hop): Promise<FetchResult> {
    const seen = new Set<string>();
    let hop = first;
    let durationMs = 0;
    for (let hops = 0; hops <= (this.options.maxRedirects ?? DEFAULT_MAX_REDIRECTS); hops++) {
      const target = await this.#admit(hop);
      if (!target.ok) return target;
      const identity = `${hop.method} ${target.url.href} ${this.#cookies.header(target.url) ?? ''}`;
      if (seen.has(identity)) return failed('too-many-redirects', `循环跳转到 ${target.url.href}`);
      seen.add(identity);
      const answer = await this.#exchange(hop, target.url);
      if (!answer.ok) return answer;
      durationMs += answer.durationMs;
      const location = answer.header('location');
      if (!REDIRECTS.has(answer.status) || location === undefined) return this.#conclude(hop, target.url, answer, durationMs);
      if (!URL.canParse(location, target.url.href)) return failed('bad-address', `跳转到 ${location.slice(0, 200)}`, { status: answer.status });
      hop = redirected(hop, new URL(location, target.url).href, answer.status);
    }
    return failed('too-many-redirects', `超过 ${this.options.maxRedirects ?? DEFAULT_MAX_REDIRECTS} 次`);
  }

  async #admit({ address, forRobots }: { address: string; forRobots: boolean }): Promise<{ ok: true; url: URL } | Failed> {
    const target = admit(address, this.#scope);
    if (!target.ok || forRobots || this.options.ignoreRobots) return target;
    const lane = this.#laneOf(target.url);
    const rules = await this.#robotsOf(lane, target.url);
    lane.limit(rules.crawlDelayMs(this.options.userAgent));
    return rules.allows(target.url, this.options.userAgent) ? target : failed('robots-denied', target.url.pathname);
  }

  async #exchange({ request, method, body }: Hop, url: URL): Promise<HttpAnswer | HttpFailed | Failed> {
    const lane = this.#laneOf(url);
    const { wants } = MODES[request.mode ?? 'page'];
    return lane.slot(async () => {
      const headers = this.#headers(request, url, body);
      const answer = await this.#http.exchange({ url, method, headers, body, wants }, this.#stopper.signal);
      this.#report(lane, answer);
      if (answer.ok) this.#cookies.store(url, answer.setCookies, this.#clock.now());
      return answer;
    }, this.#stopper.signal);
  }

  #headers(request: FetchRequest, url: URL, body: string | null): Record<string, string> {
    const mode = request.mode ?? 'page';
    const cookie = this.#cookies.header(url);
    return {
      'user-agent': this.options.userAgent,
      accept: MODES[mode].accept,
      'accept-language': 'zh-CN,zh;q=0.9',
      'accept-encoding': 'gzip, deflate, br',
      ...(mode === 'data' && { 'x-requested-with': 'XMLHttpRequest' }),
      ...(body !== null && { 'content-type': request.contentType ?? 'application/x-www-form-urlencoded; charset=UTF-8' }),
      ...(request.referer && { referer: request.referer }),
      ...(cookie && { cookie }),
      ...conditions(request, url),
    };
  }

  /** Tells the lane how its host is doing. */
  #report(lane: HostLane, answer: HttpAnswer | HttpFailed): void {
    if (!answer.ok) {
      if (answer.headReceived || answer.failure.code === 'stopped') return;
      // A slow page is not a dead host: all attempts at a silent address together count as one.
      lane.missed(answer.failure, answer.failure.code === 'timeout' ? 1 / (1 + this.#retries) : 1);
      return;
    }
    lane.answered();
    if (answer.status < 400) lane.served();
    // A script challenge refuses the kind of visitor, not the amount of visits: slowing down would not help.
    else if (OVERLOAD.has(answer.status) && !gatewayIn(answer.status, answer.body.toString('latin1'))?.gateway)
      lane.overloaded(retryAfterMs(answer.header('retry-after'), this.#clock.now()));
  }

  #conclude({ request }: Hop, url: URL, answer: HttpAnswer, durationMs: number): FetchResult {
    const { status, body } = answer;
    const { keeps } = MODES[request.mode ?? 'page'];
    const contentType = answer.header('content-type') ?? null;
    // A file that is a page all the same is looked at for gateways and error pages by its text.
    const { text, charset } = answer.binary ? { text: '', charset: 'binary' } : decodeText(body, contentType);
    const verdict = gatewayIn(status, text);
    if (verdict) return failed('blocked', `${verdict.gateway ?? '未识别的网关'}（HTTP ${status}）`, { status });
    const notModified = status === 304 && request.validators !== undefined;
    if (status >= 300 && !notModified) return failedStatus(status);
    if (keeps === 'text' && isTooDeep(text)) return failed('too-large', `元素嵌套超过 ${MAX_NESTING} 层`, { status });
    const snapshot: Snapshot = {
      url: request.url,
      finalUrl: url.href,
      status,
      contentType,
      charset,
      text: keeps === 'text' ? text : '',
      body: keeps === 'bytes' ? body : null,
      bytes: body.length,
      sha256: createHash('sha256').update(body).digest('hex'),
      capturedAt: new Date(this.#clock.now()).toISOString(),
      durationMs,
      via: 'http',
      ...validatorsOf(answer),
    };
    return { ok: true, snapshot, wire: answer.wire, ...(notModified && { notModified }) };
  }

  async #robotsOf(lane: HostLane, url: URL): Promise<RobotsRules> {
    for (;;) {
      const pending = lane.robots ?? this.#loadRobots(url);
      lane.robots = pending;
      const rules = await pending;
      if (rules !== null) return rules;
      // Another fetcher was stopped while it was asking: ask again, unless it was this one.
      if (lane.robots === pending) lane.robots = null;
      if (this.#isStopped) return ALLOW_ALL;
    }
  }

  /** Null when stopped. What cannot be read forbids nothing, but the user is told. */
  async #loadRobots(url: URL): Promise<RobotsRules | null> {
    const address = new URL('/robots.txt', url).href;
    const hop: Hop = { request: { url: address, mode: 'data' }, address, method: 'GET', body: null, forRobots: true };
    const result = await this.#persist(Math.min(1, this.#retries), address, () => this.#follow(hop));
    if (this.#isStopped) return null;
    if (result.ok) return parseRobots(url, result.snapshot.text);
    const { code, status, message } = result.failure;
    const refused = code === 'http-status' && status !== null && status < 500;
    if (!refused) this.options.onNote?.(`${url.host} 的 robots.txt 无法读取（${message}），按允许抓取处理`);
    return ALLOW_ALL;
  }

  async #render(address: string): Promise<RenderResult> {
    const target = await this.#admit({ address, forRobots: false });
    if (!target.ok) return target;
    const browser = this.#browser;
    if (browser === null) return failed('browser-missing');
    const lane = this.#laneOf(target.url);
    return lane.slot(async () => {
      const result = await browser.render(target.url, this.#stopper.signal);
      lane.rendered(result);
      if (!result.ok) return result;
      for (const { name, value, ...rest } of result.cookies) this.#cookies.put(target.url, name, value, rest);
      return { ok: true, snapshot: { ...result.snapshot, url: address }, exchanges: result.exchanges };
    }, this.#stopper.signal);
  }

  async #live<T>(address: string, work: LiveWork<T>, options: LiveOptions): Promise<LiveResult<T>> {
    const target = await this.#admit({ address, forRobots: false });
    if (!target.ok) return target;
    const browser = this.#browser;
    if (browser === null) return failed('browser-missing');
    const lane = this.#laneOf(target.url);
    const refusal = async (next: string): Promise<Failed | null> => {
      const admitted = await this.#admit({ address: next, forRobots: false });
      return admitted.ok ? null : admitted;
    };
    return lane.slot(async () => {
      const result = await browser.live(target.url, work, options, refusal, this.#stopper.signal);
      lane.rendered(result);
      return result;
    }, this.#stopper.signal);
  }
}

function redirected(hop: Hop, address: string, status: number): Hop {
  const keeps = status === 307 || status === 308 || hop.method === 'HEAD';
  return { ...hop, address, ...(keeps ? {} : { method: 'GET' as const, body: null }) };
}

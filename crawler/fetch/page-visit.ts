import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { CDPSession, Dialog, Frame, Page, Request, Response } from 'playwright';
import { getDomain } from 'tldts';
import { admit, type Scope } from './address.js';
import { ExchangeLog } from './exchanges.js';
import { type Failed, failed, failedBrowserError, failedStatus } from './failures.js';
import { gatewayIn } from './gateways.js';
import { guardMoves, type LivePage, type LiveResult, type LiveTerms, type LiveWork, type Sightings } from './live-page.js';
import { OutOfTime, settled, within } from './patience.js';
import type { RenderResult, Snapshot } from './types.js';

export interface Tab {
  page: Page;
  cdp: CDPSession;
}

export interface VisitLimits {
  /** Bound for loading, and again for coming to rest; a page that solves a challenge gets both once more. */
  timeoutMs: number;
  maxBytes: number;
  scope: Scope;
  /** Why the browser could not reach a host, when something between knows better than the browser. */
  troubleWith: (hostname: string) => Failed | null;
}

const CALM_MS = 500;
/** A page with a running clock or carousel never stops changing: its network must then be silent for longer. */
const SILENT_MS = 2_000;
/** Scripts of other sites (counters, widgets) that do not answer are not waited for. */
const FOREIGN_PATIENCE_MS = 3_000;
/** A page with little time left still gets this long to answer. */
const LEAST_CALL_MS = 1_000;
const POLL_MS = 100;
/** A challenge that its own script solves moves on within seconds of coming to rest. */
const CHALLENGE_PATIENCE_MS = 6_000;
const MAX_RELOADS = 2;
const READ_MS = 5_000;
const CUT_OFF_MS = 2_000;
const WATCHED = new Set(['document', 'script', 'xhr', 'fetch']);

/** Milliseconds since the document last changed, 0 while it is being parsed. Runs in a world the page's scripts cannot reach. */
const CALM_PROBE = `(() => {
  if (globalThis.changedAt === undefined) {
    globalThis.changedAt = performance.now();
    new MutationObserver(() => { globalThis.changedAt = performance.now(); })
      .observe(document, { childList: true, characterData: true, subtree: true });
  }
  return document.readyState === 'loading' ? -1 : performance.now() - globalThis.changedAt;
})()`;

/** One page in one tab: loads it, waits until it rests, reads its DOM. Use once. */
export class PageVisit {
  readonly #startedAt = performance.now();
  readonly #exchanges: ExchangeLog;
  readonly #pending = new Map<Request, number>();
  #networkAt = performance.now();
  #status = 0;
  #contentType: string | null = null;
  #documents = 0;
  #heading: URL;
  #worldId: number | null = null;
  #guarded = false;
  #end: (verdict: Failed) => void = () => undefined;
  readonly #ended = new Promise<Failed>((resolve) => {
    this.#end = resolve;
  });

  constructor(
    private readonly tab: Tab,
    private readonly url: URL,
    private readonly limits: VisitLimits,
  ) {
    this.#heading = url;
    this.#exchanges = new ExchangeLog(limits.timeoutMs);
  }

  run(): Promise<RenderResult> {
    return this.#watched(() => this.#drive());
  }

  /** The same, and then hands the page at rest to `work`. */
  use<T>(work: LiveWork<T>, terms: LiveTerms): Promise<LiveResult<T>> {
    return this.#watched(async () => {
      const loaded = await this.#drive();
      if (!loaded.ok) return loaded;
      await guardMoves(this.tab.cdp, terms);
      this.#guarded = true;
      this.#documents = 0;
      return { ok: true, value: await within(work(this.#live(loaded.snapshot, terms.seen)), terms.patienceMs) };
    });
  }

  #live(snapshot: Snapshot, seen: Sightings): LivePage {
    return {
      page: this.tab.page,
      snapshot,
      seen,
      read: (expression, timeoutMs = READ_MS) => this.#read(expression, timeoutMs),
      rest: async () => void (await this.#rest(performance.now() + this.limits.timeoutMs)),
    };
  }

  async #watched<T>(drive: () => Promise<T | Failed>): Promise<T | Failed> {
    const { page } = this.tab;
    const listeners = [
      ['request', this.#onRequest],
      ['requestfinished', this.#onDone],
      ['requestfailed', this.#onDone],
      ['response', this.#onResponse],
      ['framenavigated', this.#onNavigated],
      ['dialog', dismiss],
      ['popup', closePage],
      ['crash', this.#onCrash],
    ] as const;
    for (const [event, listener] of listeners) page.on(event as 'request', listener as (request: Request) => void);
    try {
      return await Promise.race([drive(), this.#ended]);
    } catch (error) {
      return this.#failedFor(error);
    } finally {
      for (const [event, listener] of listeners) page.off(event as 'request', listener as (request: Request) => void);
    }
  }

  async #drive(): Promise<RenderResult> {
    const { timeoutMs } = this.limits;
    await within(this.tab.page.goto(this.url.href, { waitUntil: 'commit', timeout: timeoutMs }), timeoutMs + 1_000);
    const deadline = performance.now() + 2 * timeoutMs;
    for (let reloads = 0; ; reloads++) {
      const unrest = await this.#rest(Math.min(performance.now() + timeoutMs, deadline));
      if (unrest) return unrest;
      const documents = this.#documents;
      const html = await this.#content();
      const gateway = html === null ? null : gatewayIn(this.#status, html);
      if (html !== null && !gateway) return this.#conclude(html);
      const moved = reloads < MAX_RELOADS && (await this.#nextDocument(documents, Math.min(performance.now() + CHALLENGE_PATIENCE_MS, deadline)));
      if (!moved) return failed('blocked', `${gateway?.gateway ?? '未识别的网关'}（HTTP ${this.#status}）`, { status: this.#status });
    }
  }

  /** Null once the page rests. Only what would falsify its content is waited for to the end. */
  async #rest(deadline: number): Promise<Failed | null> {
    let parsed = false;
    while (performance.now() < deadline) {
      const calmMs = await this.#calmMs(deadline - performance.now());
      parsed = calmMs >= 0;
      const silentMs = this.#awaited().length > 0 ? 0 : performance.now() - this.#networkAt;
      if (parsed && ((silentMs >= CALM_MS && calmMs >= CALM_MS) || silentMs >= SILENT_MS)) return null;
      await delay(POLL_MS);
    }
    if (!parsed) return failed('timeout', '页面没有加载完');
    return this.#awaited().length > 0 ? failed('timeout', '页面的数据请求没有完成') : null;
  }

  #awaited(): Request[] {
    const now = performance.now();
    const patient = (request: Request, since: number) => now - since < FOREIGN_PATIENCE_MS || this.#isOwn(request);
    return [...this.#pending].filter(([request, since]) => patient(request, since)).map(([request]) => request);
  }

  #isOwn(request: Request): boolean {
    const { hostname } = new URL(request.url());
    const domain = getDomain(hostname); // null for numeric hosts
    return hostname === this.#heading.hostname || (domain !== null && domain === getDomain(this.#heading.hostname));
  }

  async #calmMs(remainingMs: number): Promise<number> {
    const ms = Math.max(remainingMs, LEAST_CALL_MS);
    try {
      return Number(await this.#read(CALM_PROBE, ms));
    } catch (error) {
      if (error instanceof OutOfTime) throw error;
      return -1;
    }
  }

  async #read(expression: string, ms: number): Promise<unknown> {
    try {
      this.#worldId ??= await this.#isolatedWorld(ms);
      const asked = { expression, contextId: this.#worldId, returnByValue: true, awaitPromise: true };
      const { result, exceptionDetails } = await within(this.tab.cdp.send('Runtime.evaluate', asked), ms);
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    } catch (error) {
      if (!(error instanceof OutOfTime)) this.#worldId = null; // the document may have been replaced under our feet
      throw error;
    }
  }

  async #isolatedWorld(ms: number): Promise<number> {
    const { frameTree } = await within(this.tab.cdp.send('Page.getFrameTree'), ms);
    const world = { frameId: frameTree.frame.id, worldName: 'observer' };
    return (await within(this.tab.cdp.send('Page.createIsolatedWorld', world), ms)).executionContextId;
  }

  /** The DOM as text, null while the page is moving on. */
  async #content(): Promise<string | null> {
    try {
      return await within(this.tab.page.content(), this.limits.timeoutMs);
    } catch (error) {
      if (error instanceof Error && /navigating/.test(error.message)) return null;
      throw error;
    }
  }

  async #nextDocument(seen: number, deadline: number): Promise<boolean> {
    while (this.#documents === seen && performance.now() < deadline) await delay(POLL_MS);
    return this.#documents > seen;
  }

  async #conclude(html: string): Promise<RenderResult> {
    const status = this.#status;
    if (status >= 400) return failedStatus(status);
    const bytes = Buffer.byteLength(html);
    if (bytes > this.limits.maxBytes) return failed('too-large', `${this.limits.maxBytes} 字节`);
    const snapshot: Snapshot = {
      url: this.url.href,
      finalUrl: this.tab.page.url(),
      status,
      contentType: this.#contentType,
      charset: 'utf-8', // of the text below, whatever the document was sent in
      text: html.replaceAll('\0', ''),
      body: null,
      bytes,
      sha256: createHash('sha256').update(html).digest('hex'),
      capturedAt: new Date().toISOString(),
      durationMs: Math.round(performance.now() - this.#startedAt),
      via: 'browser',
    };
    return { ok: true, snapshot, exchanges: await this.#exchanges.all() };
  }

  #failedFor(error: unknown): Failed {
    if (error instanceof OutOfTime) return failed('timeout', '页面没有响应');
    if (error instanceof Error && error.name === 'TimeoutError') return failed('timeout', '页面没有打开');
    return this.limits.troubleWith(this.#heading.hostname) ?? failedBrowserError(error);
  }

  #isMain(frame: Frame): boolean {
    return frame === this.tab.page.mainFrame();
  }

  readonly #onRequest = (request: Request): void => {
    this.#networkAt = performance.now();
    if (request.isNavigationRequest() && this.#isMain(request.frame())) {
      const target = admit(request.url(), this.limits.scope);
      if (target.ok) this.#heading = target.url;
      else if (!this.#guarded) this.#end(target);
    } else if (WATCHED.has(request.resourceType()) && URL.canParse(request.url())) this.#pending.set(request, performance.now());
  };

  readonly #onDone = (request: Request): void => {
    if (this.#pending.delete(request)) this.#networkAt = performance.now();
  };

  readonly #onResponse = (response: Response): void => {
    const request = response.request();
    if (!request.isNavigationRequest() || !this.#isMain(request.frame())) {
      this.#exchanges.observe(response);
      return;
    }
    if ((response.status() >= 300 && response.status() < 400) || isDownload(response)) return;
    this.#status = response.status();
    this.#contentType = response.headers()['content-type'] ?? null;
    this.#documents++;
    // Counted here as well: a page may reload faster than it comes to rest, and would go on asking the portal.
    if (this.#documents > 1 + MAX_RELOADS) {
      void cutOff(this.tab);
      this.#end(this.#restless());
    }
    this.#pending.clear();
    this.#exchanges.clear();
  };

  #restless(): Failed {
    const blocked = gatewayIn(this.#status, '') !== null;
    return failed(blocked ? 'blocked' : 'too-many-redirects', `页面反复重新加载（HTTP ${this.#status}）`, { status: this.#status });
  }

  readonly #onNavigated = (frame: Frame): void => {
    if (!this.#isMain(frame)) return;
    this.#worldId = null;
    if (/^https?:/.test(frame.url())) return;
    const trouble = this.limits.troubleWith(this.#heading.hostname);
    this.#end(trouble ?? failed('bad-address', `页面转到 ${frame.url().slice(0, 100)}`));
  };

  readonly #onCrash = (): void => this.#end(failed('browser', '页面进程崩溃'));
}

/** Sent to be kept, not shown: the page stays as it is. */
const isDownload = (response: Response): boolean => /^\s*attachment/i.test(response.headers()['content-disposition'] ?? '');

function dismiss(dialog: Dialog): void {
  void settled(dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss());
}

/** From here on nothing leaves the tab: a page that is given up may go on asking the portal until the tab is gone. */
export const cutOff = ({ cdp }: Tab): Promise<boolean> => settled(within(cdp.send('Network.setBlockedURLs', { urls: ['*'] }), CUT_OFF_MS));

function closePage(page: Page): void {
  void settled(page.close());
}

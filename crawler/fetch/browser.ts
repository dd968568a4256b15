import PQueue from 'p-queue';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright';
import type { Scope } from './address.js';
import { type Failed, failed, failedBrowserError } from './failures.js';
import { type GuardProxy, openGuardProxy } from './guard-proxy.js';
import { type LiveOptions, type LiveResult, type LiveTerms, type LiveWork, PHONE, PHONE_AGENT, watch } from './live-page.js';
import { cutOff, PageVisit, type Tab, type VisitLimits } from './page-visit.js';
import { settled, within } from './patience.js';
import type { RenderResult } from './types.js';

export interface BrowserSettings {
  /** Null: the browser that belongs to the driver. */
  executablePath: string | null;
  /** Needs an unprivileged user and a kernel that allows it. */
  sandbox: boolean;
}

export interface BrowserOptions extends BrowserSettings {
  timeoutMs: number;
  maxBytes: number;
  userAgent: string;
  scope: Scope;
  /** The browser is closed after this long without work; default 60 s. */
  idleMs?: number;
  /** A browser that has opened this many pages makes way for a new one, since they grow with every page; default 500. */
  maxVisits?: number;
}

export interface BrowserCookie {
  name: string;
  value: string;
  path: string;
  secure: boolean;
}
export type BrowserResult = (RenderResult & { ok: true; cookies: BrowserCookie[] }) | Failed;

interface Session {
  browser: Browser;
  context: BrowserContext;
  proxy: GuardProxy | null;
  pid: number | null;
  idleTabs: Tab[];
  /** Pages opened so far, and those open now. */
  visits: number;
  busy: number;
}

const MAX_TABS = 2;
const IDLE_MS = 60_000;
const MAX_VISITS = 500;
const LAUNCH_MS = 30_000;
const CALL_MS = 5_000;
const LIVE_MS = 30_000;
const RESET_MS = 2_000;
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--block-new-web-contents',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
];
/** What changes how a page looks but not what it says. */
const LARGE_FILES = filesOf('woff woff2 ttf eot otf mp3 mp4 m4a m4v webm ogg flv avi mov wmv swf');
const PICTURES = filesOf('png jpg jpeg gif webp bmp ico svg avif');
const BLOCKED_FILES = [...LARGE_FILES, ...PICTURES, ...filesOf('css')];

/** Renders pages in Chromium: started on first use, at most two tabs, started anew when it dies or has opened many pages, gone when idle. */
export class BrowserRenderer {
  readonly #queue = new PQueue({ concurrency: MAX_TABS });
  #session: Promise<Session> | null = null;
  readonly #retiring = new Set<Session>();
  #idleTimer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(private readonly options: BrowserOptions) {}

  /** Never rejects, except with the reason of `signal` when that is aborted. */
  render(url: URL, signal: AbortSignal): Promise<BrowserResult> {
    return this.#queue.add(
      async () => {
        clearTimeout(this.#idleTimer);
        const first = await this.#renderOnce(url);
        const { result } = first.died && !this.#closed ? await this.#renderOnce(url) : first;
        this.#restSoon();
        return result;
      },
      { signal },
    );
  }

  /** The same, in a tab of its own, for use by `work`; style sheets are loaded too. */
  live<T>(url: URL, work: LiveWork<T>, options: LiveOptions, refusal: LiveTerms['refusal'], signal: AbortSignal): Promise<LiveResult<T>> {
    return this.#queue.add(
      async () => {
        clearTimeout(this.#idleTimer);
        const result = await this.#liveOnce(url, work, options, refusal);
        this.#restSoon();
        return result;
      },
      { signal },
    );
  }

  async #liveOnce<T>(
    url: URL,
    work: LiveWork<T>,
    { phone, pictures, patienceMs = LIVE_MS }: LiveOptions,
    refusal: LiveTerms['refusal'],
  ): Promise<LiveResult<T>> {
    const started = await this.#start();
    if (!started.ok) return started;
    const { session } = started;
    const context = await within(session.browser.newContext(contextOptions(this.options.userAgent, phone)), CALL_MS).catch(() => null);
    if (context === null) {
      await this.#discard(session);
      return failed('browser', '浏览器没有响应', { scope: 'run' });
    }
    try {
      await context.addCookies(await within(session.context.cookies(url.href), CALL_MS));
      const tab = await within(openTab(context, pictures ? LARGE_FILES : [...LARGE_FILES, ...PICTURES]), CALL_MS);
      return await new PageVisit(tab, url, this.#limits(session)).use(work, { patienceMs, refusal, seen: await watch(tab.cdp) });
    } catch (error) {
      return failedBrowserError(error);
    } finally {
      if (!(await settled(within(context.close(), CALL_MS)))) await this.#discard(session);
      await this.#done(session);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([this.#shutDown(), ...[...this.#retiring].map(end)]);
  }

  /** `died`: the browser went down, or could not be started, for a reason that need not last. */
  async #renderOnce(url: URL): Promise<{ result: BrowserResult; died: boolean }> {
    const opened = await this.#openTab();
    if (!opened.ok) return { result: opened, died: opened.failure.code === 'browser' };
    const { session, tab } = opened;
    const result = await new PageVisit(tab, url, this.#limits(session)).run();
    const cookies = result.ok ? await cookiesOf(session, result.snapshot.finalUrl) : [];
    const alive = !result.ok && result.failure.code !== 'http-status';
    if (alive) await cutOff(tab);
    await this.#giveBack(session, tab, alive);
    await this.#done(session);
    if (result.ok) return { result: { ...result, cookies }, died: false };
    return session.browser.isConnected() ? { result, died: false } : { result: failed('browser', '浏览器进程退出'), died: true };
  }

  #limits(session: Session): VisitLimits {
    const { timeoutMs, maxBytes, scope } = this.options;
    return { timeoutMs, maxBytes, scope, troubleWith: (hostname) => session.proxy?.troubleWith(hostname) ?? null };
  }

  async #start(): Promise<{ ok: true; session: Session } | Failed> {
    if (this.#closed) return failed('stopped');
    this.#session ??= launch(this.options);
    const pending = this.#session;
    const session = await pending.catch((error: unknown) => failedLaunch(error));
    if ('ok' in session) {
      if (this.#session === pending) this.#session = null;
      return session;
    }
    session.visits++;
    session.busy++;
    if (session.visits >= (this.options.maxVisits ?? MAX_VISITS) && this.#session === pending) {
      // Whoever comes next starts a new one; this one goes when its last page is done.
      this.#session = null;
      this.#retiring.add(session);
    }
    return { ok: true, session };
  }

  /** The page for which `#start` was called is done with. */
  async #done(session: Session): Promise<void> {
    session.busy--;
    if (session.busy === 0 && this.#retiring.delete(session)) await end(session);
  }

  async #openTab(): Promise<{ ok: true; session: Session; tab: Tab } | Failed> {
    const started = await this.#start();
    if (!started.ok) return started;
    const { session } = started;
    const tab = session.idleTabs.pop() ?? (await within(openTab(session.context, BLOCKED_FILES), CALL_MS).catch(() => null));
    if (tab !== null) return { ok: true, session, tab };
    await this.#discard(session);
    return failed('browser', '浏览器没有响应', { scope: 'run' });
  }

  /** An emptied tab is used again; one whose page may still be alive is closed, and a browser that cannot even do that is ended. */
  async #giveBack(session: Session, tab: Tab, alive: boolean): Promise<void> {
    const emptied = !alive && (await settled(within(tab.page.goto('about:blank', { timeout: RESET_MS }), RESET_MS)));
    if (emptied) session.idleTabs.push(tab);
    else if (!(await settled(within(tab.page.close(), RESET_MS))) || !session.browser.isConnected()) await this.#discard(session);
  }

  #restSoon(): void {
    clearTimeout(this.#idleTimer);
    if (this.#queue.pending > 1 || this.#queue.size > 0) return;
    this.#idleTimer = setTimeout(() => void this.#shutDown(), this.options.idleMs ?? IDLE_MS);
    this.#idleTimer.unref();
  }

  async #shutDown(): Promise<void> {
    clearTimeout(this.#idleTimer);
    const session = await this.#session?.catch(() => null);
    if (session) await this.#discard(session);
  }

  /** Ends this browser and forgets it, unless another has been started in its place already. */
  async #discard(session: Session): Promise<void> {
    const pending = this.#session;
    if (pending && (await pending.catch(() => null)) === session && this.#session === pending) this.#session = null;
    await end(session);
  }
}

async function launch({ executablePath, sandbox, scope, timeoutMs, userAgent }: BrowserOptions): Promise<Session> {
  const { chromium } = await import('playwright');
  const proxy = scope.refuses && (await openGuardProxy(scope.refuses, timeoutMs));
  try {
    const browser = await chromium.launch({
      executablePath: executablePath ?? undefined,
      chromiumSandbox: sandbox,
      args: FLAGS,
      timeout: LAUNCH_MS,
      // Signals are the program's own business; it closes the browser on its way out.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      proxy: proxy ? { server: proxy.address, bypass: '<-loopback>' } : undefined,
    });
    return await opened(browser, proxy, userAgent);
  } catch (error) {
    await proxy?.close();
    throw error;
  }
}

/** A browser that starts and then does not answer is not left behind. */
async function opened(browser: Browser, proxy: GuardProxy | null, userAgent: string): Promise<Session> {
  try {
    const context = await within(browser.newContext(contextOptions(userAgent)), LAUNCH_MS);
    return { browser, context, proxy, pid: await pidOf(browser), idleTabs: [], visits: 0, busy: 0 };
  } catch (error) {
    void settled(browser.close());
    throw error;
  }
}

function contextOptions(userAgent: string, phone = false): BrowserContextOptions {
  return {
    userAgent: phone ? `${userAgent} ${PHONE_AGENT}` : userAgent,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: false,
    serviceWorkers: 'block',
    ...(phone ? PHONE : { viewport: { width: 1366, height: 900 } }),
  };
}

async function pidOf(browser: Browser): Promise<number | null> {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await within(cdp.send('SystemInfo.getProcessInfo'), CALL_MS);
  await cdp.detach();
  return processInfo.find(({ type }) => type === 'browser')?.id ?? null;
}

function filesOf(extensions: string): string[] {
  return extensions.split(' ').flatMap((extension) => [`*.${extension}`, `*.${extension}?*`]);
}

async function openTab(context: BrowserContext, blocked: string[]): Promise<Tab> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setBlockedURLs', { urls: blocked });
  return { page, cdp };
}

async function cookiesOf(session: Session, url: string): Promise<BrowserCookie[]> {
  try {
    const cookies = await within(session.context.cookies(url), CALL_MS);
    return cookies.map(({ name, value, path, secure }) => ({ name, value, path, secure }));
  } catch {
    return []; // the cookies only spare a later request the browser
  }
}

async function end({ browser, proxy, pid }: Session): Promise<void> {
  const closed = await settled(within(browser.close(), CALL_MS));
  if (!closed && pid !== null) killGroup(pid);
  await proxy?.close();
}

/** The driver starts the browser as leader of its own process group: ending that leaves no helper process behind. */
function killGroup(pid: number): void {
  for (const target of process.platform === 'win32' ? [pid] : [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

function failedLaunch(error: unknown): Failed {
  const message = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
  const missing = /doesn't exist|ENOENT|EACCES|ENOEXEC|Cannot find (?:module|package)/.test(message);
  return failed(missing ? 'browser-missing' : 'browser', message.slice(0, 200), { scope: 'run' });
}

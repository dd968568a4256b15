import type { CDPSession, Page } from 'playwright';
import type { Failed } from './failures.js';
import { settled, within } from './patience.js';
import type { Fetcher, Snapshot } from './types.js';

/** A page that is loaded and at rest, and may be used as its readers use it. */
export interface LivePage {
  /** The driver's page, for typing and clicking. */
  page: Page;
  /** As it came to rest first. */
  snapshot: Snapshot;
  seen: Readonly<Sightings>;
  /** JSON value of an expression, evaluated in a world that the page's own scripts cannot reach; the document is shared. Rejects when the page moves on. */
  read(expression: string, timeoutMs?: number): Promise<unknown>;
  /** Waits until the page is quiet again, for instance after a click. */
  rest(): Promise<void>;
}

/** What the page asked for while it was loaded and used. */
export interface Sightings {
  /** Scripts, styles and frames over HTTP on a page over HTTPS: refused by browsers. */
  insecure: string[];
  media: string[];
  /** Scripts that did not arrive: what the page lacks then may be our fault. */
  lostScripts: string[];
  /** Addresses it wanted to move on to and was not let, with the reason. */
  refused: { url: string; failure: Failed['failure'] }[];
}

export interface LiveOptions {
  /** As a telephone with a screen of 390 × 844 shows it. */
  phone?: boolean;
  /** Pictures are loaded too. */
  pictures?: boolean;
  /** Bound for the work on the loaded page; default 30 s. */
  patienceMs?: number;
}

export type LiveWork<T> = (live: LivePage) => Promise<T>;
export type LiveResult<T> = { ok: true; value: T } | Failed;

/** Terms on which a loaded page may be used. */
export interface LiveTerms {
  patienceMs: number;
  /** Why the page may not move on to an address; null when it may. */
  refusal: (address: string) => Promise<Failed | null>;
  seen: Sightings;
}

export interface LiveFetcher extends Fetcher {
  /**
   * Loads a page as `render` does, in a tab of its own that shares nothing with others but the cookies it starts with, and hands it to
   * `work`. The page may move on within what may be asked for; robots rules hold there too. Never throws for what a portal or `work` does.
   */
  live<T>(url: string, work: LiveWork<T>, options?: LiveOptions): Promise<LiveResult<T>>;
}

/** Width of the telephone's screen in CSS pixels. */
export const PHONE_WIDTH = 390;
export const PHONE = { viewport: { width: PHONE_WIDTH, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true } as const;
/** Added to the agent's name so that sites which tell telephones by it do so. */
export const PHONE_AGENT = '(Linux; Android) Mobile';

const MOST = 100;
const CALL_MS = 5_000;
const MEDIA = /\.(?:mp4|m4v|webm|ogv|flv|f4v|mov|wmv|avi|m3u8|mp3|m4a|wav|ogg|wma|aac)(?:[?#]|$)/i;

/** Notes what a tab asks for, from before its first request. */
export async function watch(cdp: CDPSession): Promise<Sightings> {
  const seen: Sightings = { insecure: [], media: [], lostScripts: [], refused: [] };
  const scripts = new Map<string, string>();
  const note = (list: string[], url: string): void => {
    if (list.length < MOST && !list.includes(url)) list.push(url);
  };
  cdp.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (type === 'Media' || MEDIA.test(request.url)) note(seen.media, request.url);
    if (type === 'Script' && scripts.size < 10 * MOST) scripts.set(requestId, request.url);
  });
  const lost = (requestId: string): void => {
    const url = scripts.get(requestId);
    if (url !== undefined) note(seen.lostScripts, url);
  };
  cdp.on('Network.loadingFailed', ({ requestId, canceled }) => !canceled && lost(requestId));
  cdp.on('Network.responseReceived', ({ requestId, response }) => response.status >= 400 && lost(requestId));
  cdp.on('Audits.issueAdded', ({ issue }) => {
    const mixed = issue.details.mixedContentIssueDetails;
    if (mixed?.resolutionStatus === 'MixedContentBlocked') note(seen.insecure, mixed.insecureURL);
  });
  await within(cdp.send('Audits.enable'), CALL_MS);
  return seen;
}

/** From here on the page moves on only to where it may; kept from elsewhere it stays where it is. */
export async function guardMoves(cdp: CDPSession, { refusal, seen }: LiveTerms): Promise<void> {
  const { frameTree } = await within(cdp.send('Page.getFrameTree'), CALL_MS);
  const letPass = async (requestId: string, url: string, frameId: string): Promise<void> => {
    const refused = frameId === frameTree.frame.id ? await refusal(url) : null;
    if (refused && seen.refused.length < MOST) seen.refused.push({ url, failure: refused.failure });
    await (refused ? cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }) : cdp.send('Fetch.continueRequest', { requestId }));
  };
  cdp.on('Fetch.requestPaused', ({ requestId, request, frameId }) => void settled(letPass(requestId, request.url, frameId)));
  await within(cdp.send('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Request' }] }), CALL_MS);
}

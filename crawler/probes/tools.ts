import type { Evidence } from '../facts/evidence.js';
import type { Failure } from '../facts/record.js';
import type { LiveFetcher } from '../fetch/live-page.js';

/** What every probe needs. */
export interface ProbeTools {
  fetcher: LiveFetcher;
  now: () => Date;
  /** Connections that the fetcher does not make keep to the same rule as its own. */
  allowPrivate: boolean;
  /** Bound for one connection. */
  timeoutMs: number;
  /** True when the site's time budget is spent. */
  isOver: () => boolean;
  /** Name servers to ask (`address:port`); default those of this machine. */
  nameServers?: readonly string[];
}

/** A page that something is tried on. */
export interface Place {
  url: string;
  title: string;
}

/** Thrown when nothing was tried for a reason of the run itself: nothing is recorded, and a resumed run tries again. */
export class NotTried extends Error {
  constructor(readonly code: Failure['code']) {
    super(code);
  }
}

type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** The outcome of work in a tab, unless it says something about this run only. */
export function tried<T>(result: Outcome<T>): Outcome<T> {
  if (!result.ok && result.failure.scope === 'run') throw new NotTried(result.failure.code);
  return result;
}

/** Failures that say what readers get too: the address itself is gone. Anything else may be about us. */
export const isGone = ({ code, status }: Failure): boolean => code === 'http-status' && (status === 404 || status === 410);

export const seenAt = (tools: ProbeTools, { url, title }: Place, quote: string | null, selector: string | null = null): Evidence => ({
  url,
  title,
  quote: quote?.slice(0, 300) ?? null,
  selector,
  capturedAt: tools.now().toISOString(),
  sha256: null,
  archive: null,
  screenshot: null,
});

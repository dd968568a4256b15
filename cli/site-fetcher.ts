import PQueue from 'p-queue';
import type { Failure } from '../crawler/facts/record.js';
import type { LiveFetcher } from '../crawler/fetch/live-page.js';

/** Requests of one site handed on at once; each host's own lane decides when they go out. */
const AT_ONCE = 16;

const OVER: Failure = { code: 'budget', transient: false, scope: 'run', status: null, message: '已达到时间上限', attempts: 0 };

/**
 * A site's fetcher that keeps the site's time even when hundreds of requests wait, and tells how many are answered and how many wait.
 * @param isOver asked again when a request's turn comes: what waited too long is given up as `budget`
 */
export function siteFetcher(fetcher: LiveFetcher, isOver: () => boolean, tell: (waiting: number) => void): LiveFetcher {
  const queue = new PQueue({ concurrency: AT_ONCE });
  const inTurn = async <T extends { ok: boolean }>(ask: () => Promise<T>): Promise<T | { ok: false; failure: Failure }> => {
    const result = await queue.add(async () => (isOver() ? { ok: false as const, failure: OVER } : ask()));
    tell(queue.size + queue.pending);
    return result;
  };
  return {
    fetch: (request) => inTurn(() => fetcher.fetch(request)),
    render: (url) => inTurn(() => fetcher.render(url)),
    live: (url, work, options) => inTurn(() => fetcher.live(url, work, options)),
    close: () => fetcher.close(),
  };
}

import { onTestFinished } from 'vitest';
import type { PageRecord } from '../../../crawler/facts/record.js';
import { createFetcher, type FetcherOptions } from '../../../crawler/fetch/fetcher.js';
import type { LiveFetcher } from '../../../crawler/fetch/live-page.js';
import type { ProbeTools } from '../../../crawler/probes/index.js';
import { Visitor } from '../../../crawler/visit.js';
import { chromiumPath } from '../fetch/support.js';

export const executablePath = chromiumPath();

export const liveFetcher = (overrides: Partial<FetcherOptions> = {}): LiveFetcher =>
  createFetcher({
    ratePerSecond: 200,
    concurrency: 1, // a probe that asks the host again while it holds its lane would wait for ever
    timeoutMs: 5_000,
    retries: 0,
    allowPrivate: true,
    ignoreRobots: false,
    userAgent: 'zwgk-audit/0.1',
    browser: executablePath === null ? null : { executablePath, sandbox: false },
    ...overrides,
  });

/** Without a browser; closed when the test ends. */
export function plainFetcher(overrides: Partial<FetcherOptions> = {}): LiveFetcher {
  const fetcher = liveFetcher({ browser: null, timeoutMs: 2_000, ...overrides });
  onTestFinished(() => fetcher.close());
  return fetcher;
}

export const toolsWith = (fetcher: LiveFetcher, rest: Partial<ProbeTools> = {}): ProbeTools => ({
  fetcher,
  now: () => new Date('2026-11-20T02:00:00Z'),
  allowPrivate: true,
  timeoutMs: 2_000,
  isOver: () => false,
  ...rest,
});

/** A visitor over a journal in memory. */
export function visitorOver(fetcher: LiveFetcher, records: PageRecord[] = []): Visitor {
  const journal = { records, append: (record: PageRecord) => void records.push(JSON.parse(JSON.stringify(record))) };
  return new Visitor(fetcher, journal, { maxPages: 100, isOver: () => false, inScope: () => true });
}

export const html = (body: string, head = ''): string =>
  `<!DOCTYPE html><html lang="zh-CN"><head><title>某县人民政府</title>${head}</head><body>${body}</body></html>`;

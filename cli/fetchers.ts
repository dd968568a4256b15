import { toolVersion } from '../config/root.js';
import type { CrawlOptions, Site } from '../config/schema.js';
import type { Failure } from '../crawler/facts/record.js';
import { createFetcher } from '../crawler/fetch/fetcher.js';
import { HostLanes } from '../crawler/fetch/lanes.js';
import type { LiveFetcher } from '../crawler/fetch/live-page.js';
import type { Fetcher } from '../crawler/fetch/types.js';
import { sameSiteHost } from '../crawler/frontier/scope.js';
import { findBrowser } from './browser/find.js';
import { UsageError } from './errors.js';

/** Gentle by default; a unit that audits its own site may raise them in the site list. */
const DEFAULTS = { ratePerSecond: 2, concurrency: 2, timeoutMs: 20_000 };

/** Who we are, so that a webmaster who sees us in the log knows whom to ask. */
const USER_AGENT = `Mozilla/5.0 (compatible; zwgk-audit/${toolVersion}; +government website self-check)`;

/** Finds the browser once and gives each site a fetcher; sites on one host share its lane. */
export async function fetcherFactory(
  options: { browser?: string },
  note: (text: string) => void,
  signal?: AbortSignal,
): Promise<{ forSite: (site: Site) => LiveFetcher; forOptions: (crawl: CrawlOptions) => LiveFetcher }> {
  const found = await findBrowser({ explicit: options.browser ?? null, env: process.env });
  if ('missing' in found && found.error !== null) throw new UsageError(found.error);
  if ('missing' in found) note('没有找到可用的浏览器：由脚本生成内容的栏目将列为“待人工核查”。运行 npx zwgk-audit doctor 查看办法');
  const browser = 'missing' in found ? null : { executablePath: found.executablePath, sandbox: found.sandbox };
  const lanes = new HostLanes();
  const forOptions = (crawl: CrawlOptions, allowedHosts?: (hostname: string) => boolean): LiveFetcher =>
    createFetcher({
      ratePerSecond: crawl.ratePerSecond ?? DEFAULTS.ratePerSecond,
      concurrency: crawl.concurrency ?? DEFAULTS.concurrency,
      timeoutMs: crawl.timeoutMs ?? DEFAULTS.timeoutMs,
      allowPrivate: crawl.allowPrivate ?? false,
      ignoreRobots: crawl.ignoreRobots ?? false,
      userAgent: USER_AGENT,
      browser,
      lanes,
      allowedHosts,
      onNote: note,
      signal,
    });
  return { forSite: (site) => forOptions(site.crawl, hostsOf(site)), forOptions };
}

/** The portal's hosts and those of columns configured elsewhere: a redirect leads nowhere else. */
function hostsOf(site: Site): (hostname: string) => boolean {
  const scopes = [site.baseUrl, ...Object.values(site.columns)].map(sameSiteHost);
  return (hostname) => scopes.some((within) => within(hostname));
}

/** Answers nothing: a stored crawl is judged from its journal alone, and what is not in it stays unread. */
const NOT_STORED: Failure = {
  code: 'stopped',
  transient: false,
  scope: 'run',
  status: null,
  message: '抓取时没有读这一页，请重新运行 audit',
  attempts: 0,
};
export const replayFetcher: Fetcher = {
  fetch: async () => ({ ok: false, failure: NOT_STORED }),
  render: async () => ({ ok: false, failure: NOT_STORED }),
  close: async () => undefined,
};

import robotsParser from 'robots-parser';

/** The package's types describe its export one level too deep for an ES module. */
const parse = robotsParser as unknown as (
  url: string,
  text: string,
) => {
  isAllowed(url: string, userAgent: string): boolean | undefined;
  getCrawlDelay(userAgent: string): number | undefined;
};

const MAX_CRAWL_DELAY_MS = 10_000;
const MAX_LINE_CHARS = 500;

/** What a host's robots.txt says to one visitor. */
export interface RobotsRules {
  allows(url: URL, userAgent: string): boolean;
  /** `Crawl-delay` in milliseconds, at most ten seconds; 0 when none is asked for. */
  crawlDelayMs(userAgent: string): number;
}

export const ALLOW_ALL: RobotsRules = { allows: () => true, crawlDelayMs: () => 0 };

/** Reads robots.txt. A page of HTML in its place (a home page or an error page answered with 200) forbids nothing. */
export function parseRobots(url: URL, text: string): RobotsRules {
  if (/^[\s\ufeff]*</.test(text)) return ALLOW_ALL;
  // Over-long lines are no rule anybody wrote by hand, and matching costs pattern × path.
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.length <= MAX_LINE_CHARS);
  const robots = parse(new URL('/robots.txt', url).href, lines.join('\n'));
  return {
    allows: (target, userAgent) => robots.isAllowed(url.origin + target.pathname + target.search, productOf(userAgent)) ?? true,
    crawlDelayMs: (userAgent) => {
      const seconds = Number(robots.getCrawlDelay(productOf(userAgent)) ?? 0);
      return seconds > 0 ? Math.min(seconds * 1000, MAX_CRAWL_DELAY_MS) : 0;
    },
  };
}

/** The name a portal would put after `User-agent:`: of `Mozilla/5.0 (compatible; audit/1.0; +…)` it is `audit`. */
function productOf(userAgent: string): string {
  return /compatible;\s*([^\s/;)]+)/i.exec(userAgent)?.[1] ?? userAgent;
}

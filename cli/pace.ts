/** How fast a run goes and how much is left of it: arithmetic over what progress is told. */
export interface Pace {
  page(siteId: string, waiting: number): void;
  siteDone(siteId: string): void;
  now(): PaceNow;
}

export interface PaceNow {
  sites: number;
  sitesDone: number;
  pages: number;
  /** Over the last minute; null in the first seconds. */
  perMinute: number | null;
  /** 0–1; null when nothing is known of what is left. */
  share: number | null;
  leftMs: number | null;
  /** Whether all sites' sizes are known from an earlier run. */
  certain: boolean;
}

const WINDOW_MS = 60_000;
const SETTLING_MS = 5_000;

interface SitePace {
  answered: number;
  waiting: number;
  /** Pages of the last run. */
  before: number | null;
  done: boolean;
}

/**
 * @param elapsed milliseconds since some fixed moment, never going back
 * @param limitMs the run ends after this time at the latest, counted from now
 */
export function createPace(sites: readonly { id: string; pages: number | null }[], limitMs: number | null, elapsed: () => number): Pace {
  const began = elapsed();
  const known = new Map<string, SitePace>(sites.map(({ id, pages }) => [id, { answered: 0, waiting: 0, before: pages, done: false }]));
  const moments: number[] = [];
  let pages = 0;

  const perMinute = (): number | null => {
    const at = elapsed();
    while (moments.length > 0 && (moments[0] ?? at) < at - WINDOW_MS) moments.shift();
    const span = Math.min(at - began, WINDOW_MS);
    return span < SETTLING_MS ? null : (moments.length / span) * 60_000;
  };
  const rest = (site: SitePace): number => (site.done ? 0 : Math.max(site.waiting, (site.before ?? 0) - site.answered));

  return {
    page: (siteId, waiting) => {
      pages++;
      moments.push(elapsed());
      const site = known.get(siteId);
      if (!site) return;
      site.answered++;
      site.waiting = waiting;
    },
    siteDone: (siteId) => {
      const site = known.get(siteId);
      if (site) site.done = true;
    },
    now: () => {
      const all = [...known.values()];
      const left = all.reduce((sum, site) => sum + rest(site), 0);
      const rate = perMinute();
      const limit = limitMs === null ? Number.POSITIVE_INFINITY : Math.max(0, began + limitMs - elapsed());
      const leftMs = rate === null || rate === 0 || left === 0 ? null : Math.min((left / rate) * 60_000, limit);
      return {
        sites: all.length,
        sitesDone: all.filter((site) => site.done).length,
        pages,
        perMinute: rate,
        share: pages + left === 0 ? null : pages / (pages + left),
        leftMs,
        certain: all.every((site) => site.done || site.before !== null),
      };
    },
  };
}

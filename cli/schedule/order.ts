import type { RerunMode, Site } from '../../config/schema.js';

/** What is known of a site from its last run by all indicators. */
export interface SiteHistory {
  /** When that run began; null when there was none. */
  lastAt: Date | null;
  /** Not one page could be read then. */
  unread: boolean;
}

export interface Turn {
  site: Site;
  why: string;
}

const DAY_MS = 86_400_000;

/** The sites of a mode in the order of their turn: never read and unread ones, then stale ones, longest ago first; else as they are listed. */
export function turns(sites: readonly Site[], historyOf: (siteId: string) => SiteHistory, mode: RerunMode, staleDays: number, now: Date): Turn[] {
  const rated = sites.map((site, at) => {
    const { lastAt, unread } = historyOf(site.id);
    const days = lastAt === null ? null : (now.getTime() - lastAt.getTime()) / DAY_MS;
    const stale = days === null || days >= staleDays;
    const why = days === null ? '从未检查' : unread ? '上次没有读到' : stale ? `已有 ${Math.floor(days)} 天没有检查` : '';
    return { site, why, at, rank: days === null || unread ? 0 : stale ? 1 : 2, since: lastAt?.getTime() ?? 0, stale, unread };
  });
  return rated
    .filter(({ stale, unread }) => mode === 'all' || (mode === 'stale' ? stale : unread))
    .sort((a, b) => a.rank - b.rank || a.since - b.since || a.at - b.at)
    .map(({ site, why }) => ({ site, why }));
}

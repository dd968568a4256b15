import type { Status } from '../../checks/check.js';
import { type SiteResult, STATUSES } from '../../checks/results.js';
import { entryOf, type RunInput, type SiteInput } from '../input.js';
import { indicatorAnchor, LEVEL_LABELS } from './frame.js';
import type { Scored } from './score.js';
import { READING_ORDER } from './status.js';
import { plain } from './text.js';
import { type Changes, changesOf } from './trend.js';

/** What the overview keeps of a site: small, so that a thousand sites are held while their pages are written one by one. */
export interface SiteSummary extends Scored {
  id: string;
  unit: string;
  level: string;
  /** Address of the unit's page from the overview. */
  href: string;
  reviewed: Scored | null;
  /** Indicators per status. */
  counts: Record<Status, number>;
  veto: number;
  /** By indicator id, as the registry knows it. */
  marks: ReadonlyMap<string, Mark>;
  changes: Changes | null;
  crawl: SiteResult['crawl'];
  coverage: { columns: number; read: number; missing: number; gaps: number } | null;
}

/** An indicator at a site. Judged several times it stands with its worst judgement. */
export interface Mark {
  name: string;
  status: Status;
  breaches: number;
  anchor: string;
}

const isWorse = (a: Status, b: Status): boolean => READING_ORDER.indexOf(a) < READING_ORDER.indexOf(b);

function marksOf(site: SiteResult, idOf: (id: string) => string): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const { id, name, status, breaches } of site.indicators) {
    const known = marks.get(idOf(id));
    const worst = known && !isWorse(status, known.status) ? known : { name, status, anchor: indicatorAnchor(id) };
    marks.set(idOf(id), { name: worst.name, status: worst.status, anchor: worst.anchor, breaches: breaches + (known?.breaches ?? 0) });
  }
  return marks;
}

const countsOf = ({ indicators }: SiteResult): Record<Status, number> => {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
  for (const { status } of indicators) counts[status] += 1;
  return counts;
};

/** @param idOf the id of an indicator before judgements by several profiles were told apart */
export function siteSummary(own: SiteInput, input: RunInput, href: string, idOf: (id: string) => string): SiteSummary {
  const { site, coverage, reviewed } = own;
  return {
    id: site.id,
    unit: plain(site.unit, 60),
    level: LEVEL_LABELS[site.level],
    href,
    score: site.score,
    judgedShare: site.judgedShare,
    reviewed: reviewed && { score: reviewed.score, judgedShare: reviewed.judgedShare },
    counts: countsOf(site),
    veto: site.indicators.filter(({ id, status }) => status === 'fail' && entryOf(input.indicators, idOf(id))?.veto).length,
    marks: marksOf(site, idOf),
    changes: changesOf(own, input),
    crawl: site.crawl,
    coverage: coverage && {
      columns: coverage.columns.length,
      read: coverage.columns.filter(({ state }) => state === 'read').length,
      missing: coverage.missingColumns.length,
      gaps: coverage.gaps.length,
    },
  };
}

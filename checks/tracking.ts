import { z } from 'zod';
import { civilDate } from '../config/schema.js';
import { fingerprints } from './fingerprint.js';
import { type IndicatorResult, type RunResult, type SiteResult, STATUSES } from './results.js';
import type { Review } from './review.js';

/** What became of findings from run to run. A run is remembered by a digest, so that a year of runs is read in a moment. */

const markSchema = z.strictObject({ fingerprint: z.string(), indicator: z.string() });

const siteDigestSchema = z.strictObject({
  id: z.string(),
  score: z.number().nullable(),
  judgedShare: z.number(),
  /** Indicators per status. */
  counts: z.record(z.enum(STATUSES), z.int()),
  /** Indicators that were judged, each once. */
  asked: z.array(z.string()),
  breaches: z.array(markSchema),
  /** What could not be told this time; without a fingerprint: a part of what the indicator looks at was not read. */
  open: z.array(z.strictObject({ fingerprint: z.string().nullable(), indicator: z.string() })),
});
export type SiteDigest = z.infer<typeof siteDigestSchema>;

/** `DATA/runs/RUN_ID/digest.json` */
export const runDigestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string(),
  asOf: civilDate,
  /** UTC instants. A stored crawl that is judged again keeps the start of the crawl. */
  startedAt: z.string(),
  finishedAt: z.string(),
  sites: z.array(siteDigestSchema),
});
export type RunDigest = z.infer<typeof runDigestSchema>;

export const digestOf = ({ run, sites }: RunResult): RunDigest => ({
  schemaVersion: 1,
  id: run.id,
  asOf: run.asOf,
  startedAt: run.startedAt,
  finishedAt: run.finishedAt,
  sites: sites.map(siteDigest),
});

function siteDigest({ id, score, judgedShare, indicators }: SiteResult): SiteDigest {
  const marks = indicators.flatMap((indicator) => marksOf(id, indicator));
  const counts = Object.fromEntries(STATUSES.map((status) => [status, indicators.filter((one) => one.status === status).length]));
  return {
    id,
    score,
    judgedShare,
    counts: siteDigestSchema.shape.counts.parse(counts),
    asked: [...new Set(indicators.map((indicator) => indicator.id))],
    breaches: unique(marks.filter(({ verdict }) => verdict === 'fail' || verdict === 'partial')).map(({ fingerprint, indicator }) => ({
      fingerprint,
      indicator,
    })),
    open: unique(marks.filter(({ verdict }) => verdict === 'undetermined')).map(({ fingerprint, indicator, whole }) => ({
      fingerprint: whole ? null : fingerprint,
      indicator,
    })),
  };
}

const marksOf = (siteId: string, indicator: IndicatorResult) => {
  const prints = fingerprints(siteId, indicator);
  return indicator.findings.map(({ verdict, subject }, at) => ({
    fingerprint: prints[at] ?? '',
    indicator: indicator.id,
    verdict,
    whole: subject === null,
  }));
};

const unique = <T extends { fingerprint: string }>(marks: readonly T[]): T[] => [...new Map(marks.map((mark) => [mark.fingerprint, mark])).values()];

/** By the start of the crawl; of one crawl judged several times, the last judgement last. */
export const inOrder = (digests: readonly RunDigest[]): RunDigest[] => {
  const key = ({ startedAt, finishedAt, id }: RunDigest): string => `${startedAt} ${finishedAt} ${id}`;
  return [...digests].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
};

/** new: first seen in the last run; open: before that; claimed: said to be put right, not looked at since; reopened: came back, or still there after the claim. */
export const TRACK_STATES = ['new', 'open', 'claimed', 'reopened', 'closed'] as const;
export type TrackState = (typeof TRACK_STATES)[number];
export const TRACK_LABELS: Record<TrackState, string> = {
  new: '新发现',
  open: '未整改',
  claimed: '已报整改，待复查',
  reopened: '复查未通过',
  closed: '已销号',
};

export interface Tracked {
  indicator: string;
  state: TrackState;
  /** Civil dates: days the runs were judged for, except the claim's own. */
  firstSeenOn: string;
  lastSeenOn: string;
  claimedOn: string | null;
  closedOn: string | null;
}

/** What one run says of a breach known before: still there, gone, or not looked at. */
type Sight = 'there' | 'gone' | 'unknown';

function sightIn(site: SiteDigest): (fingerprint: string, indicator: string) => Sight {
  const breaches = new Set(site.breaches.map(({ fingerprint }) => fingerprint));
  const asked = new Set(site.asked);
  const open = new Set(site.open.map(({ fingerprint, indicator }) => fingerprint ?? indicator));
  return (fingerprint, indicator) => {
    if (breaches.has(fingerprint)) return 'there';
    // What was not read has not been put right.
    return !asked.has(indicator) || open.has(fingerprint) || open.has(indicator) ? 'unknown' : 'gone';
  };
}

/** Beijing's civil date of an instant: UTC+8 all year. */
const civilDateOf = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);

interface History extends Tracked {
  /** It was gone once before. */
  returned: boolean;
}

/**
 * Every breach of a site that any run has seen, by fingerprint.
 * @param digests oldest first, see `inOrder`
 */
export function trackFindings(digests: readonly RunDigest[], siteId: string, reviews: readonly Review[]): Record<string, Tracked> {
  const claims = new Map(reviews.filter(({ decision }) => decision === 'claimed').map(({ fingerprint, on }) => [fingerprint, on]));
  const histories = new Map<string, History>();
  for (const digest of digests) {
    const site = digest.sites.find(({ id }) => id === siteId);
    if (!site) continue;
    const sightOf = sightIn(site);
    for (const [fingerprint, known] of histories)
      histories.set(fingerprint, followed(known, sightOf(fingerprint, known.indicator), digest, claims.get(fingerprint) ?? null));
    for (const { fingerprint, indicator } of site.breaches)
      if (!histories.has(fingerprint)) histories.set(fingerprint, firstSeen(indicator, digest, claims.get(fingerprint) ?? null));
  }
  return Object.fromEntries([...histories].map(([fingerprint, { returned: _, ...tracked }]) => [fingerprint, tracked]));
}

const firstSeen = (indicator: string, { asOf, startedAt }: RunDigest, claimedOn: string | null): History => ({
  indicator,
  state: claimedOn === null ? 'new' : civilDateOf(startedAt) > claimedOn ? 'reopened' : 'claimed',
  firstSeenOn: asOf,
  lastSeenOn: asOf,
  claimedOn,
  closedOn: null,
  returned: false,
});

function followed(known: History, sight: Sight, { asOf, startedAt }: RunDigest, claimedOn: string | null): History {
  if (sight === 'gone') return known.state === 'closed' ? known : { ...known, state: 'closed', closedOn: asOf, returned: true };
  if (sight === 'unknown') return known.state === 'new' ? { ...known, state: 'open' } : known;
  // A crawl of the day of the claim may have been before it: only a later one is a second look.
  const claimFailed = claimedOn !== null && civilDateOf(startedAt) > claimedOn;
  const state = claimedOn !== null && !claimFailed ? 'claimed' : claimFailed || known.returned ? 'reopened' : 'open';
  return { ...known, state, lastSeenOn: asOf, closedOn: null };
}

import type { Finding, Verdict } from '../checks/check.js';
import { fingerprints } from '../checks/fingerprint.js';
import type { SiteResult } from '../checks/results.js';
import { type Review, reviewsByFingerprint } from '../checks/review.js';
import { type Tracked, trackFindings } from '../checks/tracking.js';
import type { Store } from '../store/store.js';
import { UsageError } from './errors.js';

/** Findings of a site that people have to say something about, with what they said and what became of them. */

export interface ReviewRow {
  fingerprint: string;
  indicator: string;
  name: string;
  /** Null: not in the last run any more. */
  verdict: Verdict | null;
  title: string | null;
  url: string | null;
  /** The machine's; null when the finding is gone. */
  reason: string | null;
  review: Review | null;
  tracked: Tracked | null;
}

export interface SiteReviews {
  siteId: string;
  unit: string;
  runId: string;
  asOf: string;
  /** What the last run found wrong or could not tell, in its order; then what was reviewed or seen earlier and is gone. */
  rows: ReviewRow[];
}

const ASKING: ReadonlySet<Verdict> = new Set(['fail', 'partial', 'undetermined']);

const currentRow = (finding: Finding, of: Pick<ReviewRow, 'fingerprint' | 'indicator' | 'name' | 'review' | 'tracked'>): ReviewRow => ({
  ...of,
  verdict: finding.verdict,
  title: finding.subject?.title ?? null,
  url: finding.subject?.url ?? null,
  reason: finding.reason,
});

/** Everything about one site. Pure. */
export function reviewRows(site: SiteResult, reviews: readonly Review[], tracked: Readonly<Record<string, Tracked>>): ReviewRow[] {
  const said = reviewsByFingerprint(reviews);
  const names = new Map(site.indicators.map(({ id, name }) => [id, name]));
  const rows = new Map<string, ReviewRow>();
  for (const indicator of site.indicators) {
    const prints = fingerprints(site.id, indicator);
    indicator.findings.forEach((finding, at) => {
      const fingerprint = prints[at] ?? '';
      if (!ASKING.has(finding.verdict) || rows.has(fingerprint)) return;
      const known = { review: said.get(fingerprint) ?? null, tracked: tracked[fingerprint] ?? null };
      rows.set(fingerprint, currentRow(finding, { fingerprint, indicator: indicator.id, name: indicator.name, ...known }));
    });
  }
  const gone = (fingerprint: string, indicator: string): ReviewRow => {
    const review = said.get(fingerprint) ?? null;
    const about = { title: review?.title ?? null, url: review?.url ?? null, reason: null, verdict: null };
    return { fingerprint, indicator, name: names.get(indicator) ?? indicator, ...about, review, tracked: tracked[fingerprint] ?? null };
  };
  const past = [...said.values(), ...Object.entries(tracked).map(([fingerprint, { indicator }]) => ({ fingerprint, indicator }))];
  for (const { fingerprint, indicator } of past) if (!rows.has(fingerprint)) rows.set(fingerprint, gone(fingerprint, indicator));
  return [...rows.values()];
}

/** The sites asked for, or all that any finished run holds. @throws UsageError for a site that no run holds. */
export async function siteReviews(store: Store, asked: readonly string[]): Promise<SiteReviews[]> {
  // Of a crawl that was judged several times the last judgement stands.
  const digests = [...new Map((await store.readDigests()).map((digest) => [digest.startedAt, digest])).values()];
  const known = [...new Set(digests.flatMap(({ sites }) => sites.map(({ id }) => id)))];
  if (known.length === 0) throw new UsageError(`还没有做完的检查，数据文件夹：${store.folder}。先运行 audit`);
  const unknown = asked.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new UsageError(`没有检查过站点 ${unknown}；检查过的：${known.join('、')}`);
  const results = new Map<string, ReturnType<Store['readResult']>>();
  return (asked.length > 0 ? asked : known).flatMap((siteId) => {
    const last = digests.findLast(({ sites }) => sites.some(({ id }) => id === siteId));
    if (!last) return [];
    const result = results.get(last.id) ?? store.readResult(last.id);
    results.set(last.id, result);
    const site = result.sites.find(({ id }) => id === siteId);
    if (!site) return [];
    const reviews = store.readReviews(siteId);
    const rows = reviewRows(site, reviews, trackFindings(digests, siteId, reviews));
    return [{ siteId, unit: site.unit, runId: last.id, asOf: last.asOf, rows }];
  });
}

const MIN_PREFIX = 4;

/**
 * The one row whose fingerprint begins so.
 * @throws UsageError when there is none, or more than one
 */
export function rowByPrefix(sites: readonly SiteReviews[], prefix: string): { site: SiteReviews; row: ReviewRow } {
  const wanted = prefix.toLowerCase().replace(/^#/, '');
  if (!/^[0-9a-f]{1,16}$/.test(wanted) || wanted.length < MIN_PREFIX)
    throw new UsageError(`指纹 ${prefix} 不合格式：写 review list 列出的指纹，至少前 ${MIN_PREFIX} 位`);
  const found = sites.flatMap((site) => site.rows.filter((row) => row.fingerprint.startsWith(wanted)).map((row) => ({ site, row })));
  const [first, second] = found;
  if (!first) throw new UsageError(`最近一次检查中没有指纹以 ${wanted} 开头的问题。用 review list --all 查看`);
  if (second)
    throw new UsageError(
      `指纹 ${wanted} 有 ${found.length} 条符合，请多写几位：\n${found.map(({ site, row }) => `  ${row.fingerprint}  ${site.unit}  ${row.name}`).join('\n')}`,
    );
  return first;
}

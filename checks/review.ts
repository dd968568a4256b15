import { z } from 'zod';
import { civilDate, type Profile } from '../config/schema.js';
import type { Finding } from './check.js';
import { fingerprints } from './fingerprint.js';
import { fold } from './fold.js';
import { rollUp } from './ledger.js';
import type { IndicatorResult, SiteResult } from './results.js';
import { score } from './score.js';
import { foldRuleOf, weighResults } from './weigh.js';
import { wordingOf } from './wording.js';

/** What a person says of a finding of the machine. Kept apart from the results, which stay as the machine judged. */

export const DECISIONS = ['confirmed', 'overruled', 'ignored', 'claimed'] as const;
export type Decision = (typeof DECISIONS)[number];

export const DECISION_LABELS: Record<Decision, string> = { confirmed: '确认', overruled: '否定', ignored: '忽略', claimed: '已整改' };

export const reviewSchema = z
  .strictObject({
    fingerprint: z.string().regex(/^[0-9a-f]{16}$/, '指纹是 16 位十六进制数'),
    decision: z.enum(DECISIONS),
    reason: z.string().max(1000, '理由不超过 1000 字'),
    /** Last day it is ignored; for a confirmed one the day by which it has to be put right. */
    until: civilDate.nullable(),
    by: z.string().max(100, '姓名不超过 100 字'),
    /** Civil date of the decision. */
    on: civilDate,
    /** The finding as it was when decided on, to be recognised once it is gone. */
    indicator: z.string(),
    url: z.string().nullable(),
    title: z.string().nullable(),
  })
  .superRefine(({ decision, reason, until }, context) => {
    const issue = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    if (decision === 'overruled' && reason.trim() === '') issue('reason', '否定机器判定要写明理由');
    if (decision === 'ignored' && until === null) issue('until', '忽略要写明到哪一天为止');
    if (until !== null && (decision === 'overruled' || decision === 'claimed')) issue('until', '只有忽略和确认可以写日期');
  });
export type Review = z.infer<typeof reviewSchema>;

/** `DATA/reviews/SITE_ID.json`, one review per fingerprint: the last word counts. */
export const reviewFileSchema = z.strictObject({ schemaVersion: z.literal(1), siteId: z.string(), reviews: z.array(reviewSchema) });

/** By fingerprint; of several the last. */
export const reviewsByFingerprint = (reviews: readonly Review[]): ReadonlyMap<string, Review> =>
  new Map(reviews.map((review) => [review.fingerprint, review]));

/** Whether a breach does not count on the day: the machine was wrong, or it is let be for a while. */
const isSetAside = ({ decision, until }: Review, asOf: string): boolean =>
  decision === 'overruled' || (decision === 'ignored' && (until === null || asOf <= until));

const isReviewable = ({ verdict }: Finding): boolean => verdict === 'fail' || verdict === 'partial' || verdict === 'undetermined';

const said = ({ decision, reason, by, on, until }: Review): string => {
  const label = decision === 'ignored' && until ? `忽略至 ${until}` : DECISION_LABELS[decision];
  return `人工${label}（${[by, on].filter(Boolean).join('，')}）${reason ? `：${reason}` : ''}`;
};

/** The finding as people see it. A person may settle what the machine left open, in either direction. */
function reviewedFinding(finding: Finding, review: Review | undefined, asOf: string): Finding {
  if (!review || !isReviewable(finding)) return finding;
  const reason = `${said(review)}；机器判定：${finding.reason}`;
  const { awaits: _, ...settled } = finding;
  if (isSetAside(review, asOf)) return { ...settled, verdict: 'not-applicable', reason };
  if (review.decision === 'confirmed' && finding.verdict === 'undetermined') return { ...settled, verdict: 'fail', reason };
  return finding;
}

/**
 * A site's result as people see it: what was overruled, or is ignored on `asOf`, no longer counts; what a person confirmed does.
 * Status, score and ledger are worked out by the same rules as the machine's. Without a review that matters: the very same result.
 * @param profiles those of the run, for weights and ledger items
 */
export function reviewedSite(site: SiteResult, reviews: readonly Review[], asOf: string, profiles: readonly Profile[]): SiteResult {
  const byFingerprint = reviewsByFingerprint(reviews);
  const indicators = site.indicators.map((indicator) => reviewedIndicator(site.id, indicator, byFingerprint, asOf));
  if (indicators.every((indicator, at) => indicator === site.indicators[at])) return site;
  const own = profiles.filter(({ id }) => site.ledger.some(({ ledger }) => ledger === id));
  const rolled = rollUp({ profiles: own, level: site.level, asOf, results: indicators, asked: () => true });
  const rows = new Map(rolled.map((row) => [`${row.ledger}/${row.item}`, row]));
  return {
    ...site,
    ...score(weighResults(indicators, profiles)),
    indicators,
    ledger: site.ledger.map((row) => rows.get(`${row.ledger}/${row.item}`) ?? row),
  };
}

function reviewedIndicator(siteId: string, indicator: IndicatorResult, reviews: ReadonlyMap<string, Review>, asOf: string): IndicatorResult {
  if (!indicator.findings.some(isReviewable)) return indicator;
  const prints = fingerprints(siteId, indicator);
  const findings = indicator.findings.map((finding, at) => reviewedFinding(finding, reviews.get(prints[at] ?? ''), asOf));
  if (findings.every((finding, at) => finding === indicator.findings[at])) return indicator;
  return { ...indicator, ...fold(findings, foldRuleOf(indicator), wordingOf(indicator.id)), findings };
}

import type { Finding } from '../../checks/check.js';
import type { IndicatorResult } from '../../checks/results.js';
import type { Decision, Review } from '../../checks/review.js';
import type { Tracked, TrackState } from '../../checks/tracking.js';
import type { RunInput, SiteInput } from '../input.js';
import { civilText, plain } from './text.js';

/** What is known of a finding beside the machine's verdict. */
export interface MarksView {
  /** The number a review names it by. */
  code: string;
  review: { label: string; by: string; reason: string | null } | null;
  track: { state: TrackState; label: string } | null;
}

const DECISIONS: Record<Decision, string> = { confirmed: '人工确认', overruled: '人工否定，不计', ignored: '人工忽略', claimed: '单位报已整改' };
const STATES: Record<TrackState, string> = { new: '新发现', open: '未整改', claimed: '已报整改，待复查', reopened: '复查未通过', closed: '已销号' };

const reviewView = ({ decision, reason, by, on, until }: Review): MarksView['review'] => ({
  label: until === null ? DECISIONS[decision] : `${DECISIONS[decision]}，${decision === 'ignored' ? '至' : '限期'} ${civilText(until)}`,
  by: [plain(by, 40), civilText(on)].filter(Boolean).join('，'),
  reason: plain(reason, 300) || null,
});

const trackView = (tracked: Tracked | undefined): MarksView['track'] => {
  if (!tracked || tracked.state === 'closed') return null;
  const { state, firstSeenOn } = tracked;
  return { state, label: state === 'new' ? STATES.new : `${STATES[state]}（${civilText(firstSeenOn)} 首次发现）` };
};

/** Only what a person can decide on has a number. */
const isReviewable = ({ verdict }: Finding): boolean => verdict === 'fail' || verdict === 'partial' || verdict === 'undetermined';

/** Looks marks up by finding; a finding without any gives null. */
export function marksOf(
  { site, reviews, tracked }: SiteInput,
  input: RunInput,
): (indicator: IndicatorResult) => (finding: Finding) => MarksView | null {
  const byFingerprint = new Map(reviews.map((review) => [review.fingerprint, review]));
  return (indicator) => {
    const prints = input.fingerprints && indicator.findings.some(isReviewable) ? input.fingerprints(site.id, indicator) : [];
    const codes = new Map(indicator.findings.map((finding, at) => [finding, prints[at]]));
    return (finding) => {
      const code = codes.get(finding);
      if (code === undefined || !isReviewable(finding)) return null;
      const review = byFingerprint.get(code);
      return { code, review: review ? reviewView(review) : null, track: trackView(Object.hasOwn(tracked, code) ? tracked[code] : undefined) };
    };
  };
}

import type { Finding } from '../../checks/check.js';
import type { IndicatorResult, SiteResult } from '../../checks/results.js';
import { DECISION_LABELS, type Review, reviewsByFingerprint } from '../../checks/review.js';
import { TRACK_LABELS, type Tracked } from '../../checks/tracking.js';
import { entryOf, type RunInput, type SiteInput } from '../input.js';
import { safeHref } from '../views/links.js';
import { isBreach, statusView } from '../views/status.js';
import { civilText, count, quantityText } from '../views/text.js';
import { indicatorInfo } from '../views/topics.js';
import { officeText } from './text.js';

/** What a unit has to put right, each place by itself and numbered throughout, for notices and tables. */

export interface Problem {
  number: number;
  place: string;
  /** Null where the address is not one to follow. */
  href: string | null;
  address: string;
  wrong: string;
  right: string;
  deadline: string | null;
  /** What people said and what became of it; null: nothing yet. */
  state: string | null;
  confirmed: boolean;
}

export interface ProblemGroup {
  title: string;
  status: string;
  veto: boolean;
  rule: string;
  remedy: string;
  problems: Problem[];
  /** How many more there are than are listed. */
  omitted: number;
}

/** Places listed of one indicator, and of one unit. The findings as CSV hold all. */
const MAX_PER_INDICATOR = 100;
const MAX_PER_UNIT = 400;
const MAX_ADDRESS = 500;

const isProblem = ({ verdict }: Finding): boolean => verdict === 'fail' || verdict === 'partial';

/** As the to-do list of the report: vetoes first, then what weighs most; single breaches of indicators that are met as a whole last. */
function inOrder(site: SiteResult, input: RunInput): IndicatorResult[] {
  const rank = (indicator: IndicatorResult): number[] => {
    const { veto, weight } = indicatorInfo(indicator, input);
    const { status, breaches } = indicator;
    return [Number(isBreach(status)), Number(veto && status === 'fail'), weight, Number(status === 'fail'), breaches];
  };
  return site.indicators
    .filter(({ findings }) => findings.some(isProblem))
    .map((indicator) => ({ indicator, rank: rank(indicator) }))
    .sort((a, b) => b.rank.reduce((order, value, at) => order || value - (a.rank[at] ?? 0), 0))
    .map(({ indicator }) => indicator);
}

/**
 * @param site the result as people see it: what was overruled is no problem any more
 * @param dueOn civil date by which all of it has to be put right; null: left to be written in
 */
export function problemGroups(site: SiteResult, own: Pick<SiteInput, 'reviews' | 'tracked'>, input: RunInput, dueOn: string | null): ProblemGroup[] {
  const reviews = reviewsByFingerprint(own.reviews);
  let number = 0;
  return inOrder(site, input).map((indicator): ProblemGroup => {
    const info = indicatorInfo(indicator, input);
    const prints = input.fingerprints?.(site.id, indicator) ?? [];
    const all = indicator.findings.flatMap((finding, at) => (isProblem(finding) ? [{ finding, print: prints[at] ?? '' }] : []));
    const listed = all.slice(0, Math.min(MAX_PER_INDICATOR, MAX_PER_UNIT - number));
    return {
      title: officeText(info.title, 60),
      status: statusView(indicator.status).label,
      veto: info.veto,
      rule: officeText(info.rule(indicator.threshold), 300),
      remedy: officeText(info.remedy, 300),
      problems: listed.map(({ finding, print }) =>
        problemOf(++number, finding, { review: reviews.get(print) ?? null, tracked: entryOf(own.tracked, print), dueOn }),
      ),
      omitted: all.length - listed.length,
    };
  });
}

interface Known {
  review: Review | null;
  tracked: Tracked | null;
  dueOn: string | null;
}

function problemOf(number: number, { subject, reason, expected, unit }: Finding, { review, tracked, dueOn }: Known): Problem {
  const deadline = (review?.decision === 'confirmed' ? review.until : null) ?? dueOn;
  return {
    number,
    place: subject === null ? '全站' : officeText(subject.title, 120) || '见网址',
    href: subject === null ? null : safeHref(subject.url),
    address: subject === null ? '' : officeText(subject.url, MAX_ADDRESS),
    wrong: officeText(reason, 500),
    right: officeText(quantityText(expected, unit) ?? '', 200),
    deadline: deadline === null ? null : civilText(deadline),
    state: stateOf(review, tracked),
    confirmed: review?.decision === 'confirmed',
  };
}

function stateOf(review: Review | null, tracked: Tracked | null): string | null {
  const told = [
    review?.decision === 'confirmed' ? `人工${DECISION_LABELS.confirmed}` : '',
    tracked && tracked.state !== 'new' && tracked.state !== 'open' ? TRACK_LABELS[tracked.state] : '',
    tracked?.state === 'open' ? `${civilText(tracked.firstSeenOn)}已发现` : '',
  ].filter(Boolean);
  return told.join('，') || null;
}

/** `3 处，其中 1 处已经人工确认`: for the letter. */
export const problemCounts = (groups: readonly ProblemGroup[]): { all: number; allText: string; confirmed: number; vetoes: number } => {
  const all = groups.reduce((sum, { problems, omitted }) => sum + problems.length + omitted, 0);
  return {
    all,
    allText: count(all),
    confirmed: groups.reduce((sum, { problems }) => sum + problems.filter(({ confirmed }) => confirmed).length, 0),
    vetoes: groups.filter(({ veto, status }) => veto && status === statusView('fail').label).length,
  };
};

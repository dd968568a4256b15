import type { Finding } from './check.js';
import type { SiteResult } from './results.js';

/** A second, later reading of the pages that decided a negative verdict. */
export interface SecondLook<F> {
  facts: F;
  /** Addresses that were asked for again and could not be read. */
  unread: ReadonlySet<string>;
}

const MAX_PAGES = 80;
const isNegative = ({ verdict }: Pick<Finding, 'verdict'>): boolean => verdict === 'fail' || verdict === 'partial';

/** Pages on which negative findings rest, to be read once more before anything is published; at most 80, each indicator's first ones first. */
export function decidingPages(result: Pick<SiteResult, 'indicators'>): string[] {
  const pages = result.indicators.map(({ findings }) =>
    findings.filter(isNegative).flatMap(({ subject, evidence }) => [...(subject ? [subject.url] : []), ...evidence.map(({ url }) => url)]),
  );
  const longest = Math.max(0, ...pages.map((urls) => urls.length));
  const inTurn = Array.from({ length: longest }, (_, at) => pages.flatMap((urls) => urls[at] ?? [])).flat();
  return [...new Set(inTurn)].filter((url) => /^https?:/u.test(url)).slice(0, MAX_PAGES);
}

/** What is judged, apart from how it was judged: the same thing on both looks. */
const identity = ({ subject, expected, unit }: Finding): string => JSON.stringify([subject?.url ?? null, subject?.title ?? null, expected, unit]);

/**
 * A negative finding stands when the second look is negative as well. One that the second look does not bear out, or whose pages could
 * not be read again, is left to a person.
 */
export function confirmed(first: readonly Finding[], second: readonly Finding[], unread: ReadonlySet<string>): Finding[] {
  const later = new Map<string, Finding[]>();
  for (const finding of second) later.set(identity(finding), [...(later.get(identity(finding)) ?? []), finding]);
  return first.map((finding) => {
    if (!isNegative(finding)) return finding;
    const again = later.get(identity(finding)) ?? [];
    if (finding.evidence.some(({ url }) => unread.has(url)))
      return { ...finding, verdict: 'undetermined', reason: `${finding.reason}；但隔时复查时有关页面没有读到，请人工核对` };
    if (again.some(isNegative)) return finding;
    const found = again[0] ? `复查时：${again[0].reason}` : '复查时没有再看到';
    return { ...finding, verdict: 'undetermined', reason: `${finding.reason}；但隔时复查的结果不同（${found}），请人工核对` };
  });
}

import type { Finding, Verdict } from '../../checks/check.js';
import type { Evidence } from '../../crawler/facts/evidence.js';
import { type LinkView, linkView } from './links.js';
import type { MarksView } from './marks.js';
import { READING_ORDER, type StatusView, statusView } from './status.js';
import type { StripView } from './strip.js';
import { count, instantText, plain, quantityText } from './text.js';

/** Rows of one verdict under one indicator, when a page has room for them. */
export const MAX_ROWS = 50;
const OPEN_ROWS = 2;
const MAX_EVIDENCE = 4;
const HASH_DIGITS = 16;

export interface EvidenceView {
  quote: string | null;
  /** Null when it is the page the finding is about, whose address stands above. */
  source: LinkView | null;
  capturedAt: string | null;
  /** First digits of the SHA-256 of the page as received. */
  hash: string | null;
  /** File and place in the evidence archive. */
  archive: string | null;
  /** Picture of the place, relative to the unit's page. */
  shot: string | null;
}

export interface FindingView {
  /** The page on which this and the next findings stand, before the first of them. */
  standsOn: { link: LinkView; count: string } | null;
  subject: LinkView | null;
  observed: string | null;
  expected: string | null;
  /** Null when `causes` tell it. */
  reason: string | null;
  causes: { anchor: string; number: number }[];
  strip: StripView | null;
  marks: MarksView | null;
  evidence: EvidenceView[];
}

/** Findings of one verdict: `open` at once, `folded` behind a summary, `omitted` only counted. */
export interface FindingGroup {
  status: StatusView;
  heading: string;
  open: FindingView[];
  folded: FindingView[];
  /** Words of the fold where rows stand open above it; else the heading is the summary. */
  foldLabel: string;
  omitted: string | null;
}

/** What a finding is shown with, beside itself. */
export interface FindingContext {
  /** Rows of one verdict under one indicator. */
  rows: number;
  marks: (finding: Finding) => MarksView | null;
  strip: (finding: Finding) => StripView | null;
  causes: (finding: Finding) => number[];
}

const SHOT = /^screenshots\/[\w-][\w.-]{0,120}\.(jpe?g|png|webp)$/i;
const ARCHIVE = /^([^#]{1,200})#(\d{1,15})$/;

const archiveText = (reference: string): string => {
  const [, file, offset] = ARCHIVE.exec(reference) ?? [];
  return file && offset ? `${plain(file, 100)} 第 ${offset} 字节` : plain(reference, 120);
};

/** `full`: with what proves it; what was met needs its words only. */
const evidenceView = (evidence: Evidence, subjectUrl: string | null, full: boolean): EvidenceView => ({
  quote: evidence.quote === null ? null : plain(evidence.quote, full ? 200 : 80),
  source: evidence.url === subjectUrl ? null : linkView(evidence.url, evidence.title),
  capturedAt: evidence.capturedAt === null ? null : instantText(evidence.capturedAt),
  hash: full && evidence.sha256 !== null ? plain(evidence.sha256, 64).slice(0, HASH_DIGITS) : null,
  archive: full && evidence.archive !== null ? archiveText(evidence.archive) : null,
  shot: full && evidence.screenshot !== null && SHOT.test(evidence.screenshot) ? `../${evidence.screenshot}` : null,
});

const isBreach = ({ verdict }: Finding): boolean => verdict === 'fail' || verdict === 'partial';

const findingView = (finding: Finding, standsOn: FindingView['standsOn'], grouped: boolean, context: FindingContext): FindingView => {
  const full = isBreach(finding);
  const causes = finding.verdict === 'undetermined' ? context.causes(finding) : [];
  // The page it stands on is told once for all of them.
  const told = grouped ? (finding.evidence[0]?.url ?? null) : (finding.subject?.url ?? null);
  return {
    standsOn,
    subject: finding.subject === null ? null : linkView(finding.subject.url, finding.subject.title),
    observed: quantityText(finding.observed, finding.unit),
    expected: quantityText(finding.expected, finding.unit),
    reason: causes.length > 0 ? null : plain(finding.reason, full ? 600 : 300),
    causes: causes.map((number) => ({ anchor: `cause-${number}`, number })),
    strip: full || finding.verdict === 'not-due' ? context.strip(finding) : null,
    marks: context.marks(finding),
    evidence: causes.length > 0 ? [] : finding.evidence.slice(0, full ? MAX_EVIDENCE : 1).map((evidence) => evidenceView(evidence, told, full)),
  };
};

/** Where a finding stands when that is another page than what it is about: the page with the dead link. */
const placeOf = ({ subject, evidence }: Finding): Evidence | null => {
  const [first] = evidence;
  return subject && first && first.url !== subject.url ? first : null;
};

/** Findings that stand on fewer pages than there are of them, ordered by page; else null. */
function byPlace(findings: readonly Finding[]): Map<string, Finding[]> | null {
  const places = new Map<string, Finding[]>();
  for (const finding of findings) {
    const place = placeOf(finding);
    if (!place) return null;
    places.set(place.url, [...(places.get(place.url) ?? []), finding]);
  }
  return places.size < findings.length ? places : null;
}

function rowsOf(findings: readonly Finding[], context: FindingContext): FindingView[] {
  const shown = findings.slice(0, context.rows);
  const places = byPlace(shown);
  if (!places) return shown.map((finding) => findingView(finding, null, false, context));
  return [...places].flatMap(([url, standing]) =>
    standing.map((finding, at) => {
      const link = linkView(url, finding.evidence[0]?.title ?? null);
      return findingView(finding, at === 0 ? { link, count: `${count(standing.length)} 项` } : null, true, context);
    }),
  );
}

const groupView = (verdict: Verdict, findings: readonly Finding[], context: FindingContext): FindingGroup => {
  const status = statusView(verdict);
  const rows = rowsOf(findings, context);
  // Breaches are read at once; everything else waits behind its summary.
  const open = rows.slice(0, verdict === 'fail' || verdict === 'partial' ? OPEN_ROWS : 0);
  const folded = rows.slice(open.length);
  const rest = findings.length - rows.length;
  return {
    status,
    heading: `${status.label} ${count(findings.length)} 项`,
    open,
    folded,
    foldLabel: `展开其余 ${folded.length} 项`,
    omitted: rest > 0 ? `共 ${count(findings.length)} 项，此处列出前 ${rows.length} 项，另有 ${count(rest)} 项见导出的 CSV 或 JSON 结果。` : null,
  };
};

/** Groups per verdict, breaches first. */
export const findingGroups = (findings: readonly Finding[], context: FindingContext): FindingGroup[] =>
  READING_ORDER.filter((status): status is Verdict => status !== 'needs-submission')
    .map((verdict) => ({ verdict, rows: findings.filter((finding) => finding.verdict === verdict) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ verdict, rows }) => groupView(verdict, rows, context));

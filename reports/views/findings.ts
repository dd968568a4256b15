import type { Finding, Verdict } from '../../checks/check.js';
import type { Evidence } from '../../crawler/facts/evidence.js';
import { type LinkView, linkView } from './links.js';
import { READING_ORDER, type StatusView, statusView } from './status.js';
import { count, instantText, plain, quantityText } from './text.js';

export const MAX_ROWS = 50;
const OPEN_ROWS = 6;
const MAX_EVIDENCE = 4;

export interface EvidenceView {
  quote: string | null;
  /** Null when it is the page the finding is about, whose address stands above. */
  source: LinkView | null;
  capturedAt: string | null;
}

export interface FindingView {
  subject: LinkView | null;
  observed: string | null;
  expected: string | null;
  reason: string;
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

const evidenceView = (evidence: Evidence, subjectUrl: string | null): EvidenceView => ({
  quote: evidence.quote === null ? null : plain(evidence.quote, 200),
  source: evidence.url === subjectUrl ? null : linkView(evidence.url, evidence.title),
  capturedAt: evidence.capturedAt === null ? null : instantText(evidence.capturedAt),
});

export const findingView = (finding: Finding): FindingView => {
  const url = finding.subject?.url ?? null;
  return {
    subject: finding.subject === null ? null : linkView(finding.subject.url, finding.subject.title),
    observed: quantityText(finding.observed, finding.unit),
    expected: quantityText(finding.expected, finding.unit),
    reason: plain(finding.reason, 600),
    evidence: finding.evidence.slice(0, MAX_EVIDENCE).map((evidence) => evidenceView(evidence, url)),
  };
};

/** Breaches are read at once; everything else waits behind its summary. */
const openRows = (verdict: Verdict): number => (verdict === 'fail' || verdict === 'partial' ? OPEN_ROWS : 0);

const groupView = (verdict: Verdict, findings: readonly Finding[]): FindingGroup => {
  const status = statusView(verdict);
  const rows = findings.slice(0, MAX_ROWS).map(findingView);
  const open = rows.slice(0, openRows(verdict));
  const folded = rows.slice(open.length);
  const rest = findings.length - rows.length;
  return {
    status,
    heading: `${status.label} ${count(findings.length)} 项`,
    open,
    folded,
    foldLabel: `展开其余 ${folded.length} 项`,
    omitted: rest > 0 ? `共 ${count(findings.length)} 项，此处列出前 ${MAX_ROWS} 项，另有 ${count(rest)} 项见导出的 CSV 或 JSON 结果。` : null,
  };
};

/** Groups per verdict, breaches first. */
export const findingGroups = (findings: readonly Finding[]): FindingGroup[] =>
  READING_ORDER.filter((status): status is Verdict => status !== 'needs-submission')
    .map((verdict) => ({ verdict, rows: findings.filter((finding) => finding.verdict === verdict) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ verdict, rows }) => groupView(verdict, rows));

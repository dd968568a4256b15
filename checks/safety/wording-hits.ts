import type { WordingHit } from '../../crawler/facts/publication.js';
import type { SiteFacts } from '../../crawler/facts/site.js';
import { type Finding, gapFinding } from '../check.js';

/**
 * Findings on the hits of one kind: what is certain is a breach, what is not is a person's to look at. Pages that were not read leave
 * the indicator undetermined, they never clear it.
 */
export function judgeHits({ items, complete, gaps, searched }: SiteFacts['wordingHits'], kind: WordingHit['kind'], nothing: string): Finding[] {
  const findings = items.filter((hit) => hit.kind === kind).map(judge);
  if (!complete) return [...findings, gapFinding(gaps, searched, '打开的页面全部读到')];
  if (findings.length > 0) return findings;
  return [{ verdict: 'pass', subject: null, observed: 0, expected: 0, unit: '处', reason: nothing, evidence: searched.slice(0, 5) }];
}

const judge = ({ url, title, term, advice, certain, evidence }: WordingHit): Finding => ({
  verdict: certain ? 'fail' : 'undetermined',
  subject: { url, title },
  observed: term,
  expected: null,
  unit: null,
  reason: certain ? `页面出现“${term}”：${advice}` : `页面出现“${term}”，是否有误请人工核对：${advice}`,
  evidence: [evidence],
});

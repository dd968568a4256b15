import { z } from 'zod';
import type { FactSet, LinkCheck } from '../../crawler/facts/site.js';
import { defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';

/**
 * Links within the site from the home page and first-level columns all open. One finding per dead link, one for all that open, one
 * for all that gave no answer. A breach was seen dead twice; other sites' dead links are listed but not judged.
 * Source: ledger items litong-2021/3.2, gaoxian-2023/41.
 */
export const brokenLinks = defineCheck({
  id: 'broken-links',
  title: '错链断链',
  topic: 'platform',
  rule: () => '首页和一级栏目页面的站内链接都能打开',
  remedy: '到各链接所在的页面，改正或删除打不开的链接；完整清单见 report --format csv 导出的表格',
  requires: ['linkChecks'],
  thresholds: z.strictObject({}),
  fold: () => ({ rule: 'all' }),

  evaluate({ linkChecks }) {
    const findings = linkChecks.items.filter(({ outcome }) => outcome === 'dead').map(judgeDead);
    findings.push(...summary(linkChecks));
    if (!linkChecks.complete) findings.push(gapFinding(linkChecks.gaps, linkChecks.searched, '首页和一级栏目的链接全部检查'));
    return findings;
  },
});

function judgeDead(link: LinkCheck): Finding {
  const where = `页面 ${link.foundOn} 上的链接“${link.text || '（无文字）'}”打不开：${link.reason}`;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: link.url, title: link.text || link.url },
    observed: link.status ?? link.reason,
    expected: '能打开',
    unit: null,
    reason,
    evidence: [link.evidence],
  });
  if (!link.internal) return finding('not-applicable', `${where}；外部网站的链接，只列出，不计入`);
  return link.confirmed ? finding('fail', `${where}（隔时复查仍打不开）`) : finding('undetermined', `${where}；只查到一次，请人工再打开一次`);
}

function summary({ items }: FactSet<LinkCheck>): Finding[] {
  const internal = items.filter((link) => link.internal);
  const group = (links: readonly LinkCheck[], verdict: Verdict, reason: string): Finding[] =>
    links.length === 0
      ? []
      : [
          {
            verdict,
            subject: null,
            observed: links.length,
            expected: null,
            unit: '条',
            reason,
            evidence: links.slice(0, 5).map((link) => link.evidence),
          },
        ];
  const alive = internal.filter(({ outcome }) => outcome === 'alive');
  const unknown = internal.filter(({ outcome }) => outcome === 'unknown');
  return [
    ...group(alive, 'pass', `${alive.length} 条站内链接能打开`),
    ...group(unknown, 'undetermined', `${unknown.length} 条站内链接没有得到明确答复（超时、被拦截等），不算错链，请人工打开核对`),
  ];
}

import { z } from 'zod';
import type { SiteSearch } from '../../crawler/facts/probe.js';
import { defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';
import { named } from '../wording.js';

const thresholds = z.strictObject({ samples: z.int().positive().default(5), topRanks: z.int().positive().default(3) });

/** Searching the whole title of a known page finds it among the first `topRanks` results. One finding per title, at most `samples`. */
export const siteSearchPrecision = defineCheck({
  id: 'site-search-precision',
  title: '搜索精准度',
  topic: 'platform',
  rule: ({ samples, topRanks }) => `用 ${samples} 篇文件的标题搜索，都能在前 ${topRanks} 条结果中找到`,
  remedy: '让搜索优先匹配标题，及时更新索引，并把政策文件纳入搜索范围',
  requires: ['siteSearch'],
  thresholds,
  fold: () => ({ rule: 'all' }),

  evaluate({ siteSearch }, { thresholds: { samples, topRanks } }) {
    const findings = siteSearch.items.slice(0, samples).map((item) => judge(item, topRanks));
    const short = findings.length < samples && !siteSearch.complete;
    return short ? [...findings, gapFinding(siteSearch.gaps, siteSearch.searched, `试搜 ${samples} 个标题`)] : findings;
  },
});

function judge({ title, url, rank, results, trouble, evidence }: SiteSearch, topRanks: number): Finding {
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url, title },
    observed: rank === null || rank === 0 ? null : rank,
    expected: topRanks,
    unit: '名',
    reason,
    evidence: [evidence],
  });
  if (rank === null) return finding('undetermined', `没有试成搜索${named(title)}（${trouble ?? '原因不明'}），请人工搜索核查`);
  if (rank === 0) {
    const first = results[0] ? `，第一条是${named(results[0].title)}` : '，没有任何结果';
    return finding('fail', `搜索${named(title)}的标题，第一页结果中没有该文件${first}（试搜两次）`);
  }
  const told = `搜索${named(title)}的标题，该文件排在第 ${rank} 条`;
  return rank <= topRanks ? finding('pass', told) : finding('fail', `${told}，不在前 ${topRanks} 条（试搜两次）`);
}

import { z } from 'zod';
import type { Accessibility } from '../../crawler/facts/probe.js';
import { defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';

const IMPACT: Readonly<Record<string, string>> = { serious: '较严重', critical: '严重' };
const MODE = '无障碍或适老化模式的入口有反应';

/**
 * The entrance to the barrier-free or aged-friendly mode works, and the sampled pages have no serious or critical finding of an automatic
 * WCAG 2 A test. One finding for the entrance, one for each rule broken, one for the pages in order. Source: 国办公开办函〔2021〕28号.
 */
export const accessibility = defineCheck({
  id: 'accessibility',
  title: '适老化与无障碍',
  topic: 'platform',
  rule: () => '首页有可用的无障碍或适老化入口，抽查页面没有严重的无障碍问题（WCAG 2 A 级自动检测）',
  remedy: '启用无障碍或适老化模式；按每条问题的说明修改页面（图片加文字说明、链接和输入框加名称等）',
  requires: ['accessibility'],
  thresholds: z.strictObject({}),
  fold: () => ({ rule: 'all' }),

  evaluate({ accessibility: set }) {
    if (set.items.length === 0) return [gapFinding(set.gaps, set.searched, MODE)];
    const findings = [judgeEntrance(set.items), ...judgeRules(set.items), ...judgePages(set.items)];
    return set.complete ? findings : [...findings, gapFinding(set.gaps, set.searched, '抽查页面全部检测')];
  },
});

/** Looked for on the home page; one found on another page counts too. */
function judgeEntrance(pages: readonly Accessibility[]): Finding {
  const home = pages.find(({ kind }) => kind === 'home') ?? pages[0];
  const found = pages.filter(({ entrance }) => entrance !== null);
  const best = found.find(({ entrance }) => entrance?.reacts === true) ?? found.find(({ entrance }) => entrance?.reacts === null) ?? found[0];
  const page = best ?? home;
  const entrance = best?.entrance ?? null;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: page ? { url: page.url, title: page.title } : null,
    observed: entrance?.text ?? null,
    expected: MODE,
    unit: null,
    reason,
    evidence: page ? [page.evidence] : [],
  });
  if (entrance !== null) {
    if (entrance.reacts === null) return finding('undetermined', `有入口“${entrance.text}”，没有看出是否有反应，请人工点开核查`);
    return entrance.reacts ? finding('pass', `入口“${entrance.text}”点击后有反应`) : finding('fail', `入口“${entrance.text}”点击后没有反应`);
  }
  if (home?.kind !== 'home') return finding('undetermined', '没有检查首页，看不出是否有无障碍或适老化入口，请人工核查');
  if (home.trouble !== null) return finding('undetermined', `首页没有找到无障碍或适老化入口（${home.trouble}），请人工核查`);
  return finding('fail', '首页没有无障碍或适老化模式的入口');
}

type Violation = NonNullable<Accessibility['violations']>[number];

function judgeRules(pages: readonly Accessibility[]): Finding[] {
  const byRule = new Map<string, { page: Accessibility; violation: Violation }[]>();
  for (const page of pages) {
    for (const violation of page.violations ?? []) byRule.set(violation.id, [...(byRule.get(violation.id) ?? []), { page, violation }]);
  }
  return [...byRule]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, hits]): Finding[] => {
      const [first] = hits;
      if (!first) return [];
      const nodes = hits.reduce((sum, { violation }) => sum + violation.nodes, 0);
      const { help, impact, example } = first.violation;
      return [
        {
          verdict: 'fail',
          subject: { url: first.page.url, title: first.page.title },
          observed: nodes,
          expected: 0,
          unit: '处',
          reason: `${help}（${IMPACT[impact] ?? impact}，规则 ${id}）：${hits.length} 个抽查页面共 ${nodes} 处，例如 ${example}`,
          evidence: hits.slice(0, 5).map(({ page, violation }) => ({ ...page.evidence, quote: violation.example })),
        },
      ];
    });
}

function judgePages(pages: readonly Accessibility[]): Finding[] {
  const group = (verdict: Verdict, items: readonly Accessibility[], reason: string): Finding[] =>
    items.length === 0
      ? []
      : [
          {
            verdict,
            subject: null,
            observed: items.length,
            expected: null,
            unit: '个页面',
            reason,
            evidence: items.slice(0, 5).map(({ evidence }) => evidence),
          },
        ];
  const clean = pages.filter(({ violations }) => violations?.length === 0);
  const untold = pages.filter(({ violations }) => violations === null);
  return [
    ...group('pass', clean, `${clean.length} 个抽查页面没有发现严重的无障碍问题`),
    ...group('undetermined', untold, `${untold.length} 个抽查页面没有完成检测（${untold[0]?.trouble ?? '原因不明'}），请人工核查`),
  ];
}

import { z } from 'zod';
import type { DocumentLibrary } from '../../crawler/facts/probe.js';
import { defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';

const FACETS = ['issuer', 'year', 'topic'] as const;
type Facet = (typeof FACETS)[number];
const NAMES: Readonly<Record<Facet, string>> = { issuer: '发文机关', year: '年份', topic: '主题' };

const thresholds = z.strictObject({ facets: z.array(z.enum(FACETS)).default([...FACETS]) });

/**
 * The document library has a query that finds a known document by its title, and can be browsed by the `facets`. One finding per library;
 * partial where only some of it is there.
 */
export const documentLibraryQuery = defineCheck({
  id: 'document-library-query',
  title: '文件库查询与分类',
  topic: 'documents',
  rule: ({ facets }) => `政策文件库能按标题查到文件${facets.length > 0 ? `，并能按${facets.map((facet) => NAMES[facet]).join('、')}分类浏览` : ''}`,
  remedy: '在政策文件库页面提供能用的查询，并按发文机关、年份、主题分类',
  requires: ['documentLibraries'],
  thresholds,
  fold: () => ({ rule: 'all' }),

  evaluate({ documentLibraries: set }, context) {
    const findings = set.items.map((library) => judge(library, context.thresholds.facets));
    return set.complete ? findings : [...findings, gapFinding(set.gaps, set.searched, '政策文件库可查询、可分类浏览')];
  },
});

function judge(library: DocumentLibrary, wanted: readonly Facet[]): Finding {
  const { url, name, facets, query, hasQuery, trouble, evidence } = library;
  const shown = wanted.filter((facet) => facets?.includes(facet));
  const missing = wanted.filter((facet) => !shown.includes(facet));
  // What could not be seen for certain is not missing.
  const facetsTold = missing.length === 0 || (facets !== null && trouble === null);
  const works = query !== null ? query.found : hasQuery === false ? false : null;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url, title: name },
    observed: facets === null ? null : shown.map((facet) => NAMES[facet]).join('、') || '无分类',
    expected: wanted.map((facet) => NAMES[facet]).join('、') || null,
    unit: null,
    reason,
    evidence: [evidence],
  });
  const parts = [
    works === true ? '能按标题查到文件' : query !== null ? `查询“${query.title}”没有查到` : works === false ? '没有查询功能' : '没有试成查询',
    shown.length > 0 ? `能按${shown.map((facet) => NAMES[facet]).join('、')}分类` : '',
    missing.length > 0 ? `没有看到按${missing.map((facet) => NAMES[facet]).join('、')}分类` : '',
  ];
  const told = parts.filter(Boolean).join('；');
  if (works === true && missing.length === 0) return finding('pass', told);
  if (works === null || !facetsTold) return finding('undetermined', `${told}${trouble === null ? '' : `（${trouble}）`}，请人工核查`);
  return finding(works || shown.length > 0 ? 'partial' : 'fail', told);
}

import { z } from 'zod';
import type { SiteMarks } from '../../crawler/facts/publication.js';
import { defineCheck, type Finding, gapFinding } from '../check.js';

const SITE = ['SiteName', 'SiteDomain', 'SiteIDCode'] as const;
const PRESCRIBED: Record<SiteMarks['level'], readonly string[]> = {
  home: SITE,
  column: [...SITE, 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'],
  article: [...SITE, 'ArticleTitle', 'PubDate', 'ContentSource'],
};
const LEVEL_NAMES: Record<SiteMarks['level'], string> = { home: '首页', column: '栏目页', article: '内容页' };

/**
 * Home page, columns and sampled articles carry the prescribed meta labels with a value. One finding per page. Metas stand in the page
 * as received, whatever scripts do to it later. Source: 国办发〔2017〕47号 annex 2.
 */
export const pageMetadata = defineCheck({
  id: 'page-metadata',
  title: '页面标签规范',
  topic: 'platform',
  rule: () => '首页、栏目页、内容页带有规定的网站、栏目、内容标签，且不为空',
  remedy: '在网站管理系统的页面模板中补上缺少的 meta 标签，并填上内容（栏目类型 ColumnType 按规定的 18 类填写）',
  requires: ['siteMarks'],
  thresholds: z.strictObject({}),
  fold: () => ({ rule: 'all' }),

  evaluate({ siteMarks }) {
    const findings = siteMarks.items.map(judge);
    if (!siteMarks.complete) findings.push(gapFinding(siteMarks.gaps, siteMarks.searched, '首页、栏目页、内容页标签齐全'));
    return findings;
  },
});

function judge({ url, title, level, metas, evidence }: SiteMarks): Finding {
  const prescribed = PRESCRIBED[level];
  const lacking = prescribed.filter((name) => !metas.includes(name));
  const page = `${LEVEL_NAMES[level]}“${title}”`;
  return {
    verdict: lacking.length === 0 ? 'pass' : 'fail',
    subject: { url, title },
    observed: prescribed.length - lacking.length,
    expected: prescribed.length,
    unit: '个标签',
    reason: lacking.length === 0 ? `${page}规定的 ${prescribed.length} 个标签齐全` : `${page}缺少标签或标签为空：${lacking.join('、')}`,
    evidence: [{ ...evidence, selector: 'meta', quote: metas.length > 0 ? `已有标签：${metas.join('、')}` : '没有规定的标签' }],
  };
}

import { z } from 'zod';
import type { ArticleFact, Listing, ListingRow } from '../../crawler/facts/publication.js';
import { judgedOn } from '../calendar/as-of.js';
import { defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';

/** Hosts on which the State Council, its ministry of justice and the National People's Congress keep the official texts. */
const OFFICIAL_HOST = /^(?:www\.gov\.cn|xzfg\.moj\.gov\.cn|www\.moj\.gov\.cn|flk\.npc\.gov\.cn)$/u;
const OFFICIAL_NAME = /国家行政法规库|国家法律法规数据库|中国政府网|中国政府法制信息网|国务院公报|xzfg\.moj\.gov\.cn|flk\.npc\.gov\.cn|www\.gov\.cn/u;
const STATED_SOURCE = /(?:文章|信息|内容|文本)?(?:来源|出处|转载自|转自)[:：]\s{0,3}([^\s，。；;]{2,40})/u;
/** Laws end in 法; local regulations name their place first. */
const STATE_REGULATION = /^《?中华人民共和国[^《》]{2,60}(?:条例|实施细则|实施办法)|^《?国务院关于[^《》]{2,60}(?:规定|办法|条例)/u;
const STATE_ORDER = /国务院令[（(]?第\s{0,2}\d{1,4}\s{0,2}号|国务院令\s{0,2}[〔[]\d{4}/u;
const MAX_PAGES = 40;

/**
 * Administrative regulations shown on the portal come from the official database or lead to it. One finding per regulation. A page
 * that names no source may still hold the official text, so only another stated source counts against it.
 * Source: ledger item litong-2021/3.1.
 */
export const officialRegulationText = defineCheck({
  id: 'official-regulation-text',
  title: '行政法规国家正式版本',
  topic: 'documents',
  rule: () => '登载行政法规的页面采用国家行政法规库的正式版本，或直接链接过去',
  remedy: '把行政法规换成国家行政法规库的正式版本并注明来源，或改为直接链接',
  requires: ['listings', 'articles'],
  thresholds: z.strictObject({}),
  columns: () => [{ id: 'regulations', open: { titles: /条例|规定|办法|细则/u, max: MAX_PAGES } }],
  fold: () => ({ rule: 'all' }),

  evaluate({ listings, articles }, context) {
    const columns = listings.items.filter(({ column }) => column === 'regulations');
    const pages = new Map(articles.items.map((article) => [article.url, article]));
    const asOf = judgedOn(context);
    const findings = columns.flatMap((column) =>
      column.rows
        .filter(({ publishedOn }) => (publishedOn ?? '') <= asOf)
        .flatMap((row) => {
          const page = pages.get(row.url) ?? null;
          return isStateRegulation(row, page) ? [judge(row, page, column)] : [];
        }),
    );
    const unread = columns.length === 0 || columns.some(({ state }) => state !== 'read' && state !== 'missing');
    const troubles = columns.flatMap(({ trouble, url }) => (trouble ? [{ code: 'elsewhere' as const, message: trouble, url }] : []));
    return unread ? [...findings, gapFinding(troubles, listings.searched, '法规规章栏目全部读到')] : findings;
  },
});

const isStateRegulation = ({ title }: ListingRow, page: ArticleFact | null): boolean =>
  STATE_REGULATION.test(title.trim()) ||
  (/(?:条例|规定|办法|细则)(?:[（(][^（）()]{0,20}[)）])?$/u.test(title.trim()) && STATE_ORDER.test(page?.text.slice(0, 1000) ?? ''));

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');

function judge(row: ListingRow, page: ArticleFact | null, column: Listing): Finding {
  const host = hostOf(row.url);
  const stated = page ? (STATED_SOURCE.exec(page.text)?.[1] ?? null) : null;
  const finding = (verdict: Verdict, observed: string | null, reason: string): Finding => ({
    verdict,
    subject: { url: row.url, title: row.title },
    observed,
    expected: '国家正式版本',
    unit: null,
    reason,
    evidence: [page?.evidence ?? { ...column.evidence, quote: row.title }],
  });
  if (OFFICIAL_HOST.test(host)) return finding('pass', host, `直接链接到 ${host}`);
  const link = page?.attachments.find(({ url }) => OFFICIAL_HOST.test(hostOf(url)));
  if (link) return finding('pass', link.url, `页面提供国家正式版本的链接 ${link.url}`);
  const official = page ? OFFICIAL_NAME.exec(page.text)?.[0] : undefined;
  if (official) return finding('pass', official, `页面注明文本来自${official}`);
  if (!page || page.textElsewhere) return finding('undetermined', null, '行政法规的页面没有读到，请人工核对是否国家正式版本');
  if (stated) return finding('fail', stated, `页面登载行政法规，注明的来源是“${stated}”，不是国家正式版本`);
  return finding('undetermined', null, '页面没有注明文本来源，请人工与国家行政法规库核对');
}

import { z } from 'zod';
import type { Listing } from '../../crawler/facts/publication.js';
import type { SiteFacts } from '../../crawler/facts/site.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { holdsSomething } from '../periodic/column-activity.js';
import { type Directory, directoryOf, FIELD_COLUMNS } from './directory.js';

/**
 * What the directory lists leads to columns with content. One finding per column below the directory, and one for the entries that are
 * pages or were not opened. Source: ledger item gaoxian-2023/39; 国办发〔2019〕54号.
 */
export const directoryContentMatch = defineCheck({
  id: 'directory-content-match',
  title: '目录与内容一致',
  topic: 'grassroots',
  rule: () => '标准目录的每个条目都有对应的栏目，栏目不空',
  remedy: '为目录条目补设栏目或补充内容，链接指向错误的改正',
  requires: ['listings', 'articles'],
  thresholds: z.strictObject({}),
  appliesTo: (level) => level === 'county',
  columns: () => [{ id: 'grassroots-directory', open: { max: 60 } }, ...FIELD_COLUMNS.map((id) => ({ id }))],
  fold: () => ({ rule: 'all' }),
  evaluate(facts, context) {
    const directory = directoryOf(facts.listings);
    return [...directory.entries.map((entry) => judgeEntry(entry)), ...judgeRows(directory, facts, context)];
  },
});

function judgeEntry(entry: Listing): Finding {
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: entry.url, title: entry.name },
    observed: entry.rows.length,
    expected: 1,
    unit: '条',
    reason,
    evidence: [entry.evidence],
  });
  if (holdsSomething(entry)) return finding('pass', `“${entry.name}”有 ${entry.rows.length} 条内容`);
  if (entry.state !== 'read') return finding('undetermined', `${entry.trouble ?? `“${entry.name}”没有读全`}，请人工核查`);
  return finding('fail', `目录中的“${entry.name}”栏目是空的，应有对应内容`);
}

/** Rows of the directory that are no columns: those that were opened and show something match; of the others nothing is known. */
function judgeRows({ looked, present, entries }: Directory, { articles }: Pick<SiteFacts, 'articles'>, { portal }: CheckContext<unknown>): Finding[] {
  const columns = new Set(entries.map(({ url }) => url));
  const rows = present.flatMap((listing) => listing.rows).filter(({ url }) => !columns.has(url));
  const opened = rows.filter(({ url }) =>
    articles.items.some((article) => article.url === url && (article.text !== '' || article.attachments.length > 0)),
  );
  const unknown = rows.filter((row) => !opened.includes(row));
  const finding = (verdict: Verdict, observed: number, reason: string): Finding => ({
    verdict,
    subject: { url: present[0]?.url ?? portal.baseUrl, title: '基层政务公开标准目录' },
    observed,
    expected: rows.length,
    unit: '个条目',
    reason,
    evidence: (present.length > 0 ? present : looked).slice(0, 3).map(({ evidence }) => evidence),
  });
  if (rows.length === 0 && entries.length === 0) return [finding('undetermined', 0, '没有读到标准目录的条目，请人工核查')];
  return [
    ...(opened.length > 0 ? [finding('pass', opened.length, `${opened.length} 个条目能打开且有内容`)] : []),
    ...(unknown[0]
      ? [finding('undetermined', opened.length, `${unknown.length} 个条目没有打开（如“${unknown[0].title}”），请人工核对是否有对应内容`)]
      : []),
  ];
}

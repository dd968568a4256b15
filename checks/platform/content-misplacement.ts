import { z } from 'zod';
import type { Evidence } from '../../crawler/facts/evidence.js';
import type { Listing, ListingRow } from '../../crawler/facts/publication.js';
import { isInWindow } from '../calendar/as-of.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { rowEvidence } from '../publications.js';

const thresholds = z.strictObject({ maxShare: z.number().min(0).max(1).default(0.05) });
type Context = CheckContext<z.infer<typeof thresholds>>;

/** Columns of documents, in which a news item has no place. */
const DOCUMENT_COLUMNS = ['normative-documents', 'policy-documents', 'disclosure-rules', 'annual-report', 'decision-catalogue'] as const;
/** A title that may be a document's, an interpretation's or an answer's in any part is none of news. */
const DOCUMENT_WORDS =
  /[《〈]|关于|通知|意见|办法|规定|方案|决定|公告|通告|通报|批复|公报|函|令|条例|细则|规则|规划|计划|纲要|要点|预案|清单|目录|名单|标准|指南|指引|制度|章程|纪要|报告|总结|说明|解读|图解|问答|政策|法|措施|协议|合同|预算|决算|公示|任免|公布|印发|转发|修订|废止|统计|数据|讲话|致辞|贺信|倡议|提案|议案|建议/u;
/** What only a report of an event says. */
const NEWS_WORDS =
  /召开.{0,20}会|调研|视察|走访|慰问|看望|考察|会见|座谈会|推进会|动员会|部署会|例会|举行|举办|启动仪式|揭牌|开幕|闭幕|圆满|热烈|成功举|喜迎|掠影|记者|督导检查|开展.{0,20}活动|学习贯彻|主题党日|丰收|比赛|演出/u;
/** A single slip may be the eye's. */
const MIN_BREACHES = 2;
const MAX_EVIDENCE = 5;

/**
 * Of the window's items in document columns at most `maxShare` are plainly news: an event is told, and no word of the title could be a
 * document's. One finding per column. Source: 国办公开办函〔2019〕61号 (only statutory content); ledger item litong-2021/3.2.
 */
export const contentMisplacement = defineCheck({
  id: 'content-misplacement',
  title: '内容混杂',
  topic: 'platform',
  rule: ({ maxShare }) => `文件类栏目中明显放错的信息不超过 ${Math.round(maxShare * 100)}%`,
  remedy: '把放错的信息移到对应栏目，文件栏目只放文件',
  requires: ['listings'],
  thresholds,
  columns: () => DOCUMENT_COLUMNS.map((id) => ({ id })),
  fold: () => ({ rule: 'all' }),

  evaluate({ listings }, context) {
    const looked = listings.items.filter(({ column, state }) => DOCUMENT_COLUMNS.some((id) => id === column) && state !== 'missing');
    return looked.map((listing) => judge(listing, context));
  },
});

const isNews = ({ title }: ListingRow): boolean => NEWS_WORDS.test(title) && !DOCUMENT_WORDS.test(title);

const evidenceOf = (listing: Listing, rows: readonly ListingRow[]): Evidence[] =>
  rows.slice(0, MAX_EVIDENCE).map((row) => rowEvidence({ row, listing }));

/** The rules of disclosure are often one page of text instead of a list. */
const isOnePage = ({ column, rows, text, attachments }: Listing): boolean =>
  column === 'disclosure-rules' && rows.length === 0 && (text.trim() !== '' || attachments.length > 0);

function judge(listing: Listing, context: Context): Finding {
  const rows = listing.rows.filter(({ publishedOn }) => isInWindow(publishedOn, context) === true);
  const misplaced = rows.filter(isNews);
  const share = rows.length === 0 ? 0 : misplaced.length / rows.length;
  const { maxShare } = context.thresholds;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: listing.url, title: listing.name },
    observed: Math.round(share * 1000) / 10,
    expected: maxShare * 100,
    unit: '%',
    reason,
    evidence: rows.length === 0 ? [listing.evidence] : evidenceOf(listing, misplaced.length > 0 ? misplaced : rows),
  });
  const told = `“${listing.name}”栏目检查期内 ${rows.length} 条信息中`;
  const examples = misplaced
    .slice(0, 3)
    .map(({ title }) => `“${title.slice(0, 40)}”`)
    .join('、');
  if (share > maxShare && misplaced.length >= MIN_BREACHES) return finding('fail', `${told}有 ${misplaced.length} 条是新闻动态，如${examples}`);
  if (share > maxShare) return finding('undetermined', `${told}有 1 条像是新闻动态：${examples}，请人工核对`);
  if (rows.length > 0)
    return finding('pass', misplaced.length === 0 ? `${told}没有明显放错的` : `${told}只有 ${misplaced.length} 条像是新闻动态，未超过比例`);
  if (isOnePage(listing)) return finding('not-applicable', `“${listing.name}”栏目是一个页面，没有信息列表`);
  return listing.state === 'read'
    ? finding('not-applicable', `“${listing.name}”栏目检查期内没有信息`)
    : finding('undetermined', listing.trouble ?? `“${listing.name}”栏目没有读全，请人工查看`);
}

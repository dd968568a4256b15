import { z } from 'zod';
import type { SiteFacts } from '../../crawler/facts/site.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { isPresent } from '../publications.js';
import { type Directory, directoryOf, FIELD_COLUMNS } from './directory.js';
import { DOMAINS, type Domain } from './domains.js';

const thresholds = z.strictObject({ domains: z.union([z.literal(26), z.literal(31), z.literal(32)]).default(26) });
type Thresholds = z.infer<typeof thresholds>;
type Facts = Pick<SiteFacts, 'listings' | 'articles' | 'attachments'>;

/** A title outside the directory's own column that names a directory of a field. */
const DIRECTORY_TITLE = /标准(?:化)?目录|标准指引|公开事项(?:标准)?目录/u;

/**
 * Every field has its standard directory on the county's portal, or the portal says that the field does not concern it. One finding per
 * field; a single one where there is no directory at all, or nothing of it could be read.
 * Source: ledger items mudan-2023/33, gaoxian-2023/39, litong-2021/4.1; 国办发〔2019〕54号.
 */
export const grassrootsDirectory = defineCheck({
  id: 'grassroots-directory',
  title: '基层标准目录领域覆盖',
  topic: 'grassroots',
  rule: ({ domains }) => `${DOMAINS[domains].length} 个领域都有基层政务公开标准目录，不涉及的领域在页面上说明`,
  remedy: '在“基层政务公开标准目录”栏目补齐缺少领域的目录，本地不涉及的在栏目中写明',
  requires: ['listings', 'articles', 'attachments'],
  thresholds,
  appliesTo: (level) => level === 'county',
  columns: () => [{ id: 'grassroots-directory', open: { max: 60 } }, ...[...FIELD_COLUMNS, 'notices', 'policy-documents'].map((id) => ({ id }))],
  fold: () => ({ rule: 'all' }),
  evaluate: (facts, context) => judge(facts, context),
});

function judge(facts: Facts, context: CheckContext<Thresholds>): Finding[] {
  const directory = directoryOf(facts.listings);
  const domains = DOMAINS[context.thresholds.domains];
  const words = wordsOf(directory, facts);
  const shown = domains.filter((domain) => words.some((text) => domain.words.test(text)));
  const finding = (verdict: Verdict, reason: string, title: string): Finding => ({
    verdict,
    subject: { url: directory.present[0]?.url ?? context.portal.baseUrl, title },
    observed: shown.length,
    expected: domains.length,
    unit: '个领域',
    reason,
    evidence: (directory.present.length > 0 ? directory.present : directory.looked).slice(0, 3).map(({ evidence }) => evidence),
  });
  const doubt = doubtAbout(directory, facts);
  if (shown.length === 0) {
    const told = directory.present[0] ? '基层政务公开标准目录中没有读到任何领域' : '没有找到基层政务公开标准目录';
    return [
      directory.present[0] || doubt
        ? finding('undetermined', `${told}；${doubt ?? '目录可能是图片或附件'}，请人工核查`, '基层政务公开标准目录')
        : finding('fail', `${told}；已读完网站的栏目结构`, '基层政务公开标准目录'),
    ];
  }
  return domains.map(({ name, words: pattern }: Domain) => {
    const text = words.find((each) => pattern.test(each));
    if (text !== undefined) return finding('pass', `${name}：${(pattern.exec(text)?.[0] ?? name).slice(0, 40)}`, name);
    const place = facts.listings.items.find((listing) => isPresent(listing) && pattern.test(listing.name));
    if (place) return finding('undetermined', `目录栏目中没有读到${name}领域；网站另有“${place.name}”栏目，目录可能链接到那里，请人工核查`, name);
    if (doubt) return finding('undetermined', `没有找到${name}领域的目录；${doubt}，请人工核查`, name);
    return finding('fail', `没有找到${name}领域的目录，页面上也没有说明不涉及；已读完目录栏目`, name);
  });
}

/** Everything that stands in or below the directory, and titles elsewhere that name one. */
function wordsOf({ present, entries }: Directory, { listings, articles, attachments }: Facts): string[] {
  const rows = new Set(present.flatMap((listing) => listing.rows.map(({ url }) => url)));
  return [
    ...present.flatMap(({ text, links, rows: own, attachments: files }) => [text, ...links, ...[...own, ...files].map(({ title }) => title)]),
    ...entries.map(({ name }) => name),
    ...listings.items.flatMap((listing) => listing.rows.map(({ title }) => title).filter((title) => DIRECTORY_TITLE.test(title))),
    ...articles.items
      .filter(({ url, columns }) => rows.has(url) || columns.includes('grassroots-directory'))
      .flatMap((article) => [article.text, ...article.attachments.map(({ title }) => title)]),
    ...attachments.items
      .filter(({ columns }) => columns.includes('grassroots-directory'))
      .flatMap(({ title, content }) => [
        title,
        content?.text.head ?? '',
        ...(content?.tables ?? []).map(({ name }) => name),
        ...(content?.entries ?? []).map(({ name }) => name),
      ]),
  ];
}

/** Why a field may have a directory that was not seen. */
function doubtAbout({ looked, present, entries }: Directory, { articles, attachments }: Facts): string | null {
  const unread = [...looked, ...entries].find(({ state }) => state !== 'read' && state !== 'missing');
  if (looked.length === 0) return '没有查看目录栏目';
  if (unread) return unread.trouble ?? `“${unread.name}”没有读全`;
  const rows = present.flatMap((listing) => listing.rows);
  const general = rows.find(({ title }) =>
    /汇编|各领域|领域.{0,4}(?:目录|汇总)$|^.{0,30}(?:标准|事项)目录$/u.test(title.replace(/[（(][^（()）]{0,40}[)）]/u, '')),
  );
  const opened = general && articles.items.find(({ url }) => url === general.url);
  if (general && (!opened || opened.textCut || opened.textElsewhere || opened.attachments.length > 0))
    return `“${general.title}”可能汇总了各领域的目录，没有读全`;
  const file = attachments.items.find(
    ({ columns, content }) => columns.includes('grassroots-directory') && (content === null || content.state !== 'read' || content.truncated),
  );
  if (file) return `附件“${file.title}”没有读全`;
  if (present.some(({ rows: [row], text, attachments: [file], links: [link] }) => !row && text === '' && !file && !link)) return '目录栏目没有读到内容';
  return null;
}

import { z } from 'zod';
import type { ArticleFact } from '../../crawler/facts/publication.js';
import type { PolicyDocument, SiteFacts } from '../../crawler/facts/site.js';
import { defineCheck, type Finding, type Verdict } from '../check.js';
import type { Standing } from '../policy-documents.js';
import { documentColumns, judgeDocuments } from './document-pages.js';

const thresholds = z.strictObject({
  target: z.number().min(0).max(1).default(1),
  partialFrom: z.number().min(0).max(1).default(0.6),
});

const LABEL =
  /(?:此件|本文件|此文|该件)[^。\n]{0,6}(?:公开|发布|删减)|(?:公开(?:属性|方式|形式|类别|类型|选项|程度)|信息公开选项)[:：\s]{0,3}(?:主动|依申请|不予|全文|删减)|[（(【[](?:主动公开|依申请公开|不予公开|此件公开|公开发布)[）)】\]]|^[^\S\n]{0,20}(?:主动|依申请)公开[^\S\n]{0,20}$/mu;

/**
 * Each policy document states how it is disclosed (此件公开发布, 主动公开 …). One finding per document of the window.
 * Source: ledger items guyuan-2023/15, gaoxian-2023/22 and 23.
 */
export const documentDisclosureLabel = defineCheck({
  id: 'document-disclosure-label',
  title: '公开属性标注',
  topic: 'documents',
  rule: () => '每份政策文件标明公开属性（此件公开发布、主动公开、依申请公开等）',
  remedy: '在文件正文末尾或页面信息栏标明公开属性',
  requires: ['policyDocuments', 'articles', 'attachments'],
  thresholds,
  columns: documentColumns,
  fold: ({ target, partialFrom }) => ({ rule: 'ratio', target, partialFrom }),
  evaluate: (facts, context) => judgeDocuments(facts, context, (document, page, standing) => judge(document, page, standing, facts.attachments)),
});

function judge(document: PolicyDocument, page: ArticleFact | null, standing: Standing, files: SiteFacts['attachments']): Finding | null {
  const label = page && (page.disclosure?.trim() || LABEL.exec(page.text)?.[0].trim() || labelInFiles(page, files));
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: document.url, title: document.title },
    observed: label || null,
    expected: '标明公开属性',
    unit: null,
    reason,
    evidence: [document.evidence, ...(page ? [page.evidence] : [])],
  });

  if (standing.state === 'excluded') return finding('not-applicable', standing.reason);
  if (label)
    return document.publishedOn ? finding('pass', `标明“${label}”`) : finding('not-applicable', `标明“${label}”；${standing.reason}，不计入`);
  if (!page) return finding('undetermined', '文件页面没有读到，看不出是否标明公开属性，请人工核查');
  const doubt = doubtAboutAbsence(document, page, standing, files);
  if (doubt !== null) return finding('undetermined', `没有看到公开属性；但${doubt}，请人工核查`);
  return finding('fail', '文件正文和信息栏都没有标明公开属性（如“此件公开发布”）');
}

const contentOf = (url: string, files: SiteFacts['attachments']) => files.items.find((file) => file.url === url)?.content ?? null;

const labelInFiles = ({ attachments }: ArticleFact, files: SiteFacts['attachments']): string | null =>
  attachments
    .flatMap(({ url }) => contentOf(url, files)?.text ?? [])
    .flatMap(({ head, tail }) => [LABEL.exec(head)?.[0], LABEL.exec(tail)?.[0]])
    .find((found) => found !== undefined)
    ?.trim() ?? null;

function doubtAboutAbsence(document: PolicyDocument, page: ArticleFact, standing: Standing, files: SiteFacts['attachments']): string | null {
  if (standing.state === 'unsure') return standing.reason;
  if (page.textElsewhere || page.textCut || document.elementsByScript) return '页面没有读全';
  if (page.images > 0) return '图片中可能有';
  const unread = page.attachments.find(({ url }) => contentOf(url, files)?.state !== 'read');
  if (unread) return `附件“${unread.title}”没有读到文字`;
  // Orders and announcements are issued without the lines at a document's foot.
  return document.class === 'rule' || /(?:公告|通告|令)(?:[（(][^（）()]{0,20}[)）])?$/u.test(document.title)
    ? '令、公告、通告可能不标公开属性'
    : null;
}

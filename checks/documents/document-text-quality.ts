import { z } from 'zod';
import type { ArticleFact } from '../../crawler/facts/publication.js';
import type { AttachmentFact, PolicyDocument, SiteFacts } from '../../crawler/facts/site.js';
import { defineCheck, type Finding, type Verdict } from '../check.js';
import type { Standing } from '../policy-documents.js';
import { documentColumns, judgeDocuments } from './document-pages.js';
import { wordsOf } from './words.js';

const thresholds = z.strictObject({
  target: z.number().min(0).max(1).default(1),
  partialFrom: z.number().min(0).max(1).default(0.6),
});

/** From here on a page holds the text; below the lower bound it holds none. Between them stand short documents, which a person tells apart. */
const MIN_WORDS = 100;
const NO_WORDS = 30;
const PICTURE = /^(?:jpe?g|png|gif|bmp|webp|tiff?)$/u;
const COPY = /^(?:pdf|docx?|wps|ofd|rtf|txt)$/u;
const NAMED_COPY = /下载|原文|正文|全文|电子版|版式|pdf|word|ofd/iu;

/**
 * The text of each policy document can be searched, and a copy be downloaded. One finding per document of the window. A page without
 * a file is half measures only where the portal's other documents show how it offers copies: buttons of scripts are not seen.
 * Source: 政府信息公开条例 article 24; ledger item guyuan-2023/14.
 */
export const documentTextQuality = defineCheck({
  id: 'document-text-quality',
  title: '文本可检索可下载',
  topic: 'documents',
  rule: () => '文件正文是可以检索复制的文字（不是扫描件），并提供能打开的下载文本',
  remedy: '把扫描件换成文字版，在文件页面放上能打开的下载文本（Word、带文字层的 PDF 或 OFD）',
  requires: ['policyDocuments', 'articles', 'attachments'],
  thresholds,
  columns: documentColumns,
  fold: ({ target, partialFrom }) => ({ rule: 'ratio', target, partialFrom }),

  evaluate(facts, context) {
    const files: Files = new Map(facts.attachments.items.map((file) => [file.url, file]));
    // A budget that can be taken away says nothing of how documents are offered.
    const columns = documentColumns().map(({ id }) => id);
    const offersCopies = facts.articles.items.some(
      ({ columns: listedIn, attachments }) =>
        columns.some((id) => listedIn.includes(id)) && attachments.some(({ title, type }) => COPY.test(type) && NAMED_COPY.test(title)),
    );
    return judgeDocuments(facts, context, (document, page, standing) => judge(document, page, standing, files, offersCopies));
  },
});

type Files = ReadonlyMap<string, AttachmentFact>;
type Content = SiteFacts['attachments']['items'][number]['content'];
/** `yes`, `no`, or why it cannot be told (Chinese). */
type Answer = { is: 'yes' | 'no' | 'unknown'; reason: string };

function judge(document: PolicyDocument, page: ArticleFact | null, standing: Standing, files: Files, offersCopies: boolean): Finding | null {
  const finding = (verdict: Verdict, observed: string | null, reason: string): Finding => ({
    verdict,
    subject: { url: document.url, title: document.title },
    observed,
    expected: '文字版，可下载',
    unit: null,
    reason,
    evidence: [document.evidence, ...(page?.attachments ?? []).flatMap(({ url }) => files.get(url)?.evidence ?? [])].slice(0, 5),
  });
  if (standing.state === 'excluded') return finding('not-applicable', null, standing.reason);
  if (!page) return finding('undetermined', null, '文件页面没有读到，请人工核查');
  const text = textOf(document, page, files);
  const copy = copyOf(page, files, offersCopies);
  const told = `${text.reason}；${copy.reason}`;
  const observed = text.is === 'no' ? '只有图片或扫描件' : copy.is === 'no' ? '没有能打开的下载文本' : text.is === 'yes' ? '文字版' : null;

  const breach = text.is === 'no' || (text.is === 'yes' && copy.is === 'no');
  if (breach && standing.state === 'unsure') return finding('undetermined', observed, `${told}；${standing.reason}，请人工核查`);
  if (text.is === 'no') return finding('fail', observed, text.reason);
  if (text.is === 'unknown' || copy.is === 'unknown') return finding('undetermined', observed, `${told}，请人工核查`);
  if (copy.is === 'no') return finding('partial', observed, told);
  return document.publishedOn === null ? finding('not-applicable', observed, `${told}；${standing.reason}，不计入`) : finding('pass', observed, told);
}

/** Is the document's text text? */
function textOf(document: PolicyDocument, page: ArticleFact, files: Files): Answer {
  const words = wordsOf(page.text).length;
  if (words >= MIN_WORDS) return { is: 'yes', reason: '正文是文字' };
  const contents = page.attachments.map(({ url, type }) => ({ type, content: files.get(url)?.content ?? null }));
  if (contents.some(({ content }) => content?.state === 'read' && !content.recognised && content.text.chars >= MIN_WORDS))
    return { is: 'yes', reason: '附件正文是文字' };
  if (document.elementsByScript) return { is: 'unknown', reason: '正文由脚本加载，没有读到' };
  const scans = contents.filter(({ type, content }) => isScan(type, content)).length;
  if (words >= NO_WORDS) return { is: 'unknown', reason: `页面只有 ${words} 个字，看不出是不是全文` };
  if (scans < contents.length) return { is: 'unknown', reason: '页面上没有正文，附件没有读到文字' };
  if (scans > 0) return { is: 'no', reason: '正文只有扫描件或图片附件，不能检索' };
  if (page.images > 0) return { is: 'no', reason: `正文是 ${page.images} 张图片，不能检索` };
  return { is: 'unknown', reason: '页面上没有读到正文' };
}

/** Recognised words are ours, not the file's. */
const isScan = (type: string, content: Content): boolean =>
  content === null ? PICTURE.test(type) : content.state === 'scan' || content.recognised || (content.state === 'media' && content.type === 'image');

const opens = (content: Content): boolean => content !== null && content.state !== 'failed';

/** Is there a file to take away that opens? */
function copyOf(page: ArticleFact, files: Files, offersCopies: boolean): Answer {
  const offered = page.attachments.filter(({ type, url }) => COPY.test(type) || COPY.test(files.get(url)?.content?.type ?? ''));
  if (offered.length === 0)
    return offersCopies
      ? { is: 'no', reason: '没有提供下载文本（本站其他文件提供）' }
      : { is: 'unknown', reason: '页面上没有看到下载文本，下载按钮可能由脚本生成' };
  const opened = offered.filter(({ url }) => opens(files.get(url)?.content ?? null)).length;
  return opened > 0 ? { is: 'yes', reason: `提供下载文本 ${opened} 个` } : { is: 'unknown', reason: '下载文本没有取到，看不出能否打开' };
}

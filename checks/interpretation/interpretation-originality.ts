import { z } from 'zod';
import type { ArticleFact } from '../../crawler/facts/publication.js';
import type { Interpretation, PolicyDocument } from '../../crawler/facts/site.js';
import { isInWindow } from '../calendar/as-of.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { wordsOf } from '../documents/words.js';
import { addressesOf } from '../policy-documents.js';
import { judgeSet } from '../subjects.js';
import { named } from '../wording.js';
import { liftedShare } from './lifted-share.js';

const thresholds = z.strictObject({
  maxOverlap: z.number().min(0).max(1).default(0.6),
  target: z.number().min(0).max(1).default(1),
  partialFrom: z.number().min(0).max(1).default(0.6),
});
type Context = CheckContext<z.infer<typeof thresholds>>;

/** Shorter texts quote title and purpose and little else: a share says nothing of them. */
const MIN_WORDS = 200;
/** A page that reprints the whole document below its own words. */
const REPRINTED = 0.9;

/**
 * An interpretation is not lifted from its document, nor the document's headings in order: both show as runs of words the document has.
 * One finding per interpretation of the window. Source: ledger items litong-2021/2.1, mudan-2023/15, gaoxian-2023/25, xixia-2023/10.
 */
export const interpretationOriginality = defineCheck({
  id: 'interpretation-originality',
  title: '解读不得摘抄',
  topic: 'interpretation',
  rule: ({ maxOverlap }) => `解读文字与文件原文重合的部分不超过 ${maxOverlap * 100}%`,
  remedy: '用自己的话说明背景、要点和办理方法，不摘抄文件条文，不罗列文件标题',
  requires: ['interpretations', 'policyDocuments', 'articles'],
  thresholds,
  columns: () => ['policy-interpretation', 'normative-documents', 'policy-documents'].map((id) => ({ id, open: { max: 200 } })),
  fold: ({ target, partialFrom }) => ({ rule: 'ratio', target, partialFrom }),

  evaluate(facts, context) {
    const pages = new Map(facts.articles.items.map((article) => [article.url, article]));
    return judgeSet(facts.interpretations, '政策解读全部读到', (item) => judge(item, facts.policyDocuments.items, pages, context));
  },
});

function judge(
  item: Interpretation,
  documents: readonly PolicyDocument[],
  pages: ReadonlyMap<string, ArticleFact>,
  context: Context,
): Finding | null {
  if (isInWindow(item.publishedOn, context) !== true || item.interprets.length === 0) return null;
  const page = pages.get(item.url);
  const sources = item.interprets.map(({ url }) => sourceOf(url, documents, pages));
  const read = sources.flatMap((source) => source ?? []);
  const words = wordsOf(page?.text ?? '').length;
  const share = page
    ? liftedShare(
        page.text,
        read.map(({ text }) => text),
      )
    : null;
  const limit = context.thresholds.maxOverlap;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: item.url, title: item.title },
    observed: share === null || read.length === 0 ? null : Math.round(share * 100),
    expected: Math.round(limit * 100),
    unit: '%',
    reason,
    evidence: [item.evidence, ...read.map(({ evidence }) => evidence)].slice(0, 5),
  });

  if (item.bodyIsMedia || (page && !page.textElsewhere && words < MIN_WORDS))
    return finding('not-applicable', '解读主要是图片、音视频或篇幅很短，不比对文字');
  if (!page || page.textElsewhere || share === null) return finding('undetermined', '解读正文没有读到，不能与文件比对，请人工核查');
  const [first] = read;
  if (!first) return finding('undetermined', '文件正文没有读到，不能与解读比对，请人工核查');
  const measured = `解读正文有 ${Math.round(share * 100)}% 与${named(first.title)}原文相同（连续八个字以上）`;
  if (share > limit) {
    const reprinted = read.some(({ text }) => (liftedShare(text, [page.text]) ?? 0) >= REPRINTED) && words * (1 - share) >= MIN_WORDS;
    return reprinted
      ? finding('undetermined', `${measured}；解读页面附有文件全文，请人工看解读部分`)
      : finding('fail', `${measured}，超过 ${Math.round(limit * 100)}%`);
  }
  const cut = page.textCut || read.some(({ textCut }) => textCut) || read.length < sources.length;
  return cut
    ? finding('undetermined', `${measured}；但文件或解读没有读全，请人工核查`)
    : finding('pass', `${measured}，不超过 ${Math.round(limit * 100)}%`);
}

/** The opened page of a document, under whatever address, when its words were read. */
function sourceOf(url: string, documents: readonly PolicyDocument[], pages: ReadonlyMap<string, ArticleFact>): ArticleFact | null {
  const document = documents.find((candidate) => addressesOf(candidate).has(url));
  const addresses = document ? [...addressesOf(document)] : [url];
  const page = addresses
    .flatMap((address) => pages.get(address) ?? [])
    .find(({ text, textElsewhere }) => !textElsewhere && wordsOf(text).length >= MIN_WORDS);
  return page ?? null;
}

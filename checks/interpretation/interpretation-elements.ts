import { z } from 'zod';
import type { ArticleFact } from '../../crawler/facts/publication.js';
import type { Interpretation } from '../../crawler/facts/site.js';
import { isInWindow } from '../calendar/as-of.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { judgeSet } from '../subjects.js';
import { named } from '../wording.js';
import { ELEMENTS, elementsIn } from './elements.js';

const thresholds = z.strictObject({
  minElements: z.int().min(1).max(ELEMENTS.length).default(6),
  target: z.number().min(0).max(1).default(1),
  partialFrom: z.number().min(0).max(1).default(0.6),
});
type Context = CheckContext<z.infer<typeof thresholds>>;
type Pages = ReadonlyMap<string, ArticleFact>;

/** Answers, reports of conferences and talks pick single points out: they need not tell everything. */
const PICKS_POINTS = ['qa', 'press-conference', 'expert', 'leader', 'video', 'audio'];

/**
 * A text interpretation tells enough of what a reader needs to know. One finding per own interpretation of the window; several of one
 * document help one another. Source: ledger items guyuan-2023/19, litong-2021/2.1, mudan-2023/15.
 */
export const interpretationElements = defineCheck({
  id: 'interpretation-elements',
  title: '解读要素',
  topic: 'interpretation',
  rule: ({ minElements }) => `文字解读至少讲清 ${minElements} 类要素（${ELEMENTS.map(({ name }) => name).join('、')}）`,
  remedy: '按检查结果列出的缺项补写解读，用小标题分开各类要素',
  requires: ['interpretations', 'articles'],
  thresholds,
  columns: () => [{ id: 'policy-interpretation', open: { max: 200 } }],
  fold: ({ target, partialFrom }) => ({ rule: 'ratio', target, partialFrom }),

  evaluate({ interpretations, articles }, context) {
    const pages: Pages = new Map(articles.items.map((article) => [article.url, article]));
    return judgeSet(interpretations, '政策解读全部读到', (item) => judge(item, interpretations.items, pages, context));
  },
});

const wordsOf = (page: ArticleFact | undefined): string => (page ? [page.title, ...page.headings, page.text].join('\n') : '');

function judge(item: Interpretation, all: readonly Interpretation[], pages: Pages, context: Context): Finding | null {
  const inWindow = isInWindow(item.publishedOn, context);
  if (inWindow === false) return null;
  const page = pages.get(item.url);
  const { told, missing } = elementsIn(wordsOf(page));
  const { minElements } = context.thresholds;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: item.url, title: item.title },
    observed: page ? told.length : null,
    expected: minElements,
    unit: '类要素',
    reason,
    evidence: [item.evidence],
  });

  if (item.interprets.length === 0 && item.ambiguousWith.length === 0)
    return finding('not-applicable', '没有对应到本单位检查期内的文件，可能是转载的上级解读，不计入');
  if (item.bodyIsMedia || (item.forms.length > 0 && !item.forms.includes('text'))) return finding('not-applicable', '不是文字解读，不计入');
  if (!page) return finding('undetermined', '解读正文没有读到，请人工核查');
  const found = `讲到 ${told.length} 类要素：${told.join('、') || '无'}`;
  if (told.length >= minElements) return inWindow ? finding('pass', found) : finding('not-applicable', `${found}；发布日期读不到，不计入统计`);
  const lacking = `${found}；没有看到${missing.join('、')}`;
  const doubt = doubtAboutMissing(item, page, inWindow);
  if (doubt !== null) return finding('undetermined', `${lacking}；但${doubt}，请人工核查`);
  const better = siblingsOf(item, all).find((sibling) => elementsIn(wordsOf(pages.get(sibling.url))).told.length >= minElements);
  if (better) return finding('not-applicable', `${found}；同一文件另有要素齐全的解读${named(better.title)}`);
  return finding('fail', `${lacking}（至少应有 ${minElements} 类）`);
}

function doubtAboutMissing(item: Interpretation, page: ArticleFact, inWindow: boolean | null): string | null {
  if (page.textElsewhere || page.textCut) return '正文没有读全';
  if (inWindow === null) return '发布日期读不到，看不出是否在检查期内';
  if (item.interprets.length === 0) return '看不出解读的是哪个文件';
  if (page.images + page.videos + page.audios > 0) return '页面上的图片或音视频中可能还有';
  if (page.attachments.length > 0) return '附件中可能还有';
  return item.forms.some((form) => PICKS_POINTS.includes(form)) ? '这是问答、访谈一类的解读，可以只讲几点' : null;
}

/** Other interpretations of the same document. */
function siblingsOf(item: Interpretation, all: readonly Interpretation[]): Interpretation[] {
  const documents = new Set(item.interprets.map(({ url }) => url));
  return all.filter((other) => other.url !== item.url && other.interprets.some(({ url }) => documents.has(url)));
}

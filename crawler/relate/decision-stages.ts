import type { DECISION_STAGES } from '../facts/site.js';
import { addressKey } from './addresses.js';
import { type Article, columnIds, contentLinks } from './articles.js';
import { isDocumentArticle } from './documents.js';
import { draftNames, isFeedback, isSolicitation } from './solicitation-rows.js';
import type { SolicitationThread } from './solicitations.js';
import type { Target } from './title-index.js';
import { isDraftTitle, isInterpretationTitle, normaliseTitle, reduceTitle } from './titles.js';

/** At which stage of a decision a page stands, as its title, column or place tells. */

export type Stage = (typeof DECISION_STAGES)[number];

/** A page of a known stage, found by the name of the matter it is about. */
export interface StagePage extends Target {
  stage: Stage;
}

const EXPLAINS = /(?:起草|编制|制定|编写|修订|修改)(?:工作|情况|背景)?(?:的)?(?:说明|解释)|(?:草案|稿[)）]?)的?说明/u;
const MAX_NAMES = 10;

/** Stage that a name alone tells: of a file, a link or an article. */
export function stageOfName(name: string): Stage | null {
  const text = normaliseTitle(name);
  if (EXPLAINS.test(text)) return 'explanation';
  if (isInterpretationTitle(text)) return 'interpretation';
  return isDraftTitle(text) ? 'draft' : null;
}

export function stageOf(article: Article): Stage | null {
  const text = normaliseTitle(article.title);
  if (EXPLAINS.test(text)) return 'explanation';
  if (isFeedback(article)) return 'feedback';
  if (isSolicitation(article)) return 'solicitation';
  if (isInterpretationTitle(text) || columnIds(article).includes('policy-interpretation')) return 'interpretation';
  if (isDraftTitle(text)) return 'draft';
  return isDocumentArticle(article) ? 'result' : null;
}

/** The article once per name in its title. */
export function stagePages(article: Article): StagePage[] {
  const stage = stageOf(article);
  if (stage === null) return [];
  const { url, publishedOn, alternates = [] } = article;
  return draftNames(article.title)
    .slice(0, MAX_NAMES)
    .map((title) => ({ url, title, publishedOn, alternates, stage }));
}

/** What the page of a solicitation itself carries: its draft and the explanation of it, for certain or by the look of a link. */
export interface Carried {
  draft: string[];
  explanation: string[];
  interpretation: string[];
  /** Files whose names tell nothing: 附件1.docx may be either. */
  unnamed: string[];
}

const HAS_ARTICLES = /^第[一二三四五六七八九十]+[章条]|^一、(?:总则|总体要求|指导思想|起草背景)/u;
const LONG_TEXT = 3000;
const TELLS_NOTHING = /^(?:附件|附表|下载|点击|查看)?[\s\d一二三四五、.:：()（）]*(?:下载|附件|查看|文件)?(?:\.[a-z]{2,5})?$/iu;

/** @param places names of the audited place, see `reduceTitle`. */
export function carriedBy({ article, drafts }: SolicitationThread, places: readonly string[]): Carried {
  const found: Carried = { draft: [], explanation: [], interpretation: [], unnamed: [] };
  const { page, url } = article;
  if (!page) return found;
  const offered = new Set(page.attachments.map((file) => addressKey(file.url)));
  const cores = new Set(drafts.map(({ reduced }) => reduced.core));
  for (const { url: to, text } of contentLinks(page)) {
    const stage = stageOfName(text);
    if (stage === 'draft' || stage === 'explanation' || stage === 'interpretation') found[stage].push(to);
    else if (offered.has(addressKey(to)) && cores.has(reduceTitle(text, places).core)) found.draft.push(to);
    else if (offered.has(addressKey(to)) && TELLS_NOTHING.test(text.trim())) found.unnamed.push(to);
  }
  const { headings, chars } = page.text;
  if (headings.some((heading) => HAS_ARTICLES.test(normaliseTitle(heading))) || chars >= LONG_TEXT) found.draft.push(url);
  if (headings.some((heading) => EXPLAINS.test(normaliseTitle(heading)))) found.explanation.push(url);
  return found;
}

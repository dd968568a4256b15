import { type Article, columnIds } from './articles.js';
import { isFeedbackTitle, isSolicitationTitle } from './title-kinds.js';
import { namesIn, normaliseTitle } from './titles.js';

/** Which rows ask for opinions and which tell what became of them. */

const MAX_DRAFTS = 10;

/** The drafts a title speaks of: what stands in 《》, else the title without its wrappers. */
export function draftNames(title: string): string[] {
  const names = namesIn(normaliseTitle(title)).slice(0, MAX_DRAFTS);
  return names.length > 0 ? names : [title];
}

/** Outcomes published under the unchanged title of the solicitation, in the column of outcomes only. */
function continuesAsFeedback(article: Article): boolean {
  const ids = columnIds(article);
  const told = article.page?.feedback;
  return ids.includes('solicitation-feedback') && !ids.includes('solicitation') && told != null && (told.received !== null || told.adopted !== null);
}

/** Asks by its title or, in the column of solicitations, by a term on its page. */
export function isSolicitation(article: Article): boolean {
  if (continuesAsFeedback(article)) return false;
  if (isSolicitationTitle(article.title)) return true;
  const page = article.page;
  if (!columnIds(article).includes('solicitation') || !page || isFeedbackTitle(article.title)) return false;
  return (
    page.kind === 'solicitation' &&
    page.solicitation?.closesOn !== undefined &&
    page.solicitation.closesOn !== null &&
    !/问卷|调查|听证|投票/u.test(article.title)
  );
}

/** By its title, or as a row of the column of outcomes that asks for nothing. */
export const isFeedback = (article: Article): boolean =>
  isFeedbackTitle(article.title) ||
  continuesAsFeedback(article) ||
  (columnIds(article).includes('solicitation-feedback') && !isSolicitationTitle(article.title) && !/问卷|投票|满意度/u.test(article.title));

import type { Feedback } from '../facts/site.js';
import { addressKey } from './addresses.js';
import { type Article, articleEvidence, contentLinks } from './articles.js';
import { nearestEarlier, type Target, type TitleIndex } from './title-index.js';
import { normaliseTitle, type ReducedTitle, titlesIn } from './titles.js';

/** A solicitation with the reduced title of the draft it is about. */
export interface Draft extends Target {
  article: Article;
  reduced: ReducedTitle;
}

export interface Answer {
  article: Article;
  answers: Draft[];
  ambiguous: boolean;
}

export const keysOf = (article: Article): Set<string> =>
  new Set([article.url, ...(article.alternates ?? []), article.page?.url].flatMap((url) => (url ? addressKey(url) : [])));

/** Which solicitations a feedback page answers: by link in either direction, else by the draft's title and nearest date. */
export function answer(article: Article, index: TitleIndex<Draft>, linkedBy: ReadonlyMap<string, Draft[]>): Answer {
  const forward = contentLinks(article.page).flatMap(({ url }) => index.linked(url) ?? []);
  const backward = [...keysOf(article)].flatMap((key) => linkedBy.get(key) ?? []);
  const linked = [...new Set([...forward, ...backward])];
  const names = titlesIn(normaliseTitle(article.title));
  const titles = (names.length > 0 ? names : [article.title]).map((name) => index.reduce(name));
  const named = new Set(titles.flatMap((title) => index.equal(title)));
  const both = linked.filter((draft) => named.has(draft));
  if (both.length > 0) return { article, answers: both, ambiguous: false };
  const possible = linked.filter((draft) => !titles.some((title) => index.differsInYear(title, draft)));
  if (possible.length === 1 && named.size === 0) return { article, answers: possible, ambiguous: false };
  const { chosen, doubt } = nearestEarlier([...named], article.publishedOn, 0);
  if (chosen && (!article.publishedOn || !chosen.publishedOn || chosen.publishedOn <= article.publishedOn))
    return { article, answers: [chosen], ambiguous: false };
  const unsure = doubt.length > 0 || possible.length > 1 || titles.some((title) => index.near(title).length > 0);
  return { article, answers: [], ambiguous: unsure };
}

/** True only when the page tells what was not adopted and why, or that there was nothing to adopt. */
function statesOutcome(article: Article): boolean | null {
  const page = article.page;
  const told = page?.feedback;
  if (!page || !told) return null;
  if (told.notAdoptedReason || told.received === 0 || (told.received !== null && told.received === told.adopted)) return true;
  const elsewhere = page.attachments.length > 0 || page.text.images > 0 || page.text.chars > page.text.head.length + page.text.tail.length;
  return told.received !== null && told.adopted !== null && !elsewhere ? false : null;
}

export function feedbackFact({ article, answers, ambiguous }: Answer): Feedback {
  const told = article.page?.feedback;
  return {
    url: article.url,
    title: article.title,
    publishedOn: article.publishedOn,
    evidence: articleEvidence(article),
    pageRead: article.page !== null,
    received: told?.received ?? null,
    adopted: told?.adopted ?? null,
    statesOutcome: statesOutcome(article),
    answers: answers.map((draft) => draft.url).sort(),
    ambiguous,
  };
}

/** A solicitation's own page may be continued with the outcome: answered, on a day it does not tell. */
export function answeredOnPage(drafts: readonly Draft[]): Answer[] {
  return drafts.flatMap((draft) => {
    const told = draft.article.page?.feedback;
    if (!told || (told.received === null && told.adopted === null && told.notAdoptedReason === null)) return [];
    return [{ article: { ...draft.article, publishedOn: null }, answers: [draft], ambiguous: false }];
  });
}

/** Drafts by the addresses their pages link to. */
export function linksBetween(drafts: readonly Draft[]): Map<string, Draft[]> {
  const found = new Map<string, Draft[]>();
  for (const draft of drafts)
    for (const { url } of contentLinks(draft.article.page)) {
      const key = addressKey(url);
      found.set(key, [...(found.get(key) ?? []), draft]);
    }
  return found;
}

import type { Feedback } from '../facts/site.js';
import { addressKey } from './addresses.js';
import { type Article, articleEvidence, byDateThenAddress, contentLinks, daysBetween } from './articles.js';
import type { Target, TitleIndex } from './title-index.js';
import { namesIn, normaliseTitle, type ReducedTitle } from './titles.js';

/** A solicitation with the reduced title of the draft it is about. */
export interface Draft extends Target {
  article: Article;
  reduced: ReducedTitle;
  /** It changes a document in force. */
  amends: boolean;
}

export interface Answer {
  article: Article;
  answers: Draft[];
  ambiguous: boolean;
}

export const keysOf = (article: Article): Set<string> =>
  new Set([article.url, ...(article.alternates ?? []), article.page?.url].flatMap((url) => (url ? addressKey(url) : [])));

/** Two rounds on one draft lie at most so many days apart; a plan of another year is another draft. */
const ROUNDS_DAYS = 180;

/** The draft with the rounds before it: one outcome tells of them all. */
function withEarlierRounds(chosen: Draft, index: TitleIndex<Draft>): Draft[] {
  const day = chosen.publishedOn;
  const earlier = index.equal(chosen.reduced).filter(({ publishedOn }) => {
    if (day === null || publishedOn === null || publishedOn > day) return false;
    return daysBetween(publishedOn, day) <= ROUNDS_DAYS;
  });
  return [...new Set([chosen, ...earlier])];
}

/** Drafts of this title: the last one published before the page, with its earlier rounds. In doubt where a day is not known. */
function drafted(name: string, article: Article, index: TitleIndex<Draft>): { sure: Draft[]; doubt: Draft[] } {
  const alike = index.equal(index.reduce(name));
  const [only] = alike;
  const on = article.publishedOn;
  const undated = on === null || alike.some(({ publishedOn }) => publishedOn === null);
  if (undated) return alike.length === 1 && only ? { sure: [only], doubt: [] } : { sure: [], doubt: alike };
  const last = alike
    .filter(({ publishedOn }) => publishedOn !== null && publishedOn <= on)
    .sort(byDateThenAddress)
    .at(-1);
  if (last) return { sure: withEarlierRounds(last, index), doubt: [] };
  return { sure: [], doubt: alike.length > 1 ? alike : [] };
}

const FEEDBACK_WORDS =
  /关于|对|公开|社会|公众|征求|征集|征询|听取|收集|意见|建议|采纳|反馈|吸收|答复|处理|汇总|公示|公告|公布|通报|说明|情况|结果|有关|相关|年度?|[上下]半年|[一二三四第]+季度|\d+月?/gu;

/** What a page may be about when its title equals no draft's: drafts of a similar name, or any when it names none. */
function mayAnswer(names: readonly string[], article: Article, index: TitleIndex<Draft>): boolean {
  const titles = names.map((name) => index.reduce(name));
  if (titles.some((title) => index.near(title).length > 0 || index.aboutTheSame(title, names.length > 0 ? 'quoted' : 'free').length > 0)) return true;
  const bare = normaliseTitle(article.title)
    .replace(FEEDBACK_WORDS, '')
    .replace(/[\p{P}\p{S}的]/gu, '');
  const own = index.reduce(article.title);
  return names.length === 0 && (bare.length < 4 || index.aboutTheSame(own, 'free').length > 0 || index.closing(own).length > 0);
}

/** Which solicitations a feedback page answers: by link in either direction, else by the draft's title and nearest date. */
export function answer(article: Article, index: TitleIndex<Draft>, linkedBy: ReadonlyMap<string, Draft[]>): Answer {
  const forward = contentLinks(article.page).flatMap(({ url }) => index.linked(url) ?? []);
  const backward = [...keysOf(article)].flatMap((key) => linkedBy.get(key) ?? []);
  const linked = [...new Set([...forward, ...backward])];
  const quoted = namesIn(normaliseTitle(article.title));
  const names = quoted.length > 0 ? quoted : [article.title];
  const titles = names.map((name) => index.reduce(name));
  const named = new Set(titles.flatMap((title) => index.equal(title)));
  const both = linked.filter((draft) => named.has(draft));
  if (both.length > 0) return { article, answers: [...new Set(both.flatMap((draft) => withEarlierRounds(draft, index)))], ambiguous: false };
  const possible = linked.filter((draft) => !titles.some((title) => index.differsInYear(title, draft)));
  const places = new Set(possible.map(({ url }) => url));
  if (places.size === 1 && named.size === 0) return { article, answers: possible, ambiguous: false };
  // A title without a name leaves it to the text which drafts it sums up.
  const told = named.size === 0 && quoted.length === 0 ? (article.page?.text.citedTitles ?? []) : names;
  const found = told.map((name) => drafted(name, article, index));
  const answers = [...new Set(found.flatMap(({ sure }) => sure))];
  if (answers.length > 0) return { article, answers, ambiguous: false };
  const unsure = found.some(({ doubt }) => doubt.length > 0) || places.size > 1 || mayAnswer(quoted, article, index);
  return { article, answers: [], ambiguous: unsure };
}

/** True only when the page tells what was not adopted and why, or that there was nothing to adopt. */
function statesOutcome(article: Article): boolean | null {
  const page = article.page;
  const told = page?.feedback;
  if (!page || !told) return null;
  if (told.notAdoptedReason || told.received === 0 || (told.received !== null && told.received === told.adopted)) return true;
  const { head, tail, chars, images } = page.text;
  const reasoned = /理由|原因|未(?:予以?|被)?采纳|不(?:予以?)?采纳|其余|因为|由于|鉴于/u.test(head + tail);
  const elsewhere = reasoned || page.attachments.length > 0 || images > 0 || chars > head.length + tail.length;
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
    answers: [...new Set(answers.map((draft) => draft.url))].sort(),
    ambiguous,
  };
}

/** A solicitation's own page may be continued with the outcome: answered, on a day it does not tell. */
export function answeredOnPage(drafts: readonly Draft[]): Answer[] {
  const first = drafts.filter((draft, at) => drafts[at - 1]?.article !== draft.article);
  return first.flatMap((draft) => {
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

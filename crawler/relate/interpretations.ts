import type { PageFacts } from '../facts/page.js';
import type { FactSet, Interpretation, PolicyDocument } from '../facts/site.js';
import { addressKey, articleId, isFileAddress } from './addresses.js';
import { type Article, type ArticleLibrary, articleEvidence, byDateThenAddress, clip, columnIds, contentLinks } from './articles.js';
import { inWindow, isOffSite, joinReadings, readArticles, readBack, readColumns } from './coverage.js';
import { DOCUMENT_COLUMNS, isDocumentArticle } from './documents.js';
import type { RelateInput } from './input.js';
import { backLinksOf, type MatchContext, recentDocuments } from './match.js';
import { matchInterpretation } from './match-interpretation.js';
import { asOne, mergeArticles } from './merge.js';
import { hintedInterpretations } from './own-page-interpretations.js';
import { ownPlaces } from './places.js';
import { TitleIndex } from './title-index.js';
import { isSolicitationTitle } from './title-kinds.js';
import { isDraftTitle, isInterpretationTitle, titlesIn } from './titles.js';

const FORM_WORDS: readonly (readonly [Interpretation['forms'][number], RegExp])[] = [
  ['picture', /图解|一图|图文|图说|漫画|长图/u],
  ['video', /视频|动漫|动画/u],
  ['audio', /音频|有声/u],
  ['qa', /问答|答问/u],
  ['press-conference', /新闻发布会/u],
  ['expert', /专家/u],
  ['leader', /负责人|局长|主任|区长|县长|市长|镇长|领导解读/u],
];

/** Forms the title names; all that is known of a page that was not read. */
const formsInTitle = (title: string): Interpretation['forms'] => FORM_WORDS.filter(([, words]) => words.test(title)).map(([form]) => form);

/** Rows of the interpretation column, except documents listed beside their interpretation. */
function inOwnColumn(article: Article): boolean {
  const isDocument = article.page?.kind === 'document' && isDocumentArticle(article);
  return !isDocument && !isSolicitationTitle(article.title);
}

const isElsewhere = (article: Article): boolean =>
  isInterpretationTitle(article.title) && !isDraftTitle(article.title) && !columnIds(article).includes('policy-interpretation');

/** Interpretations that no column lists but a document of the window links to. */
function linkedFromDocuments(
  library: ArticleLibrary,
  sources: readonly Article[],
  known: ReadonlySet<string>,
  columns: ReadonlySet<string>,
): Article[] {
  const found = new Map<string, Article>();
  for (const source of sources)
    for (const { url, text } of contentLinks(source.page)) {
      const key = addressKey(url);
      if (known.has(key) || columns.has(key) || found.has(key)) continue;
      const article = library.at(url);
      const title = article?.title || text.trim();
      const named = isInterpretationTitle(title) || isInterpretationTitle(text) || article?.page?.kind === 'interpretation';
      if (!named || isDraftTitle(title) || (title.length < 8 && articleId(url) === null && !isFileAddress(url))) continue;
      const seenOn = { ...articleEvidence(source), quote: clip(text || title), selector: 'a' };
      found.set(key, article ? { ...article, seenOn } : { url, title, publishedOn: null, page: null, record: null, listings: [], seenOn });
    }
  return [...found.values()];
}

const mediaOnly = (page: PageFacts | null): boolean =>
  page !== null && page.text.chars < 200 && page.text.images + page.text.videos + page.text.audios > 0;

function interpretation(article: Article, context: MatchContext): Interpretation {
  const { page } = article;
  return {
    url: article.url,
    title: article.title,
    publishedOn: article.publishedOn,
    evidence: articleEvidence(article),
    pageRead: page !== null,
    forms: page ? page.forms : formsInTitle(article.title),
    ...matchInterpretation(article, context),
    linksTo: contentLinks(page).map((link) => link.url),
    relatedByScript: page?.relatedByScript ?? false,
    contact: page?.contact ?? null,
    bodyIsMedia: mediaOnly(page),
  };
}

/** What an off-site row interprets is told by its title; its unread page hides nothing about our documents. */
const speaksForItself = (fact: Interpretation): boolean =>
  fact.interprets.length > 0 || (fact.ambiguousWith.length === 0 && titlesIn(fact.title).length > 0);

/**
 * Interpretations published in the window, and those of other times that belong to a document of the window.
 * @param documents every document the columns list, whatever its date: an interpretation of last year's plan must find it.
 */
export function relateInterpretations(input: RelateInput, library: ArticleLibrary, documents: readonly PolicyDocument[]): FactSet<Interpretation> {
  const own = library.listedIn(['policy-interpretation']).filter(inOwnColumn);
  const elsewhere = library.listedIn([...DOCUMENT_COLUMNS, 'notices']).filter(isElsewhere);
  const known = new Set([...own, ...elsewhere].map((article) => addressKey(article.url)));
  const columns = new Set(input.columns.map((column) => addressKey(column.url)));
  const inTime = documents.filter((document) => inWindow(input, document.publishedOn));
  const sources = inTime.flatMap((document) => [document.url, ...document.alternates]).flatMap((url) => library.at(url) ?? []);
  const linked = linkedFromDocuments(library, sources, known, columns);

  const context = {
    portal: input.portal,
    index: new TitleIndex(documents, ownPlaces(input.portal)),
    backLinks: backLinksOf(documents),
    recent: recentDocuments(documents),
  };
  const published = [...own, ...elsewhere, ...linked].filter((article) => (article.publishedOn ?? '') <= input.asOf);
  const articles = mergeArticles(published, 'doubtful').flatMap(asOne);
  const facts = articles.map((article) => ({ article, fact: interpretation(article, context) }));
  const wanted = new Set(inTime.map((document) => document.url));
  const touches = (fact: Interpretation): boolean => [...fact.interprets.map(({ url }) => url), ...fact.ambiguousWith].some((url) => wanted.has(url));
  const items = facts.filter(
    ({ article, fact }) => inWindow(input, fact.publishedOn) || touches(fact) || (fact.publishedOn === null && article.page !== null),
  );

  const selfEvident = new Set(facts.filter(({ article, fact }) => isOffSite(article) && speaksForItself(fact)).map(({ article }) => article.url));
  const listed = articles.filter((article) => article.listings.length > 0);
  const reading = joinReadings(
    input,
    readColumns(input, ['policy-interpretation']),
    readBack(input, ['policy-interpretation']),
    readArticles(input, listed, (article) => !selfEvident.has(article.url)),
  );
  const told = items.map(({ fact }) => fact);
  return { items: [...told, ...hintedInterpretations(inTime, told, library, columns)].sort(byDateThenAddress), ...reading };
}

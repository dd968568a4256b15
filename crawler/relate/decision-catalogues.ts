import type { DecisionCatalogue, FactSet } from '../facts/site.js';
import { type Article, type ArticleLibrary, articleEvidence, byDateThenAddress, columnIds } from './articles.js';
import { columnsOf, inWindow, joinReadings, type Reading, readAlso, readArticles, readColumns } from './coverage.js';
import { DOCUMENT_COLUMNS } from './documents.js';
import type { FileLibrary } from './files.js';
import type { RelateInput } from './input.js';
import { asOne, mergeArticles } from './merge.js';
import { isAboutCatalogue, isAmendmentTitle, isCatalogueTitle, yearIn, yearsIn } from './title-kinds.js';
import { normaliseTitle } from './titles.js';

const OTHER_COLUMNS = ['notices', ...DOCUMENT_COLUMNS] as const;
/** A column of solicitations may also announce what is to be decided (决策预公开). */
const ALL_COLUMNS = ['decision-catalogue', 'solicitation', ...OTHER_COLUMNS] as const;

/** In its own column a title may be short (2024年度目录); elsewhere it must name the catalogue in full. */
function isCatalogue(article: Article): boolean {
  if (isCatalogueTitle(article.title)) return true;
  const short = /目录|清单/u.test(normaliseTitle(article.title)) && yearIn(article.title) !== null;
  return short && columnIds(article).includes('decision-catalogue') && !isAboutCatalogue(article.title);
}

/** The lines at the head of a text that name the catalogue; other dates there say nothing of its year. */
const namingLines = (head: string): string[] =>
  head
    .split('\n')
    .slice(0, 5)
    .filter((line) => line.length <= 80 && /目录|清单|重大(?:行政)?决策/u.test(line));

/** Years in the title, else in the first lines of the text or in the names or first lines of its files; a 年度 catalogue without one is of the year in which it came out. */
function catalogueYears(article: Article, files: FileLibrary): number[] {
  const offered = files.of(article);
  const told = [
    article.title,
    ...namingLines(article.page?.text.head ?? ''),
    ...offered.flatMap(({ title, content }) => [title, ...namingLines(content?.text.head ?? '')]),
  ];
  const stated = told.map(yearsIn).find((years) => years.length > 0);
  if (stated) return stated;
  return /年度/u.test(article.title) && article.publishedOn ? [Number(article.publishedOn.slice(0, 4))] : [];
}

/** One fact per year: a catalogue of 2024-2025年度 is that of both. */
function catalogues(article: Article, files: FileLibrary): DecisionCatalogue[] {
  const { url, title, publishedOn } = article;
  const years = catalogueYears(article, files);
  return (years.length > 0 ? years : [null]).map((year) => ({
    url,
    title,
    publishedOn,
    evidence: articleEvidence(article),
    year,
    amendment: isAmendmentTitle(title),
  }));
}

/** Says that there is no catalogue this year, or tells of the year's decisions in words we do not know. */
const STANDS_FOR_CATALOGUE = /(?:无|没有|未|不)(?:编制|列入|涉及|制定|安排)?.{0,6}重大(?:行政)?决策|(?:不|未)(?:再)?(?:编制|制定|公布)/u;

/** Rows that may take the place of a catalogue of the window: absence cannot be claimed beside them. */
function substitutes(input: RelateInput, library: ArticleLibrary): Reading {
  const rows = library
    .listedIn(ALL_COLUMNS)
    .filter((article) => !isCatalogue(article) && /重大(?:行政)?决策/u.test(article.title) && inWindow(input, article.publishedOn));
  const first = rows.find(({ title }) => STANDS_FOR_CATALOGUE.test(normaliseTitle(title)));
  const message = `“${first?.title.slice(0, 60)}”可能说明本年没有或不编制目录，请人工核对`;
  return first
    ? { complete: false, gaps: [{ code: 'unread-article', message, url: first.url }], searched: [] }
    : { complete: true, gaps: [], searched: [] };
}

/**
 * Its own column settles the matter once it holds a catalogue; an empty one does not, since many bodies publish it as a
 * notice or document. Without its own column the others must have been read, and the structure must be known.
 */
function reading(input: RelateInput, found: readonly Article[]): Reading {
  const own = readColumns(input, ['decision-catalogue']);
  const holdsOne = found.some((article) => columnIds(article).includes('decision-catalogue'));
  if (columnsOf(input, ['decision-catalogue']).length > 0 && own.complete && holdsOne) return joinReadings(input, own);
  return joinReadings(input, own, ...OTHER_COLUMNS.map((id) => readAlso(input, [id])));
}

export interface Catalogues {
  set: FactSet<DecisionCatalogue>;
  /** Every catalogue listed, of whatever year, each once. */
  articles: Article[];
}

/** Catalogues published in the window or made for one of its years. */
export function relateCatalogues(input: RelateInput, library: ArticleLibrary, files: FileLibrary): Catalogues {
  const found = library.listedIn(ALL_COLUMNS).filter((article) => isCatalogue(article) && (article.publishedOn ?? '') <= input.asOf);
  const articles = mergeArticles(found).flatMap(asOne);
  const firstYear = Number(input.window.from.slice(0, 4));
  // Without a year in its title it may be next year's, published ahead.
  const isRecent = (date: string | null): boolean => date === null || date >= `${firstYear - 1}-11-01`;
  const items = articles
    .flatMap((article) => catalogues(article, files))
    .filter((item) => inWindow(input, item.publishedOn) || (item.year === null ? isRecent(item.publishedOn) : item.year >= firstYear));
  const undated = readArticles(
    input,
    found.filter((article) => article.publishedOn === null),
    () => true,
  );
  const parts = joinReadings(input, reading(input, found), undated, substitutes(input, library));
  return { set: { items: items.sort(byDateThenAddress), ...parts }, articles };
}

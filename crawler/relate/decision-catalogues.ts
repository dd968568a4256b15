import type { DecisionCatalogue, FactSet } from '../facts/site.js';
import { type Article, type ArticleLibrary, articleEvidence, byDateThenAddress, columnIds } from './articles.js';
import { columnsOf, inWindow, joinReadings, type Reading, readAlso, readArticles, readColumns } from './coverage.js';
import { DOCUMENT_COLUMNS } from './documents.js';
import type { RelateInput } from './input.js';
import { asOne, mergeArticles } from './merge.js';
import { isAboutCatalogue, isAmendmentTitle, isCatalogueTitle, yearIn } from './title-kinds.js';
import { normaliseTitle } from './titles.js';

const OTHER_COLUMNS = ['notices', ...DOCUMENT_COLUMNS] as const;

/** In its own column a title may be short (2024年度目录); elsewhere it must name the catalogue in full. */
function isCatalogue(article: Article): boolean {
  if (isCatalogueTitle(article.title)) return true;
  const short = /目录|清单/u.test(normaliseTitle(article.title)) && yearIn(article.title) !== null;
  return short && columnIds(article).includes('decision-catalogue') && !isAboutCatalogue(article.title);
}

/** Year in the title; a 年度 catalogue without one is of the year in which it came out. */
function catalogueYear(article: Article): number | null {
  const stated = yearIn(article.title);
  if (stated !== null) return stated;
  return /年度/u.test(article.title) && article.publishedOn ? Number(article.publishedOn.slice(0, 4)) : null;
}

function catalogue(article: Article): DecisionCatalogue {
  const { url, title, publishedOn } = article;
  return { url, title, publishedOn, evidence: articleEvidence(article), year: catalogueYear(article), amendment: isAmendmentTitle(title) };
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

/** Catalogues published in the window or made for one of its years. */
export function relateCatalogues(input: RelateInput, library: ArticleLibrary): { set: FactSet<DecisionCatalogue>; articles: Article[] } {
  const found = library
    .listedIn(['decision-catalogue', ...OTHER_COLUMNS])
    .filter((article) => isCatalogue(article) && (article.publishedOn ?? '') <= input.asOf);
  const firstYear = Number(input.window.from.slice(0, 4));
  const items = mergeArticles(found)
    .flatMap(asOne)
    .map(catalogue)
    .filter((item) => inWindow(input, item.publishedOn) || (item.year ?? 0) >= firstYear || (item.publishedOn === null && item.year === null));
  const undated = readArticles(
    input,
    found.filter((article) => article.publishedOn === null),
    () => true,
  );
  const parts = joinReadings(input, reading(input, found), undated);
  return { set: { items: items.sort(byDateThenAddress), ...parts }, articles: found };
}

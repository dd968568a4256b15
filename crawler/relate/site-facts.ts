import type { ColumnFact, FactSet, Interpretation, LinkCheck, PolicyDocument, SiteFacts } from '../facts/site.js';
import { addressKey } from './addresses.js';
import { relateAnnualReports } from './annual-reports.js';
import { relateArticles } from './article-facts.js';
import { type Article, ArticleLibrary, byDateThenAddress } from './articles.js';
import { relateAttachments } from './attachments.js';
import { relateBudgetFiles } from './budget-files.js';
import { columnFact } from './column-fact.js';
import { relateColumnStates } from './column-states.js';
import { homeEvidence, inWindow, joinReadings, readArticles, readColumns } from './coverage.js';
import { relateCatalogues } from './decision-catalogues.js';
import { relateDecisionItems } from './decision-items.js';
import { DOCUMENT_COLUMNS, isDocumentArticle, policyDocument } from './documents.js';
import { FileLibrary } from './files.js';
import { relateHome } from './home.js';
import type { RelateInput } from './input.js';
import { relateInterpretations } from './interpretations.js';
import { relateLetters } from './letters.js';
import { relateListings } from './listings.js';
import { mergeArticles } from './merge.js';
import { relateNumberSequences } from './number-sequences.js';
import { relatePersonalData } from './personal-data.js';
import { relateSiteMarks } from './site-marks.js';
import { relateSolicitations } from './solicitations.js';
import { relateWordingHits } from './wording.js';

function columnFacts(input: RelateInput): FactSet<ColumnFact> {
  const order = (a: ColumnFact, b: ColumnFact): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.url < b.url ? -1 : 1);
  const items = input.columns.map((column) => columnFact(column, input.asOf)).sort(order);
  const gaps = input.columns.flatMap((column) => column.gaps).concat(input.gaps);
  if (!input.structureComplete)
    for (const { name } of input.missingColumns)
      gaps.push({ code: 'column-not-found', message: `没有找到“${name}”栏目，网站导航或网站地图也没有读全，请人工确认`, url: null });
  const complete = input.structureComplete && input.columns.every((column) => column.state !== 'unread');
  return { items, complete, gaps, searched: [homeEvidence(input), ...input.columns.map((column) => column.evidence)] };
}

/** All documents up to the audit date: relations need those of other years too, the fact set only the window's. */
function allDocuments(input: RelateInput, articles: readonly Article[]): PolicyDocument[] {
  return mergeArticles(articles)
    .map((group) => policyDocument(group, input.portal))
    .sort(byDateThenAddress);
}

function documentSet(input: RelateInput, articles: readonly Article[], documents: readonly PolicyDocument[]): FactSet<PolicyDocument> {
  const items = documents.filter((document) => inWindow(input, document.publishedOn) || (document.publishedOn === null && document.pageRead));
  const reading = readArticles(input, articles, isDocumentArticle);
  return { items, ...joinReadings(input, readColumns(input, DOCUMENT_COLUMNS), reading) };
}

function linkSet(input: RelateInput): FactSet<LinkCheck> {
  const items = [...input.linkChecks].sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : a.foundOn < b.foundOn ? -1 : 1));
  const complete = input.linkChecksComplete;
  const gaps = complete ? [] : [{ code: 'budget' as const, message: '抽查页面上的链接没有全部检测', url: null }, ...input.gaps];
  return { items, complete, gaps, searched: [homeEvidence(input)] };
}

/** Links between a document and its interpretation that stand in a list or beside the text: enough to be linked, not to be matched by. */
function asideLinks(from: readonly string[], to: readonly string[], library: ArticleLibrary): string[] {
  const wanted = new Set(to.map(addressKey));
  const links = from.flatMap((url) => library.at(url)?.page?.links ?? []);
  return links.filter(({ url, zone }) => (zone === 'list' || zone === 'other') && wanted.has(addressKey(url))).map(({ url }) => url);
}

/** Both sets with the links aside added for the pairs that are certain. */
function withAsideLinks(
  documents: FactSet<PolicyDocument>,
  interpretations: FactSet<Interpretation>,
  library: ArticleLibrary,
): { policyDocuments: FactSet<PolicyDocument>; interpretations: FactSet<Interpretation> } {
  const addresses = new Map(documents.items.map((document) => [document.url, [document.url, ...document.alternates]]));
  const readings = new Map<string, string[]>();
  for (const { url, interprets } of interpretations.items)
    for (const tie of interprets) readings.set(tie.url, [...(readings.get(tie.url) ?? []), url]);
  const linked = <T extends { linksTo: string[] }>(fact: T, more: string[]): T =>
    more.length > 0 ? { ...fact, linksTo: [...new Set([...fact.linksTo, ...more])] } : fact;
  return {
    policyDocuments: {
      ...documents,
      items: documents.items.map((fact) => linked(fact, asideLinks(addresses.get(fact.url) ?? [], readings.get(fact.url) ?? [], library))),
    },
    interpretations: {
      ...interpretations,
      items: interpretations.items.map((fact) => {
        const targets = fact.interprets.flatMap((tie) => addresses.get(tie.url) ?? []);
        return linked(fact, targets.length > 0 ? asideLinks([fact.url], targets, library) : []);
      }),
    },
  };
}

/** Sets that no probe filled. */
const notTried = (): { items: []; complete: boolean; gaps: []; searched: [] } => ({ items: [], complete: false, gaps: [], searched: [] });

const NOTHING_TRIED = {
  availability: notTried(),
  transport: notTried(),
  ipv6: notTried(),
  siteSearch: notTried(),
  accessibility: notTried(),
  mobile: notTried(),
  media: notTried(),
  qrCodes: notTried(),
  documentLibraries: notTried(),
};

/**
 * From crawled columns and page records to the typed facts of one site. Pure: same input, same facts, items ordered by
 * publication date and address. Work grows with rows and links, not with their pairs.
 */
export function buildSiteFacts(input: RelateInput): SiteFacts {
  const library = new ArticleLibrary(input);
  const articles = library.listedIn(DOCUMENT_COLUMNS).filter((article) => (article.publishedOn ?? '') <= input.asOf);
  const documents = allDocuments(input, articles.filter(isDocumentArticle));
  const files = new FileLibrary(input);
  const catalogues = relateCatalogues(input, library, files);
  const { threads, ...asked } = relateSolicitations(input, library, files, documents, catalogues.articles);
  const paired = withAsideLinks(documentSet(input, articles, documents), relateInterpretations(input, library, documents), library);
  return {
    portal: input.portal,
    columns: columnFacts(input),
    ...paired,
    decisionCatalogues: catalogues.set,
    ...asked,
    budgetFiles: relateBudgetFiles(input, library),
    annualReports: relateAnnualReports(input, library, files),
    decisionItems: relateDecisionItems(input, library, files, catalogues, threads, { ...paired, ...asked }),
    numberSequences: relateNumberSequences(input, library, documents, paired.policyDocuments),
    letters: relateLetters(input, library),
    attachments: relateAttachments(input, library, files),
    personalData: relatePersonalData(input, library, files),
    home: relateHome(input),
    linkChecks: linkSet(input),
    listings: relateListings(input),
    articles: relateArticles(input, library),
    columnStates: relateColumnStates(input),
    siteMarks: relateSiteMarks(input),
    wordingHits: input.wording ? relateWordingHits(input, input.wording, library) : notTried(),
    submissions: input.submissions ?? notTried(),
    ...NOTHING_TRIED,
    ...input.probes,
  };
}

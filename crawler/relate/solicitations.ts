import type { Evidence } from '../facts/evidence.js';
import type { FactSet, Feedback, PolicyDocument, Solicitation } from '../facts/site.js';
import { type Article, type ArticleLibrary, articleEvidence, byDateThenAddress, civil, pageEvidence } from './articles.js';
import { inWindow, joinReadings, readAlso, readArticles, readBack, readColumns } from './coverage.js';
import { DOCUMENT_COLUMNS } from './documents.js';
import { catalogueDrafts, draftClass } from './draft-class.js';
import { decisionOf, firstDecision, type IssuedDocuments } from './draft-decision.js';
import { type Answer, answer, answeredOnPage, type Draft, feedbackFact, linksBetween } from './feedbacks.js';
import type { FileLibrary } from './files.js';
import type { RelateInput } from './input.js';
import { backLinksOf } from './match.js';
import { asOne, mergeArticles } from './merge.js';
import { isHigherBody, ownPlaces } from './places.js';
import { draftNames, isFeedback, isSolicitation } from './solicitation-rows.js';
import { nearestEarlier, TitleIndex } from './title-index.js';
import { normaliseTitle, reduceTitle } from './titles.js';

export const SOLICITATION_COLUMNS = ['solicitation', 'solicitation-feedback', 'notices', ...DOCUMENT_COLUMNS] as const;

/** One notice that asks for opinions, of whatever year, with what came of it. */
export interface SolicitationThread {
  article: Article;
  drafts: Draft[];
  fact: Solicitation;
}

export interface Solicitations {
  solicitations: FactSet<Solicitation>;
  feedbacks: FactSet<Feedback>;
  threads: SolicitationThread[];
}

const EXTENDS = /延长|延期|顺延|延至/u;
/** 修订征求意见稿: the document issued may be the notice of the change. */
const AMENDS = /(?:修订|修改|修正)[^()]{0,6}(?:草案|征求意见|送审)|关于(?:修订|修改|修正)/u;

function draftsOf(article: Article, places: readonly string[]): Draft[] {
  return draftNames(article.title).map((title) => ({
    url: article.url,
    title,
    publishedOn: article.publishedOn,
    alternates: article.alternates ?? [],
    article,
    reduced: reduceTitle(title, places),
    amends: AMENDS.test(normaliseTitle(article.title)),
  }));
}

/** Notices that prolong a solicitation, by the address of the one they prolong: its last closing day, null when not readable. */
function prolonged(notices: readonly Article[], index: TitleIndex<Draft>): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const notice of notices) {
    const { chosen } = nearestEarlier(index.equal(index.reduce(draftNames(notice.title)[0] ?? '')), notice.publishedOn, 0);
    if (!chosen) continue;
    const closesOn = civil(notice.page?.solicitation?.closesOn?.value);
    const known = found.get(chosen.url);
    found.set(chosen.url, known === null || closesOn === null ? null : known && known > closesOn ? known : closesOn);
  }
  return found;
}

/** The solicitation with its term prolonged; a new closing day that was not read leaves the term open. */
function withNewClose(fact: Solicitation, closesOn: string | null | undefined): Solicitation {
  if (closesOn === undefined || (closesOn !== null && fact.closesOn !== null && closesOn <= fact.closesOn)) return fact;
  return { ...fact, closesOn, stated: null };
}

function termEvidence(article: Article): Evidence | null {
  const { page, record } = article;
  const field = page?.solicitation?.closesOn ?? page?.solicitation?.stated ?? page?.solicitation?.opensOn;
  return page && field ? pageEvidence(record, page, field.quote, field.from) : null;
}

interface Outcomes {
  issued: IssuedDocuments;
  inCatalogue: ReadonlySet<string>;
  feedbackOf: ReadonlyMap<string, readonly string[]>;
}

/** The class one of its drafts has for certain. */
function classOf(article: Article, drafts: readonly Draft[], inCatalogue: ReadonlySet<string>): ReturnType<typeof draftClass> {
  const classes = drafts.map(({ reduced }) => draftClass(article, reduced, inCatalogue));
  return classes.find((one) => one.class === 'major-decision') ?? classes[0] ?? { class: 'unknown', classReason: '公告没有写明征求意见的对象' };
}

function solicitation(article: Article, drafts: readonly Draft[], { issued, inCatalogue, feedbackOf }: Outcomes): Solicitation {
  const term = article.page?.solicitation;
  const closesOn = civil(term?.closesOn?.value);
  return {
    url: article.url,
    title: article.title,
    publishedOn: article.publishedOn,
    evidence: articleEvidence(article),
    pageRead: article.page !== null,
    opensOn: civil(term?.opensOn?.value),
    closesOn,
    stated: term?.stated?.value ?? null,
    shortTermReason: term?.shortTermReason?.value ?? null,
    ...classOf(article, drafts, inCatalogue),
    ...firstDecision(drafts.map((draft) => decisionOf(draft, closesOn, issued))),
    feedback: [...new Set(feedbackOf.get(article.url))].sort(),
    termEvidence: termEvidence(article),
  };
}

/** Addresses of the pages that answer each solicitation. */
function feedbackBySolicitation(answers: readonly Answer[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { article, answers: to } of answers) for (const { url } of to) found.set(url, [...(found.get(url) ?? []), article.url]);
  return found;
}

/** Solicitations published in the window with their decisions and feedback, and the feedback pages. */
export function relateSolicitations(
  input: RelateInput,
  library: ArticleLibrary,
  files: FileLibrary,
  documents: readonly PolicyDocument[],
  catalogues: readonly Article[],
): Solicitations {
  const places = ownPlaces(input.portal);
  const published = library.listedIn(SOLICITATION_COLUMNS).filter((article) => (article.publishedOn ?? '') <= input.asOf);
  const asking = mergeArticles(published.filter(isSolicitation)).flatMap(asOne);
  const [asked, notices] = [asking.filter(({ title }) => !EXTENDS.test(title)), asking.filter(({ title }) => EXTENDS.test(title))];
  const answered = mergeArticles(published.filter((article) => isFeedback(article) && !isSolicitation(article))).flatMap(asOne);

  const byArticle = asked.map((article) => ({ article, drafts: draftsOf(article, places) }));
  const drafts = byArticle.flatMap((one) => one.drafts);
  const index = new TitleIndex(drafts, places);
  const linkedBy = linksBetween(drafts);
  const answers = [...answered.map((article) => answer(article, index, linkedBy)), ...answeredOnPage(drafts)];

  const ours = documents.filter(({ issuer }) => issuer === null || !isHigherBody(issuer, input.portal));
  const outcomes = {
    issued: { index: new TitleIndex(ours, places), backLinks: backLinksOf(ours) },
    inCatalogue: catalogueDrafts(catalogues, files, places),
    feedbackOf: feedbackBySolicitation(answers),
  };
  const newCloses = prolonged(notices, index);
  const threads = byArticle.map(({ article, drafts }) => {
    const fact = withNewClose(solicitation(article, drafts, outcomes), newCloses.get(article.url));
    return { article, drafts, fact };
  });
  const solicitations = threads
    .filter(({ article }) => inWindow(input, article.publishedOn) || (article.publishedOn === null && article.page !== null))
    .map(({ fact }) => fact);
  const wanted = new Set(solicitations.map(({ url }) => url));
  const feedbacks = answers
    .filter(
      ({ article, answers: to }) =>
        inWindow(input, article.publishedOn) || to.some(({ url }) => wanted.has(url)) || (article.publishedOn === null && article.page !== null),
    )
    .map(feedbackFact);
  return {
    solicitations: { items: solicitations.sort(byDateThenAddress), ...askedReading(input, asked) },
    feedbacks: { items: feedbacks.sort(byDateThenAddress), ...feedbackReading(input, answered) },
    threads,
  };
}

const askedReading = (input: RelateInput, asked: readonly Article[]): ReturnType<typeof joinReadings> =>
  joinReadings(
    input,
    readColumns(input, ['solicitation']),
    readArticles(input, asked, () => true),
  );

const feedbackReading = (input: RelateInput, answered: readonly Article[]): ReturnType<typeof joinReadings> =>
  joinReadings(
    input,
    readColumns(input, ['solicitation-feedback', 'solicitation']),
    readAlso(input, ['notices']),
    readBack(input, ['solicitation-feedback']),
    readArticles(input, answered, () => true),
  );

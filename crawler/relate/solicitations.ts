import type { Evidence } from '../facts/evidence.js';
import type { FactSet, Feedback, PolicyDocument, Solicitation } from '../facts/site.js';
import { type Article, type ArticleLibrary, articleEvidence, byDateThenAddress, civil, columnIds, opening, pageEvidence } from './articles.js';
import { inWindow, joinReadings, readAlso, readArticles, readColumns } from './coverage.js';
import { DOCUMENT_COLUMNS } from './documents.js';
import { answer, answeredOnPage, type Draft, feedbackFact, keysOf, linksBetween } from './feedbacks.js';
import type { RelateInput } from './input.js';
import { backLinksOf } from './match-interpretation.js';
import { asOne, mergeArticles } from './merge.js';
import { isHigherBody, ownPlaces } from './places.js';
import { nearestEarlier, TitleIndex } from './title-index.js';
import { isFeedbackTitle, isSolicitationTitle } from './title-kinds.js';
import { normaliseTitle, type ReducedTitle, reduceTitle, titlesIn } from './titles.js';

const SOLICITATION_COLUMNS = ['solicitation', 'solicitation-feedback', 'notices', ...DOCUMENT_COLUMNS] as const;

/** The draft a title speaks of: what stands in 《》, else the title without its wrappers. */
const draftOf = (title: string): string => titlesIn(normaliseTitle(title))[0] ?? title;

/** Outcomes published under the unchanged title of the solicitation, in the column of outcomes only. */
function continuesAsFeedback(article: Article): boolean {
  const ids = columnIds(article);
  const told = article.page?.feedback;
  return ids.includes('solicitation-feedback') && !ids.includes('solicitation') && told != null && (told.received !== null || told.adopted !== null);
}

/** Asks by its title or, in the column of solicitations, by a term on its page. */
function isSolicitation(article: Article): boolean {
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
const isFeedback = (article: Article): boolean =>
  isFeedbackTitle(article.title) ||
  continuesAsFeedback(article) ||
  (columnIds(article).includes('solicitation-feedback') && !isSolicitationTitle(article.title) && !/问卷|投票|满意度/u.test(article.title));

// ------------------------------------------------------------------ class

const MAJOR = /(?<!不属于|非|不是)重大(?:行政)?决策/u;
const NORMATIVE = /规范性文件/u;

/** Drafts that a catalogue names, by reduced title: in 《》, as headings, or as whole cells and clauses of its text. */
function catalogueDrafts(catalogues: readonly Article[], places: readonly string[]): Set<string> {
  const names = catalogues.flatMap(({ page }) => {
    if (!page) return [];
    const { citedTitles, headings, head, tail } = page.text;
    return [...citedTitles, ...headings, ...`${head}\n${tail}`.split(/[\s，。；;、|《》]+/u).slice(0, 1000)];
  });
  const bare = names.map((name) => name.replace(/^(?:[一二三四五六七八九十\d]{1,3}[、.．)）])?(?:制定|修订|编制|出台)?/u, ''));
  return new Set(bare.map((name) => reduceTitle(name, places).core).filter((core) => core.length >= 6));
}

type DraftClass = Pick<Solicitation, 'class' | 'classReason'>;

function draftClass(article: Article, draft: ReducedTitle, inCatalogue: ReadonlySet<string>): DraftClass {
  if (inCatalogue.has(draft.core)) return { class: 'major-decision', classReason: '列入重大行政决策事项目录' };
  const page = article.page;
  const text = normaliseTitle(article.title) + opening(page, 2000) + normaliseTitle(page?.text.tail ?? '');
  const [major, normative] = [MAJOR.test(text), NORMATIVE.test(text)];
  if (major && normative) return { class: 'unknown', classReason: '公告同时提到重大行政决策和规范性文件，请人工确认属于哪一类' };
  if (major) return { class: 'major-decision', classReason: '公告写明属于重大行政决策' };
  if (normative) return { class: 'normative', classReason: '公告写明属于规范性文件' };
  return { class: 'unknown', classReason: page ? '公告未写明是否属于重大行政决策' : '公告页面没有读到，不能判断类别' };
}

// ------------------------------------------------------------------ decision

interface IssuedDocuments {
  index: TitleIndex<PolicyDocument>;
  /** Documents by the addresses their pages link to. */
  backLinks: ReadonlyMap<string, PolicyDocument[]>;
}

type Decision = Pick<Solicitation, 'decision' | 'decisionAmbiguous'>;

/** The document that links back to the draft, else the first one issued under the draft's title after the term ended. */
function decisionOf(draft: Draft, closesOn: string | null, issued: IssuedDocuments): Decision {
  const { index, backLinks } = issued;
  const after = closesOn ?? draft.publishedOn;
  const later = (document: PolicyDocument): boolean => after === null || document.publishedOn === null || document.publishedOn > after;
  const equal = index.equal(draft.reduced).filter(later).sort(byDateThenAddress);
  const linked = [...keysOf(draft.article)]
    .flatMap((key) => backLinks.get(key) ?? [])
    .filter((document) => later(document) && !index.differsInYear(draft.reduced, document));
  const [only] = linked;
  if (only && linked.length === 1 && after !== null && only.publishedOn !== null)
    return { decision: { url: only.url, title: only.title, publishedOn: only.publishedOn, confidence: 0.98 }, decisionAmbiguous: false };
  const [first, second] = equal;
  const uncertain = after === null || first?.publishedOn === null;
  const rivals =
    second && first?.publishedOn && second.publishedOn && Date.parse(second.publishedOn) - Date.parse(first.publishedOn) <= 30 * 86_400_000;
  if (!first) return { decision: null, decisionAmbiguous: index.near(draft.reduced).some(later) };
  if (uncertain || rivals) return { decision: null, decisionAmbiguous: true };
  const { url, title, publishedOn } = first;
  return { decision: { url, title, publishedOn, confidence: 0.95 }, decisionAmbiguous: false };
}

const EXTENDS = /延长|延期|顺延|延至/u;

/** Notices that prolong a solicitation, by the address of the one they prolong: its last closing day, null when not readable. */
function prolonged(notices: readonly Article[], index: TitleIndex<Draft>): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const notice of notices) {
    const { chosen } = nearestEarlier(index.equal(index.reduce(draftOf(notice.title))), notice.publishedOn, 0);
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

function solicitation(draft: Draft, issued: IssuedDocuments, inCatalogue: ReadonlySet<string>, feedback: readonly string[]): Solicitation {
  const { article } = draft;
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
    ...draftClass(article, draft.reduced, inCatalogue),
    ...decisionOf(draft, closesOn, issued),
    feedback: [...new Set(feedback)].sort(),
    termEvidence: termEvidence(article),
  };
}

/** Solicitations published in the window with their decisions and feedback, and the feedback pages. */
export function relateSolicitations(
  input: RelateInput,
  library: ArticleLibrary,
  documents: readonly PolicyDocument[],
  catalogues: readonly Article[],
): { solicitations: FactSet<Solicitation>; feedbacks: FactSet<Feedback> } {
  const places = ownPlaces(input.portal);
  const published = library.listedIn(SOLICITATION_COLUMNS).filter((article) => (article.publishedOn ?? '') <= input.asOf);
  const asking = mergeArticles(published.filter(isSolicitation)).flatMap(asOne);
  const [asked, notices] = [asking.filter(({ title }) => !EXTENDS.test(title)), asking.filter(({ title }) => EXTENDS.test(title))];
  const answered = mergeArticles(published.filter((article) => isFeedback(article) && !isSolicitation(article))).flatMap(asOne);

  const drafts = asked.map((article): Draft => {
    const title = draftOf(article.title);
    return {
      url: article.url,
      title,
      publishedOn: article.publishedOn,
      alternates: article.alternates ?? [],
      article,
      reduced: reduceTitle(title, places),
    };
  });
  const index = new TitleIndex(drafts, places);
  const linkedBy = linksBetween(drafts);
  const answers = [...answered.map((article) => answer(article, index, linkedBy)), ...answeredOnPage(drafts)];
  const feedbackOf = new Map<Draft, string[]>();
  for (const { article, answers: to } of answers) for (const draft of to) feedbackOf.set(draft, [...(feedbackOf.get(draft) ?? []), article.url]);

  const ours = documents.filter(({ issuer }) => issuer === null || !isHigherBody(issuer, input.portal));
  const issued = { index: new TitleIndex(ours, places), backLinks: backLinksOf(ours) };
  const inCatalogue = catalogueDrafts(catalogues, places);
  const newCloses = prolonged(notices, index);
  const solicitations = drafts
    .filter((draft) => inWindow(input, draft.publishedOn) || (draft.publishedOn === null && draft.article.page !== null))
    .map((draft) => withNewClose(solicitation(draft, issued, inCatalogue, feedbackOf.get(draft) ?? []), newCloses.get(draft.url)));
  const wanted = new Set(solicitations.map(({ url }) => url));
  const feedbacks = answers
    .filter(
      ({ article, answers: to }) =>
        inWindow(input, article.publishedOn) || to.some(({ url }) => wanted.has(url)) || (article.publishedOn === null && article.page !== null),
    )
    .map(feedbackFact);

  const askedReading = joinReadings(
    input,
    readColumns(input, ['solicitation']),
    readArticles(input, asked, () => true),
  );
  const feedbackColumns = readColumns(input, ['solicitation-feedback', 'solicitation']);
  const feedbackReading = joinReadings(
    input,
    feedbackColumns,
    readAlso(input, ['notices']),
    readArticles(input, answered, () => true),
  );
  return {
    solicitations: { items: solicitations.sort(byDateThenAddress), ...askedReading },
    feedbacks: { items: feedbacks.sort(byDateThenAddress), ...feedbackReading },
  };
}

import type { Evidence } from '../facts/evidence.js';
import type { DecisionItem, FactSet, Gap, SiteFacts } from '../facts/site.js';
import { addressKey } from './addresses.js';
import { type Article, type ArticleLibrary, articleEvidence, clip, pageEvidence } from './articles.js';
import { type Matter, mattersOf } from './catalogue-matters.js';
import { joinReadings, type Reading } from './coverage.js';
import type { Catalogues } from './decision-catalogues.js';
import { carriedBy, type Stage, type StagePage, stageOf, stageOfName, stagePages } from './decision-stages.js';
import type { FileLibrary } from './files.js';
import type { RelateInput } from './input.js';
import { ownPlaces } from './places.js';
import { SOLICITATION_COLUMNS, type SolicitationThread } from './solicitations.js';
import { TitleIndex } from './title-index.js';
import { normaliseTitle, titlesIn } from './titles.js';

type Ties = DecisionItem['stages'][Stage];
type Ground = Ties[number]['by'];
const CONFIDENCE: Record<Ground, number> = { link: 0.98, title: 0.95, relation: 0.9 };

const COLUMNS = [...SOLICITATION_COLUMNS, 'policy-interpretation', 'decision-catalogue'] as const;
const MAX_DOUBTS = 50;

interface Search {
  library: ArticleLibrary;
  places: readonly string[];
  pages: TitleIndex<StagePage>;
  threads: ReadonlyMap<string, SolicitationThread>;
  /** Solicitations by the address of the document they led to. */
  askedBefore: ReadonlyMap<string, SolicitationThread[]>;
  /** Interpretations by the address of their document. */
  readings: ReadonlyMap<string, string[]>;
}

const VERBS = /^(?:研究|起草|制定|编制|修订|修改|出台|印发|拟定|审议|实施|推进|组织|开展|\d+[、.])+(?=.{4})/u;

/** Names of what is to be decided: in 《》, else the whole without the verb. */
function namesOf({ name }: Matter): string[] {
  const text = normaliseTitle(name);
  const quoted = titlesIn(text);
  return quoted.length > 0 ? quoted : [text.replace(VERBS, '')];
}

/** One matter while its stages are gathered. */
class Gathering {
  readonly stages: DecisionItem['stages'] = { solicitation: [], draft: [], explanation: [], interpretation: [], feedback: [], result: [] };
  private readonly known = new Set<string>();
  private readonly doubts = new Map<string, string>();

  tie(stage: Stage, url: string, by: Ground): void {
    const key = `${stage} ${addressKey(url)}`;
    if (this.known.has(key)) return;
    this.known.add(key);
    this.stages[stage].push({ url, confidence: CONFIDENCE[by], by });
  }

  doubt(url: string): void {
    if (this.doubts.size < MAX_DOUBTS) this.doubts.set(addressKey(url), url);
  }

  /** What is not certain of any stage. */
  get ambiguousWith(): string[] {
    const sure = new Set(Object.values(this.stages).flatMap((ties) => ties.map(({ url }) => addressKey(url))));
    return [...this.doubts].flatMap(([key, url]) => (sure.has(key) ? [] : [url])).sort();
  }
}

/** A catalogue's matters are drafted from the year before it until two years after. */
function isOfItsTime({ publishedOn }: StagePage, year: number | null): boolean {
  if (year === null || publishedOn === null) return true;
  const in_ = Number(publishedOn.slice(0, 4));
  return in_ >= year - 1 && in_ <= year + 2;
}

function byLinks(item: Gathering, matter: Matter, { library, pages }: Search): void {
  for (const url of matter.links) {
    const article = library.at(url);
    const stage = pages.linked(url)?.stage ?? (article ? stageOf(article) : null) ?? stageOfName(article?.title ?? '');
    if (stage) item.tie(stage, url, 'link');
    else item.doubt(url);
  }
}

function byNames(item: Gathering, matter: Matter, year: number | null, { pages }: Search): void {
  for (const name of namesOf(matter)) {
    const title = pages.reduce(name);
    const inTime = (found: readonly StagePage[]): StagePage[] => found.filter((page) => isOfItsTime(page, year));
    for (const page of inTime(pages.equal(title))) item.tie(page.stage, page.url, 'title');
    for (const page of inTime([...pages.near(title), ...pages.enclosing(title), ...pages.aboutTheSame(title, 'free')])) item.doubt(page.url);
  }
}

/** What the found solicitations lead to, and from a found document back to its solicitations. */
function byRelation(item: Gathering, { threads, askedBefore, readings, places }: Search): void {
  for (const { url } of [...item.stages.result])
    for (const { article } of askedBefore.get(addressKey(url)) ?? []) item.tie('solicitation', article.url, 'relation');
  for (const { url } of [...item.stages.solicitation]) {
    const thread = threads.get(addressKey(url));
    if (!thread) continue;
    for (const answer of thread.fact.feedback) item.tie('feedback', answer, 'relation');
    if (thread.fact.decision) item.tie('result', thread.fact.decision.url, 'relation');
    const carried = carriedBy(thread, places);
    for (const stage of ['draft', 'explanation', 'interpretation'] as const) for (const at of carried[stage]) item.tie(stage, at, 'relation');
    for (const at of carried.unnamed) item.doubt(at);
  }
  for (const { url } of [...item.stages.result])
    for (const reading of readings.get(addressKey(url)) ?? []) item.tie('interpretation', reading, 'relation');
}

function evidenceOf(article: Article, matter: Matter): Evidence {
  if (article.page) return pageEvidence(article.record, article.page, matter.quote, null);
  return { ...articleEvidence(article), quote: clip(matter.quote) };
}

function decisionItem(matter: Matter, catalogue: Article, year: number | null, search: Search): DecisionItem {
  const item = new Gathering();
  byLinks(item, matter, search);
  byNames(item, matter, year, search);
  byRelation(item, search);
  return {
    name: matter.name,
    unit: matter.unit,
    catalogue: catalogue.url,
    year,
    stages: item.stages,
    ambiguousWith: item.ambiguousWith,
    evidence: evidenceOf(catalogue, matter),
  };
}

function put<T>(map: Map<string, T[]>, url: string, value: T): void {
  const key = addressKey(url);
  map.set(key, [...(map.get(key) ?? []), value]);
}

function searchOf(input: RelateInput, library: ArticleLibrary, threads: readonly SolicitationThread[], facts: RelatedFacts): Search {
  const articles = library.listedIn(COLUMNS).filter(({ publishedOn }) => (publishedOn ?? '') <= input.asOf);
  const askedBefore = new Map<string, SolicitationThread[]>();
  for (const thread of threads) if (thread.fact.decision) put(askedBefore, thread.fact.decision.url, thread);
  const readings = new Map<string, string[]>();
  for (const { url, interprets } of facts.interpretations.items) for (const tie of interprets) put(readings, tie.url, url);
  const places = ownPlaces(input.portal);
  return {
    library,
    places,
    pages: new TitleIndex(articles.flatMap(stagePages), places),
    threads: new Map(threads.map((thread) => [addressKey(thread.article.url), thread])),
    askedBefore,
    readings,
  };
}

/** A catalogue whose matters were not all read may name others. */
function catalogueGaps(unread: readonly Article[]): Gap[] {
  return unread.map(({ title, url }) => ({
    code: 'unread-article',
    message: `目录“${title.slice(0, 60)}”列出的事项没有读全，请人工打开核对`,
    url,
  }));
}

type RelatedFacts = Pick<SiteFacts, 'interpretations' | 'solicitations' | 'feedbacks' | 'policyDocuments'>;

/**
 * Matters of the window's catalogues with the pages found for each stage: by the matter's own links, by its name, and through its
 * solicitation. Complete only when the catalogues named their matters readably and every set the stages come from was read.
 */
export function relateDecisionItems(
  input: RelateInput,
  library: ArticleLibrary,
  files: FileLibrary,
  catalogues: Catalogues,
  threads: readonly SolicitationThread[],
  facts: RelatedFacts,
): FactSet<DecisionItem> {
  const search = searchOf(input, library, threads, facts);
  const byUrl = new Map(catalogues.articles.map((article) => [article.url, article]));
  const wanted = new Map(catalogues.set.items.flatMap(({ url, year }) => (byUrl.has(url) ? [[url, year] as const] : [])));
  const read = [...wanted].flatMap(([url, year]) => {
    const article = byUrl.get(url);
    return article ? [{ article, year, ...mattersOf(article, files) }] : [];
  });
  const items = read.flatMap(({ article, year, matters }) => matters.map((matter) => decisionItem(matter, article, year, search)));
  const unread = read.filter(({ complete }) => !complete).map(({ article }) => article);
  const named: Reading = { complete: unread.length === 0, gaps: catalogueGaps(unread), searched: [] };
  const sets = [facts.solicitations, facts.feedbacks, facts.interpretations, facts.policyDocuments];
  return { items, ...joinReadings(input, named, catalogues.set, ...sets.map(withoutRemarks)) };
}

/** A complete set's remarks say nothing against it. */
const withoutRemarks = (set: Reading): Reading => (set.complete ? { ...set, gaps: [] } : set);

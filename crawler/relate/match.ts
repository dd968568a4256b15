import type { Interpretation, PolicyDocument, Portal } from '../facts/site.js';
import { addressKey } from './addresses.js';
import { type Article, daysBetween, opening } from './articles.js';
import { normaliseNumber, numbersIn, sameNumber } from './document-number.js';
import { isHigherBody } from './places.js';
import { nearestEarlier, type TitleIndex } from './title-index.js';
import type { ReducedTitle } from './titles.js';

/** What is known and what is doubtful of one interpretation while it is matched with the documents of its site. */

export type Ground = Interpretation['interprets'][number]['by'];
const CONFIDENCE: Record<Ground, number> = { link: 0.98, 'back-link': 0.98, title: 0.95, number: 0.95 };

export interface MatchContext {
  portal: Portal;
  index: TitleIndex<PolicyDocument>;
  /** Documents by the addresses their pages link to. */
  backLinks: ReadonlyMap<string, PolicyDocument[]>;
  /** Documents published about that day; all of them for an unknown day. */
  recent: (date: string | null) => readonly PolicyDocument[];
}

const MAX_VAGUE = 200;

/** Documents by the month of publication, so that a vague title is not compared with every document of the site. */
export function recentDocuments(documents: readonly PolicyDocument[]): MatchContext['recent'] {
  const byMonth = new Map<string, PolicyDocument[]>();
  for (const document of documents) {
    const month = document.publishedOn?.slice(0, 7) ?? '';
    const known = byMonth.get(month);
    if (known) known.push(document);
    else byMonth.set(month, [document]);
  }
  return (date) => {
    if (date === null) return documents.slice(0, MAX_VAGUE);
    const [year = 0, month = 1] = date.split('-').map(Number);
    const months = [0, -1, 1, -2, -3].map((step) => new Date(Date.UTC(year, month - 1 + step, 1)).toISOString().slice(0, 7));
    const found: PolicyDocument[] = [];
    for (const key of ['', ...months]) found.push(...(byMonth.get(key) ?? []).slice(0, MAX_VAGUE - found.length));
    return found;
  };
}

/** Documents by the address keys of everything their pages link to. */
export function backLinksOf(documents: readonly PolicyDocument[]): Map<string, PolicyDocument[]> {
  const found = new Map<string, PolicyDocument[]>();
  for (const document of documents)
    for (const key of new Set(document.linksTo.map(addressKey))) {
      const known = found.get(key);
      if (known) known.push(document);
      else found.set(key, [document]);
    }
  return found;
}

/** A title that names the State Council's or the province's document does not mean ours, and the other way round. */
export function issuersAgree(title: ReducedTitle, document: PolicyDocument, portal: Portal): boolean {
  if (title.issuer === '' || document.issuer === null) return true;
  const [named, own] = [isHigherBody(title.issuer, portal), isHigherBody(document.issuer, portal)];
  return named || own ? named === own && (title.issuer.includes(document.issuer) || document.issuer.includes(title.issuer)) : true;
}

/** An interpretation may precede its document a little; long before, it belongs to an earlier version. */
export function timing(interpretedOn: string | null, document: PolicyDocument): 'fits' | 'doubt' | 'too-early' {
  if (!interpretedOn || !document.publishedOn) return 'fits';
  const start = document.writtenOn && document.writtenOn < document.publishedOn ? document.writtenOn : document.publishedOn;
  const ahead = daysBetween(interpretedOn, start);
  if (ahead <= 30) return 'fits';
  return ahead <= 365 ? 'doubt' : 'too-early';
}

/** Days from a document to its interpretation; null when either day is not known. */
export const lagOf = (document: PolicyDocument, on: string | null): number | null =>
  on === null || document.publishedOn === null ? null : daysBetween(document.publishedOn, on);

/** A document cannot be the edition of a year that had not come when it was published. */
const isEarlierEdition = (title: ReducedTitle, document: PolicyDocument, own: ReducedTitle): boolean =>
  !!title.revision && own.revision !== title.revision && document.publishedOn !== null && document.publishedOn < title.revision;

/** Longer apart, an equal title is that of next year's document. */
const RELISTED_DAYS = 200;
const MAX_RELISTED = 20;
/** Later than that after a document, a title without a year may be that of an edition the list does not show. */
const LATE_DAYS = 400;
/** With a document about to come, one longer ago is not certain to be meant. */
const STALE_DAYS = 60;
const AHEAD_DAYS = 30;
/** A page from a higher body's site tells of that body's document, whatever ours is called. */
const REPUBLISHED = /中国政府网|国务院|新华社|新华网|人民日报|人民网|央视|中央人民政府/u;

export class Match {
  readonly sure = new Map<PolicyDocument, Ground>();
  readonly doubt = new Set<PolicyDocument>();
  private readonly numbers: readonly string[];
  private readonly republished: boolean;

  constructor(
    readonly article: Article,
    readonly context: MatchContext,
  ) {
    this.numbers = numbersIn(opening(article.page));
    const sources = [article.page?.source?.value, article.page?.issuer?.value].flatMap((source) => source ?? []);
    this.republished = sources.length > 0 && sources.every((source) => REPUBLISHED.test(source) || isHigherBody(source, context.portal));
  }

  /** Equal titles, parted by issuer, edition, number, timing and nearest date. */
  byTitle(name: string): PolicyDocument[] {
    const { index, portal } = this.context;
    const on = this.article.publishedOn;
    const title = index.reduce(name);
    const equal = index.equal(title).filter((document) => issuersAgree(title, document, portal));
    const fitting = this.editions(
      title,
      equal.filter((document) => !isEarlierEdition(title, document, index.reducedOf(document))),
    );
    const timed = fitting.filter((document) => timing(on, document) === 'fits');
    if (timed.length === 0) for (const document of fitting) if (timing(on, document) === 'doubt') this.doubt.add(document);
    const { chosen, doubt } = this.nearest(title, timed);
    for (const document of doubt) this.doubt.add(document);
    if (chosen === null) return [];
    if (!this.republished || title.issuer !== '') return [chosen];
    this.doubt.add(chosen);
    return [];
  }

  /** Of several editions the one whose revision the title states, or whose number the first lines give. */
  private editions(title: ReducedTitle, documents: readonly PolicyDocument[]): readonly PolicyDocument[] {
    const stated = title.revision ? documents.filter((document) => this.context.index.reducedOf(document).revision === title.revision) : [];
    const left = stated.length > 0 ? stated : documents;
    if (left.length < 2) return left;
    const numbered = left.filter((document) => {
      const own = normaliseNumber(document.documentNumber);
      return own !== null && this.numbers.some((number) => sameNumber(number, own));
    });
    return numbered.length > 0 ? numbered : left;
  }

  private nearest(title: ReducedTitle, documents: readonly PolicyDocument[]): { chosen: PolicyDocument | null; doubt: PolicyDocument[] } {
    const on = this.article.publishedOn;
    const { chosen, doubt } = nearestEarlier(documents, on);
    const lag = chosen && lagOf(chosen, on);
    if (!chosen || lag === null) return { chosen, doubt };
    const toCome = documents.filter((document) => document !== chosen && (lagOf(document, on) ?? 0) < 0 && (lagOf(document, on) ?? 0) >= -AHEAD_DAYS);
    if (lag > STALE_DAYS && toCome.length > 0) return { chosen: null, doubt: [chosen, ...toCome] };
    const ofNoYear = title.tokens.length === 0 && title.revision === null && !this.isNumbered(chosen);
    return lag > LATE_DAYS && ofNoYear ? { chosen: null, doubt: [chosen] } : { chosen, doubt };
  }

  private isNumbered(document: PolicyDocument): boolean {
    const own = normaliseNumber(document.documentNumber);
    return own !== null && this.numbers.some((number) => sameNumber(number, own));
  }

  /** Documents of an interpreted one's title without a number to tell them apart: perhaps the same, listed again later. */
  private relistings(): PolicyDocument[] {
    const { index, portal } = this.context;
    const isOne = (a: PolicyDocument, b: PolicyDocument): boolean =>
      (a.documentNumber === null || b.documentNumber === null) &&
      (a.publishedOn === null || b.publishedOn === null || Math.abs(daysBetween(a.publishedOn, b.publishedOn)) <= RELISTED_DAYS);
    return [...this.sure.keys()]
      .flatMap((document) => {
        const title = index.reducedOf(document);
        return index.equal(title).filter((other) => other !== document && isOne(document, other) && issuersAgree(title, other, portal));
      })
      .slice(0, MAX_RELISTED);
  }

  result(): Pick<Interpretation, 'interprets' | 'ambiguousWith'> {
    const order = (a: { url: string }, b: { url: string }): number => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0);
    const interprets = [...this.sure].map(([{ url }, by]) => ({ url, confidence: CONFIDENCE[by], by })).sort(order);
    for (const document of this.relistings()) this.doubt.add(document);
    const doubt = [...this.doubt].filter((document) => !this.sure.has(document));
    return { interprets, ambiguousWith: doubt.sort(order).map(({ url }) => url) };
  }
}

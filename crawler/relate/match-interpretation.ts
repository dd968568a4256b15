import type { Interpretation, PolicyDocument, Portal } from '../facts/site.js';
import { addressKey } from './addresses.js';
import { type Article, contentLinks, daysBetween, opening } from './articles.js';
import { numbersIn } from './document-number.js';
import { isHigherBody, placeSegments } from './places.js';
import { nearestEarlier, type TitleIndex } from './title-index.js';
import { isDraftTitle, normaliseTitle, outsideTitles, type ReducedTitle, titlesIn } from './titles.js';

type Ground = Interpretation['interprets'][number]['by'];
const CONFIDENCE: Record<Ground, number> = { link: 0.98, 'back-link': 0.98, title: 0.95, number: 0.95 };
/** A page linked with more documents than this carries a list, not a reference. */
const MAX_REFERENCES = 3;

export interface MatchContext {
  portal: Portal;
  index: TitleIndex<PolicyDocument>;
  /** Documents by the addresses their pages link to. */
  backLinks: ReadonlyMap<string, PolicyDocument[]>;
  /** Documents published about that day; all of them for an unknown day. */
  recent: (date: string | null) => readonly PolicyDocument[];
}

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
    const months = [-3, -2, -1, 0, 1].map((step) => new Date(Date.UTC(year, month - 1 + step, 1)).toISOString().slice(0, 7));
    return ['', ...months].flatMap((key) => byMonth.get(key) ?? []).slice(0, MAX_VAGUE);
  };
}
const MAX_VAGUE = 200;

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
function issuersAgree(title: ReducedTitle, document: PolicyDocument, portal: Portal): boolean {
  if (title.issuer === '' || document.issuer === null) return true;
  const [named, own] = [isHigherBody(title.issuer, portal), isHigherBody(document.issuer, portal)];
  return named || own ? named === own && (title.issuer.includes(document.issuer) || document.issuer.includes(title.issuer)) : true;
}

/** An interpretation may precede its document a little; long before, it belongs to an earlier version. */
function timing(interpretedOn: string | null, document: PolicyDocument): 'fits' | 'doubt' | 'too-early' {
  if (!interpretedOn || !document.publishedOn) return 'fits';
  const start = document.writtenOn && document.writtenOn < document.publishedOn ? document.writtenOn : document.publishedOn;
  const ahead = daysBetween(interpretedOn, start);
  if (ahead <= 30) return 'fits';
  return ahead <= 365 ? 'doubt' : 'too-early';
}

/** Longer apart, an equal title is that of next year's document. */
const RELISTED_DAYS = 200;
const MAX_RELISTED = 20;

class Match {
  readonly sure = new Map<PolicyDocument, Ground>();
  readonly doubt = new Set<PolicyDocument>();
  constructor(
    readonly article: Article,
    readonly context: MatchContext,
  ) {}

  /** Equal titles, parted by issuer, timing and nearest date. */
  byTitle(name: string): PolicyDocument[] {
    const { index, portal } = this.context;
    const title = index.reduce(name);
    const fitting = index.equal(title).filter((document) => issuersAgree(title, document, portal));
    const timed = fitting.filter((document) => timing(this.article.publishedOn, document) === 'fits');
    for (const document of fitting) if (timed.length === 0 && timing(this.article.publishedOn, document) === 'doubt') this.doubt.add(document);
    const { chosen, doubt } = nearestEarlier(timed, this.article.publishedOn);
    for (const document of doubt) this.doubt.add(document);
    return chosen ? [chosen] : [];
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

const CHANGES_OTHERS = /修订|修改|修正|废止|替代|调整/u;

function matchTitle(match: Match, names: readonly string[]): void {
  for (const name of names) for (const document of match.byTitle(name)) match.sure.set(document, 'title');
  // The number in 《关于修订某办法（某规〔2023〕2号）的通知》 is the old document's.
  if (match.sure.size > 0 || CHANGES_OTHERS.test(match.article.title)) return;
  for (const number of numbersIn(match.article.title))
    for (const document of match.context.index.numbered(number)) match.sure.set(document, 'number');
}

function matchLinks(match: Match, titles: readonly ReducedTitle[]): void {
  const { index, backLinks } = match.context;
  const possible = (document: PolicyDocument): boolean => !titles.some((title) => index.differsInYear(title, document));
  const linked = new Set(
    contentLinks(match.article.page)
      .flatMap(({ url }) => index.linked(url) ?? [])
      .filter(possible),
  );
  const { url, alternates = [], page, record } = match.article;
  const addresses = new Set([url, ...alternates, page?.url, record?.capture?.finalUrl].flatMap((address) => (address ? addressKey(address) : [])));
  const back = new Set([...addresses].flatMap((key) => backLinks.get(key) ?? []).filter(possible));
  for (const document of match.sure.keys()) {
    if (linked.has(document)) match.sure.set(document, 'link');
    else if (back.has(document)) match.sure.set(document, 'back-link');
  }
  const mutual = [...linked].filter((document) => back.has(document));
  for (const document of mutual) match.sure.set(document, 'link');
  if (mutual.length > 0 && match.sure.size === mutual.length) return;

  const oneWay = [...(linked.size <= MAX_REFERENCES ? linked : []), ...(back.size <= MAX_REFERENCES ? back : [])];
  const only = new Set(oneWay.filter((document) => !match.sure.has(document)));
  const [first] = only;
  if (match.sure.size === 0 && only.size === 1 && first) match.sure.set(first, linked.has(first) ? 'link' : 'back-link');
  else for (const document of only) match.doubt.add(document);
}

const ISSUES = '印发|制定|出台|发布|公布|下发|起草|编制|颁布|通过';
const BUILDS_ON = '根据|按照|依据|依照|落实|贯彻|结合|对照|修订|修改|替代|废止|遵照';
const VERBS = new RegExp(`${ISSUES}|${BUILDS_ON}`, 'gu');
const ISSUING = new RegExp(`^(?:${ISSUES})$`, 'u');

/** What the sentence does with what it cites at `at`: it announces it, builds on it, or says neither. */
function roleAt(text: string, at: number): 'issued' | 'basis' | 'plain' {
  const sentence = text.slice(Math.max(text.lastIndexOf('。', at), text.lastIndexOf(';', at)) + 1, at);
  const verb = outsideTitles(sentence.slice(-200)).match(VERBS)?.at(-1);
  if (!verb) return 'plain';
  return ISSUING.test(verb) ? 'issued' : 'basis';
}

/** Documents that the first lines cite by title or number. */
function matchOpening(match: Match, titleNamesAnother: boolean): void {
  const text = opening(match.article.page);
  const cited: Record<'issued' | 'basis' | 'plain', Map<PolicyDocument, Ground>> = { issued: new Map(), basis: new Map(), plain: new Map() };
  for (const name of titlesIn(text))
    for (const document of match.byTitle(name)) cited[roleAt(text, text.indexOf(`《${name}》`))].set(document, 'title');
  for (const number of numbersIn(text)) {
    const at = text.indexOf(number.slice(number.indexOf('〔')));
    for (const document of match.context.index.numbered(number)) cited[roleAt(text, Math.max(at, 0))].set(document, 'number');
  }
  const firm = cited.issued.size > 0 || titleNamesAnother ? cited.issued : cited.plain;
  if (firm.size === 1) for (const [document, by] of firm) match.sure.set(document, by);
  else for (const document of firm.keys()) match.doubt.add(document);
  if (firm.size === 0) for (const document of cited.plain.keys()) match.doubt.add(document);
}

function matchNearly(match: Match, titles: readonly ReducedTitle[], quoted: boolean): void {
  const { index, portal } = match.context;
  for (const title of titles)
    for (const document of [...index.near(title), ...(quoted ? [] : index.closing(title))])
      if (issuersAgree(title, document, portal) && timing(match.article.publishedOn, document) !== 'too-early') match.doubt.add(document);
}

/** Days an interpretation whose title tells little may lie before and after the document it is of. */
const VAGUE_DAYS = { before: 30, after: 90 };

/** Whatever may be meant by a title that is cut, shortened, a mere headline, or silent. */
function matchVaguely(match: Match, names: readonly string[], quoted: boolean, documents: readonly PolicyDocument[]): void {
  const { index, portal } = match.context;
  const on = match.article.publishedOn;
  const isNear = (document: PolicyDocument): boolean => {
    if (on === null || document.publishedOn === null) return true;
    const lag = daysBetween(document.publishedOn, on);
    return lag >= -VAGUE_DAYS.before && lag <= VAGUE_DAYS.after;
  };
  for (const name of names) {
    const title = index.reduce(name);
    const form = /(?:\.{2,}|…)$/u.test(name) ? 'cut' : quoted ? 'quoted' : 'free';
    const possible = index.isVague(title) ? documents : index.aboutTheSame(title, form);
    for (const document of possible)
      if (issuersAgree(title, document, portal) && isNear(document) && timing(on, document) !== 'too-early') match.doubt.add(document);
  }
}

/** A name that begins with a place or body above the portal. */
const namesHigherPlace = (name: string, portal: Portal): boolean => {
  const place = placeSegments(name.slice(0, 60))[0];
  return (place !== undefined && name.startsWith(place) && isHigherBody(place, portal)) || /^(?:全国|国家|中华人民共和国)/u.test(name);
};

/**
 * Which documents an interpretation belongs to. Title and number first, links confirm or decide, the first lines of the
 * text come next; whatever is only likely goes to `ambiguousWith`. An interpretation of a draft or of a document from
 * above belongs to none of ours.
 */
export function matchInterpretation(article: Article, context: MatchContext): Pick<Interpretation, 'interprets' | 'ambiguousWith'> {
  const match = new Match(article, context);
  const text = normaliseTitle(article.title);
  const quoted = titlesIn(text);
  const names = quoted.length > 0 ? quoted : [text];
  const titles = names.map((name) => context.index.reduce(name));
  const draft = isDraftTitle(text);
  if (!draft) matchTitle(match, names);
  const settled = match.doubt.size > 0;
  matchLinks(match, titles);
  if (match.sure.size > 0) {
    if (settled)
      for (const document of [...match.doubt])
        if (titles.some((title) => context.index.equal(title).includes(document))) match.doubt.delete(document);
    return match.result();
  }
  const fromAbove = titles.some((title) => title.issuer !== '' && isHigherBody(title.issuer, context.portal));
  if (draft || settled || fromAbove) return match.result();
  matchOpening(match, quoted.length > 0);
  if (match.sure.size === 0) matchNearly(match, titles, quoted.length > 0);
  if (match.sure.size + match.doubt.size === 0 && !names.some((name) => namesHigherPlace(name, context.portal)))
    matchVaguely(match, names, quoted.length > 0, context.recent(article.publishedOn));
  return match.result();
}

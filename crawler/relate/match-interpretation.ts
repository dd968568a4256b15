import type { Interpretation, PolicyDocument, Portal } from '../facts/site.js';
import { addressKey } from './addresses.js';
import { type Article, contentLinks, opening } from './articles.js';
import { numbersIn } from './document-number.js';
import { otherNames, wholeName } from './interpretation-titles.js';
import { type Ground, issuersAgree, lagOf, Match, type MatchContext, timing } from './match.js';
import { isHigherBody, placeSegments } from './places.js';
import { isDraftTitle, namesIn, normaliseTitle, outsideTitles, type ReducedTitle, titlesIn } from './titles.js';

/** A page linked with more documents than this carries a list, not a reference. */
const MAX_REFERENCES = 3;

/** What the title of an interpretation says of its document. */
interface Naming {
  /** Names in 《》, else the whole title. */
  names: readonly string[];
  titles: readonly ReducedTitle[];
  quoted: boolean;
  /** Names a document of a body or place above the portal. */
  fromAbove: boolean;
}

const CHANGES_OTHERS = /修订|修改|修正|废止|替代|调整/u;

function matchTitle(match: Match, { names, quoted }: Naming): void {
  const tie = (name: string): void => {
    for (const document of match.byTitle(name)) match.sure.set(document, 'title');
  };
  names.forEach(tie);
  if (match.sure.size + match.doubt.size === 0 && !quoted) otherNames(names[0] ?? '').forEach(tie);
  if (match.sure.size === 0) matchWithoutYears(match, names);
  // The number in 《关于修订某办法（某规〔2023〕2号）的通知》 is the old document's.
  if (match.sure.size > 0 || CHANGES_OTHERS.test(match.article.title)) return;
  for (const number of numbersIn(match.article.title))
    for (const document of match.context.index.numbered(number)) match.sure.set(document, 'number');
}

/** Days between a plan and the interpretation whose title leaves out the years the plan is for. */
const YEARS_LEFT_OUT_DAYS = { before: 30, after: 60 };

/** 《三年行动计划》 for 《三年行动计划（2025—2027年）》: only where one plan of that name exists and it is of those days. */
function matchWithoutYears(match: Match, names: readonly string[]): void {
  const { index, portal } = match.context;
  for (const name of names) {
    const title = index.reduce(name);
    const alike = index.apartFromPeriod(title).filter((document) => issuersAgree(title, document, portal));
    const [only] = alike;
    const lag = only && lagOf(only, match.article.publishedOn);
    const isTimely = typeof lag === 'number' && lag >= -YEARS_LEFT_OUT_DAYS.before && lag <= YEARS_LEFT_OUT_DAYS.after;
    if (only && alike.length === 1 && isTimely) match.sure.set(only, 'title');
    else for (const document of alike) if (timing(match.article.publishedOn, document) !== 'too-early') match.doubt.add(document);
  }
}

function matchLinks(match: Match, naming: Naming): void {
  const { index, backLinks } = match.context;
  const possible = (document: PolicyDocument): boolean => !naming.titles.some((title) => index.differsInYear(title, document));
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
  // A name that is another document's weighs more than a link: related articles are often chosen by keyword.
  const meant = (document: PolicyDocument): boolean =>
    !naming.quoted || (!naming.fromAbove && naming.titles.some((title) => index.mayStandFor(title, document)));
  const mutual = [...linked].filter((document) => back.has(document) && meant(document));
  for (const document of mutual) match.sure.set(document, 'link');
  if (mutual.length > 0 && match.sure.size === mutual.length) return;

  const oneWay = [...(linked.size <= MAX_REFERENCES ? linked : []), ...(back.size <= MAX_REFERENCES ? back : [])];
  const only = new Set(oneWay.filter((document) => !match.sure.has(document)));
  const [first] = only;
  if (match.sure.size === 0 && only.size === 1 && first && meant(first)) match.sure.set(first, linked.has(first) ? 'link' : 'back-link');
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

function matchNearly(match: Match, { titles, quoted }: Naming): void {
  const { index, portal } = match.context;
  const on = match.article.publishedOn;
  for (const title of titles) {
    for (const document of [...index.near(title), ...(quoted ? [] : index.closing(title))])
      if (issuersAgree(title, document, portal) && timing(on, document) !== 'too-early') match.doubt.add(document);
    for (const document of index.enclosing(title)) if (isOfThoseDays(document, on)) match.doubt.add(document);
  }
}

/** Days an interpretation whose title tells little may lie before and after the document it is of. */
const VAGUE_DAYS = { before: 30, after: 90 };

function isOfThoseDays(document: PolicyDocument, on: string | null): boolean {
  const lag = lagOf(document, on);
  return lag === null || (lag >= -VAGUE_DAYS.before && lag <= VAGUE_DAYS.after);
}

/** Whatever may be meant by a title that is cut, shortened, a mere headline, or silent. */
function matchVaguely(match: Match, { names, quoted }: Naming): void {
  const { index, portal, recent } = match.context;
  const on = match.article.publishedOn;
  for (const name of names) {
    const title = index.reduce(name);
    const form = /(?:\.{2,}|…)$/u.test(name) ? 'cut' : quoted ? 'quoted' : 'free';
    const possible = index.isVague(title) ? recent(on) : index.aboutTheSame(title, form);
    for (const document of possible)
      if (issuersAgree(title, document, portal) && isOfThoseDays(document, on) && timing(on, document) !== 'too-early') match.doubt.add(document);
  }
}

/** A name that begins with a place or body above the portal. */
const namesHigherPlace = (name: string, portal: Portal): boolean => {
  const place = placeSegments(name.slice(0, 60))[0];
  return (place !== undefined && name.startsWith(place) && isHigherBody(place, portal)) || /^(?:全国|国家|中华人民共和国)/u.test(name);
};

function namingOf(article: Article, { index, portal }: MatchContext): Naming {
  const text = normaliseTitle(article.title);
  const whole = wholeName(text);
  const inBrackets = whole === null ? namesIn(text) : [whole];
  const names = inBrackets.length > 0 ? inBrackets : [text];
  const titles = names.map((name) => index.reduce(name));
  const fromAbove =
    titles.some((title) => title.issuer !== '' && isHigherBody(title.issuer, portal)) || names.some((name) => namesHigherPlace(name, portal));
  return { names, titles, quoted: inBrackets.length > 0, fromAbove };
}

/**
 * Which documents an interpretation belongs to. Title and number first, links confirm or decide, the first lines of the
 * text come next; whatever is only likely goes to `ambiguousWith`. An interpretation of a draft or of a document from
 * above belongs to none of ours.
 */
export function matchInterpretation(article: Article, context: MatchContext): Pick<Interpretation, 'interprets' | 'ambiguousWith'> {
  const match = new Match(article, context);
  const naming = namingOf(article, context);
  const draft = isDraftTitle(normaliseTitle(article.title));
  if (!draft) matchTitle(match, naming);
  const settled = match.doubt.size > 0;
  matchLinks(match, naming);
  if (match.sure.size > 0) {
    if (settled)
      for (const document of [...match.doubt])
        if (naming.titles.some((title) => context.index.equal(title).includes(document))) match.doubt.delete(document);
    return match.result();
  }
  const issuedAbove = naming.titles.some((title) => title.issuer !== '' && isHigherBody(title.issuer, context.portal));
  if (draft || settled || issuedAbove) return match.result();
  matchOpening(match, naming.quoted);
  if (match.sure.size === 0) matchNearly(match, naming);
  if (match.sure.size + match.doubt.size === 0 && !naming.names.some((name) => namesHigherPlace(name, context.portal))) matchVaguely(match, naming);
  return match.result();
}

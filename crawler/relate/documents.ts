import type { PageFacts } from '../facts/page.js';
import type { PolicyDocument, Portal } from '../facts/site.js';
import { addressKey, articleId } from './addresses.js';
import { type Article, articleEvidence, byDateThenAddress, civil, columnIds, contentLinks, daysBetween } from './articles.js';
import { normaliseNumber, sameNumber } from './document-number.js';
import { documentClass, scopeOf } from './scope.js';
import { isDocumentTitle, isFeedbackTitle, isSolicitationTitle } from './title-kinds.js';
import { isInterpretationTitle, normaliseTitle, reduceTitle } from './titles.js';

export const DOCUMENT_COLUMNS = ['normative-documents', 'policy-documents'] as const;

/** A column of documents also lists news, interpretations and attachments: only documents become documents. */
export function isDocumentArticle(article: Article): boolean {
  const { title, page } = article;
  if (isInterpretationTitle(title) || isSolicitationTitle(title) || isFeedbackTitle(title)) return false;
  if (page && (page.kind === 'interpretation' || page.kind === 'solicitation' || page.kind === 'feedback') && !numberOf(article)) return false;
  return isDocumentTitle(title) || (page !== null && numberOf(article) !== null && !/^附件/u.test(title));
}

function numberOf(article: Article): string | null {
  const inTitle = /〔\d{4}〕/u.test(normaliseTitle(article.title)) ? /[(（]?([^()（）《》]{2,30}号)[)）]?$/u.exec(article.title.trim())?.[1] : null;
  return normaliseNumber(article.page?.documentNumber?.value) ?? normaliseNumber(inTitle);
}

// ------------------------------------------------------------------ one article in several columns

const fullTitle = (article: Article): string => normaliseTitle(article.title).replace(/[\p{P}\p{S}]/gu, '');

function numbersConflict(a: Article, b: Article): boolean {
  const [one, two] = [numberOf(a), numberOf(b)];
  return one !== null && two !== null && !sameNumber(one, two);
}

function titlesAgree(a: Article, b: Article): boolean {
  const [one, two] = [fullTitle(a), fullTitle(b)];
  if (one.includes(two) || two.includes(one)) return true;
  const [left, right] = [reduceTitle(a.title), reduceTitle(b.title)];
  return left.core === right.core;
}

function shareColumn(a: Article, b: Article): boolean {
  const columns = new Set(a.listings.map(({ column }) => column.url));
  return b.listings.some(({ column }) => columns.has(column.url));
}

/** Groups of articles that are one; each key is looked up once, so the work grows with the number of articles. */
class Groups {
  private readonly parent: number[];
  private readonly first = new Map<string, number>();
  constructor(private readonly articles: readonly Article[]) {
    this.parent = articles.map((_, index) => index);
  }
  private root(index: number): number {
    let at = index;
    while (this.parent[at] !== at) at = this.parent[at] ?? at;
    this.parent[index] = at;
    return at;
  }
  join(a: number, b: number): void {
    const [low, high] = [this.root(a), this.root(b)].sort((x, y) => x - y);
    if (low !== undefined && high !== undefined) this.parent[high] = low;
  }
  /** Joins the article with the one that first carried `key`, if they agree. */
  meet(index: number, key: string, agree: (a: Article, b: Article) => boolean): void {
    const known = this.first.get(key);
    if (known === undefined) this.first.set(key, index);
    else {
      const [a, b] = [this.articles[known], this.articles[index]];
      if (a && b && agree(a, b)) this.join(known, index);
    }
  }
  all(): Article[][] {
    const groups = new Map<number, Article[]>();
    this.articles.forEach((article, index) => {
      const root = this.root(index);
      const group = groups.get(root);
      if (group) group.push(article);
      else groups.set(root, [article]);
    });
    return [...groups.values()];
  }
}

const NEAR_DAYS = 30;

/**
 * The same document listed several times: equal article id, number, text, or title with equal date (with near dates only
 * across columns). Different numbers always keep documents apart: several decisions may share one title.
 */
export function mergeArticles(articles: readonly Article[]): Article[][] {
  const sorted = [...articles].sort(byDateThenAddress);
  const groups = new Groups(sorted);
  const noConflict = (a: Article, b: Article): boolean => !numbersConflict(a, b);
  const previous = new Map<string, number>();
  sorted.forEach((article, index) => {
    const title = fullTitle(article);
    const id = articleId(article.url);
    const number = numberOf(article);
    const text = article.page && article.page.text.chars >= 200 ? article.page.text.sha256 : null;
    if (id) groups.meet(index, `id ${id}`, (a, b) => noConflict(a, b) && titlesAgree(a, b));
    if (number) groups.meet(index, `number ${number}`, titlesAgree);
    if (text) groups.meet(index, `text ${text} ${reduceTitle(article.title).core}`, noConflict);
    groups.meet(index, `title ${title} ${article.publishedOn}`, noConflict);
    const before = previous.get(title);
    const earlier = before === undefined ? undefined : sorted[before];
    const near = earlier?.publishedOn && article.publishedOn && daysBetween(earlier.publishedOn, article.publishedOn) <= NEAR_DAYS;
    if (earlier && near && before !== undefined && noConflict(earlier, article) && !shareColumn(earlier, article)) groups.join(before, index);
    previous.set(title, index);
  });
  return groups.all();
}

// ------------------------------------------------------------------ facts

const inNormativeColumn = (article: Article): boolean => columnIds(article).includes('normative-documents');

/** The article that stands for its group: read before unread, in the normative column before elsewhere, then earliest. */
function lead(group: readonly Article[]): Article {
  const rank = (article: Article): number => (article.page ? 0 : 2) + (inNormativeColumn(article) ? 0 : 1);
  const best = [...group].sort((a, b) => rank(a) - rank(b) || byDateThenAddress(a, b))[0];
  if (!best) throw new Error('a group of articles is never empty');
  return best;
}

/** First value any member of the group has. */
const firstOf = <S, T>(sources: readonly S[], read: (source: S) => T | null): T | null => {
  for (const source of sources) {
    const value = read(source);
    if (value !== null) return value;
  }
  return null;
};

/** The number as printed, in whatever form; null for a label followed by nothing or 无. */
const printedNumber = (page: PageFacts): string | null => {
  const value = page.documentNumber?.value.trim() ?? '';
  return value === '' || /^(?:无|暂无|[-—–/\\]+)$/u.test(value) ? null : value;
};

export function policyDocument(group: readonly Article[], portal: Portal): PolicyDocument {
  const main = lead(group);
  const ordered = [main, ...group.filter((article) => article !== main)];
  const pages = ordered.flatMap((article) => article.page ?? []);
  const title = main.title;
  const printed = firstOf(pages, (page) => page.issuer?.value || null);
  const issuer = printed ?? (reduceTitle(title).issuer || null);
  const rawNumber = firstOf(pages, printedNumber);
  const number = normaliseNumber(rawNumber) ?? firstOf(ordered, numberOf);
  const writtenOn = firstOf(pages, (page) => civil(page.writtenOn?.value));
  const publishedOn = group.flatMap((article) => article.publishedOn ?? []).sort()[0] ?? null;
  const input = { title, number, issuer, inNormativeColumn: group.some(inNormativeColumn) };
  const kind = documentClass(input, portal);
  return {
    url: main.url,
    title,
    publishedOn,
    evidence: articleEvidence(main),
    pageRead: main.page !== null,
    writtenOn,
    documentNumber: rawNumber ?? number,
    validity: firstOf(pages, (page) => page.validity?.value ?? null),
    elementsByScript: main.page?.needsBrowser ?? false,
    issuer,
    class: kind,
    ...scopeOf({ ...input, class: kind, writtenOn, publishedOn }, portal),
    inNormativeColumn: input.inNormativeColumn,
    columns: [...new Set(group.flatMap(columnIds))].sort(),
    alternates: ordered.slice(1).map((article) => article.url).sort(),
    linksTo: linksOf(pages),
    relatedByScript: pages.some((page) => page.relatedByScript),
  };
}

function linksOf(pages: readonly PageFacts[]): string[] {
  const links = new Map(pages.flatMap((page) => contentLinks(page)).map((link) => [addressKey(link.url), link.url]));
  return [...links.values()];
}

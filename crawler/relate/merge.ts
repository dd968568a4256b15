import { articleId } from './addresses.js';
import { type Article, byDateThenAddress, daysBetween } from './articles.js';
import { normaliseNumber, sameNumber } from './document-number.js';
import { normaliseTitle, reduceTitle } from './titles.js';

/** Number of the document the article shows: on its page, else in brackets at the end of its title. */
export function numberOf(article: Article): string | null {
  const inTitle = /〔\d{4}〕/u.test(normaliseTitle(article.title)) ? /[(（]?([^()（）《》]{2,30}号)[)）]?$/u.exec(article.title.trim())?.[1] : null;
  return normaliseNumber(article.page?.documentNumber?.value) ?? normaliseNumber(inTitle);
}

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
const SAME_WORDS = 0.8;
const MIN_SKETCH = 20;

/** The texts of two pages are the same but for their frames; true also where one of them was not read. */
function textsAgree(a: Article, b: Article): boolean {
  if (!a.page || !b.page || a.page.text.sha256 === b.page.text.sha256) return true;
  const [one, two] = [a.page.text.sketch, new Set(b.page.text.sketch)];
  const whole = Math.min(one.length, two.size);
  return whole >= MIN_SKETCH && one.filter((hash) => two.has(hash)).length >= whole * SAME_WORDS;
}

/**
 * The same document listed several times: equal article id, number, text, or title with equal date (with near dates only
 * across columns). Different numbers always keep documents apart: several decisions may share one title.
 * @param titles `doubtful` where equal titles are usual for different articles (a text and a picture interpretation): then they
 * join only across columns, on one day, with one text.
 */
export function mergeArticles(articles: readonly Article[], titles: 'telling' | 'doubtful' = 'telling'): Article[][] {
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
    if (titles === 'doubtful') {
      const isCopy = (a: Article, b: Article): boolean => noConflict(a, b) && !shareColumn(a, b) && textsAgree(a, b);
      if (article.publishedOn !== null) groups.meet(index, `title ${title} ${article.publishedOn}`, isCopy);
      return;
    }
    groups.meet(index, `title ${title} ${article.publishedOn}`, noConflict);
    const before = previous.get(title);
    const earlier = before === undefined ? undefined : sorted[before];
    const near = earlier?.publishedOn && article.publishedOn && daysBetween(earlier.publishedOn, article.publishedOn) <= NEAR_DAYS;
    if (earlier && near && before !== undefined && noConflict(earlier, article) && !shareColumn(earlier, article)) groups.join(before, index);
    previous.set(title, index);
  });
  return groups.all();
}

/** Several addresses of one article: the one that was read and came first stands for all, with the earliest date. */
export function asOne(group: readonly Article[]): Article[] {
  const [main, ...rest] = [...group].sort((a, b) => Number(b.page !== null) - Number(a.page !== null) || byDateThenAddress(a, b));
  if (!main) return [];
  const publishedOn = group.flatMap((article) => article.publishedOn ?? []).sort()[0] ?? null;
  return [{ ...main, publishedOn, listings: group.flatMap((article) => article.listings), alternates: rest.map((article) => article.url) }];
}

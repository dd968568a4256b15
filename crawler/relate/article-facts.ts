import type { ArticleFact } from '../facts/publication.js';
import type { FactSet } from '../facts/site.js';
import { addressKey } from './addresses.js';
import { type Article, type ArticleLibrary, articleEvidence, byDateThenAddress, civil, columnIds } from './articles.js';
import { homeEvidence } from './coverage.js';
import type { RelateInput } from './input.js';

/** Below this many characters beside pictures or files, the words stand elsewhere. */
const FEW_CHARS = 120;
const MAX_BODY_CHARS = 20_000;

/** Every page that was opened and could be read, with its words. Complete when all that were asked for are among them. */
export function relateArticles(input: RelateInput, library: ArticleLibrary): FactSet<ArticleFact> {
  const keys = new Map([...input.pages.keys()].map((url) => [addressKey(url), url]));
  const articles = [...keys.values()].flatMap((url) => library.at(url) ?? []);
  const items = articles.flatMap((article) => fact(article) ?? []).filter(({ publishedOn }) => publishedOn === null || publishedOn <= input.asOf);
  const unread = articles.filter(({ page }) => page === null);
  const gaps = unread.slice(0, 50).map(({ url, title }) => ({
    code: 'unread-article' as const,
    message: `“${title.slice(0, 60)}”页面没有读到，请人工打开核对`,
    url,
  }));
  return { items: items.sort(byDateThenAddress), complete: unread.length === 0, gaps, searched: [homeEvidence(input)] };
}

function fact(article: Article): ArticleFact | null {
  const { page, url, title, publishedOn } = article;
  if (!page) return null;
  const { text, attachments } = page;
  return {
    url,
    title,
    publishedOn,
    writtenOn: civil(page.writtenOn?.value),
    kind: page.kind,
    columns: columnIds(article),
    text: text.body,
    textCut: text.body.length >= MAX_BODY_CHARS,
    headings: text.headings,
    tables: text.tables,
    images: text.images,
    videos: text.videos,
    audios: text.audios,
    forms: page.forms,
    disclosure: page.disclosure?.value ?? null,
    validity: page.validity?.value ?? null,
    attachments,
    textElsewhere: page.needsBrowser || (text.chars < FEW_CHARS && text.images + text.videos + text.audios + attachments.length > 0),
    evidence: articleEvidence(article),
  };
}

import type { AttachmentFact, FactSet } from '../facts/site.js';
import { addressKey } from './addresses.js';
import { type Article, type ArticleLibrary, byDateThenAddress, columnIds, isFile } from './articles.js';
import { homeEvidence, inWindow, readArticles } from './coverage.js';
import { type FileLibrary, type FoundFile, fileEvidence, fileGaps } from './files.js';
import type { RelateInput } from './input.js';

function attachmentFact({ url, title, on, record, content }: FoundFile): AttachmentFact {
  return {
    url,
    title,
    foundOn: isFile(on)
      ? { url: on.listings[0]?.column.url ?? on.url, title: on.listings[0]?.column.name ?? null, publishedOn: on.publishedOn }
      : { url: on.url, title: on.title, publishedOn: on.publishedOn },
    columns: columnIds(on),
    content,
    evidence: fileEvidence({ url, title, on, record, content }),
  };
}

/** Each address once: the first page by date that offers it speaks for it. */
export function filesOf(articles: readonly Article[], files: FileLibrary): FoundFile[] {
  const found = new Map<string, FoundFile>();
  for (const article of [...articles].sort(byDateThenAddress))
    for (const file of files.of(article)) if (!found.has(addressKey(file.url))) found.set(addressKey(file.url), file);
  return [...found.values()];
}

/**
 * Files of the opened pages of the window, and rows of lists that are files. `content` is null for a file that was not fetched or not
 * received; complete only when every page was opened and every file received and opened.
 */
export function relateAttachments(input: RelateInput, library: ArticleLibrary, files: FileLibrary): FactSet<AttachmentFact> {
  const isOfWindow = ({ publishedOn }: Article): boolean => inWindow(input, publishedOn) || publishedOn === null;
  const articles = library.all().filter(isOfWindow);
  const found = filesOf(articles, files);
  const unopened = readArticles(
    input,
    articles.filter(({ record, page }) => record !== null && page === null),
    () => true,
  );
  const missing = found.filter(({ content }) => content === null || content.state === 'failed');
  return {
    items: found.map(attachmentFact),
    complete: missing.length === 0 && unopened.complete,
    gaps: [...unopened.gaps, ...fileGaps(missing)],
    searched: input.columns.length > 0 ? input.columns.map(({ evidence }) => evidence) : [homeEvidence(input)],
  };
}

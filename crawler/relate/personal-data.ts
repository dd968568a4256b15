import type { Gap, PersonalDataFact, SiteFacts } from '../facts/site.js';
import { type Article, type ArticleLibrary, articleEvidence, byDateThenAddress, isFile, pageEvidence } from './articles.js';
import { filesOf } from './attachments.js';
import { homeEvidence } from './coverage.js';
import { type FileLibrary, type FoundFile, fileEvidence, fileGaps } from './files.js';
import type { RelateInput } from './input.js';

function onPage(article: Article): PersonalDataFact[] {
  const { page, record, url, title, publishedOn } = article;
  const data = page?.personalData;
  if (!page || !data || data.count === 0) return [];
  const evidence = data.hits[0] ? pageEvidence(record, page, data.hits[0].quote, null) : articleEvidence(article);
  return [{ url, title, publishedOn, evidence, foundOn: null, data }];
}

function inFile(file: FoundFile): PersonalDataFact[] {
  const data = file.content?.personalData;
  if (!data || data.count === 0) return [];
  const { on, url, title } = file;
  const foundOn = isFile(on) ? (on.listings[0]?.column.url ?? null) : on.url;
  return [{ url, title, publishedOn: on.publishedOn, evidence: fileEvidence(file, data.hits[0]?.quote ?? null), foundOn, data }];
}

const MAX_LISTED = 30;

function pageGaps(articles: readonly Article[]): Gap[] {
  const unread = articles.filter(({ record, page }) => record !== null && page === null);
  const gaps = unread.slice(0, MAX_LISTED).map(
    ({ record, title, url }): Gap => ({
      code: record?.failure?.code ?? 'unread-article',
      message: `“${title.slice(0, 60)}”页面没有读到，其中有无个人信息不能判断`,
      url,
    }),
  );
  const more = unread.length - gaps.length;
  return more > 0 ? [...gaps, { code: 'unread-article', message: `另有 ${more} 个页面没有读到，其中有无个人信息不能判断`, url: null }] : gaps;
}

/**
 * Pages and files that show personal data, of any date: what stands online counts. Complete only when every opened page and every file
 * it offers was read; scans, pictures, archives that were not opened and failures are gaps.
 */
export function relatePersonalData(input: RelateInput, library: ArticleLibrary, files: FileLibrary): SiteFacts['personalData'] {
  const articles = library.all().filter((article) => article.record !== null || isFile(article));
  const found = filesOf(articles, files);
  const nothing: Gap[] = articles.length > 0 ? [] : [{ code: 'unread-article', message: '没有打开任何文章或附件，有无个人信息不能判断', url: null }];
  const gaps = [
    ...nothing,
    ...pageGaps(articles.filter((article) => !isFile(article))),
    ...fileGaps(found),
    ...(nothing.length > 0 ? input.gaps : []),
  ];
  return {
    items: [...articles.flatMap(onPage), ...found.flatMap(inFile)].sort(byDateThenAddress),
    complete: gaps.length === 0,
    gaps,
    searched: input.columns.length > 0 ? input.columns.map(({ evidence }) => evidence) : [homeEvidence(input)],
  };
}

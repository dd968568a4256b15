import type { Interpretation, PolicyDocument } from '../facts/site.js';
import { addressKey, articleId, isFileAddress } from './addresses.js';
import { type ArticleLibrary, bareEvidence, contentLinks, pageEvidence } from './articles.js';
import { isInterpretationTitle, normaliseTitle } from './titles.js';

/**
 * What a document's own page says of its interpretation though nothing was read that is one: a section of the text, a file,
 * a link that did not open. Such a document is not without interpretation for certain; a person has to look.
 */

const NAMES = '(?:解读|图解)';
const SECTION = new RegExp(`^(?:相关|政策|文件|图文|图片|文字|视频)?${NAMES}(?:材料|文件|链接)?[:：]?$`, 'u');
/** In running text only with a colon: plans also speak of 政策解读 as work to be done. */
const POINTER = new RegExp(
  `(?:^|[\\s。；])(?:(?:相关|政策|文件|图文|图片|文字|视频)${NAMES}(?:材料|文件|链接)?|解读(?:单位|机关|人))[:：](?!\\s?(?:无|暂无))`,
  'u',
);
const SHORT = 8;

/** Heading, line or link by which the page leads to an interpretation that was not read as one. */
function hintOn(document: PolicyDocument, library: ArticleLibrary, columns: ReadonlySet<string>): string | null {
  const page = library.at(document.url)?.page;
  if (!page) return null;
  const unread = contentLinks(page).find(({ url, text }) => {
    const short = text.trim().length < SHORT && articleId(url) === null && !isFileAddress(url);
    const article = library.at(url);
    return short && isInterpretationTitle(text) && !columns.has(addressKey(url)) && !article?.page;
  });
  if (unread) return unread.text.trim();
  // Who interprets may stand behind the text, with a section that was not read as part of it.
  const ends = [page.text.head, page.text.tail, page.contact?.quote ?? ''].join('\n');
  const isSection = (text: string): boolean => SECTION.test(text) || (/^[《【].{0,60}$/u.test(text) && isInterpretationTitle(text));
  const heading = [...page.text.headings, ...ends.split('\n')].map((text) => normaliseTitle(text)).find(isSection);
  if (heading) return heading;
  const pointer = POINTER.exec(ends)?.[0];
  return pointer ? normaliseTitle(pointer).replace(/[。；;:]/gu, '') : null;
}

/** One uncertain interpretation per document that has none for certain and whose page names one. */
export function hintedInterpretations(
  documents: readonly PolicyDocument[],
  known: readonly Interpretation[],
  library: ArticleLibrary,
  columns: ReadonlySet<string>,
): Interpretation[] {
  const interpreted = new Set(known.flatMap((item) => item.interprets.map(({ url }) => url)));
  return documents.flatMap((document) => {
    const hint = interpreted.has(document.url) ? null : hintOn(document, library, columns);
    const article = hint === null ? null : library.at(document.url);
    if (hint === null || !article) return [];
    return [
      {
        url: document.url,
        title: `文件页面上的“${hint}”`,
        publishedOn: document.publishedOn,
        evidence: article.page ? pageEvidence(article.record, article.page, hint, null) : bareEvidence(document.url, document.title),
        pageRead: true,
        forms: [],
        interprets: [],
        ambiguousWith: [document.url],
        linksTo: [],
        relatedByScript: false,
        contact: article.page?.contact ?? null,
        bodyIsMedia: false,
      },
    ];
  });
}

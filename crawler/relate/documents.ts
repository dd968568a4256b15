import type { PageFacts } from '../facts/page.js';
import type { PolicyDocument, Portal } from '../facts/site.js';
import { addressKey } from './addresses.js';
import { type Article, articleEvidence, byDateThenAddress, civil, columnIds, contentLinks } from './articles.js';
import { normaliseNumber } from './document-number.js';
import { numberOf } from './merge.js';
import { documentClass, scopeOf } from './scope.js';
import { isDocumentTitle, isFeedbackTitle, isSolicitationTitle } from './title-kinds.js';
import { isInterpretationTitle, reduceTitle } from './titles.js';

export const DOCUMENT_COLUMNS = ['normative-documents', 'policy-documents'] as const;

/** A column of documents also lists news, interpretations and attachments: only documents become documents. */
export function isDocumentArticle(article: Article): boolean {
  const { title, page } = article;
  if (isInterpretationTitle(title) || isSolicitationTitle(title) || isFeedbackTitle(title)) return false;
  if (page && (page.kind === 'interpretation' || page.kind === 'solicitation' || page.kind === 'feedback') && !numberOf(article)) return false;
  return isDocumentTitle(title) || (page !== null && numberOf(article) !== null && !/^附件/u.test(title));
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

/** A library sorted by validity states it by the column that lists the document: 现行有效, 已废止. */
function validityByColumn({ listings }: Article): string | null {
  const names = listings.flatMap(({ column }) => [column.name, column.path.at(-1) ?? '']);
  return firstOf(names, (name) => /^(?:现行)?有效|^(?:已)?(?:失效|废止)|现行有效/u.exec(name)?.[0] ?? null);
}

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
    validity: firstOf(pages, (page) => page.validity?.value ?? null) ?? firstOf(group, validityByColumn),
    elementsByScript: main.page?.needsBrowser ?? false,
    issuer,
    class: kind,
    ...scopeOf({ ...input, class: kind, writtenOn, publishedOn }, portal),
    inNormativeColumn: input.inNormativeColumn,
    columns: [...new Set(group.flatMap(columnIds))].sort(),
    alternates: ordered
      .slice(1)
      .map((article) => article.url)
      .sort(),
    linksTo: linksOf(pages),
    relatedByScript: pages.some((page) => page.relatedByScript),
  };
}

function linksOf(pages: readonly PageFacts[]): string[] {
  const links = new Map(pages.flatMap((page) => contentLinks(page)).map((link) => [addressKey(link.url), link.url]));
  return [...links.values()];
}

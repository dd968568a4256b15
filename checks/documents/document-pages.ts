import type { ArticleFact } from '../../crawler/facts/publication.js';
import type { PolicyDocument, SiteFacts } from '../../crawler/facts/site.js';
import type { CheckContext, Finding } from '../check.js';
import { addressesOf, type Standing, standingOf } from '../policy-documents.js';
import { judgeSet } from '../subjects.js';

/** The lists that hold documents, with their pages. */
export const documentColumns = () => ['normative-documents', 'policy-documents'].map((id) => ({ id, open: { max: 200 } }));

type Judge = (document: PolicyDocument, page: ArticleFact | null, standing: Standing) => Finding | null;

/** Judges each policy document of the audited time with its opened page, null when that was not read. */
export function judgeDocuments(
  { policyDocuments, articles }: Pick<SiteFacts, 'policyDocuments' | 'articles'>,
  context: CheckContext<unknown>,
  judge: Judge,
): Finding[] {
  const pages = new Map(articles.items.map((article) => [article.url, article]));
  return judgeSet(policyDocuments, '政策文件全部读到', (document) => {
    const standing = standingOf(document, context);
    const [page = null] = [...addressesOf(document)].flatMap((url) => pages.get(url) ?? []);
    return standing === null ? null : judge(document, page, standing);
  });
}

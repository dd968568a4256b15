import { z } from 'zod';
import type { Interpretation, PolicyDocument, SiteFacts } from '../../crawler/facts/site.js';
import { judgedOn } from '../calendar/as-of.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { addressesOf, interpretationsOf, standingOf } from '../policy-documents.js';
import { judgeSet } from '../subjects.js';

const thresholds = z.strictObject({
  target: z.number().min(0).max(1).default(1),
  partialFrom: z.number().min(0).max(1).default(0.6),
});

/**
 * A document's page links to an interpretation of it, and one of its interpretations links back. One-way is half.
 * One finding per document of the window that has an interpretation. Source: ledger items guyuan-2023/18, mudan-2023/14.
 */
export const interpretationLinkage = defineCheck({
  id: 'interpretation-linkage',
  title: '文件与解读互联',
  topic: 'interpretation',
  rule: () => '文件页面链接到解读，解读页面链接回文件；只有一个方向的算部分达标',
  remedy: '在文件页面加“相关解读”链接，在解读页面加“相关文件”链接',
  requires: ['policyDocuments', 'interpretations'],
  thresholds,
  fold: ({ target, partialFrom }) => ({ rule: 'ratio', target, partialFrom }),

  evaluate: ({ policyDocuments, interpretations }, context) =>
    judgeSet(policyDocuments, '政策文件全部读到', (document) => judge(document, interpretations, context)),
});

/** Same page under http or https, in capitals or not, with or without fragment, closing slash, index page, or parameters behind a static page. */
const addressKey = (url: string): string => {
  const plain = url
    .replace(/^https?:\/\//i, '')
    .replace(/#.*$/, '')
    .toLowerCase();
  const page = plain.replace(/(\.s?html?)\?.*$/, '$1');
  return page.replace(/\/index\.s?html?$/, '/').replace(/\/$/, '');
};

const linksToAny = (links: readonly string[], targets: Iterable<string>): boolean => {
  const keys = new Set([...targets].map(addressKey));
  return links.some((link) => keys.has(addressKey(link)));
};

/** A direction that is there, is not there, or cannot be told because a page or its related block was not read. */
type Direction = 'yes' | 'no' | 'unknown';
const direction = (linked: boolean, unread: boolean): Direction => (linked ? 'yes' : unread ? 'unknown' : 'no');
const MARKS: Record<Direction, string> = { yes: '有', no: '没有', unknown: '没有读到' };

const wasTiedBy = (by: 'link' | 'back-link', document: PolicyDocument, linked: readonly Interpretation[]): boolean => {
  const addresses = addressesOf(document);
  return linked.some((item) => item.interprets.some((tie) => tie.by === by && addresses.has(tie.url)));
};

function judge(document: PolicyDocument, interpretations: SiteFacts['interpretations'], context: CheckContext<unknown>): Finding | null {
  const standing = standingOf(document, context);
  const asOf = judgedOn(context);
  const linked = interpretationsOf(document, interpretations.items).filter((item) => (item.publishedOn ?? asOf) <= asOf);
  if (standing === null || standing.state === 'excluded' || linked.length === 0) return null;

  const addresses = linked.map((item) => item.url);
  const forth = direction(
    linksToAny(document.linksTo, addresses) || wasTiedBy('back-link', document, linked),
    !document.pageRead || document.relatedByScript,
  );
  const back = direction(
    linked.some((item) => linksToAny(item.linksTo, addressesOf(document))) || wasTiedBy('link', document, linked),
    linked.some((item) => !item.pageRead || item.relatedByScript),
  );
  const directions = `文件页面${MARKS[forth]}通往解读的链接，解读页面${MARKS[back]}通往文件的链接`;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: document.url, title: document.title },
    observed: [forth, back].filter((found) => found === 'yes').length,
    expected: 2,
    unit: '个方向',
    reason,
    evidence: [document.evidence, ...linked.map((item) => item.evidence)].slice(0, 5),
  });

  const absent = [forth, back].filter((found) => found === 'no').length;
  if (standing.state === 'unsure' && absent > 0) return finding('undetermined', `${standing.reason}；${directions}，请人工核查`);
  if (document.publishedOn === null && absent === 0) return null; // nothing to hold against it, and not known to belong to the window
  if (absent === 2) return finding('fail', `${directions}，互不相通`);
  if (absent === 1) return finding('partial', directions);
  if (forth === 'unknown' || back === 'unknown') return finding('undetermined', `${directions}，请人工核查`);
  return finding('pass', directions);
}

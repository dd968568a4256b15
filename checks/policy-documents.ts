import type { Interpretation, PolicyDocument, SiteFacts } from '../crawler/facts/site.js';
import { isInWindow } from './calendar/as-of.js';
import type { CheckContext } from './check.js';

/** What the interpretation checks share: which documents must be interpreted, and which interpretations are theirs. */

type Time = Pick<CheckContext<unknown>, 'asOf' | 'window'>;

/** `counted`: held to the duty. `excluded`: not. `unsure`: the page does not let us tell. */
export interface Standing {
  state: 'counted' | 'excluded' | 'unsure';
  reason: string;
}

/** How a document stands to the duty of interpretation; null when it was published outside the audited time. */
export function standingOf(document: PolicyDocument, time: Time): Standing | null {
  const inWindow = isInWindow(document.publishedOn, time);
  if (inWindow === false) return null;
  if (document.inScope === 'no') return { state: 'excluded', reason: document.scopeReason };
  if (inWindow === null) return { state: 'unsure', reason: '文件发布日期读不到，看不出是否在检查期内' };
  if (document.inScope === 'unknown') return { state: 'unsure', reason: `看不出是否必须解读：${document.scopeReason}` };
  return { state: 'counted', reason: document.scopeReason };
}

export const addressesOf = (document: PolicyDocument): Set<string> => new Set([document.url, ...document.alternates]);

/** Interpretations tied to this document, in the order of the facts. */
export function interpretationsOf(document: PolicyDocument, interpretations: readonly Interpretation[]): Interpretation[] {
  const addresses = addressesOf(document);
  return interpretations.filter((item) => item.interprets.some(({ url }) => addresses.has(url)));
}

/** A title that quotes a full document name tells what it is about even when its page could not be read. */
const QUOTES_FULL_NAME = /《[^《》…]{4,}(?<!\.\.\.)》/;

/** Tied to nothing, its page not read and its title silent: it could concern any document. */
const couldConcernAny = (item: Interpretation): boolean =>
  !item.pageRead && item.interprets.length === 0 && item.ambiguousWith.length === 0 && !QUOTES_FULL_NAME.test(item.title);

/** Interpretations that may belong to the document though nothing ties them to it for certain. */
export function possibleInterpretationsOf(document: PolicyDocument, interpretations: readonly Interpretation[]): Interpretation[] {
  const addresses = addressesOf(document);
  return interpretations.filter((item) => item.ambiguousWith.some((url) => addresses.has(url)) || couldConcernAny(item));
}

/**
 * Why the lack of an interpretation cannot be held against the portal, or null when everything that could show one was read.
 * Each line is one way in which our own reading, not the portal, may be at fault.
 */
export function doubtAboutAbsence(document: PolicyDocument, interpretations: SiteFacts['interpretations']): string | null {
  if (!interpretations.complete) return interpretations.gaps.map(({ message }) => message).join('；') || '政策解读栏目没有读全';
  if (!document.pageRead) return '文件页面没有读到，看不到其中的解读链接';
  if (document.relatedByScript) return '文件页面的“相关解读”由脚本加载，没有读到';
  const possible = possibleInterpretationsOf(document, interpretations.items);
  if (possible.length > 0)
    return `下列解读可能对应本文件，无法确定：${possible
      .slice(0, 3)
      .map(({ title }) => title)
      .join('；')}`;
  return null;
}

import type { PolicyDocument, Solicitation } from '../facts/site.js';
import { byDateThenAddress, daysBetween } from './articles.js';
import { type Draft, keysOf } from './feedbacks.js';
import type { TitleIndex } from './title-index.js';
import { isRegulatingTitle } from './title-kinds.js';

/** Which document a draft became. */

export interface IssuedDocuments {
  index: TitleIndex<PolicyDocument>;
  /** Documents by the addresses their pages link to. */
  backLinks: ReadonlyMap<string, PolicyDocument[]>;
}

export type Decision = Pick<Solicitation, 'decision' | 'decisionAmbiguous'>;

const RIVAL_DAYS = 30;
/** A draft becomes a document within that time, or most likely never. */
const PATIENCE_DAYS = 730;
const OPEN: Decision = { decision: null, decisionAmbiguous: true };

const certain = ({ url, title, publishedOn }: PolicyDocument, confidence: number): Decision => ({
  decision: { url, title, publishedOn, confidence },
  decisionAmbiguous: false,
});

/** Documents of the draft's title; a revised draft may come out as 关于修订某办法的通知. */
function underItsTitle({ reduced, amends }: Draft, index: TitleIndex<PolicyDocument>): PolicyDocument[] {
  const titles = amends ? ['', '修订', '修改', '修正'] : [''];
  return [...new Set(titles.flatMap((verb) => index.equal({ ...reduced, core: verb + reduced.core })))];
}

/** Documents that may be the draft under a changed title: another kind of rule on the same matter, or a change of the existing one. */
function underAnotherTitle(draft: Draft, index: TitleIndex<PolicyDocument>, isLater: (document: PolicyDocument) => boolean): boolean {
  const soon = (document: PolicyDocument): boolean =>
    document.publishedOn === null || draft.publishedOn === null || daysBetween(draft.publishedOn, document.publishedOn) <= PATIENCE_DAYS;
  const alike = index.aboutTheSame(draft.reduced, 'free').filter(({ title }) => isRegulatingTitle(index.reduce(title).core));
  return [...index.near(draft.reduced), ...index.enclosing(draft.reduced), ...alike].some((document) => isLater(document) && soon(document));
}

/**
 * The document that links back to the draft, else the first one issued under the draft's title after the term ended.
 * @param closesOn last day of the term; the day of publication stands in for one that was not read.
 */
export function decisionOf(draft: Draft, closesOn: string | null, { index, backLinks }: IssuedDocuments): Decision {
  const after = closesOn ?? draft.publishedOn;
  const isLater = ({ publishedOn }: PolicyDocument): boolean => after === null || publishedOn === null || publishedOn > after;
  const linked = [...keysOf(draft.article)]
    .flatMap((key) => backLinks.get(key) ?? [])
    .filter((document) => isLater(document) && !index.differsInYear(draft.reduced, document));
  const [only] = linked;
  if (only && linked.length === 1 && after !== null && only.publishedOn !== null) return certain(only, 0.98);
  const [first, second] = underItsTitle(draft, index).filter(isLater).sort(byDateThenAddress);
  if (!first) return { decision: null, decisionAmbiguous: underAnotherTitle(draft, index, isLater) };
  const rivals = second?.publishedOn && first.publishedOn && daysBetween(first.publishedOn, second.publishedOn) <= RIVAL_DAYS;
  if (after === null || first.publishedOn === null || rivals) return OPEN;
  return certain(first, 0.95);
}

/** Of several drafts under one notice the one that came out first stands for all. */
export function firstDecision(decisions: readonly Decision[]): Decision {
  const dated = decisions.flatMap(({ decision }) => decision ?? []).sort((a, b) => ((a.publishedOn ?? '9') < (b.publishedOn ?? '9') ? -1 : 1));
  return dated[0]
    ? { decision: dated[0], decisionAmbiguous: false }
    : { decision: null, decisionAmbiguous: decisions.some((one) => one.decisionAmbiguous) };
}

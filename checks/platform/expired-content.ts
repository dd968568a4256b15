import { z } from 'zod';
import type { ArticleFact, Listing } from '../../crawler/facts/publication.js';
import type { Solicitation } from '../../crawler/facts/site.js';
import { spoken } from '../calendar/explain.js';
import { type CheckContext, defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';
import { named } from '../wording.js';
import { inForceUntil } from './stated-term.js';

/** Lists of matters that end on a stated day. */
const COLUMNS = ['solicitation', 'recruitment'] as const;
const DOCUMENTS = ['normative-documents', 'policy-documents'];
/** Where it is told that documents stay in force for longer. */
const PROLONGED_IN = [...DOCUMENTS, 'document-cleanup'];
const IN_FORCE = /^(?:现行|继续)?有效$/u;
const PROLONGS = /(?:延长|延续|顺延|续期).{0,40}(?:有效期|期限|执行|实施)|继续(?:有效|执行|施行)/u;
/** A state that list or page itself prints. */
const CURRENT_LABEL =
  /(?:征集|调查|报名|活动|公示|办理|当前)?状态\s?[:：]?\s?(?:正在)?(?:进行中|征集中|报名中|公示中|调查中|未结束|未截止)|^[[【（(]\s?(?:正在)?(?:进行中|征集中|报名中|公示中|正在征集|未截止)\s?[\]】）)]|[[【（(]\s?(?:正在进行|进行中|征集中|报名中|正在征集)\s?[\]】）)]$/mu;
const ENDED_LABEL = /延期|延长|顺延|已结束|已截止|已过期|已完成|已关闭|结果已公布|已反馈/u;
const CLOSING =
  /(?:报名|征集|受理|征求意见|投递)?(?:截止|截至)(?:时间|日期)?\s?(?:为|到|至)?\s?[:：]?\s?(\d{4})\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})/gu;

/** Something shown as current, with the day on which it ends by its own words. */
interface Current {
  url: string;
  title: string;
  closesOn: string;
  label: string;
  evidence: Finding['evidence'];
}

/**
 * Nothing is shown as current whose stated end lies before the audit date: calls that are over, documents whose term has run out. An old
 * call or document is an archive, not a breach: what counts is the state that list or page prints beside it. One finding per breach, one
 * for all that are in order.
 * Source: 国办发〔2017〕47号 (outdated content); ledger item guyuan-2023/37.
 */
export const expiredContent = defineCheck({
  id: 'expired-content',
  title: '过期内容',
  topic: 'platform',
  rule: () => '没有截止日期已过仍标为“进行中”“征集中”的内容，没有有效期已满仍标为“有效”的文件',
  remedy: '把已截止的征集、报名等改标为“已结束”，并链接到结果；有效期已满的文件改标为“失效”，继续执行的公布延长有效期的通知',
  requires: ['solicitations', 'listings', 'articles'],
  thresholds: z.strictObject({}),
  columns: () => [...COLUMNS.map((id) => ({ id, open: { max: 30 } })), ...PROLONGED_IN.map((id) => ({ id }))],
  fold: () => ({ rule: 'all' }),

  evaluate({ solicitations, listings, articles }, context) {
    const rows = labelledRows(listings.items);
    const pages = new Map(articles.items.map((article) => [article.url, article]));
    const ends = [
      ...solicitations.items.flatMap((item) => ofSolicitation(item, rows, pages)),
      ...otherEnds(articles.items, solicitations.items, rows),
    ];
    const lapsed = lapsedDocuments(articles.items, listings.items, context);
    const breaches = [...ends.filter(({ closesOn }) => closesOn < context.asOf).map((item) => breach(item, context)), ...lapsed];
    const examined = new Set([...solicitations.items, ...dated(articles.items), ...articles.items.filter(isInForce)].map(({ url }) => url)).size;
    const lists = listings.items.filter(({ column }) => COLUMNS.some((id) => id === column));
    const unread = lists.filter(({ state }) => state === 'unread' || state === 'unknown' || state === 'cut');
    const gaps = [...gapsOf(unread), ...(solicitations.complete ? [] : solicitations.gaps)];
    if (breaches.length === 0 && (unread.length > 0 || !solicitations.complete))
      return [...summary(examined, lists), gapFinding(gaps, listings.searched, '征集、招考等栏目读全')];
    return breaches.length > 0 ? breaches : summary(examined, lists);
  },
});

const isInForce = ({ columns, validity }: ArticleFact): boolean => IN_FORCE.test(validity ?? '') && columns.some((id) => DOCUMENTS.includes(id));

/** Documents labelled as in force after the term they state; for a person where something may have prolonged it. */
function lapsedDocuments(articles: readonly ArticleFact[], listings: readonly Listing[], { asOf }: CheckContext<unknown>): Finding[] {
  const told = listings.filter(({ column }) => PROLONGED_IN.includes(column));
  const unread = told.find(({ state }) => state !== 'read' && state !== 'missing');
  const notice = told.flatMap(({ rows }) => rows).find(({ title }) => PROLONGS.test(title));
  const doubt = notice ? `${named(notice.title)}可能延长了有效期` : unread ? `“${unread.name}”栏目没有读全，可能延长过有效期` : null;
  return articles.filter(isInForce).flatMap(({ url, title, text, validity, evidence }): Finding[] => {
    const until = inForceUntil(text);
    if (until === null || until >= asOf) return [];
    const lapsed = `${named(title)}写明有效期到${spoken(until)}，到${spoken(asOf)}仍标为“${validity}”`;
    return [
      {
        verdict: doubt ? 'undetermined' : 'fail',
        subject: { url, title },
        observed: validity,
        expected: '标明失效或者延长有效期',
        unit: null,
        reason: doubt ? `${lapsed}；但${doubt}，请人工核对` : lapsed,
        evidence: [evidence],
      },
    ];
  });
}

const gapsOf = (lists: readonly Listing[]) =>
  lists.flatMap(({ trouble, url }) => (trouble === null ? [] : [{ code: 'list-cut' as const, message: trouble, url }]));

function labelledRows(listings: readonly Listing[]): Map<string, { label: string; listing: Listing }> {
  const rows = new Map<string, { label: string; listing: Listing }>();
  for (const listing of listings)
    for (const { url, title } of listing.rows) {
      const label = labelIn(title);
      if (label !== null) rows.set(url, { label, listing });
    }
  return rows;
}

/** The printed state; none where an ended one, or a longer term, is printed too. */
const labelIn = (text: string): string | null => (ENDED_LABEL.test(text) ? null : (CURRENT_LABEL.exec(text)?.[0].trim() ?? null));

function ofSolicitation(
  { url, title, closesOn, evidence, termEvidence }: Solicitation,
  rows: ReadonlyMap<string, { label: string; listing: Listing }>,
  pages: ReadonlyMap<string, ArticleFact>,
): Current[] {
  const row = rows.get(url);
  const label = row?.label ?? labelIn(pages.get(url)?.text ?? '');
  return closesOn === null || label === null
    ? []
    : [
        {
          url,
          title,
          closesOn,
          label,
          evidence: [termEvidence ?? evidence, ...(row ? [{ ...row.listing.evidence, quote: `${label} ${title}`.slice(0, 300) }] : [])],
        },
      ];
}

/** Pages with a label and one closing day; of several the last counts, and where text was lost none does. */
function otherEnds(
  articles: readonly ArticleFact[],
  solicitations: readonly Solicitation[],
  rows: ReadonlyMap<string, { label: string; listing: Listing }>,
): Current[] {
  const known = new Set(solicitations.map(({ url }) => url));
  return dated(articles).flatMap((article) => {
    const { url, title, text, textCut, textElsewhere, evidence } = article;
    const label = rows.get(url)?.label ?? labelIn(text);
    if (known.has(url) || label === null || textCut || textElsewhere) return [];
    const days = [...text.matchAll(CLOSING)].map(([, year, month, day]) => `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`).sort();
    const closesOn = days.at(-1);
    return closesOn === undefined ? [] : [{ url, title, closesOn, label, evidence: [{ ...evidence, quote: `${label} 截止 ${closesOn}` }] }];
  });
}

const dated = (articles: readonly ArticleFact[]): ArticleFact[] =>
  articles.filter(({ columns }) => columns.some((id) => COLUMNS.some((one) => one === id)));

function breach({ url, title, closesOn, label, evidence }: Current, { asOf }: CheckContext<unknown>): Finding {
  return {
    verdict: 'fail',
    subject: { url, title },
    observed: label,
    expected: '标明已结束',
    unit: null,
    reason: `${named(title)}已于${spoken(closesOn)}截止，到${spoken(asOf)}仍标为“${label}”`,
    evidence,
  };
}

function summary(examined: number, lists: readonly Listing[]): Finding[] {
  const finding = (verdict: Verdict, reason: string): Finding[] => [
    { verdict, subject: null, observed: 0, expected: 0, unit: '条', reason, evidence: lists.map(({ evidence }) => evidence).slice(0, 5) },
  ];
  if (examined === 0) return finding('not-applicable', '没有看到写明截止日期的征集、招考信息和标明有效性的文件');
  return finding('pass', `查看了 ${examined} 条征集、招考信息和文件，没有过期后仍标为进行中、有效的`);
}

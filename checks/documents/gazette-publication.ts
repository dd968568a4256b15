import { z } from 'zod';
import type { ArticleFact, Listing } from '../../crawler/facts/publication.js';
import type { PolicyDocument, SiteFacts } from '../../crawler/facts/site.js';
import { judgedOn } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { addMonths, CalendarRangeError, type WorkCalendar, workingDayNumber } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { standingOf } from '../policy-documents.js';
import { publications } from '../publications.js';
import { named } from '../wording.js';
import { wordsOf } from './words.js';

const thresholds = z.strictObject({
  /** Age of the latest issue. */
  maxMonths: z.int().positive().default(4),
  /** The lag between document and gazette is reported against this; it is not judged. */
  workingDays: z.int().positive().default(5),
});
type Context = CheckContext<z.infer<typeof thresholds>>;
type Facts = Pick<SiteFacts, 'listings' | 'articles' | 'policyDocuments'>;

const BROUGHT_BY_PROVINCES_AND_CITIES = new Set(['province', 'city']);

/**
 * The gazette is online, its latest issue is recent, and the normative documents of the window stand in it. One finding on the issues,
 * one on the documents. Source: 国办发〔2018〕22号 (provinces and cities; counties need not have one); ledger items guyuan-2023/38,
 * litong-2021/3.5, mudan-2023/45, xixia-2023/25.
 */
export const gazettePublication = defineCheck({
  id: 'gazette-publication',
  title: '政府公报',
  topic: 'documents',
  rule: ({ maxMonths }) => `设有政府公报栏目，最新一期不超过 ${maxMonths} 个月，检查期内的规范性文件在公报刊登`,
  remedy: '按期把政府公报放上网站，刊登本级规范性文件，并列出每期目录',
  requires: ['listings', 'articles', 'policyDocuments'],
  thresholds,
  appliesTo: (level) => level === 'province' || level === 'city' || level === 'county',
  columns: () => [{ id: 'gazette', open: { max: 60 } }],
  fold: () => ({ rule: 'all' }),
  evaluate: (facts, context) => [judgeIssues(facts, context), ...judgeContents(facts, context)],
});

const columnsOf = ({ listings }: Facts): Listing[] => listings.items.filter(({ column }) => column === 'gazette');

function judgeIssues(facts: Facts, context: Context): Finding {
  const { maxMonths } = context.thresholds;
  const asOf = judgedOn(context);
  const earliest = addMonths(asOf, -maxMonths);
  const search = publications(facts.listings, { columns: ['gazette'], from: '', to: asOf }, context);
  const columns = columnsOf(facts);
  const newest = search.found.at(-1)?.row;
  const [column] = columns.filter(({ state }) => state !== 'missing' && state !== 'unknown');
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: newest ? { url: newest.url, title: newest.title } : column ? { url: column.url, title: column.name } : null,
    observed: newest?.publishedOn ?? null,
    expected: earliest,
    unit: null,
    reason,
    evidence: search.searched.slice(0, 5),
  });

  const latest = newest?.publishedOn ? `公报栏目最新一条是${spoken(newest.publishedOn)}的${named(newest.title)}` : '没有看到带日期的公报';
  if (newest?.publishedOn && newest.publishedOn >= earliest) return finding('pass', `${latest}，距${spoken(asOf)}不超过 ${maxMonths} 个月`);
  if (!column && !BROUGHT_BY_PROVINCES_AND_CITIES.has(context.portal.level))
    return finding('undetermined', '没有找到政府公报栏目；县级政府可以不办公报，请人工确认');
  if (!search.certain) return finding('undetermined', `${latest}；${search.troubles.join('；')}，请人工核查`);
  const absent = column ? `“${column.name}”栏目没有内容` : '网站没有设政府公报栏目';
  return finding('fail', newest ? `${latest}，距${spoken(asOf)}超过 ${maxMonths} 个月` : absent);
}

interface Printed {
  document: PolicyDocument;
  on: string | null;
}

/** One finding on the normative documents of the window; none where there are none or no gazette was found. */
function judgeContents(facts: Facts, context: Context): Finding[] {
  const documents = facts.policyDocuments.items.filter(
    (document) => (document.class === 'normative' || document.class === 'rule') && standingOf(document, context)?.state === 'counted',
  );
  const columns = columnsOf(facts).filter(({ rows }) => rows.length > 0);
  if (documents.length === 0 || columns.length === 0) return [];
  const places = placesOf(columns, facts.articles.items);
  const printed = documents.flatMap((document): Printed[] => {
    const place = places.find(({ words }) => words.includes(coreOf(document.title)));
    return place ? [{ document, on: place.publishedOn }] : [];
  });
  const absent = documents.filter((document) => !printed.some((item) => item.document === document));
  const due = absent.filter(({ publishedOn }) => addMonths(publishedOn ?? '', context.thresholds.maxMonths) <= judgedOn(context));
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: columns[0]?.url ?? '', title: '规范性文件在公报刊登' },
    observed: printed.length,
    expected: documents.length,
    unit: '个文件',
    reason,
    evidence: [...columns.map(({ evidence }) => evidence), ...absent.map(({ evidence }) => evidence)].slice(0, 5),
  });

  const counted = `检查期内 ${documents.length} 个规范性文件，在公报中找到 ${printed.length} 个${lagsOf(printed, context)}`;
  if (absent.length === 0) return [finding('pass', counted)];
  const names = `没有找到${(due.length > 0 ? due : absent)
    .slice(0, 3)
    .map(({ title }) => named(title))
    .join('、')}`;
  if (due.length === 0) return [finding('not-due', `${counted}；${names}，发布不满 ${context.thresholds.maxMonths} 个月，可能排在下一期`)];
  // Only a gazette whose contents are listed by title shows what is not in it.
  const listsTitles = printed.length > 0 && places.every(({ known }) => known) && columns.every(({ state }) => state === 'read');
  return [
    listsTitles
      ? finding('fail', `${counted}；已读完公报目录，${names}`)
      : finding('undetermined', `${counted}；${names}，公报目录可能在附件或图片中，请人工核对`),
  ];
}

/** Title of the document without issuer and wrapping: what a list of contents keeps. */
function coreOf(title: string): string {
  const quoted = /《([^《》]{4,120})》/u.exec(title)?.[1];
  const core = wordsOf(quoted ?? title.replace(/^.{0,40}?关于(?:印发|发布|公布)?/u, '').replace(/的(?:通知|公告|决定)$/u, ''));
  return core.length >= 4 ? core : wordsOf(title);
}

interface Place {
  words: string;
  publishedOn: string | null;
  /** Its words are all read. */
  known: boolean;
}

/** Rows of the gazette with the words of their pages. */
function placesOf(columns: readonly Listing[], articles: readonly ArticleFact[]): Place[] {
  const pages = new Map(articles.map((article) => [article.url, article]));
  const rows = columns.flatMap(({ rows }) => rows);
  return rows.map(({ url, title, publishedOn }) => {
    const page = pages.get(url);
    const isIssue = /第[\d一二三四五六七八九十]{1,4}期|公报/u.test(title);
    const isKnown = page !== undefined && !page.textElsewhere && !page.textCut && page.images === 0 && page.attachments.length === 0;
    return { words: wordsOf(`${title}\n${page?.text ?? ''}`), publishedOn, known: !isIssue || isKnown };
  });
}

/** How long it took from document to gazette, where both days are known: told, not judged. */
function lagsOf(printed: readonly Printed[], { thresholds, calendar }: Context): string {
  const lags = printed.flatMap(({ document, on }) => (document.publishedOn && on ? (lagOf(document.publishedOn, on, calendar) ?? []) : []));
  if (lags.length === 0) return '';
  const within = lags.filter((days) => days <= thresholds.workingDays).length;
  return `（可比日期的 ${lags.length} 个中，${within} 个在 ${thresholds.workingDays} 个工作日内刊登，最长 ${Math.max(...lags)} 个工作日）`;
}

function lagOf(from: string, on: string, calendar: WorkCalendar): number | null {
  try {
    return workingDayNumber(from, on, calendar);
  } catch (error) {
    if (error instanceof CalendarRangeError) return null;
    throw error;
  }
}

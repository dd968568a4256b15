import type { AttachmentFacts } from '../facts/attachment.js';
import type { PageFacts } from '../facts/page.js';
import type { AnnualReport, FactSet, Portal } from '../facts/site.js';
import { type Article, type ArticleLibrary, articleEvidence, byDateThenAddress } from './articles.js';
import { inWindow, joinReadings, readArticles, readColumns } from './coverage.js';
import { type FileLibrary, isWhole } from './files.js';
import type { RelateInput } from './input.js';
import { asOne, mergeArticles } from './merge.js';
import { ownPlaces, placeOfBody } from './places.js';
import { yearIn } from './title-kinds.js';
import { isInterpretationTitle, normaliseTitle } from './titles.js';

/** The six prescribed parts of a yearly report, in order (国办公开办函〔2021〕30号). The ids are their short names, fit for a report. */
export const ANNUAL_REPORT_PARTS = [
  { id: '总体情况', words: /(?:总体|基本|整体)情况|概述|概况/u },
  { id: '主动公开政府信息情况', words: /主动公开.{0,8}情况/u },
  {
    id: '收到和处理政府信息公开申请情况',
    words: /(?:收到|接收|受理|办理|处理).{0,8}(?:政府)?信息公开申请|依申请公开(?:政府信息)?(?:工作)?(?:办理|处理)?(?:工作)?情况/u,
  },
  { id: '行政复议、行政诉讼情况', words: /复议[、和,]?(?:及|与|以及)?(?:提起|被提起)?(?:行政)?诉讼|被申请行政复议/u },
  { id: '存在的主要问题及改进情况', words: /存在的?(?:主要)?(?:问题|不足)|(?:主要)?问题(?:及|和|与|、)改进/u },
  {
    id: '其他需要报告的事项',
    words: /其[他它](?:需要?|应当?|须)?(?:予以)?(?:报告|说明|公开)的?(?:事项|情况|内容)|其[他它](?:需要的?|有关|相关)?事项/u,
  },
] as const;

const REPORT = /(?:政府)?信息公开(?:工作)?.{0,6}(?:年度)?(?:工作)?(?:报告|年报)|(?:政府)?信息公开.{0,4}年度/u;
const OTHER_REPORT = /年度工作报表|工作报表|统计表|解读|要点|计划|落实情况|方案|通知$|的函$/u;

/** In the column of these reports a title may leave their name out (2024年年报); reports of other kinds say so. */
const SHORT_REPORT = /年报|年度(?:工作)?报告|政务公开.{0,8}报告/u;
const OTHER_KIND = /法治|网站|预算|决算|财政|财务|统计|企业|监测|质量|执法|普法|审计|监督|党建|绩效|环境|社会组织/u;

const isReport = ({ title }: Article): boolean => {
  const text = normaliseTitle(title);
  return (REPORT.test(text) || (SHORT_REPORT.test(text) && !OTHER_KIND.test(text))) && !OTHER_REPORT.test(text) && !isInterpretationTitle(title);
};

/** No report can tell of the year in which it comes out before that year is nearly over: then the title names another year. */
function reportYear({ title, publishedOn }: Article): number | null {
  const year = yearIn(title);
  return year !== null && publishedOn !== null && publishedOn < `${year}-11-01` ? null : year;
}

interface Told {
  parts: string[];
  tables: string[];
}

function partsIn(texts: readonly string[]): string[] {
  const places = texts.map(normaliseTitle);
  return ANNUAL_REPORT_PARTS.filter(({ words }) => places.some((text) => words.test(text))).map(({ id }) => id);
}

/** Lines short enough to be headings; running text names parts that need not follow. */
const headingLines = (text: string): string[] => text.split('\n').filter((line) => line.trim().length <= 40);

const toldByPage = ({ text }: PageFacts): Told => ({
  parts: partsIn([...text.headings, ...text.tables, text.head, text.tail, ...headingLines(text.head), ...headingLines(text.tail)]),
  tables: text.tables,
});

const tableName = ({ name, header }: AttachmentFacts['tables'][number]): string => name || header.join(' ').slice(0, 100);

const toldByFile = ({ text, tables }: AttachmentFacts): Told => ({
  parts: partsIn([...text.headings, ...headingLines(text.head), ...headingLines(text.tail), ...tables.map(tableName)]),
  tables: tables.map(tableName).filter((name) => name !== ''),
});

/** Names of files beside a report that are not the report. */
const ASIDE = /解读|图解|公式|说明|填报|申请表|流程图|统计表/u;

/** The whole outline of the file is known: what it lacks, the report lacks. */
const isOutlined = (content: AttachmentFacts): boolean =>
  isWhole(content) && (content.text.headings.length > 0 || content.text.chars <= content.text.head.length + content.text.tail.length);

/** The body whose report it is, as the title names it; '' when it names none. */
const bodyIn = (title: string): string =>
  normaliseTitle(title)
    .replace(
      /20\d{2}(?:年度?)?|二[〇零○Ο][〇零○Ο一二三四五六七八九]{2}年度?|关于|政府信息公开|信息公开|政务公开|工作|年度|年报|报告|\(.{0,12}\)|\.[a-z]{3,4}$/gu,
      '',
    )
    .replace(/[\p{P}\p{S}的]/gu, '');

const OTHER_BODY = /(?:局|厅|委员会|[委办部署院]|办公室|街道|办事处|[镇乡省市县区州旗]|中心|公司|集团|大学|学院|学校|医院|人民政府)$/u;

const GOVERNMENT_BODY = /(?:[省市县区州旗]|人民政府|管委会|管理委员会)$/u;
const GATHERS_GOVERNMENTS: ReadonlySet<Portal['level']> = new Set(['province', 'city']);

/** Own, another's, or open: government portals list the reports of departments and towns beside their own. */
export function ownerOf(title: string, printed: string | null, portal: Portal): AnnualReport['owner'] {
  const names = [portal.name, portal.unit].map((name) => normaliseTitle(name).replace(/(?:门户)?网站$/u, ''));
  const places = ownPlaces(portal);
  const isOwn = (body: string): boolean => {
    if (names.some((name) => name === body || (body.length >= 3 && (name.endsWith(body) || body.endsWith(name))))) return true;
    return portal.level !== 'department' && !/办公[室厅]$|政府办$/u.test(body) && places.some((place) => placeOfBody(body) === place);
  };
  const body = bodyIn(title);
  if (body !== '') {
    if (isOwn(body)) return 'own';
    // A county's portal carries no other county's report: a government by another name may well be this one, badly named in the site list.
    if (GOVERNMENT_BODY.test(body) && !GATHERS_GOVERNMENTS.has(portal.level)) return 'unknown';
    return OTHER_BODY.test(body) && !/办公[室厅]$|政府办$/u.test(body) ? 'other' : 'unknown';
  }
  const issuer = normaliseTitle(printed ?? '').replace(/(?:办公[室厅]|政府办)$/u, '');
  return issuer !== '' && isOwn(issuer) ? 'own' : 'unknown';
}

/** Parts and tables told by the page, or by the files that hold the report where the page's own text does not. */
function contents(article: Article, files: FileLibrary): Told & { bodyElsewhere: boolean; read: boolean } {
  const { page } = article;
  const own = page ? toldByPage(page) : { parts: [], tables: [] };
  const offered = files.of(article).filter(({ title }) => !ASIDE.test(normaliseTitle(title)));
  const carriers = page ? page.attachments.length + page.text.images : 0;
  const elsewhere = page !== null && (page.needsBrowser || (carriers > 0 && (page.text.chars < 800 || own.parts.length === 0)));
  const read = offered.flatMap(({ content }) => (content && content.state === 'read' ? [content] : []));
  if ((page !== null && !elsewhere) || read.length === 0) return { ...own, bodyElsewhere: elsewhere, read: page !== null };
  const told = read.map(toldByFile);
  const parts = [...own.parts, ...told.flatMap((one) => one.parts)];
  return {
    parts: ANNUAL_REPORT_PARTS.map(({ id }) => id).filter((id) => parts.includes(id)),
    tables: [...new Set([...own.tables, ...told.flatMap((one) => one.tables)])],
    bodyElsewhere: read.length < offered.length || !read.every(isOutlined),
    read: true,
  };
}

function annualReport(article: Article, portal: Portal, files: FileLibrary): AnnualReport {
  const { page, title } = article;
  const { read, ...told } = contents(article, files);
  return {
    url: article.url,
    title,
    publishedOn: article.publishedOn,
    evidence: articleEvidence(article),
    pageRead: read,
    year: reportYear(article),
    owner: ownerOf(title, page?.issuer?.value ?? page?.source?.value ?? null, portal),
    ...told,
  };
}

/** Yearly reports for the years of the window and the one before, or published in the window. */
export function relateAnnualReports(input: RelateInput, library: ArticleLibrary, files: FileLibrary): FactSet<AnnualReport> {
  const firstYear = Number(input.window.from.slice(0, 4)) - 1;
  const listed = library.listedIn(['annual-report']).filter((article) => isReport(article) && (article.publishedOn ?? '') <= input.asOf);
  const wanted = mergeArticles(listed)
    .flatMap(asOne)
    .filter((article) => inWindow(input, article.publishedOn) || (yearIn(article.title) ?? 0) >= firstYear);
  const facts = wanted.map((article) => annualReport(article, input.portal, files));
  const foreign = new Set(facts.filter(({ owner }) => owner === 'other').map(({ url }) => url));
  const reading = readArticles(input, wanted, (article) => !foreign.has(article.url));
  return { items: facts.sort(byDateThenAddress), ...joinReadings(input, readColumns(input, ['annual-report']), reading) };
}

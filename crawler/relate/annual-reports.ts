import type { PageFacts } from '../facts/page.js';
import type { AnnualReport, FactSet, Portal } from '../facts/site.js';
import { type Article, type ArticleLibrary, articleEvidence, byDateThenAddress } from './articles.js';
import { inWindow, joinReadings, readArticles, readColumns } from './coverage.js';
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

function partsOf(page: PageFacts): string[] {
  const { headings, tables, head, tail } = page.text;
  const places = [...headings, ...tables, head, tail].map(normaliseTitle);
  return ANNUAL_REPORT_PARTS.filter(({ words }) => places.some((text) => words.test(text))).map(({ id }) => id);
}

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

function annualReport(article: Article, portal: Portal): AnnualReport {
  const { page, title } = article;
  const parts = page ? partsOf(page) : [];
  const carriers = page ? page.attachments.length + page.text.images : 0;
  const elsewhere = page !== null && (page.needsBrowser || (carriers > 0 && (page.text.chars < 800 || parts.length === 0)));
  return {
    url: article.url,
    title,
    publishedOn: article.publishedOn,
    evidence: articleEvidence(article),
    pageRead: page !== null,
    year: reportYear(article),
    owner: ownerOf(title, page?.issuer?.value ?? page?.source?.value ?? null, portal),
    parts,
    tables: page?.text.tables ?? [],
    bodyElsewhere: elsewhere,
  };
}

/** Yearly reports for the years of the window and the one before, or published in the window. */
export function relateAnnualReports(input: RelateInput, library: ArticleLibrary): FactSet<AnnualReport> {
  const firstYear = Number(input.window.from.slice(0, 4)) - 1;
  const listed = library.listedIn(['annual-report']).filter((article) => isReport(article) && (article.publishedOn ?? '') <= input.asOf);
  const wanted = mergeArticles(listed)
    .flatMap(asOne)
    .filter((article) => inWindow(input, article.publishedOn) || (yearIn(article.title) ?? 0) >= firstYear);
  const facts = wanted.map((article) => annualReport(article, input.portal));
  const foreign = new Set(facts.filter(({ owner }) => owner === 'other').map(({ url }) => url));
  const reading = readArticles(input, wanted, (article) => !foreign.has(article.url));
  return { items: facts.sort(byDateThenAddress), ...joinReadings(input, readColumns(input, ['annual-report']), reading) };
}

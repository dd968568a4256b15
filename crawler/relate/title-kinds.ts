import { isDraftTitle, isInterpretationTitle, normaliseTitle, outsideTitles } from './titles.js';

/** What a title announces. Patterns are set phrases of official writing; each is anchored or bounded. */

const GENRE =
  '(?:通知|公告|通告|意见|决定|决议|命令|令|办法|规定|细则|方案|规划|计划|要点|预案|措施|举措|批复|复函|函|通报|目录|清单|标准|纲要|条例|制度|规则|章程|指南|指引|规程|规范|政策|协议|报告)';
const ENDS_IN_GENRE = new RegExp(`${GENRE}[》〉>]?(?:\\([^()]{0,20}\\)|[》〉>]){0,3}$`, 'u');
const REGULATING_GENRE =
  /(?:办法|规定|细则|意见|方案|规划|计划|措施|举措|条例|规则|规程|制度|标准|纲要|预案|指引)[》〉>]?(?:\([^()]{0,20}\)|[》〉>]){0,3}$/u;
const NEWS =
  /(?:召开|举行|举办|出台|赴.{1,12}调研|到.{1,12}调研|走访|圆满|荣获|获评|印发了|发布了|公布了|正式施行|正式实施|来了|会议在|调研|座谈|启动仪式|成效|亮点|综述)/u;
/** A notice on one matter (a sale, a tender, an examination); rules about such matters end in another genre. */
const SINGLE_MATTER_NOTICE =
  /(?:招聘|拍卖|挂牌|出让|采购|中标|成交|询价|比价|竞价|停电|停水|遴选|录用|面试|笔试|体检|中奖|注销|送达).{0,60}(?:公告|公示|通告|结果|名单|信息|启事)(?:\([^()]{0,20}\))?$|公示(?:\([^()]{0,20}\))?$/u;

/** Ends as a rule, plan or measure does (办法, 规定, 方案 …), not as a mere notice. */
export const isRegulatingTitle = (title: string): boolean => REGULATING_GENRE.test(normaliseTitle(title));

/** Reads like the title of an official document. Without 关于 or 印发, words of reporting make it news. */
export function isDocumentTitle(title: string): boolean {
  const text = normaliseTitle(title).replace(/\.[a-z]{2,4}$/iu, '');
  if (/^附件|^附表|^附[:\d]/u.test(text) || isInterpretationTitle(title) || isDraftTitle(title)) return false;
  if (SINGLE_MATTER_NOTICE.test(outsideTitles(text))) return false;
  if (/关于.*印发|^印发|关于印发/u.test(text)) return true;
  if (!/关于/u.test(text) && NEWS.test(outsideTitles(text))) return false;
  return ENDS_IN_GENRE.test(text) || /〔\d{4}〕第?\d{1,5}号|令第?\d{1,4}号|第\d{1,4}号令/u.test(text);
}

/** Opinions asked on a purchase, a building's effects or a person: other rules set their terms. */
const OTHER_OPINIONS =
  /采购(?:需求|文件|项目|意向|方案)|招标文件|招标项目|环境影响|环评|劳动模范|(?:拟|推荐).{0,12}(?:人选|对象|候选|表彰|先进|模范)|各(?:部门|单位)意见|供应商/u;
const ASKS_OPINIONS = /(?:征求|征集|听取|征询).{0,120}(?:意见|建议)|(?:意见|建议)(?:征求|征集|征询)|公开征询/u;
const OUTCOME = /结果|反馈|采纳|汇总|答复|处理情况|吸收|意见(?:的)?情况|建议(?:的)?情况|情况(?:的)?(?:说明|公告|通报|公示|报告|公布)|情况$/u;
const SURVEY = /问卷|网上调查|在线调查|满意度|投票|测评/u;
const HEARING = /听证/u;
const THINGS =
  /(?:供应商|线索|案例|作品|标识|标志|logo|选题|提案|项目|服务|口号|志愿者|人选|单位|素材|照片|图片|代表|评委|专家|需求|机构|品牌|吉祥物|名称|故事|问题|采购方案)/iu;

/** Tells what became of opinions. */
export function isFeedbackTitle(title: string): boolean {
  const text = outsideTitles(normaliseTitle(title));
  if (!OUTCOME.test(text) || SURVEY.test(text) || /提案|议案/u.test(text)) return false;
  if (/征求|征询|听取/u.test(text) || (/征集/u.test(text) && !THINGS.test(text))) return true;
  return /意见[和及与、]?(?:建议)?.{0,12}(?:结果|反馈|采纳|汇总|答复|处理|吸收|情况)/u.test(text);
}

/** Asks the public for opinions on a draft or decision; results, surveys, hearings and calls for things are none. */
export function isSolicitationTitle(title: string): boolean {
  const text = normaliseTitle(title);
  const outside = outsideTitles(text);
  if (isFeedbackTitle(title) || SURVEY.test(outside) || HEARING.test(outside) || isInterpretationTitle(title)) return false;
  if (/(?:说明|解读)[)》]?$/u.test(outside) || /^附件/u.test(text) || OTHER_OPINIONS.test(text)) return false;
  const asks = ASKS_OPINIONS.test(text);
  if (/征集/u.test(outside) && THINGS.test(outside) && !/意见/u.test(outside)) return false;
  return asks || (/征求意见稿/u.test(text) && /公告|通告|启事|公示/u.test(outside));
}

const CATALOGUE = /重大(?:行政)?决策(?:事项)?(?:年度)?(?:目录|清单|计划)|年度重大(?:行政)?决策事项|重大(?:行政)?决策事项.{0,12}(?:目录|清单)/u;
const ABOUT_CATALOGUE =
  /解读|说明|图解|征求|征集|征询|听证|执行情况|完成情况|落实情况|进展|实施情况|(?:目录|清单)(?:化)?(?:管理|编制|制定|工作|制度|办法|规程)|召开|审议|[我本][省市县区]|公布了|评估/u;

/** A yearly catalogue of major decisions itself; not news, drafts, reports or rules about it. */
export const isCatalogueTitle = (title: string): boolean => {
  const text = normaliseTitle(title);
  return CATALOGUE.test(text) && !ABOUT_CATALOGUE.test(text);
};
export const isAboutCatalogue = (title: string): boolean => ABOUT_CATALOGUE.test(normaliseTitle(title));
export const isAmendmentTitle = (title: string): boolean => /调整|变更|增补|修订|补充|更新|追加|第[二三四五六]批/u.test(normaliseTitle(title));

const DIGITS = '〇一二三四五六七八九';
/** 二〇二五年 as 2025年; the sign for zero is written in several ways. */
const arabicYears = (text: string): string =>
  text.replace(/二([〇零○ΟОO0])([〇零○ΟОO0一二三四五六七八九])([〇零○ΟОO0一二三四五六七八九])(?=年)/gu, (_, ...signs: string[]) =>
    ['2', ...signs.slice(0, 3).map((sign) => Math.max(DIGITS.indexOf(sign), 0))].join(''),
  );

/** The year a title speaks of: the first 20xx that is not part of a document number or a range; null when none. */
export function yearIn(title: string): number | null {
  const text = arabicYears(normaliseTitle(title)).replace(/〔\d{4}〕第?\d{1,5}号/gu, '');
  const hit = /(?<!\d)(20\d{2})(?!\d)/u.exec(text);
  return hit ? Number(hit[1]) : null;
}

const LONGEST_RANGE = 5;

/** Every year a title speaks of: both ends and what lies between of 2024-2025年度, else the one of `yearIn`. */
export function yearsIn(title: string): number[] {
  const text = arabicYears(normaliseTitle(title)).replace(/〔\d{4}〕第?\d{1,5}号/gu, '');
  const [, first = '', last = ''] = /(?<!\d)(20\d{2})年?度?[-—–~至到、和](20\d{2}|\d{2})(?!\d)年?度?/u.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last.length === 2 ? `20${last}` : last)];
  if (first !== '' && to > from && to - from < LONGEST_RANGE) return Array.from({ length: to - from + 1 }, (_, step) => from + step);
  const year = yearIn(title);
  return year === null ? [] : [year];
}

import type { PageFacts, PageKind } from '../facts/page.js';
import { absoluteUrl, isSamePage, squeeze } from './dom.js';
import type { LabelledField } from './labelled-fields.js';
import { isLetter, letterLabels } from './letter.js';
import { deadEnd, type StateHints } from './page-states.js';
import { emptyLists } from './script-filled.js';

/** What the kind is told from; all of it read before. */
export interface KindHints extends StateHints {
  columns: string[];
  siteName: string | null;
  /** The page carries the meta of a column's name. */
  hasColumnMeta: boolean;
  /** Its meta or path names the page itself. */
  isColumn: boolean;
  otherItems: number;
  numbered: boolean;
  /** Labelled fields of the page's header, and all of the page. */
  headerFields: LabelledField[];
  fields: LabelledField[];
  attachments: PageFacts['attachments'];
  /** Pictures, films and sound in the text. */
  media: number;
}

const FEEDBACK =
  /(?:意见|征集|征求|听证).{0,24}(?:采纳|反馈|汇总)|(?:征集|征求|听证).{0,24}(?:结果|情况的?(?:说明|通报|公示|公告|报告))|(?:采纳|反馈)(?:情况|结果).{0,12}(?:公示|公布|公告|说明|通报|反馈)/u;
/** What a solicitation offers for answers is no answer to them. */
const ANSWER_FORM = /(?:意见|建议)?(?:反馈|采纳)(?:意见)?(?:表格?|单|渠道|方式|邮箱|途径|时间|要求)|[(（]附[^()（）]{0,40}[)）]/gu;
const SOLICITATION = /(?:征求|征集|征询|听取).{0,60}(?:意见|建议)|(?:意见|建议)(?:征集|征求)|征求意见|民意征集|听证会?公告|公开征集/u;
const INTERPRETATION = /解读|图解|一图读懂|一图看懂|读懂|政策问答|答记者问|起草说明|编制说明|吹风会|政策解析|问答/u;
/** A draft may be published together with its explanation. */
const ONLY_EXPLAINED = /^(?!.*(?:解读|图解|读懂|问答|解析|答记者问)).*(?:征求|征集).*(?:起草|编制)说明/u;
const ANNUAL_REPORT = /(?:政府)?信息公开(?:工作)?.{0,6}年度?报告?|信息公开年报/u;
const CATALOGUE = /决策.{0,8}(?:目录|事项清单)|决策(?:事项|项目)(?:一览)?表?(?:[(（][^()（）]{1,20}[)）])?$/u;
const GAZETTE = /(?:政府|国务院|人民政府).{0,4}公报/u;
const ISSUE = /第\s?[\d一二三四五六七八九十百]{1,4}\s?[期号]|总第|目\s?录|\d{4}\s?年\s?\d{1,2}\s?[期号月]/u;
const NOTICE_TITLE = /^关于|(?:通知|公告|通报|报道|启事|解读|意见|办法|公示)$/u;
const GUIDE =
  /(?:办事|服务|办理|公开|依申请公开|信息公开申请|申请公开)指南(?:[(（][^()（）]{1,30}[)）])?$|^(?:政府)?信息公开指南|一次性告知(?:单|书)$|服务事项?办事指南/u;
/** What a guide to a service must tell, as its headings or labels. */
const GUIDE_PARTS =
  /^(?:[一二三四五六七八九十\d]{1,2}[、.．]|[(（][一二三四五六七八九十\d]{1,2}[)）])?\s?[“"【[]?(事项(?:名称|类型|编码)|(?:设定|实施|法律|办理|收费|政策)依据|(?:申请|受理|办理|审批)条件|(?:申请|办理|申报|所需|提交)材料|(?:办理|审批|业务|申请)(?:流程|程序|步骤)|(?:办理|法定|承诺|审批)(?:办结)?时限|收费(?:标准|情况|项目)|是否收费|(?:办理|受理|办公|办事)地[点址]|(?:办公|办理|受理|工作)时间|(?:咨询|监督|投诉)(?:电话|方式|渠道|途径)|(?:实施|行使|受理|办理)(?:主体|机构|机关|层级)|服务对象|办件类型|(?:结果|证件)(?:送达|领取|名称|样本)|到(?:办事)?现场次数|行政复议)/u;
const SEARCH_PATH =
  /\/(?<!module\/xxgk\/)(?:search\w{0,8}|sousuo|jsearch\w{0,12}|guestweb\d{0,2}|searchweb|was5\/web|qwjs|zhjs)(?:\/|\.\w{2,5}$|$)/iu;
const SEARCH_TITLE =
  /^(?:[\p{L}\p{N}]{0,30}[-_—|·\s]{1,3})?(?:站内|全站|高级|智能|智慧|全文|站群|政策|信息|内容)?(?:搜索|检索)(?:结果|引擎|中心|平台|服务|页面?|系统)?(?:[-_—|·\s]{1,3}[\p{L}\p{N}]{0,30})?$/u;
const SEARCH_WORDS =
  /(?:搜索|检索|查询)(?:到|出)?(?:结果|用时)|(?:找到|搜到|检索到|搜索到)\s?(?:约)?\s?\d{0,9}\s?(?:条|个|篇|项)|找到相关|没有(?:找到|搜索到|检索到).{0,30}(?:相关|匹配|符合|结果)|按?相关度(?:排序)?/u;

/** An article may be served, or kept as a file, under the name of a home page. */
const isDatedText = ({ dated, bodyChars, list }: KindHints): boolean => dated && bodyChars > 300 && list === null;

function isHome(hints: KindHints): boolean {
  const { url, columns, hasArticleMeta } = hints;
  const path = url.replace(/^https?:\/\/[^/]*/iu, '').replace(/[?#].*$/su, '');
  return (
    /^https?:/iu.test(url) &&
    !hasArticleMeta &&
    !isDatedText(hints) &&
    columns.length <= 1 &&
    (/^\/?(?:(?:index|default|home|main)(?:\.\w{2,6})?)?$/iu.test(path) || isCalledHome(hints))
  );
}

/** The page bears the name of the site, and its own menu calls it 首页: many sites keep their home page in a folder. */
function isCalledHome({ url, title, siteName, hasColumnMeta, page }: KindHints): boolean {
  const name = squeeze(page.title || title);
  if (hasColumnMeta || siteName === null || !name.includes(squeeze(siteName))) return false;
  if (name.replace(squeeze(siteName), '').replace(HOME_WORDS, '') !== '') return false;
  return page.anchors.some(({ text, element }) => {
    const target = HOME_LINK.test(squeeze(text)) ? absoluteUrl(element.attribs.href, url) : null;
    return target !== null && isSamePage(target, url);
  });
}
const HOME_WORDS = /欢迎(?:您|访问|光临)?|政府|门户|官方|官网|网站|网|首页|[-_—–|｜·!！]/gu;
const HOME_LINK = /^(?:网站|门户|本站)?首页$/u;

/** A form for questions to the site, or its answers: by name and by what it shows, since articles speak of searching too. */
function isSearch({ url, title, page, dated, hasArticleMeta, html }: KindHints): boolean {
  if (hasArticleMeta || (dated && !SEARCH_TITLE.test(title))) return false;
  const path = url.replace(/^https?:\/\/[^/]*/iu, '').replace(/[?#].*$/su, '');
  const named = SEARCH_TITLE.test(title);
  const shown = page.lines.some((line) => !line.footer && line.chars < 120 && SEARCH_WORDS.test(line.text));
  const asked = /<input\b/iu.test(html);
  return (named && (shown || asked)) || (SEARCH_PATH.test(path) && shown);
}

/** Lists beside and instead of an article. */
function isList({ list, hasArticleMeta, dated, bodyChars, otherItems }: KindHints): PageKind | null {
  const items = list?.items.length ?? 0;
  if (hasArticleMeta || (dated && bodyChars > 60)) return null;
  if (list && (items >= 2 || list.scriptFilled || list.pager !== null) && !(bodyChars > 600 && items < 8)) return 'list';
  return otherItems >= 6 && bodyChars < 600 ? 'column' : null;
}

/** A column by name whose lists all wait for a script. */
function isUnfilled({ list, isColumn, hasArticleMeta, dated, bodyChars, page }: KindHints): PageKind | null {
  if (!isColumn || hasArticleMeta || dated || list !== null || bodyChars >= 600) return null;
  const empty = emptyLists(page);
  return empty === 0 ? null : empty === 1 ? 'list' : 'column';
}

/** An issue of the gazette with its contents, not a text printed in it. */
const isGazette = ({ title, columns, numbered }: KindHints): boolean =>
  !numbered &&
  title.length <= 40 &&
  !NOTICE_TITLE.test(title) &&
  ISSUE.test(title) &&
  (GAZETTE.test(title) ||
    (columns.some((name) => /公报/u.test(name)) && /^\d{0,4}\s?年?\s?第?[\s\d一二三四五六七八九十百()（）年总]{1,16}[期号]|^目\s?录$/u.test(title)));

function isGuide({ title, columns, numbered, page, bodyChars }: KindHints): boolean {
  if (numbered || NOTICE_TITLE.test(title)) return false;
  if (GUIDE.test(title)) return bodyChars >= 60;
  const parts = new Set(page.lines.filter((line) => !line.footer && line.chars <= 200).flatMap((line) => GUIDE_PARTS.exec(line.text)?.[1] ?? []));
  return parts.size >= (/指南|办事|服务事项/u.test(columns.at(-1) ?? '') ? 3 : 5);
}

/** The page's only content is a file to be opened or loaded. */
const isFilePage = ({ attachments, bodyChars, media }: KindHints): boolean => {
  const names = attachments.reduce((sum, file) => sum + file.title.replaceAll(' ', '').length, 0);
  return attachments.length > 0 && media === 0 && bodyChars - names < 40;
};

function articleKind(hints: KindHints): PageKind {
  const { title, fields } = hints;
  const plain = title.replace(/《[^》]{0,200}》/gu, '《》');
  if (FEEDBACK.test(plain.replace(ANSWER_FORM, ''))) return 'feedback';
  if (INTERPRETATION.test(plain) && !/^关于.{0,30}征求/u.test(plain) && !ONLY_EXPLAINED.test(plain)) return 'interpretation';
  if (SOLICITATION.test(plain)) return 'solicitation';
  if (ANNUAL_REPORT.test(title)) return 'annual-report';
  if (CATALOGUE.test(title)) return 'catalogue';
  if (isDocument(hints)) return byColumn(hints) ?? 'document';
  if (isGuide(hints)) return 'guide';
  const labels = letterLabels(fields);
  if (labels.size >= 3 && (labels.has('asked') || labels.has('answered') || labels.has('question'))) return 'letter';
  return byColumn(hints) ?? (isFilePage(hints) ? 'attachment' : 'article');
}

/** Words of the column decide where the title has none. */
function byColumn({ columns, numbered }: KindHints): PageKind | null {
  const column = columns.at(-1) ?? '';
  if (/解读|图解/u.test(column) && !numbered) return 'interpretation';
  if (/意见(?:反馈|采纳)|结果反馈|征集反馈/u.test(column)) return 'feedback';
  if (/意见征集|征求意见|民意征集/u.test(column)) return 'solicitation';
  return null;
}

function isDocument({ title, numbered, headerFields }: KindHints): boolean {
  const index = new Set(headerFields.map((field) => field.field));
  // Some registers of documents print no number at all, but when each was written.
  const registered = index.has('indexNumber') && index.has('written');
  const tabled = registered || (index.has('documentNumber') && (index.has('issuer') || index.has('indexNumber') || index.has('validity')));
  return (
    numbered ||
    (tabled && /(?:通知|意见|办法|决定|规定|方案|批复|函|公告|通告|条例|细则|纲要|规划|命令|通报|令)(?:[(（][^()（）]{1,20}[)）])?$/u.test(title))
  );
}

/** What a page is. Words of the title come before words of the column, since columns are mixed. */
export function readPageKind(hints: KindHints): PageKind {
  const { title, url, bodyChars, hasArticleMeta, dated, attachments } = hints;
  if (isSearch(hints)) return 'search';
  const dead = deadEnd(hints);
  if (dead) return dead;
  if (isHome(hints)) return 'home';
  if (/^(网站地图|站点地图|网站导航)/u.test(title)) return 'site-map';
  if (isGazette(hints)) return 'gazette';
  if (isLetter(hints.fields)) return 'letter';
  if (GUIDE.test(title) && bodyChars > 300 && isGuide(hints)) return 'guide';
  const list = isList(hints) ?? isUnfilled(hints);
  if (list) return list;
  if (/\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)$/iu.test(url.replace(/[?#].*$/su, ''))) return 'attachment';
  return hasArticleMeta || dated || bodyChars >= 60 || attachments.length > 0 || hints.numbered || isGuide(hints) ? articleKind(hints) : 'other';
}

import type { ListFacts, PageFacts, PageKind } from '../facts/page.js';
import type { LabelledField } from './labelled-fields.js';
import type { PageLines } from './lines.js';

/** What the kind is told from; all of it read before. */
export interface KindHints {
  url: string;
  html: string;
  page: PageLines;
  title: string;
  columns: string[];
  list: ListFacts | null;
  otherItems: number;
  bodyChars: number;
  hasArticleMeta: boolean;
  /** A publication date is printed on the page. */
  dated: boolean;
  numbered: boolean;
  fields: LabelledField[];
  attachments: PageFacts['attachments'];
}

const CHALLENGE =
  /__jsl_clearance|\$_ts\s*=|_\$jsvmprt|acw_sc__v2|WZWS|wzws|_waf_|edgeone|yunsuo|safedog|cf-chl|安全验证|人机验证|访问验证|滑动验证|JavaScript并刷新/iu;
const MISSING =
  /404|页面(?:不存在|已?丢失|没有找到|未找到|找不到|已删除|走丢)|(?:找不到|未找到|没有找到|无法找到)(?:您|该|此|所|页|文|网)|(?:文章|信息|内容|网页|文件|资源)(?:不存在|已被?删除|已下线|已过期)|(?:无法|不能|拒绝|禁止)访问|not found|forbidden|bad gateway|service unavailable|internal server error|系统(?:出错|错误|异常|维护)|服务器(?:错误|内部)|出错(?:了|啦)/iu;
const FEEDBACK =
  /(?:意见|征集|征求|听证).{0,24}(?:采纳|反馈|汇总)|(?:征集|征求|听证).{0,24}(?:结果|情况的?(?:说明|通报|公示|公告|报告))|(?:采纳|反馈)(?:情况|结果).{0,12}(?:公示|公布|公告|说明|通报|反馈)/u;
const SOLICITATION = /(?:征求|征集|征询|听取).{0,60}(?:意见|建议)|(?:意见|建议)(?:征集|征求)|征求意见|民意征集|听证会?公告|公开征集/u;
const INTERPRETATION = /解读|图解|一图读懂|一图看懂|读懂|政策问答|答记者问|起草说明|编制说明|吹风会|政策解析|问答/u;
const ANNUAL_REPORT = /(?:政府)?信息公开(?:工作)?.{0,6}年度?报告?|信息公开年报/u;
const CATALOGUE = /决策.{0,8}(?:目录|事项清单|事项)/u;
const LETTER_LABELS =
  /^(?:来信(?:时间|日期|人|标题|内容)|写信(?:时间|日期|人)|留言(?:时间|日期|人|标题|内容)|答复(?:时间|日期|单位|部门|内容)|回复(?:时间|日期|单位|部门|内容)|信件(?:标题|编号|类型|内容)|受理(?:时间|单位)|办理(?:状态|结果|单位|时间)|咨询(?:时间|内容|标题))[:：]?/u;

/** Characters that are neither links nor footer. */
const ownChars = ({ lines }: PageLines): number => lines.reduce((sum, line) => sum + (line.footer ? 0 : line.chars - line.linkChars), 0);

/** States of transport and dead ends: what stands there is not the portal's content. */
function deadEnd({ page, html, title, bodyChars, dated, list }: KindHints): PageKind | null {
  const own = ownChars(page);
  if (own < 120 && CHALLENGE.test(html.slice(0, 60_000))) return 'challenge';
  if (dated || bodyChars > 200 || (list?.items.length ?? 0) >= 5) return null;
  const missing = MISSING.test(title) || page.lines.some((line) => line.chars < 60 && line.linkChars * 2 <= line.chars && MISSING.test(line.text));
  if (missing && own < 400) return 'error';
  return /<input[^>]{0,300}type\s*=\s*["']?password/iu.test(html) ? 'login' : null;
}

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
    /^\/?(?:(?:index|default|home|main)(?:\.\w{2,6})?)?$/iu.test(path)
  );
}

/** Lists beside and instead of an article. */
function isList({ list, hasArticleMeta, dated, bodyChars, otherItems }: KindHints): PageKind | null {
  const items = list?.items.length ?? 0;
  if (hasArticleMeta || (dated && bodyChars > 60)) return null;
  if (list && (items >= 2 || list.scriptFilled || list.pager !== null) && !(bodyChars > 600 && items < 8)) return 'list';
  return otherItems >= 6 && bodyChars < 600 ? 'column' : null;
}

function articleKind({ title, columns, numbered, fields, page }: KindHints): PageKind {
  const column = columns.at(-1) ?? '';
  const plain = title.replace(/《[^》]{0,200}》/gu, '《》');
  if (FEEDBACK.test(plain)) return 'feedback';
  if (INTERPRETATION.test(plain) && !/^关于.{0,30}征求/u.test(plain)) return 'interpretation';
  if (SOLICITATION.test(plain)) return 'solicitation';
  if (ANNUAL_REPORT.test(title)) return 'annual-report';
  if (CATALOGUE.test(title)) return 'catalogue';
  if (new Set(page.lines.map((line) => LETTER_LABELS.exec(line.text)?.[0])).size > 3) return 'letter';
  if (/解读|图解/u.test(column) && !numbered) return 'interpretation';
  if (/意见(?:反馈|采纳)|结果反馈|征集反馈/u.test(column)) return 'feedback';
  if (/意见征集|征求意见|民意征集/u.test(column)) return 'solicitation';
  const index = new Set(fields.map((field) => field.field));
  const tabled = index.has('documentNumber') && (index.has('issuer') || index.has('indexNumber') || index.has('validity'));
  if (
    numbered ||
    (tabled && /(?:通知|意见|办法|决定|规定|方案|批复|函|公告|通告|条例|细则|纲要|规划|命令|通报|令)(?:[(（][^()（）]{1,20}[)）])?$/u.test(title))
  )
    return 'document';
  return 'article';
}

/** What a page is. Words of the title come before words of the column, since columns are mixed. */
export function readPageKind(hints: KindHints): PageKind {
  const { title, url, bodyChars, hasArticleMeta, dated, attachments } = hints;
  const dead = deadEnd(hints);
  if (dead) return dead;
  if (isHome(hints)) return 'home';
  if (/^(网站地图|站点地图|网站导航)/u.test(title)) return 'site-map';
  const list = isList(hints);
  if (list) return list;
  if (/\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)$/iu.test(url.replace(/[?#].*$/su, ''))) return 'attachment';
  return hasArticleMeta || dated || bodyChars >= 60 || attachments.length > 0 || hints.numbered ? articleKind(hints) : 'other';
}

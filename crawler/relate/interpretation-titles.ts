import { EXTENSION, normaliseTitle, outsideTitles } from './title-text.js';

/**
 * The wrappers by which a title says that it interprets a document. Set phrases; what comes before and after them is bounded, so that
 * hostile titles cost no more than their length.
 */

const READS = '解读|图解|解析|释义|诠释|读懂|看懂|速览|问答|答问|答疑|明白卡|视频|动漫|漫画|动画|音频|图文|图表|长图|发布会|答记者问|说明|访谈';
const KINDS = '政策|文件|图文|图片|视频|动漫|动画|漫画|音频|文字|专家|权威|部门|媒体|专题|系列|简明|常见问题|深度|一图|要点|负责人|领导|局长';

const LEAD_BRACKET = new RegExp(`^[【[(][^】\\])]{0,20}(?:${READS})[^】\\])]{0,10}[】\\])]`, 'u');
const LEAD_WORD = new RegExp(
  `^(?:(?:${KINDS}){0,2}(?:解读|图解|解析|问答)|一图(?:读懂|看懂|解读|速览|了解|看|读)|一张图(?:读懂|看懂|了解)|[一二三两\\d]分钟(?:读懂|看懂|了解)` +
    `|(?:图说|漫说|图表|动画|动漫|漫画|视频|音频|图文|H5)(?=[:|丨·—《-]))`,
  'iu',
);
/** 市财政局局长解读, 省司法厅有关负责人就…答记者问. */
const LEAD_SPEAKER =
  /^(?:(?!关于|印发|建立|制度)[^《》。!?]){0,40}?(?:负责人|负责同志|发言人|领导|局长|厅长|主任|部长|书记|[省市县区州旗镇乡]长)(?:[\p{Script=Han}]{2,4})?(?:就|谈|详解|解读|解答)(?=《|[^工责职制])/u;
const LEAD_BODY = /^[\p{Script=Han}、]{2,30}(?:局|厅|委员会|[委办部])(?:详解|解读)(?=《)/u;
const JOINTS = /^(?:[:|丨·—\-,，!！、]|之(?=[一二三四五六七八九十\d]))+/u;

/** In 若干政策解读 or 扶持政策解读 the word belongs to the name of the document. */
const TAIL_KINDS = KINDS.replace('政策', '(?<!若干|扶持|优惠|支持|奖励|配套|[条项])政策');
const SERIAL = '(?:之?[一二三四五六七八九十\\d]{1,3}|之?[(][一二三四五六七八九十\\d上中下]{1,3}[)])';
const TAIL = new RegExp(
  `(?:的)?(?:(?:${TAIL_KINDS}){0,3}(?:解读|图解|解析|问答|答问|答疑|明白卡|新闻发布会)|有关问题答疑|答记者问|\\d{1,3}问(?:\\d{1,3}答)?` +
    '|(?:起草|编制|编写|制定|修订|修改|出台)(?:情况|背景)?(?:的)?(?:说明|解读)|一图(?:读懂|看懂|速览)|解读说明)' +
    `(?:材料|稿|版|文章|说明|实录|来了|来啦)?[!！]?(?:${SERIAL})?(?:\\([^()]{0,12}\\)|[【[][^】\\]]{0,12}[】\\]])?$`,
  'u',
);
const TAIL_BRACKET = new RegExp(`[(【[](?:${KINDS}){0,2}(?:解读|图解|问答|解析)(?:材料|版)?(?:${SERIAL})?[)】\\]]$`, 'u');

/** Documents about the work of interpreting, not interpretations. */
const ABOUT_INTERPRETING = /^(?:政策|文件)?(?:解读|解析|图解|问答)(?:工作|机制|制度|材料|办法|方案|规程|清单|库|平台)/u;

const leadOf = (text: string): string =>
  (LEAD_BRACKET.exec(text) ?? LEAD_WORD.exec(text) ?? LEAD_BODY.exec(text) ?? LEAD_SPEAKER.exec(text))?.[0] ?? '';

/** 解读, 图解, 一图读懂 … as a wrapper of the title; not a document about interpreting (关于做好政策解读工作的通知). */
export function isInterpretationTitle(title: string): boolean {
  const text = normaliseTitle(title).replace(EXTENSION, '');
  const outside = outsideTitles(text);
  if (leadOf(text) !== '' && !ABOUT_INTERPRETING.test(text)) return true;
  if (/征求意见|征集/u.test(outside) && /说明$/u.test(outside)) return false;
  return TAIL.test(outside) || TAIL_BRACKET.test(outside) || /(?:解读|图解|读懂|看懂)(?=[:|丨])/u.test(outside);
}

const MAX_WRAPPERS = 4;

/** The title without such wrappers, front and back; normalised text in, normalised text out. */
export function stripInterpretationWords(text: string): string {
  let rest = text;
  for (let round = 0; round < MAX_WRAPPERS; round++) {
    const lead = leadOf(rest);
    const bare = rest.slice(lead.length).replace(JOINTS, '');
    const next = (lead === '' ? rest : bare)
      .replace(TAIL_BRACKET, '')
      .replace(TAIL, '')
      .replace(/[,，、:—-]+$/u, '');
    if (next === rest || next.length < 4) break;
    rest = next;
  }
  return rest;
}

/** 关于修订《某办法》的通知: the name of a document that does something to the one it quotes. */
const DOES_SOMETHING_TO =
  /^(?:[^《》]{0,60})?(?:延长|修订|修改|修正|废止|停止(?:执行|施行)|暂停(?:执行|施行)?|继续(?:执行|施行|实施)|转发|批转|调整|重新(?:印发|公布)|宣布)[^《》]{0,6}《.+》[^《》]{0,40}$/u;

/** The whole title without its wrappers where what stands in 《》 is only a part of the document's name; null otherwise. */
export function wholeName(text: string): string | null {
  const bare = stripInterpretationWords(text).replace(/^关于(?=关于)/u, '');
  return /^[^《》]{0,60}(?:关于)/u.test(bare) && DOES_SOMETHING_TO.test(bare) ? bare : null;
}

/** What stands before —, ?, ! or : in a headline is the writer's; each part may be the name of a document. */
function headlineParts(text: string): string[] {
  const parts = text.split(/[—–-]{2,}|[?!:|丨…。→]+/u).filter((part) => part.length >= 8);
  return parts.length > 1 || (parts[0] !== undefined && parts[0].length < text.length) ? parts.slice(0, 6) : [];
}

/**
 * Other names an unquoted title may mean: the parts of a headline; 某某政策 of 某某政策解读, where 政策 may be the document's own word;
 * what stands before a bare 说明.
 */
export function otherNames(text: string): string[] {
  const policy = /^(.{6,}政策)(?:解读|图解|问答|解析)/u.exec(text)?.[1];
  const told = /^(.{8,}?)的?(?:情况)?说明$/u.exec(text)?.[1];
  return [...headlineParts(text), ...(policy ? [policy] : []), ...(told ? [told] : [])];
}

/**
 * Titles brought to a form in which the title of a document, of its draft and of its interpretation are equal.
 * What tells two documents apart (years, ordinals, genre words, 废止 or 修改) is kept; what only wraps is dropped.
 */

export interface ReducedTitle {
  /** Comparable text without issuer, wrapper, punctuation and place. */
  core: string;
  /** The same without years and ordinals: titles that differ only there are different documents. */
  loose: string;
  /** Years, numbers and ordinals in order of appearance. */
  tokens: string[];
  /** Year of a revision the title states, '' for a revision without year, null for none. Never part of `core`. */
  revision: string | null;
  /** Issuing bodies named before 关于 or 印发, '' when none. */
  issuer: string;
}

const MAX_TITLE = 300;
const MAX_NESTING = 4;

const ORGAN_END =
  /(?:人民政府|政府|委员会|管委会|党工委|办公厅|办公室|政府办|委办|办事处|领导小组|指挥部|部门|单位|公司|中心|大队|支队|总队|街道|[局厅部院会署委办镇乡所站])$/u;
const LEADING_VERB = /^(?:废止|修改|修订|转发|停止|延长|同意|批准|取消|撤销|宣布|调整|公布|印发|发布)/u;
const EXTENSION = /\.(?:pdf|docx?|xlsx?|wps|et|ofd|txt|zip|rar)$/iu;
const NUMBER_IN_BRACKETS = /\([^()〔〕]{0,20}〔\d{4}〕第?\d{1,5}号\)|\([^()]{0,30}令第?\d{1,5}号\)/gu;
const LEADING_NUMBER = /^[\p{Script=Han}]{1,10}〔\d{4}〕第?\d{1,5}号[:\s]?/u;
const DRAFT_MARK = /\((?:[^()]{0,8})(?:征求意见稿|公开征求意见稿|征求意见|草案|送审稿|讨论稿|审议稿)(?:[^()]{0,4})\)|(?:公开)?征求意见稿|送审稿/gu;
const TRIAL_MARK = /\((?:试行|暂行|试点|试用)\)/gu;
const REVISION_MARK = /\((?:(\d{4})年?)?(?:第[一二三四五\d]次)?(?:修订|修正|修编|修改)(?:版|稿|本)?\)|(\d{4})年?(?:修订|修正)版/u;
const TOKEN = /\d+(?:\.\d+)?|第[一二三四五六七八九十百]+[\p{Script=Han}]|十[一二三四五六七八九]五|[一二三四]季度|[上下]半年/gu;

const INTERPRETATION_LEAD =
  /^(?:[【[(][^】\])]{0,20}(?:解读|图解|读懂|看懂|问答|视频|动漫|漫画|动画|发布会|答记者问|说明)[^】\])]{0,10}[】\])]|(?:政策|文件|图文|图片|视频|动漫|动画|音频|文字|专家|权威|负责人|局长)?(?:解读|图解|解析)|一图(?:读懂|看懂|解读|速览)|一张图(?:读懂|看懂)|(?:图说|漫说|动画|视频|图文)(?=[:|丨·—《-]))(?:[:|丨·—-]|之(?=[一二三四五六七八九十\d]))*/u;
const INTERPRETATION_TAIL =
  /(?:的)?(?:(?:政策|文件|图文|图片|视频|动漫|动画|音频|文字|专家|部门|负责人|权威|一图|要点)?(?:解读|图解|解析|问答)|答记者问|(?:起草|编制|制定|修订)(?:情况)?(?:的)?说明|一图读懂|一图看懂|新闻发布会(?:实录)?)(?:材料|稿|之[一二三四五六七八九十\d]{1,3}|[一二三四五六七八九十\d]{0,2}|\([^()]{0,12}\)|[【[][^】\]]{0,12}[】\]])$/u;

/** One spelling: compatibility forms folded (full-width digits and brackets), blanks removed, 〔〕 for the year of a number. */
export function normaliseTitle(title: string): string {
  return title
    .slice(0, MAX_TITLE)
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\uFEFF]+/gu, '')
    .replace(/[[【(〔](\d{4})[\]】)〕](?=第?\d{1,5}号)/gu, '〔$1〕');
}

/** Titles in the outermost 《》, in order; at most 20. */
export function titlesIn(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length && found.length < 20; at++) {
    const sign = text[at];
    if (sign === '《') {
      if (depth === 0) start = at + 1;
      depth++;
    } else if (sign === '》' && depth > 0) {
      depth--;
      if (depth === 0 && at - start >= 2 && at - start <= MAX_TITLE) found.push(text.slice(start, at));
    }
  }
  return found;
}

/** The text with everything inside 《》 left out: what the writer says about the documents named. */
export function outsideTitles(text: string): string {
  let depth = 0;
  let rest = '';
  for (const sign of text) {
    if (sign === '《') depth++;
    else if (sign === '》' && depth > 0) depth--;
    else if (depth === 0) rest += sign;
  }
  return rest;
}

/** 解读, 图解, 一图读懂 … as a wrapper of the title; not a document about interpreting (关于做好政策解读工作的通知). */
export function isInterpretationTitle(title: string): boolean {
  const text = normaliseTitle(title).replace(EXTENSION, '');
  const outside = outsideTitles(text);
  if (INTERPRETATION_LEAD.test(text) && !/^(?:政策|文件)?(?:解读|解析|图解)(?:工作|机制|制度|材料|办法|方案|规程)/u.test(text)) return true;
  if (/征求意见|征集/u.test(outside) && /说明$/u.test(outside)) return false;
  return INTERPRETATION_TAIL.test(outside) || /(?:解读|图解|读懂|看懂)(?=[:|丨])/u.test(outside);
}

/** Says that the title is one of a draft, not of the document issued. */
export const isDraftTitle = (title: string): boolean => /征求意见|送审稿|讨论稿|审议稿|[(（]草案|草案[)）]|草案》/u.test(title);

function stripInterpretationWords(text: string): string {
  let rest = text;
  for (let round = 0; round < MAX_NESTING; round++) {
    const next = rest.replace(INTERPRETATION_LEAD, '').replace(INTERPRETATION_TAIL, '');
    if (next === rest || next.length < 4) break;
    rest = next;
  }
  return rest;
}

/** Bodies named before the first 关于 or 印发, when they look like bodies. */
function splitIssuer(text: string): { issuer: string; rest: string } {
  const at = text.search(/关于|印发|发布|公布|颁布/u);
  const prefix = at > 0 && at <= 120 ? text.slice(0, at) : '';
  if (prefix.length < 2 || /[《〈<"“]/u.test(prefix) || LEADING_VERB.test(prefix) || !ORGAN_END.test(prefix)) return { issuer: '', rest: text };
  return { issuer: prefix, rest: text.slice(at) };
}

const CARRIER = '(?:通知|公告|通告|决定|决议|命令|函|批复|通报|启事)';
const ISSUE_WRAPPER = new RegExp(`^(?:关于)?(?:印发|发布|公布|下发|颁布)(?:实施)?(.+?)的?${CARRIER}$`, 'u');
const SOLICIT_WRAPPER = new RegExp(
  `^(?:关于)?(?:再次|向社会|面向社会|公开|向社会公开){0,3}(?:征求|征集|听取|征询)(?:对)?(.+?)(?:的)?(?:修改)?(?:意见|建议)(?:[和及、]?建议)?(?:的)?${CARRIER}?$`,
  'u',
);
const SOLICIT_TAIL = /^(?:关于|对)*(.+?)(?:向社会|面向社会|公开){0,3}(?:征求|征集|听取|征询)(?:社会|公众|各方){0,2}(?:意见|建议).{0,20}$/u;
const PLAIN_WRAPPER = new RegExp(`^关于(.+)的${CARRIER}$`, 'u');

function unwrap(text: string, depth = 0): { core: string; issuer: string } {
  const { issuer, rest } = splitIssuer(text);
  const inner = (SOLICIT_WRAPPER.exec(rest) ?? SOLICIT_TAIL.exec(rest) ?? ISSUE_WRAPPER.exec(rest))?.[1];
  if (inner && depth < MAX_NESTING) {
    const quoted = /^[《〈<](.+)[》〉>]((?:\([^()]{0,20}\))?)$/u.exec(inner);
    const deeper = unwrap(quoted ? `${quoted[1]}${quoted[2]}` : inner, depth + 1);
    return { core: deeper.core, issuer: issuer || deeper.issuer };
  }
  const plain = PLAIN_WRAPPER.exec(rest)?.[1] ?? rest.replace(/^关于(?:对)?/u, '');
  return { core: plain, issuer };
}

function stripPlace(text: string, places: readonly string[]): string {
  const place = places.find((name) => text.startsWith(name) && text.length - name.length >= 4);
  return place ? text.slice(place.length) : text.replace(/^(?:我|全|本)[省市县区](?=.{4})/u, '');
}

const fuse = (text: string): string =>
  text
    .replace(/年度/gu, '年')
    .replace(/(\d)年?[-—–~至](?=\d)/gu, '$1至')
    .replace(/[\p{P}\p{S}的]/gu, '');

/**
 * Pure reduction of a title, linear in its length (first 300 characters).
 * @param places names of the audited place, longest first; only these are dropped from the front, so that
 * the plan of a province and of a county under it stay apart.
 */
export function reduceTitle(title: string, places: readonly string[] = []): ReducedTitle {
  const clean = stripInterpretationWords(normaliseTitle(title).replace(EXTENSION, ''))
    .replace(NUMBER_IN_BRACKETS, '')
    .replace(LEADING_NUMBER, '')
    .replace(DRAFT_MARK, '')
    .replace(TRIAL_MARK, '');
  const named = titlesIn(clean)[0];
  const { core: unwrapped, issuer } = unwrap(named && clean === `《${named}》` ? named : clean);
  const mark = REVISION_MARK.exec(unwrapped);
  const bare = stripPlace((mark ? unwrapped.replace(REVISION_MARK, '') : unwrapped).replace(/^[《〈<"“]+/u, ''), places);
  const core = fuse(stripPlace(bare, places)).toLowerCase();
  const tokens = core.match(TOKEN) ?? [];
  return { core, loose: core.replace(TOKEN, '').replace(/年/gu, ''), tokens, revision: mark ? (mark[1] ?? mark[2] ?? '') : null, issuer };
}

import { stripInterpretationWords } from './interpretation-titles.js';
import { EXTENSION, normaliseTitle, titlesIn } from './title-text.js';

export { isInterpretationTitle } from './interpretation-titles.js';
export { namesIn, normaliseTitle, outsideTitles, titlesIn } from './title-text.js';

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

const MAX_NESTING = 4;

const ORGAN_END =
  /(?:人民政府|政府|委员会|管委会|党工委|办公厅|办公室|政府办|委办|办事处|领导小组|指挥部|部门|单位|公司|中心|大队|支队|总队|街道|[局厅部院会署委办镇乡所站])$/u;
const LEADING_VERB = /^(?:废止|修改|修订|转发|停止|延长|同意|批准|取消|撤销|宣布|调整|公布|印发|发布)/u;
const NUMBER_IN_BRACKETS = /\([^()〔〕]{0,20}〔\d{4}〕第?\d{1,5}号\)|\([^()]{0,30}令第?\d{1,5}号\)/gu;
const LEADING_NUMBER = /^[\p{Script=Han}]{1,10}〔\d{4}〕第?\d{1,5}号[:\s]?/u;
const DRAFT_MARK = /\((?:[^()]{0,8})(?:征求意见稿|公开征求意见稿|征求意见|草案|送审稿|讨论稿|审议稿)(?:[^()]{0,4})\)|(?:公开)?征求意见稿|送审稿/gu;
const TRIAL_MARK = /\((?:试行|暂行|试点|试用)\)/gu;
const REVISION_MARK = /\((?:(\d{4})年?)?(?:第[一二三四五\d]次)?(?:修订|修正|修编|修改)(?:版|稿|本)?\)|(\d{4})年?(?:修订|修正)版/u;
const TOKEN = /\d+(?:\.\d+)?|第[一二三四五六七八九十百]+[\p{Script=Han}]|十[一二三四五六七八九]五|[一二三四]季度|[上下]半年/gu;

/** Says that the title is one of a draft, not of the document issued. */
export const isDraftTitle = (title: string): boolean => /征求意见|送审稿|讨论稿|审议稿|[(（]草案|草案[)）]|草案》/u.test(title);

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
/** What is told of opinions without the word for asking: 某办法意见采纳情况说明. */
const OUTCOME_TAIL = /^(?:关于|对)*(.{4,}?)(?:的)?(?:公众|社会|公开){0,2}(?:意见|建议){1,2}(?:的)?(?:采纳|反馈|征集|收集|汇总|处理|吸收).{0,20}$/u;
/** An interpretation may drop the 关于: 《加强某工作的通知》. */
const PLAIN_WRAPPER = new RegExp(`^(?:关于(.+)的${CARRIER}|(.{6,}?)(?:的${CARRIER}|通知|公告|通告))$`, 'u');
/** Words that only say that something is to be done. */
const TO_BE_DONE = /^(?:切实|进一步|认真|全面|继续|扎实)*(?:做好|组织开展|开展|抓好)(?=.{6})/u;
const MATTERS = /(?<=.{6})(?:的?(?:有关|相关))?(?:工作|事项|事宜)$/u;

function unwrap(text: string, depth = 0): { core: string; issuer: string } {
  const { issuer, rest } = splitIssuer(text);
  const inner = (SOLICIT_WRAPPER.exec(rest) ?? SOLICIT_TAIL.exec(rest) ?? OUTCOME_TAIL.exec(rest) ?? ISSUE_WRAPPER.exec(rest))?.[1];
  if (inner && depth < MAX_NESTING) {
    const quoted = /^[《〈<](.+)[》〉>]((?:\([^()]{0,20}\))?)$/u.exec(inner);
    const deeper = unwrap(quoted ? `${quoted[1]}${quoted[2]}` : inner, depth + 1);
    return { core: deeper.core, issuer: issuer || deeper.issuer };
  }
  const wrapped = PLAIN_WRAPPER.exec(rest);
  const plain = wrapped?.[1] ?? wrapped?.[2] ?? rest.replace(/^关于(?:对)?/u, '');
  return { core: plain, issuer };
}

/** The name of the own place at the front, also behind a year: 2025年某区要点, 某区2025年要点. */
function stripPlace(text: string, places: readonly string[]): string {
  const year = /^20\d{2}年?度?/u.exec(text)?.[0] ?? '';
  const rest = text.slice(year.length);
  const place = places.find((name) => rest.startsWith(name) && rest.length - name.length >= 4);
  return year + (place ? rest.slice(place.length) : rest.replace(/^(?:我|全|本)[省市州县区旗](?=.{4})/u, ''));
}

/** The same behind 《: 关于修订《某区某某办法》的通知. */
const stripQuotedPlace = (text: string, places: readonly string[]): string =>
  text.replace(/(?<=[《〈])[^《》〈〉]{6,}/gu, (quoted) => stripPlace(quoted, places));

const fuse = (text: string): string =>
  text
    .replace(/年度/gu, '年')
    .replace(/(\d)年?[-—–~至]+(?=\d)/gu, '$1至')
    .replace(/(?<=\d{4})年/gu, '')
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
  const core = fuse(stripQuotedPlace(stripPlace(bare, places), places).replace(TO_BE_DONE, '').replace(MATTERS, '')).toLowerCase();
  const tokens = core.match(TOKEN) ?? [];
  return { core, loose: core.replace(TOKEN, '').replace(/年/gu, ''), tokens, revision: mark ? (mark[1] ?? mark[2] ?? '') : null, issuer };
}

import type { PageFacts } from '../facts/page.js';
import { halfWidth } from './dates.js';
import type { Line } from './lines.js';

type Contact = NonNullable<PageFacts['contact']>;

/** Who interprets or answers: 解读单位, 咨询机关, 联系科室 … with what may stand between label and name. */
const UNIT =
  /(?:(?:政策)?(?:解读|咨询)|联系|负责|起草)(?:单位|机构|机关|部门|主体|科室|处室|来源)(?:及(?:联系)?(?:电话|方式))?\s?[:|]\s?([^\s:;,，。；、|]{2,40}(?:\s[\p{Script=Han}]{2,20}(?:局|委|办|厅|部|处|科|室|院|中心|政府|会))?)|解读人\s?[:|]\s?([^:;,，。；、|]{2,40})/u;
/** 本办法由某某局负责解读, 本解读由某某局提供. Who explains the words of a regulation (负责解释) is another matter. */
const UNIT_IN_SENTENCE =
  /由([\p{Script=Han}]{3,30}?)(?:具体)?负责(?:政策|具体)?解读|解读(?:材料|稿|文稿)?由([\p{Script=Han}]{3,30}?)(?:具体)?(?:负责|提供|起草)/u;
/** 解读人 is mostly a person: only what ends like an office is one. */
const OFFICE = /(?:局|委|委员会|办|办公室|厅|部|处|科|股|室|院|所|站|队|支队|大队|中心|政府|司|公司|管委会|街道|银行|协会)$/u;
const PHONE_LABEL =
  /(?:政策|解读|业务|公开)?(?:咨询|联系|解读|服务|政策)(?:服务)?(?:电话|热线|方式)(?:\s?[(][^()\d]{0,20}[)])?\s?[:|]?\s?|(?:政策|业务)咨询\s?:\s?|联系人(?:及(?:联系)?(?:电话|方式))?\s?[:|]|请(?:咨询|联系|致电|拨打)|(?:单位|部门|机关)及(?:联系)?(?:电话|方式)\s?:|解读人\s?:/u;
/** Land lines with or without area code and extension, 400 and 12345-like numbers, mobile numbers of an office. */
const PHONE =
  /(?<![\d-])(?:\(?0\d{2,3}\)?[\s-]{0,2}\d{7,8}(?:\s?[-转]\s?\d{1,5})?|[48]00[\s-]?\d{3}[\s-]?\d{4}|\d{7,8}(?:-\d{1,5})?|1[3-9]\d{9}|1\d{4}|12\d{3,4})(?![\d年月])/u;

/** 电话 alone says enough right behind the interpreting unit. */
const BARE_PHONE_LABEL = /(?:电\s?话|热\s?线)\s?[:|]\s?/u;
/** A label alone on its line, or in its cell. */
const LABEL_ALONE = /^(?:(?:政策)?(?:解读|咨询)(?:单位|机构|机关|部门|主体|科室|处室|人)|[\p{Script=Han}]{0,6}(?:电话|热线|联系方式))\s?:?$/u;

/** Plain signs, labels in brackets with a colon, one kind of dash between digits: 【解读机关】某局, 0731—12345678. */
const plain = (text: string): string =>
  halfWidth(text)
    .replace(/[【[]([\p{Script=Han}\s]{2,12})[】\]]\s?:?/gu, '$1:')
    .replace(/(?<=\d)\s?[—–－−‐]{1,2}\s?(?=\d)/gu, '-')
    .replace(/电\s+话/gu, '电话');

function unitIn(text: string): string | null {
  const labelled = UNIT.exec(text);
  const told = UNIT_IN_SENTENCE.exec(text);
  const unit = labelled?.[1] ?? labelled?.[2] ?? told?.[1] ?? told?.[2];
  const name = unit?.replace(/(?:联系|咨询|解读)(?:电话|热线|方式).*$|联系人.*$|\s/gu, '') || null;
  return name !== null && labelled?.[2] !== undefined && !OFFICE.test(name) ? null : name;
}

/** The phone number that follows a label for it in the text. */
function phoneIn(text: string, ofUnit = false): string | null {
  const label = PHONE_LABEL.exec(text) ?? (ofUnit ? BARE_PHONE_LABEL.exec(text) : null);
  if (!label) return null;
  return PHONE.exec(text.slice(label.index + label[0].length, label.index + label[0].length + 60))?.[0].trim() ?? null;
}

/** Interpreting unit and consultation number at the end of the text or right after it; null when neither is printed. */
export function readContact(body: Line[], tail: Line[]): Contact | null {
  const lines = [...body.slice(-15), ...tail.filter((line) => !line.footer).slice(0, 15)];
  let unit: string | null = null;
  let phone: string | null = null;
  let lastNamed: number | null = null;
  const quotes: string[] = [];
  lines.forEach((line, n) => {
    const next = lines[n + 1];
    const own = plain(line.text);
    const text = next && LABEL_ALONE.test(own) ? `${own.replace(/\s?:$/u, '')}: ${plain(next.text)}` : own;
    const named = unitIn(text);
    const ofUnit = named !== null || (lastNamed !== null && n - lastNamed <= 2);
    if (named !== null) lastNamed = n;
    const called = phoneIn(text, ofUnit) ?? (next && /(?:电话|热线|方式)\s?:?$/u.test(own) ? phoneIn(`${own} ${plain(next.text)}`) : null);
    if (named || called) quotes.push(line.text.slice(0, 150));
    unit = named ?? unit;
    phone ??= called;
  });
  return unit === null && phone === null ? null : { unit, phone, quote: quotes.join(' ').slice(0, 300) };
}

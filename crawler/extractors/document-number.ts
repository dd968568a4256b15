import { squeeze } from './dom.js';
import type { LabelledField } from './labelled-fields.js';
import { inTableRow, type Line, plainText, SEPARATOR } from './lines.js';

export interface Found {
  value: string;
  quote: string;
  from: string;
}

export interface DocumentNumber {
  value: Found | null;
  /** A label with 无, or with nothing beside it. */
  blank: boolean;
  /** A label with an empty place beside it that a script may fill. */
  open: boolean;
}

const OPEN = '[〔﹝[［(（【〖{]';
const CLOSE = '[〕﹞\\]］)）】〗}]';
/** 某政发〔2024〕5号, with any bracket, blanks, full-width digits, 第 before the number. */
const SERIAL = `${OPEN}\\s{0,2}(?:[12１２][\\d０-９]{3}|[一二][〇○零九][〇○零一二三四五六七八九]{2})\\s{0,2}年?\\s{0,2}${CLOSE}\\s{0,2}第?\\s{0,2}(?:[\\d０-９—－-]{1,8}|[一二三四五六七八九十百〇零]{1,6})\\s{0,2}号`;
const SERIES = `[\\p{Script=Han}A-Za-z]{1,24}\\s{0,4}${SERIAL}`;
/** 国令第713号, 国务院令第 492 号, 2023年第5号 below 公告. */
const ORDER = `(?:[\\p{Script=Han}]{0,24}(?:令|公告|通告|决议|决定))?\\s{0,3}第\\s{0,3}[\\d０-９一二三四五六七八九十百〇零]{1,6}\\s{0,3}号`;
const NOTICE = `(?:[\\p{Script=Han}]{0,30}公告)?\\s{0,2}${OPEN}?(?:19|20)\\d{2}\\s?年\\s{0,2}第?\\s{0,2}\\d{1,4}\\s{0,2}号${CLOSE}?`;

const WHOLE = new RegExp(`^${OPEN}?\\s?((?:${SERIES})|(?:${NOTICE})|(?:${ORDER}))\\s?${CLOSE}?$`, 'u');
/** The same without an agency's code, and a line that may be the code above it. */
const BARE_SERIAL = new RegExp(`^${SERIAL}$`, 'u');
const CODE = /^\p{Script=Han}{2,12}[发函办字复政规批令综]$/u;
const ONE_SERIES = new RegExp(`^${SERIES}$`, 'u');
const CITED = new RegExp(SERIAL, 'gu');
/** Forms in a title: （某政发〔2024〕5号） or 某某令第5号 in brackets at its end, a number set off by a blank, a title that is nothing but 某某令（第5号）. */
const IN_TITLE = [
  new RegExp(`[^》〉]${OPEN}\\s?(${SERIES}|[\\p{Script=Han}]{2,24}令\\s?第\\s?\\d{1,4}\\s?号)\\s?${CLOSE}$`, 'u'),
  new RegExp(`[^》〉]\\s(${SERIES})$`, 'u'),
  new RegExp(`^(${SERIES})\\s(?=\\p{Script=Han})`, 'u'),
  new RegExp(
    `^((?!关于)[\\p{Script=Han}]{2,30}(?:令|公告|通告)\\s?${OPEN}\\s?(?:(?:19|20)\\d{2}\\s?年)?\\s?第\\s?[\\d一二三四五六七八九十百〇零]{1,6}\\s?号\\s?${CLOSE})$`,
    'u',
  ),
];
const MAX_NUMBER = 60;

/** The number is that of a document, not of a penalty, a permit or a measure against one party. */
export const namesDocument = ({ value }: DocumentNumber): boolean =>
  value !== null && !BARE_SERIAL.test(value.value) && !/处罚|许可/u.test(value.from);

/** Document numbers the text mentions, verbatim. Words that run into one (根据某政发〔2024〕5号) are cut off before the agency code. */
export function citedNumbers(text: string): string[] {
  return [...text.matchAll(CITED)].slice(0, 200).flatMap((match) => {
    const before = /[\p{Script=Han}A-Za-z]*\s{0,4}$/u.exec(text.slice(Math.max(0, match.index - 20), match.index))?.[0] ?? '';
    const code = squeeze(before).replace(LEAD_IN, '');
    return code === '' ? [] : [code + squeeze(match[0])];
  });
}
const LEAD_IN = /^.*(?:根据|依据|按照|以及|关于|印发|转发|废止|参照|文件|通知|和|与|及|的|由|为|见|以)(?=\p{Script=Han}{2,})/u;

/** A line that is nothing but a document number. */
export function numberLine(text: string): string | null {
  const plain = text.replace(/\s{2,}/gu, ' ').trim();
  if (plain.length > MAX_NUMBER || !/号\s?[)）\]】〕]?$/u.test(plain)) return null;
  const number = WHOLE.exec(plain)?.[1]?.trim() ?? BARE_SERIAL.exec(plain)?.[0] ?? null;
  // The headline of a notice ends with its number: 某局关于某事的公告（2024年第5号）.
  return number?.includes('关于') ? (/(?:19|20)\d{2}\s?年\s?第?\s?\d{1,4}\s?号/u.exec(number)?.[0] ?? null) : number;
}

/** A labelled value is believed when it holds a number at all and is no sentence. */
const plausible = (value: string): boolean =>
  value.length <= MAX_NUMBER && /[\d０-９一二三四五六七八九十]/u.test(value) && !/[。！？]/u.test(value) && !/^\d{4}[-年/.]\d/u.test(value);

/**
 * The page's own number: labelled, alone on a line near the title, alone among the first lines of the body, or at the end of the title.
 * Numbers of other documents in the text never count.
 */
export function readDocumentNumber(fields: LabelledField[], header: Line[], body: Line[], title: string): DocumentNumber {
  const labelled = fields.filter((field) => field.field === 'documentNumber');
  const good = labelled.find((field) => plausible(field.value));
  if (good) return { value: { value: good.value, quote: good.quote, from: `label:${good.label}` }, blank: false, open: false };
  const value = fromLines(header, 'title-block', '') ?? fromByline(header) ?? fromLines(firstLines(body), 'body', title) ?? fromTitle(title);
  const empty = value === null ? labelled.filter((field) => field.value === '') : [];
  return { value, blank: empty.some((field) => !field.fillable), open: empty.some((field) => field.fillable) };
}

/** The number on a line of its own, or before who signed it: 某政字〔2023〕5号　　签发人：某某. */
function numberOn(line: Line): string | null {
  if (line.linkChars * 2 > line.chars || inTableRow(line)) return null;
  const [first = '', ...rest] = line.parts.split(SEPARATOR).map(plainText);
  return numberLine(line.text) ?? (/^\s*签发人/u.test(rest.join(' ')) ? numberLine(first) : null);
}

/** A part of its own in the line of date and source: 原文　某政发〔2023〕5号　发布日期：2023-05-01. */
function numberBeside(line: Line): string | null {
  const parts = line.parts.split(SEPARATOR).map((part) => plainText(part).trim());
  const at = line.linkChars * 2 > line.chars || inTableRow(line) ? -1 : parts.findIndex((part) => ONE_SERIES.test(part));
  return at < 0 || /[:：]$/u.test(parts[at - 1] ?? '') ? null : (parts[at] ?? null);
}

function fromLines(lines: Line[], from: string, title: string): Found | null {
  for (const [n, line] of lines.entries()) {
    const value = numberOn(line);
    if (value === null) continue;
    const above = squeeze(lines[n - 1]?.text ?? title);
    // 某政发 may stand on a line above 〔2024〕5号.
    if (BARE_SERIAL.test(value) && CODE.test(above)) return { value: above + value, quote: `${above} ${line.text}`, from };
    if (!BARE_ORDER.test(value)) return { value, quote: line.text, from };
    // 第713号 is a document number only below 国务院令 or 公告.
    if (/(?:令|公告|通告)$/u.test(above) && above.length <= 40) return { value: `${above} ${value}`, quote: `${above} ${line.text}`, from };
  }
  return null;
}
function fromByline(lines: Line[]): Found | null {
  for (const line of lines) {
    const value = numberBeside(line);
    if (value !== null) return { value, quote: line.text, from: 'title-block' };
  }
  return null;
}
const BARE_ORDER = /^第\s*[\d０-９一二三四五六七八九十百〇零]+\s*号$/u;

/** The head of a document: up to the first sentence, at most eight lines. */
function firstLines(body: Line[]): Line[] {
  const end = body.slice(0, 8).findIndex((line) => line.chars > 60 || /[。；]/u.test(line.text));
  return body.slice(0, end < 0 ? 8 : end);
}

function fromTitle(title: string): Found | null {
  const value = IN_TITLE.map((form) => form.exec(title)?.[1]).find((match) => match !== undefined);
  return value ? { value: value.trim(), quote: title, from: 'title' } : null;
}

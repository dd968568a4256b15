/** Spellings of numbers brought to one form, so that one pattern reads them all. */

const DIGITS = new Map([...'零一二三四五六七八九'].map((char, n) => [char, n]));
DIGITS.set('〇', 0).set('两', 2);

/** 十二, 二十, 一百二十, 三; null for anything else. */
export function chineseNumber(text: string): number | null {
  if (!/^[零〇一二两三四五六七八九十百]{1,7}$/u.test(text)) return null;
  let total = 0;
  let digit = 0;
  for (const char of text) {
    if (char === '百' || char === '十') {
      total += (digit === 0 && char === '十' && total % 100 === 0 ? 1 : digit) * (char === '百' ? 100 : 10);
      digit = 0;
    } else digit = digit * (digit > 0 ? 10 : 1) + (DIGITS.get(char) ?? 0);
  }
  return total + digit;
}

const NUMERAL = '[零〇一二两三四五六七八九十百]{1,7}';
/** Only before a unit is a numeral a number: 一老一小 and 双随机、一公开 are names. */
const BEFORE_UNIT = new RegExp(
  `(?<![第十四五零〇一二两三四五六七八九百])(${NUMERAL})(?=(?:至${NUMERAL})?(?:个(?:工作日|自然日|月(?!来)|以上|左右)|日[内前]|日(?:之|以)[内前]|天|小时|次(?!性)|场(?!所)|期(?!间)|条(?!例|龙|件)|篇|轮|年内|月(?:底|末|\\d|[一二三四五六七八九十]{1,3}日)|份以上|家以上|项以上|件以上))`,
  'gu',
);
/** 三十日, not 一日: short numerals stand in names. */
const TENS = /(?<![第\d零一二三四五六七八九十百])([二三四五六七八九]?十[一二三四五六七八九]?)(?=[日天](?![常程益]))/gu;
const MONTH_DAY = new RegExp(`(\\d{1,2}月)(${NUMERAL})(?=日)`, 'gu');

const toDigits = (text: string): string => String(chineseNumber(text) ?? text);

/** Full-width digits and signs, Chinese numerals before units, and blanks inside phrases. The length of the text may change. */
export function normalise(text: string): string {
  return text
    .replace(/[０-９]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/％/gu, '%')
    .replace(/百分之(\d+(?:\.\d+)?)/gu, '$1%')
    .replace(new RegExp(`百分之(${NUMERAL})`, 'gu'), (_, number: string) => `${toDigits(number)}%`)
    .replace(/(?<=[\p{Script=Han}\d，。、；：“”（）%])[^\S\n]+(?=[\p{Script=Han}\d，。、；：“”（）%])/gu, '')
    .replace(BEFORE_UNIT, toDigits)
    .replace(TENS, toDigits)
    .replace(MONTH_DAY, (_, month: string, day: string) => month + toDigits(day));
}

/** Duties and demands are told sentence by sentence; a number belongs to its own. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/[。；;！\n]+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

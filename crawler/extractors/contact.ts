import type { PageFacts } from '../facts/page.js';
import { halfWidth } from './dates.js';
import type { Line } from './lines.js';

type Contact = NonNullable<PageFacts['contact']>;

const UNIT = /(?:政策)?解读(?:单位|机构|机关|部门|人|主体|科室|处室)\s?:\s?([^\s:;,，。；、]{2,40})/u;
const PHONE_LABEL = /(?:政策|解读|业务|公开)?(?:咨询|联系|解读|服务|政策)(?:服务)?(?:电话|热线|方式)(?:\s?[(][^()\d]{0,20}[)])?\s?:?\s?/u;
/** Land lines with or without area code and extension, 400 and 12345-like numbers, mobile numbers of an office. */
const PHONE =
  /(?<![\d-])(?:\(?0\d{2,3}\)?[\s-]{0,2}\d{7,8}(?:\s?[-转]\s?\d{1,5})?|[48]00[\s-]?\d{3}[\s-]?\d{4}|\d{7,8}(?:-\d{1,5})?|1[3-9]\d{9}|1\d{4}|12\d{3,4})(?![\d年月])/u;

/** The phone number that follows a label for it in the text. */
function phoneIn(text: string): string | null {
  const label = PHONE_LABEL.exec(text);
  if (!label) return null;
  return PHONE.exec(text.slice(label.index + label[0].length, label.index + label[0].length + 60))?.[0].trim() ?? null;
}

/** Interpreting unit and consultation number at the end of the text or right after it; null when neither is printed. */
export function readContact(body: Line[], tail: Line[]): Contact | null {
  const lines = [...body.slice(-15), ...tail.filter((line) => !line.footer).slice(0, 15)];
  let unit: string | null = null;
  let phone: string | null = null;
  const quotes: string[] = [];
  lines.forEach((line, n) => {
    const text = halfWidth(line.text);
    const named = UNIT.exec(text)?.[1]?.replace(/(?:联系|咨询|解读)(?:电话|热线|方式)?.*$/u, '') || null;
    // A label may stand alone with the number in the next cell or line.
    const next = lines[n + 1];
    const called = phoneIn(text) ?? (next && /(?:电话|热线|方式)\s?:?$/u.test(text) ? phoneIn(`${text} ${halfWidth(next.text)}`) : null);
    if (named || called) quotes.push(line.text.slice(0, 150));
    unit = named ?? unit;
    phone ??= called;
  });
  return unit === null && phone === null ? null : { unit, phone, quote: quotes.join(' ').slice(0, 300) };
}

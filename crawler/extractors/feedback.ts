import type { PageFacts } from '../facts/page.js';
import { chineseNumber, halfWidth } from './dates.js';

type Feedback = NonNullable<PageFacts['feedback']>;

const NUMBER = '(\\d{1,6}|[〇零一二两三四五六七八九十百]{1,6})';
const PIECES = '\\s?(?:余|多)?\\s?(?:条|件|份|个|项|封|人次)';
const RECEIVED = [
  new RegExp(`(?:收到|征集到|收集到?|征得|接到)[^。；\\n\\d]{0,30}?${NUMBER}${PIECES}`, 'u'),
  new RegExp(`(?:意见|建议)[^。；\\n\\d]{0,8}(?:共计?|合计|总计)\\s?${NUMBER}${PIECES}`, 'u'),
];
const NONE =
  /(?:未|没有|暂未|均未|尚未)(?:收到|征集到|收集到|接到|征得)|无(?:任何)?(?:反馈|修改|不同|异议)(?:意见|建议)|(?:意见|建议)[^。；\n]{0,6}0\s?条/u;
const ADOPTED = [
  new RegExp(`(?:采纳|吸收|采用)(?:了|意见|建议|其中|的|合理化?|有|共){0,4}\\s?${NUMBER}${PIECES}`, 'u'),
  new RegExp(`${NUMBER}${PIECES}[^。；，,\\n\\d]{0,12}?(?:予以|已|均|被|全部)?(?:采纳|吸收)`, 'u'),
];
const NOT_ADOPTED = /(?:未|不|没有)(?:予|被|予以)?采纳/u;
const ALL = /(?:全部|均已?|均予以?|全数|都)(?:予以)?(?:采纳|吸收)/u;
const NOT_ONE = /(?:均|全部|都)(?:未|不)(?:予以?)?采纳/u;
const REASON = /[^。；\n]{0,120}(?:(?:未|不|没有)(?:予|被|予以)?采纳)[^。\n]{0,30}(?:原因|理由|因为|由于|主要是|鉴于|说明)[^。\n]{0,160}/u;
const TABLE_REASON = /(?:未采纳|不采纳|不予采纳|采纳情况|采纳与否|是否采纳)[^。\n]{0,8}(?:及|和|与)?(?:理由|原因|说明)/u;

function firstNumber(text: string, forms: RegExp[]): number | null {
  for (const form of forms) {
    const match = form.exec(text);
    const before = match ? text.slice(Math.max(0, match.index - 3), match.index) : '';
    const count = match && !/[未不没]$/u.test(before) ? chineseNumber(match[1] ?? '') : null;
    if (count !== null) return count;
  }
  return null;
}

/** What became of the opinions sent in; null when the text says nothing of it. A sum that cannot be told is null, never 0. */
export function readFeedback(lines: string[]): Feedback | null {
  const text = halfWidth(lines.join('\n')).slice(0, 60_000);
  if (!/意见|建议/u.test(text)) return null;
  const received = firstNumber(text, RECEIVED) ?? (NONE.test(text) ? 0 : null);
  const counted = firstNumber(text, ADOPTED);
  const adopted = NOT_ONE.test(text) ? 0 : (counted ?? (ALL.test(text) && !NOT_ADOPTED.test(text) ? received : null));
  const reason = REASON.exec(text)?.[0] ?? TABLE_REASON.exec(text)?.[0];
  if (received === null && adopted === null && reason === undefined) return null;
  return {
    received,
    adopted,
    notAdoptedReason: reason ? { value: reason.trim().slice(0, 300), quote: reason.trim().slice(0, 300), from: 'body' } : null,
  };
}

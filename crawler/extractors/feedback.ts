import type { PageFacts } from '../facts/page.js';
import { chineseNumber, halfWidth } from './dates.js';

type Feedback = NonNullable<PageFacts['feedback']>;

const NUMBER = '(\\d{1,6}|[〇零一二两三四五六七八九十百]{1,6})';
const PIECES = '\\s?(?:余|多)?\\s?(?:条|件|份|个|项|封|人次)';
const CAME = '(?:收到|征集到?|收集到?|征得|接到|提出|汇总|梳理出?)';
const OPINIONS = '(?:意见|建议|反馈)';
/** How many came: a stated total, else opinions counted one way or the other, else anything that came. */
const RECEIVED = [
  `(?:共计?|合计|总计|累计|总共)\\s?${CAME}?[^。；\\n\\d]{0,30}?${NUMBER}${PIECES}`,
  `${OPINIONS}[^。；\\n\\d]{0,8}(?:共计?|合计|总计)\\s?${NUMBER}${PIECES}`,
  `${CAME}[^。；，,\\n\\d]{0,30}?${OPINIONS}[^。；，,\\n\\d]{0,8}?${NUMBER}${PIECES}`,
  `${CAME}[^。；，,\\n\\d]{0,12}?${NUMBER}${PIECES}[^。；，,\\n\\d]{0,12}?${OPINIONS}`,
  `(?:收到|征集到|收集到?|征得|接到)[^。；\\n\\d]{0,30}?${NUMBER}\\s?(?:余|多)?\\s?(?:条|件|份|个|项)`,
].map((form) => new RegExp(form, 'gu'));
/** What is said of those who might have nothing to say is no outcome. */
const CONDITION = /如果?(?:无|没有|未|对)|若|视(?:为|同|作)|逾期|不反馈/u;
const NONE =
  /(?:未|没有|暂未|均未|尚未)(?:收到|征集到|收集到|接到|征得)|(?:公众|社会|单位|个人|各界|群众|代表)(?:均|也|都)?(?:未|没有)(?:提出|反馈)(?:任何|具体|修改|不同)?(?:意见|建议|异议)|没有[^。；，,\n]{0,14}提出[^。；，,\n]{0,6}(?:意见|建议|异议)|无(?:任何)?(?:反馈|修改|不同|异议)(?:意见|建议)|(?:意见|建议)[^。；\n]{0,6}(?<!\d)0\s?[条件份个项]|(?:意见|建议|反馈)(?:情况|数量)?\s?[:：]\s?无(?:$|[。；\n])/u;
const ADOPTED = [
  new RegExp(`(?:采纳|吸收|采用)(?:了|意见|建议|其中|的|合理化?|有|共){0,4}\\s?${NUMBER}${PIECES}`, 'u'),
  new RegExp(`${NUMBER}${PIECES}[^。；，,\\n\\d]{0,12}?(?:予以|已|均|被|全部)?(?:采纳|吸收)`, 'u'),
];
const NOT_ADOPTED = /(?:未|不|没有)(?:予|被|予以)?采纳/u;
const ALL = /(?:全部|均已?|均予以?|全数|都)(?:予以)?(?:采纳|吸收)/u;
const ONE = /(?:已|予以|给予)(?:予以?)?(?:采纳|吸收)/u;
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

/** The number that the best form gives; null where it gives several, as when ways of sending are counted apart. */
function receivedIn(text: string): number | null {
  for (const form of RECEIVED) {
    const counts = [...text.matchAll(form)].slice(0, 20).flatMap((match) => {
      const before = text.slice(Math.max(0, match.index - 3), match.index);
      return /[未不没]$/u.test(before) ? [] : (chineseNumber(match[1] ?? '') ?? []);
    });
    if (counts.length > 0) return new Set(counts).size === 1 ? (counts[0] ?? null) : null;
  }
  return null;
}

const saysNone = (text: string): boolean => text.split(/[。；;\n]/u).some((sentence) => NONE.test(sentence) && !CONDITION.test(sentence));

/** What became of the opinions sent in; null when the text says nothing of it. A sum that cannot be told is null, never 0. */
export function readFeedback(lines: string[]): Feedback | null {
  const text = halfWidth(lines.join('\n')).slice(0, 60_000);
  if (!/意见|建议/u.test(text)) return null;
  const received = receivedIn(text) ?? (saysNone(text) ? 0 : null);
  const counted = firstNumber(text, ADOPTED);
  const adopted = NOT_ONE.test(text)
    ? 0
    : (counted ?? ((ALL.test(text) || (received === 1 && ONE.test(text))) && !NOT_ADOPTED.test(text) ? received : null));
  const reason = REASON.exec(text)?.[0] ?? TABLE_REASON.exec(text)?.[0];
  if (received === null && adopted === null && reason === undefined) return null;
  return {
    received,
    adopted,
    notAdoptedReason: reason ? { value: reason.trim().slice(0, 300), quote: reason.trim().slice(0, 300), from: 'body' } : null,
  };
}

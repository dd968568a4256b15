import type { PageFacts } from '../facts/page.js';
import { chineseNumber, civil, dayOf, findDates, halfWidth, type PrintedDate } from './dates.js';
import { readChannels } from './opinion-channels.js';

type Term = NonNullable<PageFacts['solicitation']>;
type Field = NonNullable<Term['opensOn']>;

const NUMBER = '(\\d{1,3}|[一二两三四五六七八九十廿]{1,4})';
const UNIT = '(?:个)?\\s?(工作日|工作天|自然日|日历日|日|天)';
const TOPIC = /征求|征集|征询|听取|公示|意见|建议|反馈|公开/u;
/** What a length of time is said of. */
const STATED = new RegExp(
  `(?:期限|时限|时间|期间|为期|公示期|征集期|征求意见期|历时|发布之日起|公布之日起|公告之日起|公开之日起|即日起|刊登之日起)[^。；\\n\\d年月]{0,24}?(?<![\\d年月])${NUMBER}\\s?${UNIT}` +
    `|(?<![\\d年月一二三四五六七八九十])${NUMBER}\\s?${UNIT}(?:内|之内)[^。；\\n]{0,30}(?:反馈|提出|意见|建议)`,
  'u',
);
const REASON =
  /[^。；\n]{0,60}(?:因|由于|鉴于)[^。；\n]{2,80}(?:缩短|紧急|紧迫|时间较?紧|急需|亟需|不足30|少于30|简化)[^。；\n]{0,60}|[^。；\n]{0,80}(?:缩短|少于30日|不足30日)[^。；\n]{0,60}(?:原因|理由|因)[^。；\n]{2,100}/u;

/** A day after 至 or in 请于 may leave out what the opening day said: 6月1日, 30日, 六月一日. */
const PARTIAL = /^\s?(?:(\d{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?)?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?日/u;
/** Both days without a year: 5月1日至5月31日. */
const YEARLESS =
  /(?<![\d年]\s?)(\d{1,2})\s?月\s?(\d{1,2})\s?日\s{0,2}(?:起|开始)?\s{0,2}(?:至|到|[-—–~～―]{1,3})\s{0,2}(?:(\d{1,2})\s?月\s?)?(\d{1,2})\s?日/u;
/** An earlier round that the text looks back on. */
const PAST = /已于|已经于|曾于|前期|此前|上一?轮|第一次(?:公开)?征求|先后/u;
/** A time of day behind the opening day, and what joins it to the closing day. */
const JOINT =
  /^\s{0,2}(?:\([^()]{1,12}\))?(?:\s?[上下]午)?(?:\s?\d{1,2}\s?[时点](?:整|半|\d{1,2}分)?)?[\]】]?\s{0,2}(?:起|开始)?\s{0,2}[,，]?\s{0,2}(?:至|到|截止到?|截至到?|[-—–~～―]{1,3})\s{0,2}[[【]?/u;

const DAY_MS = 86_400_000;

interface Reading {
  opensOn: Field | null;
  closesOn: Field | null;
}

const field = (value: string, quote: string): Field => ({ value: dayOf(value), quote: quote.trim().slice(0, 200), from: 'body' });
const around = (text: string, from: number, to: number): string => text.slice(Math.max(0, from - 14), Math.min(text.length, to + 14));

/** `from D1 to D2`, the second day possibly short. */
function ranges(sentence: string, dates: PrintedDate[]): Reading[] {
  return dates.flatMap((opening, n) => {
    const end = opening.index + opening.quote.length;
    const joint = JOINT.exec(sentence.slice(end, end + 60));
    if (!joint) return [];
    const next = dates[n + 1];
    const at = end + joint[0].length;
    const whole = next && Math.abs(next.index - at) <= 1 ? next : null;
    const closing = whole?.value ?? partial(sentence.slice(at, at + 12), opening.value);
    const quote = around(sentence, opening.index, whole ? whole.index + whole.quote.length : at + 8);
    return closing === null || dayOf(closing) < dayOf(opening.value)
      ? []
      : [{ opensOn: field(opening.value, quote), closesOn: field(closing, quote) }];
  });
}

/** The day a short form stands for: in the opening day's year and month, or in the year after where the month lies before it. */
function partial(text: string, opening: string): string | null {
  const match = PARTIAL.exec(text);
  if (!match) return null;
  const [year = 0, month = 0] = opening.split('-').map(Number);
  const named = match[1] === undefined ? month : (chineseNumber(match[1]) ?? 0);
  return civil(named < month ? year + 1 : year, named, chineseNumber(match[2] ?? '') ?? 0);
}

/** A range printed without any year, in the one year that lets it begin within two months of publication and end after it; else it is not told. */
function yearlessRange(sentence: string, publishedOn: string | null): Reading | null {
  const match = YEARLESS.exec(sentence);
  if (!match || publishedOn === null) return null;
  const published = dayOf(publishedOn);
  const year = Number(published.slice(0, 4));
  const opening = [year - 1, year, year + 1]
    .map((each) => civil(each, Number(match[1]), Number(match[2])))
    .find((day) => day !== null && Math.abs(Date.parse(day) - Date.parse(published)) <= 62 * DAY_MS);
  const closing = opening ? partial(`${match[3] === undefined ? '' : `${match[3]}月`}${match[4]}日`, opening) : null;
  if (!opening || closing === null || closing < opening || closing < published) return null;
  const quote = around(sentence, match.index, match.index + match[0].length);
  return { opensOn: field(opening, quote), closesOn: field(closing, quote) };
}

const OPEN_BEFORE = /(?:自|从|开始(?:时间|日期)?[:为]?|起始(?:时间|日期)?[:为]?|征集开始[^\d]{0,4})\s?$/u;
const CLOSE_BEFORE =
  /(?:截止(?:时间|日期|日|期)?\s?[:为是至到于]{0,2}|截至|结束(?:时间|日期)?\s?[:为]?|请于|请在|于|在|最迟|务必于|至|到|反馈时间\s?[:为]?)\s?$/u;
const CLOSE_AFTER =
  /^\s?(?:\([^()]{1,12}\))?\s?(?:[上下]午)?\s?(?:\d{1,2}[:时点](?:\d{2}分?)?)?\s?(?:以?之?前|止|(?:截止|结束)(?!\s?(?:时间|日期|日|[:为]))|下班前|内)/u;
const CLOSE_ALONE =
  /(?:截止(?:时间|日期|日|期)?\s?[:为是至到于]{0,2}|截至|结束(?:时间|日期)?\s?[:为]?|即日起?\s?(?:开始)?\s?[,，]?\s?(?:至|到))\s?$/u;

/** Single days: 截止时间：D, 请于D前, 自D起. */
function singles(sentence: string, dates: PrintedDate[]): Reading {
  const reading: Reading = { opensOn: null, closesOn: null };
  for (const date of dates) {
    const before = sentence.slice(Math.max(0, date.index - 14), date.index);
    const after = sentence.slice(date.index + date.quote.length, date.index + date.quote.length + 24);
    const quote = around(sentence, date.index, date.index + date.quote.length);
    if (CLOSE_ALONE.test(before) || CLOSE_AFTER.test(after) || (CLOSE_BEFORE.test(before) && /^\s?(?:前|止)/u.test(after)))
      reading.closesOn ??= field(date.value, quote);
    else if (OPEN_BEFORE.test(before) || /^\s?(?:起|开始)/u.test(after)) reading.opensOn ??= field(date.value, quote);
  }
  return reading;
}

function statedLength(text: string): Term['stated'] {
  const match = STATED.exec(text);
  const count = match ? chineseNumber(match[1] ?? match[3] ?? '') : null;
  if (!match || count === null || count === 0) return null;
  const unit = (match[2] ?? match[4] ?? '').startsWith('工作') ? 'working-day' : 'day';
  return { value: { count, unit }, quote: match[0].slice(0, 200), from: 'body' };
}

/** Days written without a year (5月1日前) take the year of publication, or the next one when that would lie months back. */
function yearlessClosing(sentence: string, publishedOn: string | null): Field | null {
  const match = /(?:请于|请在|截止(?:时间|日期)?\s?[:为至到于]{0,2}|截至|即日起?\s?(?:至|到)|于)\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/u.exec(sentence);
  if (!match || publishedOn === null || !/前|止|截|即日/u.test(sentence.slice(match.index, match.index + match[0].length + 16))) return null;
  const year = Number(publishedOn.slice(0, 4));
  const same = civil(year, Number(match[1]), Number(match[2]));
  const closing = same !== null && same >= dayOf(publishedOn) ? same : civil(year + 1, Number(match[1]), Number(match[2]));
  return closing === null ? null : field(closing, around(sentence, match.index, match.index + match[0].length));
}

/**
 * Opening and closing of a public solicitation as the text states them; null when it states nothing.
 * `publishedOn` only lends its year to a closing day printed without one.
 */
export function readSolicitationTerm(lines: string[], publishedOn: string | null): Term | null {
  const text = halfWidth(lines.join('\n')).slice(0, 60_000);
  const sentences = text.split(/[。；;\n]/u).filter((sentence) => sentence.length < 600);
  let best: Reading = { opensOn: null, closesOn: null };
  for (const [n, sentence] of sentences.entries()) {
    if ((!TOPIC.test(sentence) && !/时间|日期|期限|截止/u.test(sentence)) || PAST.test(sentence)) continue;
    const dates = findDates(sentence);
    const whole = ranges(sentence, dates)[0] ?? yearlessRange(sentence, publishedOn);
    const relevant = TOPIC.test(sentence) || TOPIC.test(sentences[n - 1] ?? '');
    if (whole && relevant && best.opensOn === null) best = whole;
    if (best.opensOn !== null && best.closesOn !== null) break;
    const single = singles(sentence, dates);
    best = {
      opensOn: best.opensOn ?? single.opensOn,
      closesOn: best.closesOn ?? single.closesOn ?? (TOPIC.test(sentence) ? yearlessClosing(sentence, publishedOn) : null),
    };
  }
  if (best.opensOn && best.closesOn && best.closesOn.value < best.opensOn.value) best = { opensOn: null, closesOn: best.closesOn };
  const stated = statedLength(text);
  const channels = readChannels(lines);
  if (best.opensOn === null && best.closesOn === null && stated === null && channels.length === 0) return null;
  const reason = REASON.exec(text)?.[0].trim();
  return {
    ...best,
    stated,
    shortTermReason: reason ? { value: reason.slice(0, 200), quote: reason.slice(0, 200), from: 'body' } : null,
    channels,
  };
}

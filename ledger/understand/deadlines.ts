import type { Deadline, Period } from '../types.js';
import { normalise } from './numerals.js';

const LIMIT = '以前|之前|前|底前|末前';
const DATE = new RegExp(
  `(?:(\\d{4})年度?|(今年|本年度?|当年|次年|明年|每年))?(\\d{1,2})月(?:(\\d{1,2})[日号]|(底|末|上旬|中旬|下旬|份))?(${LIMIT})?`,
  'gu',
);
const YEAR_END = new RegExp(`(?:(\\d{4})年年?|(今年|本年|每年|次年|明年)年?|年)(?:底|末)(${LIMIT})?`, 'gu');
const CONTRADICTION = /\d{4}年(?:底|末)\d{1,2}月[^，。；]{0,4}/u;
const RELATIVE = /[^，。；]{0,12}?\d+个?(?:工作日|自然日|日|天|个月|月)(?:以内|之内|内)/u;
const STANDING = /长期|持续|全年|常年|动态|常态|随时|及时|即时|实时|按(?:照)?(?:要求|规定|程序|时限|需)|贯穿|日常/u;
const QUARTER = /(?:(\d{4})年)?第?([一二三四1-4])季度(?:末|底|前|内|结束前)?/gu;
const HALF = /(?:(\d{4})年)?上半年(?:末|底|前|内)?/gu;
const EVERY: readonly (readonly [RegExp, Period])[] = [
  [/每(?:个)?季度?|按季度?/u, 'quarter'],
  [/每半年/u, 'half-year'],
  [/每月|按月/u, 'month'],
  [/每周/u, 'week'],
  [/每年|按年度?/u, 'year'],
];

/** Names of documents and their numbers hold dates that bind nobody. */
const withoutNames = (text: string): string =>
  text.replace(/《[^《》]{0,120}》|〈[^〈〉]{0,80}〉|[〔［[(（]\d{4}[〕］\])）][—-]?\d{1,4}号?/gu, (name) => '＿'.repeat(name.length));

interface Found {
  deadline: Deadline;
  at: number;
  end: number;
  limit: boolean;
}

/** @param loose in a column of deadlines a bare month or day is the deadline; in running text only what says 前, 底 */
export function readDeadlines(text: string, year: number | null, loose: boolean): Deadline[] {
  const source = withoutNames(normalise(text));
  const contradiction = CONTRADICTION.exec(source)?.[0];
  if (contradiction !== undefined) return [dateOf(null, contradiction, `“${contradiction}”的日期自相矛盾`)];
  const found = [...[...source.matchAll(DATE)].map((match) => ofDate(match, year, source)), ...yearEnds(source, year)].sort((a, b) => a.at - b.at);
  // 8月15日、12月5日前: the last of a series says what all of them are.
  for (let n = found.length - 2; n >= 0; n--) {
    const [here, next] = [found[n], found[n + 1]];
    if (here && next?.limit && /^[、和及与，]$/u.test(source.slice(here.end, next.at))) here.limit = true;
  }
  const taken = found.filter(({ limit, deadline }) => limit || (loose && deadline.kind !== 'standing')).map(({ deadline }) => deadline);
  if (taken.length > 0 || !loose) return taken;
  const parts = partsOfYear(source, year);
  if (parts.length > 0) return parts;
  return [ofWords(source)].flatMap((deadline) => deadline ?? []);
}

const dateOf = (on: string | null, quote: string, slip: string | null = null): Deadline => ({
  kind: 'date',
  on: slip === null ? on : null,
  every: null,
  quote,
  slip,
});

function yearOf(printed: string | undefined, word: string | undefined, year: number | null): number | null {
  if (printed !== undefined) return Number(printed);
  return year === null ? null : year + (word === '次年' || word === '明年' ? 1 : 0);
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const civil = (year: number, month: number, day: number): string => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** A year other than the ledger's or the next is a slip of the source: told, not mended. */
const slipOfYear = (printed: number, year: number | null, quote: string): string | null =>
  year !== null && (printed < year || printed > year + 1) ? `“${quote}”的年份与台账年度 ${year} 年不符` : null;

function ofDate(match: RegExpExecArray, year: number | null, source: string): Found {
  const [quote, printed, word, monthText = '', dayText, part, limit] = match;
  const at = match.index;
  const month = Number(monthText);
  const wanted = yearOf(printed, word, year);
  const ends = { 上旬: 10, 中旬: 20 }[part ?? ''];
  const day = dayText === undefined ? (ends ?? (wanted === null ? 0 : lastDay(wanted, Math.min(Math.max(month, 1), 12)))) : Number(dayText);
  const impossible = month < 1 || month > 12 || day < 1 || (wanted !== null && day > lastDay(wanted, month)) ? `“${quote}”没有这一天` : null;
  const slip = impossible ?? (wanted === null ? null : slipOfYear(wanted, year, quote));
  const on = wanted === null || slip !== null ? null : civil(wanted, month, day);
  const since = /(?:截至|截止|自|从)$/u.test(source.slice(Math.max(0, at - 2), at));
  const bound = (limit !== undefined || part === '底' || part === '末') && !since;
  const deadline: Deadline = word === '每年' && !bound ? { kind: 'recurring', on, every: 'year', quote, slip } : dateOf(on, quote, slip);
  return { deadline, at, end: at + quote.length, limit: bound };
}

function yearEnds(source: string, year: number | null): Found[] {
  return [...source.matchAll(YEAR_END)].flatMap((match) => {
    const [quote, printed, word, limit] = match;
    const wanted = yearOf(printed, word, year);
    const before = source.slice(Math.max(0, match.index - 2), match.index);
    const slip = wanted === null ? null : slipOfYear(wanted, year, quote);
    const bound = (limit !== undefined || /[到至]$/u.test(before)) && !/截[至止]$/u.test(before);
    return [
      {
        deadline: dateOf(wanted === null ? null : civil(wanted, 12, 31), quote, slip),
        at: match.index,
        end: match.index + quote.length,
        limit: bound,
      },
    ];
  });
}

/** 二季度末, 上半年: only a column of deadlines means their last day. */
function partsOfYear(source: string, year: number | null): Deadline[] {
  const made = ([quote, printed]: RegExpExecArray, month: number): Deadline[] => {
    const wanted = printed === undefined ? year : Number(printed);
    return wanted === null ? [] : [dateOf(civil(wanted, month, lastDay(wanted, month)), quote, slipOfYear(wanted, year, quote))];
  };
  return [
    ...[...source.matchAll(QUARTER)].flatMap((match) => made(match, 3 * ('一二三四'.indexOf(match[2] ?? '') + 1 || Number(match[2])))),
    ...[...source.matchAll(HALF)].flatMap((match) => made(match, 6)),
  ];
}

/** What a column of deadlines says in words. */
function ofWords(source: string): Deadline | null {
  const words = source.trim();
  if (words === '' || /^[-—/无]+$/u.test(words)) return null;
  if (RELATIVE.test(words)) return { kind: 'relative', on: null, every: null, quote: words, slip: null };
  const every = EVERY.find(([pattern]) => pattern.test(words))?.[1];
  if (every) return { kind: 'recurring', on: null, every, quote: words, slip: null };
  return { kind: 'standing', on: null, every: null, quote: words, slip: STANDING.test(words) ? null : `“${words.slice(0, 20)}”读不出时限` };
}

/**
 * The day that closes the duty: a day the duty itself names for all of it, else the column's last day.
 * Several days in the duty are steps (进展分别于…报送): the column closes it, without one the last step.
 */
export function closingDay(inDuty: readonly Deadline[], inColumn: readonly Deadline[], hasColumn: boolean): string | null {
  const days = (all: readonly Deadline[]): string[] => [...new Set(all.flatMap(({ on }) => on ?? []))].sort();
  const own = days(inDuty);
  const column = days(inColumn).at(-1) ?? null;
  if (own.length === 1) return own[0] ?? null;
  return hasColumn ? (column ?? own.at(-1) ?? null) : (own.at(-1) ?? null);
}

/** 每年9月集中开展: the month of a yearly activity, and its end when nothing else closes the duty. */
export function yearlyMonth(text: string): number | null {
  const month = Number(/每年(\d{1,2})月份?(?!\d|[底末]|[^，。；]{0,4}前)/u.exec(normalise(text))?.[1] ?? 0);
  return month >= 1 && month <= 12 ? month : null;
}

import type { Comparator, Period, Quantity } from '../types.js';
import { normalise, sentencesOf } from './numerals.js';

/** What looks like a number and is none: names, document numbers, standards, years, days, hot lines, fields of the national directory. */
const NOT_NUMBERS = new RegExp(
  [
    '《[^《》]{0,160}》',
    '[〔［\\[]\\d{4}[〕］\\]][—-]?\\d{0,4}号?',
    '[A-Z]{2,8}\\d{0,3}(?:\\/[A-Z])?\\s?\\d{3,6}(?:\\.\\d+)?(?:-\\d{4})?',
    '\\d{4}年度?(?:\\d{1,2}月)?(?:\\d{1,2}[日号])?',
    '\\d{1,2}月(?:\\d{1,2}[日号])?',
    '第\\d+[\\u4e00-\\u9fff]',
    '\\d{5,}',
    '\\d+个?(?:试点)?领域',
    '\\d+×\\d+|\\d+小时(?:在线|不间断|自助|服务)',
  ].join('|'),
  'gu',
);
const masked = (text: string): string => text.replace(NOT_NUMBERS, (name) => '＿'.repeat(name.length));

const HEDGE = /原则上|左右|力争|鼓励|争取|有条件|探索|视情|可根据|大约|约(?=\d)/u;
const AT_LEAST = /不(?:得)?(?:少于|低于)|至少|最少|不小于|超过|达到?|高于|保持在|多于|满(?=\d)/u;
const AT_MOST = /不(?:得)?(?:超过|高于|多于|大于|晚于|迟于)|控制在/u;
const PERIODS: readonly (readonly [Period, string])[] = [
  ['half-year', '每半年'],
  ['quarter', '每(?:个)?季度?|按季度?|季度内'],
  ['month', '每(?:个)?月|按月'],
  ['week', '每周|每(?:个)?星期'],
  ['year', '每(?:一)?年度?|按年度?|年内|全年|本年度|一年'],
];
const PERIOD = new RegExp(PERIODS.map(([, words]) => `(${words})`).join('|'), 'gu');
const COUNTED = '次|场次|场|期|条|篇|件|份|轮|批次|批|类|个|家|所|项|种|名|部|则|幅';
const DOING =
  '公开|公布|公示|发布|报送|更新|开展|组织|召开|举办|通报|检查|巡查|普查|清理|培训|调度|研究|报告|邀请|举行|编发|推送|排查|抽查|评估|上报|维护|测试|演练';

/** Clauses are short; looking no further keeps hostile text cheap. */
const CLAUSE = 120;
const clauseBefore = (text: string, at: number): string => /[^，。；：]*$/u.exec(text.slice(Math.max(0, at - CLAUSE), at))?.[0] ?? '';
const clauseAround = (text: string, at: number): string => clauseBefore(text, at) + (/^[^，。；：]*/u.exec(text.slice(at, at + CLAUSE))?.[0] ?? '');

/** All numbers that bind in a text, sentence by sentence. */
export function readQuantities(text: string): Quantity[] {
  return sentencesOf(normalise(text)).flatMap((sentence, n) => {
    const source = masked(sentence);
    const found = [...shares(source), ...durations(source), ...counts(source), ...coverage(source), ...together(source)];
    return withoutRepeats([...found, ...frequencies(source, found)]).map((quantity) => ({ ...quantity, sentence: n }));
  });
}

type Found = Omit<Quantity, 'sentence'>;
const base = { most: null, per: null, hedge: null, anchor: null } as const;

const hedgeIn = (source: string, at: number): string | null => HEDGE.exec(clauseAround(source, at))?.[0] ?? null;

function comparatorOf(before: string, after: string, usual: Comparator): Comparator {
  if (/左右/u.test(after) || /约$/u.test(before)) return '~';
  if (AT_MOST.test(before) || /以内|以下|之内/u.test(after)) return '<=';
  if (AT_LEAST.test(before) || /以上/u.test(after)) return '>=';
  return usual;
}

function shares(source: string): Found[] {
  return [...source.matchAll(/(\d{1,3}(?:\.\d+)?)(?:%?\s?[-~～—至]\s?(\d{1,3}))?%(以上|以内|以下|左右)?/gu)].flatMap((match) => {
    const value = Number(match[1]);
    if (value > 100) return [];
    const before = clauseBefore(source, match.index).slice(-10);
    const comparator = comparatorOf(before, match[3] ?? '', '>=');
    return [
      {
        ...base,
        kind: 'share' as const,
        comparator: /(?<!不|不得)低于$/u.test(before) ? '<=' : comparator,
        value,
        most: match[2] === undefined ? null : Number(match[2]),
        unit: '%',
        hedge: hedgeIn(source, match.index),
        quote: quoteOf(source, match),
      },
    ];
  });
}

const quoteOf = (source: string, match: RegExpExecArray): string => clauseBefore(source, match.index).slice(-24).replaceAll('＿', '') + match[0];

function durations(source: string): Found[] {
  const pattern = /(\d{1,3})(?:[-~～—至](\d{1,3}))?(?:个(工作日|自然日|月|小时|星期)|(工作日|日|天|小时|周))(以内|之内|内|以上|左右)?/gu;
  return [...source.matchAll(pattern)].flatMap((match) => {
    const before = clauseBefore(source, match.index).slice(-24);
    // 咨询5个工作日、投诉15个工作日内: the last of a series says it for all.
    const series =
      match[5] === undefined &&
      /^[、和及或][^，。；\d]{0,8}\d+个?(?:工作日|自然日|日|天|月)(?:以|之)?内/u.test(source.slice(match.index + match[0].length));
    const comparator = comparatorOf(before.slice(-8), match[5] ?? '', match[5] === '内' || series ? '<=' : '=');
    if (comparator === '=' && !/(?:期限|时间|时限|周期|为|不变)[^\d]{0,4}$/u.test(before)) return [];
    const unit = match[3] ?? match[4] ?? '';
    const anchor =
      /(?:自|从|于|在)?([^，。；、]{2,20}?)(?:之日起|之后|以后|后的?|起)[^，。；、\d]{0,6}$/u
        .exec(before)?.[1]
        ?.replace(/^(?:且|并|应当?|最迟|不晚于|在|于|自|从)+/u, '') ?? null;
    return [
      {
        ...base,
        kind: 'duration' as const,
        comparator,
        value: Number(match[1]),
        most: match[2] === undefined ? null : Number(match[2]),
        unit: unit === '天' || unit === '自然日' ? '日' : unit === '星期' ? '周' : unit === '月' ? '个月' : unit,
        hedge: hedgeIn(source, match.index),
        anchor,
        quote: quoteOf(source, match),
      },
    ];
  });
}

const periodsIn = (source: string): { at: number; end: number; period: Period }[] =>
  [...source.matchAll(PERIOD)].flatMap((match) => {
    const group = match.slice(1).findIndex((part) => part !== undefined);
    const period = PERIODS[group]?.[0];
    return period ? [{ at: match.index, end: match.index + match[0].length, period }] : [];
  });

const NEAR = 24;

/** The periods that a number counts in: the nearest before it, and those listed with that one (部门每季度、乡镇每月报送1条). */
function periodsBefore(text: string, at: number): Period[] {
  const source = text.slice(Math.max(0, at - CLAUSE), at);
  const periods: Period[] = [];
  let limit = source.length;
  for (const { end, at: start, period } of periodsIn(source).reverse()) {
    const between = source.slice(end, limit);
    const most = periods.length === 0 ? NEAR : 10;
    if (/[。；\d]/u.test(between) || between.length > most || (periods.length > 0 && !/[、，]/u.test(between))) break;
    periods.unshift(period);
    limit = start;
  }
  return periods;
}

function counts(source: string): Found[] {
  const pattern = new RegExp(
    `(?<![\\d.〔-])(\\d{1,4})(?:[-~～—至](\\d{1,4}))?余?(${COUNTED})(以上|以内|以下|(?:\\p{Script=Han}{1,4}?)?左右)?(?!月|工作日|自然日)`,
    'gu',
  );
  return [...source.matchAll(pattern)].flatMap((match) => {
    const before = clauseBefore(source, match.index).slice(-14);
    const nearby = /(?:不(?:得)?(?:少于|低于|超过|多于)|至少|最少|大?约|超过|达到?)[^，。；\d]{0,8}$/u.exec(before)?.[0] ?? '';
    const periods = periodsBefore(source, match.index);
    const kinds = match[3] === '类' && /公[开布示]|公布/u.test(before);
    const none = Number(match[1]) === 0;
    if (nearby === '' && periods.length === 0 && match[4] === undefined && !kinds && !none) return [];
    const found = {
      ...base,
      kind: 'count' as const,
      comparator: comparatorOf(nearby, match[4] ?? '', kinds || none ? '=' : '>='),
      value: Number(match[1]),
      most: match[2] === undefined ? null : Number(match[2]),
      unit: match[3] ?? '',
      hedge: hedgeIn(source, match.index),
      quote: quoteOf(source, match),
    };
    return (periods.length === 0 || none ? [null] : periods).map((per): Found => ({ ...found, per }));
  });
}

const COVERAGE =
  /全覆盖|全量(?:覆盖|归集|公开|发布|入库)|全部(?:上网|公开|入库|解读)|全部(?:进行|开展|予以)解读|均(?:要|应当?|须|需|必须)?[^，。；、]{0,8}解读|应解读[、，]?尽解读|应解[、，]?尽解|(?:一律|逐一|逐件|逐项)(?:开展|进行)?(?:解读|公开|反馈|归集)/gu;

function coverage(source: string): Found[] {
  return [...source.matchAll(COVERAGE)].map((match) => ({
    ...base,
    kind: 'coverage' as const,
    comparator: '>=' as const,
    value: 100,
    unit: '%',
    hedge: hedgeIn(source, match.index),
    quote: quoteOf(source, match),
  }));
}

/** 同步解读, 与文件同步发布: on the same day. 三同步 is the name of a routine, not a term. */
const TOGETHER =
  /解读[^。；]{0,20}同步(?:组织|审签|部署|公开|发布|推送|上线)|同步(?:开展|进行|公开|发布|做好)?[^，。；]{0,6}解读|同步(?:发布|公开)[^，。；]{0,8}解读/gu;
const together = (source: string): Found[] =>
  [...source.matchAll(TOGETHER)].slice(0, 1).map((match) => ({ ...base, kind: 'together', comparator: '=', value: 0, unit: '日', quote: match[0] }));

/** 按季度公开, 每周更新: once a period; not where a number or a date follows, which says more. */
function frequencies(source: string, found: readonly Found[]): Found[] {
  return periodsIn(source).flatMap(({ at, end, period }) => {
    const words = source.slice(at, end);
    if (!/^[每按]/u.test(words)) return [];
    const after = /^[^，。；]{0,24}/u.exec(source.slice(end))?.[0] ?? '';
    if (/^(?:年?[底末初]|＿|\d)/u.test(after) || !new RegExp(DOING, 'u').test(after)) return [];
    if (found.some(({ per, kind }) => per === period && kind === 'count')) return [];
    return [{ ...base, kind: 'frequency' as const, comparator: '>=' as const, value: 1, unit: '次', per: period, quote: words + after.slice(0, 12) }];
  });
}

/** The same demand in other words (全覆盖, 100%) within one sentence counts once when nothing tells them apart. */
function withoutRepeats(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const quantity of found) {
    const same = kept.some(
      (other) =>
        other.value === quantity.value &&
        other.unit === quantity.unit &&
        other.per === quantity.per &&
        other.kind === quantity.kind &&
        other.quote === quantity.quote,
    );
    if (!same) kept.push(quantity);
  }
  return kept;
}

const PER_TEXT: Readonly<Record<Period, string>> = { week: '每周', month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年' };
const SIGN: Readonly<Record<Comparator, string>> = { '>=': '不少于 ', '<=': '不超过 ', '=': '', '~': '约 ' };

/** For the profile and the sheet: 每季度不少于 1 次, 不超过 10 个工作日. */
export function quantityText({ kind, comparator, value, most, unit, per, hedge, anchor }: Quantity): string {
  if (kind === 'together') return '同步（同一天）';
  const number = most === null ? String(value) : `${value}～${most}`;
  const measure = unit === '%' ? `${number}%` : `${number} ${unit === '工作日' ? '个工作日' : unit}`;
  const sign = unit === '%' && value === 100 ? '' : SIGN[comparator];
  const soft = hedge === null ? '' : `（${hedge}）`;
  return `${anchor ? `${anchor}后 ` : ''}${per ? PER_TEXT[per] : ''}${sign}${measure}${soft}`.trim();
}

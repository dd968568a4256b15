import { findCheck } from '../../checks/registry.js';
import type { Deadline, Quantity } from '../types.js';
import { yearlyMonth } from './deadlines.js';

/** What a duty says about the parameters of an indicator. Nothing is carried that the duty does not state. */
export interface Stated {
  /** Numbers of the sentences that speak of the indicator, then those of the other sentences. */
  near: readonly Quantity[];
  /** Days the duty names, and the day that closes it. */
  days: readonly Deadline[];
  deadline: string | null;
  /** The duty, normalised. */
  text: string;
}
type Thresholds = Record<string, unknown>;
type Rule = (stated: Stated) => Thresholds;

/** A hedged number (原则上, 左右) is advice: the default of the indicator stays, a person decides. */
const binding = (near: readonly Quantity[]): readonly Quantity[] => near.filter(({ hedge, comparator }) => hedge === null && comparator !== '~');

const share = ({ near }: Stated): number | null => {
  const found = binding(near).find(({ kind, comparator }) => (kind === 'share' || kind === 'coverage') && comparator !== '<=');
  return found ? found.value / 100 : null;
};
const term = ({ near }: Stated, ...units: string[]): number | null =>
  binding(near).find(({ kind, unit, comparator }) => kind === 'duration' && comparator === '<=' && units.includes(unit))?.value ?? null;
const atLeastDays = ({ near }: Stated): number | null =>
  binding(near).find(({ kind, unit, comparator }) => kind === 'duration' && (comparator === '>=' || comparator === '=') && unit === '日')?.value ??
  null;
const times = ({ near }: Stated, per: readonly Quantity['per'][]): number | null =>
  near.find(
    ({ kind, unit, per: own, comparator }) => (kind === 'count' || kind === 'frequency') && comparator !== '~' && per.includes(own) && unit !== '%',
  )?.value ?? null;

const monthDay = (on: string | null): string | null => on?.slice(5) ?? null;
/** The one day the duty itself names. */
const ownDay = ({ days }: Stated): string | null => {
  const named = [...new Set(days.flatMap(({ on }) => monthDay(on) ?? []))];
  return named.length === 1 ? (named[0] ?? null) : null;
};

/** Leaves out what is not stated. */
const only = (values: Record<string, unknown>): Thresholds => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
const target: Rule = (stated) => only({ target: share(stated) });
const yearly: Rule = (stated) => only({ minPerYear: times(stated, ['year', null]) });

/** Stages of a decision by the words that name them. */
const STAGES: readonly (readonly [string, RegExp])[] = [
  ['solicitation', /征求意见公告|征集公告|征求意见稿公告|征集意见公告/u],
  ['draft', /草案全文|决策草案|草案(?!说明|解读)/u],
  ['explanation', /草案说明|起草说明|说明材料/u],
  ['interpretation', /草案解读/u],
  ['feedback', /采纳情况|采纳/u],
  ['result', /(?<!评估|论证)结果|决策文件|最终决策/u],
];
const ELEMENTS: readonly (readonly [string, RegExp])[] = [
  ['title', /标题/u],
  ['documentNumber', /文号|发文字号/u],
  ['validity', /有效性|有效|生命周期/u],
];
const FACETS: readonly (readonly [string, RegExp])[] = [
  ['issuer', /发布机构|发文机构|发文机关|制定机关/u],
  ['year', /发布年份|发文年度|年份/u],
  ['topic', /主题/u],
];
const PROFILE: readonly (readonly [string, RegExp])[] = [
  ['name', /机构名称|机构简介|机构职能|机构/u],
  ['address', /办公地址|地址/u],
  ['phone', /电话|联系方式/u],
  ['hours', /办公时间|工作时间/u],
  ['postcode', /邮政编码|邮编/u],
  ['leaders', /领导|负责人/u],
  ['division', /分工/u],
];
const PHASES: readonly (readonly [string, RegExp])[] = [
  ['plan', /方案|公告|预告|计划/u],
  ['report', /./u],
  ['opinions', /征集意见|意见征集|意见建议征集/u],
  ['result', /报送结果|结果公开|公布结果|活动结果/u],
];
const named = (list: readonly (readonly [string, RegExp])[], text: string): string[] =>
  list.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);

const RULES: Readonly<Record<string, Rule>> = {
  'interpretation-coverage': target,
  'interpretation-graphic-coverage': ({ near, ...rest }) => target({ ...rest, near: numbersAt(near, /图/u) }),
  'interpretation-video-share': ({ near, ...rest }) =>
    target({ ...rest, near: near.filter(({ value, quote }) => value < 100 && /视频|动漫|动画/u.test(quote)) }),
  // Without a share one such interpretation counts: the default would be stricter than the ledger.
  'interpretation-diversity': (stated) => ({ target: share({ ...stated, near: numbersAt(stated.near, /多元|多样|解读比例|形式/u) }) ?? 0.01 }),
  'interpretation-timeliness': (stated) => {
    const days = term(stated, '工作日');
    const together = stated.near.some(({ kind }) => kind === 'together') || /同步(?:审签|公开|发布)/u.test(stated.text);
    return days === null ? (together ? { workingDays: 0 } : {}) : { workingDays: days };
  },
  'interpretation-elements': ({ text }) => {
    const elements = text.match(/背景|依据|目标|主要内容|创新|新旧|影响范围|执行标准|注意事项|惠[企民农]|享受条件|关键词|专有词|核心概念/gu) ?? [];
    const stated = new Set(elements).size;
    return { minElements: stated >= 5 ? 6 : 4 };
  },
  'draft-interpretation': ({ text }) => (/同步/u.test(text) ? { maxDays: 0 } : {}),
  'policy-lecture-brand': ({ text }) => {
    const brands = [...text.matchAll(/“([^“”]{2,12}(?:讲|说|谈|课堂|解读|播报))”/gu)].map((match) => match[1]);
    return brands.length > 0 ? { brandNames: [...new Set(brands)] } : {};
  },
  'document-elements': ({ text }) => {
    const required = named(ELEMENTS, text);
    return required.length === 0 ? {} : { required: ['title', ...required.filter((name) => name !== 'title')] };
  },
  'document-library-query': ({ text }) => ({ facets: named(FACETS, text) }),
  'document-disclosure-label': ({ near }) => ({
    target: near.find(({ kind }) => kind === 'share')?.value === undefined ? 1 : (near.find(({ kind }) => kind === 'share')?.value ?? 100) / 100,
  }),
  'document-cleanup-published': (stated) => only({ deadline: ownDay(stated) ?? dayInYear(stated) }),
  'document-filing-catalog': (stated) => only({ deadline: ownDay(stated) }),
  'publication-timeliness': (stated) => only({ workingDays: term(stated, '工作日') }),
  'gazette-publication': (stated) => only({ workingDays: term(stated, '工作日') }),
  'key-points-published': (stated) => only({ days: term(stated, '日') }),
  'decision-catalog-deadline': (stated) => only({ deadline: ownDay(stated) ?? monthDay(stated.deadline) }),
  'decision-catalog-stages': ({ text }) => {
    const required = named(STAGES, text.replace(/视情[^。；]*/u, ''));
    return required.length >= 2 ? { required } : {};
  },
  'decision-participation': target,
  'solicitation-duration': (stated) => only({ days: atLeastDays(stated) }),
  'solicitation-feedback-timeliness': (stated) => {
    const afterClose = /(?:征求|征集|意见)[^。；，]{0,12}(?:结束|截止|期满)[^。；]{0,4}/u.test(stated.text) && !/出台/u.test(stated.text);
    const days = term(stated, '工作日');
    const months = term(stated, '个月') ?? (term(stated, '日') === 30 ? 1 : null);
    if (afterClose) return { mode: 'after-close', ...only({ months, workingDays: months === null ? days : null }) };
    return { mode: 'after-decision', ...only({ workingDays: days }) };
  },
  'solicitation-channels': (stated) => ({ minChannels: stated.near.find(({ unit }) => unit === '种')?.value ?? 1 }),
  'meeting-representatives': ({ near }) => {
    const count = near.find(({ kind, unit }) => kind === 'count' && /次|场/u.test(unit))?.value ?? null;
    return only({ minPerYear: count });
  },
  'policy-evaluation': (stated) => ({
    minItems: times(stated, ['year', null]) ?? 1,
    ...only({ deadline: ownDay(stated) }),
  }),
  'mailbox-timeliness': (stated) => only({ workingDays: term(stated, '工作日') }),
  'open-day': ({ text }) => ({ month: yearlyMonth(text), phases: named(PHASES, text).length > 1 ? named(PHASES, text) : ['report'] }),
  'quarterly-work-report-progress': (stated) => only({ perQuarter: times(stated, ['quarter']) }),
  'quarterly-application-catalog': (stated) => only({ perQuarter: times(stated, ['quarter']) }),
  'social-organization-annual': (stated) => only({ minItems: times(stated, ['year']) }),
  'social-assistance-standards': ({ near }) => only({ categories: near.find(({ unit }) => unit === '类')?.value ?? null }),
  'training-count': yearly,
  'annual-report': ({ text, days }) => {
    const report = { reportOn: /纳入|上报|落实情况|进展情况/u.test(text) ? 'window' : 'previous' };
    const day = /公开|公布|发布/u.test(text) ? (days.find(({ quote }) => /[13]月31日/u.test(quote))?.on ?? null) : null;
    return day === null ? report : { ...report, governmentsBy: day.slice(5), departmentsBy: day.slice(5) };
  },
  'home-freshness': ({ near }) => only({ maxDays: near.some(({ per }) => per === 'week') ? 7 : null }),
  // 14 days: the State Council's inspection measure. A ledger that says 每周 is stricter.
  'new-media-matrix': ({ near }) => ({ maxDays: near.some(({ per }) => per === 'week') ? 7 : 14 }),
  'organization-profile': ({ text }) => {
    const required = named(PROFILE, text);
    return required.length >= 3 ? { required } : {};
  },
  'grassroots-directory': ({ text }) => ({ domains: (text.match(/、/gu) ?? []).length >= 27 ? 32 : 26 }),
  submission: ({ near, days, text }) => {
    const reporting = near.filter(({ kind, unit }) => (kind === 'count' || kind === 'frequency') && unit !== '%');
    const count = reporting.find(({ kind, comparator }) => kind === 'count' && comparator !== '~')?.value ?? null;
    const due = [...new Set(days.flatMap(({ on }) => monthDay(on) ?? []))].sort();
    if (due.length > 0) return { due, ...only({ minItems: count === 1 ? null : count }) };
    if (/报送|上报/u.test(text) && reporting.some(({ per }) => per === 'quarter')) return { due: 'quarterly', minItems: count ?? 1 };
    if (/报送|上报/u.test(text) && reporting.some(({ per }) => per === 'month')) return { due: 'monthly', minItems: count ?? 1 };
    return only({ minItems: count });
  },
};

const dayInYear = ({ deadline }: Stated): string | null => (deadline === null || deadline.endsWith('11-30') ? null : monthDay(deadline));
const numbersAt = (near: readonly Quantity[], words: RegExp): readonly Quantity[] => {
  const own = near.filter(({ quote }) => words.test(quote));
  return own.length > 0 ? own : near.filter(({ kind }) => kind === 'coverage');
};

/** Thresholds that the duty states, as far as the indicator takes them. */
export function statedThresholds(indicator: string, stated: Stated): Thresholds {
  const check = findCheck(indicator);
  const own = RULES[indicator]?.(stated) ?? {};
  if (!check || Object.keys(own).length === 0) return {};
  return check.thresholds.safeParse(own).success ? own : {};
}

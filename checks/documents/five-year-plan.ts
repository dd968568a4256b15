import { z } from 'zod';
import type { ListingRow } from '../../crawler/facts/publication.js';
import type { Interpretation, SiteFacts } from '../../crawler/facts/site.js';
import { judgedOn } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { publications, rowEvidence } from '../publications.js';
import { named } from '../wording.js';
import { judgeDuty } from './publication-duty.js';

type Context = CheckContext<Record<string, never>>;
type Facts = Pick<SiteFacts, 'listings' | 'interpretations'>;

const COLUMNS = ['five-year-plan', 'policy-documents', 'normative-documents', 'notices'];
const READINGS = ['policy-interpretation', 'five-year-plan'];
const IN_MEDIA = /图解|一图|图说|长图|漫画|视频|动漫|动画|音频|有声|听规划|H5/iu;
const MEDIA_FORMS: readonly Interpretation['forms'][number][] = ['picture', 'video', 'audio'];

/** The plan in force: the fourteenth began in 2021. */
interface Plan {
  name: string;
  from: string;
  title: RegExp;
}

const NUMERALS = ['十', '十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十'];

function planOf(year: number): Plan | null {
  const nth = Math.floor((year - 2021) / 5) + 14;
  const numeral = NUMERALS[nth - 10];
  if (numeral === undefined) return null;
  const start = 2021 + (nth - 14) * 5;
  // 第十四个五年规划 or 十四五规划; “十四五” carries quotation marks of any kind.
  const title = new RegExp(`(?<![二三])${numeral}(?:个)?五(?:年)?|${start}\\s?[—–－~至-]{1,2}\\s?${start + 4}`, 'u');
  return { name: `“${numeral}五”规划纲要`, from: `${start}-01-01`, title };
}

/**
 * The outline of the five-year plan in force is online and interpreted in sound, film or pictures. Two findings. It came out in the
 * plan's first year, so that later on only lists reaching back to then can show its absence. Source: ledger item litong-2021/1.1.
 */
export const fiveYearPlan = defineCheck({
  id: 'five-year-plan',
  title: '五年规划纲要及解读',
  topic: 'documents',
  rule: () => '公开现行五年规划纲要，并有音频、视频或图解形式的解读',
  remedy: '在规划计划栏目公开五年规划纲要全文，并配发图解或音视频解读',
  requires: ['listings', 'interpretations'],
  thresholds: z.strictObject({}),
  appliesTo: (level) => level === 'province' || level === 'city' || level === 'county',
  columns: () => [...new Set([...COLUMNS, ...READINGS])].map((id) => ({ id })),
  fold: () => ({ rule: 'all', whole: true }),

  evaluate(facts, context) {
    const plan = planOf(Number(context.window.from.slice(0, 4)));
    return plan ? [judgeOutline(facts, plan, context), judgeReading(facts, plan, context)] : [];
  },
});

const ofPlan = ({ title }: { title: string }, plan: Plan): boolean => plan.title.test(title) && /规划|纲要/u.test(title);
const isReading = (title: string): boolean =>
  /解读|解析|读懂|看懂|图说|问答|宣讲|征求|征集|意见建议|编制|评估|启动/u.test(title) || IN_MEDIA.test(title);
/** The outline is the plan of the whole; those of single fields have names of their own. */
const isOutline = (row: ListingRow, plan: Plan): boolean =>
  ofPlan(row, plan) && !isReading(row.title) && (/国民经济/u.test(row.title) || /规划[^，。]{0,8}纲要/u.test(row.title));

function judgeOutline({ listings }: Facts, plan: Plan, context: Context): Finding {
  const duty = {
    what: plan.name,
    columns: COLUMNS,
    isIt: (row: ListingRow) => isOutline(row, plan),
    mayBeIt: (row: ListingRow) => ofPlan(row, plan) && !isReading(row.title) && /总体|发展规划|全文|五规划|五年规划/u.test(row.title),
    atAnyTime: true,
  };
  return doubtful(judgeDuty(listings, duty, context), COLUMNS, listings, plan, context);
}

function judgeReading(facts: Facts, plan: Plan, context: Context): Finding {
  const { listings, interpretations } = facts;
  const asOf = judgedOn(context);
  const readings = interpretations.items.filter((item) => ofPlan(item, plan) && (item.publishedOn ?? '') <= asOf);
  const inMedia = readings.filter(({ forms, title }) => forms.some((form) => MEDIA_FORMS.includes(form)) || IN_MEDIA.test(title));
  const isReadingInMedia = (row: ListingRow): boolean => ofPlan(row, plan) && IN_MEDIA.test(row.title);
  const rows = publications(listings, { columns: READINGS, from: plan.from, to: asOf, matches: isReadingInMedia, atAnyTime: true }, context);
  const [row] = rows.found;
  const first = inMedia[0] ?? row?.row;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: first ? { url: first.url, title: first.title } : { url: context.portal.baseUrl, title: `${plan.name}解读` },
    observed: first ? '有' : readings.length > 0 ? '只有文字解读' : '没有',
    expected: '音频、视频或图解',
    unit: null,
    reason,
    evidence: [...inMedia.map(({ evidence }) => evidence), ...(row ? [rowEvidence(row)] : rows.searched)].slice(0, 5),
  });
  if (first) return finding('pass', `有${plan.name}的音视频或图解解读${named(first.title)}`);
  const lacking = readings[0] ? `${plan.name}只找到文字解读${named(readings[0].title)}` : `没有找到${plan.name}的音频、视频或图解解读`;
  if (context.asOf < context.window.to) return finding('not-due', `${lacking}；检查期到${spoken(context.window.to)}结束，尚未到期`);
  const unread = readings.find(({ pageRead, forms }) => !pageRead || forms.length === 0);
  if (unread) return finding('undetermined', `${lacking}；但${named(unread.title)}没有读到内容，请人工核查`);
  if (!interpretations.complete || !rows.certain)
    return finding(
      'undetermined',
      `${lacking}；但${[...interpretations.gaps.map(({ message }) => message), ...rows.troubles][0] ?? '政策解读栏目没有读全'}，请人工核查`,
    );
  return doubtful(finding('fail', `${lacking}，已读完政策解读和规划栏目`), READINGS, listings, plan, context);
}

/** What came out in the plan's first year is not missing because the lists, read for a later year, do not show it. */
function doubtful(finding: Finding, columns: readonly string[], listings: Facts['listings'], plan: Plan, { window }: Context): Finding {
  if (finding.verdict !== 'fail' || window.from <= plan.from) return finding;
  const present = listings.items.filter(({ column, rows }) => columns.includes(column) && rows.length > 0);
  const short = present.filter(({ oldestOn }) => oldestOn === null || oldestOn > plan.from);
  if (short.length === 0) return finding;
  const names = [...new Set(short.map(({ name }) => `“${name}”`))].join('');
  const reason = `${finding.reason}；但${names}栏目没有读到${plan.from.slice(0, 4)}年，纲要一般在那一年发布，请人工核查`;
  return { ...finding, verdict: 'undetermined', reason };
}

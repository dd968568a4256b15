import { z } from 'zod';
import type { ArticleFact } from '../../crawler/facts/publication.js';
import type { SiteFacts } from '../../crawler/facts/site.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { type Activity, columnsOf, doubtsOfStanding, search, titled } from './column-activity.js';

/** Kinds of assistance with a standard of their own, by the words texts use. Source: 社会救助暂行办法 and the allowances of 民政部. */
const CATEGORIES: readonly (readonly [name: string, words: string])[] = [
  ['城市最低生活保障', '城(?:市|镇|乡).{0,8}(?:低保|最低生活保障)'],
  ['农村最低生活保障', '(?:农村|城乡).{0,8}(?:低保|最低生活保障)'],
  ['城市特困人员供养', '(?:城(?:市|镇|乡).{0,8}特困|特困人员.{0,12}城(?:市|镇))'],
  ['农村特困人员供养', '(?:(?:农村|城乡).{0,8}特困|特困人员.{0,12}农村)'],
  ['特困人员照料护理', '照料护理|特困.{0,30}护理|[全半](?:自理|护理)|全失能'],
  ['临时救助', '临时救助'],
  ['集中养育孤儿', '(?:集中|机构).{0,6}(?:养育|供养).{0,6}孤儿|孤儿.{0,20}(?:集中|机构)'],
  ['散居孤儿', '(?:散居|社会散居|分散).{0,6}(?:养育|供养)?.{0,6}孤儿|孤儿.{0,20}(?:散居|分散)'],
  ['事实无人抚养儿童', '事实无人抚养'],
  ['困难残疾人生活补贴', '残疾人.{0,6}生活补贴'],
  ['重度残疾人护理补贴', '残疾人.{0,6}护理补贴'],
  ['高龄津贴', '高龄(?:老人|老年人)?.{0,6}(?:津贴|补贴)'],
  ['低保边缘和低收入家庭', '(?:低保边缘|低收入).{0,6}(?:家庭|人口|人员)'],
  ['医疗救助', '医疗救助'],
  ['取暖救助', '取暖.{0,6}(?:补贴|救助|补助)'],
  ['精减退职职工救济', '精[减简]退职'],
];
/** The amount stands in the same sentence, or in the next cell of the table, not far behind the name. */
const AMOUNT = '(?:[^。；;\\n]{0,80}?|[^。；;\\n\\d]{0,20}\\n[^。；;\\n\\d]{0,12})\\d[\\d,.]{0,9}\\s{0,2}(?:万?元|%|％|倍)';
const MATCHERS = CATEGORIES.map(([name, words]) => ({ name, pattern: new RegExp(`(?:${words})${AMOUNT}`, 'u') }));

const TITLES = /标准|低保|最低生活保障|特困|救助|孤儿|事实无人抚养|残疾人.{0,4}(?:补贴|两项)|津贴/u;
const ACTIVITY: Activity = {
  name: '困难群众救助标准',
  columns: ['social-assistance'],
  counts: titled(TITLES),
  elsewhere: {
    columns: ['notices', 'policy-documents', 'normative-documents', 'policy-interpretation'],
    titles: /(?:低保|最低生活保障|特困|救助|孤儿|残疾人|困难群众).{0,30}(?:标准|提标|调整|补贴)/u,
  },
};

const thresholds = z.strictObject({ categories: z.int().positive().max(CATEGORIES.length).default(9) });
type Thresholds = z.infer<typeof thresholds>;

/**
 * The standards of assistance for people in hardship are published, each kind with its amount. One finding. Standards stay in force for
 * years: one published before the window was not opened, and leaves the question to a person. Source: ledger item mudan-2023/8.
 */
export const socialAssistanceStandards = defineCheck({
  id: 'social-assistance-standards',
  title: '困难群众救助标准',
  topic: 'periodic',
  rule: ({ categories }) => `公开的困难群众救助标准不少于 ${categories} 类，每类写明金额`,
  remedy: '在“社会救助”栏目集中公布现行各类救助标准和金额，调整后及时更新',
  requires: ['listings', 'articles', 'attachments'],
  thresholds,
  appliesTo: (level) => level !== 'department' && level !== 'town',
  columns: () => columnsOf(ACTIVITY).map(({ id }) => ({ id, open: { titles: TITLES } })),
  fold: () => ({ rule: 'all' }),
  evaluate: (facts, context) => [judge(facts, context)],
});

type Facts = Pick<SiteFacts, 'listings' | 'articles' | 'attachments'>;

function judge({ listings, articles, attachments }: Facts, context: CheckContext<Thresholds>): Finding {
  const { categories } = context.thresholds;
  const seen = search(listings, ACTIVITY, { from: '1990-01-01', to: context.asOf }, context);
  const rows = new Set(seen.found.map(({ row }) => row.url));
  const opened = articles.items.filter(({ url, columns }) => rows.has(url) || columns.includes('social-assistance'));
  const files = attachments.items.filter(({ url, foundOn }) => rows.has(url) || rows.has(foundOn.url));
  const pages = listings.items.filter(({ column, text }) => column === 'social-assistance' && text !== '');
  const sources = [
    ...opened.map(({ text, evidence }) => ({ text, evidence })),
    ...pages.map(({ text, evidence }) => ({ text, evidence })),
    ...files.map(({ content, evidence }) => ({ text: `${content?.text.head ?? ''}\n${content?.text.tail ?? ''}`, evidence })),
  ];
  const shown = MATCHERS.flatMap(({ name, pattern }) => {
    const source = sources.find(({ text }) => pattern.test(text));
    return source ? [{ name, evidence: { ...source.evidence, quote: (pattern.exec(source.text)?.[0] ?? '').slice(0, 300) } }] : [];
  });
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: seen.place?.url ?? context.portal.baseUrl, title: ACTIVITY.name },
    observed: shown.length,
    expected: categories,
    unit: '类',
    reason,
    evidence: shown.length > 0 ? shown.slice(0, 9).map(({ evidence }) => evidence) : seen.searched,
  });
  const told = shown.length > 0 ? `写明金额的有 ${shown.length} 类：${shown.map(({ name }) => name).join('、')}` : '没有找到写明金额的救助标准';
  if (shown.length >= categories) return finding('pass', told);
  const unopened = seen.found.filter(({ row }) => !opened.some(({ url }) => url === row.url) && !files.some(({ url }) => url === row.url));
  const doubts = [
    ...(unopened[0] ? [`有 ${unopened.length} 条信息没有打开（如“${unopened[0].row.title}”）`] : []),
    ...(opened.some(isPartlyUnread) || files.length > 0 ? ['有的标准在图片或附件里，没有读全'] : []),
    ...seen.doubts,
    ...doubtsOfStanding(listings, ACTIVITY, context),
  ];
  if (doubts.length > 0) return finding('undetermined', `${told}；${doubts.slice(0, 3).join('；')}，请人工核查`);
  if (context.asOf < context.window.to) return finding('not-due', `${told}；检查期尚未结束`);
  return finding('fail', `${told}，少于 ${categories} 类；已读完相关栏目和信息`);
}

const isPartlyUnread = ({ textCut, textElsewhere, attachments, images }: ArticleFact): boolean =>
  textCut || textElsewhere || attachments.length > 0 || images > 0;

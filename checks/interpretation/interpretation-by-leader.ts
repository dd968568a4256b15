import { z } from 'zod';
import type { Evidence } from '../../crawler/facts/evidence.js';
import type { Interpretation, SiteFacts } from '../../crawler/facts/site.js';
import { isInWindow } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { publications, rowEvidence } from '../publications.js';
import { named } from '../wording.js';

const thresholds = z.strictObject({ minItems: z.int().positive().default(1) });
type Context = CheckContext<z.infer<typeof thresholds>>;
type Facts = Pick<SiteFacts, 'interpretations' | 'articles' | 'listings'>;

/** Where leaders speak beside the column of interpretations. */
const STAGES = ['policy-lecture', 'press-conference'];
const COLUMNS = ['policy-interpretation', ...STAGES];

/** Deputies, heads of offices within, awards and hot lines named after the mayor are somebody or something else. */
const HEAD =
  '(?<![副总])(?:(?:局|厅|市|县|区|镇|乡|部|州|旗)长(?!质量|信箱|热线|专线|接待)|(?<!办公室|科室|班|股)主任(?![医科])|书记|主要负责人|主要负责同志|一把手)';
const HEAD_SPEAKS = new RegExp(
  `${HEAD}[^，。；]{0,15}(?:解读|谈|讲|说(?!明)|做客|答记者问|答问|访谈|解答)|(?:做客|访谈|专访|对话)[^，。；]{0,15}${HEAD}|${HEAD}解读`,
  'u',
);
const ANY_HEAD = /(?:局|厅|市|县|区|镇|乡|部|州|旗)长(?!质量|信箱|热线|专线)|主任|(?<!总)书记|负责人|负责同志|一把手/u;
const SPEAKS = /解读|访谈|谈|讲|说(?!明)|答记者问|做客|答问|问答/u;

/**
 * A principal leader of the unit has interpreted policy in the window. One finding. A leader who is only named in the text, or may
 * speak in a film, leaves it open. Source: ledger item gaoxian-2023/24.
 */
export const interpretationByLeader = defineCheck({
  id: 'interpretation-by-leader',
  title: '主要负责人解读',
  topic: 'interpretation',
  rule: ({ minItems }) => `检查期内主要负责人解读政策不少于 ${minItems} 次`,
  remedy: '由主要负责人通过文章、访谈、视频等解读政策，发布在政策解读栏目，标题写明解读人职务',
  requires: ['interpretations', 'articles', 'listings'],
  thresholds,
  columns: () => [{ id: 'policy-interpretation', open: { max: 200 } }, ...STAGES.map((id) => ({ id }))],
  fold: () => ({ rule: 'all' }),
  evaluate: (facts, context) => [judge(facts, context)],
});

interface Talk {
  url: string;
  title: string;
  publishedOn: string | null;
  evidence: Evidence;
}

/** What a document is called says nothing of who explains it. */
const outsideNames = (title: string): string => title.replace(/《[^《》]{0,200}》/gu, '');
const byHead = (title: string): boolean => HEAD_SPEAKS.test(outsideNames(title));

function judge(facts: Facts, context: Context): Finding {
  const { minItems } = context.thresholds;
  const { asOf, window } = context;
  const items = facts.interpretations.items.filter((item) => isInWindow(item.publishedOn, context) !== false);
  const span = { from: window.from, to: asOf < window.to ? asOf : window.to };
  const stages = publications(facts.listings, { columns: STAGES, ...span, matches: ({ title }) => byHead(title) }, context);
  const staged = stages.found.map((item): Talk => ({ ...item.row, evidence: rowEvidence(item) }));
  const talks = [
    ...new Map(
      [...items.filter(({ title, publishedOn }) => publishedOn !== null && byHead(title)), ...staged].map((talk) => [talk.url, talk]),
    ).values(),
  ];
  const searched = [...facts.interpretations.searched, ...stages.searched];
  const [first] = talks;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: first ? { url: first.url, title: first.title } : null,
    observed: talks.length,
    expected: minItems,
    unit: '次',
    reason,
    evidence: (talks.length > 0 ? talks.map(({ evidence }) => evidence) : searched).slice(0, 5),
  });

  const told = `找到主要负责人解读 ${talks.length} 次${first ? `，如${named(first.title)}${first.publishedOn ? `（${spoken(first.publishedOn)}）` : ''}` : ''}`;
  if (talks.length >= minItems) return finding('pass', told);
  const lacking = `${told}，应不少于 ${minItems} 次`;
  if (asOf < window.to) return finding('not-due', `${lacking}；检查期到${spoken(window.to)}结束，尚未到期`);
  const doubt = doubtAboutAbsence(facts, items, context) ?? stages.troubles[0] ?? null;
  if (doubt !== null) return finding('undetermined', `${lacking}；但${doubt}，请人工核查`);
  return finding('fail', `${lacking}；已读完政策解读栏目的 ${items.length} 篇解读，标题和正文都没有写明由主要负责人解读`);
}

function doubtAboutAbsence(facts: Facts, items: readonly Interpretation[], context: Context): string | null {
  const { interpretations, articles, listings } = facts;
  if (!interpretations.complete) return interpretations.gaps.map(({ message }) => message).join('；') || '政策解读栏目没有读全';
  const texts = new Map(articles.items.map(({ url, text, textElsewhere, textCut }) => [url, textElsewhere || textCut ? null : text]));
  for (const item of items) {
    const text = texts.get(item.url) ?? null;
    const known = item.pageRead && text !== null;
    if (ANY_HEAD.test(outsideNames(item.title)) || item.forms.includes('leader')) return `${named(item.title)}可能是主要负责人解读`;
    if (item.bodyIsMedia || item.forms.includes('video') || item.forms.includes('audio')) return `${named(item.title)}是音视频，看不出由谁解读`;
    if (!known) return `${named(item.title)}的正文没有读到`;
    if (ANY_HEAD.test(text)) return `${named(item.title)}的正文提到负责人，可能由其解读`;
  }
  const column = listings.items
    .filter(({ column }) => COLUMNS.includes(column))
    .find(({ rows }) => rows.some(({ title }) => ANY_HEAD.test(outsideNames(title)) && SPEAKS.test(title) && !byHead(title)));
  if (column) return `“${column.name}”栏目有其他负责人解读`;
  if (items.length === 0 && ['department', 'town'].includes(context.portal.level)) return '部门和乡镇的解读可能发布在本级政府门户网站';
  return null;
}

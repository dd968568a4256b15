import { z } from 'zod';
import type { BudgetFile, SiteFacts } from '../../crawler/facts/site.js';
import { judgedOn } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { monthDay } from '../calendar/month-day.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { type Activity, columnsOf, type Period, search, tellOf } from '../periodic/column-activity.js';
import { rowEvidence } from '../publications.js';
import { wordsOfArticle, wordsOfFile } from './words.js';

const ACTIVITY: Activity = {
  name: '政府债务信息',
  columns: ['debt'],
  elsewhere: { columns: ['finance', 'finance-government', 'notices'], titles: /债务|债券|举债/u },
  bureau: '财政局网站或预决算公开平台',
};
const thresholds = z.strictObject({
  /** From the day after, missing figures count. Source: 预算法 article 14 (with the budget, 20 days after its approval), with the usual session dates. */
  dueBy: monthDay.default('04-30'),
});
type Thresholds = z.infer<typeof thresholds>;
type Facts = Pick<SiteFacts, 'listings' | 'articles' | 'attachments' | 'budgetFiles'>;

/**
 * Limit and balance of the government's debt are published in the window, in a column of their own or with its budget. One finding.
 * Source: ledger item litong-2021/1.3; 预算法 article 14; 财预〔2018〕209号.
 */
export const debtDisclosure = defineCheck({
  id: 'debt-disclosure',
  title: '政府债务',
  topic: 'finance',
  rule: ({ dueBy }) => `随当年预算公开政府债务限额和余额（一般在 ${dueBy} 前）`,
  remedy: '在“政府债务”栏目或预决算公开中公布当年债务限额、余额、使用安排和还本付息情况',
  requires: ['listings', 'articles', 'attachments', 'budgetFiles'],
  thresholds,
  appliesTo: (level) => level !== 'department' && level !== 'town',
  columns: () => columnsOf(ACTIVITY).map(({ id }) => ({ id, open: { titles: /债务|债券|举债|限额|余额/u } })),
  fold: () => ({ rule: 'all' }),
  evaluate: (facts, context) => [judge(facts, context)],
});

/** Budgets and final accounts of the government itself carry debt tables by law: where they were published, the figures may stand in them. */
const carriesDebt =
  ({ from, to }: Period) =>
  ({ holder, publishedOn }: BudgetFile): boolean =>
    (holder === 'government' || holder === null) && (publishedOn === null || (publishedOn >= from && publishedOn <= to));

function judge({ listings, articles, attachments, budgetFiles }: Facts, context: CheckContext<Thresholds>): Finding {
  const due = `${context.window.from.slice(0, 4)}-${context.thresholds.dueBy}`;
  const period = { from: context.window.from, to: judgedOn(context) };
  const seen = search(listings, ACTIVITY, period, context);
  const budgets = budgetFiles.items.filter(carriesDebt(period));
  const urls = new Set([...seen.found.map(({ row }) => row.url), ...budgets.map(({ url }) => url)]);
  const texts = [
    ...[...seen.found].map((publication) => ({ words: publication.row.title, evidence: rowEvidence(publication) })),
    ...articles.items.filter(({ url }) => urls.has(url)).map((article) => ({ words: wordsOfArticle(article), evidence: article.evidence })),
    ...attachments.items
      .filter(({ url, foundOn }) => urls.has(url) || urls.has(foundOn.url))
      .map((file) => ({ words: wordsOfFile(file), evidence: file.evidence })),
  ];
  const holds = (word: string) => texts.filter(({ words }) => new RegExp(`债.{0,40}${word}|${word}.{0,40}债`, 'u').test(words));
  const [limit] = holds('限额');
  const [balance] = holds('余额');
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: seen.place?.url ?? context.portal.baseUrl, title: ACTIVITY.name },
    observed: Number(limit !== undefined) + Number(balance !== undefined),
    expected: 2,
    unit: '项（限额、余额）',
    reason,
    evidence: [...(limit ? [limit.evidence] : []), ...(balance ? [balance.evidence] : []), ...seen.found.map(rowEvidence), ...seen.searched].slice(
      0,
      5,
    ),
  });
  if (limit && balance) return finding('pass', '检查期内公开了政府债务限额和余额');
  const told = tellOf(ACTIVITY.name, seen.found);
  if (seen.found.length > 0) return finding('undetermined', `${told}；没有读到${limit ? '余额' : balance ? '限额' : '限额和余额'}，请人工打开核对`);
  if (context.asOf <= due) return finding('not-due', `${told}；一般在${spoken(due)}前随预算公开，尚未到期`);
  if (budgets.length > 0) return finding('undetermined', `${told}；债务数据可能在预决算文件的附表里，请人工核对`);
  const doubts = [...seen.doubts, ...(budgetFiles.complete ? [] : budgetFiles.gaps.map(({ message }) => message))];
  if (doubts.length > 0) return finding('undetermined', `${told}；${[...new Set(doubts)].slice(0, 3).join('；')}，请人工核查`);
  return finding('fail', `${told}；应在${spoken(due)}前随预算公开债务限额和余额，财政栏目中也没有当年的政府预决算`);
}

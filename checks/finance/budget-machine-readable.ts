import { z } from 'zod';
import type { AttachmentFact, BudgetFile, SiteFacts } from '../../crawler/facts/site.js';
import { judgedOn } from '../calendar/as-of.js';
import { defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';
import { named } from '../wording.js';
import { wordsOfFile } from './words.js';

const thresholds = z.strictObject({
  target: z.number().min(0).max(1).default(1),
  partialFrom: z.number().min(0).max(1).default(0.6),
});

const COLUMNS = ['finance', 'finance-government', 'finance-department', 'finance-unit'];
/** Budgets and accounts opened per column, the newest: a county has hundreds. */
const SAMPLED = 60;

/** Tables a government budget holds, empty ones included. Source: 预算法 articles 5 and 14; 财预〔2016〕143号. */
const TABLES: readonly (readonly [name: string, words: RegExp])[] = [
  ['一般公共预算收入', /一般公共(?:预算|财政)?.{0,12}收入/u],
  ['一般公共预算支出', /一般公共(?:预算|财政)?.{0,12}支出/u],
  ['政府性基金', /政府性基金/u],
  ['国有资本经营', /国有资本经营/u],
  ['社会保险基金', /社会保险基金|社保基金/u],
  ['“三公”经费', /三公/u],
];

/**
 * Budgets and final accounts can be read by machine. One finding per file of the year's budgets and the last year's accounts, and one on
 * the tables of the government's budget, which is for a person where a name was not met: only parts of each file's words are known.
 * Source: ledger items guyuan-2023/10, gaoxian-2023/8, xixia-2023/6; 财预〔2016〕143号.
 */
export const budgetMachineReadable = defineCheck({
  id: 'budget-machine-readable',
  title: '预决算文件可读',
  topic: 'finance',
  rule: () => '预决算附件能打开，有文字层或表格，不是扫描图片',
  remedy: '用可检索的 PDF、Word、Excel 文件替换扫描件，没有数据的表格以空表列示并说明',
  requires: ['budgetFiles', 'articles', 'attachments'],
  thresholds,
  columns: () => COLUMNS.map((id) => ({ id, open: { titles: /预算|决算/u, max: SAMPLED } })),
  fold: ({ target, partialFrom }) => ({ rule: 'ratio', target, partialFrom }),

  evaluate({ budgetFiles, articles, attachments }, context) {
    const year = Number(context.window.from.slice(0, 4));
    const asOf = judgedOn(context);
    const files = budgetFiles.items.filter((file) => isOfYear(file, year) && (file.publishedOn ?? asOf) <= asOf);
    const pairs = files.map((file) => ({ file, offered: offeredOn(file, attachments) }));
    const findings = [...pairs.map(({ file, offered }) => judge(file, offered, { articles, attachments })), ...judgeTables(pairs, year)];
    return budgetFiles.complete ? findings : [...findings, gapFinding(budgetFiles.gaps, budgetFiles.searched, '预决算文件全部读到')];
  },
});

const isOfYear = ({ type, year }: BudgetFile, windowYear: number): boolean =>
  (type === 'budget' && year === windowYear) || (type === 'final-account' && year === windowYear - 1);

const offeredOn = ({ url }: BudgetFile, attachments: SiteFacts['attachments']): AttachmentFact[] =>
  attachments.items.filter((file) => file.url === url || file.foundOn.url === url);

type Readability = { verdict: Verdict; reason: string };

/** How one file can be read; a page of pictures among files with words is an annex. */
function readabilityOf({ title, content }: AttachmentFact): Readability {
  const file = `附件${named(title)}`;
  if (content === null) return { verdict: 'undetermined', reason: `${file}没有取得，请人工打开查看` };
  const { state, failure, recognised, text, tables, type } = content;
  if (state === 'scan' || recognised) return { verdict: 'fail', reason: `${file}是扫描件，没有文字层` };
  if (state === 'media' && type === 'image') return { verdict: 'fail', reason: `${file}是图片` };
  if (state === 'failed') return { verdict: 'undetermined', reason: `${file}没有读出内容（${failure?.message ?? '原因不明'}），请人工打开查看` };
  if (text.chars > 0 || tables.length > 0) return { verdict: 'pass', reason: `${file}有文字或表格` };
  return { verdict: 'undetermined', reason: `${file}没有读到文字，请人工打开查看` };
}

function judge(
  file: BudgetFile,
  offered: readonly AttachmentFact[],
  { articles, attachments }: Pick<SiteFacts, 'articles' | 'attachments'>,
): Finding {
  const read = offered.map((each) => ({ each, ...readabilityOf(each) }));
  const of = (verdict: Verdict) => read.filter((each) => each.verdict === verdict);
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: file.url, title: file.title },
    observed: of('pass').length,
    expected: offered.length,
    unit: '个附件',
    reason,
    evidence: [file.evidence, ...read.slice(0, 4).map(({ each }) => each.evidence)],
  });
  const [bad] = of('fail');
  const [open] = of('undetermined');
  if (bad && of('pass').length === 0 && !open) return finding('fail', `${bad.reason}，不能检索和复制`);
  if (bad) return finding('undetermined', `${bad.reason}；同页还有其他附件，是否重复提供请人工核对`);
  if (open) return finding('undetermined', open.reason);
  if (read[0]) return finding('pass', read[0].reason);
  const page = articles.items.find(({ url }) => url === file.url);
  if (!page && articles.gaps.some(({ url }) => url === file.url)) return finding('undetermined', '页面没有读到，请人工打开查看');
  if (!page) return finding('not-applicable', `不在抽查的最近 ${SAMPLED} 个文件之内`);
  if (page.attachments.length > 0 || !attachments.complete) return finding('undetermined', '附件没有取得，请人工打开查看');
  return finding('not-applicable', '没有附件，内容在网页上，不计入');
}

interface Pair {
  file: BudgetFile;
  offered: AttachmentFact[];
}

function judgeTables(pairs: readonly Pair[], year: number): Finding[] {
  const own = pairs.filter(({ file }) => file.holder === 'government' && file.type === 'budget').flatMap(({ offered }) => offered);
  const whole = own.length > 0 && own.every(({ content }) => content?.state === 'read' && !content.truncated);
  const words = own.map(wordsOfFile).join('\n');
  const lacking = TABLES.filter(([, pattern]) => !pattern.test(words)).map(([name]) => name);
  const [first] = own;
  if (!first || !whole) return [];
  const told = lacking.length === 0 ? '应有的表格都见到名称' : `没有见到${lacking.join('、')}的表名，请人工核对是否以空表列示`;
  return [
    {
      verdict: lacking.length === 0 ? 'pass' : 'undetermined',
      subject: { url: first.foundOn.url, title: `${year}年政府预算的表格` },
      observed: TABLES.length - lacking.length,
      expected: TABLES.length,
      unit: '类表格',
      reason: `${year}年政府预算：${told}`,
      evidence: own.slice(0, 5).map(({ evidence }) => evidence),
    },
  ];
}

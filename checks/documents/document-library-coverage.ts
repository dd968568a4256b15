import { z } from 'zod';
import type { Listing } from '../../crawler/facts/publication.js';
import type { NumberSequence, PolicyDocument, SiteFacts } from '../../crawler/facts/site.js';
import { isInWindow, judgedOn } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { addDays } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';
import { standingOf } from '../policy-documents.js';
import { judgeSet } from '../subjects.js';
import { wordsOf } from './words.js';

type Context = CheckContext<Record<string, never>>;
type Facts = Pick<SiteFacts, 'policyDocuments' | 'numberSequences' | 'listings'>;

/** Editors put a document into the library some days after its first publication. Unit: calendar days. */
const GRACE = 30;
const MAX_NAMED = 10;

/**
 * Normative documents met elsewhere on the site stand in the library of normative documents, and numbers run without a gap. One
 * finding per normative document of the window and per sequence. A gap alone proves nothing: numbers go to documents that are not
 * public too. Source: 国办发〔2018〕37号; ledger items guyuan-2023/15, mudan-2023/12.
 */
export const documentLibraryCoverage = defineCheck({
  id: 'document-library-coverage',
  title: '文件库全量',
  topic: 'documents',
  rule: () => '本站发布的规范性文件都收入规范性文件栏目（文件库），发文字号连续',
  remedy: '把检查结果列出的文件补入规范性文件栏目；缺号的核对是否属于不公开的文件',
  requires: ['policyDocuments', 'numberSequences', 'listings'],
  thresholds: z.strictObject({}),
  columns: () => ['normative-documents', 'policy-documents'].map((id) => ({ id })),
  fold: () => ({ rule: 'all' }),

  evaluate(facts, context) {
    const { policyDocuments, numberSequences } = facts;
    const normative = { ...policyDocuments, items: policyDocuments.items.filter((document) => document.class === 'normative') };
    const findings = judgeSet(normative, '政策文件全部读到', (document) => judgeDocument(document, facts, context));
    const years = new Set([context.window.from, context.window.to].map((date) => Number(date.slice(0, 4))));
    findings.push(...numberSequences.items.filter(({ year }) => years.has(year)).map(judgeSequence));
    const told = numberSequences.complete || !policyDocuments.complete;
    return told ? findings : [...findings, gapFinding(numberSequences.gaps, numberSequences.searched, '发文字号全部读到')];
  },
});

function judgeDocument(document: PolicyDocument, facts: Facts, context: Context): Finding | null {
  if (isInWindow(document.publishedOn, context) === false) return null;
  const libraries = facts.listings.items.filter(({ column }) => column === 'normative-documents');
  const finding = (verdict: Verdict, observed: string, reason: string): Finding => ({
    verdict,
    subject: { url: document.url, title: document.title },
    observed,
    expected: '已入库',
    unit: null,
    reason,
    evidence: [document.evidence, ...libraries.map(({ evidence }) => evidence)].slice(0, 5),
  });

  if (document.inNormativeColumn)
    return document.publishedOn
      ? finding('pass', '已入库', '规范性文件栏目收有此文件')
      : finding('not-applicable', '已入库', '发布日期读不到，不计入统计');
  if (document.inScope === 'no') return finding('not-applicable', '未入库', document.scopeReason);
  const seen = `在其他栏目发布的规范性文件（${document.documentNumber ?? '文号读不到'}）没有在规范性文件栏目找到`;
  const asOf = judgedOn(context, () => addDays(document.publishedOn ?? '2000-01-01', GRACE));
  if (document.publishedOn !== null && asOf < addDays(document.publishedOn, GRACE))
    return finding('not-due', '未入库', `${seen}；${spoken(document.publishedOn)}刚发布，入库可能稍晚`);
  const doubt = doubtAboutAbsence(document, facts, libraries, context);
  return doubt === null ? finding('fail', '未入库', `${seen}，该栏目已读完`) : finding('undetermined', '未入库', `${seen}；但${doubt}，请人工核查`);
}

/** Why the document may stand in the library all the same, or need not. */
function doubtAboutAbsence(document: PolicyDocument, { policyDocuments }: Facts, libraries: readonly Listing[], context: Context): string | null {
  const standing = standingOf(document, context);
  if (standing?.state !== 'counted') return standing?.reason ?? '不在检查期内';
  if (!document.pageRead) return '文件页面没有读到';
  if (libraries.length === 0 || libraries.every(({ state }) => state === 'missing')) return '没有找到规范性文件栏目，看不出文件库在哪里';
  const unread = libraries.find(({ state }) => state !== 'read' && state !== 'missing');
  if (unread) return unread.trouble ?? '规范性文件栏目没有读全';
  if (/失效|废止|作废/u.test(document.validity ?? '')) return '文件已失效或废止，可能移到了其他栏目';
  const title = wordsOf(document.title);
  const row = libraries.flatMap(({ rows }) => rows).find((row) => isAlike(wordsOf(row.title), title));
  if (row) return `栏目中的“${row.title}”可能就是`;
  const number = wordsOf(document.documentNumber ?? '');
  const twin = policyDocuments.items.find((other) => other.inNormativeColumn && number !== '' && wordsOf(other.documentNumber ?? '') === number);
  return twin ? `栏目中的“${twin.title}”文号相同` : null;
}

/** Lists shorten titles and leave out the issuer. */
const isAlike = (row: string, title: string): boolean => row.length >= 6 && (title.includes(row) || row.includes(title));

function judgeSequence(sequence: NumberSequence): Finding {
  const { code, year, numbers, missing, cited, evidence } = sequence;
  const name = `${code}〔${year}〕`;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: evidence[0] ? { url: evidence[0].url, title: `${name}1至${Math.max(0, ...numbers)}号` } : null,
    observed: missing.length,
    expected: 0,
    unit: '个缺号',
    reason,
    evidence: evidence.slice(0, 5),
  });
  if (missing.length === 0) return finding('pass', `${name}共 ${numbers.length} 个文号，没有缺号`);
  const list = `${missing.slice(0, MAX_NAMED).join('、')}${missing.length > MAX_NAMED ? ' 等' : ''}`;
  const mentioned = cited
    .slice(0, 3)
    .map(({ number, on }) => `${number}号（${on}）`)
    .join('、');
  return finding(
    'undetermined',
    `${name}有 ${missing.length} 个文号没有见到：${list}${mentioned ? `；其中本站页面引用过 ${mentioned}` : ''}。可能是不公开的文件，请人工核对`,
  );
}

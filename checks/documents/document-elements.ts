import { z } from 'zod';
import type { PolicyDocument } from '../../crawler/facts/site.js';
import { isInWindow } from '../calendar/as-of.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { judgeSet } from '../subjects.js';

const ELEMENTS = ['title', 'documentNumber', 'validity'] as const;
const NAMES: Record<(typeof ELEMENTS)[number], string> = { title: '标题', documentNumber: '发文字号', validity: '有效性' };

const thresholds = z.strictObject({
  required: z
    .array(z.enum(ELEMENTS))
    .min(1)
    .default([...ELEMENTS]),
  target: z.number().min(0).max(1).default(1),
  partialFrom: z.number().min(0).max(1).default(0.6),
});
type Thresholds = z.infer<typeof thresholds>;

/**
 * Each document in the normative-document column shows title, number and validity. One finding per document of the window.
 * Source: ledger items guyuan-2023/14, mudan-2023/12, xixia-2023/9.
 */
export const documentElements = defineCheck({
  id: 'document-elements',
  title: '文件要素齐全',
  topic: 'documents',
  rule: ({ required }) => `规范性文件页面标明${required.map((element) => NAMES[element]).join('、')}`,
  remedy: '在文件页面的信息栏补齐缺少的要素（发文字号、有效性等）',
  requires: ['policyDocuments'],
  thresholds,
  fold: ({ target, partialFrom }) => ({ rule: 'ratio', target, partialFrom }),

  evaluate({ policyDocuments }, context) {
    const library = { ...policyDocuments, items: policyDocuments.items.filter((document) => document.inNormativeColumn) };
    return judgeSet(library, '规范性文件全部读到', (document) => judge(document, context));
  },
});

function judge(document: PolicyDocument, context: CheckContext<Thresholds>): Finding | null {
  const inWindow = isInWindow(document.publishedOn, context);
  if (inWindow === false) return null;
  const { required } = context.thresholds;
  const shown = required.filter((element) => (document[element] ?? '').trim() !== '');
  const missing = required
    .filter((element) => !shown.includes(element))
    .map((element) => NAMES[element])
    .join('、');
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: document.url, title: document.title },
    observed: shown.length,
    expected: required.length,
    unit: '项要素',
    reason,
    evidence: [document.evidence],
  });

  if (!missing && inWindow === null) return finding('not-applicable', '要素齐全；发布日期读不到，不计入统计');
  if (!missing) {
    const values = [document.documentNumber, document.validity].filter((value) => value !== null).join('，');
    return finding('pass', values ? `要素齐全：${values}` : '要素齐全');
  }
  if (!document.pageRead) return finding('undetermined', `文件页面没有读到，看不出是否标明${missing}，请人工核查`);
  if (document.elementsByScript) return finding('undetermined', `文件信息栏由脚本加载，没有读到${missing}，请人工核查`);
  if (missing === NAMES.documentNumber && /(?:公告|通告)(?:[（(][^（）()]{0,20}[)）])?$/.test(document.title))
    return finding('undetermined', `没有标明${missing}；公告、通告可能本来没有文号，请人工核查`);
  if (inWindow === null) return finding('undetermined', `没有标明${missing}；发布日期读不到，看不出是否在检查期内，请人工核查`);
  return finding('fail', `文件页面没有标明${missing}`);
}

import { z } from 'zod';
import type { Interpretation, SiteFacts } from '../../crawler/facts/site.js';
import { isInWindow } from '../calendar/as-of.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { judgeSet } from '../subjects.js';

const thresholds = z.strictObject({
  target: z.number().min(0).max(1).default(1),
  partialFrom: z.number().min(0).max(1).default(0.6),
});

/**
 * The page of an interpretation shows, after the body, who interprets and an office number to ask.
 * One finding per interpretation of the window. Source: ledger item guyuan-2023/19.
 */
export const interpretationContact = defineCheck({
  id: 'interpretation-contact',
  title: '解读单位和咨询电话',
  topic: 'interpretation',
  rule: () => '解读页面正文下方公开解读单位和政策咨询电话',
  remedy: '在解读页面正文下方注明解读单位和办公咨询电话（用文字，不要只放在图片里）',
  requires: ['interpretations', 'policyDocuments'],
  thresholds,
  fold: ({ target, partialFrom }) => ({ rule: 'ratio', target, partialFrom }),

  evaluate: ({ interpretations, policyDocuments }, context) =>
    judgeSet(interpretations, '政策解读全部读到', (item) => judge(item, policyDocuments, context)),
});

function judge(item: Interpretation, documents: SiteFacts['policyDocuments'], context: CheckContext<unknown>): Finding | null {
  const inWindow = isInWindow(item.publishedOn, context);
  if (inWindow === false) return null;
  const unit = item.contact?.unit ?? null;
  const phone = item.contact?.phone ?? null;
  const missing = [unit === null ? '解读单位' : '', phone === null ? '咨询电话' : ''].filter(Boolean).join('和');
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: item.url, title: item.title },
    observed: [unit, phone].filter((text) => text !== null).join('，') || null,
    expected: '解读单位和咨询电话',
    unit: null,
    reason,
    evidence: [item.evidence],
  });

  if (!missing && inWindow) return finding('pass', `正文下方公开了解读单位（${unit}）和咨询电话（${phone}）`);
  if (!missing) return finding('not-applicable', '解读单位和咨询电话齐全；发布日期读不到，不计入统计');
  const doubt = doubtAboutMissing(item, inWindow);
  if (doubt !== null) return finding('undetermined', `没有读到${missing}：${doubt}，请人工核查`);

  // Portals also repost what superiors interpret; only the unit's own interpretations owe its contact.
  if (item.interprets.length === 0)
    return item.ambiguousWith.length > 0 || !documents.complete
      ? finding('undetermined', `没有读到${missing}；看不出是否解读本单位的文件，请人工核查`)
      : finding('not-applicable', '没有对应到本单位检查期内的文件，可能是转载的上级解读，不计入');
  return finding('fail', `解读页面正文下方没有${missing}`);
}

function doubtAboutMissing(item: Interpretation, inWindow: boolean | null): string | null {
  if (!item.pageRead) return '解读页面没有读到';
  if (inWindow === null) return '发布日期读不到，看不出是否在检查期内';
  if (item.bodyIsMedia) return '解读主要是图片或音视频，联系方式可能在其中';
  return null;
}

import { z } from 'zod';
import type { Accessibility } from '../../crawler/facts/probe.js';
import { defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';

/**
 * Article pages have a control that reads them aloud, by itself or among the tools behind the barrier-free entrance, and it reacts.
 * One finding per sampled article.
 */
export const voiceBroadcast = defineCheck({
  id: 'voice-broadcast',
  title: '语音播报',
  topic: 'platform',
  rule: () => '文章页面有语音播报或朗读功能，点击后有反应',
  remedy: '在文章页面提供语音播报（朗读）按钮，或在无障碍工具中启用朗读，并检查脚本能正常加载',
  requires: ['accessibility'],
  thresholds: z.strictObject({}),
  fold: () => ({ rule: 'all' }),

  evaluate({ accessibility }) {
    const articles = accessibility.items.filter(({ kind }) => kind === 'article');
    if (articles.length === 0) return [gapFinding(accessibility.gaps, accessibility.searched, '抽查文章页面')];
    const findings = articles.map(judge);
    return accessibility.complete ? findings : [...findings, gapFinding(accessibility.gaps, accessibility.searched, '抽查文章页面')];
  },
});

function judge({ url, title, voice, entrance, trouble, evidence }: Accessibility): Finding {
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url, title },
    observed: voice?.text ?? null,
    expected: '语音播报有反应',
    unit: null,
    reason,
    evidence: [evidence],
  });
  if (voice !== null) {
    if (voice.reacts === null) return finding('undetermined', `有朗读控件“${voice.text}”，没有看出是否有反应，请人工点开核查`);
    return voice.reacts ? finding('pass', `朗读控件“${voice.text}”点击后有反应`) : finding('fail', `朗读控件“${voice.text}”点击后没有反应`);
  }
  if (trouble !== null) return finding('undetermined', `没有找到朗读控件（${trouble}），请人工核查`);
  if (entrance !== null) return finding('undetermined', `没有单独的朗读控件；“${entrance.text}”中是否有朗读功能没有看出，请人工点开核查`);
  return finding('fail', '文章页面没有语音播报或朗读控件');
}

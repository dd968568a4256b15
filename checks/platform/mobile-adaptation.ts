import { z } from 'zod';
import type { Mobile } from '../../crawler/facts/probe.js';
import { defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';
import { judgeSet } from '../subjects.js';

const MIN_FONT_PX = 12;
/** A border or a shadow beyond the edge does not make readers scroll. */
const SLACK_PX = 5;

/** On a screen of 390 pixels a page does not scroll sideways and most of its letters are at least 12 pixels. One finding per sampled page. */
export const mobileAdaptation = defineCheck({
  id: 'mobile-adaptation',
  title: '移动适配',
  topic: 'platform',
  rule: () => `手机屏幕（宽 390 像素）上页面不横向滚动，正文文字不小于 ${MIN_FONT_PX} 像素`,
  remedy: '页面加上 viewport 设置并使用自适应布局，宽表格和图片放进可单独滚动的区域，正文文字不小于 12 像素',
  requires: ['mobile'],
  thresholds: z.strictObject({}),
  fold: () => ({ rule: 'all' }),

  evaluate({ mobile }) {
    if (mobile.items.length === 0) return [gapFinding(mobile.gaps, mobile.searched, '抽查页面在手机屏幕上打开')];
    return judgeSet(mobile, '抽查页面全部在手机屏幕上打开', judge);
  },
});

function judge({ url, title, viewport, scrollWidth, bodyFontPx, trouble, evidence }: Mobile): Finding {
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url, title },
    observed: scrollWidth,
    expected: viewport,
    unit: '像素宽',
    reason,
    evidence: [evidence],
  });
  if (scrollWidth === null) return finding('undetermined', `${trouble ?? '页面没有打开'}，请人工用手机打开核查`);
  const wide = scrollWidth > viewport + SLACK_PX ? `页面宽 ${scrollWidth} 像素，要横向滚动` : '';
  const small = bodyFontPx !== null && bodyFontPx < MIN_FONT_PX ? `多数文字只有 ${bodyFontPx} 像素` : '';
  const breaches = [wide, small].filter(Boolean).join('，');
  if (breaches) return finding('fail', `在宽 ${viewport} 像素的手机屏幕上，${breaches}`);
  return finding('pass', `不横向滚动，${bodyFontPx === null ? '页面文字很少，没有量字号' : `多数文字 ${bodyFontPx} 像素`}`);
}

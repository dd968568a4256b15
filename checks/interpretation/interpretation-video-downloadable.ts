import { z } from 'zod';
import type { Media } from '../../crawler/facts/probe.js';
import { defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';

const EXPECTED = '能播放并提供下载';

/**
 * Each interpretation with video or sound plays from a source that answers and offers a download. One finding per interpretation.
 * A player of another site, and one whose address is not to be read, is left to a person.
 */
export const interpretationVideoDownloadable = defineCheck({
  id: 'interpretation-video-downloadable',
  title: '短视频可下载',
  topic: 'interpretation',
  rule: () => '含视频或音频的解读能在网站播放，并提供下载',
  remedy: '检查视频文件是否还在、能否播放；在播放器旁提供下载链接',
  requires: ['media', 'interpretations'],
  thresholds: z.strictObject({}),
  fold: () => ({ rule: 'all' }),

  evaluate({ media, interpretations }) {
    const findings = media.items.map(judge);
    if (!media.complete) return [...findings, gapFinding(media.gaps, media.searched, EXPECTED)];
    const unread = findings.length === 0 && !interpretations.complete;
    return unread ? [gapFinding(interpretations.gaps, interpretations.searched, EXPECTED)] : findings;
  },
});

function judge({ page, title, url, plays, download, nativeControls, trouble, evidence }: Media): Finding {
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: page, title },
    observed: url,
    expected: EXPECTED,
    unit: null,
    reason,
    evidence: [evidence],
  });
  if (plays === null) return finding('undetermined', `没有看出能否播放（${trouble ?? '原因不明'}），请人工播放核查`);
  if (!plays) return finding('fail', `视频不能播放：${url ?? ''} ${trouble ?? ''}`.trimEnd());
  if (download !== null) return finding('pass', '能播放，并提供下载');
  if (nativeControls) return finding('undetermined', '能播放；没有下载链接，但播放器菜单可以保存视频，是否算提供下载请人工认定');
  if (trouble !== null) return finding('undetermined', `能播放；没有看出是否提供下载（${trouble}），请人工核查`);
  return finding('fail', '能播放，但没有提供下载');
}

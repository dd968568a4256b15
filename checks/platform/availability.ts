import { z } from 'zod';
import type { Availability } from '../../crawler/facts/probe.js';
import { type CheckContext, defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';

const thresholds = z.strictObject({
  maxSeconds: z.number().positive().default(15),
  maxFailureShare: z.number().gt(0).max(1).default(0.05),
  /** Fewer attempts than this prove no breach: the official rule watches for a week, at least 20 visits a day. */
  minAttempts: z.int().positive().default(20),
});
type Thresholds = z.infer<typeof thresholds>;

/**
 * The home page answers with content in `maxSeconds` seconds; failures are less than `maxFailureShare` of the attempts. One finding. What
 * turned this program away (gateway, robots rules, refusal) is no attempt. Source: 国办秘函〔2019〕19号, veto "site does not open".
 */
export const availability = defineCheck({
  id: 'availability',
  title: '网站可用性',
  topic: 'platform',
  rule: ({ maxSeconds, maxFailureShare }) => `首页在 ${maxSeconds} 秒内打开，打不开的次数低于访问次数的 ${percent(maxFailureShare)}`,
  remedy: '检查域名解析、服务器和网络，保证首页稳定打开；服务器繁忙时扩容或优化首页',
  requires: ['availability'],
  thresholds,
  fold: () => ({ rule: 'all' }),

  evaluate({ availability: set }, context) {
    if (set.items.length === 0) return [gapFinding(set.gaps, set.searched, '首页打开')];
    return [judge(set.items, context)];
  },
});

function judge(
  attempts: readonly Availability[],
  { thresholds: { maxSeconds, maxFailureShare, minAttempts }, portal }: CheckContext<Thresholds>,
): Finding {
  const counted = attempts.filter(({ outcome }) => outcome !== 'unknown');
  const isSlow = (attempt: Availability): boolean => attempt.outcome === 'open' && attempt.durationMs > maxSeconds * 1000;
  const failures = counted.filter((attempt) => attempt.outcome === 'failed' || isSlow(attempt));
  const share = counted.length === 0 ? 0 : failures.length / counted.length;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: portal.baseUrl, title: '首页' },
    observed: failures.length,
    expected: null,
    unit: '次打不开',
    reason,
    evidence: [...failures, ...attempts.filter((attempt) => !failures.includes(attempt))].slice(0, 5).map(({ evidence }) => evidence),
  });

  if (counted.length === 0)
    return finding('undetermined', `访问 ${attempts.length} 次都没有得到能判断的应答（${attempts[0]?.reason}），请人工打开首页核查`);
  const told = `有效访问 ${counted.length} 次`;
  if (failures.length === 0) {
    const slowest = Math.max(...counted.map(({ durationMs }) => durationMs));
    return finding('pass', `${told}，全部打开，最慢${slowest < 100 ? '不到 0.1' : ` ${(slowest / 1000).toFixed(1)}`} 秒`);
  }
  const reasons = [...new Set(failures.map((attempt) => (isSlow(attempt) ? `用时超过 ${maxSeconds} 秒` : attempt.reason)))].slice(0, 3).join('；');
  const counts = `${told}，${failures.length} 次没有打开（${percent(share)}）：${reasons}`;
  if (counted.length < minAttempts)
    return finding('undetermined', `${counts}。访问次数不足 ${minAttempts} 次，不能断定，请人工在不同时段打开首页核查`);
  return finding(share >= maxFailureShare ? 'fail' : 'pass', counts);
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

import { z } from 'zod';
import type { Ipv6 } from '../../crawler/facts/probe.js';
import { defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';

/** The portal's host has an AAAA record and answers at it, where that could be tried. One finding. */
export const ipv6 = defineCheck({
  id: 'ipv6',
  title: 'IPv6 支持',
  topic: 'platform',
  rule: () => '网站域名有 AAAA 记录，并能通过 IPv6 访问',
  remedy: '为域名添加 AAAA 记录，并让服务器或内容分发网络在 IPv6 地址上提供服务',
  requires: ['ipv6'],
  thresholds: z.strictObject({}),
  fold: () => ({ rule: 'all' }),

  evaluate({ ipv6: set }) {
    return set.items.length === 0 ? [gapFinding(set.gaps, set.searched, 'AAAA 记录')] : set.items.map(judge);
  },
});

function judge({ host, addresses, answers, trouble, evidence }: Ipv6): Finding {
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: evidence.url, title: host },
    observed: addresses === null ? null : addresses.length,
    expected: 1,
    unit: '条 AAAA 记录',
    reason,
    evidence: [evidence],
  });
  if (addresses === null) return finding('undetermined', `没有查到 ${host} 的解析结果（${trouble ?? '原因不明'}），请人工核查`);
  if (addresses.length === 0) return finding('fail', `${host} 没有 AAAA 记录`);
  const record = `${host} 有 AAAA 记录（${addresses.slice(0, 2).join('、')}）`;
  if (answers === false) return finding('fail', `${record}，但${trouble ?? '通过 IPv6 打不开'}`);
  return finding('pass', answers ? `${record}，能通过 IPv6 连接` : `${record}；没有验证能否连接：${trouble ?? '原因不明'}`);
}

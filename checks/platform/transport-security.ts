import { z } from 'zod';
import type { Transport } from '../../crawler/facts/probe.js';
import { defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';

/**
 * HTTPS is offered with a valid certificate, and pages over HTTPS load no scripts, styles or frames over HTTP. One finding for the
 * certificate and one for each page with such content. An issuer that only this machine does not know is no breach.
 */
export const transportSecurity = defineCheck({
  id: 'transport-security',
  title: '安全访问',
  topic: 'platform',
  rule: () => '网站提供 HTTPS 访问，证书有效，HTTPS 页面不加载 HTTP 的脚本、样式和框架',
  remedy: '部署有效证书并在到期前更换；把页面里以 http:// 引用的脚本、样式、框架改为 https:// 或相对地址',
  requires: ['transport'],
  thresholds: z.strictObject({}),
  fold: () => ({ rule: 'all' }),

  evaluate({ transport }) {
    if (transport.items.length === 0) return [gapFinding(transport.gaps, transport.searched, 'HTTPS 访问')];
    return transport.items.flatMap((item) => [judge(item), ...mixedOn(item)]);
  },
});

function judge(item: Transport): Finding {
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: item.evidence.url, title: item.host },
    observed: item.protocol,
    expected: 'HTTPS 且证书有效',
    unit: null,
    reason,
    evidence: [item.evidence],
  });
  if (item.https === null) return finding('undetermined', `没有建立安全连接，看不出是否支持 HTTPS（${item.trouble ?? '原因不明'}），请人工核查`);
  if (!item.https) return finding('fail', `${item.host} 没有提供 HTTPS 访问`);
  const until = item.expiresOn === null ? '' : `，有效期至 ${item.expiresOn}`;
  if (item.valid === null) return finding('undetermined', `证书不能确认有效（${item.trouble ?? '原因不明'}${until}），请人工用浏览器打开核查`);
  if (!item.valid) return finding('fail', `证书无效：${item.trouble ?? '原因不明'}${until}`);
  return finding('pass', `支持 HTTPS（${item.protocol ?? '协议不明'}），证书有效${until}`);
}

function mixedOn({ mixed, evidence }: Transport): Finding[] {
  return [...new Set(mixed.map(({ on }) => on))].map((page) => {
    const urls = mixed.filter(({ on }) => on === page).map(({ url }) => url);
    return {
      verdict: 'fail',
      subject: { url: page, title: page },
      observed: urls.length,
      expected: 0,
      unit: '个 HTTP 资源',
      reason: `HTTPS 页面引用了 ${urls.length} 个 HTTP 的脚本、样式或框架，被浏览器拦截：${urls.slice(0, 3).join('、')}`,
      evidence: [{ ...evidence, url: page, title: null, quote: urls.join(' ').slice(0, 300) }],
    };
  });
}

import { z } from 'zod';
import type { SiteMarks } from '../../crawler/facts/publication.js';
import { defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';

/** The platform of 我为政府网站找错: its own hosts, and the hosts and addresses from which its script has been served. */
const PLATFORM = /(?:zfwzgl|zfwzzc|pucha)\.www\.gov\.cn|pucha\.kaipuyun\.cn|(?:exposure\/)?jiucuo\.(?:js|html?)|check_web\/errorInfo|\bLink\(/iu;

/**
 * The home page has the entry 我为政府网站找错 and it leads to the national platform under the site's own code. One finding.
 * Source: 国办发〔2017〕47号, 国办秘函〔2019〕19号; ledger items guyuan-2023/37, mudan-2023/41.
 */
export const errorReportEntry = defineCheck({
  id: 'error-report-entry',
  title: '我为政府网站找错',
  topic: 'platform',
  rule: () => '首页有“我为政府网站找错”入口，且指向正确',
  remedy: '按全国政府网站找错平台提供的代码嵌入首页底部，代码中的标识码填本网站的网站标识码',
  requires: ['siteMarks'],
  thresholds: z.strictObject({}),
  fold: () => ({ rule: 'all' }),

  evaluate({ siteMarks }) {
    const home = siteMarks.items.find(({ level }) => level === 'home');
    return [home ? judge(home) : gapFinding(siteMarks.gaps, siteMarks.searched, '首页有找错入口')];
  },
});

function judge(home: SiteMarks): Finding {
  const { errorReport: target, errorReportCode: code, siteCode, footByScript } = home;
  const finding = (verdict: Verdict, observed: string, reason: string): Finding => ({
    verdict,
    subject: { url: home.url, title: '我为政府网站找错' },
    observed,
    expected: '有入口，指向正确',
    unit: null,
    reason,
    evidence: [home.evidence],
  });
  if (target === null)
    return footByScript
      ? finding('undetermined', '没有看到', '首页没有看到找错入口，但底部由脚本加载，没有读全，请人工打开首页核对')
      : finding('fail', '没有', '首页没有“我为政府网站找错”入口');
  if (code !== null && siteCode !== null && code.toLowerCase() !== siteCode.toLowerCase())
    return finding('fail', code, `找错入口用的标识码是 ${code}，与首页底部的网站标识码 ${siteCode} 不一致，网民留言会转到别的网站`);
  if (PLATFORM.test(target)) return finding('pass', target, `首页有找错入口，指向 ${target}${code ? `，标识码 ${code}` : ''}`);
  return finding(
    'undetermined',
    target || '没有指向',
    `首页有找错标志，${target ? `指向 ${target}` : '看不出指向哪里'}，请人工点击核对是否为全国找错平台`,
  );
}

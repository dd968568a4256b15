import { z } from 'zod';
import type { SiteMarks } from '../../crawler/facts/publication.js';
import { defineCheck, type Finding, gapFinding } from '../check.js';

interface Mark {
  name: string;
  shown: (marks: SiteMarks) => string | null;
}

const MARKS: readonly Mark[] = [
  { name: '主办单位', shown: ({ organiser }) => organiser },
  { name: '联系方式', shown: ({ contact }) => contact },
  { name: '网站标识码', shown: ({ siteCode }) => siteCode },
  { name: 'ICP 备案编号', shown: ({ icp }) => icp },
  { name: '公安机关备案标识', shown: ({ policeRecord }) => policeRecord },
  { name: '“我为政府网站找错”入口', shown: ({ errorReport }) => (errorReport === null ? null : '有') },
  { name: '党政机关网站标识', shown: ({ bodyMark }) => (bodyMark ? '有' : null) },
];

/**
 * The foot of the home page shows organiser, contact, site code, ICP and public-security records, the error-report entry and the mark of
 * party and government bodies. One finding per mark. Source: 国办发〔2017〕47号 annex (footer); ledger items mudan-2023/42, guyuan-2023/37.
 */
export const footerIdentity = defineCheck({
  id: 'footer-identity',
  title: '底部标识',
  topic: 'platform',
  rule: () => `首页底部有${MARKS.map(({ name }) => name).join('、')}`,
  remedy: '在全站统一的页面底部补齐缺少的标识；备案号、标识码以主管部门核发的为准',
  requires: ['siteMarks'],
  thresholds: z.strictObject({}),
  fold: () => ({ rule: 'all' }),

  evaluate({ siteMarks }) {
    const home = siteMarks.items.find(({ level }) => level === 'home');
    return home ? MARKS.map((mark) => judge(mark, home)) : [gapFinding(siteMarks.gaps, siteMarks.searched, '首页底部标识齐全')];
  },
});

function judge({ name, shown }: Mark, home: SiteMarks): Finding {
  const value = shown(home);
  const absent = home.footByScript ? 'undetermined' : 'fail';
  return {
    verdict: value === null ? absent : 'pass',
    subject: { url: home.url, title: name },
    observed: value ?? '没有看到',
    expected: '有',
    unit: null,
    reason:
      value !== null
        ? `首页有${name}${value === '有' ? '' : `：${value}`}`
        : home.footByScript
          ? `首页没有看到${name}，但底部由脚本加载，没有读全，请人工打开首页核对`
          : `首页底部没有${name}`,
    evidence: [home.evidence],
  };
}

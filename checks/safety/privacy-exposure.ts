import { z } from 'zod';
import type { PersonalDataFact } from '../../crawler/facts/site.js';
import { defineCheck, type Finding, gapFinding } from '../check.js';

const KIND_NAMES = {
  'citizen-id': '身份证号码',
  'bank-card': '银行卡号',
  mobile: '手机号码',
  plate: '车牌号码',
  'home-address': '家庭住址',
  'birth-date': '出生日期',
} as const;

const MAX_EVIDENCE = 5;

/**
 * No page and no file shows a citizen's id, bank card, mobile number, plate, home address or birth date in full. One finding per page
 * or file that does; every quotation is masked. What was not read leaves the indicator undetermined, it never clears it.
 * Source: ledger item guyuan-2023/55; 民法典 art. 1034, 个人信息保护法 art. 28.
 */
export const privacyExposure = defineCheck({
  id: 'privacy-exposure',
  title: '个人隐私泄露',
  topic: 'safety',
  rule: () => '公开的页面和附件不出现完整的公民身份证号码、银行卡号、手机号码、家庭住址、车牌号码和出生日期',
  remedy: '立即撤下或替换该页面、附件：删除、去标识化或用 * 遮盖（如 6422**********1234），并检查同批发布的其他名单',
  requires: ['personalData'],
  thresholds: z.strictObject({}),
  fold: () => ({ rule: 'all' }),

  evaluate({ personalData }) {
    const findings = personalData.items.map(exposure);
    if (!personalData.complete) findings.push(gapFinding(personalData.gaps, personalData.searched, '页面和附件全部读到'));
    else if (findings.length === 0)
      findings.push({
        verdict: 'pass',
        subject: null,
        observed: 0,
        expected: 0,
        unit: '处',
        reason: '检查过的页面和附件中没有发现未遮盖的个人信息',
        evidence: personalData.searched.slice(0, MAX_EVIDENCE),
      });
    return findings;
  },
});

function exposure({ url, title, foundOn, data, evidence }: PersonalDataFact): Finding {
  const counts = new Map<string, number>();
  for (const { kind } of data.hits) counts.set(KIND_NAMES[kind], (counts.get(KIND_NAMES[kind]) ?? 0) + 1);
  const kinds = [...counts].map(([name, count]) => `${name} ${count} 处`).join('、');
  const [first] = data.hits;
  const where = foundOn === null ? '页面' : `附件（所在页面 ${foundOn}）`;
  return {
    verdict: 'fail',
    subject: { url, title },
    observed: data.count,
    expected: 0,
    unit: '处',
    reason: `${where}公开了未遮盖的个人信息：${kinds}${data.count > data.hits.length ? ` 等共 ${data.count} 处` : ''}${first ? `，如 ${first.masked}（${first.reason}）` : ''}`,
    evidence: data.hits.slice(0, MAX_EVIDENCE).map((hit) => ({ ...evidence, quote: hit.quote })),
  };
}

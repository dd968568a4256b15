import type { Scenario } from '../types.js';
import { columnTree, financeCells } from './columns.js';

const departments = ['教育局', '自然资源局', '交通运输局', '商务局', '民政局', '乡村振兴局'];
const units = ['实验幼儿园', '水库管理所', '体育中心'];

/** A county whose lists are filled by script from a JSON interface; elements, interpretations and links are poor. */
export const chengling: Scenario = {
  id: 'chengling',
  name: '澄岭县人民政府',
  place: '澄岭县',
  authority: '澄岭县人民政府',
  level: 'county',
  dialect: 'jpaas',
  charset: 'utf-8',
  seed: 37,
  siteCode: '9900030001',
  phone: '0590-4562200',
  columns: columnTree({ place: '澄岭县', finance: 'split', omit: ['catalogue'], names: { feedback: '结果反馈', solicitation: '征集调查' } }),
  towns: ['河口镇', '茶亭镇', '岭下乡', '清水镇', '望月乡'],
  departments,
  units,
  documents: [
    { key: 'd01', topic: '城乡环境卫生管理办法', kind: 'normative', publishedOn: '2025-01-15', number: '澄政规〔2025〕1号', validity: '有效', interpretation: { publishedOn: '2025-01-17', form: 'text', links: 'none', contact: false } },
    { key: 'd02', topic: '农贸市场食品安全管理规定', kind: 'normative', publishedOn: '2025-02-20', number: null, validity: '有效', interpretation: null },
    { key: 'd03', topic: '电子商务进村实施方案', kind: 'government', publishedOn: '2025-03-18', number: '澄政办发〔2025〕6号', validity: '有效', interpretation: { publishedOn: '2025-03-20', form: 'text', links: 'none', contact: false } },
    { key: 'd04', topic: '水库移民后期扶持资金管理办法', kind: 'normative', publishedOn: '2025-04-10', number: '澄政规〔2025〕3号', validity: null, interpretation: null },
    { key: 'd05', topic: '学前教育普惠发展若干措施', kind: 'government', publishedOn: '2025-05-27', number: '澄政发〔2025〕8号', validity: '有效', interpretation: { publishedOn: '2025-05-28', form: 'qa', links: 'to-document', contact: true } },
    { key: 'd06', topic: '农村自建房安全管理办法', kind: 'normative', publishedOn: '2025-07-08', number: null, validity: '有效', interpretation: null },
    { key: 'd07', topic: '古树名木保护管理办法', kind: 'normative', publishedOn: '2025-09-09', number: '澄政规〔2025〕5号', validity: '有效', interpretation: { publishedOn: '2025-09-12', form: 'text', links: 'none', contact: true } },
    // Four working days before the as-of date: overdue. The next one: the third working day is the as-of date itself.
    { key: 'd08', topic: '茶产业发展扶持办法', kind: 'government', publishedOn: '2025-11-24', number: '澄政发〔2025〕19号', validity: '有效', interpretation: null },
    { key: 'd09', topic: '农村客运补贴实施方案', kind: 'government', publishedOn: '2025-11-25', number: '澄政办发〔2025〕25号', validity: '有效', interpretation: null },
  ],
  olderDocuments: 1,
  excludedDocuments: 14,
  decisionCatalogue: null,
  solicitations: [
    { key: 's1', topic: '茶产业发展扶持办法', publishedOn: '2025-08-01', opensOn: '2025-08-01', closesOn: '2025-09-01', class: 'stated', decision: 'd08', feedback: null },
    { key: 's2', topic: '县城停车秩序治理方案', publishedOn: '2025-06-03', opensOn: '2025-06-03', closesOn: '2025-06-20', class: 'unclear', decision: null, feedback: null },
    { key: 's3', topic: '农村集体聚餐管理办法', publishedOn: '2025-09-10', opensOn: '2025-09-10', closesOn: '2025-09-30', class: 'stated', shortTermReason: '因秋季食品安全保障工作需要，时间紧迫', decision: null, feedback: null },
    { key: 's4', topic: '公共文化场馆免费开放方案', publishedOn: '2025-10-09', opensOn: '2025-10-09', closesOn: '2025-11-10', class: 'unclear', decision: null, feedback: null },
  ],
  finance: financeCells(departments, units),
  annualReport: { publishedOn: '2025-03-12', omittedParts: [4] },
  home: { newestOn: '2025-11-14', scriptFilled: false },
  newsItems: 36,
  deadLinks: [],
  brokenInterfaces: [],
  blockedColumns: [],
  blockedDocuments: [],
};

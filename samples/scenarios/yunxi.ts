import type { Scenario } from '../types.js';
import { columnTree, financeCells } from './columns.js';

const departments = ['教育局', '城市管理局', '交通运输局', '水务局', '民政局', '农业农村局'];
const units = ['第一中学', '市政设施养护中心', '图书馆'];
const good = { form: 'text', links: 'both', contact: true } as const;

/** A city that does nearly everything right, often on the very last day; static lists, generation time in the metas. */
export const yunxi: Scenario = {
  id: 'yunxi',
  name: '云溪市人民政府',
  place: '云溪市',
  authority: '云溪市人民政府',
  level: 'city',
  dialect: 'trs',
  charset: 'utf-8',
  seed: 11,
  siteCode: '9900010001',
  phone: '0590-2681200',
  columns: columnTree({ place: '云溪市', finance: 'split' }),
  towns: ['临川街道', '南渡镇', '石桥镇', '白鹭湖街道', '松岭乡'],
  departments,
  units,
  documents: [
    // Spring Festival lies between: the make-up Sunday 01-26 is working day 1, 02-05 is working day 3.
    { key: 'd01', topic: '城市绿地养护管理办法', kind: 'normative', publishedOn: '2025-01-24', number: '云政规〔2025〕1号', validity: '有效', interpretation: { ...good, publishedOn: '2025-02-05' } },
    // The make-up Saturday 02-08 counts: 02-10 is working day 3.
    { key: 'd02', topic: '老旧小区加装电梯实施方案', kind: 'government', publishedOn: '2025-02-06', number: '云政办发〔2025〕3号', validity: '有效', interpretation: { ...good, form: 'qa', publishedOn: '2025-02-10' } },
    { key: 'd03', topic: '餐厨垃圾收运管理规定', kind: 'normative', publishedOn: '2025-03-12', number: '云政规〔2025〕2号', validity: '有效', duplicated: true, interpretation: { ...good, form: 'picture', publishedOn: '2025-03-12' } },
    // The make-up Sunday 04-27 counts: 04-29 is working day 3.
    { key: 'd04', topic: '校园周边交通优化若干措施', kind: 'government', publishedOn: '2025-04-25', number: '云政办发〔2025〕9号', validity: '有效', interpretation: { ...good, publishedOn: '2025-04-29' } },
    { key: 'd05', topic: '城市供水用水管理办法', kind: 'normative', publishedOn: '2025-05-06', number: '云政规〔2025〕3号', numberIn: 'body', validity: '有效', interpretation: { ...good, publishedOn: '2025-05-08' } },
    { key: 'd06', topic: '社区养老服务提升行动计划', kind: 'government', publishedOn: '2025-07-15', number: '云政发〔2025〕12号', validity: '有效', interpretation: { ...good, publishedOn: '2025-07-14' } },
    { key: 'd07', topic: '公共停车场收费管理办法', kind: 'normative', publishedOn: '2025-09-22', number: '云政规〔2025〕4号', validity: '有效', interpretation: { ...good, form: 'qa', publishedOn: '2025-09-25' } },
    // The make-up Sunday 09-28 counts: 09-30 is working day 3.
    { key: 'd08', topic: '冬季清洁取暖实施方案', kind: 'government', publishedOn: '2025-09-26', number: '云政办发〔2025〕21号', validity: '有效', interpretation: { ...good, publishedOn: '2025-09-30' } },
    { key: 'd09', topic: '历史建筑保护管理办法', kind: 'normative', publishedOn: '2025-10-10', number: '云政规〔2025〕5号', validity: '有效', interpretation: { ...good, publishedOn: '2025-10-14' } },
  ],
  olderDocuments: 6,
  excludedDocuments: 12,
  decisionCatalogue: { publishedOn: '2025-03-31', extraItems: ['城市夜景照明管理办法'], amendedOn: '2025-08-15' },
  solicitations: [
    { key: 's1', topic: '城市供水用水管理办法', publishedOn: '2025-03-10', opensOn: '2025-03-10', closesOn: '2025-04-09', class: 'catalogue', decision: 'd05', feedback: { publishedOn: '2025-05-16' } },
    // Ten working days over National Day with both make-up days: 10-11.
    { key: 's2', topic: '公共停车场收费管理办法', publishedOn: '2025-07-01', opensOn: '2025-07-01', closesOn: '2025-07-31', class: 'catalogue', decision: 'd07', feedback: { publishedOn: '2025-10-11' } },
    // Seven working days only because the make-up Sunday 04-27 counts.
    { key: 's3', topic: '历史建筑保护管理办法', publishedOn: '2025-04-22', opensOn: '2025-04-22', closesOn: '2025-04-30', class: 'normative', decision: 'd09', feedback: { publishedOn: '2025-10-20' } },
    { key: 's4', topic: '城市更新三年行动方案', publishedOn: '2025-06-16', opensOn: null, closesOn: '2025-07-18', class: 'catalogue', decision: null, feedback: null },
    { key: 's5', topic: '物业服务收费管理办法', publishedOn: '2025-11-10', opensOn: '2025-11-10', closesOn: '2025-12-12', class: 'catalogue', decision: null, feedback: null },
  ],
  finance: financeCells(departments, units),
  annualReport: { publishedOn: '2025-03-31', omittedParts: [] },
  home: { newestOn: '2025-11-28', scriptFilled: false },
  newsItems: 40,
  deadLinks: [{ path: '/xwdt/zwyw/202401/t20240103_1.html', text: '往期回顾', on: 'article' }],
  brokenInterfaces: [],
  blockedColumns: [],
  blockedDocuments: [],
};

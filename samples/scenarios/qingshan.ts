import type { Scenario } from '../types.js';
import { columnTree, financeCells } from './columns.js';

const departments = ['教育局', '水利局', '交通运输局', '文化和旅游局', '民政局', '林业局'];
const units = ['第二小学', '农业技术推广站', '文化馆'];
const good = { form: 'text', links: 'both', contact: true } as const;

/** A county with something wrong under nearly every heading; lists come in portions from a paging proxy. */
export const qingshan: Scenario = {
  id: 'qingshan',
  name: '青山县人民政府',
  place: '青山县',
  authority: '青山县人民政府',
  level: 'county',
  dialect: 'hanweb',
  charset: 'utf-8',
  seed: 23,
  siteCode: '9900020001',
  phone: '0590-3671100',
  columns: columnTree({
    place: '青山县',
    finance: 'single',
    names: { open: '信息公开', normative: '规范性文件', 'government-documents': '县政府文件', catalogue: '重大行政决策', finance: '预决算公开', solicitation: '民意征集', feedback: '征集反馈' },
  }),
  towns: ['东溪镇', '云台镇', '柳林乡', '大坪乡', '青石镇'],
  departments,
  units,
  documents: [
    // The make-up Saturday 02-08 counts: 02-11 is working day 4.
    { key: 'd01', topic: '农村公路养护管理办法', kind: 'normative', publishedOn: '2025-02-06', number: '青政规〔2025〕1号', validity: '有效', interpretation: { ...good, publishedOn: '2025-02-11' } },
    { key: 'd02', topic: '春季造林绿化实施方案', kind: 'government', publishedOn: '2025-03-05', number: '青政办发〔2025〕4号', validity: '有效', interpretation: { ...good, links: 'to-document', publishedOn: '2025-03-06' } },
    { key: 'd03', topic: '集贸市场管理办法', kind: 'normative', publishedOn: '2025-04-24', number: '青政规〔2025〕2号', validity: '有效', interpretation: { ...good, contact: false, publishedOn: '2025-04-28' } },
    { key: 'd04', topic: '乡村民宿发展扶持办法', kind: 'government', publishedOn: '2025-05-20', number: '青政发〔2025〕7号', validity: '有效', interpretation: { ...good, form: 'qa', publishedOn: '2025-05-22' } },
    { key: 'd05', topic: '河道采砂管理规定', kind: 'normative', publishedOn: '2025-06-18', number: '青政规〔2025〕3号', validity: null, interpretation: { ...good, links: 'from-document', publishedOn: '2025-06-20' } },
    { key: 'd06', topic: '中小学午餐服务实施方案', kind: 'government', publishedOn: '2025-08-12', number: '青政办发〔2025〕15号', validity: '有效', interpretation: null },
    // The make-up Sunday 09-28 counts: 10-09 is working day 4.
    { key: 'd07', topic: '村级公益设施管护办法', kind: 'normative', publishedOn: '2025-09-26', number: '青政规〔2025〕4号', validity: '有效', interpretation: { ...good, contact: false, publishedOn: '2025-10-09' } },
    { key: 'd08', topic: '地下水资源管理办法', kind: 'normative', publishedOn: '2025-10-15', number: '青政规〔2025〕5号', validity: '有效', interpretation: { ...good, publishedOn: '2025-10-17' } },
    { key: 'd09', topic: '特色产业培育若干措施', kind: 'government', publishedOn: '2025-10-28', number: '青政发〔2025〕16号', validity: '有效', interpretation: null },
    { key: 'd10', topic: '冬春农田水利建设实施方案', kind: 'government', publishedOn: '2025-11-26', number: '青政办发〔2025〕22号', validity: '有效', interpretation: null },
  ],
  olderDocuments: 6,
  excludedDocuments: 20,
  decisionCatalogue: { publishedOn: '2025-04-02', extraItems: [], amendedOn: null },
  solicitations: [
    // Feedback due 05-12 with the make-up Sunday 04-27; published one day later.
    { key: 's1', topic: '集贸市场管理办法', publishedOn: '2025-02-10', opensOn: '2025-02-10', closesOn: '2025-03-08', class: 'catalogue', decision: 'd03', feedback: { publishedOn: '2025-05-13' } },
    // Eight days, but only three working days, over Labour Day.
    { key: 's2', topic: '村级公益设施管护办法', publishedOn: '2025-04-30', opensOn: '2025-04-30', closesOn: '2025-05-08', class: 'normative', decision: 'd07', feedback: null },
    { key: 's3', topic: '乡村民宿发展扶持办法', publishedOn: '2025-03-10', opensOn: '2025-03-10', closesOn: '2025-04-10', class: 'stated', decision: 'd04', feedback: { publishedOn: '2025-05-30' } },
    { key: 's4', topic: '公共租赁住房配租管理办法', publishedOn: '2025-10-20', opensOn: '2025-10-20', closesOn: '2025-11-20', class: 'catalogue', decision: null, feedback: null },
  ],
  finance: financeCells(departments, units, [['unit', 'final-account']]),
  annualReport: { publishedOn: '2025-04-01', omittedParts: [] },
  home: { newestOn: '2025-11-13', scriptFilled: false },
  newsItems: 36,
  deadLinks: [
    { path: '/zt/zt2023/index.html', text: '专题回顾', on: 'home' },
    { path: '/bsfw/old.jsp', text: '旧版办事大厅', on: 'home' },
    { path: '/col/col9199/index.html', text: '公开目录（旧）', on: 'first-level' },
    { path: '/art/2024/1/3/art_1_1.html', text: '往期回顾', on: 'article' },
  ],
  brokenInterfaces: [],
  blockedColumns: [],
  blockedDocuments: [],
};

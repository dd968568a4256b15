import type { Scenario, SinglePages } from '../types.js';
import { columnTree, financeCells } from './columns.js';
import { CAREFUL_HABITS, CAREFUL_LOOK, CAREFUL_PAGES } from './habits.js';

const departments = ['教育局', '住房和建设局', '交通运输局', '人力资源局', '民政局', '体育局'];
const units = ['第三中学', '环卫管理站', '博物馆'];
const good = { form: 'text', links: 'both', contact: true } as const;

const pages: SinglePages = { ...CAREFUL_PAGES, statutory: false, newMedia: null, serviceMap: false, digitalZone: null };

/** A county whose portal is half broken: interfaces answer 500, pages hide behind a challenge, articles show no date. */
export const beidu: Scenario = {
  id: 'beidu',
  name: '北渡县人民政府',
  place: '北渡县',
  authority: '北渡县人民政府',
  level: 'county',
  dialect: 'avalon',
  charset: 'utf-8',
  seed: 53,
  siteCode: '9900040001',
  phone: '0590-5553300',
  columns: columnTree({ place: '北渡县', finance: 'split', pages, names: { 'government-documents': '政策文件', 'finance-unit': '单位预算决算' } }),
  towns: ['渡口镇', '沙洲乡', '芦苇荡镇', '杏花乡', '长堤镇'],
  departments,
  units,
  documents: [
    {
      key: 'd01',
      topic: '养犬管理办法',
      kind: 'normative',
      publishedOn: '2025-03-20',
      number: '北政规〔2025〕1号',
      validity: '有效',
      interpretation: { ...good, publishedOn: '2025-03-21' },
    },
    {
      key: 'd02',
      topic: '建筑垃圾处置管理办法',
      kind: 'normative',
      publishedOn: '2025-06-10',
      number: '北政规〔2025〕2号',
      validity: '有效',
      interpretation: { ...good, publishedOn: '2025-06-12' },
    },
    {
      key: 'd03',
      topic: '就业帮扶若干措施',
      kind: 'government',
      publishedOn: '2025-05-12',
      number: '北政办发〔2025〕8号',
      validity: '有效',
      interpretation: null,
    },
    {
      key: 'd04',
      topic: '户外广告设置管理办法',
      kind: 'normative',
      publishedOn: '2025-08-20',
      number: '北政规〔2025〕3号',
      validity: '有效',
      interpretation: { ...good, publishedOn: '2025-08-22' },
    },
    {
      key: 'd05',
      topic: '全民健身实施方案',
      kind: 'government',
      publishedOn: '2025-09-15',
      number: '北政办发〔2025〕17号',
      validity: '有效',
      interpretation: { ...good, publishedOn: '2025-09-17' },
    },
  ],
  olderDocuments: 4,
  excludedDocuments: 12,
  decisionCatalogue: { publishedOn: '2025-03-18', extraItems: [], amendedOn: null },
  solicitations: [
    {
      key: 's1',
      topic: '建筑垃圾处置管理办法',
      publishedOn: '2025-03-24',
      opensOn: '2025-03-24',
      closesOn: '2025-04-28',
      class: 'stated',
      decision: 'd02',
      feedback: { publishedOn: null },
    },
    {
      key: 's2',
      topic: '县城供热管理办法',
      publishedOn: '2025-10-09',
      opensOn: '2025-10-09',
      closesOn: '2025-10-29',
      class: 'stated',
      decision: null,
      feedback: null,
    },
  ],
  finance: financeCells(departments, units),
  annualReport: { publishedOn: null, omittedParts: [] },
  listed: {},
  directory: null,
  pages,
  habits: CAREFUL_HABITS,
  look: { ...CAREFUL_LOOK, footer: 'by-script', labels: 'poor', entrance: 'by-script', readAloud: 'by-script', search: 'down', library: 'none' },
  exposures: {},
  home: { newestOn: '2025-11-27', scriptFilled: true },
  newsItems: 40,
  deadLinks: [],
  brokenInterfaces: ['interpretation', 'finance-unit'],
  blockedColumns: ['catalogue', 'organisation'],
  blockedDocuments: ['d04'],
};

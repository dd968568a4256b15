import { guides, routine } from '../content/routine.js';
import type { Listed, Scenario, SinglePages } from '../types.js';
import { columnTree } from './columns.js';
import { CAREFUL_HABITS, CAREFUL_LOOK, CAREFUL_PAGES } from './habits.js';

const good = { form: 'text', links: 'both', contact: true } as const;

const full = routine({ place: '云溪市', name: '云溪市城市管理局', phone: '0590-2685566' });
const own = (text: string): string => text.replace('云溪市', '云溪市城市管理局');
const listed: Listed = {
  mailbox: full.mailbox,
  'open-day': full['open-day'].map((one) => ({ ...one, title: own(one.title) })),
  'key-points': full['key-points'].map((one) => ({ ...one, title: own(one.title) })),
  training: full.training.map((one) => ({ ...one, title: own(one.title) })),
  'application-catalogue': full['application-catalogue'].map((one) => ({ ...one, title: own(one.title) })),
  proposals: full.proposals.map((one) => ({ ...one, title: own(one.title) })),
  licences: full.licences,
  penalties: full.penalties,
  procurement: full.procurement,
  recruitment: full.recruitment,
  'service-guide': guides('readable'),
};
const pages: SinglePages = { ...CAREFUL_PAGES, newMedia: null, serviceMap: false, digitalZone: null };

/** A city department on a legacy GBK portal: few duties, most of them met; its report is due two months earlier than a government's. */
export const yunxiCgj: Scenario = {
  id: 'yunxi-cgj',
  name: '云溪市城市管理局',
  place: '云溪市',
  authority: '云溪市城市管理局',
  level: 'department',
  dialect: 'trs',
  charset: 'gbk',
  seed: 71,
  siteCode: '9900010027',
  phone: '0590-2685566',
  columns: columnTree({
    place: '云溪市',
    finance: 'single',
    omit: ['catalogue'],
    listed,
    pages,
    names: {
      mailbox: '局长信箱',
      'government-documents': '部门文件',
      'news-department': '科室动态',
      'news-town': '行业动态',
      finance: '预决算公开',
    },
  }),
  towns: ['临川中队', '南渡中队', '石桥中队', '白鹭湖中队', '松岭中队'],
  departments: ['市容环卫科', '园林绿化科', '市政设施科', '执法监督科'],
  units: ['市政设施养护中心', '园林所'],
  documents: [
    {
      key: 'd01',
      topic: '户外招牌设置管理规定',
      kind: 'normative',
      publishedOn: '2025-03-06',
      number: '云城管规〔2025〕1号',
      validity: '有效',
      interpretation: { ...good, publishedOn: '2025-03-07' },
    },
    {
      key: 'd02',
      topic: '共享单车停放管理办法',
      kind: 'normative',
      publishedOn: '2025-05-14',
      number: '云城管规〔2025〕2号',
      validity: '有效',
      interpretation: { ...good, form: 'video', video: 'gone', links: 'to-document', publishedOn: '2025-05-16' },
    },
    {
      key: 'd03',
      topic: '城市照明设施管理办法',
      kind: 'normative',
      publishedOn: '2025-10-22',
      number: '云城管规〔2025〕3号',
      validity: '有效',
      interpretation: { ...good, illustrated: true, publishedOn: '2025-10-24' },
    },
  ],
  olderDocuments: 4,
  excludedDocuments: 10,
  decisionCatalogue: null,
  solicitations: [],
  finance: [
    { holder: 'department', type: 'budget', year: 2025, publishedOn: '2025-02-21', of: '' },
    { holder: 'department', type: 'final-account', year: 2024, publishedOn: '2025-08-29', of: '' },
    { holder: 'unit', type: 'budget', year: 2025, publishedOn: '2025-02-24', of: '市政设施养护中心' },
    { holder: 'unit', type: 'final-account', year: 2024, publishedOn: '2025-08-30', of: '市政设施养护中心' },
  ],
  annualReport: { publishedOn: '2025-01-27', omittedParts: [] },
  listed,
  directory: null,
  pages,
  habits: CAREFUL_HABITS,
  look: { ...CAREFUL_LOOK, entrance: 'none', readAloud: 'none', library: 'none' },
  exposures: {},
  home: { newestOn: '2025-11-26', scriptFilled: false },
  newsItems: 44,
  deadLinks: [],
  brokenInterfaces: [],
  blockedColumns: [],
  blockedDocuments: [],
};

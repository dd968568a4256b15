import type { ArticleFact, ColumnState, Listing, ListingRow, SiteMarks } from '../../../crawler/facts/publication.js';
import { evidence } from '../facts.js';

/** Faultless examples of what these indicators look at. */

const BASE = 'https://www.example.gov.cn';

export const row = (title: string, publishedOn: string | null = '2023-06-05', url = `${BASE}/${title}.html`): ListingRow => ({
  url,
  title,
  publishedOn,
  inferred: false,
});

export const listing = (column: string, rest: Partial<Listing> = {}): Listing => ({
  column,
  name: column,
  url: `${BASE}/${column}/`,
  path: [column],
  state: 'read',
  trouble: null,
  rows: [row('某县养老服务办法')],
  newestOn: null,
  oldestOn: null,
  text: '',
  attachments: [],
  links: [],
  evidence: evidence(`${BASE}/${column}/`),
  ...rest,
});

/** Column that was looked for in vain. */
export const absent = (column: string, state: 'missing' | 'unknown' = 'missing'): Listing =>
  listing(column, { state, rows: [], trouble: state === 'missing' ? null : '没有找到栏目，请人工确认' });

/** Column whose page was never received. */
export const unopened = (column: string, trouble = '栏目打不开：超时'): Listing =>
  listing(column, { state: 'unread', rows: [], trouble, evidence: { ...evidence(`${BASE}/${column}/`), capturedAt: null } });

export const article = (column: string, rest: Partial<ArticleFact> = {}): ArticleFact => ({
  url: `${BASE}/${column}/1.html`,
  title: '某县民政局',
  publishedOn: '2023-05-01',
  writtenOn: null,
  kind: 'article',
  columns: [column],
  text: '',
  textCut: false,
  headings: [],
  tables: [],
  images: 0,
  videos: 0,
  audios: 0,
  forms: [],
  disclosure: null,
  validity: null,
  attachments: [],
  textElsewhere: false,
  evidence: evidence(`${BASE}/${column}/1.html`),
  ...rest,
});

export const marks = (rest: Partial<SiteMarks> = {}): SiteMarks => ({
  url: `${BASE}/`,
  title: '某县人民政府',
  level: 'home',
  metas: ['SiteName', 'SiteDomain', 'SiteIDCode'],
  organiser: '某县人民政府办公室',
  contact: '0954-1234567',
  siteCode: '6400000001',
  icp: '宁ICP备12345678号',
  policeRecord: '宁公网安备64000002000001号',
  bodyMark: true,
  errorReport: 'https://zfwzgl.www.gov.cn/exposure/jiucuo.js',
  errorReportCode: '6400000001',
  siteMap: true,
  accessibilityEntry: null,
  footByScript: false,
  evidence: evidence(`${BASE}/`),
  ...rest,
});

export const columnState = (rest: Partial<ColumnState> = {}): ColumnState => ({
  name: '工作动态',
  url: `${BASE}/dt/`,
  path: ['工作动态'],
  class: 'news',
  state: 'read',
  holds: 'rows',
  items: 20,
  undated: 0,
  newestOn: '2023-12-30',
  doubt: null,
  evidence: evidence(`${BASE}/dt/`),
  ...rest,
});

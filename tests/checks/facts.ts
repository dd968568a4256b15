import type { z } from 'zod';
import { createCalendar } from '../../checks/calendar/working-days.js';
import type { Check, CheckContext, Finding, Verdict } from '../../checks/check.js';
import { loadCalendarYears } from '../../config/load.js';
import type { Level, Topics } from '../../config/schema.js';
import type { Evidence } from '../../crawler/facts/evidence.js';
import type {
  AnnualReport,
  BudgetFile,
  DecisionCatalogue,
  FactName,
  FactSet,
  Feedback,
  homeSchema,
  Interpretation,
  LinkCheck,
  PolicyDocument,
  SiteFacts,
  Solicitation,
} from '../../crawler/facts/site.js';

/** Builders of facts for tests: a plain, faultless example each, changed by what the test is about. */

const BASE = 'https://www.example.gov.cn';
export const calendar = createCalendar(loadCalendarYears(null));

export const evidence = (url: string): Evidence => ({
  url,
  title: '页面',
  quote: '原文',
  selector: null,
  capturedAt: '2023-12-31T00:00:00.000Z',
  sha256: null,
  archive: null,
  screenshot: null,
});

export const factSet = <T>(items: T[], rest: Partial<FactSet<T>> = {}): FactSet<T> => ({
  items,
  complete: true,
  gaps: rest.complete === false ? [{ code: 'list-cut', message: '列表没有读完', url: null }] : [],
  searched: [evidence(`${BASE}/column/`)],
  ...rest,
});

const dated = (path: string, title: string) => ({ url: `${BASE}/${path}`, title, publishedOn: '2023-06-05', evidence: evidence(`${BASE}/${path}`) });

export const DOCUMENT_URL = `${BASE}/doc/1.html`;
export const INTERPRETATION_URL = `${BASE}/jd/1.html`;
export const SOLICITATION_URL = `${BASE}/zj/1.html`;
export const FEEDBACK_URL = `${BASE}/fk/1.html`;

export const policyDocument = (rest: Partial<PolicyDocument> = {}): PolicyDocument => ({
  ...dated('doc/1.html', '某县养老服务管理办法'),
  pageRead: true,
  writtenOn: '2023-06-01',
  documentNumber: '某政规发〔2023〕1号',
  validity: '有效',
  elementsByScript: false,
  issuer: '某县人民政府',
  class: 'normative',
  inScope: 'yes',
  scopeReason: '行政规范性文件',
  inNormativeColumn: true,
  columns: ['normative-documents'],
  alternates: [],
  linksTo: [INTERPRETATION_URL],
  relatedByScript: false,
  ...rest,
});

export const interpretation = (rest: Partial<Interpretation> = {}): Interpretation => ({
  ...dated('jd/1.html', '《某县养老服务管理办法》解读'),
  pageRead: true,
  forms: ['text'],
  interprets: [{ url: DOCUMENT_URL, confidence: 1, by: 'title' }],
  ambiguousWith: [],
  linksTo: [DOCUMENT_URL],
  relatedByScript: false,
  contact: { unit: '某县民政局', phone: '0954-1234567', quote: '解读单位：某县民政局 咨询电话：0954-1234567' },
  bodyIsMedia: false,
  ...rest,
});

export const catalogue = (rest: Partial<DecisionCatalogue> = {}): DecisionCatalogue => ({
  ...dated('jc/1.html', '2023年度重大行政决策事项目录'),
  publishedOn: '2023-03-20',
  year: 2023,
  amendment: false,
  ...rest,
});

export const solicitation = (rest: Partial<Solicitation> = {}): Solicitation => ({
  ...dated('zj/1.html', '关于《某县养老服务管理办法（征求意见稿）》公开征求意见的公告'),
  publishedOn: '2023-03-01',
  pageRead: true,
  opensOn: '2023-03-01',
  closesOn: '2023-03-31',
  stated: null,
  shortTermReason: null,
  class: 'major-decision',
  classReason: '列入年度决策目录',
  decision: { url: DOCUMENT_URL, title: '某县养老服务管理办法', publishedOn: '2023-06-05', confidence: 1 },
  decisionAmbiguous: false,
  feedback: [],
  termEvidence: null,
  ...rest,
});

export const feedback = (rest: Partial<Feedback> = {}): Feedback => ({
  ...dated('fk/1.html', '《某县养老服务管理办法》意见采纳情况'),
  publishedOn: '2023-06-08',
  pageRead: true,
  received: 3,
  adopted: 2,
  statesOutcome: true,
  answers: [SOLICITATION_URL],
  ambiguous: false,
  ...rest,
});

export const budgetFile = (rest: Partial<BudgetFile> = {}): BudgetFile => ({
  ...dated('cz/1.html', '2023年政府预算'),
  publishedOn: '2023-02-10',
  holder: 'government',
  type: 'budget',
  year: 2023,
  column: `${BASE}/cz/`,
  ...rest,
});

export const SIX_PARTS = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];

export const report = (rest: Partial<AnnualReport> = {}): AnnualReport => ({
  ...dated('nb/1.html', '某县2022年政府信息公开工作年度报告'),
  publishedOn: '2023-03-10',
  pageRead: true,
  year: 2022,
  owner: 'own',
  parts: [...SIX_PARTS],
  tables: ['主动公开政府信息情况'],
  bodyElsewhere: false,
  ...rest,
});

export const home = (rest: Partial<z.infer<typeof homeSchema>> = {}): z.infer<typeof homeSchema> => ({
  url: `${BASE}/`,
  newestOn: '2023-12-30',
  newestTitle: '某县召开会议',
  datedItems: 20,
  undatedItems: 2,
  scriptFilled: false,
  evidence: evidence(`${BASE}/`),
  ...rest,
});

export const linkCheck = (rest: Partial<LinkCheck> = {}): LinkCheck => ({
  url: `${BASE}/a.html`,
  foundOn: `${BASE}/`,
  text: '政务公开',
  internal: true,
  outcome: 'alive',
  status: 200,
  reason: '',
  confirmed: false,
  evidence: evidence(`${BASE}/`),
  ...rest,
});

export const siteFacts = (rest: Partial<SiteFacts> = {}): SiteFacts => ({
  portal: portal(),
  columns: factSet<SiteFacts['columns']['items'][number]>([]),
  policyDocuments: factSet<PolicyDocument>([]),
  interpretations: factSet<Interpretation>([]),
  decisionCatalogues: factSet<DecisionCatalogue>([]),
  solicitations: factSet<Solicitation>([]),
  feedbacks: factSet<Feedback>([]),
  budgetFiles: factSet<BudgetFile>([]),
  annualReports: factSet<AnnualReport>([]),
  decisionItems: factSet<SiteFacts['decisionItems']['items'][number]>([]),
  numberSequences: factSet<SiteFacts['numberSequences']['items'][number]>([]),
  letters: factSet<SiteFacts['letters']['items'][number]>([]),
  attachments: factSet<SiteFacts['attachments']['items'][number]>([]),
  personalData: factSet<SiteFacts['personalData']['items'][number]>([]),
  home: factSet([home()]),
  linkChecks: factSet<LinkCheck>([]),
  listings: factSet<SiteFacts['listings']['items'][number]>([]),
  articles: factSet<SiteFacts['articles']['items'][number]>([]),
  columnStates: factSet<SiteFacts['columnStates']['items'][number]>([]),
  siteMarks: factSet<SiteFacts['siteMarks']['items'][number]>([]),
  wordingHits: factSet<SiteFacts['wordingHits']['items'][number]>([]),
  submissions: factSet<SiteFacts['submissions']['items'][number]>([]),
  availability: factSet<SiteFacts['availability']['items'][number]>([]),
  transport: factSet<SiteFacts['transport']['items'][number]>([]),
  ipv6: factSet<SiteFacts['ipv6']['items'][number]>([]),
  siteSearch: factSet<SiteFacts['siteSearch']['items'][number]>([]),
  accessibility: factSet<SiteFacts['accessibility']['items'][number]>([]),
  mobile: factSet<SiteFacts['mobile']['items'][number]>([]),
  media: factSet<SiteFacts['media']['items'][number]>([]),
  qrCodes: factSet<SiteFacts['qrCodes']['items'][number]>([]),
  documentLibraries: factSet<SiteFacts['documentLibraries']['items'][number]>([]),
  ...rest,
});

export const portal = (level: Level = 'county') => ({ id: 'mou', name: '某县人民政府', unit: '某县人民政府办公室', level, baseUrl: `${BASE}/` });

export interface Circumstances {
  asOf?: string;
  year?: number;
  level?: Level;
  thresholds?: Record<string, unknown>;
  topics?: Topics;
  item?: CheckContext<unknown>['item'];
}

/** Findings of one check over some facts, audited by default as of the last day of 2023 for 2023. */
export function evaluate<N extends FactName, T>(
  check: Check<N, T>,
  facts: Partial<SiteFacts>,
  { asOf = '2023-12-31', year = 2023, level = 'county', thresholds = {}, topics = [], item = null }: Circumstances = {},
): Finding[] {
  const window = { from: `${year}-01-01`, to: `${year}-12-31` };
  const parsed = check.thresholds.parse(thresholds);
  return check.evaluate(siteFacts(facts), { thresholds: parsed, portal: portal(level), asOf, window, calendar, topics, item });
}

export const verdicts = (findings: readonly Finding[]): Verdict[] => findings.map(({ verdict }) => verdict);

import type { Finding, Status, Verdict } from '../../checks/check.js';
import type { IndicatorResult, RunResult, SiteResult } from '../../checks/results.js';
import type { Coverage } from '../../crawler/facts/coverage.js';
import type { Evidence } from '../../crawler/facts/evidence.js';
import type { ColumnFact } from '../../crawler/facts/site.js';
import type { ReportFile, ReportInput } from '../../reports/input.js';
import { siteInput } from '../../reports/input.js';
import { renderReport } from '../../reports/render.js';
import { registeredId } from '../../reports/variants.js';
import { pageName } from '../../reports/views/frame.js';
import { overviewPage } from '../../reports/views/overview.js';
import { siteSummary } from '../../reports/views/summary.js';
import { indicators, profiles } from './fixture-demands.js';

/** An invented run: four units, twelve indicators, every status, one unit that could hardly be read. */

export const evidence = (url: string, quote: string | null, title: string | null = null): Evidence => ({
  url,
  title,
  quote,
  selector: '.article-info',
  capturedAt: '2024-03-31T18:05:09.000Z',
  sha256: 'a'.repeat(64),
  archive: null,
  screenshot: null,
});

export const finding = (verdict: Verdict, own: Partial<Finding> = {}): Finding => ({
  verdict,
  subject: { url: 'https://www.qingshan.example/zwgk/zcwj/202403/t20240305_1001.html', title: '青山区支持小微企业稳岗若干措施' },
  observed: null,
  expected: null,
  unit: null,
  reason: '理由',
  evidence: [],
  ...own,
});

interface Seed {
  id: string;
  name: string;
  level: SiteResult['level'];
  score: number | null;
  judgedShare: number;
  statuses: readonly Status[];
}

const SEEDS: readonly Seed[] = [
  // prettier-ignore
  {
    id: 'qingshan',
    name: '青山区人民政府',
    level: 'county',
    score: 71.46,
    judgedShare: 0.923,
    statuses: ['partial', 'fail', 'partial', 'pass', 'fail', 'pass', 'pass', 'not-due', 'fail', 'pass', 'pass', 'undetermined'],
  },
  // prettier-ignore
  {
    id: 'linhe',
    name: '临河市人民政府',
    level: 'city',
    score: 94.2,
    judgedShare: 1,
    statuses: ['pass', 'pass', 'pass', 'pass', 'pass', 'pass', 'pass', 'pass', 'partial', 'pass', 'pass', 'fail'],
  },
  // prettier-ignore
  {
    id: 'yunling',
    name: '云岭县住房和城乡建设局（县人民防空办公室）',
    level: 'department',
    score: 38.05,
    judgedShare: 0.54,
    statuses: [
      'fail',
      'fail',
      'undetermined',
      'fail',
      'undetermined',
      'not-applicable',
      'fail',
      'undetermined',
      'not-applicable',
      'fail',
      'fail',
      'fail',
    ],
  },
  // prettier-ignore
  {
    id: 'baisha',
    name: '白沙镇人民政府',
    level: 'town',
    score: null,
    judgedShare: 0,
    statuses: [
      'undetermined',
      'undetermined',
      'undetermined',
      'undetermined',
      'undetermined',
      'not-applicable',
      'undetermined',
      'undetermined',
      'needs-submission',
      'undetermined',
      'undetermined',
      'undetermined',
    ],
  },
];

const REASONS: Record<Verdict, string> = {
  pass: '文件 2024-03-05（周二）发布，第 3 个工作日为 2024-03-08；解读 2024-03-07 发布，用了 2 个工作日，未超过 3 个工作日。',
  partial: '文件页面链接到解读，但解读页面没有链接回文件，只做到单向关联。',
  fail: '文件 2024-03-05（周二）发布，第 3 个工作日为 2024-03-08；解读 2024-03-12 发布，用了 5 个工作日，超过 3 个工作日。',
  'not-due': '文件 2024-03-28 发布，第 10 个工作日为 2024-04-12，晚于检查基准日 2024-03-31，尚未到期。',
  'not-applicable': '人事任免通知，不在应解读的范围内。',
  undetermined: '解读页面正文是图片，读不到发布日期，请打开页面核对日期是否在 2024-03-08 之前。',
};

const TITLES = [
  '支持小微企业稳岗若干措施',
  '城市更新项目管理办法',
  '公共租赁住房保障实施细则',
  '关于进一步规范农村宅基地审批管理的通知',
  '义务教育招生工作方案',
];

const findingsOf = (seed: Seed, verdict: Verdict, howMany: number): Finding[] =>
  Array.from({ length: howMany }, (_, at) => {
    const title = `${seed.name.slice(0, 3)}${TITLES[at % TITLES.length]}`;
    const url = `https://www.${seed.id}.example/zwgk/zcwj/202403/t20240305_${1000 + at}.html`;
    const days = verdict === 'fail' ? 5 + at : verdict === 'pass' ? 2 : null;
    return finding(verdict, {
      subject: { url, title },
      observed: days,
      expected: days === null ? null : '不超过 3 个工作日',
      unit: days === null ? null : '个工作日',
      reason: REASONS[verdict],
      evidence: [
        evidence(url, '发布日期：2024-03-05 来源：区政府办公室'),
        evidence(url.replace('zcwj', 'zcjd'), '发布时间：2024-03-12 09:30', `《${title}》政策解读`),
      ],
    });
  });

/** How many findings of which verdict stand behind a status; the third indicator gets more than a page lists. */
const mix = (status: Status, at: number): readonly (readonly [Verdict, number])[] => {
  if (status === 'fail')
    return [
      ['pass', 4 + at],
      ['fail', at === 1 ? 9 : 2],
      ['undetermined', at % 3],
    ];
  if (status === 'partial')
    return [
      ['pass', at === 2 ? 64 : 7],
      [at === 2 ? 'partial' : 'fail', 2],
    ];
  if (status === 'needs-submission') return [];
  return [[status, status === 'pass' ? 8 : 1]];
};

const MESSAGES: Record<Status, string> = {
  pass: '检查的对象全部符合要求。',
  partial: '多数对象符合要求，仍有 2 项没有做到，达标率低于目标值。',
  fail: '存在超过时限或缺失的情况，详见下列对象。',
  'not-due': '时限晚于检查基准日，尚未到期。',
  'not-applicable': '检查期内没有适用的对象。',
  undetermined: '网站没有读全，无法判定，请人工核查。',
  'needs-submission': '台账按报送材料评判，材料文件夹中还没有对应材料。',
};

const indicatorOf = (seed: Seed, id: string, at: number): IndicatorResult => {
  const status = seed.statuses[at] ?? 'pass';
  const findings = mix(status, at).flatMap(([verdict, howMany]) => findingsOf(seed, verdict, howMany));
  const number = (verdicts: readonly Verdict[]): number => findings.filter((one) => verdicts.includes(one.verdict)).length;
  const judged = number(['pass', 'partial', 'fail']);
  return {
    id,
    name: indicators[id]?.title ?? id,
    status,
    ratio: judged === 0 ? null : number(['pass']) / judged,
    judged,
    breaches: number(['partial', 'fail']),
    threshold: id === 'interpretation-timeliness' ? { workingDays: 3 } : {},
    message: MESSAGES[status],
    ledgerItems: at < 4 ? ['national/1'] : at === 5 ? ['national/2'] : at === 8 ? ['national/4'] : [],
    findings,
  };
};

const siteOf = (seed: Seed): SiteResult => ({
  id: seed.id,
  name: `${seed.name}门户网站`,
  unit: seed.name,
  level: seed.level,
  baseUrl: `https://www.${seed.id}.example/`,
  score: seed.score,
  judgedShare: seed.judgedShare,
  crawl: {
    pages: seed.score === null ? 7 : 1284,
    rendered: seed.score === null ? 0 : 46,
    notModified: 310,
    failed: seed.score === null ? 7 : 12,
    bytes: 48_312_876,
    durationMs: 1_265_400,
    complete: seed.judgedShare > 0.9,
  },
  indicators: Object.keys(indicators).map((id, at) => indicatorOf(seed, id, at)),
  ledger: (profiles.national?.items ?? []).map((entry, at) => ({
    ledger: 'national',
    item: entry.item,
    status: entry.item === '6' ? 'needs-submission' : (seed.statuses[at] ?? 'pass'),
    progress: entry.item === '6' ? '尚未收到报送材料。' : MESSAGES[seed.statuses[at] ?? 'pass'],
  })),
  warnings: [],
});

const column = (seed: Seed, name: string, state: ColumnFact['state'], items: number): ColumnFact => ({
  id: `column-${items}`,
  name,
  url: `https://www.${seed.id}.example/zwgk/lm${items}/`,
  path: ['首页', '政务公开', name],
  confidence: 0.93,
  from: 'navigation',
  state,
  items,
  newestOn: state === 'unread' ? null : '2024-03-29',
  oldestOn: state === 'unread' ? null : '2024-01-04',
  evidence: evidence(`https://www.${seed.id}.example/`, name),
});

const coverageOf = (seed: Seed): Coverage => ({
  siteId: seed.id,
  complete: seed.judgedShare > 0.9,
  columns:
    seed.score === null
      ? []
      : [
          column(seed, '政策解读', 'read', 57),
          column(seed, '规范性文件', 'read', 112),
          column(seed, '预算决算', 'cut', 400),
          column(seed, '征集调查', 'unread', 0),
        ],
  missingColumns:
    seed.judgedShare > 0.9
      ? []
      : [
          { id: 'decision-catalog', name: '重大行政决策事项目录' },
          { id: 'annual-report', name: '政府信息公开年报' },
        ],
  gaps: [
    {
      code: 'script-filled',
      message: '征集调查栏目的列表由脚本填充，没有读到条目，请打开栏目核对。',
      url: `https://www.${seed.id}.example/zwgk/lm0/`,
    },
    { code: 'timeout', message: '文章页面多次超时，没有读到正文。', url: `https://www.${seed.id}.example/zwgk/a.html` },
    { code: 'timeout', message: '文章页面多次超时，没有读到正文。', url: `https://www.${seed.id}.example/zwgk/b.html` },
  ],
  failures: [
    { code: 'timeout', count: 9, examples: [`https://www.${seed.id}.example/zwgk/a.html`] },
    { code: 'blocked', count: 3, examples: [] },
  ],
  notes: ['网站声明 /search/ 不允许自动访问，未检查站内搜索结果。'],
});

export const result: RunResult = {
  schemaVersion: 1,
  run: {
    id: '20240401-020000-national',
    startedAt: '2024-03-31T18:00:00.000Z',
    finishedAt: '2024-03-31T19:24:31.000Z',
    asOf: '2024-03-31',
    window: { from: '2024-01-01', to: '2024-12-31' },
    toolVersion: '0.1.0',
    profiles: ['national'],
  },
  sites: SEEDS.map(siteOf),
};

export const input: ReportInput = {
  result,
  coverage: Object.fromEntries(SEEDS.map((seed) => [seed.id, coverageOf(seed)])),
  indicators,
  profiles,
};

/** The same run with one site of these indicators. */
export const withIndicators = (own: readonly (Partial<IndicatorResult> & { id: string })[], site: Partial<SiteResult> = {}): ReportInput => {
  const [first] = result.sites;
  if (!first) throw new Error('fixture without sites');
  const blank = {
    name: '指标',
    status: 'pass',
    ratio: null,
    judged: 0,
    breaches: 0,
    threshold: {},
    message: '说明',
    ledgerItems: [],
    findings: [],
  } as const;
  const sites = [{ ...first, ...site, indicators: own.map((one) => ({ ...blank, ledgerItems: [], findings: [], ...one })) }];
  return { ...input, result: { ...result, sites } };
};

/** All files of a report: units first, the overview last. */
export async function rendered(made: ReportInput): Promise<ReportFile[]> {
  const files: ReportFile[] = [];
  for await (const file of renderReport(made)) files.push(file);
  return files;
}

export const contentOf = (files: readonly ReportFile[], path: string): string => {
  const found = files.find((file) => file.path === path);
  if (!found) throw new Error(`no file ${path}`);
  return found.content;
};

export const overviewOf = (made: ReportInput): ReturnType<typeof overviewPage> =>
  overviewPage(
    made.result.sites.map((site, at) => siteSummary(siteInput(site, made), made, `sites/${pageName(site.id, at + 1)}`, registeredId)),
    made,
  );

import { z } from 'zod';
import type { Fold } from '../checks/check.js';
import { CHECKS, type RegisteredCheck } from '../checks/registry.js';
import { LEVELS, type Profile, type Taxonomy, type Topics } from '../config/schema.js';
import type { FactName } from '../crawler/facts/site.js';
import { LEVEL_LABELS } from '../reports/views/frame.js';
import { groupByTopic } from '../reports/views/topics.js';

/** What a finding of an indicator rests on, by the facts it is judged from. */
const FACT_LABELS: Readonly<Record<FactName, string>> = {
  columns: '栏目',
  policyDocuments: '政策文件',
  interpretations: '政策解读',
  decisionCatalogues: '决策事项目录',
  solicitations: '征求意见公告',
  feedbacks: '意见反馈',
  budgetFiles: '预决算文件',
  annualReports: '年度报告',
  decisionItems: '目录内的决策事项',
  numberSequences: '发文字号序列',
  letters: '信箱来信',
  attachments: '附件内容',
  personalData: '页面和附件中的个人信息',
  home: '首页',
  linkChecks: '链接检测',
  listings: '栏目列表',
  articles: '信息页面',
  siteMarks: '页头页脚标识',
  wordingHits: '错敏词',
  columnStates: '各栏目的更新情况',
  submissions: '报送材料文件夹',
  availability: '多次访问首页',
  transport: '安全连接',
  ipv6: 'IPv6 解析和访问',
  siteSearch: '站内搜索',
  accessibility: '无障碍检测',
  mobile: '手机宽度下的页面',
  media: '音视频播放',
  qrCodes: '二维码',
  documentLibraries: '文件库页面',
};

export interface ReferenceInput {
  profiles: readonly Profile[];
  taxonomy: Taxonomy;
  topics: Topics;
}

/** The reference page of all indicators as Markdown. Generated: `npm run indicators`. */
export function indicatorReference(input: ReferenceInput): string {
  const topics = groupByTopic(CHECKS, ({ topic }) => topic);
  return [
    '# 指标说明',
    '',
    `共 ${CHECKS.length} 项指标。本页由 \`npm run indicators\` 从程序和内置的台账生成，请勿手改。`,
    '',
    '参数可以在指标方案的 `thresholds` 或站点的 `parameters` 中修改，下面写的是默认值。结论的含义见 [README](../README.md#看懂结果)。读不到、看不清的一律“待人工核查”，不判不达标。',
    '',
    ...topics.flatMap(({ label, items }) => [`- [${label}](#${label})：${items.map(({ title, id }) => `[${title}](#${id})`).join('、')}`]),
    '',
    ...topics.flatMap(({ label, items }) => [`## ${label}`, '', ...items.flatMap((check) => section(check, input))]),
  ].join('\n');
}

function section(check: RegisteredCheck, input: ReferenceInput): string[] {
  const defaults = check.thresholds.parse({});
  const levels = LEVELS.filter((level) => check.appliesTo?.(level) ?? true);
  const lines = [
    ['要求', check.rule(defaults)],
    ['判定', `${check.perItem ? '每个台账条目单独判定；' : ''}${foldWords(check.fold(defaults))}`],
    ['适用', levels.length === LEVELS.length ? '各级各部门' : levels.map((level) => LEVEL_LABELS[level]).join('、')],
    ['证据', evidenceWords(check, defaults, input)],
    ['台账', ledgerWords(check.id, input.profiles)],
    ['改正', check.remedy],
  ];
  return [
    `<a id="${check.id}"></a>`,
    '',
    `### ${check.title}`,
    '',
    `指标标识 \`${check.id}\``,
    '',
    ...lines.map(([label, words]) => `- **${label}**：${words}`),
    ...parameterLines(check),
    '',
  ];
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

const foldWords = (fold: Fold): string =>
  fold.rule === 'all'
    ? '逐项判定，有一项不达标即不达标'
    : `逐项判定，达标的比例不低于 ${percent(fold.target)} 为达标，不低于 ${percent(fold.partialFrom)} 为部分达标`;

function evidenceWords(check: RegisteredCheck, defaults: unknown, { taxonomy, topics }: ReferenceInput): string {
  const columns = check.columns(defaults, topics).map(({ id }) => taxonomy.columns.find((column) => column.id === id)?.name ?? id);
  const facts = check.requires.map((name) => FACT_LABELS[name]).join('、');
  return columns.length > 0 ? `${facts}（${[...new Set(columns)].join('、')}）` : facts;
}

/** 国家基本要求 第 2 条；固原市2023年政务公开工作要点台账 第 19 条（一票否决） */
function ledgerWords(id: string, profiles: readonly Profile[]): string {
  const places = profiles.flatMap((profile) => {
    const items = profile.items.filter(({ indicators }) => indicators.some((indicator) => indicator.id === id)).map(({ item }) => item);
    return items.length === 0 ? [] : [`${profile.name} 第 ${items.join('、')} 条${profile.veto.includes(id) ? '（一票否决）' : ''}`];
  });
  return places.join('；') || '内置台账没有使用';
}

const propertiesSchema = z.object({
  properties: z
    .record(z.string(), z.object({ default: z.unknown(), description: z.string().optional(), enum: z.array(z.unknown()).optional() }))
    .default({}),
});

function parameterLines({ thresholds }: RegisteredCheck): string[] {
  const { properties } = propertiesSchema.parse(z.toJSONSchema(thresholds, { io: 'input', unrepresentable: 'any' }));
  const rows = Object.entries(properties).map(([name, { default: value, description, enum: choices }]) => {
    const words = [description, choices ? `可选 ${choices.map((choice) => `\`${String(choice)}\``).join('、')}` : undefined]
      .filter(Boolean)
      .join('；');
    return `  - \`${name}\`：${value === undefined ? '无默认值' : `默认 \`${JSON.stringify(value)}\``}${words ? `；${words}` : ''}`;
  });
  return rows.length === 0 ? ['- **参数**：没有'] : ['- **参数**', ...rows];
}

import { z } from 'zod';

/**
 * Shapes of everything a person writes: site list, profiles, taxonomy, work calendar.
 * Loading and error messages are in `load.ts`. JSON Schema files for editors are generated from these.
 */

export const civilDate = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: '日期写成 YYYY-MM-DD', abort: true })
  .refine((text) => {
    const at = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
  }, '没有这一天')
  .meta({ description: '民用日期 YYYY-MM-DD（Asia/Shanghai）' });

export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/i, '只用字母、数字和连字符');
export const httpUrl = z.url({ protocol: /^https?$/, error: '写完整的 http(s) 网址' });

export const LEVELS = ['province', 'city', 'county', 'town', 'department'] as const;
export const levelSchema = z.enum(LEVELS);
export type Level = z.infer<typeof levelSchema>;

// ------------------------------------------------------------------ site list

export const crawlOptionsSchema = z
  .strictObject({
    ratePerSecond: z.number().positive().max(200).describe('每台主机每秒最多请求数'),
    concurrency: z.int().min(1).max(16).describe('每台主机同时请求数'),
    maxPages: z.int().positive().describe('每个站点最多请求的页面数'),
    maxMinutes: z.number().positive().describe('每个站点最长检查分钟数'),
    timeoutMs: z.int().min(500).max(120_000).describe('单个请求超时（毫秒）'),
    allowPrivate: z.boolean().describe('允许访问内网或本机地址'),
    ignoreRobots: z.boolean().describe('不遵守 robots.txt（仅限检查自己的网站）'),
    archive: z.boolean().describe('把读过的页面原样存档（WARC），默认存'),
    screenshots: z.boolean().describe('给不达标之处截图，默认截'),
  })
  .partial();
export type CrawlOptions = z.infer<typeof crawlOptionsSchema>;

export const siteSchema = z.strictObject({
  id: slug.describe('站点标识：字母、数字、连字符，用作文件夹名'),
  name: z.string().min(1).describe('单位名称'),
  unit: z.string().min(1).optional().describe('报告中的责任单位，默认同 name'),
  level: levelSchema.describe('province 省 | city 市 | county 县区 | town 乡镇 | department 部门'),
  baseUrl: httpUrl.describe('网站首页地址'),
  profiles: z.array(slug).min(1).default(['national']).describe('seeds/ 中的指标方案'),
  columns: z.record(z.string(), httpUrl).default({}).describe('栏目标识 → 栏目网址，优先于自动发现'),
  crawl: crawlOptionsSchema.default({}),
  evidenceDir: z.string().optional().describe('报送材料文件夹'),
  parameters: z.record(z.string(), z.record(z.string(), z.unknown())).default({}).describe('本站点的指标参数'),
});
export type Site = z.infer<typeof siteSchema>;
export type SiteInput = z.input<typeof siteSchema>;

// ------------------------------------------------------------------ nightly operation

export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写成 HH:MM，例如 06:00');
export const RERUN_MODES = ['all', 'stale', 'failed'] as const;
export type RerunMode = (typeof RERUN_MODES)[number];

export const scheduleSchema = z.strictObject({
  cron: z.string().min(1).default('0 1 * * *').describe('何时开始：cron 表达式（分 时 日 月 周），北京时间'),
  until: clockTime.nullable().default(null).describe('到这个时间一定停下（北京时间 HH:MM），没有做完的下次接着做；null 不限'),
  jitterMinutes: z.number().min(0).max(240).default(0).describe('开始时间随机推迟，最多这么多分钟'),
  mode: z.enum(RERUN_MODES).default('all').describe('all 全部 | stale 只做久未检查的 | failed 只做上次没有读到的'),
  staleDays: z.number().positive().default(7).describe('超过几天没有检查的站点算“久未检查”'),
});
export type Schedule = z.infer<typeof scheduleSchema>;

const secretText = z.string().min(1).describe('直接写，或写成 env:变量名，从环境变量读取');

export const WEBHOOK_KINDS = ['dingtalk', 'wecom', 'feishu', 'generic'] as const;
const webhookSchema = z.strictObject({
  kind: z.enum(WEBHOOK_KINDS).describe('dingtalk 钉钉 | wecom 企业微信 | feishu 飞书 | generic 通用 JSON'),
  url: z.union([httpUrl, z.string().regex(/^env:\w+$/)], { error: '写完整的 http(s) 网址，或 env:变量名' }).describe('机器人地址，或 env:变量名'),
  secret: secretText.optional().describe('加签密钥，或 env:变量名'),
});
export type Webhook = z.infer<typeof webhookSchema>;

const mailSchema = z.strictObject({
  host: z.string().min(1).describe('发信服务器'),
  port: z.int().min(1).max(65_535).default(465),
  secure: z.boolean().optional().describe('一开始就加密，默认只在 465 端口'),
  user: z.string().min(1).optional(),
  password: secretText.optional(),
  from: z.string().min(3).describe('发件人'),
  to: z.array(z.string().min(3)).min(1).describe('收件人'),
});
export type Mail = z.infer<typeof mailSchema>;

export const notifySchema = z.strictObject({
  when: z.enum(['always', 'changes']).default('always').describe('always 每次 | changes 只在有变化、没有做完或出错时'),
  reportBase: httpUrl.optional().describe('数据文件夹中 runs/ 对外的网址；不写则通知里给出报告的文件路径'),
  webhooks: z.array(webhookSchema).default([]),
  mail: mailSchema.optional(),
});
export type Notify = z.infer<typeof notifySchema>;

export const retentionSchema = z.strictObject({
  runs: z.int().min(1).default(30).describe('保留最近多少次检查'),
  archives: z.int().min(0).default(10).describe('其中多少次保留网页存档和截图'),
  logDays: z.int().min(1).default(90).describe('运行日志保留天数'),
});
export type Retention = z.infer<typeof retentionSchema>;

/** Everything of the site list that concerns running it night after night. */
export const operationSchema = z.strictObject({
  schedule: scheduleSchema.prefault({}),
  notify: notifySchema.prefault({}),
  retention: retentionSchema.prefault({}),
});
export type Operation = z.infer<typeof operationSchema>;

const listSchema = z.strictObject({ sites: z.array(siteSchema).min(1, '至少写一个站点'), ...operationSchema.shape });
export const siteListSchema = listSchema.superRefine((list, context) => {
  const seen = new Map<string, number>();
  list.sites.forEach((site, index) => {
    const key = site.id.toLowerCase();
    if (seen.has(key))
      context.addIssue({
        code: 'custom',
        path: ['sites', index, 'id'],
        message: `站点标识 ${site.id} 重复（第 ${(seen.get(key) ?? 0) + 1} 个站点已用）`,
      });
    else seen.set(key, index);
  });
});

// ------------------------------------------------------------------ profiles (one per ledger and year)

export const BASES = ['site', 'actual', 'submission'] as const;

export const profileIndicatorSchema = z.strictObject({
  id: slug.describe('指标标识'),
  thresholds: z.record(z.string(), z.unknown()).default({}).describe('覆盖指标默认阈值'),
});

export const profileItemSchema = z.strictObject({
  item: z.string().min(1).describe('台账条目编号'),
  duty: z.string().min(1).describe('任务（改写，不照抄原文）'),
  requirement: z.string().optional().describe('量化要求'),
  note: z.string().optional().describe('网站上查不到、需要人看的部分'),
  sourceRef: z.string().optional().describe('在原台账中的位置'),
  basis: z.enum(BASES).describe('评判依据：site 看网站 | actual 实际掌握 | submission 报送材料'),
  deadline: civilDate.nullable().default(null),
  units: z.array(z.string()).default([]).describe('责任单位'),
  levels: z.array(levelSchema).optional().describe('适用的层级，默认全部'),
  indicators: z.array(profileIndicatorSchema).min(1),
});
export type ProfileItem = z.infer<typeof profileItemSchema>;

export const profileSchema = z.strictObject({
  id: slug,
  name: z.string().min(1),
  year: z.int().min(2008).max(2100).nullable().describe('台账年度；null 表示取检查基准日所在年'),
  source: z.string().min(1).describe('依据'),
  items: z.array(profileItemSchema).min(1),
  weights: z.record(slug, z.number().nonnegative()).default({}).describe('指标权重，默认 1'),
  veto: z.array(slug).default([]).describe('一票否决指标'),
});
export type Profile = z.infer<typeof profileSchema>;

// ------------------------------------------------------------------ taxonomy of columns

const synonymSchema = z.strictObject({ text: z.string().min(1), weight: z.number().gt(0).max(1) });
export const taxonomyColumnSchema = z
  .strictObject({
    id: slug,
    name: z.string().min(1),
    kind: z.enum(['list', 'group', 'page']).describe('list 信息列表 | group 栏目组 | page 单页'),
    weight: z.number().gt(0).max(1).default(1).describe('只写文字、没有写 weight 的同义词的把握'),
    synonyms: z.array(z.union([z.string().min(1), synonymSchema])).min(1),
    excludes: z.array(z.string().min(1)).default([]).describe('名称含这些词时不是本栏目'),
    parents: z.array(z.string()).default([]).describe('上级栏目标识，同名时用来区分'),
    ofUnits: z.boolean().default(false).describe('部门、乡镇等下属单位的同名栏目也算'),
    rows: z.array(z.string().min(1)).default([]).describe('栏目里信息的标题大多含有的词，用来核对内容'),
  })
  .transform(({ weight, synonyms, ...column }) => ({
    ...column,
    synonyms: synonyms.map((synonym) => (typeof synonym === 'string' ? { text: synonym, weight } : synonym)),
  }));
export const taxonomySchema = z.strictObject({
  columns: z.array(taxonomyColumnSchema).min(1),
  groups: z.array(z.string().min(1)).describe('值得进入查找下级栏目的上级栏目名'),
});
export type Taxonomy = z.infer<typeof taxonomySchema>;
export type TaxonomyColumn = z.infer<typeof taxonomyColumnSchema>;

// ------------------------------------------------------------------ topics

/** A field of duty (就业, 住房 …): where portals publish it and how its titles read. */
export const topicSchema = z.strictObject({
  id: slug,
  name: z.string().min(1),
  columns: z.array(slug).default([]).describe('栏目标识（config/taxonomy/columns.yaml）'),
  titles: z.array(z.string().min(1)).min(1).describe('标题含其中一个词即属于本主题'),
  excludes: z.array(z.string().min(1)).default([]).describe('标题含这些词时不算'),
});
export const topicsSchema = z.strictObject({ topics: z.array(topicSchema).min(1) }).transform(({ topics }) => topics);
export type Topic = z.infer<typeof topicSchema>;
export type Topics = readonly Topic[];

// ------------------------------------------------------------------ wording

/** Words that should not be published. Plain words, no patterns: a clerk extends the list. */
export const wordingTermSchema = z.strictObject({
  texts: z.array(z.string().min(2)).min(1).describe('不应出现的写法'),
  kind: z.enum(['classified', 'wording']).default('wording').describe('classified 涉密或内部标志 | wording 错误表述'),
  as: z.enum(['words', 'line']).default('words').describe('words 文中任何位置 | line 单独成行的标志'),
  unless: z.array(z.string().min(1)).default([]).describe('前后紧邻这些字时不算'),
  advice: z.string().min(1).describe('正确写法或者不应出现的理由'),
  certain: z.boolean().default(false).describe('任何语境都是错的；否则只提示人工核对'),
});
export type WordingTerm = z.infer<typeof wordingTermSchema>;
export const wordingSchema = z.strictObject({ terms: z.array(wordingTermSchema).min(1) }).transform(({ terms }) => terms);
export type Wording = readonly WordingTerm[];

// ------------------------------------------------------------------ work calendar

export const calendarYearSchema = z.strictObject({
  year: z.int().min(2000).max(2100),
  source: z.string().min(1).describe('国务院办公厅放假通知'),
  holidays: z.array(civilDate).describe('放假的日子（含周末）'),
  workdays: z.array(civilDate).describe('调休上班的周末'),
});
export type CalendarYear = z.infer<typeof calendarYearSchema>;

import type { ColumnKey, ColumnPlan, FieldPlan, FinancePlan, Listed, ListedKey, SinglePages } from '../types.js';

/** The column tree most portals share; names are what a scenario changes. */
export interface TreeOptions {
  place: string;
  names?: Partial<Record<ColumnKey | 'open' | 'policy' | 'interaction' | 'platform' | 'decisions', string>>;
  omit?: ColumnKey[];
  /** One list for all budgets and accounts, or one list for each kind of holder. */
  finance: 'single' | 'split';
  listed?: Listed;
  directory?: FieldPlan[] | null;
  pages: SinglePages;
}

const list = (key: ColumnKey, name: string, slug: string): ColumnPlan => ({ key, name, slug, kind: 'list' });
const page = (name: string, slug: string): ColumnPlan => ({ name, slug, kind: 'page' });
const group = (name: string, slug: string, children: ColumnPlan[]): ColumnPlan => ({ name, slug, kind: 'group', children });
const having = <T>(there: boolean, ...items: T[]): T[] => (there ? items : []);

export function columnTree(options: TreeOptions): ColumnPlan[] {
  const { place, names = {}, omit = [], pages, listed = {}, directory = null } = options;
  const named = (key: ColumnKey, usual: string, slug: string) => list(key, names[key] ?? usual, slug);
  const lists = (of: readonly Place[]): ColumnPlan[] => of.filter(([key]) => key in listed).map(([key, name, slug]) => named(key, name, slug));
  const listsIn = (name: string, slug: string, of: readonly Place[]): ColumnPlan[] => {
    const children = lists(of);
    return having(children.length > 0, group(name, slug, children));
  };
  const statutory = lists(STATUTORY);
  const tree = [
    group('新闻动态', 'xwdt', [
      named('news', '政务要闻', 'zwyw'),
      named('news-department', '部门动态', 'bmdt'),
      named('news-town', '基层动态', 'jcdt'),
      named('notices', '通知公告', 'tzgg'),
      ...lists([['press-conference', '新闻发布会', 'xwfbh']]),
    ]),
    group(names.open ?? '政务公开', 'zwgk', [
      page('政府信息公开指南', 'zn'),
      ...having(pages.rules, page('政府信息公开制度', 'zd')),
      { ...page('机构职能', 'jgzn'), key: 'organisation' },
      page('领导分工', 'ldfg'),
      named('normative', '行政规范性文件', 'gfxwj'),
      named('government-documents', '政府文件', 'zfwj'),
      ...lists(DOCUMENTS),
      named('catalogue', '重大行政决策事项目录', 'jcml'),
      financeColumn(options),
      named('annual-report', '政府信息公开年报', 'nb'),
      page('依申请公开', 'ysqgk'),
      ...lists(OPENNESS),
      ...(pages.statutory ? [group('法定主动公开内容', 'fdzdgk', statutory)] : statutory),
      ...listsIn('重点领域信息公开', 'zdly', FIELDS),
      ...listsIn('公共企事业单位信息公开', 'ggqsy', INSTITUTIONS),
      ...having(directory !== null, directoryColumn(directory ?? [], listed)),
    ]),
    group(names.policy ?? '解读回应', 'jdhy', [
      named('interpretation', '政策解读', 'zcjd'),
      named('public-concern', '回应关切', 'hygq'),
      ...lists(POLICY),
    ]),
    group('办事服务', 'bsfw', [
      page('个人办事', 'grbs'),
      page('企业办事', 'qybs'),
      page('便民查询', 'bmcx'),
      ...lists([['service-guide', '办事指南', 'bszn']]),
      ...having(pages.serviceMap, page('政务地图', 'zwdt')),
    ]),
    group(names.interaction ?? '互动交流', 'hdjl', [
      named('solicitation', '意见征集', 'yjzj'),
      named('feedback', '征集结果反馈', 'jgfk'),
      page('信箱须知', 'xxxz'),
      ...lists([['mailbox', '领导信箱', 'ldxx']]),
      ...having(pages.newMedia !== null, page('政务新媒体', 'xmt')),
    ]),
    ...(pages.digitalZone
      ? [
          group(
            '数字政府专区',
            'szzf',
            pages.digitalZone.map((name, index) => page(name, `ywt${index + 1}`)),
          ),
        ]
      : []),
    group(`走进${place.replace(/[市县]$/, '')}`, 'zjbd', [page('地理气候', 'dlqh'), page('历史沿革', 'lsyg')]),
  ];
  const keep = (column: ColumnPlan): ColumnPlan[] =>
    column.key && omit.includes(column.key) ? [] : [{ ...column, children: column.children?.flatMap(keep) }];
  return tree.flatMap(keep);
}

type Place = readonly [key: ListedKey, name: string, slug: string];

const DOCUMENTS: readonly Place[] = [
  ['regulations', '行政法规', 'xzfg'],
  ['document-cleanup', '规范性文件清理', 'wjql'],
  ['filing-catalogue', '规范性文件备案', 'wjba'],
  ['gazette', '政府公报', 'zfgb'],
];
const OPENNESS: readonly Place[] = [
  ['key-points', '政务公开要点', 'gkyd'],
  ['training', '政务公开培训', 'gkpx'],
  ['open-day', '政府开放日', 'kfr'],
  ['application-catalogue', '依申请公开目录', 'ysqml'],
  ['meetings', '政府会议', 'zfhy'],
  ['policy-evaluation', '政策评价', 'zcpj'],
  ['work-report-progress', '政府工作报告落实情况', 'gzbgls'],
  ['proposals', '建议提案办理', 'jyta'],
  ['village-affairs', '村务公开', 'cwgk'],
];
const STATUTORY: readonly Place[] = [
  ['five-year-plan', '规划计划', 'ghjh'],
  ['statistics', '统计信息', 'tjxx'],
  ['licences', '行政许可', 'xzxk'],
  ['penalties', '行政处罚', 'xzcf'],
  ['double-random', '双随机、一公开', 'ssj'],
  ['reconsideration', '行政复议决定书', 'xzfy'],
  ['debt', '政府债务', 'zfzw'],
  ['fees', '行政事业性收费', 'sfml'],
  ['audit', '审计公开', 'sjgk'],
  ['procurement', '政府采购', 'zfcg'],
  ['recruitment', '招考录用', 'zkly'],
  ['social-organisations', '社会组织', 'shzz'],
  ['subsidies', '惠民惠农补贴', 'hmhn'],
];
const FIELDS: readonly Place[] = [
  ['major-projects', '重大项目', 'zdxm'],
  ['education', '教育', 'jiaoyu'],
  ['health', '医疗卫生', 'ylws'],
  ['social-insurance', '社会保险', 'shbx'],
  ['employment', '就业创业', 'jycy'],
  ['emergency', '应急管理', 'yjgl'],
  ['environment', '生态环境', 'sthj'],
  ['social-assistance', '社会救助', 'shjz'],
];
const INSTITUTIONS: readonly Place[] = [
  ['institution-education', '教育', 'jy'],
  ['institution-health', '医疗卫生', 'yl'],
  ['institution-water', '供水', 'gs'],
  ['institution-power', '供电', 'gd'],
  ['institution-gas', '供气', 'gq'],
  ['institution-heating', '供热', 'gr'],
  ['institution-environment', '环境保护', 'hb'],
  ['institution-transport', '公共交通', 'jt'],
];
const POLICY: readonly Place[] = [
  ['policy-lecture', '政策公开讲', 'zcggj'],
  ['policy-qa', '政策问答', 'zcwd'],
  ['policy-topics', '惠企政策', 'hqzc'],
];

function financeColumn({ finance, names = {} }: TreeOptions): ColumnPlan {
  const named = (key: ColumnKey, usual: string, slug: string) => list(key, names[key] ?? usual, slug);
  if (finance === 'single') return named('finance', '财政预决算', 'czyjs');
  return group(names.finance ?? '财政预决算', 'czyjs', [
    named('finance-government', '政府预决算', 'zfyjs'),
    named('finance-department', '部门预决算', 'bmyjs'),
    named('finance-unit', '单位预决算', 'dwyjs'),
  ]);
}

/** Entries that lead elsewhere are kept only where the list they lead to is there. */
function directoryColumn(fields: FieldPlan[], listed: Listed): ColumnPlan {
  const own = fields.filter(({ leadsTo }) => leadsTo === undefined);
  const entries = fields.flatMap(({ name, leadsTo }) => (leadsTo && (leadsTo in listed || leadsTo.startsWith('finance')) ? [{ name, leadsTo }] : []));
  return {
    ...group(
      '基层政务公开标准目录',
      'jczwgk',
      own.map(({ name, slug }) => list(`field-${slug}`, name, slug)),
    ),
    entries,
  };
}

/** Budgets and final accounts of the government, two departments and two units for this round (`omitted` cells left out) and the one before. */
export function financeCells(departments: string[], units: string[], omitted: [FinancePlan['holder'], FinancePlan['type']][] = []): FinancePlan[] {
  const holders = [
    { holder: 'government' as const, of: '' },
    ...departments.slice(0, 2).map((of) => ({ holder: 'department' as const, of })),
    ...units.slice(0, 2).map((of) => ({ holder: 'unit' as const, of })),
  ];
  const rounds = [
    { type: 'budget' as const, year: 2025, month: '2025-02', current: true },
    { type: 'final-account' as const, year: 2024, month: '2025-08', current: true },
    { type: 'budget' as const, year: 2024, month: '2024-02', current: false },
    { type: 'final-account' as const, year: 2023, month: '2024-08', current: false },
  ];
  return rounds.flatMap(({ type, year, month, current }) =>
    holders
      .filter(({ holder }) => !(current && omitted.some(([h, t]) => h === holder && t === type)))
      .map(({ holder, of }, index) => ({ holder, type, year, of, publishedOn: `${month}-${14 + index}` })),
  );
}

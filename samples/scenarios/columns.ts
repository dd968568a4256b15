import type { ColumnKey, ColumnPlan, FinancePlan } from '../types.js';

/** The column tree most portals share; names are what a scenario changes. */
export interface TreeOptions {
  place: string;
  names?: Partial<Record<ColumnKey | 'open' | 'policy' | 'interaction' | 'platform' | 'decisions', string>>;
  omit?: ColumnKey[];
  /** One list for all budgets and accounts, or one list for each kind of holder. */
  finance: 'single' | 'split';
}

const list = (key: ColumnKey, name: string, slug: string): ColumnPlan => ({ key, name, slug, kind: 'list' });
const page = (name: string, slug: string): ColumnPlan => ({ name, slug, kind: 'page' });
const group = (name: string, slug: string, children: ColumnPlan[]): ColumnPlan => ({ name, slug, kind: 'group', children });

export function columnTree({ place, names = {}, omit = [], finance }: TreeOptions): ColumnPlan[] {
  const named = (key: ColumnKey, usual: string, slug: string) => list(key, names[key] ?? usual, slug);
  const financeColumn =
    finance === 'single'
      ? named('finance', '财政预决算', 'czyjs')
      : group(names.finance ?? '财政预决算', 'czyjs', [
          named('finance-government', '政府预决算', 'zfyjs'),
          named('finance-department', '部门预决算', 'bmyjs'),
          named('finance-unit', '单位预决算', 'dwyjs'),
        ]);
  const tree = [
    group('新闻动态', 'xwdt', [
      named('news', '政务要闻', 'zwyw'),
      named('news-department', '部门动态', 'bmdt'),
      named('news-town', '基层动态', 'jcdt'),
      named('notices', '通知公告', 'tzgg'),
    ]),
    group(names.open ?? '政务公开', 'zwgk', [
      page('政府信息公开指南', 'zn'),
      page('政府信息公开制度', 'zd'),
      page('机构职能', 'jgzn'),
      page('领导分工', 'ldfg'),
      named('normative', '行政规范性文件', 'gfxwj'),
      named('government-documents', '政府文件', 'zfwj'),
      named('catalogue', '重大行政决策事项目录', 'jcml'),
      financeColumn,
      named('annual-report', '政府信息公开年报', 'nb'),
      page('依申请公开', 'ysqgk'),
    ]),
    group(names.policy ?? '解读回应', 'jdhy', [named('interpretation', '政策解读', 'zcjd'), named('public-concern', '回应关切', 'hygq')]),
    group('办事服务', 'bsfw', [page('个人办事', 'grbs'), page('企业办事', 'qybs'), page('便民查询', 'bmcx')]),
    group(names.interaction ?? '互动交流', 'hdjl', [
      named('solicitation', '意见征集', 'yjzj'),
      named('feedback', '征集结果反馈', 'jgfk'),
      page('信箱须知', 'xxxz'),
    ]),
    group(`走进${place.replace(/[市县]$/, '')}`, 'zjbd', [page('地理气候', 'dlqh'), page('历史沿革', 'lsyg')]),
  ];
  const keep = (column: ColumnPlan): ColumnPlan[] =>
    column.key && omit.includes(column.key) ? [] : [{ ...column, children: column.children?.flatMap(keep) }];
  return tree.flatMap(keep);
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

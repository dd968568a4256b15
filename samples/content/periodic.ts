import { esc, paragraphs, table } from '../html.js';
import type { Draft, FilePlan } from '../model.js';
import type { ColumnKey, FinancePlan, Scenario } from '../types.js';

const HOLDER_COLUMN: Record<FinancePlan['holder'], ColumnKey> = {
  government: 'finance-government',
  department: 'finance-department',
  unit: 'finance-unit',
};
const TYPE_NAME: Record<FinancePlan['type'], string> = { budget: '预算', 'final-account': '决算' };

export function financeTitle(scenario: Scenario, plan: FinancePlan): string {
  const type = TYPE_NAME[plan.type];
  if (plan.holder === 'government') return `${scenario.place}${plan.year}年政府${type}公开`;
  const holder = plan.of === '' ? scenario.name : `${scenario.place}${plan.of}`;
  return `${holder}${plan.year}年度${plan.holder === 'department' ? '部门' : '单位'}${type}公开`;
}

/** Budgets and final accounts, in one list or in one per kind of holder, as the column tree has it. */
export function financeDrafts(scenario: Scenario): Draft[] {
  const single = hasColumn(scenario, 'finance');
  return scenario.finance.map((plan, index) => {
    const title = financeTitle(scenario, plan);
    return {
      key: `f${String(index + 1).padStart(2, '0')}`,
      column: single ? 'finance' : HOLDER_COLUMN[plan.holder],
      title,
      date: plan.publishedOn,
      sortOn: plan.publishedOn,
      source: plan.holder === 'government' ? `${scenario.place}财政局` : (title.split(/\d{4}年/)[0] ?? scenario.name),
      body: `${paragraphs('一般公共预算收支情况如下，详见附件。')}\n${table([
        ['项目', '金额（万元）'],
        ['收入合计', '1200'],
        ['支出合计', '1200'],
      ])}`,
      attachments: [budgetFile(scenario, title)],
    };
  });
}

const BUDGET_TABLES = [
  '一般公共预算收入表',
  '一般公共预算支出表',
  '政府性基金收支表',
  '国有资本经营预算收支表',
  '社会保险基金收支表',
  '“三公”经费支出表',
];

function budgetFile(scenario: Scenario, title: string): FilePlan {
  if (scenario.habits.budgetFiles === 'scans') return { name: title, type: 'pdf', scanned: true };
  const rows = (name: string): string[][] => [[name], ['项目', '金额（万元）'], ['收入合计', '1200'], ['支出合计', '1200']];
  return { name: title, type: 'xlsx', sheets: BUDGET_TABLES.map((name) => ({ name, rows: rows(name) })) };
}

const hasColumn = (scenario: Scenario, key: ColumnKey): boolean => {
  const search = (columns: Scenario['columns']): boolean => columns.some((column) => column.key === key || search(column.children ?? []));
  return search(scenario.columns);
};

const PARTS = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];

export const annualReportTitle = (owner: string, year: number): string => `${owner}${year}年政府信息公开工作年度报告`;

/** The unit's own report on 2024, the one before it and, on a government's portal, those of its departments. */
export function annualReportDrafts(scenario: Scenario): Draft[] {
  const report = (key: string, owner: string, year: number, date: string | null, sortOn: string, omitted: number[]): Draft => ({
    key,
    column: 'annual-report',
    title: annualReportTitle(owner, year),
    date,
    sortOn,
    source: owner,
    body: reportBody(owner, date === null ? null : year, omitted),
  });
  const others = scenario.level === 'department' ? [] : scenario.departments.map((name) => `${scenario.place}${name}`);
  const own = scenario.annualReport;
  return [
    ...(own ? [report('report', scenario.name, 2024, own.publishedOn, own.publishedOn ?? '2025-02-20', own.omittedParts)] : []),
    report('report-2023', scenario.name, 2023, '2024-01-26', '2024-01-26', []),
    ...others.map((owner, index) => report(`report-${index + 1}`, owner, 2024, `2025-01-${14 + index}`, `2025-01-${14 + index}`, [])),
  ];
}

/** `year` null: the text names no date either. */
function reportBody(owner: string, year: number | null, omitted: number[]): string {
  const kept = PARTS.filter((_, index) => !omitted.includes(index + 1));
  const intro = year === null ? '本报告所列数据的统计期限为一个自然年度。' : `本报告所列数据的统计期限自${year}年1月1日起至12月31日止。`;
  const sections = kept.map((part, index) => {
    const figures = part.startsWith('收到')
      ? table([
          ['本年新收政府信息公开申请数量', '12'],
          ['上年结转政府信息公开申请数量', '0'],
          ['本年度办理结果总计', '12'],
          ['结转下年度继续办理', '0'],
        ])
      : '';
    return `<p><strong>${'一二三四五六'[index]}、${esc(part)}</strong></p>\n${paragraphs(`${owner}按照有关要求开展相关工作。`)}\n${figures}`;
  });
  return `${paragraphs('根据《中华人民共和国政府信息公开条例》，编制本年度报告。', intro)}\n${sections.join('\n')}`;
}

import { z } from 'zod';
import type { Listing } from '../../crawler/facts/publication.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { holdsSomething, type Listings } from './column-activity.js';

/** One class of article 20, and the columns that hold it under one name or another. */
interface Content {
  name: string;
  columns: readonly string[];
  /** Owed by every body; the others only by governments, whose departments have each their share. */
  everyBody?: boolean;
}

/** Source: 政府信息公开条例 article 20, items 1 to 14. */
const CONTENTS: readonly Content[] = [
  { name: '行政法规、规章和规范性文件', columns: ['regulations', 'normative-documents', 'policy-documents'], everyBody: true },
  { name: '机关职能、机构设置和负责人', columns: ['organisation-profile', 'leaders'], everyBody: true },
  { name: '国民经济和社会发展规划', columns: ['five-year-plan', 'planning'] },
  { name: '统计信息', columns: ['statistics'] },
  { name: '行政许可事项和办理结果', columns: ['licences', 'service-guide', 'services'] },
  { name: '行政处罚、行政强制', columns: ['penalties', 'enforcement'] },
  { name: '财政预算、决算', columns: ['finance', 'finance-government', 'finance-department', 'finance-unit'], everyBody: true },
  { name: '行政事业性收费', columns: ['fees'] },
  { name: '政府集中采购', columns: ['procurement', 'public-resources'] },
  { name: '重大建设项目', columns: ['major-projects'] },
  {
    name: '扶贫、教育、医疗、社会保障、就业',
    columns: ['rural-revitalization', 'education', 'health', 'social-insurance', 'social-assistance', 'medical-insurance', 'employment'],
  },
  { name: '突发公共事件应急预案和预警', columns: ['emergency', 'disaster-relief'] },
  {
    name: '环境保护、公共卫生、安全生产、食品药品、产品质量监督检查',
    columns: ['environment', 'health', 'work-safety', 'food-and-drug', 'product-quality'],
  },
  { name: '公务员招考', columns: ['recruitment', 'personnel'] },
];

/**
 * Every class of statutory content has a column that is not empty. One finding per class.
 * Source: 政府信息公开条例 article 20; ledger items guyuan-2023/53, mudan-2023/11.
 */
export const statutoryDisclosureCoverage = defineCheck({
  id: 'statutory-disclosure-coverage',
  title: '法定主动公开内容',
  topic: 'periodic',
  rule: () => '《政府信息公开条例》第二十条规定的各类内容都有栏目且不空',
  remedy: '在“法定主动公开内容”下补设缺少的栏目，并补充空白栏目的内容',
  requires: ['listings'],
  thresholds: z.strictObject({}),
  columns: () => [...new Set(CONTENTS.flatMap(({ columns }) => columns))].map((id) => ({ id })),
  fold: () => ({ rule: 'all' }),
  evaluate: ({ listings }, context) => {
    const owed = isDepartment(context) ? CONTENTS.filter(({ everyBody }) => everyBody) : CONTENTS;
    return owed.map((content) => judge(content, listings, context));
  },
});

const isDepartment = ({ portal }: CheckContext<unknown>): boolean => ['department', 'town'].includes(portal.level);

function judge({ name, columns }: Content, listings: Listings, context: CheckContext<unknown>): Finding {
  const looked = listings.items.filter(({ column }) => columns.includes(column));
  const present = looked.filter(({ state }) => state !== 'missing' && state !== 'unknown');
  const full = present.find(holdsSomething);
  const finding = (verdict: Verdict, reason: string, seen: readonly Listing[] = looked): Finding => ({
    verdict,
    subject: { url: present[0]?.url ?? context.portal.baseUrl, title: name },
    observed: full ? full.name : null,
    expected: '有栏目且不空',
    unit: null,
    reason,
    evidence: seen.slice(0, 5).map(({ evidence }) => evidence),
  });
  if (full) return finding('pass', `${name}：有“${full.name}”栏目`, [full]);
  const trouble = looked.find(({ state }) => state !== 'read' && state !== 'missing')?.trouble;
  const absent = present[0] ? `${name}：“${present[0].name}”栏目是空的` : `${name}：没有找到栏目`;
  if (looked.length === 0 || looked.some(({ state }) => state !== 'read' && state !== 'missing'))
    return finding('undetermined', `${absent}；${trouble ?? '相关栏目没有读全'}，请人工核查`);
  if (isDepartment(context)) return finding('undetermined', `${absent}；可能集中公开在本级政府门户网站，请人工核查`);
  return finding('fail', `${absent}；应设栏目并公开内容，已读完网站的栏目结构`);
}

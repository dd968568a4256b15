import { squeeze } from '../../crawler/extractors/dom.js';
import type { Role } from '../types.js';

/** A heading of a column: what it is for; `text` columns hold groups or duties, their content tells which. */
export type Head = Exclude<Role, 'group' | 'duty'> | 'text';

const NAMES: Readonly<Record<Head, readonly string[]>> = {
  number: ['序号', '编号', '号', '序', '项目序号', '任务编号', '序列'],
  text: [
    '主要内容', '工作内容', '任务内容', '重点内容', '公开内容', '具体内容', '具体要求', '工作要求', '任务要求', '公开要求', '要求', '具体举措', '工作举措', '主要举措', '推进举措', '重点举措', '落实举措', '工作措施', '具体措施', '推进措施', '落实措施', '主要措施',
    '工作任务', '主要任务', '重点任务', '具体任务', '目标任务', '任务', '任务事项', '重点工作', '重点工作任务', '工作事项', '重点事项', '公开事项', '事项', '工作项目', '工作要点', '工作重点', '任务分解', '任务清单',
    '类别', '任务类别', '工作类别', '分类', '板块', '工作板块', '领域', '项目', '一级指标', '二级指标', '三级指标', '指标名称', '内容', '任务名称', '大项', '小项', '目标', '工作目标',
  ],
  measure: [
    '量化指标', '量化要求', '量化标准', '指标', '考核指标', '考核标准', '评分标准', '评分细则', '评分办法', '评价标准', '验收标准', '工作标准', '完成标准', '评估标准', '评估指标', '成果形式', '成果', '成效指标', '目标值', '衡量标准', '工作目标及量化指标', '预期成果', '公开频次', '公开标准', '数量要求', '完成指标',
  ],
  lead: ['牵头单位', '牵头部门', '主办单位', '主办部门', '主责单位', '主要责任单位', '牵头责任单位', '负责单位'],
  units: ['责任单位', '责任部门', '责任科室', '责任处室', '责任主体', '责任人', '配合单位', '配合部门', '协办单位', '承办单位', '承办部门', '落实单位', '实施单位', '参与单位', '参加单位', '单位', '部门', '任务分工', '责任分工', '分工'],
  deadline: ['完成时限', '时限要求', '完成时间', '时间要求', '时限', '公开时限', '办理时限', '报送时限', '进度安排', '时间安排', '截止时间', '截止日期', '时间节点', '完成日期', '时间', '时间进度', '工作时限', '推进时限', '落实时限', '完成期限'],
  other: ['备注', '说明', '进展落实情况', '进展情况', '落实情况', '完成情况', '工作进展', '分值', '分数', '得分', '自评', '自评分', '联系人', '联系方式', '是否完成', '公开渠道', '公开方式', '公开形式', '公开载体', '公开主体', '公开依据', '依据', '法律依据', '填报内容', '分管领导', '责任领导'],
};
const HEADS = new Map(Object.entries(NAMES).flatMap(([head, names]) => names.map((name) => [name, head as Head] as const)));
const MOST_CHARS = 16;

/** What a cell names when it heads a column; null when it heads none. */
export function headOf(cell: string): Head | null {
  const name = squeeze(cell).replace(/[（(【\[][^）)】\]]*[）)】\]]|[:：*※]/gu, '');
  if (name === '' || name.length > MOST_CHARS) return null;
  const exact = HEADS.get(name);
  if (exact) return exact;
  // 市级牵头单位, 2023年完成时限, 责任单位及配合单位: the known name stands at the end or the beginning.
  const known = [...HEADS].filter(([text]) => text.length >= 3 && (name.endsWith(text) || name.startsWith(text)) && name.length <= text.length + 6);
  return known.sort((a, b) => b[0].length - a[0].length)[0]?.[1] ?? null;
}

/** A row that heads a table: most of its cells name columns, two kinds at least, and one of them says what is to be done. */
export function headsOf(cells: readonly string[]): (Head | null)[] | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const heads = cells.map((cell) => (cell.trim() === '' ? null : headOf(cell)));
  const known = heads.filter((head) => head !== null);
  if (known.length < 2 || known.length < filled.length * 0.7 || new Set(known).size < 2) return null;
  return known.includes('text') || known.includes('measure') ? heads : null;
}

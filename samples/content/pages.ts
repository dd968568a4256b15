import { paragraphs, table } from '../html.js';
import type { Scenario } from '../types.js';

/** Text of a single page (guide, organisation, services …), by its name. */
export function singlePage(scenario: Scenario, name: string): string {
  if (name === '领导分工')
    return table([
      ['职务', '分工'],
      ...['正职', '副职', '副职'].map((post, index) => [post, `分管${scenario.departments[index % scenario.departments.length]}等方面工作`]),
    ]);
  if (name === '机构职能')
    return table([
      ['机构', '地址', '电话'],
      ...scenario.departments.map((unit, index) => [unit, `${scenario.place}中心路${index + 1}号`, scenario.phone]),
    ]);
  if (name === '政府信息公开指南')
    return paragraphs(
      `受理机构：${scenario.name}办公室`,
      `联系电话：${scenario.phone}`,
      '办公时间：工作日上午8:30至12:00，下午2:30至6:00',
      '公开目录按照主题和机构分类编排。',
    );
  return paragraphs(`${scenario.name}“${name}”栏目内容，供公众查阅。`, `咨询电话：${scenario.phone}`);
}

import { invented } from '../files/people.js';
import { paragraphs, table } from '../html.js';
import type { FilePlan } from '../model.js';
import type { Scenario } from '../types.js';

/** What a document shows that it must not: nobody in it ever lived. */
export function exposedBody({ exposures }: Scenario, key: string): string {
  const parts: string[] = [];
  if (exposures.minors === key)
    parts.push(
      table([
        ['序号', '学生姓名', '就读学校', '年级', '监护人'],
        ...invented(4).map(({ name }, index) => [String(index + 1), name, '第二小学', '三年级（1）班', `${name.slice(0, 1)}某`]),
      ]),
    );
  if (exposures.classified === key) parts.push(paragraphs('秘密★1年', '内部资料 注意保存'));
  if (exposures.wording === key) parts.push(paragraphs('请中国人民政治协商委员会的有关委员和人民代表大会的代表参加。'));
  return parts.map((part) => `\n${part}`).join('');
}

export function exposedFiles({ exposures }: Scenario, key: string): FilePlan[] {
  if (exposures.citizenIds !== key) return [];
  const rows = invented(8).map(({ name, id }, index) => [String(index + 1), name, id, '农业']);
  return [{ name: '人员名单', type: 'xlsx', rows: [['序号', '姓名', '身份证号码', '从事行业'], ...rows] }];
}

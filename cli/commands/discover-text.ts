import type { Taxonomy } from '../../config/schema.js';
import type { Ground } from '../../crawler/frontier/choose-columns.js';
import type { Place } from '../../crawler/frontier/site-tree.js';
import { table } from '../output.js';
import type { Discovery, Found } from './discover.js';
import { entryText } from './discover-entry.js';

const MAX_DEPTH = 3;
const MAX_CHILDREN = 20;
/** Namesakes shown per column; the JSON form has them all. */
const MAX_PER_ID = 4;
const MAX_DOUBTFUL = 2;

const GROUNDS: Record<Ground, string> = {
  name: '名称相同',
  synonym: '同义名称',
  contained: '名称包含',
  rows: '仅凭内容',
  parent: '上级栏目相符',
  content: '内容相符',
  ambiguous: '名称可作几种理解',
  'no-parent': '上级栏目看不出',
  'other-unit': '像是其他单位的',
  'upper-level': '像是上级的',
  contrary: '内容不符',
  empty: '打开没有内容',
};

/** All that was found, for a person at a terminal. */
export function describe(discovery: Discovery, taxonomy: Taxonomy): string {
  const { columns, doubtful, missing, places, siteMapRead } = discovery;
  const nameOf = new Map(taxonomy.columns.map(({ id, name }) => [id, name]));
  const open = new Set(missing.map(({ id }) => id));
  // Beside a column that was found its doubtful namesakes need nobody's attention.
  const questions = doubtful.filter(({ id }) => open.has(id));
  const absent = missing.filter(({ id }) => !questions.some((column) => column.id === id));
  return [
    `网站栏目（共 ${places.length} 个，列出前 ${MAX_DEPTH} 级）`,
    ...treeLines(places),
    `\n找到的栏目（${new Set(columns.map(({ id }) => id)).size} 种）`,
    columnTable(columns, nameOf, MAX_PER_ID),
    ...(questions.length > 0 ? ['\n待确认：名称或内容不够确定，没有采用', columnTable(questions, nameOf, MAX_DOUBTFUL)] : []),
    `\n没有找到${siteMapRead ? '' : '（网站地图没有读完，不能断定没有）'}：${absent.map(({ name }) => name).join('、') || '无'}`,
    '\n# 请核对名称和层级后写入 config/sites.yaml（可用 --write 文件 直接写入）。检查时会自动找到上面的栏目；',
    '# 只有认错的才需要写明网址：去掉 columns 和那一行前面的 #，改成正确的网址',
    entryText(discovery),
  ].join('\n');
}

function columnTable(columns: readonly Found[], nameOf: ReadonlyMap<string, string>, limit: number): string {
  const shown = new Map<string, number>();
  const rows: string[][] = [];
  for (const { id, confidence, grounds, trouble, rows: count, newestOn, path, url } of columns) {
    const before = shown.get(id) ?? 0;
    shown.set(id, before + 1);
    if (before >= limit) continue;
    const sureness = `${Math.round(confidence * 100)}%`;
    const ground = grounds.map((one) => GROUNDS[one]).join('、');
    const state = trouble ?? (count > 0 ? `可以打开，第一页 ${count} 条` : '可以打开');
    rows.push([nameOf.get(id) ?? id, id, sureness, ground, state, newestOn ?? '—', path.join(' > '), url]);
  }
  const hidden = [...shown.values()].reduce((sum, count) => sum + Math.max(0, count - limit), 0);
  const head = ['栏目', '栏目标识', '把握', '依据', '状态', '最新', '位置', '网址'];
  return `${table([head, ...rows])}${hidden > 0 ? `\n另有 ${hidden} 个同名栏目没有列出，用 --json 查看` : ''}`;
}

function treeLines(places: readonly Place[]): string[] {
  const below = new Map<string | null, Place[]>();
  for (const place of places) below.set(place.parent, [...(below.get(place.parent) ?? []), place]);
  const lines: string[] = [];
  const draw = (parent: string | null, indent: string, depth: number): void => {
    const children = below.get(parent) ?? [];
    const shown = children.slice(0, MAX_CHILDREN);
    const rest = children.length - shown.length;
    for (const [index, place] of shown.entries()) {
      const last = index === shown.length - 1 && rest === 0;
      const hidden = depth === MAX_DEPTH ? (below.get(place.key)?.length ?? 0) : 0;
      lines.push(`${indent}${last ? '└─' : '├─'} ${place.name}${hidden > 0 ? `（下有 ${hidden} 个栏目）` : ''}`);
      if (depth < MAX_DEPTH) draw(place.key, `${indent}${last ? '   ' : '│  '}`, depth + 1);
    }
    if (rest > 0) lines.push(`${indent}└─ …… 另有 ${rest} 个`);
  };
  draw(null, '', 1);
  return lines;
}

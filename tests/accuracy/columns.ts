import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTaxonomy } from '../../config/load.js';
import { packageRoot } from '../../config/root.js';
import type { Fetcher, FetchResult } from '../../crawler/fetch/types.js';
import { chooseColumns } from '../../crawler/frontier/choose-columns.js';
import { columnKey } from '../../crawler/frontier/column-key.js';
import { sameSite } from '../../crawler/frontier/scope.js';
import { exploreStructure } from '../../crawler/frontier/structure.js';
import { CONFIDENCE_FLOOR } from '../../crawler/frontier/taxonomy.js';
import { Visitor } from '../../crawler/visit.js';

/** Labelled column trees of invented portals; the text file says how they are written. */
const FILE = join(packageRoot, 'tests', 'accuracy', 'columns.txt');
const ORIGIN = 'https://www.portal.example';

interface Column {
  name: string;
  /** What a person would take it for; null: none of the columns looked for. */
  id: string | null;
  url: string;
  children: Column[];
  above: Column[];
  /** Rows are news whatever the name says. */
  news: boolean;
}
interface Portal {
  name: string;
  dialect: string;
  set: string;
  columns: Column[];
}

export interface ColumnScore {
  portals: number;
  /** Labelled columns, those of them that were found, and all that were taken for a column. */
  expected: number;
  right: number;
  taken: number;
  wrong: string[];
  missed: string[];
}

function readPortals(text: string): Portal[] {
  const portals: Portal[] = [];
  let open: Column[] = [];
  let count = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith('#') || line.trim() === '') continue;
    const head = /^== (.+) \| (\S+) \| (\S+)$/.exec(line);
    if (head) {
      portals.push({ name: head[1] ?? '', dialect: head[2] ?? '', set: head[3] ?? '', columns: [] });
      open = [];
      continue;
    }
    const portal = portals.at(-1);
    if (!portal) throw new Error(`no portal before: ${line}`);
    const depth = line.length - line.trimStart().length;
    const above = open.slice(0, depth);
    const siblings = above.at(-1)?.children ?? portal.columns;
    for (const item of line.trim().split(', ')) {
      const [, name = '', id = null, news, opens] = /^([^@=:]+)(?:@([\w-]+))?(=news)?(:)?$/.exec(item) ?? [];
      if (name === '') throw new Error(`not a column: ${item}`);
      const column: Column = { name, id, url: '', children: [], above, news: news !== undefined };
      column.url = addressOf(portal.dialect, above.at(-1) ?? null, name, count++);
      siblings.push(column);
      if (opens) open = [...above, column];
    }
  }
  return portals;
}

function addressOf(dialect: string, parent: Column | null, name: string, count: number): string {
  if (name === '首页' || name === '网站首页') return `${ORIGIN}/`;
  if (dialect === 'numbers') return `${ORIGIN}/col/col${1000 + count}/index.html`;
  if (dialect === 'query') return `${ORIGIN}/list.jsp?id=${1000 + count}`;
  return `${parent ? parent.url : `${ORIGIN}/`}c${count.toString(36)}/`;
}

const all = (columns: readonly Column[]): Column[] => columns.flatMap((column) => [column, ...all(column.children)]);
const anchor = ({ url, name }: Column): string => `<a href="${url}">${name}</a>`;
const branch = (column: Column, levels: number): string =>
  `<li>${anchor(column)}${levels > 1 && column.children.length > 0 ? `<ul>${column.children.map((child) => branch(child, levels - 1)).join('')}</ul>` : ''}</li>`;

/** Titles as such columns hold them; a column of an id not named here holds notices that bear its name. */
const TITLES: Record<string, string> = {
  'policy-interpretation': '《青山绿化管理办法》第NO次修订政策解读',
  'normative-documents': '关于印发绿化管理办法（NO）的通知',
  'policy-documents': '关于做好第NO号工作的通知',
  solicitation: '关于公开征求绿化管理办法（NO）意见的公告',
  'solicitation-feedback': '绿化管理办法（NO）意见征集情况反馈',
  'decision-catalogue': 'NO年度重大行政决策事项目录',
  finance: '农业农村局NO年部门预算公开',
  'annual-report': 'NO年政府信息公开工作年度报告',
  mailbox: '咨询第NO中学招生的问题',
  'document-cleanup': '关于废止NO件文件的决定',
  'filing-catalogue': 'NO年规范性文件备案目录',
  gazette: '政府公报NO年第1期',
  proposals: '对第NO号建议的答复',
  meetings: '第NO次常务会议召开',
  'service-guide': '残疾人证办理指南NO',
  debt: 'NO年政府债务限额和余额',
  'press-conference': '第NO场新闻发布会召开',
  news: '第NO届运动会开幕',
};
const titleOf = ({ id, name, news }: Column): string => TITLES[news ? 'news' : (id ?? '').replace(/^finance-.*/, 'finance')] ?? `第NO批${name}情况`;

function rows(column: Column): string {
  const items = Array.from({ length: 10 }, (_, at) => {
    const title = titleOf(column).replace('NO', String(2024 - at));
    return `<li><a href="${ORIGIN}/art/2025/3/${28 - at}/art_${column.url.length}_${at}${columnKey(column.url).length}.html">${title}</a><span>2025-03-${28 - at}</span></li>`;
  });
  return `<div class="list"><ul>${items.join('')}</ul></div>`;
}

/** Pages of a portal as its dialect draws them: menus of one or two levels, left navigation, path or none, site map or none. */
function pagesOf({ name, dialect, columns }: Portal): Map<string, string> {
  const html = (title: string, body: string): string =>
    `<html><head><meta charset="utf-8"><title>${title}</title><meta name="SiteName" content="${name}"></head><body>
<div class="nav"><ul>${columns.map((column) => branch(column, dialect === 'query' ? 1 : 2)).join('')}</ul></div>${body}
<div class="footer">主办：${name}办公室${dialect === 'query' ? '' : ` <a href="${ORIGIN}/wzdt/index.html">网站地图</a>`}</div></body></html>`;
  const pages = new Map([[`${ORIGIN}/`, html(name, '')]]);
  pages.set(
    `${ORIGIN}/wzdt/index.html`,
    html(`网站地图-${name}`, `<div class="map"><ul>${columns.map((column) => branch(column, 9)).join('')}</ul></div>`),
  );
  for (const column of all(columns)) {
    if (pages.has(column.url)) continue;
    const trail = ['<a href="/">首页</a>', ...column.above.map(anchor), anchor(column)].join(' &gt; ');
    const path = dialect === 'folders' ? '' : `<div class="position">当前位置：${trail}</div>`;
    const side = column.children.length > 0 ? column.children : (column.above.at(-1)?.children ?? []);
    const left = `<div class="leftnav"><ul>${side.map((child) => branch(child, 1)).join('')}</ul></div>`;
    pages.set(column.url, html(`${column.name}-${name}`, `${path}${left}<h2>${column.name}</h2>${column.children.length > 0 ? '' : rows(column)}`));
  }
  return pages;
}

/** Answers from memory: no network, so that the measure takes seconds. */
function fetcherOf(pages: ReadonlyMap<string, string>): Fetcher {
  const fetch = async ({ url }: { url: string }): Promise<FetchResult> => {
    const text = pages.get(url);
    const failure = { code: 'http-status', transient: false, scope: 'page', status: 404, message: '404', attempts: 1 } as const;
    if (text === undefined) return { ok: false, failure };
    const sha256 = createHash('sha256').update(text).digest('hex');
    const facts = {
      contentType: 'text/html',
      charset: 'utf-8',
      body: null,
      bytes: text.length,
      sha256,
      capturedAt: '2025-04-01T00:00:00Z',
      durationMs: 1,
    };
    return { ok: true, snapshot: { url, finalUrl: url, status: 200, text, via: 'http', ...facts } };
  };
  const failure = { code: 'browser-missing', transient: false, scope: 'run', status: null, message: '', attempts: 0 } as const;
  return { fetch, render: async () => ({ ok: false, failure }), close: async () => undefined };
}

/** Columns found on the labelled portals, by what they were labelled: developed on one half, the other held out. */
export async function measureColumns(): Promise<{ develop: ColumnScore; holdOut: ColumnScore }> {
  const portals = readPortals(readFileSync(FILE, 'utf8'));
  const score = async (set: string): Promise<ColumnScore> => {
    const scores = await Promise.all(portals.filter((portal) => portal.set === set).map(scorePortal));
    const sum = (field: 'expected' | 'right' | 'taken'): number => scores.reduce((total, one) => total + one[field], 0);
    return {
      portals: scores.length,
      expected: sum('expected'),
      right: sum('right'),
      taken: sum('taken'),
      wrong: scores.flatMap(({ wrong }) => wrong),
      missed: scores.flatMap(({ missed }) => missed),
    };
  };
  return { develop: await score('develop'), holdOut: await score('hold-out') };
}

async function scorePortal(portal: Portal): Promise<ColumnScore> {
  const taxonomy = loadTaxonomy();
  const inScope = sameSite(`${ORIGIN}/`);
  const sink = { records: [], append: () => undefined };
  const visitor = new Visitor(fetcherOf(pagesOf(portal)), sink, { maxPages: 5000, isOver: () => false, inScope });
  const wanted = new Set(taxonomy.columns.map(({ id }) => id));
  const { candidates } = await exploreStructure(visitor, `${ORIGIN}/`, taxonomy, inScope, { wanted, maxPerLevel: 500, wholeMenu: true });
  const chosen = chooseColumns(candidates, taxonomy, {}).filter(({ confidence }) => confidence >= CONFIDENCE_FLOOR);

  const labelled = all(portal.columns).filter((column) => column.id !== null);
  const kindOf = new Map(taxonomy.columns.map(({ id, kind }) => [id, kind]));
  const labels = new Map(labelled.map((column) => [columnKey(column.url), column.id]));
  const found = new Set(chosen.map(({ id, url }) => `${id} ${columnKey(url)}`));
  const taken = new Set(chosen.map(({ id }) => id));
  // Of a section or single page one is enough.
  const isFound = ({ id, url }: Column): boolean => found.has(`${id} ${columnKey(url)}`) || (kindOf.get(id ?? '') !== 'list' && taken.has(id ?? ''));
  const where = (path: readonly string[]): string => `${portal.name}: ${path.join(' > ')}`;
  return {
    portals: 1,
    expected: labelled.length,
    right: labelled.filter(isFound).length,
    taken: chosen.length,
    wrong: chosen.filter(({ id, url }) => labels.get(columnKey(url)) !== id).map(({ id, path }) => `${where(path)} taken for ${id}`),
    missed: labelled
      .filter((column) => !isFound(column))
      .map((column) => `${where([...column.above.map(({ name }) => name), column.name])} is ${column.id}`),
  };
}

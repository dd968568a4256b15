import { expect, test } from 'vitest';
import type { ListItem } from '../../../crawler/facts/page.js';
import type { ColumnState } from '../../../crawler/facts/publication.js';
import type { PageRecord } from '../../../crawler/facts/record.js';
import { classOfColumn } from '../../../crawler/relate/column-class.js';
import { relateColumnStates } from '../../../crawler/relate/column-states.js';
import type { SurveyedColumn } from '../../../crawler/relate/input.js';
import { BASE, type PageOver, page, record, site } from './builders.js';

const item = (date: string | null, path = `a/${date}.html`): ListItem => ({
  url: `${BASE}/${path}`,
  title: `信息 ${date}`,
  date,
  dateInferred: false,
});
const list = (items: ListItem[], over = {}) => ({ items, pager: null, totalItems: null, scriptFilled: false, from: 'ul', ...over });
const NONE = { chars: 0 };

function surveyed(
  name: string,
  over: PageOver,
  { url = `${BASE}/${name}/`, via = 'http' as 'http' | 'browser', byScript = false } = {},
): SurveyedColumn {
  const read = record(url, page(url, name, { kind: 'list', ...over }));
  const seen: PageRecord = { ...read, capture: read.capture && { ...read.capture, via } };
  return { name, url, path: ['首页', name], record: seen, byScript };
}
const states = (columns: SurveyedColumn[]): ColumnState[] => relateColumnStates(site().build({ surveyed: columns })).items;

const PAGER = { type: 'link' as const, nextUrl: `${BASE}/2.html`, totalPages: 3 };
test.each<[string, PageOver, 'http' | 'browser', Partial<ColumnState>]>([
  [
    'rows',
    { list: list([item('2025-12-01'), item('2025-11-01')]) },
    'http',
    { state: 'read', holds: 'rows', items: 2, newestOn: '2025-12-01', doubt: null },
  ],
  [
    'one row pinned',
    { list: list([item('2024-01-01'), item('2025-12-01'), item('2025-11-01')], { pager: PAGER }) },
    'http',
    { newestOn: '2025-12-01', doubt: null },
  ],
  [
    'oldest first, more pages',
    {
      list: list(
        ['2021-01-01', '2021-02-01', '2021-03-01', '2021-04-01', '2021-05-01', '2021-06-01'].map((date) => item(date)),
        { pager: PAGER },
      ),
    },
    'http',
    { newestOn: '2021-06-01', doubt: '列表不按时间排列，后面的页上可能有更新的信息' },
  ],
  ['oldest first, one page', { list: list([item('2021-01-01'), item('2021-06-01')]) }, 'http', { newestOn: '2021-06-01', doubt: null }],
  ['undated', { list: list([item(null), item('2025-01-01')]) }, 'http', { undated: 1, items: 2, newestOn: '2025-01-01' }],
  [
    'all after the audit date',
    { list: list([item('2026-02-01')]) },
    'http',
    { items: 0, newestOn: null, doubt: '第一页都是检查基准日以后的信息，看不出当时是否更新' },
  ],
  [
    'fresher block beside',
    { list: list([item('2021-01-01')]), otherItems: [item('2025-12-01')] },
    'http',
    { doubt: '页面上另有较新的信息，看不出是否属于本栏目' },
  ],
  ['only blocks', { otherItems: [item('2025-12-01')] }, 'http', { holds: 'columns', newestOn: '2025-12-01' }],
  ['words', { text: { chars: 500, head: '办公地址……' } }, 'http', { state: 'read', holds: 'text' }],
  ['a picture', { text: { ...NONE, images: 1 } }, 'http', { holds: 'text' }],
  ['nothing, not rendered', { text: NONE }, 'http', { state: 'script', holds: null }],
  ['nothing, rendered', { text: NONE }, 'browser', { state: 'read', holds: 'nothing' }],
  ['says that it is empty', { text: { chars: 40, head: '暂无相关数据' } }, 'browser', { holds: 'nothing' }],
  ['says so before scripts ran', { text: { chars: 40, head: '暂无相关数据' } }, 'http', { state: 'script' }],
  ['counts none', { text: NONE, list: list([], { totalItems: 0 }) }, 'http', { holds: 'nothing' }],
  ['a list that a script fills', { text: NONE, list: list([], { scriptFilled: true }) }, 'http', { state: 'script' }],
  ['still unread after rendering', { text: NONE, list: list([], { scriptFilled: true }) }, 'browser', { state: 'script' }],
  ['a column below it', { text: NONE, links: [{ url: `${BASE}/x/sub/`, text: '下级', zone: 'navigation' }] }, 'browser', { holds: 'columns' }],
  ['an error page', { kind: 'error' }, 'http', { state: 'unread', holds: null }],
])('%s', (_case, over, via, expected) => {
  expect(states([surveyed('x', over, { url: `${BASE}/x/`, via })])[0]).toMatchObject(expected);
});

test('links of its own are content; those of the frame and of menus are none', () => {
  const nav = (url: string): PageOver['links'] => [{ url, text: '栏目', zone: 'other' }];
  const pages = ['p', 'q', 'r', 's'].map((name) => surveyed(name, { text: NONE, links: nav(`${BASE}/frame/`) }, { via: 'browser' }));
  const own = surveyed('own', { text: NONE, kind: 'other', links: nav('https://service.example.gov.cn/') }, { via: 'browser' });
  const menu = (name: string): SurveyedColumn => surveyed(name, { text: NONE, links: nav(`${BASE}/menu/`) }, { via: 'browser' });
  const found = states([...pages, own, menu('blank'), menu('menu')]);
  const holds = Object.fromEntries(found.map(({ name, holds }) => [name, holds]));
  expect(holds).toEqual({ p: 'nothing', q: 'nothing', r: 'nothing', s: 'nothing', own: 'columns', blank: 'nothing', menu: 'nothing' });
});

test('a silent page that is no list may hold words that were not made out', () => {
  expect(states([surveyed('x', { text: NONE, kind: 'other' }, { via: 'browser' })])[0]).toMatchObject({ state: 'unread', holds: null });
});

test('a browser that shows nothing proves nothing where the content is left to a script, unless the page says so', () => {
  const shown = (text: PageOver['text']): unknown => states([surveyed('x', { text }, { via: 'browser', byScript: true })])[0]?.holds;
  expect(shown(NONE)).toBeNull();
  expect(shown({ chars: 8, head: '暂无相关数据' })).toBe('nothing');
});

test('a block that several columns share is the frame of the site', () => {
  const frame = item('2025-12-20', 'hot.html');
  const stale = { list: list([item('2021-01-01')]), otherItems: [frame] };
  expect(states([surveyed('x', stale), surveyed('y', stale)]).map(({ doubt }) => doubt)).toEqual([null, null]);
});

test('a column that was not opened, and one that failed, are gaps', () => {
  expect(relateColumnStates(site().build())).toMatchObject({ items: [], complete: false });
  const failed = { name: 'x', url: `${BASE}/x/`, path: ['x'], record: record(`${BASE}/x/`, null, 'timeout'), byScript: false };
  expect(relateColumnStates(site().build({ surveyed: [failed] }))).toMatchObject({ complete: false, gaps: [{ url: `${BASE}/x/` }] });
});

test.each<[string, string[], ColumnState['class']]>([
  ['临河要闻', ['首页', '新闻中心', '临河要闻'], 'news'],
  ['工作动态', ['工作动态'], 'news'],
  ['工作动态', ['政务公开', '某局', '公开目录', '工作动态'], 'other'],
  ['工作动态', ['专题专栏', '工作动态'], 'standing'],
  ['国务院要闻', ['国务院要闻'], 'other'],
  ['图片新闻', ['图片新闻'], 'other'],
  ['旅游资讯', ['旅游资讯'], 'standing'],
  ['通知公告', ['首页', '通知公告'], 'notice'],
  ['通知公告', ['a', 'b', 'c', '通知公告'], 'other'],
  ['政策文件', ['政务公开', '政策文件'], 'policy'],
  ['行政规范性文件', ['政策文件', '行政规范性文件'], 'unknown'],
  ['机构职能', ['机构职能'], 'standing'],
  ['发展规划', ['发展规划'], 'standing'],
  ['行政处罚', ['行政处罚'], 'unknown'],
  ['部门预决算', ['部门预决算'], 'other'],
  ['2021年防汛动态', ['2021年防汛动态'], 'standing'],
])('class of %s in %j', (name, path, expected) => {
  expect(classOfColumn(name, path)).toBe(expected);
});

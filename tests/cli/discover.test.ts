import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { type DiscoverOptions, type Discovery, discoverCommand } from '../../cli/commands/discover.js';
import { ConfigError } from '../../config/errors.js';
import { loadSites } from '../../config/load.js';
import { respond } from '../crawler/fetch/support.js';
import { columnPage, homePage, link, list, type Pages, rowsFrom, serveSite, siteMapPage } from '../crawler/frontier/portal.js';

const OPTIONS: DiscoverOptions = { allowPrivate: true, json: false, rate: 200 };

interface Printed {
  status: number;
  out: string;
  notes: string;
}
async function discover(url: string, options: Partial<DiscoverOptions> = {}): Promise<Printed> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const notes = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const status = await discoverCommand(url, { ...OPTIONS, ...options });
    return { status, out: out.mock.calls.join(''), notes: notes.mock.calls.join('') };
  } finally {
    out.mockRestore();
    notes.mockRestore();
  }
}
const found = async (pages: Pages): Promise<Discovery> => JSON.parse((await discover((await serveSite(pages)).url, { json: true })).out) as Discovery;

const home = (entries: Record<string, string>): string =>
  homePage(entries).replace('<title>', '<meta name="SiteName" content="青山区人民政府"><title>');
const titled = (title: string, count = 10) => list(rowsFrom('2025-03-30', count, '/a/').map((row, at) => ({ ...row, title: `${title}${at + 1}` })));
const PORTAL: Pages = {
  '/': home({
    '/gk/': '政府信息公开',
    '/hd/': '互动交流',
    '/zj/': '走进青山',
    '/jd/': '政策解读',
    '/wzdt/': '网站地图',
    'https://zwfw.example/': '办事服务',
  }),
  '/wzdt/': siteMapPage({ '/gk/': '政府信息公开', '/gk/wj/': '政府文件', '/gk/nb/': '政府信息公开年报', '/gk/ml/': '重大行政决策事项目录' }),
  '/gk/': columnPage(
    '政府信息公开',
    `<div class="leftnav">${link('/gk/wj/', '政府文件')}${link('/gk/jy/', '教育')}${link('/gk/ld/', '解读园地')}</div>`,
  ),
  '/gk/wj/': columnPage('政府文件', list(rowsFrom('2025-03-20', 6, '/gk/wj/'))),
  '/gk/nb/': columnPage('政府信息公开年报', titled('青山区2024年政府信息公开年度报告', 3)),
  '/gk/ml/': (_request, response) => respond(response, 500, ''),
  '/gk/jy/': columnPage('教育', titled('关于中小学招生的公告', 4)),
  '/gk/ld/': columnPage('解读园地', titled('《绿化管理办法》政策解读')),
  '/jd/': columnPage('政策解读', titled('青山区召开会议')),
  '/hd/': columnPage('互动交流', `<div class="leftnav">${link('/hd/xx/', '区长信箱')}${link('/hd/fk/', '意见反馈')}</div>`),
  '/hd/xx/': columnPage('区长信箱', titled('咨询公交线路问题')),
  '/hd/fk/': columnPage('意见反馈', titled('意见采纳反馈')),
  '/zj/': columnPage('走进青山', ''),
};

test('every column is told with its address, sureness, grounds and what it holds', async () => {
  const { columns, doubtful, missing, siteMapRead } = await found(PORTAL);
  const told = Object.fromEntries(columns.map(({ id, state, rows, newestOn }) => [id, [state, rows, newestOn]]));
  expect(told).toMatchObject({
    'policy-documents': ['opens', 6, '2025-03-20'],
    'annual-report': ['opens', 3, '2025-03-30'],
    'decision-catalogue': ['unread', 0, null],
    education: ['opens', 4, '2025-03-30'],
    mailbox: ['opens', 10, '2025-03-30'],
    services: ['elsewhere', 0, null],
    'disclosure-platform': ['opens', 0, null],
  });
  // One by a name its rows belie, the other by rows its name does not tell.
  expect(doubtful.filter(({ id }) => id === 'policy-interpretation').map(({ name, grounds }) => [name, ...grounds])).toEqual([
    ['政策解读', 'name', 'contrary'],
    ['解读园地', 'rows', 'content'],
  ]);
  expect(missing.map(({ id }) => id)).toContain('gazette');
  expect(missing.map(({ id }) => id)).toContain('policy-interpretation');
  expect(siteMapRead).toBe(false);
});

test('the terminal shows tree, columns, questions, what is missing and an entry', async () => {
  const { out, status } = await discover((await serveSite(PORTAL)).url);
  expect(status).toBe(0);
  for (const line of [
    /├─ 政府信息公开\n│ {2}├─ 政府文件/u,
    /政策文件 +policy-documents +\d+% +同义名称.*可以打开，第一页 6 条 +2025-03-20 +政府信息公开 > 政府文件 +http/u,
    /待确认：[\s\S]*政策解读 +policy-interpretation +60% .*内容不符/u,
    /没有找到（网站地图没有读完，不能断定没有）：.*政府公报/u,
    /# columns:\n(?: +# {3}[\w-]+: .*\n)*? +# {3}policy-documents: http/u,
    /level: county/u,
  ])
    expect(out).toMatch(line);
});

test('a portal that does not answer is said so', async () => {
  const { url } = await serveSite({ '/': (_request, response) => respond(response, 503, '') });
  expect(await discover(url)).toMatchObject({ status: 3, out: '', notes: expect.stringContaining('打不开') });
});

test('an address that is none is refused', async () => {
  await expect(discover('qingshan')).rejects.toThrow('完整的 http(s) 网址');
});

const newFile = (text?: string): string => {
  const file = join(realpathSync(mkdtempSync(join(tmpdir(), 'zwgk-discover-'))), 'config', 'sites.yaml');
  if (text === undefined) return file;
  const beside = join(file, '..', '..', 'sites.yaml');
  writeFileSync(beside, text);
  return beside;
};
const SMALL: Pages = {
  '/': home({ '/wj/': '政府文件', '/jd/': '政策解读' }),
  '/wj/': columnPage('政府文件', list(rowsFrom('2025-03-20', 6, '/wj/'))),
  '/jd/': columnPage('政策解读', titled('《绿化管理办法》解读')),
};
const OTHER = `# 本市各县区
sites:
  - id: yunxi # 试点
    name: 云溪县人民政府
    level: county
    baseUrl: https://www.yunxi.example/
    profiles: [guyuan-2023]
`;

test.each([
  ['a new file in a new folder', undefined],
  ['an empty file', ''],
  ['a file of comments', '# 站点清单\n'],
  ['a list without sites', 'sites:\n'],
])('the entry is written: %s', async (_case, text) => {
  const { url } = await serveSite(SMALL);
  const file = newFile(text);
  await discover(url, { write: file });
  expect(loadSites(file)).toMatchObject([{ name: '青山区人民政府', level: 'county', baseUrl: `${url}/`, columns: {} }]);
  expect(readFileSync(file, 'utf8')).toMatch(/# columns:\n +# {3}policy-documents: .*\/wj\/\n +# {3}policy-interpretation: /u);
  if (text?.startsWith('#')) expect(readFileSync(file, 'utf8')).toContain('# 站点清单');
});

test('other entries and comments stay, and a second run changes nothing', async () => {
  const { url } = await serveSite(SMALL);
  const file = newFile(OTHER);
  await discover(url, { write: file });
  const first = readFileSync(file, 'utf8');
  expect(first.startsWith(OTHER)).toBe(true);
  expect((await discover(url, { write: file })).notes).toContain('已更新');
  expect(readFileSync(file, 'utf8')).toBe(first);
});

test('what a person wrote into the entry stays; what says otherwise gives way only to --force', async () => {
  const { url } = await serveSite(SMALL);
  const own = `sites:
  - id: qs
    name: 青山区
    level: county
    baseUrl: ${url}/
    # 两个方案都要
    profiles: [national, guyuan-2023]
    columns:
      policy-documents: ${url}/own/
`;
  const file = newFile(own);
  await expect(discover(url, { write: file })).rejects.toThrow(/name：清单中是 青山区，网站上是 青山区人民政府/u);
  expect(readFileSync(file, 'utf8')).toBe(own);
  await discover(url, { write: file, force: true });
  expect(loadSites(file)).toMatchObject([
    { id: 'qs', name: '青山区人民政府', profiles: ['national', 'guyuan-2023'], columns: { 'policy-documents': `${url}/own/` } },
  ]);
  expect(readFileSync(file, 'utf8')).toContain('# 两个方案都要');
});

test.each([
  ['not YAML', 'sites: [\n'],
  ['another shape', 'sites: 3\n'],
])('a broken list is left alone: %s', async (_case, text) => {
  const { url } = await serveSite(SMALL);
  const file = newFile(text);
  await expect(discover(url, { write: file })).rejects.toThrow(ConfigError);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

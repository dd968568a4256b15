import { articlePage, columnPage, homePage, link, list, type RowInput, rowsFrom, siteMapPage } from '../crawler/frontier/portal.js';

/** A small portal in good order, as addresses and HTML: what a fault falls upon. */

const SUBJECTS = ['数字经济', '人才引进', '养老服务', '住房保障', '义务教育', '消费帮扶'];
const day = (at: number): string => `2025-03-${String(26 - 3 * at).padStart(2, '0')}`;
const documentUrl = (at: number): string => `/zcwj/202503/t${day(at).replaceAll('-', '')}_${2000 + at}.html`;
const interpretationUrl = (at: number): string => `/zcjd/202503/t${day(at).replaceAll('-', '')}_${3000 + at}.html`;
const documentTitle = (subject: string): string => `青山区人民政府办公室关于印发青山区${subject}发展实施方案的通知`;
const interpretationTitle = (subject: string): string => `《青山区${subject}发展实施方案》政策解读`;

const DUTY = '各镇人民政府、街道办事处，区政府各部门：为推动本区有关工作高质量发展，现将实施方案印发给你们，请认真组织实施。'.repeat(4);
const WHY = '一、背景依据：根据上级部署制定。二、目标任务：到年底完成主要任务。三、主要内容：明确责任和步骤。四、解读机关：区政府办公室。'.repeat(4);

const documents: RowInput[] = SUBJECTS.map((subject, at) => ({ url: documentUrl(at), title: documentTitle(subject), date: day(at) }));
const interpretations: RowInput[] = SUBJECTS.map((subject, at) => ({
  url: interpretationUrl(at),
  title: interpretationTitle(subject),
  date: day(at),
}));

const MENU = {
  '/zwgk/': '政务公开',
  '/zcwj/': '政府文件',
  '/zcjd/': '政策解读',
  '/yjzj/': '意见征集',
  '/nb/': '政府信息公开年报',
  '/map.html': '网站地图',
};

/** Where faults are put: the way in, a column's list, one page of text. */
export const PLACES = { home: '/', column: '/zcjd/', article: documentUrl(1) } as const;
export type PlaceName = keyof typeof PLACES;

const articles = (rows: readonly RowInput[], body: string, more: (at: number) => string): [string, string][] =>
  rows.map(({ url, title, date = '' }, at) => [url, articlePage(title, date, `${body}${more(at)}`)]);

/** Every page of the portal; what is not here answers 404. */
export const PORTAL: ReadonlyMap<string, string> = new Map([
  ['/', homePage(MENU, list(documents.slice(0, 3)))],
  ['/map.html', siteMapPage(MENU)],
  ['/zwgk/', columnPage('政务公开', `${link('/zcwj/', '政府文件')}${link('/nb/', '政府信息公开年报')}<p>${DUTY}</p>`)],
  ['/zcwj/', columnPage('政府文件', list(documents))],
  ['/zcjd/', columnPage('政策解读', list(interpretations))],
  ['/yjzj/', columnPage('意见征集', list(rowsFrom('2025-02-20', 2, '/yjzj/')))],
  [
    '/nb/',
    columnPage(
      '政府信息公开年报',
      list([{ url: '/nb/202501/t20250120_4000.html', title: '青山区2024年政府信息公开工作年度报告', date: '2025-01-20' }]),
    ),
  ],
  ['/nb/202501/t20250120_4000.html', articlePage('青山区2024年政府信息公开工作年度报告', '2025-01-20', DUTY)],
  ['/news/202503/t20250328_1.html', articlePage('青山区召开经济工作会议部署全年工作', '2025-03-28')],
  ...rowsFrom('2025-02-20', 2, '/yjzj/').map(({ url, title, date = '' }): [string, string] => [url, articlePage(title, date)]),
  ...articles(documents, DUTY, (at) => link(interpretationUrl(at), interpretationTitle(SUBJECTS[at] ?? ''))),
  ...articles(interpretations, WHY, (at) => link(documentUrl(at), documentTitle(SUBJECTS[at] ?? ''))),
  ...[...'abcdefghijkl'].map((letter): [string, string] => [`/other/${letter}/`, columnPage('区情', list(rowsFrom('2025-03-20', 3, '/other/')))]),
  ...rowsFrom('2025-03-20', 3, '/other/').map(({ url, title, date = '' }): [string, string] => [url, articlePage(title, date)]),
]);

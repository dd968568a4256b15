/** A portal of any size, the same at every call: a home page, columns in parts of twenty rows, articles with pictures, scripts and a menu. */

const COLUMNS = [
  // What a portal publishes most is news, which no indicator asks for.
  { path: 'xwzx', name: '新闻动态', share: 0.6 },
  { path: 'bmdt', name: '部门动态', share: 0.25 },
  { path: 'tzgg', name: '通知公告', share: 0.05 },
  { path: 'zfwj', name: '政府文件', share: 0.05 },
  { path: 'zcjd', name: '政策解读', share: 0.05 },
] as const;
const ROWS = 20;
const NEWEST = Date.UTC(2025, 5, 20);
const PARAGRAPH = '为贯彻落实上级部署，结合本区实际，现将有关事项通知如下，请各单位认真组织实施，按照职责分工抓好落实，确保各项任务按期完成。';

export const AS_OF = '2025-06-30';

interface Column {
  path: string;
  name: string;
  articles: number;
}
const columnsOf = (pages: number): Column[] =>
  COLUMNS.map(({ path, name, share }) => ({ path, name, articles: Math.max(1, Math.round(pages * share)) }));

interface Article {
  url: string;
  title: string;
  date: string;
}
/** Five articles a day, the newest first. */
function articleOf({ path, name }: Column, at: number): Article {
  const date = new Date(NEWEST - Math.floor(at / 5) * 86_400_000).toISOString().slice(0, 10);
  return {
    url: `/${path}/${date.slice(0, 7).replace('-', '')}/t${date.replaceAll('-', '')}_${at}.html`,
    title: `青山区${name}第${at + 1}号：关于做好有关工作的通知`,
    date,
  };
}

const link = (url: string, text: string): string => `<a href="${url}" target="_blank">${text}</a>`;
const MENU = COLUMNS.map(({ path, name }) => `<li class="menu-item">${link(`/${path}/`, name)}</li>`).join('');

const frame = (title: string, body: string): string => `<!doctype html><html><head><meta charset="utf-8"><title>${title}-青山区人民政府</title>
<meta name="SiteName" content="青山区人民政府"><link rel="stylesheet" href="/style.css"><script src="/site.js"></script></head><body>
<div class="header"><img src="/a.png"><img src="/b.png"><ul class="nav">${MENU}</ul></div>${body}
<div class="footer"><p>主办：青山区人民政府办公室　网站标识码：4200000001</p><img src="/c.png"></div></body></html>`;

const rowsHtml = (rows: readonly Article[]): string =>
  `<ul class="list">${rows.map(({ url, title, date }) => `<li>${link(url, title)}<span>${date}</span></li>`).join('')}</ul>`;
const part = (at: number): string => (at === 0 ? 'index.html' : `index_${at}.html`);

function listPage(column: Column, at: number): string {
  const parts = Math.ceil(column.articles / ROWS);
  const rows = Array.from({ length: Math.min(ROWS, column.articles - at * ROWS) }, (_, n) => articleOf(column, at * ROWS + n));
  const next = at + 1 < parts ? link(part(at + 1), '下一页') : '';
  return frame(
    column.name,
    `<div class="position">当前位置：${link('/', '首页')} &gt; ${column.name}</div>${rowsHtml(rows)}<div class="page">共${parts}页 ${next}</div>`,
  );
}

function articlePage(column: Column, at: number, revised: boolean): string {
  const { title, date } = articleOf(column, at);
  const beside = Array.from({ length: 10 }, (_, n) => articleOf(column, (at * 7 + n * 13) % column.articles));
  const text = Array.from({ length: 12 }, (_, n) => `<p>${n + 1}、${PARAGRAPH}${revised ? '本通知有效期五年。' : ''}</p>`).join('');
  return frame(
    title,
    `<div class="position">当前位置：${link('/', '首页')} &gt; ${link(`/${column.path}/`, column.name)} &gt; 正文</div><h1>${title}</h1>
<p class="info">发布时间：${date} 10:00　来源：区政府办</p><div class="TRS_Editor">${text}<img src="/d.png"></div><div class="related"><h3>相关信息</h3>${rowsHtml(beside)}</div>`,
  );
}

/** Page at a path; null where there is none. @param revised every hundredth article says something new */
export function pageAt(path: string, pages: number, revised: boolean): string | null {
  const columns = columnsOf(pages);
  if (path === '/')
    return frame(
      '首页',
      columns
        .map(
          (column) =>
            `<div class="block"><h2>${link(`/${column.path}/`, column.name)}</h2>${rowsHtml(Array.from({ length: Math.min(6, column.articles) }, (_, n) => articleOf(column, n)))}</div>`,
        )
        .join(''),
    );
  const found = /^\/(\w+)\/(?:(?:index(?:_(\d+))?\.html)?$|\d{6}\/t\d{8}_(\d+)\.html$)/u.exec(path);
  const column = columns.find((one) => one.path === found?.[1]);
  if (!found || !column) return null;
  const at = Number(found[3] ?? found[2] ?? 0);
  if (found[3] === undefined) return at * ROWS < column.articles ? listPage(column, at) : null;
  return at < column.articles ? articlePage(column, at, revised && at % 100 === 0) : null;
}

import { articlePage, columnPage, link, list, rowsFrom } from '../crawler/frontier/portal.js';
import { PORTAL } from './portal.js';
import { type Answer, html } from './server.js';

/** A site that leads a crawler on without end, or shows one page under many addresses. */
export interface Trap {
  name: string;
  faults: (salt: () => string) => Readonly<Record<string, Answer>>;
  /** Times the requests of the portal in good order that may be spent. */
  factor: number;
  /** The audit says the same as without the trap. */
  harmless: boolean;
}

const pathOf = (url: string | undefined): string => (url ?? '/').split(/[?;]/, 1)[0] ?? '/';
const served =
  (change: (page: string, path: string) => string): Answer =>
  (request, response) => {
    const path = pathOf(request.url);
    const page = PORTAL.get(path);
    html(response, page === undefined ? 404 : 200, page === undefined ? '<h1>404</h1>' : change(page, path));
  };
/** Every address of the portal's own, rewritten. */
const relinked = (rewrite: (href: string) => string): Answer =>
  served((page) => page.replace(/href="(\/[^"]*)"/g, (_all, href: string) => `href="${rewrite(href)}"`));
/** The portal, and pages without end below /x/. */
const spacious: Answer = (request, response) =>
  pathOf(request.url).startsWith('/x/')
    ? html(response, 200, columnPage('区情资料', '<p>区情资料正文</p>'))
    : served((page) => page)(request, response);
const onHome = (more: string): Answer => served((page, path) => (path === '/' ? page.replace('</div>', `</div>${more}`) : page));

const month = (path: string, by: number): string => {
  const [, year = '2025', of = '4'] = /(\d{4})\/(\d{1,2})/.exec(path) ?? [];
  const next = new Date(Date.UTC(Number(year), Number(of) - 1 + by, 1));
  return `/calendar/${next.getUTCFullYear()}/${next.getUTCMonth() + 1}/`;
};
const calendar: Answer = (request, response) => {
  const path = request.url ?? '';
  const days = Array.from({ length: 28 }, (_, at) => link(`${path}${at + 1}/`, `${at + 1}`)).join('');
  html(response, 200, columnPage('政务公开日历', `${days}${link(month(path, 1), '下一月')}${link(month(path, -1), '上一月')}`));
};
/** Columns below columns, each with the name of a wanted one. */
const burrow: Answer = (request, response) => {
  const path = pathOf(request.url);
  if (!path.startsWith('/zcwj/') || /_\d+\.html$/.test(path)) return served((page) => page)(request, response);
  const below = ['行政规范性文件', '政府文件', '政策文件', '办公室文件'].map((name, at) => link(`${path}${'abcd'[at]}/`, name)).join('');
  html(response, 200, columnPage('政府文件', `<div class="nav">${below}</div>${PORTAL.get(path) ?? list(rowsFrom('2025-03-20', 3, path))}`));
};
/** A list whose next page always holds new rows. */
const endlessList: Answer = (request, response) => {
  if (request.url?.startsWith('/zcjd/x/')) return html(response, 200, articlePage('关于文件的政策解读', '2025-03-20'));
  const at = Number(/index_(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
  if (!/^\/zcjd\/(index_\d+\.html)?$/.test(request.url ?? '')) return served((page) => page)(request, response);
  const rows = Array.from({ length: 10 }, (_, row) => ({
    url: `/zcjd/x/${at}-${row}.html`,
    title: `关于第${at}组第${row}件文件的政策解读`,
    date: '2025-03-20',
  }));
  html(response, 200, columnPage('政策解读', `${list(rows)}<div class="page">${link(`/zcjd/index_${at + 1}.html`, '下一页')}</div>`));
};
const many = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => `<li><a href="/x/${at}.html">${text(at)}</a><span>2024-0${1 + (at % 9)}-15</span></li>`).join('');

export const TRAPS: readonly Trap[] = [
  {
    name: 'a calendar without end',
    faults: () => ({
      '/': onHome(link('/calendar/2025/4/', '政务公开日历')),
      '*': (q, r) => (q.url?.startsWith('/calendar/') ? calendar : served((page) => page))(q, r),
    }),
    factor: 3,
    harmless: true,
  },
  { name: 'columns below columns without end', faults: () => ({ '*': burrow }), factor: 8, harmless: false },
  { name: 'a list without end', faults: () => ({ '*': endlessList }), factor: 14, harmless: false },
  {
    name: 'a session id in every path',
    faults: (salt) => ({ '*': relinked((href) => `${href};jsessionid=${salt()}`) }),
    factor: 1.3,
    harmless: true,
  },
  {
    name: 'a session id in every query',
    faults: (salt) => ({ '*': relinked((href) => `${href}?PHPSESSID=${salt()}`) }),
    factor: 1.3,
    harmless: true,
  },
  {
    name: 'a new random parameter on every link',
    faults: (salt) => ({ '*': relinked((href) => `${href}?_t=${salt()}`) }),
    factor: 8,
    harmless: false,
  },
  {
    name: 'parameters in any order',
    faults: () => {
      let at = 0;
      return { '*': relinked((href) => `${href}?${at++ % 2 ? 'a=1&b=2' : 'b=2&a=1'}`) };
    },
    factor: 1.3,
    harmless: false,
  },
  {
    name: 'doubled slashes',
    faults: () => {
      let at = 0;
      return {
        '*': (q, r) => {
          q.url = (q.url ?? '').replace(/\/{2,}/g, '/');
          relinked((href) => (at++ % 2 ? href : `/${href}`.replace(/^\/\//, '/./')))(q, r);
        },
      };
    },
    factor: 1.3,
    harmless: true,
  },
  {
    name: 'index.html or not',
    faults: () => {
      let at = 0;
      return {
        '*': (q, r) => {
          q.url = (q.url ?? '').replace(/index\.html$/, '');
          relinked((href) => (href.endsWith('/') && at++ % 2 ? `${href}index.html` : href))(q, r);
        },
      };
    },
    factor: 1.5,
    harmless: false,
  },
  {
    name: 'another case of letters',
    faults: () => {
      let at = 0;
      return {
        '*': (q, r) => {
          q.url = (q.url ?? '').toLowerCase();
          relinked((href) => (at++ % 2 ? href : href.replace(/^\/[a-z]+\//, (folder) => folder.toUpperCase())))(q, r);
        },
      };
    },
    factor: 2.5,
    harmless: false,
  },
  {
    name: '5,000 links on the home page',
    faults: () => ({ '/': onHome(`<ul>${many(5_000, (at) => `区情资料${at}`)}</ul>`), '*': spacious }),
    factor: 40,
    harmless: false,
  },
  {
    name: '2,000 rows in one list',
    faults: () => ({
      '/zcjd/': (_q, r) =>
        html(
          r,
          200,
          columnPage('政策解读', `<div class="list"><ul>${many(2_000, (at) => `关于印发青山区第${at}号实施方案文件的政策解读材料`)}</ul></div>`),
        ),
      '*': spacious,
    }),
    factor: 30,
    harmless: false,
  },
];

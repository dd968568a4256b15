import { BANNER_SVG, mp4, png, qrPng, squarePng, styleOf } from './assets.js';
import { decisionDrafts } from './content/decisions.js';
import { documentDrafts, hasPicture } from './content/documents.js';
import { alt, listedDrafts } from './content/listed.js';
import { newsDrafts } from './content/news.js';
import { APPLICATION_FORM, applicationForm, singlePage } from './content/pages.js';
import { annualReportDrafts, financeDrafts } from './content/periodic.js';
import { avalon } from './dialects/avalon.js';
import { hanweb } from './dialects/hanweb.js';
import { jpaas } from './dialects/jpaas.js';
import { trs } from './dialects/trs.js';
import { fileBody } from './files/index.js';
import { esc, link } from './html.js';
import { page } from './layout.js';
import { type Article, assemble, type Column, type Portal, trail } from './model.js';
import { LIBRARY } from './search.js';
import { attachmentUrl, type DialectTemplates, type Resource, shownOnHome, unreadable, videoUrl } from './site.js';
import type { Dialect, Scenario } from './types.js';

const TEMPLATES: Record<Dialect, DialectTemplates> = { trs, hanweb, jpaas, avalon };

export interface SampleSite {
  portal: Portal;
  templates: DialectTemplates;
  /** Everything with an address of its own, by path. */
  resources: Map<string, Resource>;
}

/** Builds a whole portal in memory; the same scenario always gives the same bytes. */
export function buildSite(scenario: Scenario): SampleSite {
  const drafts = [documentDrafts, decisionDrafts, financeDrafts, annualReportDrafts, newsDrafts, listedDrafts].flatMap((draft) => draft(scenario));
  const portal = assemble(scenario, drafts);
  const templates = TEMPLATES[scenario.dialect];
  const resources = new Map<string, Resource>();
  const put = (path: string, type: Resource['type'], body: string | Buffer, status = 200) => resources.set(path, { status, type, body });
  const html = (path: string, body: string) => {
    put(path, 'html', body);
    if (path.endsWith('/')) put(`${path}index.html`, 'html', body);
    else if (path.endsWith('/index.html') && scenario.dialect !== 'hanweb') put(path.slice(0, -'index.html'.length), 'html', body);
  };
  html('/', homePage(portal, templates));
  if (scenario.pages.application === 'online') html(APPLICATION_FORM, applicationPage(portal, templates));
  for (const column of portal.columns) for (const { path, body } of columnPages(portal, templates, column)) html(path, body);
  for (const article of portal.articles) html(templates.articleUrl(article), articlePage(portal, templates, article));
  putAssets(portal, templates, put);
  block(portal, templates, resources);
  return { portal, templates, resources };
}

function homePage(portal: Portal, templates: DialectTemplates): string {
  const { scenario } = portal;
  const blocks = (['news', 'notices', 'normative', 'government-documents', 'interpretation'] as const).flatMap((key) => {
    const column = portal.columns.find((one) => one.key === key);
    if (!column) return [];
    const rows = scenario.home.scriptFilled ? templates.scriptedRows?.(portal, column) : templates.rows(portal, shownOnHome(portal, column, 6));
    return [`<div class="box"><h2>${link(templates.columnUrl(column), column.name)}</h2>${rows ?? ''}</div>`];
  });
  const services = portal.columns.filter((column) => column.parent?.slug === 'bsfw').map((column) => link(templates.columnUrl(column), column.name));
  const main = `${blocks.join('\n')}
<div class="banner">${link(templates.columnUrl(portal.siteMap), '全部栏目')}<a href="https://service.example/"><img src="/images/banner.svg"${alt(scenario, '政务服务')} /></a></div>
<div class="service">${services.join(' ')}</div>
<div class="friend">${deadLinks(scenario, 'home')}<a href="https://province.example/">省政府网站</a></div>`;
  return page(portal, templates, { title: scenario.name, column: null, metas: [], main, side: false });
}

const deadLinks = (scenario: Scenario, on: 'home' | 'first-level' | 'article'): string =>
  scenario.deadLinks
    .filter((dead) => dead.on === on)
    .map((dead) => link(dead.path, dead.text))
    .join(' ');

function columnPages(portal: Portal, templates: DialectTemplates, column: Column): { path: string; body: string }[] {
  const whole = (path: string, main: string) => ({
    path,
    body: page(portal, templates, { title: `${column.name}_${portal.scenario.name}`, column, metas: [], main, side: true }),
  });
  if (column.kind === 'list')
    return templates
      .listPages(portal, column)
      .map(({ path, main }) => whole(path, `<h2>${esc(column.name)}</h2>\n${libraryForm(portal, column)}${main}`));
  if (column === portal.siteMap) return [whole(templates.columnUrl(column), siteMap(portal, templates))];
  if (column.kind === 'page')
    return [
      whole(templates.columnUrl(column), `<h1>${esc(column.name)}</h1>\n<div class="content">${singlePage(portal.scenario, column.name)}</div>`),
    ];
  const dead = column.children.some((child) => child.key === 'normative') ? deadLinks(portal.scenario, 'first-level') : '';
  const blocks = [
    ...column.children.map((child) => childBlock(portal, templates, child)),
    ...column.entries.map((entry) => entryBlock(portal, templates, entry)),
  ];
  return [whole(templates.columnUrl(column), `${blocks.join('\n')}\n${dead}`)];
}

/** An entry that leads to a list elsewhere; a list of budgets may be several lists in a group. */
function entryBlock(portal: Portal, { columnUrl }: DialectTemplates, { name, leadsTo }: Column['entries'][number]): string {
  const target =
    portal.columns.find(({ key }) => key === leadsTo) ??
    portal.columns.find(({ kind, children }) => kind === 'group' && children.some(({ key }) => key?.startsWith(`${leadsTo}-`)));
  return target ? `<div class="box"><h3>${link(columnUrl(target), name)}</h3></div>` : '';
}

/** Where documents are looked for by title, issuer, year and topic. */
function libraryForm({ scenario }: Portal, { key }: Column): string {
  if (scenario.look.library === 'none' || (key !== 'normative' && key !== 'government-documents')) return '';
  const choice = (name: string, title: string, options: string[]): string =>
    `<select name="${name}" title="${title}"><option value="">${title}</option>${options.map((option) => `<option>${option}</option>`).join('')}</select>`;
  return `<form class="wjk" action="${LIBRARY}" method="get" accept-charset="utf-8"><input type="text" name="title" placeholder="请输入文件标题" title="文件标题" />
${choice('issuer', '发文机关', [scenario.authority, `${scenario.authority}办公室`])}${choice('year', '发文年份', ['2025年', '2024年', '2023年'])}${choice('topic', '主题分类', ['城乡建设', '民生保障', '综合政务'])}
<button type="submit">查询</button></form>\n`;
}

/** A child column on the page of its group: its name and, where lists are static, its newest five articles. */
function childBlock(portal: Portal, templates: DialectTemplates, child: Column): string {
  const rows = child.kind === 'list' && !unreadable(portal, child) ? templates.rows(portal, child.articles.slice(0, 5)) : null;
  return `<div class="box"><h3>${link(templates.columnUrl(child), child.name)}</h3>${rows ?? ''}</div>`;
}

/** Two levels, as most are. */
function siteMap(portal: Portal, { columnUrl }: DialectTemplates): string {
  const leaf = (column: Column): string => `<li>${link(columnUrl(column), column.name)}</li>`;
  const branch = (column: Column): string => `<li>${link(columnUrl(column), column.name)}<ul>${column.children.map(leaf).join('')}</ul></li>`;
  return `<h1>网站地图</h1>\n<ul class="sitemap">${portal.top.map(branch).join('\n')}</ul>`;
}

function articlePage(portal: Portal, templates: DialectTemplates, article: Article): string {
  const oldest = article === portal.articles.find((one) => one.column === 'news');
  const main = located(portal, templates, templates.article(portal, article)) + (oldest ? `\n<p>${deadLinks(portal.scenario, 'article')}</p>` : '');
  const title = `${article.title}_${trail(article.home).at(-1)?.name}_${portal.scenario.name}`;
  return page(portal, templates, { title, column: article.home, metas: templates.articleMetas(article), main, side: false, article: true });
}

/** Puts addresses where a text could only name articles and files by key. */
const located = ({ byKey }: Portal, { articleUrl }: DialectTemplates, html: string): string =>
  html.replace(/(address|file)-of:([\w-]+)(?::(\d))?/g, (_whole, kind: string, key: string, nth: string | undefined) => {
    const article = byKey.get(key);
    const file = article?.attachments?.[Number(nth) - 1];
    if (!article || (kind === 'file' && !file)) throw new RangeError(`no such ${kind}: ${key} ${nth ?? ''}`);
    return file ? attachmentUrl(article, Number(nth) - 1, file.type) : articleUrl(article);
  });

const applicationPage = (portal: Portal, templates: DialectTemplates): string =>
  page(portal, templates, {
    title: `依申请公开_${portal.scenario.name}`,
    column: null,
    metas: [],
    main: applicationForm(portal.scenario),
    side: false,
  });

function putAssets(portal: Portal, templates: DialectTemplates, put: (path: string, type: Resource['type'], body: string | Buffer) => void): void {
  put('/robots.txt', 'text', 'User-agent: *\nDisallow: /admin/\n');
  put('/css/style.css', 'css', styleOf(portal.scenario.look));
  for (const name of ['logo', 'banner', 'jiucuo', 'dzjg', 'map']) put(`/images/${name}.svg`, 'svg', BANNER_SVG);
  put('/images/picture.png', 'png', png(200));
  put('/images/square.png', 'png', squarePng());
  for (let index = 0; index < 6; index++) put(`/images/news_${index}.png`, 'png', png(60 + index * 30));
  for (const { key, interpretation } of portal.scenario.documents) {
    if (interpretation && hasPicture(interpretation)) put(`/images/yttd_${key}.png`, 'png', png(200));
    if (interpretation?.video === 'plays') put(videoUrl(key), 'mp4', mp4());
  }
  const guides = portal.articles.filter(({ column }) => column === 'service-guide');
  for (const { key } of guides) put(`/images/qr_${key}.png`, 'png', qrPng(`https://www.${portal.scenario.id}.example/bszn/${key}`));
  for (const [path, body] of Object.entries(templates.scripts)) put(path, 'js', body);
  for (const article of portal.articles)
    (article.attachments ?? []).forEach((file, index) => {
      put(attachmentUrl(article, index, file.type), file.type === 'txt' ? 'text' : file.type, fileBody(file));
    });
}

const CHALLENGE = `<!DOCTYPE html><html><head><meta id="Kx3fQ" content="u0p4sampletoken" r="m"><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=51284;</script><script src="/Qx7aV/challenge.js" r="m"></script></head><body></body></html>`;

/** Puts a challenge that nothing solves in front of what the scenario blocks. */
function block(portal: Portal, templates: DialectTemplates, resources: Map<string, Resource>): void {
  const columns = portal.columns.filter((column) => column.key && portal.scenario.blockedColumns.includes(column.key));
  const articles = portal.scenario.blockedDocuments.flatMap((key) => portal.byKey.get(key) ?? []);
  const addresses = [...columns.map(templates.columnUrl), ...articles.map(templates.articleUrl)];
  for (const address of addresses.flatMap((one) => (one.endsWith('/') ? [one, `${one}index.html`] : [one])))
    resources.set(address, { status: 412, type: 'html', body: CHALLENGE });
  if (addresses.length > 0) resources.set('/Qx7aV/challenge.js', { status: 200, type: 'js', body: 'window.$_ts.seen = 1;' });
}

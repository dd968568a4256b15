import { BANNER_SVG, pdf, png, STYLE, xls } from './assets.js';
import { decisionDrafts } from './content/decisions.js';
import { documentDrafts } from './content/documents.js';
import { newsDrafts } from './content/news.js';
import { singlePage } from './content/pages.js';
import { annualReportDrafts, financeDrafts } from './content/periodic.js';
import { avalon } from './dialects/avalon.js';
import { hanweb } from './dialects/hanweb.js';
import { jpaas } from './dialects/jpaas.js';
import { trs } from './dialects/trs.js';
import { esc, link } from './html.js';
import { page } from './layout.js';
import { type Article, assemble, type Column, type Portal, trail } from './model.js';
import { attachmentUrl, type DialectTemplates, type Resource, shownOnHome, unreadable } from './site.js';
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
  const drafts = [documentDrafts, decisionDrafts, financeDrafts, annualReportDrafts, newsDrafts].flatMap((draft) => draft(scenario));
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
<div class="banner">${link(templates.columnUrl(portal.siteMap), '全部栏目')}<a href="https://service.example/"><img src="/images/banner.svg" alt="政务服务" /></a></div>
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
    return templates.listPages(portal, column).map(({ path, main }) => whole(path, `<h2>${esc(column.name)}</h2>\n${main}`));
  if (column === portal.siteMap) return [whole(templates.columnUrl(column), siteMap(portal, templates))];
  if (column.kind === 'page')
    return [
      whole(templates.columnUrl(column), `<h1>${esc(column.name)}</h1>\n<div class="content">${singlePage(portal.scenario, column.name)}</div>`),
    ];
  const dead = column.children.some((child) => child.key === 'normative') ? deadLinks(portal.scenario, 'first-level') : '';
  return [whole(templates.columnUrl(column), `${column.children.map((child) => childBlock(portal, templates, child)).join('\n')}\n${dead}`)];
}

/** A child column on the page of its group: its name and, where lists are static, its newest five articles. */
function childBlock(portal: Portal, templates: DialectTemplates, child: Column): string {
  const rows = child.kind === 'list' && !unreadable(portal, child) ? templates.rows(portal, child.articles.slice(0, 5)) : null;
  return `<div class="box"><h3>${link(templates.columnUrl(child), child.name)}</h3>${rows ?? ''}</div>`;
}

function siteMap(portal: Portal, { columnUrl }: DialectTemplates): string {
  const branch = (column: Column): string =>
    `<li>${link(columnUrl(column), column.name)}${column.children.length > 0 ? `<ul>${column.children.map(branch).join('')}</ul>` : ''}</li>`;
  return `<h1>网站地图</h1>\n<ul class="sitemap">${portal.top.map(branch).join('\n')}</ul>`;
}

function articlePage(portal: Portal, templates: DialectTemplates, article: Article): string {
  const oldest = article === portal.articles.find((one) => one.column === 'news');
  const main = templates.article(portal, article) + (oldest ? `\n<p>${deadLinks(portal.scenario, 'article')}</p>` : '');
  const title = `${article.title}_${trail(article.home).at(-1)?.name}_${portal.scenario.name}`;
  return page(portal, templates, { title, column: article.home, metas: templates.articleMetas(article), main, side: false });
}

function putAssets(portal: Portal, templates: DialectTemplates, put: (path: string, type: Resource['type'], body: string | Buffer) => void): void {
  put('/robots.txt', 'text', 'User-agent: *\nDisallow: /admin/\n');
  put('/css/style.css', 'css', STYLE);
  put('/images/logo.svg', 'svg', BANNER_SVG);
  put('/images/banner.svg', 'svg', BANNER_SVG);
  put('/search/', 'html', '<!DOCTYPE html><html lang="zh-CN"><title>站内搜索</title><p>没有找到相关信息。</p></html>');
  for (let index = 0; index < 6; index++) put(`/images/news_${index}.png`, 'png', png(60 + index * 30));
  for (const plan of portal.scenario.documents) if (plan.interpretation?.form === 'picture') put(`/images/yttd_${plan.key}.png`, 'png', png(200));
  for (const [path, body] of Object.entries(templates.scripts)) put(path, 'js', body);
  for (const article of portal.articles)
    (article.attachments ?? []).forEach((file, index) => {
      const body = file.type === 'pdf' ? pdf() : file.type === 'xls' ? xls() : `${file.name}\n全文见正文。\n`;
      put(attachmentUrl(article, index, file.type), file.type === 'txt' ? 'text' : file.type, body);
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

import { alt } from './content/listed.js';
import { esc, link } from './html.js';
import { type Column, type Portal, trail } from './model.js';
import { SEARCH } from './search.js';
import { type DialectTemplates, LOST_SCRIPTS } from './site.js';
import type { Scenario } from './types.js';

export interface PageParts {
  title: string;
  column: Column | null;
  metas: [string, string][];
  main: string;
  /** Left navigation: the sisters of the column. */
  side: boolean;
  article?: boolean;
}

/** A whole page: head with the prescribed labels, menu with submenus, breadcrumb, left navigation, main part, footer. */
export function page(portal: Portal, templates: DialectTemplates, parts: PageParts): string {
  const { scenario } = portal;
  const scripts = Object.keys(templates.scripts).map((src) => `<script src="${src}"></script>`);
  const metas: [string, string][] = [
    ['SiteName', scenario.name],
    ['SiteDomain', `www.${scenario.id}.example`],
    ['SiteIDCode', scenario.siteCode],
    ...(parts.column ? columnLabels(portal, parts.column) : []),
    ...parts.metas,
  ];
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=${scenario.charset === 'gbk' ? 'gb2312' : 'utf-8'}" />
${metas.map(([name, content]) => `<meta name="${name}" content="${esc(content)}" />`).join('\n')}
${scenario.look.adaptive ? '<meta name="viewport" content="width=device-width, initial-scale=1" />\n' : ''}<title>${esc(parts.title)}</title>
<link rel="stylesheet" href="/css/style.css" />
${scripts.join('\n')}
</head>
<body>
<div class="top"><div class="wrap"><a href="/"><img src="/images/logo.svg"${alt(scenario, scenario.name)} /></a>
<form action="${SEARCH}" method="get" accept-charset="utf-8"><input type="text" name="q"${scenario.look.named ? ' title="站内搜索"' : ''} /><button type="submit">搜索</button></form>
${entrance(scenario)}
${menu(portal, templates)}</div></div>
<div class="wrap">
${parts.column ? breadcrumb(parts.column, templates) : ''}
${parts.side && parts.column ? side(parts.column, templates) : ''}
${parts.article ? readAloud(scenario) : ''}
<div class="main">
${parts.main}
</div>
</div>
${footer(portal, templates)}
</body>
</html>
`;
}

/** Submenus name the first few columns; the others stand on the page of their group and on the site map. */
const MENU_ENTRIES = 4;

function menu(portal: Portal, { columnUrl }: DialectTemplates): string {
  const items = portal.top.map((column) => {
    const children = column.children.slice(0, MENU_ENTRIES).map((child) => `<li>${link(columnUrl(child), child.name)}</li>`);
    return `<li>${link(columnUrl(column), column.name)}<ul class="sub">${children.join('')}</ul></li>`;
  });
  return `<div class="menu nav"><ul><li><a href="/">首页</a></li>${items.join('\n')}</ul></div>`;
}

function breadcrumb(column: Column, { columnUrl }: DialectTemplates): string {
  const steps = trail(column).map((step) => link(columnUrl(step), step.name));
  return `<div class="position">当前位置：${['<a href="/">首页</a>', ...steps].join(' &gt; ')}</div>`;
}

function side(column: Column, { columnUrl }: DialectTemplates): string {
  const above = column.children.length > 0 ? column : column.parent;
  if (!above) return '';
  return `<div class="left leftnav"><h2>${esc(above.name)}</h2><ul>${above.children.map((child) => `<li>${link(columnUrl(child), child.name)}</li>`).join('')}</ul></div>`;
}

/** Prescribed labels of a column, all of them where the portal minds them. */
const columnLabels = ({ scenario }: Portal, { name }: Column): [string, string][] =>
  scenario.look.labels === 'complete'
    ? [
        ['ColumnName', name],
        ['ColumnDescription', `${scenario.name}${name}栏目`],
        ['ColumnKeywords', name],
        ['ColumnType', name],
      ]
    : [
        ['ColumnName', name],
        ['ColumnType', ''],
      ];

function entrance({ look }: Scenario): string {
  if (look.entrance === 'none') return '';
  const click = look.entrance === 'works' ? ` onclick="document.documentElement.classList.toggle('wza-on')"` : '';
  return `<a id="wza" href="javascript:;"${click}>无障碍浏览</a>${look.entrance === 'by-script' ? `<script src="${LOST_SCRIPTS[0]}"></script>` : ''}`;
}

const SPEAK = `this.classList.toggle('on');speechSynthesis.speak(new SpeechSynthesisUtterance(document.querySelector('h1').textContent))`;

function readAloud({ look }: Scenario): string {
  if (look.readAloud === 'none') return '';
  const click = look.readAloud === 'works' ? ` onclick="${SPEAK}"` : '';
  return `<div class="tools"><button type="button" class="read-aloud"${click}>语音播报</button></div>`;
}

function footer(portal: Portal, { columnUrl }: DialectTemplates): string {
  const { scenario } = portal;
  const { look, siteCode, seed, name, phone } = scenario;
  const map = link(columnUrl(portal.siteMap), '网站地图');
  if (look.footer === 'by-script')
    return `<div class="foot footer"><div class="wrap" id="foot">${map}</div></div>\n<script src="${LOST_SCRIPTS[1]}"></script>`;
  const record = `示ICP备${String(25_000_000 + seed)}号-1`;
  const code = `<p>网站标识码：${siteCode}　<a href="https://beian.example/">${record}</a>`;
  if (look.footer === 'poor')
    return `<div class="foot footer"><div class="wrap">\n<p>主办单位：${esc(name)}　联系电话：${phone}　${map}</p>\n${code}</p>\n</div></div>`;
  return `<div class="foot footer"><div class="wrap">
<p>主办单位：${esc(name)}　联系电话：${phone}　${map}</p>
${code}　示公网安备 ${siteCode}${1000 + seed}号</p>
<p><a href="${ERROR_REPORT}?site_code=${siteCode}"><img src="/images/jiucuo.svg" alt="我为政府网站找错" /></a> <a href="https://bszs.conac.cn/sitename?method=show&amp;id=${siteCode}"><img src="/images/dzjg.svg" alt="党政机关" /></a></p>
</div></div>`;
}

/** Where the nation's portals send reports of errors. */
const ERROR_REPORT = 'https://zfwzgl.www.gov.cn/exposure/jiucuo.html';

import { esc, link } from './html.js';
import { type Column, type Portal, trail } from './model.js';
import type { DialectTemplates } from './site.js';

export interface PageParts {
  title: string;
  column: Column | null;
  metas: [string, string][];
  main: string;
  /** Left navigation: the sisters of the column. */
  side: boolean;
}

/** A whole page: head with the prescribed labels, menu with submenus, breadcrumb, left navigation, main part, footer. */
export function page(portal: Portal, templates: DialectTemplates, parts: PageParts): string {
  const { scenario } = portal;
  const scripts = Object.keys(templates.scripts).map((src) => `<script src="${src}"></script>`);
  const metas: [string, string][] = [
    ['SiteName', scenario.name],
    ['SiteDomain', `www.${scenario.id}.example`],
    ['SiteIDCode', scenario.siteCode],
    ...(parts.column
      ? ([
          ['ColumnName', parts.column.name],
          ['ColumnType', ''],
        ] as [string, string][])
      : []),
    ...parts.metas,
  ];
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=${scenario.charset === 'gbk' ? 'gb2312' : 'utf-8'}" />
${metas.map(([name, content]) => `<meta name="${name}" content="${esc(content)}" />`).join('\n')}
<title>${esc(parts.title)}</title>
<link rel="stylesheet" href="/css/style.css" />
${scripts.join('\n')}
</head>
<body>
<div class="top"><div class="wrap"><a href="/"><img src="/images/logo.svg" alt="${esc(scenario.name)}" /></a>
<form action="/search/" method="get"><input type="text" name="q" title="站内搜索" /><button type="submit">搜索</button></form>
${menu(portal, templates)}</div></div>
<div class="wrap">
${parts.column ? breadcrumb(parts.column, templates) : ''}
${parts.side && parts.column ? side(parts.column, templates) : ''}
<div class="main">
${parts.main}
</div>
</div>
${footer(portal, templates)}
</body>
</html>
`;
}

function menu(portal: Portal, { columnUrl }: DialectTemplates): string {
  const items = portal.top.map((column) => {
    const children = column.children.map((child) => `<li>${link(columnUrl(child), child.name)}</li>`);
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

function footer(portal: Portal, { columnUrl }: DialectTemplates): string {
  const { scenario } = portal;
  return `<div class="foot footer"><div class="wrap">
<p>主办单位：${esc(scenario.name)}　联系电话：${scenario.phone}　${link(columnUrl(portal.siteMap), '网站地图')}</p>
<p>网站标识码：${scenario.siteCode}　<a href="https://beian.example/">示ICP备2500${scenario.seed}号-1</a>　示公网安备 ${scenario.siteCode}${1000 + scenario.seed}号</p>
</div></div>`;
}

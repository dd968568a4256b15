import type { Item, Ledger, Mapping } from '../types.js';
import { SURE } from '../understand/index.js';
import { Html, html } from './html.js';
import { indicatorName, placeOf, reasonOf, requirementOf } from './profile.js';
import { STYLE } from './sheet-style.js';

const BASIS = { site: '看网站', actual: '看实际掌握的情况', submission: '看报送材料' } as const;
const ROLES = { lead: '牵头', partner: '配合', responsible: '' } as const;

/** The confirmation sheet: what the document says beside what was understood, doubts first. A page of its own, without scripts. */
export function confirmationSheet(ledger: Ledger, about: { fileName: string; profileFile: string; id: string }): string {
  const open = ledger.items.filter(({ confirm }) => confirm.length > 0);
  const page = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>台账确认单 ${ledger.title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<header><div class="wrap">
<p class="kicker">台账导入 · 确认单</p>
<h1>${ledger.title}</h1>
<p class="sub">来源：${about.fileName}，${ledger.shape}；年度：${ledger.year ?? '没有读出'}；方案标识：${about.id}</p>
</div></header>
<main class="wrap">
${summary(ledger, open, about.profileFile)}
${open.length > 0 ? questions(open) : ''}
<section aria-labelledby="all"><h2 id="all">全部条目</h2>
<div class="items">
${ledger.items.map(row)}
</div></section>
</main>
</body>
</html>
`;
  return page.text;
}

function summary({ items, flags }: Ledger, open: readonly Item[], file: string): Html {
  const matched = items.filter(({ mappings }) => mappings.some(({ indicator }) => indicator !== 'submission')).length;
  const figures: [string, number][] = [
    ['条目', items.length],
    ['能在网站上检查', matched],
    ['只看报送材料', items.length - matched],
    ['请人工确认', open.length],
  ];
  return html`<section class="card" aria-label="概况">
<dl class="figures">${figures.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${flags.map((flag) => html`<p class="flag">${flag}</p>`)}
<p>逐条对照下面的原文和理解。要改的，用记事本打开 <code>${file}</code>，按编号找到条目改好保存；重新运行检查即生效。</p>
</section>`;
}

const questions = (open: readonly Item[]): Html => html`<section class="card" aria-labelledby="open"><h2 id="open">请先确认这 ${open.length} 条</h2>
<ol class="questions">${open.map(
  (item) => html`<li><a href="#${anchor(item)}">第 ${item.label} 条</a><ul>${item.confirm.map((text) => html`<li>${text}</li>`)}</ul></li>`,
)}</ol></section>`;

const anchor = ({ draft, label }: Item): string => `i${draft.line}-${label.replace(/[^\w.-]/gu, '')}`;

function row(item: Item): Html {
  const { draft, confirm, mappings, candidates } = item;
  return html`<article id="${anchor(item)}" class="item${confirm.length > 0 ? ' open' : ''}">
<div class="no"><span class="number">${item.label}</span>${confirm.length > 0 ? html`<span class="tag">待确认</span>` : ''}</div>
<div class="source"><h3>原文</h3><p class="place">${placeOf(item)}</p><p class="duty">${draft.duty}</p>${cells(item)}</div>
<div class="understood"><h3>理解</h3><dl>${facts(item)}</dl></div>
<div class="indicators"><h3>对应指标</h3><ul>${mappings.map((mapping) => mapped(mapping, false))}${candidates.map((mapping) => mapped(mapping, true))}</ul>
${confirm.map((text) => html`<p class="confirm">${text}</p>`)}</div>
</article>`;
}

function cells({ draft }: Item): Html {
  const named: [string, string][] = [
    ['量化或评分', draft.measure],
    ['牵头', draft.lead],
    ['责任', draft.units],
    ['时限', draft.deadline],
  ];
  const filled = named.filter(([, text]) => text.trim() !== '');
  return filled.length === 0
    ? html``
    : html`<dl class="cells">${filled.map(([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>`;
}

function facts(item: Item): Html[] {
  const { deadline, deadlines, responsible, basis } = item;
  const others = deadlines.filter(({ on, kind }) => kind !== 'standing' && on !== deadline).map(({ quote }) => quote);
  const rows: [string, string][] = [
    ['量化要求', requirementOf(item) || '没有写'],
    ['截止日期', deadline ?? (deadlines.some(({ kind }) => kind === 'standing') ? '长期任务，没有日期' : '没有写')],
    ...(others.length > 0 ? [['另有时间', [...new Set(others)].join('；')] as [string, string]] : []),
    ['责任单位', responsible.map(({ name, role }) => (ROLES[role] === '' ? name : `${name}（${ROLES[role]}）`)).join('、') || '没有写'],
    ['评判依据', BASIS[basis]],
  ];
  return rows.map(([name, text]) => html`<div><dt>${name}</dt><dd${new Html(text === '没有写' ? ' class="none"' : '')}>${text}</dd></div>`);
}

function mapped(mapping: Mapping, refused: boolean): Html {
  const { indicator, confidence, thresholds } = mapping;
  const stated = Object.entries(thresholds).map(([name, value]) => `${name} = ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const kind = refused ? 'refused' : confidence === 0 ? 'plain' : confidence < SURE ? 'unsure' : 'sure';
  return html`<li class="${kind}"><b>${indicatorName(indicator)}</b> <code>${indicator}</code>${refused ? html` <span class="tag">没有采用</span>` : ''}
<span class="why">${reasonOf(mapping)}</span>${stated.length > 0 ? html`<span class="params">${stated.join('，')}</span>` : ''}</li>`;
}

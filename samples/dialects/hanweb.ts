import { chineseDate, cutTitle, esc } from '../html.js';
import type { Article, Column, Portal } from '../model.js';
import type { DialectTemplates, Resource, SampleRequest } from '../site.js';
import { attachments, headerTable, related } from './parts.js';

const PER_PAGE = 5;
/** One portion of the proxy carries three display pages. */
const PORTION = PER_PAGE * 3;
const PROXY = '/module/web/jpage/dataproxy.jsp';

const unitOf = (column: Column): number => 400_000 + column.id;
const columnUrl = (column: Column): string => `/col/col${column.id}/index.html`;
function articleUrl(article: Article): string {
  const [year, month, day] = article.sortOn.split('-').map(Number);
  return `/art/${year}/${month}/${day}/art_${article.home.id}_${article.id}.html`;
}

const row = (article: Article): string =>
  `<li><a target="_blank" href="${articleUrl(article)}" title="${esc(article.title)}">${esc(cutTitle(article.title, 26))}</a><b>[${article.date ?? ''}]</b></li>`;
const records = (articles: Article[]): string =>
  `<recordset>${articles.map((article) => `<record><![CDATA[${row(article)}]]></record>`).join('')}</recordset>`;

const proxyParameters = (portal: Portal, column: Column): string =>
  `{'col':'1','appid':'1','webid':'14','path':'/','columnid':'${column.id}','sourceContentType':'1','unitid':'${unitOf(column)}','webname':'${portal.scenario.name}','permissiontype':'0'}`;

function listPages(portal: Portal, column: Column): { path: string; main: string }[] {
  const unit = unitOf(column);
  const main = `<div id="${unit}" class="default_pgContainer"></div>
<script type="text/xml" id="data${unit}"><datastore>${records(column.articles.slice(0, PORTION))}</datastore></script>
<script>$(function(){$('#${unit}').jpage({themeName:'default',dataType:'xml',dataBefore:'<ul class="rows">',dataAfter:'</ul>',proxyUrl:'${PROXY}?startrecord=:startrecord&endrecord=:endrecord&perpage=:perpage',perPage:${PER_PAGE},groupSize:3,totalRecord:${column.articles.length},titleMax:26,proxyParam:${proxyParameters(portal, column)}});});</script>`;
  return [{ path: columnUrl(column), main }];
}

/** Anything but a complete request gets the short empty answer real proxies give. */
function answer(portal: Portal, { method, path, query, form }: SampleRequest): Resource | null {
  if (path !== PROXY) return null;
  const parameter = (name: string): string => form.get(name) ?? query.get(name) ?? '';
  const column = portal.columns.find((one) => String(one.id) === parameter('columnid') && String(unitOf(one)) === parameter('unitid'));
  const [start, end, perPage] = ['startrecord', 'endrecord', 'perpage'].map((name) => Number(parameter(name)));
  if (method !== 'POST' || !column || !start || !end || !perPage)
    return { status: 200, type: 'xml', body: '<datastore><recordset></recordset></datastore>' };
  const total = column.articles.length;
  const shown = column.articles.slice(start - 1, Math.min(end, start - 1 + perPage * 3));
  const counts = `<totalrecord>${total}</totalrecord><totalpage>${Math.ceil(total / perPage)}</totalpage>`;
  return { status: 200, type: 'xml', body: `<datastore>${counts}${records(shown)}</datastore>` };
}

/** Lists in portions of XML, in the manner of hanweb jpage: the first in the page, the others by POST. */
export const hanweb: DialectTemplates = {
  columnUrl,
  articleUrl,
  listPages,
  article: (portal, article) => `<h1 class="arti_title">${esc(article.title)}</h1>
${headerTable(article, 'xxgk_info')}
<div class="info"><span>信息来源：${esc(article.source)}</span>&nbsp;<span>发布日期：${article.date === null ? '' : chineseDate(article.date)} ${article.time}</span></div>
<div id="zoom"><!--ZJEG_RSS.content.begin-->
${article.body}
<!--ZJEG_RSS.content.end--></div>
${article.after ?? ''}
${attachments(article)}
${related(portal, article, articleUrl, 'xgxx')}`,
  articleMetas: (article) => [
    ['ArticleTitle', article.title],
    ['pubdate', `${article.date} ${article.time}`],
    ['contentSource', ''],
  ],
  rows: (_portal, articles) => `<ul class="rows">${articles.map(row).join('')}</ul>`,
  answer,
  scripts: {
    '/script/jpage.js': `function $(what) {
  if (typeof what === 'function') { document.addEventListener('DOMContentLoaded', what); return; }
  var box = document.querySelector('[id="' + what.slice(1) + '"]');
  return { jpage: function (o) {
    var page = Number(new URLSearchParams(location.search).get('pageNum')) || 1;
    var portion = o.perPage * o.groupSize, first = Math.floor((page - 1) * o.perPage / portion) * portion;
    function show(xml) {
      var at = (page - 1) * o.perPage - first, rows = '';
      Array.prototype.slice.call(xml.querySelectorAll('record'), at, at + o.perPage).forEach(function (record) { rows += record.textContent; });
      var pager = '';
      for (var n = 1; n <= Math.ceil(o.totalRecord / o.perPage); n++)
        pager += '<a href="?uid=' + box.id + '&pageNum=' + n + '">' + n + '</a> ';
      box.innerHTML = o.dataBefore + rows + o.dataAfter + '<div class="page">' + pager + '</div>';
    }
    function parse(text) { return new DOMParser().parseFromString(text, 'text/xml'); }
    if (first === 0) { show(parse(document.getElementById('data' + box.id).textContent)); return; }
    var url = o.proxyUrl.replace(':startrecord', first + 1).replace(':endrecord', first + portion).replace(':perpage', o.perPage);
    fetch(url, { method: 'POST', body: new URLSearchParams(o.proxyParam) }).then(function (r) { return r.text(); }).then(function (text) { show(parse(text)); });
  } };
}`,
  },
};

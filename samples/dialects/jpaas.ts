import { createHash } from 'node:crypto';
import { esc } from '../html.js';
import { type Article, type Column, type Portal, trail } from '../model.js';
import type { DialectTemplates, Resource, SampleRequest } from '../site.js';
import { attachments, headerTable, related } from './parts.js';

const PER_PAGE = 10;
const site = (portal: Portal): string => portal.scenario.id;
const channel = (column: Column): string => `col${column.id}`;
const columnUrl = (column: Column): string =>
  `/cl/${trail(column)
    .map((part) => part.slug)
    .join('/')}/list.shtml`;
function articleUrl(article: Article): string {
  const name = createHash('md5').update(`${article.home.slug}/${article.key}`).digest('hex');
  return `/cl/${article.home.slug}/${article.sortOn.slice(0, 7).replace('-', '')}/${name}.shtml`;
}

function listPages(portal: Portal, column: Column): { path: string; main: string }[] {
  const unit = String(380_000 + column.id);
  const main = `<div id="${unit}"></div>
<script id="div${unit}" type="text/x-handlebars-template">
<ul class='rows List_list'>
{{#each data}}{{#with this}}<li><a href='{{pcUrl}}' target='_blank' title='{{title}}'>{{title}}</a><span class='list_span'>{{formatDate pubDate 'YYYY'}}-{{formatDate pubDate 'MM'}}-{{formatDate pubDate 'DD'}}</span></li>{{/with}}{{/each}}
</ul>
</script>
<script>
var params = { current: 1, unitid: '${unit}', webSiteCode: ['${site(portal)}'], channelCode: ['${channel(column)}'], dataBefore: '', dataAfter: '', perPage: '${PER_PAGE}', showMode: 'normal', groupSize: 1, templateContainerId: 'div${unit}' };
loadPageData(params, '${unit}');
</script>`;
  return [{ path: columnUrl(column), main }];
}

const EMPTY: Resource = { status: 200, type: 'json', body: JSON.stringify({ code: '200', data: { total: 0, results: [] } }) };

function answer(portal: Portal, { method, path, form }: SampleRequest): Resource | null {
  if (path !== '/queryList' || method !== 'POST') return null;
  const column = portal.columns.find((one) => channel(one) === form.get('channelCode[]'));
  if (!column || form.get('webSiteCode[]') !== site(portal)) return EMPTY;
  const size = Math.min(Math.max(Number(form.get('pageSize')) || PER_PAGE, 1), 50);
  const start = (Math.max(Number(form.get('current')) || 1, 1) - 1) * size;
  const results = column.articles.slice(start, start + size).map((article) => ({
    source: {
      title: article.title,
      showTitle: article.title,
      pubDate: article.date === null ? '' : `${article.date} ${article.time}:00`,
      // Both are JSON inside JSON strings, as the original interface has them.
      metadata: JSON.stringify({ source: article.source }),
      urls: JSON.stringify({ common: articleUrl(article), pc: articleUrl(article) }),
    },
  }));
  return {
    status: 200,
    type: 'json',
    body: JSON.stringify({ code: '200', data: { total: column.articles.length, current: Number(form.get('current')) || 1, size, results } }),
  };
}

/** Lists that only a script fills, by POST, in the manner of jpaas; articles come whole from the server. */
export const jpaas: DialectTemplates = {
  columnUrl,
  articleUrl,
  listPages,
  article: (portal, article) => `<h1 id="title">${esc(article.title)}</h1>
<div class="info"><span>时间</span>：<em>${(article.date ?? '').replace(/-/g, '.')}</em> <span>来源</span>：<em>${esc(article.source)}</em></div>
${headerTable(article, 'gkinfo')}
<div class="article-content" id="detailContent">
${article.body}
</div>
${article.after ?? ''}
${attachments(article)}
${related(portal, article, articleUrl, 'about')}`,
  articleMetas: (article) => [
    ['ArticleTitle', article.title],
    ['PubDate', `${article.date} ${article.time}`],
    ['ContentSource', article.source],
  ],
  rows: (_portal, articles) =>
    `<ul class="rows">${articles.map((article) => `<li><a href="${articleUrl(article)}" title="${esc(article.title)}">${esc(article.title)}</a><span>${article.date}</span></li>`).join('')}</ul>`,
  answer,
  scripts: {
    '/cl/commonfiles/utils.js': `function loadPageData(p, id) {
  var form = new URLSearchParams({ current: p.current, pageSize: p.perPage, sort: 'sortNum', order: 'desc' });
  p.webSiteCode.forEach(function (code) { form.append('webSiteCode[]', code); });
  p.channelCode.forEach(function (code) { form.append('channelCode[]', code); });
  fetch('/queryList', { method: 'POST', body: form }).then(function (r) { return r.json(); }).then(function (answer) {
    var box = document.getElementById(id), list = document.createElement('ul');
    list.className = 'rows List_list';
    answer.data.results.forEach(function (one) {
      var item = document.createElement('li'), a = document.createElement('a'), day = document.createElement('span');
      a.href = JSON.parse(one.source.urls).pc; a.title = a.textContent = one.source.title;
      day.textContent = one.source.pubDate.slice(0, 10);
      item.append(a, day); list.append(item);
    });
    var pager = document.createElement('div'); pager.className = 'page';
    for (var n = 1; n <= Math.ceil(answer.data.total / p.perPage); n++) (function (n) {
      var a = document.createElement('a');
      a.href = 'javascript:;'; a.textContent = n + ' ';
      if (n === p.current + 1) a.className = 'next';
      a.onclick = function () { p.current = n; loadPageData(p, id); };
      pager.append(a);
    })(n);
    box.replaceChildren(list, pager);
  });
}`,
  },
};

import { esc } from '../html.js';
import { type Article, type Column, type Portal, trail } from '../model.js';
import type { DialectTemplates, Resource, SampleRequest } from '../site.js';
import { attachments, headerTable } from './parts.js';

const PER_PAGE = 10;
const LIST = '/api/doc/list';
const RELATED = '/api/doc/related';
const columnUrl = (column: Column): string =>
  `/${trail(column)
    .map((part) => part.slug)
    .join('/')}/`;
/** No date in the address: an article without a printed date has none at all. */
const articleUrl = (article: Article): string => `/content/${article.id}.html`;

const template = (column: Column): string => `<div ms-controller="list" data-channel="${column.id}" data-size="${PER_PAGE}">
<ul class="rows"><li ms-for="el in @docs"><a ms-attr="{href:el.url,title:el.title}">{{el.title}}</a><span>{{el.date}}</span></li></ul>
<div class="page" ms-html="pager"></div>
</div>`;

const BROKEN: Resource = { status: 500, type: 'json', body: JSON.stringify({ code: 500, msg: '系统繁忙，请稍后再试' }) };

function answer(portal: Portal, { path, query }: SampleRequest): Resource | null {
  if (path === RELATED) return BROKEN;
  if (path !== LIST) return null;
  const column = portal.columns.find((one) => String(one.id) === query.get('channelId'));
  if (!column || query.get('place') === 'home' || (column.key && portal.scenario.brokenInterfaces.includes(column.key))) return BROKEN;
  const size = Math.min(Math.max(Number(query.get('size')) || PER_PAGE, 1), 50);
  const page = Math.max(Number(query.get('page')) || 1, 1);
  const docs = column.articles
    .slice((page - 1) * size, page * size)
    .map((article) => ({ title: article.title, url: articleUrl(article), date: (article.date ?? '').replace(/-/g, '.') }));
  const total = column.articles.length;
  return { status: 200, type: 'json', body: JSON.stringify({ code: 200, data: { page, pageCount: Math.ceil(total / size), total, docs } }) };
}

const relatedByScript = (article: Article): string =>
  article.header
    ? `<div class="xgjd" ms-controller="related" data-doc="${article.id}"><h3>相关解读</h3><ul><li ms-for="el in @docs"><a ms-attr="{href:el.url}">{{el.title}}</a></li></ul></div>`
    : '';

/** Lists, home page and related articles only a script fills, by GET, in the manner of avalon templates. */
export const avalon: DialectTemplates = {
  columnUrl,
  articleUrl,
  listPages: (_portal, column) => [{ path: `${columnUrl(column)}index.html`, main: template(column) }],
  article: (_portal, article) => `<h1 class="xl_title">${esc(article.title)}</h1>
<div class="info">${article.date === null ? '' : `<span>发布日期：${article.date.replace(/-/g, '/')} ${article.time}</span>`}<span>信息来源：${esc(article.source)}</span></div>
${headerTable(article, 'xl_table')}
<div class="article_content"><div class="TRS_UEDITOR">
${article.body}
</div></div>
${article.after ?? ''}
${attachments(article)}
${relatedByScript(article)}`,
  articleMetas: (article) => [
    ['ArticleTitle', article.title],
    ...(article.date === null ? [] : [['PubDate', `${article.date} ${article.time}`] as [string, string]]),
    ['ContentSource', article.source],
  ],
  rows: () => null,
  scriptedRows: (_portal, column) => template(column).replace('data-channel', 'data-place="home" data-channel'),
  answer,
  scripts: {
    '/images/list.js': `document.addEventListener('DOMContentLoaded', function () {
  document.querySelectorAll('[ms-controller]').forEach(function (box) {
    var related = box.getAttribute('ms-controller') === 'related', list = box.querySelector('ul');
    function load(page) {
      var query = new URLSearchParams(related ? { id: box.dataset.doc } : { channelId: box.dataset.channel, page: page, size: box.dataset.size });
      if (box.dataset.place) query.set('place', box.dataset.place);
      fetch((related ? '${RELATED}' : '${LIST}') + '?' + query).then(function (r) {
        if (!r.ok) throw new Error(r.status);
        return r.json();
      }).then(function (answer) {
        list.replaceChildren();
        answer.data.docs.forEach(function (one) {
          var item = document.createElement('li'), a = document.createElement('a'), day = document.createElement('span');
          a.href = one.url; a.title = a.textContent = one.title; day.textContent = one.date;
          item.append(a, day); list.append(item);
        });
        var pager = box.querySelector('.page'); pager.replaceChildren();
        for (var n = 1; n <= answer.data.pageCount; n++) (function (n) {
          var a = document.createElement('a');
          a.href = 'javascript:;'; a.textContent = n + ' '; a.onclick = function () { load(n); };
          if (n === page + 1) a.className = 'next';
          pager.append(a);
        })(n);
      }).catch(function () { list.innerHTML = '<li>加载失败，请稍后再试</li>'; });
    }
    load(1);
  });
});`,
  },
};

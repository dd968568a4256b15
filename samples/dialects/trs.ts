import { cutTitle, esc } from '../html.js';
import { type Article, type Column, type Portal, trail } from '../model.js';
import type { DialectTemplates } from '../site.js';
import { attachments, headerTable, related } from './parts.js';

const PER_PAGE = 10;
const columnUrl = (column: Column): string =>
  `/${trail(column)
    .map((part) => part.slug)
    .join('/')}/`;
const fileName = (article: Article): string => {
  const day = article.sortOn.replace(/-/g, '');
  return `${day.slice(0, 6)}/t${day}_${article.id}.html`;
};
const articleUrl = (article: Article): string => `${columnUrl(article.home)}${fileName(article)}`;

/** The legacy portal prints month and day only, as old lists do; the year is in the address. */
const rowDate = (portal: Portal, date: string | null): string => (date === null ? '' : portal.scenario.charset === 'gbk' ? date.slice(5) : date);

const row = (href: string, title: string, date: string): string =>
  `<li><a href="${href}" target="_blank" title="${esc(title)}">${esc(cutTitle(title, 24))}</a><span>${date}</span></li>`;

/** Static pages in the manner of TRS WCM: `index_1.html`, relative addresses, page count by script, generation time in the metas. */
export const trs: DialectTemplates = {
  columnUrl,
  articleUrl,
  listPages(portal, column) {
    const total = Math.max(1, Math.ceil(column.articles.length / PER_PAGE));
    return Array.from({ length: total }, (_, page) => {
      const shown = column.articles.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
      const rows = shown.map((article) => row(`./${fileName(article)}`, article.title, rowDate(portal, article.date)));
      return {
        path: `${columnUrl(column)}${page === 0 ? 'index' : `index_${page}`}.html`,
        main: `<ul class="rows gl_list">\n${rows.join('\n')}\n</ul>\n<div class="page"><script>createPageHTML(${total}, ${page}, "index", "html");</script></div>`,
      };
    });
  },
  article: (portal, article) => `<h1 class="wz_title">${esc(article.title)}</h1>
<div class="info"><span>发布时间：${article.date} ${article.time}</span><span>来源：${esc(article.source)}</span><span>字号：大 中 小</span></div>
${headerTable(article, 'xxgk_table')}
<div class="TRS_Editor">
${article.body}
</div>
${article.after ?? ''}
${attachments(article)}
${related(portal, article, articleUrl, 'xgwj')}`,
  // The time at which the page was generated, not published.
  articleMetas: (article) => [
    ['ArticleTitle', article.title],
    ['PubDate', '2025-11-27 23:10'],
    ['ContentSource', article.source],
  ],
  rows: (_portal, articles) =>
    `<ul class="rows">${articles.map((article) => row(articleUrl(article), article.title, article.date ?? '')).join('')}</ul>`,
  scripts: {
    '/images/page.js': `function createPageHTML(count, current, name, ext) {
  for (var i = 0; i < count; i++) {
    var href = (i === 0 ? name : name + '_' + i) + '.' + ext;
    document.write(i === current ? '<b>' + (i + 1) + '</b> ' : '<a href="' + href + '">' + (i + 1) + '</a> ');
  }
}`,
  },
};

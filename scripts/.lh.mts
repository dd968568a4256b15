import { performance } from 'node:perf_hooks';
const root = process.argv[2];
const { loadHtml } = await import(root + '/crawler/extractors/dom.ts');
const { extractLists, extractLinks } = await import(root + '/crawler/extractors/list/index.ts');
const { extractPage } = await import(root + '/crawler/extractors/page.ts');
const T = '一条公告的标题文字';
const cases: [string, string][] = [
  ['deep', `${'<div>'.repeat(20_000)}<a href="/t20230101_1.html">${T}</a>2023-01-01`],
  ['links 20k flat', `<a href="/1.html">${T}</a>`.repeat(20_000)],
  ['links 100k distinct', Array.from({length:100000},(_,n)=>`<a href="/${n}.html">${T}${n}</a>`).join('')],
  ['dated rows 20k', `<ul>${`<li><a href="/1.html">${T}</a> 2023-01-01</li>`.repeat(20_000)}</ul>`],
  ['dated rows 100k', `<ul>${Array.from({length:100000},(_,n)=>`<li><a href="/${n}.html">${T}</a> 2023-01-01</li>`).join('')}</ul>`],
  ['nested lists', `<ul><li><a href="/1.html">公告</a>`.repeat(10_000)],
  ['numbers', `<div class="page">${'<span>3</span><a href="?p=2">2</a>'.repeat(30000)}</div>`],
  ['script strings', `<script>${'a="b"+c+".html";'.repeat(30000)}</script>`],
];
for (const [name, html] of cases) {
  let t = performance.now(); const $ = loadHtml(html); const p = performance.now() - t;
  t = performance.now(); extractLinks($, 'http://q.test/'); const l = performance.now() - t;
  t = performance.now(); extractLists($, html, 'http://q.test/'); const x = performance.now() - t;
  let e = '';
  if (process.argv[3]) { t = performance.now(); extractPage({html, url:'http://q.test/', charset:'utf-8', rendered:false}); e = (performance.now() - t).toFixed(0); }
  console.log(name.padEnd(22), 'parse', p.toFixed(0), 'links', l.toFixed(0), 'lists', x.toFixed(0), 'page', e);
}

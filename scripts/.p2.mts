import { loadHtml } from '../crawler/extractors/dom.js';
import { extractLists, extractLinks } from '../crawler/extractors/list/index.js';
const html = `<script>${'a="b"+c+".html";'.repeat(30000)}</script>`;
const rows = `<ul>${Array.from({length:100000},(_,n)=>`<li><a href="/${n}.html">一条公告的标题文字</a> 2023-01-01</li>`).join('')}</ul>`;
const which = process.argv[2] === 'rows' ? rows : html;
for (let i = 0; i < 4; i++) { const $ = loadHtml(which); let t = performance.now(); extractLinks($, 'http://q.test/'); const l = performance.now() - t; t = performance.now(); extractLists($, which, 'http://q.test/'); console.log(l, performance.now() - t); }

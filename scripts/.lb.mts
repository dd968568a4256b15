import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
const root = process.argv[2] ?? '/work/main';
const { loadHtml } = await import(root + '/crawler/extractors/dom.ts');
const { extractLists, extractLinks } = await import(root + '/crawler/extractors/list/index.ts');
const { extractPage } = await import(root + '/crawler/extractors/page.ts');
const { decodeText } = await import(root + '/crawler/fetch/charset.ts');
const files: string[] = [];
const walk = (d: string) => { for (const n of readdirSync(d)) { const p = join(d, n); if (statSync(p).isDirectory()) walk(p); else if (/\.(html?|shtml|jsp)$/.test(n)) files.push(p); } };
walk('/work/shared/pages');
const pages = files.map((f) => decodeText(readFileSync(f), 'text/html').text);
let best = [1e9, 1e9, 1e9];
for (let r = 0; r < 8; r++) {
  let a = 0, b = 0, c = 0;
  for (const html of pages) {
    let t = performance.now(); const $ = loadHtml(html); a += performance.now() - t;
    t = performance.now(); extractLinks($, 'http://www.q.gov.cn/zwgk/index.html'); extractLists($, html, 'http://www.q.gov.cn/zwgk/index.html'); b += performance.now() - t;
    t = performance.now(); extractPage({ html, url: 'http://www.q.gov.cn/zwgk/index.html', charset: 'utf-8', rendered: false }); c += performance.now() - t;
  }
  best = [Math.min(best[0], a), Math.min(best[1], b), Math.min(best[2], c)];
}
console.log(pages.length, 'pages; parse', best[0].toFixed(0), 'lists+links', best[1].toFixed(0), 'extractPage', best[2].toFixed(0));

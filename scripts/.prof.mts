import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadHtml } from '../crawler/extractors/dom.js';
import { extractLists, extractLinks } from '../crawler/extractors/list/index.js';
import { decodeText } from '../crawler/fetch/charset.js';
const files: string[] = [];
const walk = (d: string) => { for (const n of readdirSync(d)) { const p = join(d, n); if (statSync(p).isDirectory()) walk(p); else if (/\.(html?|shtml|jsp)$/.test(n)) files.push(p); } };
walk('/work/shared/pages');
const pages = files.map((f) => decodeText(readFileSync(f), 'text/html').text);
const docs = pages.map((p) => p);
for (let r = 0; r < 30; r++) for (const html of docs) { const $ = loadHtml(html); extractLinks($, 'http://www.q.gov.cn/zwgk/index.html'); extractLists($, html, 'http://www.q.gov.cn/zwgk/index.html'); }

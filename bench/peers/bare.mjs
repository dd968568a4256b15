// The ceiling: fetch, parse, follow links. Arguments: base, most pages, parser (slim: htmlparser2, full: parse5).
import { load as full } from 'cheerio';
import { load as slim } from 'cheerio/slim';
import { Pool } from 'undici';
import { report } from './report.mjs';

const [base, most, parser] = process.argv.slice(2);
const load = parser === 'full' ? full : slim;
const { origin } = new URL(base);
const pool = new Pool(origin, { connections: 16 });
await report(async () => {
  const seen = new Set([base]);
  const queue = [base];
  let pages = 0;
  const work = async () => {
    for (let idle = 0; idle < 50 && pages < Number(most); ) {
      const url = queue.shift();
      if (!url) {
        idle++;
        await new Promise((done) => setTimeout(done, 2));
        continue;
      }
      idle = 0;
      const { body } = await pool.request({ path: url.slice(origin.length), method: 'GET' });
      const $ = load(await body.text());
      pages++;
      $('a[href]').each((_, link) => {
        const target = new URL($(link).attr('href'), url).href;
        if (!target.startsWith(origin) || seen.has(target)) return;
        seen.add(target);
        queue.push(target);
      });
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return pages;
});
await pool.close();

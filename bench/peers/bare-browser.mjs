// page.goto over the portal's addresses with images, fonts and media blocked, tabs reused.
import { chromium } from 'playwright';
import { report } from './report.mjs';

const [base, most, tabs, executablePath] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: executablePath || undefined, args: ['--no-sandbox', '--disable-gpu'] });
const context = await browser.newContext();
await report(async () => {
  const seen = new Set([base]);
  const queue = [base];
  let pages = 0;
  const work = async () => {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setBlockedURLs', { urls: ['*.png', '*.jpg', '*.gif', '*.woff2', '*.mp4'] });
    for (let idle = 0; idle < 200 && pages < Number(most); ) {
      const url = queue.shift();
      if (!url) {
        idle++;
        await new Promise((done) => setTimeout(done, 10));
        continue;
      }
      idle = 0;
      await page.goto(url);
      pages++;
      const links = await page.$$eval('a[href]', (all) => all.map((link) => link.href));
      await page.content();
      for (const target of links) {
        if (!target.startsWith(base) || seen.has(target)) continue;
        seen.add(target);
        queue.push(target);
      }
    }
  };
  await Promise.all(Array.from({ length: Number(tabs) }, work));
  return pages;
});
await browser.close();

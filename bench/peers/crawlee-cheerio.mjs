import { CheerioCrawler, Configuration, log } from '@crawlee/cheerio';
import { report } from './report.mjs';

const [base, most] = process.argv.slice(2);
log.setLevel(log.LEVELS.OFF);
let pages = 0;
// A limit equal to the site's size hangs in enqueueLinks, so the handler stops the crawl itself.
const crawler = new CheerioCrawler(
  {
    maxConcurrency: 16,
    minConcurrency: 16,
    async requestHandler({ enqueueLinks }) {
      if (++pages < Number(most)) await enqueueLinks();
      else await crawler.autoscaledPool?.abort();
    },
  },
  new Configuration({ persistStorage: false, purgeOnStart: false }),
);
await report(async () => {
  await crawler.run([base]);
  return pages;
});
process.exit(0);

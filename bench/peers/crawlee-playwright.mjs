import { Configuration, log, PlaywrightCrawler } from '@crawlee/playwright';
import { report } from './report.mjs';

const [base, most, tabs, executablePath] = process.argv.slice(2);
log.setLevel(log.LEVELS.OFF);
let pages = 0;
const crawler = new PlaywrightCrawler(
  {
    maxConcurrency: Number(tabs),
    minConcurrency: Number(tabs),
    browserPoolOptions: { useFingerprints: false },
    launchContext: { launchOptions: { executablePath: executablePath || undefined, args: ['--no-sandbox', '--disable-gpu'] } },
    preNavigationHooks: [({ blockRequests }) => blockRequests()],
    async requestHandler({ page, enqueueLinks }) {
      await page.content();
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

import { LinkChecker } from 'linkinator';
import { report } from './report.mjs';

const [base] = process.argv.slice(2);
await report(async () => {
  const checker = new LinkChecker();
  let pages = 0;
  checker.on('pagestart', () => pages++);
  await checker.check({ path: base, recurse: true, concurrency: 25, linksToSkip: ['\\.(png|css|js)$'] });
  return pages;
});
process.exit(0);

// npm start: sets up what is missing, then runs the command line in this process; without arguments, the demo.
import '../bin/require-node.js';

const { main } = await import('./set-up.mjs');
await main(async () => {
  if (process.argv.length === 2) process.argv.push('demo');
  await import('../bin/zwgk-audit.js');
});

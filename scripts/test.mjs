// npm test: sets up what is missing, then runs every test; arguments go to vitest.
import '../bin/require-node.js';

const { main, root } = await import('./set-up.mjs');
await main(async () => {
  const { spawnSync } = await import('node:child_process');
  const { RESULT_FILE } = await import('./test-summary.mjs');
  const vitest = [`${root}node_modules/vitest/vitest.mjs`, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${RESULT_FILE}`];
  const { status } = spawnSync(process.execPath, [...vitest, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
});

// npm run soak: audits every sample portal, killed at 100 random moments and resumed. ZWGK_TEST_SEED repeats a run, ZWGK_TEST_KILLS sets the number.
import '../bin/require-node.js';

const { main, root } = await import('./set-up.mjs');
await main(async () => {
  const { spawnSync } = await import('node:child_process');
  const { ZWGK_TEST_KILLS = '100', ZWGK_TEST_SEED = String(Date.now() % 1_000_000_007) } = process.env;
  console.log(`kills: ${ZWGK_TEST_KILLS}, seed: ${ZWGK_TEST_SEED}`);
  const args = [`${root}node_modules/vitest/vitest.mjs`, 'run', 'tests/end-to-end/resume.test.ts', ...process.argv.slice(2)];
  const env = { ...process.env, ZWGK_TEST_KILLS, ZWGK_TEST_SEED };
  process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { type RunResult, runResultSchema } from '../../checks/results.js';
import { startSamplePortals } from '../../samples/index.js';
import { tempFolder } from '../temp.js';
import { type Finished, killHard, run, start } from './command.js';
import { withoutClocks } from './normalise.js';

const KILLS = 20;

let portals: Awaited<ReturnType<typeof startSamplePortals>>;
beforeAll(async () => {
  portals = await startSamplePortals({ only: ['qingshan', 'chengling', 'beidu'] });
});
afterAll(() => portals.close());

/** Park–Miller, so that a failing run can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const resultOf = (finished: Finished): RunResult => {
  expect(finished.stderr + finished.stdout, 'the audit ended well').not.toContain('程序出错');
  expect(finished.status).toBe(0);
  return runResultSchema.parse(JSON.parse(finished.stdout));
};

test(`killed ${KILLS} times at random moments and resumed, the findings equal those of an undisturbed run`, { timeout: 600_000 }, async () => {
  const folder = tempFolder();
  // A slower pace than the portals allow, so that the kills fall into the crawl.
  const sites = portals.sites.map((site) => ({ ...site, crawl: { ...site.crawl, ratePerSecond: 60 } }));
  writeFileSync(join(folder, 'sites.yaml'), stringify({ sites }));
  const args = ['audit', '--config', 'sites.yaml', '--as-of', portals.asOf, '--json'];
  const undisturbed = resultOf(await run([...args, '--data', 'undisturbed'], folder));

  const seed = Number(process.env.ZWGK_TEST_SEED ?? 20251128);
  const random = randomFrom(seed);
  let killed = 0;
  for (let round = 1; killed < KILLS; round++) {
    const { finished, kills } = await auditWithKills([...args, '--data', `disturbed-${round}`], folder, random, KILLS - killed);
    killed += kills;
    expect(withoutClocks(resultOf(finished)), `seed ${seed}, round ${round}, after ${kills} kills`).toEqual(withoutClocks(undisturbed));
  }
});

/** Starts the audit, kills it a random while after it has begun to work, resumes it, until it ends by itself. */
async function auditWithKills(
  args: readonly string[],
  folder: string,
  random: () => number,
  most: number,
): Promise<{ finished: Finished; kills: number }> {
  let begun = false;
  for (let kills = 0; ; ) {
    const { child, finished } = start(begun ? [...args, '--resume'] : args, folder);
    let timer: NodeJS.Timeout | undefined;
    if (kills < most) child.stderr?.once('data', () => (timer = setTimeout(() => killHard(child), random() * 2500)));
    const outcome = await finished;
    clearTimeout(timer);
    if (outcome.signal !== null) kills++;
    // Killed before the run was even written down: there is nothing to resume, begin again.
    begun = !outcome.stderr.includes('没有未完成的检查');
    if (outcome.signal === null && begun) return { finished: outcome, kills };
  }
}

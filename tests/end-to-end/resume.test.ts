import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { type RunResult, runResultSchema } from '../../checks/results.js';
import { SAMPLE_IDS, startSamplePortals } from '../../samples/index.js';
import { readJournal } from '../../store/journal.js';
import { tempFolder } from '../temp.js';
import { type Finished, killHard, run, start } from './command.js';
import { withoutClocks } from './normalise.js';

/** `npm run soak` asks for more kills, and for every sample portal. */
const KILLS = Number(process.env.ZWGK_TEST_KILLS ?? 20);
const PORTALS = process.env.ZWGK_TEST_KILLS ? [...SAMPLE_IDS] : ['qingshan', 'chengling', 'beidu'];
const MINUTES = process.env.ZWGK_TEST_KILLS ? 60 : 10;

/** One of every way of reading: lists, articles, files, letters, links, the survey, the browser, and one thing that is tried. */
const INDICATORS = [
  'interpretation-coverage',
  'decision-catalog-deadline',
  'solicitation-feedback-timeliness',
  'budget-columns',
  'mailbox-timeliness',
  'home-freshness',
  'broken-links',
  'zombie-columns',
  'ipv6',
];

let portals: Awaited<ReturnType<typeof startSamplePortals>>;
beforeAll(async () => {
  portals = await startSamplePortals({ only: PORTALS });
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

test(`killed ${KILLS} times at random moments and resumed, the findings equal those of an undisturbed run`, {
  timeout: MINUTES * 60_000,
}, async () => {
  const folder = tempFolder();
  // A slower pace than the portals allow, so that the kills fall into the crawl.
  const sites = portals.sites.map((site) => ({ ...site, crawl: { ...site.crawl, ratePerSecond: 60 } }));
  writeFileSync(join(folder, 'sites.yaml'), stringify({ sites }));
  const asked = INDICATORS.flatMap((id) => ['--indicator', id]);
  const args = ['audit', '--config', 'sites.yaml', '--as-of', portals.asOf, '--json', ...asked];
  const undisturbed = resultOf(await run([...args, '--data', 'undisturbed'], folder));

  const seed = Number(process.env.ZWGK_TEST_SEED ?? 20251128);
  const random = randomFrom(seed);
  let killed = 0;
  for (let round = 1; killed < KILLS; round++) {
    const { finished, kills } = await auditWithKills([...args, '--data', `disturbed-${round}`], folder, random, KILLS - killed);
    killed += kills;
    expect(withoutClocks(resultOf(finished)), `seed ${seed}, round ${round}, after ${kills} kills`).toEqual(withoutClocks(undisturbed));
    expect(doubled(join(folder, `disturbed-${round}`))).toEqual([]);
  }
});

/** Requests that a journal of the folder holds more than once, and lines that cannot be read. */
function doubled(data: string): string[] {
  const runs = join(data, 'runs');
  const sites = readdirSync(runs).flatMap((run) => (/^\d/.test(run) ? PORTALS.map((site) => join(runs, run, 'sites', site, 'journal.ndjson')) : []));
  expect(sites.length).toBe(PORTALS.length);
  return sites.flatMap((file) => {
    const { records, badLines } = readJournal(readFileSync(file, 'utf8'));
    const keys = records.map(({ key }) => key);
    return [...keys.filter((key, at) => keys.indexOf(key) !== at), ...badLines.map((line) => `${file}:${line}`)];
  });
}

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

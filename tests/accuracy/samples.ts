import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunResult, runResultSchema } from '../../checks/results.js';
import { loadProfile } from '../../config/load.js';
import { expectedResults, INDICATOR_IDS } from '../../samples/index.js';
import { run } from '../end-to-end/command.js';

export interface SampleScore {
  sites: number;
  statuses: number;
  agreed: number;
  falseAccusations: number;
  differences: string[];
}

/** What the profile of the sample portals asks for: nothing else is in their results. */
export const ASKED: ReadonlySet<string> = new Set(loadProfile('national', null).items.flatMap((item) => item.indicators.map(({ id }) => id)));

/** An indicator that a profile does not ask of the site's level is not in the result: not applicable. */
export const statusIn = (result: RunResult, siteId: string, indicator: string): string =>
  result.sites.find((site) => site.id === siteId)?.indicators.find(({ id }) => id === indicator)?.status ?? 'not-applicable';

export function compareWithOracle(result: RunResult): SampleScore {
  const score: SampleScore = { sites: result.sites.length, statuses: 0, agreed: 0, falseAccusations: 0, differences: [] };
  for (const site of result.sites) {
    for (const id of INDICATOR_IDS.filter((name) => ASKED.has(name))) {
      const expected = expectedResults(site.id).indicators[id].status;
      const found = statusIn(result, site.id, id);
      score.statuses++;
      if (found === expected) score.agreed++;
      else score.differences.push(`${site.id} ${id}: expected ${expected}, found ${found}`);
      if ((found === 'fail' && expected !== 'fail') || (found === 'partial' && expected !== 'fail' && expected !== 'partial'))
        score.falseAccusations++;
    }
  }
  return score;
}

/** Runs the demo as a user does and holds its result against the oracle. */
export async function measureSamples(): Promise<SampleScore> {
  const folder = mkdtempSync(join(tmpdir(), 'zwgk-accuracy-'));
  try {
    const { stdout, stderr, status } = await run(['demo', '--quiet', '--json'], folder);
    if (status !== 0) throw new Error(`the demo ended with status ${status}: ${stderr}`);
    return compareWithOracle(runResultSchema.parse(JSON.parse(stdout)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

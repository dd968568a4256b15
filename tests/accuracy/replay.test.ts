import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runResultSchema } from '../../checks/results.js';
import { run } from '../end-to-end/command.js';
import { tempFolder } from '../temp.js';
import { hasReplay, measureReplayArticles, REPLAY } from './replay.js';

test('articles of a real portal are read as a person reads them', { timeout: 60_000 }, (context) => {
  if (!hasReplay()) context.skip(`the slice of a real portal is not at ${REPLAY}`);
  const { fields, misses } = measureReplayArticles();
  for (const { field, expected, exact } of fields)
    expect(exact / expected, `${field}\n${JSON.stringify(misses, null, 1)}`).toBeGreaterThanOrEqual(0.98);
});

/** Starts the slice's own server on a free port; its first line names the address. */
async function serveReplay(): Promise<string> {
  const server = spawn(process.execPath, [join(REPLAY, 'serve.mjs'), '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void server.kill());
  const [line] = await once(server.stdout, 'data');
  return String(line).trim();
}

test('the slice of a real portal is audited to the end, honest about what it cannot judge', { timeout: 300_000 }, async (context) => {
  if (!hasReplay()) context.skip(`the slice of a real portal is not at ${REPLAY}`);
  const folder = tempFolder();
  const site = `{ id: replay, name: 平潭综合实验区管委会, level: county, baseUrl: "${await serveReplay()}", crawl: { allowPrivate: true, ratePerSecond: 100, concurrency: 6 } }`;
  writeFileSync(join(folder, 'sites.yaml'), `sites:\n  - ${site}\n`);
  const finished = await run(['audit', '--config', 'sites.yaml', '--as-of', '2026-09-10', '--json', '--quiet'], folder);
  expect(finished.status, finished.stderr).toBe(0);
  const result = runResultSchema.parse(JSON.parse(finished.stdout));
  const indicators = new Map(result.sites[0]?.indicators.map((indicator) => [indicator.id, indicator]));

  // The slice holds no interpretations, no catalogue column and no home page of its own: none of it may be held against the portal.
  for (const id of [
    'interpretation-coverage',
    'interpretation-timeliness',
    'interpretation-contact',
    'interpretation-linkage',
    'decision-catalog-deadline',
    'home-freshness',
  ])
    expect(indicators.get(id)?.status, id).toMatch(/^(undetermined|not-applicable)$/);
  // Its own report on 2025 stands there, published 2026-03-10, with all its parts.
  expect(indicators.get('annual-report')?.status).toBe('pass');
  expect(indicators.get('budget-columns')?.status).toMatch(/^(pass|undetermined)$/);
  for (const id of ['document-elements', 'solicitation-duration', 'solicitation-feedback-timeliness'])
    expect(indicators.get(id)?.breaches, id).toBe(0);
  const report = readFileSync(join(folder, 'data', 'runs', result.run.id, 'report', 'sites', 'replay.html'), 'utf8');
  expect(report).toContain('待人工核查');
});

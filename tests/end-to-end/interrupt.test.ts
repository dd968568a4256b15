import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { runResultSchema } from '../../checks/results.js';
import { startSamplePortals } from '../../samples/index.js';
import { tempFolder } from '../temp.js';
import { run, start } from './command.js';

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s keeps what was read, says how to go on, and leaves the folder free',
  { timeout: 120_000 },
  async (signal) => {
    const portals = await startSamplePortals({ only: ['yunxi'] });
    const folder = tempFolder();
    const sites = portals.sites.map((site) => ({ ...site, crawl: { ...site.crawl, ratePerSecond: 20 } }));
    writeFileSync(join(folder, 'sites.yaml'), stringify({ sites }));
    const asked = ['interpretation-coverage', 'document-elements', 'home-freshness'].flatMap((id) => ['--indicator', id]);
    const args = ['audit', '--config', 'sites.yaml', '--as-of', portals.asOf, ...asked];
    try {
      const { child, finished } = start(args, folder);
      child.stderr?.once('data', () => setTimeout(() => child.kill(signal), 1500));
      const stopped = await finished;
      expect(stopped.status).toBe(0);
      expect(stopped.stderr).toContain('--resume');
      expect(stopped.stdout).toBe('');
      const [runId = ''] = readdirSync(join(folder, 'data', 'runs')).filter((name) => /^\d/.test(name));
      expect(existsSync(join(folder, 'data', 'runs', runId, 'findings.json'))).toBe(false);

      const resumed = await run([...args, '--resume', '--json'], folder);
      expect(resumed.status).toBe(0);
      expect(runResultSchema.parse(JSON.parse(resumed.stdout)).run.id).toBe(runId);
      expect((await run([...args, '--resume'], folder)).status).toBe(2);
    } finally {
      await portals.close();
    }
  },
);

test('wrong usage ends with status 2 and says what to write instead', { timeout: 120_000 }, async () => {
  const folder = tempFolder();
  for (const [args, words] of [
    [['audit'], 'config/sites.yaml'],
    [['audit', '--site', 'http://127.0.0.1:9/', '--as-of', '2025-02-30'], '没有这一天'],
    [['audit', '--site', 'http://127.0.0.1:9/', '--indicator', 'nonsense'], 'interpretation-coverage'],
    [['audit', '--site', 'http://127.0.0.1:9/', '--profile', 'nowhere-2023'], 'national'],
    [['audit', '--rate', 'fast'], '--rate'],
    [['selfcheck', 'www.example'], 'https://'],
    [['check', '--run', '20200101-000000'], '没有编号'],
    [['report', '--run', 'x', '--format', 'odt'], '--format'],
    [['inspect', 'nothing.html'], '不存在'],
    [['ledger', 'import', 'x.docx'], 'x.docx'],
    [['nonsense'], '--help'],
  ] as const) {
    const { status, stderr, stdout } = await run([...args], folder);
    expect({ args, status, stdout }).toEqual({ args, status: 2, stdout: '' });
    expect(stderr, args.join(' ')).toContain(words);
  }
});

test('a site that cannot be reached ends with status 3 and is undetermined, not failed', { timeout: 60_000 }, async () => {
  const folder = tempFolder();
  const { status, stdout } = await run(['audit', '--site', 'http://127.0.0.1:9/', '--allow-private', '--json', '--quiet'], folder);
  expect(status).toBe(3);
  const site = runResultSchema.parse(JSON.parse(stdout)).sites[0];
  expect(site?.score).toBeNull();
  for (const indicator of site?.indicators ?? []) expect(indicator.status, indicator.id).toMatch(/^(undetermined|not-applicable|not-due)$/);
});

import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prune } from '../../cli/prune.js';
import { retentionSchema, siteSchema } from '../../config/schema.js';
import { planPrune } from '../../store/retention.js';
import type { RunFile } from '../../store/schema.js';
import { openStore, type Store } from '../../store/store.js';
import { tempFolder } from '../temp.js';

const stored = (id: string, sites: string, more: object = {}) => ({
  id,
  finishedAt: '2026-03-01T00:00:00.000Z',
  sites: sites.split(' '),
  full: true,
  ...more,
});
const RUNS = [
  stored('01', 'a b'),
  stored('02', 'a b c'),
  stored('03', 'a', { finishedAt: null }),
  stored('04', 'a b'),
  stored('05', 'b', { full: false }),
  stored('06', 'a'),
];

test.each([
  ['room for all', 5, 5, [], []],
  ['the oldest beyond the number', 4, 4, ['01'], []],
  // 02 is the last of c, 04 the last full one of b, 05 the last of b at all, 06 of a; 03 is unfinished.
  ['the newest of every site stays, and what is not finished', 1, 1, ['01'], []],
  ['archives go sooner than runs', 5, 1, [], ['01']],
  ['what is pruned needs no stripping', 1, 0, ['01'], []],
] as const)('%s', (_case, runs, archives, gone, stripped) => {
  expect(planPrune(RUNS, { runs, archives, logDays: 1 })).toEqual({ runs: [...gone], archives: [...stripped] });
});

async function finished(store: Store, id: string, finish = true): Promise<void> {
  const site = siteSchema.parse({ id: 'a', name: '甲县', level: 'county', baseUrl: 'https://a.gov.cn/' });
  const run: RunFile = {
    schemaVersion: 1,
    id,
    startedAt: `2026-03-${id}T00:00:00.000Z`,
    finishedAt: null,
    asOf: `2026-03-${id}`,
    toolVersion: '0.1.0',
    sites: [site],
    profiles: [],
    indicators: null,
  };
  await store.createRun(run);
  store.journal(id, 'a').close();
  mkdirSync(join(store.folder, 'runs', id, 'archive'));
  writeFileSync(join(store.folder, 'runs', id, 'archive', 'a.warc.gz'), 'x'.repeat(1000));
  if (!finish) return;
  await store.finishRun(id, {
    schemaVersion: 1,
    run: {
      id,
      startedAt: run.startedAt,
      finishedAt: `2026-03-${id}T01:00:00.000Z`,
      asOf: run.asOf,
      window: { from: run.asOf, to: run.asOf },
      toolVersion: '0.1.0',
      profiles: [],
    },
    sites: [
      {
        ...{
          id: 'a',
          name: '甲县',
          unit: '甲县',
          level: 'county',
          baseUrl: site.baseUrl,
          score: null,
          judgedShare: 0,
          indicators: [],
          ledger: [],
          warnings: [],
        },
        crawl: { pages: 0, rendered: 0, notModified: 0, failed: 0, bytes: 0, durationMs: 0, complete: false },
      },
    ],
  });
}

const contents = (store: Store, id: string): string[] => readdirSync(join(store.folder, 'runs', id)).sort();

test('a pruned run leaves its digest, and says so when it is asked for', async () => {
  const store = openStore(tempFolder(), () => undefined);
  for (const id of ['01', '02', '03']) await finished(store, id);
  await finished(store, '04', false);
  mkdirSync(join(store.folder, 'logs'));
  for (const day of ['2020-01-01', '2999-01-01']) writeFileSync(join(store.folder, 'logs', `${day}.ndjson`), '{}\n');
  const retention = retentionSchema.parse({ runs: 2, archives: 1 });
  const note = (): void => undefined;

  const planned = await prune(store, retention, { dryRun: true, note });
  expect(planned).toMatchObject({ runs: ['01'], archives: ['02'], logs: ['2020-01-01.ndjson'] });
  expect(planned.bytes).toBeGreaterThan(2000);
  expect(contents(store, '01')).toContain('findings.json');

  await prune(store, retention, { dryRun: false, note });
  expect(contents(store, '01')).toEqual(['digest.json', 'run.json']);
  expect(contents(store, '02')).not.toContain('archive');
  expect(contents(store, '02')).toContain('findings.json');
  for (const id of ['03', '04']) expect(contents(store, id)).toContain('archive');
  expect(readdirSync(join(store.folder, 'logs'))).toEqual(['2999-01-01.ndjson']);
  expect((await store.readDigests()).map(({ id }) => id)).toEqual(['01', '02', '03']);
  expect(() => store.readResult('01')).toThrow(/已经清理，只留下摘要/);
  expect((await store.unfinishedRun())?.id).toBe('04');

  expect(await prune(store, retention, { dryRun: false, note })).toMatchObject({ runs: [], archives: [], logs: [], bytes: 0 });
  expect(existsSync(join(store.folder, 'lock'))).toBe(false);
});

test('nothing is pruned while somebody is at work', async () => {
  const store = openStore(tempFolder(), () => undefined);
  await finished(store, '01');
  writeFileSync(join(store.folder, 'lock'), `${process.ppid}`);
  await expect(prune(store, retentionSchema.parse({}), { dryRun: false, note: () => undefined })).rejects.toThrow(/正被进程/);
});

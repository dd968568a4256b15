import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PageRecord } from '../../crawler/facts/record.js';
import { CorruptFileError, StoreError } from '../../store/errors.js';
import type { RunFile } from '../../store/schema.js';
import { openStore } from '../../store/store.js';
import { tempFolder } from '../temp.js';

const run = (id: string): RunFile => ({
  schemaVersion: 1,
  id,
  startedAt: '2026-03-20T18:00:00.000Z',
  finishedAt: null,
  asOf: '2026-03-21',
  toolVersion: '0.1.0',
  sites: [
    { id: 'a', name: '甲县人民政府', level: 'county', baseUrl: 'https://a.gov.cn/', profiles: ['national'], columns: {}, crawl: {}, parameters: {} },
  ],
  profiles: [],
  indicators: null,
});

const record = (n: number): PageRecord => ({
  key: `http GET https://a.gov.cn/${n}`,
  url: `https://a.gov.cn/${n}`,
  purpose: 'article',
  capture: null,
  failure: { code: 'timeout', transient: true, scope: 'page', status: null, message: '超时', attempts: 3 },
  page: null,
  attachment: null,
});

const open = (folder: string) => {
  const notes: string[] = [];
  return { store: openStore(folder, (text) => notes.push(text)), notes };
};

test('a run is found again, unfinished until it is finished', async () => {
  const folder = tempFolder();
  const { store } = open(folder);
  expect(await store.unfinishedRun()).toBeNull();
  await store.createRun(run('20260321-020000'));
  expect((await open(folder).store.unfinishedRun())?.id).toBe('20260321-020000');
  const result = {
    schemaVersion: 1 as const,
    run: {
      id: '20260321-020000',
      startedAt: '2026-03-20T18:00:00.000Z',
      finishedAt: '2026-03-20T19:00:00.000Z',
      asOf: '2026-03-21',
      window: { from: '2026-01-01', to: '2026-12-31' },
      toolVersion: '0.1.0',
      profiles: [],
    },
    sites: [],
  };
  await store.finishRun('20260321-020000', result);
  expect(await store.unfinishedRun()).toBeNull();
  expect(store.readResult('20260321-020000')).toEqual(result);
});

test('the journal keeps every record over a crash and drops only a torn last line', () => {
  const folder = tempFolder();
  const first = open(folder).store.journal('r', 'a');
  first.append(record(1));
  first.append(record(2));
  first.close();
  const file = join(folder, 'runs', 'r', 'sites', 'a', 'journal.ndjson');
  appendFileSync(file, '{"key":"http GET https://a.gov.cn/3","url"');
  const { store, notes } = open(folder);
  const second = store.journal('r', 'a');
  expect(second.records).toEqual([record(1), record(2)]);
  second.append(record(4));
  second.close();
  expect(store.journal('r', 'a').records).toEqual([record(1), record(2), record(4)]);
  expect(notes).toEqual([]);
});

test('a damaged line in the middle is reported and kept aside, the other lines stay', () => {
  const folder = tempFolder();
  const journal = open(folder).store.journal('r', 'a');
  for (const n of [1, 2, 3]) journal.append(record(n));
  journal.close();
  const file = join(folder, 'runs', 'r', 'sites', 'a', 'journal.ndjson');
  const damaged = readFileSync(file, 'utf8').replace('https://a.gov.cn/2"', '\u0000');
  writeFileSync(file, damaged);
  const { store, notes } = open(folder);
  expect(store.journal('r', 'a').records).toEqual([record(1), record(3)]);
  expect(notes.join()).toContain('第 2 行');
  expect(readFileSync(`${file}.corrupt-1`, 'utf8')).toBe(damaged);
});

test('a corrupt run index is set aside and rebuilt from the runs', async () => {
  const folder = tempFolder();
  await open(folder).store.createRun(run('20260321-020000'));
  writeFileSync(join(folder, 'runs', 'index.json'), '{"schemaVersion":1,"runs":[');
  const { store, notes } = open(folder);
  expect((await store.runIndex()).runs.map((row) => row.id)).toEqual(['20260321-020000']);
  expect(notes.join()).toContain('index.json.corrupt-1');
  await store.createRun(run('20260322-020000'));
  expect((await store.runIndex()).runs).toHaveLength(2);
});

test('a corrupt result is an error that names the file, which is kept', async () => {
  const folder = tempFolder();
  const { store } = open(folder);
  await store.createRun(run('r1'));
  const file = join(folder, 'runs', 'r1', 'findings.json');
  writeFileSync(file, '{"schemaVersion":2}');
  expect(() => store.readResult('r1')).toThrow(CorruptFileError);
  expect(readFileSync(`${file}.corrupt-1`, 'utf8')).toBe('{"schemaVersion":2}');
  expect(existsSync(file)).toBe(false);
});

test('unknown and malformed run ids are refused with a clear message', () => {
  const { store } = open(tempFolder());
  expect(() => store.readRun('20200101-000000')).toThrow(/没有编号/);
  expect(() => store.readRun('../../etc')).toThrow(StoreError);
});

test('a second process is refused while the first lives; the lock of a dead one is taken over', () => {
  const folder = tempFolder();
  const { store } = open(folder);
  writeFileSync(join(folder, 'lock'), `${process.ppid}\n`);
  expect(() => store.lock()).toThrow(/正被进程/);
  writeFileSync(join(folder, 'lock'), '999999999\n');
  const release = store.lock();
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toMatch(new RegExp(`^${process.pid}( \\d+)?$`));
  release();
  expect(readdirSync(folder)).toEqual([]);
});

test('site memory is rebuilt from nothing when its file is damaged', async () => {
  const folder = tempFolder();
  const { store, notes } = open(folder);
  await store.writeMemory({ schemaVersion: 1, siteId: 'a', lastRun: 'r1', columns: { finance: ['https://a.gov.cn/cz/'] } });
  expect(store.readMemory('a')?.columns).toEqual({ finance: ['https://a.gov.cn/cz/'] });
  writeFileSync(join(folder, 'sites', 'a.json'), '');
  expect(store.readMemory('a')).toBeNull();
  expect(notes.join()).toContain('a.json.corrupt-1');
});

import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { reportCommand } from '../../cli/commands/report.js';
import { parseOptions, reportOptionsSchema } from '../../cli/options.js';
import { writeLedgers, writeNotices } from '../../cli/write-exports.js';
import { profileSchema } from '../../config/schema.js';
import { openStore, type Store } from '../../store/store.js';
import { result } from '../reports/fixture.js';
import { profiles } from '../reports/fixture-demands.js';
import { tempFolder } from '../temp.js';

const PROFILE = profileSchema.parse({
  id: 'national',
  name: profiles.national?.name,
  year: null,
  source: '依据',
  items: profiles.national?.items.map((item) => ({ ...item, basis: 'site', indicators: [{ id: 'broken-links' }] })),
});

async function office(): Promise<{ data: string; store: Store }> {
  const data = tempFolder();
  const store = openStore(data, () => undefined);
  const { id, startedAt, asOf, toolVersion } = result.run;
  await store.createRun({ schemaVersion: 1, id, startedAt, finishedAt: null, asOf, toolVersion, sites: [], profiles: [PROFILE], indicators: null });
  await store.finishRun(id, result);
  return { data, store };
}
const { id: run } = result.run;
const report = (own: object): Promise<number> => reportCommand(parseOptions(reportOptionsSchema, { run, ...own }));

test('ledgers and notices of the units asked for, in the report folder or elsewhere', async () => {
  const { data, store } = await office();
  const out = join(data, 'out');
  const named = (files: string[]): string[] => files.map((file) => relative(out, file));
  expect(named(await writeLedgers(store, run, 'docx', { site: ['qingshan'], out }))).toEqual(['ledgers/qingshan-national.docx']);
  expect(named(await writeLedgers(store, run, 'xlsx', { site: [], out }))).toEqual(result.sites.map(({ id }) => `ledgers/${id}.xlsx`));
  // Of the unit that could hardly be read nothing is claimed.
  expect(named(await writeNotices(store, run, null, { site: [], out }))).toEqual(['qingshan', 'linhe', 'yunling'].map((id) => `notices/${id}.docx`));
  const [inReport = ''] = await writeLedgers(store, run, 'docx', { site: ['linhe'], out: null });
  expect(relative(store.reportFolder(run), inReport)).toBe('ledgers/linhe-national.docx');
});

test('what people overruled is no problem any more', async () => {
  const { data, store } = await office();
  const { siteReviews } = await import('../../cli/review-rows.js');
  const [site] = await siteReviews(store, ['linhe']);
  const overruled = site?.rows.map(({ fingerprint, indicator, url, title }) => ({
    fingerprint,
    decision: 'overruled' as const,
    reason: '误判',
    until: null,
    by: '',
    on: '2024-04-02',
    indicator,
    url,
    title,
  }));
  await store.writeReviews('linhe', overruled ?? []);
  expect(await writeNotices(store, run, null, { site: ['linhe'], out: join(data, 'out') })).toEqual([]);
});

test('a site that the run does not hold, and a part of the pages over the whole, are refused', async () => {
  const { data, store } = await office();
  await expect(writeLedgers(store, run, 'xlsx', { site: ['nowhere'], out: null })).rejects.toThrow('没有站点 nowhere');
  await expect(report({ data, site: ['linhe'], format: 'csv' })).rejects.toThrow('--out');
  expect(await report({ data, site: ['linhe'], format: 'json', out: join(data, 'one') })).toBe(0);
  const written: { sites: { id: string }[] } = JSON.parse(readFileSync(join(data, 'one', 'findings.json'), 'utf8'));
  expect(written.sites.map(({ id }) => id)).toEqual(['linhe']);
});

test('the pages on paper, with Chinese that can be searched', async () => {
  const { data } = await office();
  const out = join(data, 'pdf');
  expect(await report({ data, site: ['linhe'], format: 'pdf', out })).toBe(0);
  expect(existsSync(join(out, 'index.pdf'))).toBe(true);
  const { extractText, getDocumentProxy } = await import('unpdf');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(readFileSync(join(out, 'sites', 'linhe.pdf')))), { mergePages: true });
  expect(text).toContain('临河市');
  // Chromium writes some characters as radicals (⻚ for 页).
  expect(text).toMatch(/第\s*1\s*[页⻚]\s*共/u);
}, 60_000);

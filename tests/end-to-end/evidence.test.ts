import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { type RunResult, runResultSchema } from '../../checks/results.js';
import { startSamplePortals } from '../../samples/index.js';
import { recordsIn, sha256 } from '../crawler/archive/warc.js';
import { chromiumPath } from '../crawler/fetch/support.js';
import { tempFolder } from '../temp.js';
import { run } from './command.js';

let portals: Awaited<ReturnType<typeof startSamplePortals>>;
beforeAll(async () => {
  portals = await startSamplePortals({ only: ['beidu'] });
});
afterAll(() => portals.close());

/** The record at a reference `archive/FILE#OFFSET`, read by the letter of the format. */
function recordAt(runFolder: string, reference: string): { body: Buffer; type: string } {
  const [file = '', offset] = reference.split('#');
  const line = readFileSync(join(runFolder, 'archive', 'beidu.cdxj'), 'utf8')
    .split('\n')
    .find((text) => text.includes(`"offset":"${offset}"`));
  const { length } = JSON.parse(line?.slice(line.indexOf('{')) ?? '{}') as { length: string };
  const [record] = recordsIn(gunzipSync(readFileSync(join(runFolder, file)).subarray(Number(offset), Number(offset) + Number(length))));
  if (!record) throw new Error(`no record at ${reference}`);
  return { type: record.type, body: /content-encoding: gzip/i.test(record.http) ? gunzipSync(record.payload) : record.payload };
}

test('evidence leads to its archive record and its picture; a changed file is told', { timeout: 300_000 }, async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'sites.yaml'), stringify({ sites: portals.sites }));
  const wanted = ['solicitation-duration', 'error-report-entry', 'page-metadata'].flatMap((id) => ['--indicator', id]);
  const audited = await run(['audit', '--config', 'sites.yaml', '--as-of', portals.asOf, '--json', ...wanted], folder);
  expect(audited.status, audited.stderr).toBe(0);
  const result: RunResult = runResultSchema.parse(JSON.parse(audited.stdout));
  const runFolder = join(folder, 'data', 'runs', result.run.id);
  const findings = result.sites.flatMap(({ indicators }) => indicators.flatMap((indicator) => indicator.findings));

  const archived = findings.flatMap(({ evidence }) => evidence).filter((one) => one.sha256 !== null);
  expect(archived.length).toBeGreaterThan(3);
  for (const { archive, sha256: hash, url } of archived) {
    expect(archive, url).toMatch(/^archive\/beidu\.warc\.gz#\d+$/);
    const { type, body } = recordAt(runFolder, archive ?? '');
    expect(['response', 'resource']).toContain(type);
    expect(sha256(body), url).toBe(hash);
  }

  const pictures = new Set(findings.flatMap(({ evidence }) => evidence.flatMap(({ screenshot }) => screenshot ?? [])));
  if (chromiumPath() === null) expect(pictures.size).toBe(0);
  else expect(pictures.size).toBeGreaterThan(0);
  for (const picture of pictures) {
    expect(readFileSync(join(runFolder, picture)).subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(existsSync(join(runFolder, 'report', picture)), 'the report is complete by itself').toBe(true);
  }
  expect(findings.filter(({ verdict }) => verdict === 'pass').every(({ evidence }) => evidence.every((one) => one.screenshot === null))).toBe(true);

  // The stored run is as it was, also after its report was rendered again.
  expect((await run(['report', '--run', result.run.id], folder)).status).toBe(0);
  const sound = await run(['verify', result.run.id], folder);
  expect(sound.stdout).toContain('没有改动、缺少或多出的文件');
  expect(sound.status).toBe(0);

  // A run judged again refers to the same records and pictures.
  const again = await run(['check', '--run', result.run.id, '--json'], folder);
  const judged = runResultSchema.parse(JSON.parse(again.stdout));
  const references = ({ sites }: RunResult) =>
    sites.flatMap((site) => site.indicators.flatMap((one) => one.findings.flatMap(({ evidence }) => evidence)));
  expect(references(judged).map(({ archive, screenshot }) => [archive, screenshot])).toEqual(
    references(result).map(({ archive, screenshot }) => [archive, screenshot]),
  );
  const archiveOf = (id: string): string[] => readdirSync(join(folder, 'data', 'runs', id, 'archive'));
  expect(archiveOf(judged.run.id)).toEqual(archiveOf(result.run.id));
  expect((await run(['verify', judged.run.id], folder)).status).toBe(0);

  appendFileSync(join(runFolder, 'findings.json'), ' ');
  writeFileSync(join(runFolder, 'archive', 'extra.warc.gz'), '');
  const changed = await run(['verify', result.run.id], folder);
  expect(changed.status).toBe(2);
  expect(changed.stdout).toContain('内容变了：findings.json');
  expect(changed.stdout).toContain('多出：archive/extra.warc.gz');
  const unknown = await run(['verify', 'no-such-run'], folder);
  expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('没有编号为 no-such-run 的检查')]);
});

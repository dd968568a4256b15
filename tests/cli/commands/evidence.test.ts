import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { evidenceStatusCommand, type MaterialRow } from '../../../cli/commands/evidence.js';
import { evidenceOptionsSchema, parseOptions } from '../../../cli/options.js';
import { tempFolder } from '../../temp.js';

const PROFILE = `
id: mou-2023
name: 某县2023年台账
year: 2023
source: 台账
items:
  - { item: '57', duty: 报送进展情况, requirement: 8月15日、12月5日前, basis: submission, indicators: [{ id: submission, thresholds: { due: [08-15, 12-05] } }] }
  - { item: 4/1, duty: 开展培训, basis: actual, deadline: 2023-11-30, indicators: [{ id: submission }] }
  - { item: '8', duty: 镇里的材料, basis: submission, levels: [town], indicators: [{ id: submission }] }
  - { item: '9', duty: 首页更新, basis: site, indicators: [{ id: home-freshness }] }
`;

/** A site list with one county, its profile beside it. */
function office(evidenceDir: string | null = './evidence'): { folder: string; config: string } {
  const folder = tempFolder();
  const own = evidenceDir === null ? '' : `, evidenceDir: ${evidenceDir}`;
  mkdirSync(join(folder, 'profiles'));
  writeFileSync(join(folder, 'profiles', 'mou-2023.yaml'), PROFILE);
  writeFileSync(
    join(folder, 'sites.yaml'),
    `sites:\n  - { id: mou, name: 某县人民政府, level: county, baseUrl: "https://www.example.gov.cn/", profiles: [mou-2023]${own} }\n`,
  );
  return { folder, config: join(folder, 'sites.yaml') };
}

async function run(raw: Record<string, unknown>): Promise<string> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    expect(await evidenceStatusCommand(parseOptions(evidenceOptionsSchema, raw))).toBe(0);
    return out.mock.calls.join('');
  } finally {
    out.mockRestore();
  }
}

const rows = async (raw: Record<string, unknown>): Promise<MaterialRow[]> =>
  (JSON.parse(await run({ ...raw, json: true })) as { rows: MaterialRow[] }).rows;

test('what is missing, by when and where it belongs; nothing is made', async () => {
  const { folder, config } = office();
  const found = await rows({ config, asOf: '2023-09-01' });
  expect(found.map(({ item, state, dueOn, have, need }) => [item, state, dueOn, have, need])).toEqual([
    ['57', 'missing', '2023-08-15', 0, 1],
    ['57', 'not-due', '2023-12-05', 0, 1],
    ['4/1', 'not-due', '2023-11-30', 0, 1],
  ]);
  expect(found.map((row) => row.folder)).toEqual(['57/', '57/', '4／1/'].map((name) => join(folder, 'evidence', 'mou-2023', name)));
  expect(existsSync(join(folder, 'evidence'))).toBe(false);
});

test('for a clerk: counts, what is open, folders of no item', async () => {
  const { folder, config } = office();
  for (const [name, text] of [
    ['57/2023-08-12 进展.txt', '进展情况'],
    ['第57条/进展.txt', '进展情况'],
  ] as const) {
    mkdirSync(join(folder, 'evidence', 'mou-2023', name.split('/')[0] ?? ''), { recursive: true });
    writeFileSync(join(folder, 'evidence', 'mou-2023', name), text);
  }
  const told = await run({ config, asOf: '2023-12-31' });
  expect(told).toContain('应报送 3 次，已齐 1 次');
  expect(told).toMatch(/mou-2023 第57条\s+2023-12-05\s+缺\s+0\/1/);
  expect(told).not.toContain('2023-08-15');
  expect(told).toContain('这些文件夹不对应任何条目，请核对名称：mou-2023/第57条');
});

test('--init makes the folders with a note, once, and the note is no material', async () => {
  const { folder, config } = office();
  await run({ config, init: true });
  const note = join(folder, 'evidence', 'mou-2023', '57', '说明.txt');
  expect(readFileSync(note, 'utf8')).toMatch(/某县2023年台账 第57条[\s\S]*报送进展情况[\s\S]*8月15日、12月5日前/);
  expect(existsSync(join(folder, 'evidence', 'mou-2023', '8'))).toBe(false);
  writeFileSync(note, '改过');
  await run({ config, init: true });
  expect(readFileSync(note, 'utf8')).toBe('改过');
  expect((await rows({ config, asOf: '2023-12-31' })).map(({ state }) => state)).toEqual(['missing', 'missing', 'missing']);
});

test('a site without an evidence folder is told how to set one', async () => {
  const { config } = office(null);
  expect(await run({ config, asOf: '2023-12-31' })).toContain('evidenceDir: ./evidence/');
  expect((await rows({ config, asOf: '2023-12-31' })).map((row) => row.folder)).toEqual([null, null, null]);
  await expect(run({ config, init: true })).rejects.toThrow('evidenceDir');
});

test('one ledger only; one that no site is judged by is wrong usage', async () => {
  const { config } = office();
  expect(await rows({ config, ledger: ['mou-2023'], asOf: '2023-12-31' })).toHaveLength(3);
  await expect(run({ config, ledger: ['national'] })).rejects.toThrow('可用：mou-2023');
});

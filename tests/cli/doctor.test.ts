import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DoctorOptions, type DoctorRow, renderDoctor, runDoctor } from '../../cli/doctor.js';
import { requireBrowser } from '../setup/browser.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zwgk-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options = (changes: Partial<DoctorOptions> = {}): DoctorOptions => ({
  env: { ZWGK_BROWSER: join(folder, 'no-browser') },
  dataDir: join(folder, 'data'),
  configFile: 'sites.yaml',
  describeConfig: () => '3 个站点',
  calendarLastYear: 2026,
  today: '2026-06-01',
  ...changes,
});

async function row(id: DoctorRow['id'], changes: Partial<DoctorOptions> = {}): Promise<DoctorRow | undefined> {
  return (await runDoctor(options(changes))).rows.find((one) => one.id === id);
}

test('what is well needs no mend', async () => {
  const { rows } = await runDoctor(options());
  for (const id of ['node', 'packages', 'data', 'config', 'loopback', 'proxy', 'calendar'])
    expect(rows.find((one) => one.id === id)).toMatchObject({ level: 'ok', mend: null });
  expect(existsSync(join(folder, 'data'))).toBe(true);
});

describe('browser', () => {
  test('named wrongly fails and names it', async () => {
    expect(await row('browser')).toMatchObject({ level: 'fail', detail: expect.stringContaining(join(folder, 'no-browser')) });
  });

  test('is shown with its version and place', async (context) => {
    const { executablePath, version, chineseFont } = await requireBrowser(context);
    const { rows } = await runDoctor(options({ browser: executablePath }));
    expect(rows.find(({ id }) => id === 'browser')).toMatchObject({
      level: 'ok',
      detail: expect.stringContaining(`${executablePath}，版本 ${version}`),
    });
    expect(rows.find(({ id }) => id === 'font')?.level).toBe(chineseFont ? 'ok' : 'warn');
  });
});

test.each([
  ['2026-11-30', 2026, 'ok'],
  ['2026-12-01', 2026, 'warn'],
  ['2026-12-01', 2027, 'ok'],
  ['2027-01-01', 2026, 'warn'],
] as const)('on %s a calendar to %i is %s', async (today, calendarLastYear, level) => {
  expect(await row('calendar', { today, calendarLastYear })).toMatchObject({ level });
});

test('a site list that cannot be read fails with its message', async () => {
  const describeConfig = () => {
    throw new Error('config/sites.yaml 第 3 行：level 有误');
  };
  expect(await row('config', { describeConfig })).toMatchObject({ level: 'fail', detail: 'config/sites.yaml 第 3 行：level 有误' });
  expect(await row('config', { configFile: null })).toMatchObject({ level: 'warn', mend: expect.stringContaining('sites.example.yaml') });
});

test('a proxy is named without its password', async () => {
  const env = { ...options().env, HTTPS_PROXY: 'http://user:secret@10.0.0.1:3128' };
  const proxy = await row('proxy', { env });
  expect(proxy).toMatchObject({ level: 'warn', detail: '设置了 HTTPS_PROXY' });
  expect(JSON.stringify(proxy)).not.toContain('secret');
});

test('a data folder that cannot be made fails', async () => {
  writeFileSync(join(folder, 'file'), '');
  expect(await row('data', { dataDir: join(folder, 'file', 'data') })).toMatchObject({ level: 'fail', mend: expect.stringContaining('--data') });
});

test.skipIf(process.getuid?.() === 0)('a data folder that may not be written fails', async () => {
  chmodSync(folder, 0o500);
  expect(await row('data')).toMatchObject({ level: 'fail' });
  chmodSync(folder, 0o700);
});

test('the text shows every row, its mend and the outcome', async () => {
  const report = await runDoctor(options({ configFile: null }));
  const text = renderDoctor(report);
  expect(report.ok).toBe(false);
  expect(text.split('\n').filter((line) => /^\[(正常|注意|有误)\] /.test(line))).toHaveLength(report.rows.length);
  expect(text).toMatch(/^\[注意\] 站点清单：还没有站点清单\n {7}把 config\/sites\.example\.yaml/m);
  expect(text).toMatch(/有 1 项要先解决。\n$/);
});

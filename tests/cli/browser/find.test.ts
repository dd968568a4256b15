import { chmodSync, copyFileSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installedBrowsers } from '../../../cli/browser/candidates.js';
import { findBrowser } from '../../../cli/browser/find.js';
import { requireBrowser } from '../../setup/browser.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zwgk-browser-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A shell script under `name` in the test's own folder, which serves as PATH. */
function program(name: string, script: string, mode = 0o755): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, mode);
  return path;
}

/** It exists and is no browser. */
const impostor = (name: string): string => program(name, 'exit 0');
const wrapper = (name: string, executablePath: string): string => program(name, `exec '${executablePath}' "$@"`);

describe('a browser named by the user', () => {
  test.each([
    ['that is not there', () => join(folder, 'absent'), '文件不存在'],
    ['that is a folder', () => folder, '文件不存在'],
    ['that is no browser', () => impostor('chromium'), '不是可用的 Chromium 系浏览器'],
    ['that may not be run', () => program('plain', 'exit 0', 0o644), '没有执行权限'],
  ])('%s is an error that names it', async (_case, make, reason) => {
    const path = make();
    const byVariable = await findBrowser({ env: { ZWGK_BROWSER: path }, memoryFile: null });
    expect(byVariable).toMatchObject({ missing: true, error: expect.stringContaining(`ZWGK_BROWSER 指定的浏览器 ${path} 不能使用`) });
    expect(byVariable).toMatchObject({ tried: [{ path, reason: expect.stringContaining(reason) }] });
  });

  test('as an option wins over the variable', async () => {
    const lookup = await findBrowser({ explicit: '/option', env: { ZWGK_BROWSER: '/variable' }, memoryFile: null });
    expect(lookup).toMatchObject({ missing: true, error: expect.stringContaining('--browser 指定的浏览器 /option') });
  });

  test('is used', async (context) => {
    const { executablePath, version } = await requireBrowser(context);
    const lookup = await findBrowser({ explicit: executablePath, memoryFile: null });
    expect(lookup).toMatchObject({ executablePath, version, source: '--browser' });
  });
});

describe('a browser on the machine', () => {
  test.runIf(process.platform === 'linux')('is looked for in a fixed order, once per program', () => {
    for (const name of ['google-chrome', 'chromium', 'chromium-headless-shell']) impostor(name);
    symlinkSync(join(folder, 'google-chrome'), join(folder, 'google-chrome-stable'));
    const names = installedBrowsers({ PATH: folder }, 'linux').map(({ path }) => path.slice(folder.length + 1));
    expect(names).toEqual(['chromium-headless-shell', 'chromium', 'google-chrome']);
  });

  test('a PATH without any gives none', () => {
    expect(installedBrowsers({ PATH: folder }, 'linux')).toEqual([]);
    expect(installedBrowsers({}, 'linux')).toEqual([]);
    expect(installedBrowsers({}, 'win32')).toEqual([]);
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('folders on PATH that may not be read are passed over', () => {
    impostor('chromium');
    chmodSync(folder, 0o000);
    expect(installedBrowsers({ PATH: folder }, 'linux')).toEqual([]);
    chmodSync(folder, 0o755);
  });

  test.runIf(process.platform === 'linux')('that does not start is passed over for the next', async (context) => {
    const { executablePath, version } = await requireBrowser(context);
    impostor('chromium');
    const good = wrapper('google-chrome', executablePath);
    const lookup = await findBrowser({ env: { PATH: folder }, memoryFile: null });
    // Where Playwright's own browser is installed it comes first.
    const expected = executablePath.includes('ms-playwright') ? executablePath : good;
    expect(lookup).toMatchObject({ executablePath: expected, version, chineseFont: expect.any(Boolean) });
  });
});

describe('the memory of a verified browser', () => {
  test('spares the launch until the file changes', async (context) => {
    const { executablePath, chineseFont } = await requireBrowser(context);
    if (!chineseFont) context.skip('no Chinese font: nothing is remembered');
    const memoryFile = join(folder, 'deep', 'browser.json');
    const path = wrapper('browser', executablePath);
    const whole = new Date('2026-01-01T00:00:00Z');
    utimesSync(path, whole, whole);
    const options = { env: { ZWGK_BROWSER: path }, memoryFile };
    const first = await findBrowser(options);
    expect(first).toMatchObject({ executablePath: path });

    // The file is broken but its time is put back: only a launch could tell, and none is made.
    copyFileSync(impostor('broken'), path);
    utimesSync(path, whole, whole);
    expect(await findBrowser(options)).toEqual(first);

    utimesSync(path, whole, new Date('2026-01-02T00:00:00Z'));
    expect(await findBrowser(options)).toMatchObject({ missing: true });
  });

  test('of another choice or a torn file is not used', async () => {
    const memoryFile = join(folder, 'browser.json');
    writeFileSync(memoryFile, '{"named":');
    expect(await findBrowser({ explicit: join(folder, 'absent'), memoryFile })).toMatchObject({ missing: true });
  });
});

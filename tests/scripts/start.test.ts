import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot, toolVersion } from '../../config/root.js';

/** A folder with the launchers and nothing installed. */
let bare: string;
beforeEach(() => {
  bare = mkdtempSync(join(tmpdir(), 'zwgk-start-'));
  for (const part of ['bin', 'scripts', 'package.json', 'tsconfig.json']) cpSync(join(packageRoot, part), join(bare, part), { recursive: true });
});
afterEach(() => rmSync(bare, { recursive: true, force: true }));

function node(folder: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });
  return { status, stdout, stderr };
}

test('a second start does no set-up and hands its arguments on', () => {
  node(packageRoot, ['scripts/start.mjs', '--version']);
  expect(node(packageRoot, ['scripts/start.mjs', '--version'])).toEqual({ status: 0, stdout: `${toolVersion}\n`, stderr: '' });
});

test('a wrong ZWGK_BROWSER ends the start and is named', () => {
  const { status, stdout, stderr } = node(packageRoot, ['scripts/start.mjs', '--version'], { ZWGK_BROWSER: '/opt/none/chrome' });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toBe('环境变量 ZWGK_BROWSER 指定的浏览器 /opt/none/chrome 不能使用：文件不存在\n');
});

test.each(['scripts/start.mjs', 'scripts/test.mjs', 'bin/zwgk-audit.js'])('%s refuses an old Node.js with one clear line', (script) => {
  const manifest = JSON.parse(readFileSync(join(bare, 'package.json'), 'utf8'));
  writeFileSync(join(bare, 'package.json'), JSON.stringify({ ...manifest, engines: { node: '>=99.7' } }));
  const { status, stderr } = node(bare, [script]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^需要 Node\.js 99\.7 或更高版本，当前是 [\d.]+。[^\n]+\n$/);
});

test('the command line in a clone without packages says what to run', () => {
  const { status, stderr } = node(bare, ['bin/zwgk-audit.js', 'doctor']);
  expect(status).toBe(2);
  expect(stderr).toContain('npm start 或 npm ci');
});

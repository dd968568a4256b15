import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { packageRoot, toolVersion } from '../config/root.js';

/** What a user gets from the registry: the packed tarball, installed into an empty folder and run there. */

const folder = mkdtempSync(join(tmpdir(), 'zwgk-package-'));
const app = join(folder, 'app');
let packed: string[] = [];
/** Why nothing could be installed; null when it was. */
let unavailable: string | null = null;

function npm(cwd: string, args: string[]) {
  const script = process.env.npm_execpath;
  const [command, before] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  return spawnSync(command, [...before, ...args], { cwd, encoding: 'utf8', timeout: 240_000 });
}
const run = (...args: string[]) => npm(app, ['exec', '--no', '--', 'zwgk-audit', ...args]);

function pack(): string {
  const { status, stdout, stderr } = npm(packageRoot, ['pack', '--json', '--silent', '--pack-destination', folder]);
  if (status !== 0) throw new Error(`npm pack failed\n${stdout}\n${stderr}`);
  const [tarball] = JSON.parse(stdout.slice(stdout.indexOf('[\n')));
  packed = tarball.files.map((file: { path: string }) => file.path);
  return tarball.filename;
}

/** The project's own lockfile without development packages: what was tested is installed, from npm's cache if it is there. */
function install(tarball: string): void {
  const resolved = `file:../${tarball}`;
  const { packages } = JSON.parse(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8'));
  const { version, dependencies, bin } = packages[''];
  const production = Object.entries<{ dev?: boolean }>(packages).filter(([path, entry]) => path !== '' && !entry.dev);
  const { overrides } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const own = { dependencies: { 'zwgk-audit': resolved } };
  const lock = { ...Object.fromEntries(production), '': own, 'node_modules/zwgk-audit': { version, resolved, dependencies, bin } };
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), JSON.stringify({ private: true, overrides, ...own }));
  writeFileSync(join(app, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages: lock }));

  const { status, stderr } = npm(app, ['ci', '--prefer-offline', '--no-audit', '--no-fund']);
  if (status === 0) return;
  if (!/ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(stderr)) throw new Error(`npm ci failed\n${stderr}`);
  unavailable = 'packages neither in the npm cache nor reachable';
}

beforeAll(() => install(pack()), 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach((context) => {
  if (unavailable) context.skip(unavailable);
});

test('the tarball holds what runs, and neither sources, tests nor the user’s own site list', () => {
  expect(packed).toEqual(
    expect.arrayContaining([
      'bin/zwgk-audit.js',
      'dist/cli/main.js',
      'dist/reports/templates/unit.hbs',
      'dist/ledger/read/index.js',
      'config/ledger/indicators.yaml',
      'deploy/README.md',
      'README.md',
      'LICENSE',
    ]),
  );
  expect(packed.filter((path) => /\.ts$|^(tests|scripts|data)\/|tsconfig|^config\/sites\.yaml$/.test(path))).toEqual([]);
});

test('--version and --help', () => {
  expect(run('--version')).toMatchObject({ status: 0, stdout: `${toolVersion}\n` });
  expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('selfcheck') });
});

test('doctor finds all packages', () => {
  expect(run('doctor').stdout).toMatch(/^\[正常\] 依赖：/m);
});

test('inspect reads a page', () => {
  const body = '本通知自印发之日起施行。'.repeat(20);
  writeFileSync(
    join(app, 'page.html'),
    `<html><head><title>关于印发工作要点的通知</title></head><body><h1>关于印发工作要点的通知</h1><p>发布时间：2023-06-07 10:20</p><div>${body}</div></body></html>`,
  );
  const { status, stdout } = run('inspect', 'page.html', '--url', 'http://www.example.gov.cn/art/2023/6/7/art_1_1.html');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, title: '关于印发工作要点的通知', publishedAt: { value: '2023-06-07T10:20' } });
});

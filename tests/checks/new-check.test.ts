import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../config/root.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zwgk-new-check-'));
  mkdirSync(join(root, 'scripts'));
  copyFileSync(join(packageRoot, 'scripts', 'new-check.mjs'), join(root, 'scripts', 'new-check.mjs'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const run = (...args: string[]) => spawnSync(process.execPath, [join(root, 'scripts', 'new-check.mjs'), ...args], { encoding: 'utf8' });

test('writes check and test, and says what is left to do', () => {
  const { status, stdout } = run('interpretation/interpretation-elements', '解读要素');
  expect(status).toBe(0);
  expect(stdout).toContain('register(interpretationElements)');
  const check = readFileSync(join(root, 'checks', 'interpretation', 'interpretation-elements.ts'), 'utf8');
  expect(check).toContain(
    "export const interpretationElements = defineCheck({\n  id: 'interpretation-elements',\n  title: '解读要素',\n  topic: 'interpretation',",
  );
  expect(readFileSync(join(root, 'tests', 'checks', 'interpretation', 'interpretation-elements.test.ts'), 'utf8')).toContain(
    "'../../../checks/interpretation/interpretation-elements.js'",
  );
});

test('overwrites nothing', () => {
  run('finance/fee-list');
  expect(run('finance/fee-list')).toMatchObject({ status: 2, stderr: 'checks/finance/fee-list.ts 已存在，没有改动\n' });
});

test.each([[[]], [['elsewhere/fee-list']], [['finance/FeeList']], [['finance/../../x']]])('usage: %j', (args) => {
  const { status, stderr } = run(...args);
  expect(status).toBe(2);
  expect(stderr).toContain('用法');
});

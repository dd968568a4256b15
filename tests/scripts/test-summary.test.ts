import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/test-summary.mjs', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zwgk-summary-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const results = (passed: number, failed: number, pending: number, todo: number, testResults: unknown[] = []) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: pending, numTodoTests: todo, testResults });

test.each([
  ['all passed', results(3, 0, 0, 0), '3 passed, 0 failed, 0 skipped', 0],
  ['some skipped', results(3, 0, 2, 1), '3 passed, 0 failed, 3 skipped', 0],
  ['one failed', results(3, 1, 0, 0), '3 passed, 1 failed, 0 skipped', 1],
  ['a file did not load', results(3, 0, 0, 0, [{ status: 'failed', assertionResults: [] }]), '3 passed, 1 failed, 0 skipped', 1],
  ['a hook failed', results(3, 0, 2, 0, [{ status: 'failed', assertionResults: [{ status: 'skipped' }] }]), '3 passed, 1 failed, 2 skipped', 1],
  [
    'a failed test counts once',
    results(3, 1, 0, 0, [{ status: 'failed', assertionResults: [{ status: 'failed' }] }]),
    '3 passed, 1 failed, 0 skipped',
    1,
  ],
  ['nothing ran', results(0, 0, 0, 0), '0 passed, 0 failed, 0 skipped', 1],
  ['all skipped', results(0, 0, 4, 0), '0 passed, 0 failed, 4 skipped', 1],
  ['torn result file', '{"numPassedTests":3,', '0 passed, 0 failed, 0 skipped', 1],
  ['no result file', null, '0 passed, 0 failed, 0 skipped', 1],
])('%s', (_case, text, line, status) => {
  const file = join(folder, 'results.json');
  if (text !== null) writeFileSync(file, text);
  const summary = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  expect(summary.stdout).toBe(`${line}\n`);
  expect(summary.status).toBe(status);
});

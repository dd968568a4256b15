import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

// The scripts run before anything is installed and therefore are untyped JavaScript.
const script = new URL('../../scripts/packages.mjs', import.meta.url).href;
const { packagesState }: { packagesState: (root: string) => string } = await import(script);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zwgk-packages-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const wanted = {
  '': { name: 'project' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/a-darwin': { version: '1.0.0', integrity: 'sha512-d', optional: true },
};
const { '': _project, ...installed } = wanted;
const { 'node_modules/a-darwin': _otherPlatform, ...here } = installed;

test.each([
  ['nothing installed, or npm interrupted', null, 'missing'],
  ['all installed', installed, 'ready'],
  ['without the package of another platform', here, 'ready'],
  ['with one that is no longer wanted', { ...here, 'node_modules/old': { version: '1.0.0' } }, 'ready'],
  ['one absent', {}, 'stale'],
  ['another version', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }, 'stale'],
  ['other contents', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } }, 'stale'],
  ['optional one in another version', { ...here, 'node_modules/a-darwin': { version: '0.9.0', integrity: 'sha512-d' } }, 'stale'],
])('%s', (_case, record, state) => {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  mkdirSync(join(root, 'node_modules'));
  if (record) writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: record }));
  expect(packagesState(root)).toBe(state);
});

import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../config/root.js';

const script = new URL('../scripts/dependency-rules.mjs', import.meta.url).href;
const { brokenRules }: { brokenRules: (root: string) => Promise<string[]> } = await import(script);

test('imports point upstream, and only to a contract', async () => {
  expect(await brokenRules(packageRoot)).toEqual([]);
});

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'zwgk-rules-')));
  copyFileSync(join(packageRoot, 'package.json'), join(root, 'package.json'));
  symlinkSync(join(packageRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** Importer, what it imports, and the rule that forbids it; null: allowed. */
const IMPORTS: readonly (readonly [string, string, string | null])[] = [
  ['config/a.ts', '../crawler/facts/t.js', 'config-stands-alone'],
  ['crawler/facts/a.ts', '../../config/t.js', null],
  ['crawler/facts/b.ts', '../extractors/t.js', 'facts-stand-alone'],
  ['crawler/extractors/a.ts', '../facts/t.js', null],
  ['crawler/extractors/b.ts', '../relate/t.js', 'extractors-read-pages'],
  ['crawler/extractors/c.ts', 'node:crypto', null],
  ['crawler/extractors/d.ts', 'node:fs', 'pure-core'],
  ['crawler/extractors/e.ts', 'undici', 'pure-core-packages'],
  ['crawler/relate/a.ts', '../extractors/t.js', 'relate-reads-facts'],
  ['crawler/relate/b.ts', 'playwright', 'pure-core-packages'],
  ['crawler/fetch/a.ts', '../extractors/t.js', 'fetch-knows-no-pages'],
  ['crawler/fetch/b.ts', 'undici', null],
  ['crawler/a.ts', '../checks/check.js', 'crawler-knows-no-judgement'],
  ['checks/a.ts', '../crawler/facts/t.js', null],
  ['checks/b.ts', '../crawler/relate/t.js', 'checks-judge-facts'],
  ['checks/c.ts', 'node:http', 'pure-core'],
  ['reports/a.ts', '../checks/results.js', null],
  ['reports/b.ts', '../checks/t.js', 'reports-print-results'],
  ['reports/c.ts', '../cli/t.js', 'reports-print-results'],
  ['store/a.ts', '../cli/t.js', 'store-keeps-contracts'],
  ['samples/a.ts', '../checks/t.js', 'samples-stand-alone'],
  ['cli/a.ts', '../reports/t.js', null],
  ['cli/b.ts', './absent.js', 'no-unknown-import'],
  ['cli/c.ts', 'tsx/esm/api', 'no-development-package'],
];

test('every rule bites', async () => {
  const targets = IMPORTS.map(([from, to]) => join(dirname(from), to).replace(/\.js$/, '.ts')).filter((file) => /\/\w+\.ts$/.test(file));
  for (const file of targets.filter((file) => !file.endsWith('absent.ts'))) write(file, 'export const value = 1;\n');
  for (const [from, to] of IMPORTS) write(from, `import * as part from '${to}';\nexport const kept = part;\n`);
  write('cli/ring-1.ts', "import './ring-2.js';\n");
  write('cli/ring-2.ts', "import './ring-1.js';\n");

  const broken = (await brokenRules(root)).map((line) => line.replace(/ → .*/, ''));
  const planted = IMPORTS.flatMap(([from, , rule]) => (rule ? [`${rule}: ${from}`] : []));
  expect(broken.sort()).toEqual([...planted, 'no-cycle: cli/ring-1.ts'].sort());
});

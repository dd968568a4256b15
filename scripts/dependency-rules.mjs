// Holds the sources to .dependency-cruiser.cjs; status 1 on a breach.
import { readdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const STAGES = ['checks', 'cli', 'config', 'crawler', 'reports', 'samples', 'store'];

const sourcesIn = (root, folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).split(sep).join('/').replace(/^\//, ''));

/**
 * @param {string} root folder that holds the stages and .dependency-cruiser.cjs
 * @returns {Promise<string[]>} one line per breach. A source file that was not looked at is one: with a TypeScript that it
 *   does not know, dependency-cruiser skips every file and finds nothing wrong.
 */
export async function brokenRules(root) {
  const present = new Set(readdirSync(root));
  const stages = STAGES.filter((stage) => present.has(stage));
  const { forbidden, options } = createRequire(import.meta.url)(fileURLToPath(new URL('../.dependency-cruiser.cjs', import.meta.url)));
  const tsConfig = extractTSConfig(fileURLToPath(new URL('../tsconfig.json', import.meta.url)));
  const { output } = await cruise(stages, { ...options, baseDir: root, validate: true, ruleSet: { forbidden } }, undefined, { tsConfig });

  const seen = new Set(output.modules.map((module) => module.source));
  const unseen = stages.flatMap((stage) => sourcesIn(root, stage)).filter((file) => !seen.has(file));
  return [
    ...output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ...unseen.map((file) => `not looked at: ${file}`),
  ];
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const broken = await brokenRules(realpathSync(fileURLToPath(new URL('..', import.meta.url))));
  for (const line of broken) console.error(line);
  console.log(`dependency rules: ${broken.length === 0 ? 'kept' : `${broken.length} breaches`}`);
  if (broken.length > 0) process.exitCode = 1;
}

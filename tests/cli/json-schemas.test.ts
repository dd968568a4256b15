import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonSchemas } from '../../cli/json-schemas.js';
import { packageRoot } from '../../config/root.js';

const folder = join(packageRoot, 'config', 'json-schema');

test('the JSON Schema files are those of the code (npm run schemas)', () => {
  const generated = jsonSchemas();
  expect(readdirSync(folder).sort()).toEqual(Object.keys(generated).sort());
  for (const [name, schema] of Object.entries(generated))
    expect(JSON.parse(readFileSync(join(folder, name), 'utf8')), name).toEqual(JSON.parse(JSON.stringify(schema)));
});

test('the example site list names its schema and is valid', async () => {
  const { loadSites } = await import('../../config/load.js');
  const file = join(packageRoot, 'config', 'sites.example.yaml');
  expect(readFileSync(file, 'utf8').split('\n', 1)[0]).toBe('# yaml-language-server: $schema=./json-schema/sites.schema.json');
  expect(loadSites(file)).toHaveLength(1);
});

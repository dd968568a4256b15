// Writes config/json-schema/ from the zod schemas: npm run schemas
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '../cli/json-schemas.js';
import { packageRoot } from '../config/root.js';

const folder = join(packageRoot, 'config', 'json-schema');
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(jsonSchemas())) writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);

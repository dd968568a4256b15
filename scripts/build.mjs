// npm run build: compiles the sources to dist/ and puts beside them what they read from their own folder.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

rmSync(path('dist'), { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [path('node_modules/typescript/bin/tsc'), '-p', path('tsconfig.build.json')], { stdio: 'inherit' });
if (status === 0) cpSync(path('reports/templates'), path('dist/reports/templates'), { recursive: true });
else process.exitCode = 1;

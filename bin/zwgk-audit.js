#!/usr/bin/env node
import './require-node.js';
import { existsSync } from 'node:fs';

// A clone runs its sources, so that an edit takes effect at once; an installed package has only the compiled code.
const isClone = existsSync(new URL('../tsconfig.json', import.meta.url));

/** @returns {Promise<boolean>} whether the TypeScript loader is in place */
async function registerTypeScript() {
  try {
    const { register } = await import('tsx/esm/api');
    register();
    return true;
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return false;
  }
}

if (!isClone) {
  await import('../dist/cli/main.js');
} else if (await registerTypeScript()) {
  await import('../cli/main.ts');
} else {
  console.error('依赖尚未安装：请先在项目目录运行 npm start 或 npm ci。');
  process.exitCode = 2;
}

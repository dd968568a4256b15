import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from './run.mjs';

const INSTALL_TIMEOUT_MS = 15 * 60_000;

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Compares package-lock.json with npm's own record of what it has installed, which npm writes last: an interrupted
 * installation has none. Packages for other platforms are optional and may be absent.
 * @param {string} root folder of package.json
 * @returns {'ready' | 'missing' | 'stale'}
 */
export function packagesState(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return 'missing';
  const installed = readJson(record).packages;
  const wanted = Object.entries(readJson(join(root, 'package-lock.json')).packages).filter(([path]) => path !== '');
  const same = wanted.every(([path, { version, integrity, optional }]) => {
    const there = installed[path];
    return there ? there.version === version && there.integrity === integrity : optional === true;
  });
  return same ? 'ready' : 'stale';
}

/** npm as it was started by `npm start`, else the one that lies beside node, else the one on PATH. */
function npm() {
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const script = [process.env.npm_execpath, beside].find((file) => file?.endsWith('.js') && existsSync(file));
  return script ? { command: process.execPath, before: [script] } : { command: 'npm', before: [] };
}

/** npm's cache lies in the home folder, which service accounts often lack; theirs goes to the project's own .cache. */
export function provideNpmCache(root) {
  const usual = process.env.npm_config_cache ?? join(homedir(), '.npm');
  try {
    mkdirSync(usual, { recursive: true });
    accessSync(usual, constants.W_OK);
  } catch {
    process.env.npm_config_cache = join(root, '.cache', 'npm'); // an unusable folder is the answer asked for
  }
}

/** Installs exactly what the lockfile says, development tools included (the TypeScript loader is one). */
export async function installPackages(root) {
  const { command, before } = npm();
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  return run(command, [...before, ...args], { cwd: root, timeoutMs: INSTALL_TIMEOUT_MS });
}

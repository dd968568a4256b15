import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

const DOWNLOAD_TIMEOUT_MS = 5 * 60_000;
const APT_UPDATE_TIMEOUT_MS = 3 * 60_000;
const APT_INSTALL_TIMEOUT_MS = 10 * 60_000;

/** Playwright's installer; quiet, because without internet it fails with pages of traces and the next way is tried. */
export function downloadBrowser(root) {
  const script = join(root, 'node_modules', 'playwright', 'cli.js');
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env };
  return run(process.execPath, [script, 'install', 'chromium'], { cwd: root, env, timeoutMs: DOWNLOAD_TIMEOUT_MS, quiet: true });
}

export const canUseApt = () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Installs Debian packages without a question asked. Only as root; others get the commands to type. */
export async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const bounds = ['-q', '-o', 'DPkg::Lock::Timeout=60', '-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20'];
  const apt = (args, timeoutMs) => run('/usr/bin/apt-get', [...bounds, ...args], { env, timeoutMs, quiet: true });
  await apt(['update'], APT_UPDATE_TIMEOUT_MS); // one dead source among several does not stop the installation
  return apt(['install', '-y', '--no-install-recommends', ...packages], APT_INSTALL_TIMEOUT_MS);
}

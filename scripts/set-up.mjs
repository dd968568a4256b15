import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aptInstall, canUseApt, downloadBrowser } from './install-browser.mjs';
import { installPackages, packagesState, provideNpmCache } from './packages.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Written after a failed attempt to install something, so that every further start does not wait for it again. */
const ATTEMPT_FILE = join(root, 'node_modules', '.cache', 'zwgk-audit', 'install-attempt');
const ATTEMPT_AGAIN_MS = 24 * 3_600_000;

const say = (text) => console.error(text);

/** What stops the set-up, with the mend; shown without a trace. */
export class SetUpError extends Error {}

const attemptedLately = () => Date.now() - (statSync(ATTEMPT_FILE, { throwIfNoEntry: false })?.mtimeMs ?? 0) < ATTEMPT_AGAIN_MS;

function noteAttempt() {
  try {
    mkdirSync(dirname(ATTEMPT_FILE), { recursive: true });
    writeFileSync(ATTEMPT_FILE, '');
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error; // a read-only folder: the next start tries again
  }
}

async function providePackages() {
  const state = packagesState(root);
  if (state === 'ready') return;
  say(state === 'missing' ? '首次运行：正在安装依赖……' : '依赖已有更新：正在重新安装……');
  if (await installPackages(root)) return;
  throw new SetUpError(
    '依赖安装失败，原因见上。请检查网络和磁盘空间；在内网请先用 npm config set registry <本单位的镜像地址> 指定镜像，再重新运行。',
  );
}

/** Tries to install a browser, then looks again. */
async function installBrowser(findBrowser) {
  say('没有找到浏览器：正在下载 Chromium（最多等 5 分钟）……');
  if (await downloadBrowser(root)) {
    const found = await findBrowser();
    if (!found.missing) return found;
  }
  if (canUseApt()) {
    say('正在用 apt-get 安装 chromium 和中文字体……');
    await aptInstall(['chromium', 'fonts-noto-cjk']);
  }
  return findBrowser();
}

async function installFont(findBrowser) {
  say('浏览器缺少中文字体：正在用 apt-get 安装……');
  await aptInstall(['fonts-noto-cjk']);
  return findBrowser();
}

/** Finds a browser that draws Chinese, installs what is missing where it may, and warns of the rest. */
async function provideBrowser() {
  const { findBrowser } = await import('../cli/browser/find.ts');
  let browser = await findBrowser();
  if (browser.error) throw new SetUpError(browser.error);
  if (browser.chineseFont || attemptedLately()) return;

  if (browser.missing) browser = await installBrowser(findBrowser);
  if (browser.chineseFont === false && canUseApt()) browser = await installFont(findBrowser);
  if (browser.chineseFont) return;

  noteAttempt();
  const advice = await import('../cli/browser/advice.ts');
  say(browser.missing ? advice.describeMissing(browser) : advice.MISSING_FONT);
}

/** Everything the project needs on a fresh machine; does nothing on the second call. @throws {SetUpError} */
export async function setUp() {
  provideNpmCache(root);
  await providePackages();
  const { register } = await import('tsx/esm/api');
  register();
  await provideBrowser();
}

/** Runs a script's main part; a failed set-up ends it with its message and status 2. */
export async function main(work) {
  try {
    await setUp();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    say(error.message);
    process.exitCode = 2;
    return;
  }
  await work();
}

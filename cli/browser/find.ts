import { join, resolve } from 'node:path';
import { packageRoot } from '../../config/root.js';
import { type Candidate, installedBrowsers, isFile } from './candidates.js';
import { bundledBrowser, sandboxed, tryLaunch } from './launch.js';
import { type FoundBrowser, recallBrowser, rememberBrowser } from './memory.js';

export type { FoundBrowser } from './memory.js';

export interface NoBrowser {
  missing: true;
  /** Set when the browser that the user named cannot be used: a usage error, no other is tried in its place. */
  error: string | null;
  tried: { path: string; reason: string }[];
}

export interface FindOptions {
  /** Path given as `--browser`; wins over `ZWGK_BROWSER`. */
  explicit?: string | null;
  env?: NodeJS.ProcessEnv;
  /** Where the last verified browser is remembered; null: launch anew. */
  memoryFile?: string | null;
}

/** Lives and dies with node_modules, like everything the set-up has made. */
const MEMORY_FILE = join(packageRoot, 'node_modules', '.cache', 'zwgk-audit', 'browser.json');

async function candidates(env: NodeJS.ProcessEnv): Promise<Candidate[]> {
  const own = await bundledBrowser();
  const bundled = own && isFile(own) ? [{ path: own, source: 'Playwright 自带' }] : [];
  return [...bundled, ...installedBrowsers(env, process.platform)];
}

function named({ explicit, env = process.env }: FindOptions): Candidate | null {
  if (explicit) return { path: resolve(explicit), source: '--browser' };
  if (env.ZWGK_BROWSER) return { path: resolve(env.ZWGK_BROWSER), source: '环境变量 ZWGK_BROWSER' };
  return null;
}

async function firstThatLaunches(list: readonly Candidate[]): Promise<FoundBrowser | NoBrowser> {
  const tried: NoBrowser['tried'] = [];
  for (const { path, source } of list) {
    const launch = await tryLaunch(path);
    if (launch.ok) return { executablePath: path, version: launch.version, source, sandbox: sandboxed(), chineseFont: launch.chineseFont };
    tried.push({ path, reason: launch.reason });
  }
  return { missing: true, error: null, tried };
}

async function tryNamed(choice: Candidate): Promise<FoundBrowser | NoBrowser> {
  const result: FoundBrowser | NoBrowser = isFile(choice.path)
    ? await firstThatLaunches([choice])
    : { missing: true, error: null, tried: [{ path: choice.path, reason: '文件不存在' }] };
  if (!('missing' in result)) return result;
  return { ...result, error: `${choice.source} 指定的浏览器 ${choice.path} 不能使用：${result.tried[0]?.reason ?? '原因不明'}` };
}

/**
 * The browser to render pages with: the one named by the user, else Playwright's own, else one installed on the machine.
 * Each candidate is really launched (at most 20 s); a verified one is remembered until its file changes.
 * Installs nothing and never throws for what is on the machine.
 */
export async function findBrowser(options: FindOptions = {}): Promise<FoundBrowser | NoBrowser> {
  const memoryFile = options.memoryFile === undefined ? MEMORY_FILE : options.memoryFile;
  const choice = named(options);
  const known = recallBrowser(memoryFile, choice?.path ?? null);
  if (known) return known;
  const result = choice ? await tryNamed(choice) : await firstThatLaunches(await candidates(options.env ?? process.env));
  if (!('missing' in result) && result.chineseFont) rememberBrowser(memoryFile, choice?.path ?? null, result);
  return result;
}

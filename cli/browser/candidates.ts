import { existsSync, realpathSync, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** A program file that may be a browser, and where it was looked up (shown to the user). */
export interface Candidate {
  path: string;
  source: string;
}

/** Program names looked up along PATH, the leanest first: the shell starts faster and reads more pages per second. */
const LINUX_NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PROGRAMS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** False also where the folder may not be read: another user's folder on PATH is usual. */
export const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** The same program under a second name is tried once. */
function distinct(paths: readonly string[]): string[] {
  const seen = new Set<string>();
  return paths.filter(isFile).filter((path) => {
    const real = realpathSync(path);
    return !seen.has(real) && seen.add(real);
  });
}

function onPath(env: NodeJS.ProcessEnv): string[] {
  const folders = (env.PATH ?? '').split(posix.delimiter).filter((folder) => folder.startsWith('/'));
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

function inApplications(env: NodeJS.ProcessEnv): string[] {
  const folders = ['/Applications', ...(env.HOME ? [posix.join(env.HOME, 'Applications')] : [])];
  return MAC_APPS.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
}

function inProgramFiles(env: NodeJS.ProcessEnv): string[] {
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => folder !== undefined);
  return WINDOWS_PROGRAMS.flatMap((name) => folders.map((folder) => win32.join(folder, name)));
}

/** Browsers installed on this machine, in the order they are tried. Only existing files. */
export function installedBrowsers(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Candidate[] {
  const places = platform === 'win32' ? inProgramFiles(env) : platform === 'darwin' ? inApplications(env) : onPath(env);
  return distinct(places).map((path) => ({ path, source: '系统已安装' }));
}

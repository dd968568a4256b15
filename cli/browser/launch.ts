import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright';

/** A launch that takes longer than this is a broken browser, not a slow machine. */
const LAUNCH_TIMEOUT_MS = 20_000;
/** So is one that starts and then cannot open an empty page. */
const PAGE_TIMEOUT_MS = 10_000;

export type Launch = { ok: true; version: string; chineseFont: boolean } | { ok: false; reason: string };

/** Chromium's sandbox refuses to run as root; for everybody else it stays on, for the pages opened are hostile. */
export const sandboxed = (): boolean => process.getuid?.() !== 0;

/**
 * Absent fonts do not fail: every Chinese character is then drawn as the same empty box.
 * Two characters that differ from each other and from a code point that no font has are really drawn.
 */
async function drawsChinese(browser: Browser): Promise<boolean> {
  const page = await browser.newPage();
  const script = `['政', '务', '\\u{10FFFF}'].map((character) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 40;
    const pen = canvas.getContext('2d');
    pen.font = '32px sans-serif';
    pen.fillText(character, 2, 34);
    return canvas.toDataURL();
  })`;
  const pictures = await page.evaluate<string[]>(script);
  return new Set(pictures).size === pictures.length;
}

const SANDBOX_REASON =
  '浏览器沙箱不可用。Ubuntu 可执行 sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0，' +
  'Debian、麒麟可执行 sudo sysctl -w kernel.unprivileged_userns_clone=1；在容器中请放开 user namespace';

const firstLine = (text: string): string => text.split('\n', 1)[0]?.trim() ?? '';

/** The line of Playwright's long report that says why; the rest is its own command line. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/sandboxing failed|No usable sandbox/i.test(text)) return SANDBOX_REASON;
  const library = /error while loading shared libraries: ([\w.+-]+)/.exec(text)?.[1];
  if (library) return `缺少系统库 ${library}`;
  if (/missing dependencies/.test(text)) return '缺少系统库，可执行 sudo npx playwright install-deps chromium';
  if (/Timeout \d+ms exceeded/.test(text)) return `启动超过 ${LAUNCH_TIMEOUT_MS / 1000} 秒`;
  if (/has been closed/.test(text)) return '启动后立即退出，不是可用的 Chromium 系浏览器';
  if (/EACCES/.test(text)) return '没有执行权限';
  return firstLine(text).replace(/^browserType\.launch: /, '');
}

const soon = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    setTimeout(PAGE_TIMEOUT_MS, null, { ref: false }).then((): never => {
      throw new Error('启动后打不开页面');
    }),
  ]);

/** Where Playwright keeps the browser that it downloads itself; null on systems it does not know. */
export async function bundledBrowser(): Promise<string | null> {
  const { chromium } = await import('playwright');
  try {
    return chromium.executablePath();
  } catch {
    return null; // "not supported on this platform" is an answer here
  }
}

/** Starts the program once, headless, and asks for its version and whether it can draw Chinese. Never throws. */
export async function tryLaunch(executablePath: string): Promise<Launch> {
  const { chromium } = await import('playwright');
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({ executablePath, chromiumSandbox: sandboxed(), timeout: LAUNCH_TIMEOUT_MS });
    return { ok: true, version: browser.version(), chineseFont: await soon(drawsChinese(browser)) };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  } finally {
    await browser?.close();
  }
}

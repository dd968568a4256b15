import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bounds } from './bounds.js';

/** Character recognition by programs of the system: tesseract, and pdftoppm for the pages of a PDF. Optional; nothing is installed for it. */

const run = promisify(execFile);
const MAX_OUTPUT = 4 * 2 ** 20;
/** Longer side of a page picture, pixels: A4 at 200 dpi, where recognition was best, whatever size a page claims to have. */
const PAGE_PIXELS = 2339;

/** Whether the programs are there, and in Chinese what was found or is missing. */
export async function ocrAvailable(): Promise<{ available: boolean; detail: string }> {
  const languages = await outputOf('tesseract', ['--list-langs']);
  if (languages === null) return { available: false, detail: '未安装文字识别程序 tesseract' };
  if (!/^chi_sim$/mu.test(languages)) return { available: false, detail: 'tesseract 缺少简体中文数据 chi_sim' };
  if ((await outputOf('pdftoppm', ['-v'])) === null) return { available: false, detail: '未安装 PDF 转图片程序 pdftoppm（poppler-utils）' };
  return { available: true, detail: 'tesseract 与 chi_sim、pdftoppm 均可用' };
}

async function outputOf(program: string, args: string[]): Promise<string | null> {
  try {
    const { stdout, stderr } = await run(program, args, { timeout: 10_000, maxBuffer: MAX_OUTPUT });
    return stdout + stderr;
  } catch {
    // Not there, or not in working order: both mean it cannot be used.
    return null;
  }
}

export interface Recognised {
  /** Text page by page, as far as it went. */
  pages: string[];
  /** No page was left out for a bound or a fault. */
  complete: boolean;
}

/** Recognises a scan. Never throws for content: what fails is left out. */
export async function recognise(bytes: Uint8Array, kind: 'pdf' | 'image', { ocrPages, ocrTimeMs }: Bounds): Promise<Recognised> {
  const folder = await mkdtemp(join(tmpdir(), 'zwgk-ocr-'));
  const deadline = AbortSignal.timeout(ocrTimeMs);
  const pages: string[] = [];
  try {
    const input = join(folder, 'input');
    await writeFile(input, bytes);
    const pictures = kind === 'image' ? [input] : await rasterise(input, folder, ocrPages, deadline);
    for (const picture of pictures) pages.push(await recognisePage(picture, deadline));
    return { pages, complete: pages.length > 0 };
  } catch {
    // Out of time, or a picture no program opens; the pages before it count.
    return { pages, complete: false };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function rasterise(input: string, folder: string, maxPages: number, signal: AbortSignal): Promise<string[]> {
  const args = ['-png', '-gray', '-l', String(maxPages), '-scale-to', String(PAGE_PIXELS), input, join(folder, 'page')];
  await run('pdftoppm', args, { signal, killSignal: 'SIGKILL', maxBuffer: MAX_OUTPUT });
  const number = (name: string): number => Number(/(\d+)\.png$/u.exec(name)?.[1]);
  return (await readdir(folder))
    .filter((name) => name.endsWith('.png'))
    .sort((a, b) => number(a) - number(b))
    .map((name) => join(folder, name));
}

async function recognisePage(picture: string, signal: AbortSignal): Promise<string> {
  // One block of text keeps table rows together; more threads are slower on few cores.
  const { stdout } = await run('tesseract', [picture, 'stdout', '-l', 'chi_sim', '--psm', '6'], {
    signal,
    killSignal: 'SIGKILL',
    maxBuffer: MAX_OUTPUT,
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  });
  // Chinese comes out with blanks between characters.
  return stdout.replace(/(?<=[\p{Script=Han}，。、；：（）《》]) (?=[\p{Script=Han}，。、；：（）《》])/gu, '');
}

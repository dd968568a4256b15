import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import { findBrowser } from './browser/find.js';
import { UsageError } from './errors.js';

/** Pages of a written report on paper: printed by the browser as they are, without running anything in them. */

const PAGE_TIMEOUT_MS = 120_000;
const FOOTER =
  '<div style="width:100%;font-size:8px;text-align:center;color:#555">第 <span class="pageNumber"></span> 页　共 <span class="totalPages"></span> 页</div>';

/**
 * Prints each page of a report folder beside it: `sites/a.html` → `sites/a.pdf`.
 * @param pages paths relative to the folder
 * @returns the files written, absolute
 * @throws UsageError without a browser that can be used
 */
export async function writePdfs(folder: string, pages: readonly string[], explicit: string | null): Promise<string[]> {
  const found = await findBrowser({ explicit });
  if ('missing' in found) throw new UsageError(found.error ?? '没有找到能用的浏览器，不能生成 PDF。用 doctor 查看，或用 --browser 指定');
  if (!found.chineseFont) throw new UsageError('没有中文字体，PDF 里的汉字会是空白。请先安装中文字体（见 doctor）');
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({ executablePath: found.executablePath, chromiumSandbox: found.sandbox });
  try {
    const written: string[] = [];
    for (const page of pages) written.push(await print(browser, resolve(join(folder, page))));
    return written;
  } finally {
    await browser.close();
  }
}

async function print(browser: Browser, file: string): Promise<string> {
  if (!existsSync(file)) throw new UsageError(`没有报告页面 ${file}`);
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PAGE_TIMEOUT_MS);
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: PAGE_TIMEOUT_MS });
    const target = file.replace(/\.html$/, '.pdf');
    save(target, await pdfOf(page));
    return target;
  } finally {
    await context.close();
  }
}

const pdfOf = (page: Page): Promise<Buffer> =>
  page.pdf({
    format: 'A4',
    printBackground: true,
    tagged: true,
    outline: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: FOOTER,
    margin: { top: '14mm', bottom: '16mm', left: '12mm', right: '12mm' },
  });

function save(file: string, content: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, content);
  renameSync(`${file}.tmp`, file);
}

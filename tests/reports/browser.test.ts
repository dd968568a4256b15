import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderReport } from '../../reports/render.js';
import { input } from './fixture.js';

const executable = ['/usr/bin/chromium', chromium.executablePath()].find((path) => existsSync(path));
if (!executable) console.warn('没有找到 Chromium，跳过报告的浏览器测试');

/** Boxes that stick out of the page sideways although nothing around them scrolls. */
const OVERFLOWING = `[...document.querySelectorAll('body *')].filter((element) => {
  const box = element.getBoundingClientRect();
  return box.right > document.documentElement.clientWidth + 1 && !element.closest('.scroll') && !element.closest('.skip');
}).map((element) => element.outerHTML.slice(0, 120))`;

describe.skipIf(!executable)('in a real browser', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'report-'));

  beforeAll(async () => {
    const long = {
      ...input,
      result: { ...input.result, sites: input.result.sites.map((site) => ({ ...site, name: `${site.name}${'长'.repeat(40)}${'w'.repeat(200)}` })) },
    };
    for (const { path, content } of renderReport(long)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    browser = await chromium.launch({ executablePath: executable, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a page and gathers what it complains about and what it asks for beside itself. */
  const open = async (path: string, width: number): Promise<{ page: Page; trouble: string[] }> => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const own = pathToFileURL(join(folder, path)).href;
    const trouble: string[] = [];
    page.on('console', (message) => trouble.push(message.text()));
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('request', (request) => request.url() !== own && !request.url().startsWith('data:') && trouble.push(request.url()));
    await page.goto(own);
    return { page, trouble };
  };

  const sizes = ['index.html', 'sites/qingshan.html', 'sites/baisha.html'].flatMap((path) =>
    [1440, 768, 390, 320].map((width) => [path, width] as const),
  );
  test.each(sizes)('%s at %i px: quiet, self-contained, no sideways scroll', async (path, width) => {
    const { page, trouble } = await open(path, width);
    expect(trouble).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await page.evaluate(OVERFLOWING)).toEqual([]);
    await page.close();
  });

  test('from the overview to an indicator of a unit and back', async () => {
    const { page, trouble } = await open('index.html', 1440);
    await page.getByLabel('青山区人民政府，政策解读发布时效：不达标').click();
    await page.waitForURL(/sites\/qingshan\.html#indicator-interpretation-timeliness$/);
    expect(await page.locator('#indicator-interpretation-timeliness .finding').first().isVisible()).toBe(true);
    await page.getByRole('link', { name: '检查总览' }).click();
    await page.waitForURL(/index\.html$/);
    // Only the pages of the report were asked for.
    expect(trouble.filter((entry) => !entry.startsWith('file:'))).toEqual([]);
    await page.close();
  });

  test('the keyboard reaches the skip link first and opens folded findings', async () => {
    const { page } = await open('sites/qingshan.html', 1440);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
    const details = page.locator('#indicator-interpretation-coverage details').first();
    expect(await details.locator('.finding').first().isVisible()).toBe(false);
    await details.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await details.locator('.finding').first().isVisible()).toBe(true);
    await page.close();
  });

  test('on paper the folded findings and the addresses are there, the navigation is not', async () => {
    const { page } = await open('sites/qingshan.html', 688);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('details .finding .address').first().isVisible()).toBe(true);
    expect(await page.locator('.contents').isVisible()).toBe(false);
    expect(await page.evaluate("getComputedStyle(document.querySelector('table.ledger')).display")).toBe('table');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(688);
    expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
    await page.close();
  });
});

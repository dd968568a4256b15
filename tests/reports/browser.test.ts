import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCalendar } from '../../checks/calendar/working-days.js';
import { digestOf, trackFindings } from '../../checks/tracking.js';
import type { ReportInput } from '../../reports/input.js';
import { evidence, finding, input, rendered } from './fixture.js';

const executable = ['/usr/bin/chromium', chromium.executablePath()].find((path) => existsSync(path));
if (!executable) console.warn('没有找到 Chromium，跳过报告的浏览器测试');

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ATTACK = `"><script>document.title='hit'</script><img src=x onerror="document.title='hit'">`;
/** One pixel. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Boxes that stick out of the page sideways although nothing around them scrolls. */
const OVERFLOWING = `[...document.querySelectorAll('body *')].filter((element) => {
  const box = element.getBoundingClientRect();
  return box.right > document.documentElement.clientWidth + 1 && !element.closest('.scroll') && !element.closest('.skip');
}).map((element) => element.outerHTML.slice(0, 120))`;

/** The run of the fixture with everything a page can show: strips, pictures, reviews, an earlier run, and hostile words throughout. */
function fullInput(origin: string): ReportInput {
  const late = finding('fail', {
    subject: { url: `${origin}/notice.html`, title: `通知${ATTACK}.pdf` },
    reason: `${ATTACK}用了 5 个工作日`,
    evidence: [
      { ...evidence(`${origin}/source.html`, ATTACK, '证据页面'), screenshot: 'screenshots/shot.png', archive: 'archive/qingshan.warc.gz#1024' },
    ],
    timing: { startsOn: '2024-03-05', dueOn: '2024-03-08', doneOn: '2024-03-12', unit: 'working-day' },
  });
  const [first, ...others] = input.result.sites;
  if (!first) throw new Error('fixture without sites');
  const indicators = first.indicators.map((one) => (one.id === 'interpretation-timeliness' ? { ...one, findings: [late, ...one.findings] } : one));
  const long = { ...first, indicators, name: `${first.name}${'长'.repeat(40)}${'w'.repeat(200)}` };
  const result = { ...input.result, sites: [long, ...others.map((site) => ({ ...site, unit: site.id === 'baisha' ? `${ATTACK}镇` : site.unit }))] };
  const earlier = digestOf({ ...result, run: { ...result.run, id: 'earlier', asOf: '2024-02-29', startedAt: '2024-02-29T01:00:00.000Z' } });
  const digests = [earlier, digestOf(result)];
  const review = { decision: 'overruled', reason: ATTACK, until: null, by: ATTACK, on: '2024-03-30', indicator: '', url: null, title: null } as const;
  const numbers = (_id: string, { findings }: { findings: readonly unknown[] }) => findings.map((_, at) => `${at}`.padStart(16, '0'));
  return {
    ...input,
    result,
    digests,
    calendar: createCalendar([{ year: 2024, holidays: [], workdays: [], source: 'invented' }]),
    fingerprints: numbers,
    reviews: { qingshan: [{ ...review, fingerprint: '0'.repeat(16) }] },
    reviewed: { qingshan: { ...long, score: 80 } },
    tracked: { qingshan: trackFindings(digests, 'qingshan', []) },
  };
}

describe.skipIf(!executable)('in a real browser', () => {
  let browser: Browser;
  let server: Server;
  const folder = mkdtempSync(join(tmpdir(), 'report-'));

  beforeAll(async () => {
    server = createServer((request, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(`<title>${request.url}</title>`));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    for (const { path, content } of await rendered(fullInput(`http://127.0.0.1:${port}`))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    mkdirSync(join(folder, 'screenshots'));
    writeFileSync(join(folder, 'screenshots/shot.png'), PICTURE);
    browser = await chromium.launch({ executablePath: executable, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a page and gathers what it complains about and what it asks for beside itself. */
  const open = async (path: string, width: number, script = true): Promise<{ page: Page; trouble: string[] }> => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, javaScriptEnabled: script });
    const own = pathToFileURL(folder).href;
    const trouble: string[] = [];
    page.on('console', (message) => trouble.push(message.text()));
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('request', (request) => !request.url().startsWith(own) && !request.url().startsWith('data:') && trouble.push(request.url()));
    await page.goto(pathToFileURL(join(folder, path)).href);
    return { page, trouble };
  };

  const sizes = ['index.html', 'sites/qingshan.html', 'sites/baisha.html'].flatMap((path) =>
    [1440, 768, 390, 320].map((width) => [path, width] as const),
  );
  test.each(sizes)('%s at %i px: quiet, self-contained, unharmed, no sideways scroll', async (path, width) => {
    const { page, trouble } = await open(path, width);
    expect(trouble).toEqual([]);
    expect(await page.title()).not.toBe('hit');
    expect([await page.evaluate('document.documentElement.scrollWidth'), await page.evaluate(OVERFLOWING)]).toEqual([width, []]);
    await page.close();
  });

  test.each(['index.html', 'sites/qingshan.html', 'sites/baisha.html'].flatMap((path) => [1440, 390].map((width) => [path, width] as const)))(
    '%s at %i px: nothing serious for those who cannot see or point',
    async (path, width) => {
      const { page } = await open(path, width);
      // What is folded is looked at too.
      await page.evaluate('document.querySelectorAll("details").forEach((fold) => { fold.open = true; })');
      await page.evaluate(AXE);
      const found = await page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
        violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 160)))`);
      expect(found).toEqual([]);
      await page.close();
    },
    60_000,
  );

  test('from the overview to an indicator of a unit and back', async () => {
    const { page, trouble } = await open('index.html', 1440);
    await page.getByLabel('青山区人民政府，政策解读发布时效：不达标').click();
    await page.waitForURL(/sites\/qingshan\.html#indicator-interpretation-timeliness$/);
    expect(await page.locator('#indicator-interpretation-timeliness .finding').first().isVisible()).toBe(true);
    await page.getByRole('link', { name: '检查总览' }).click();
    await page.waitForURL(/index\.html$/);
    expect(trouble).toEqual([]);
    await page.close();
  });

  test('units are found, chosen and sorted by keyboard, in every table', async () => {
    const { page } = await open('index.html', 1440);
    const shown = (table: string) => page.locator(`${table} tbody tr:visible`).count();
    await page.getByLabel('单位', { exact: true }).focus();
    await page.keyboard.type('青山');
    expect([await shown('#units'), await shown('#matrix'), await shown('#coverage')]).toEqual([1, 1, 1]);
    expect(await page.locator('output').textContent()).toBe('显示 1 / 4 个单位');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.getByLabel('只看').selectOption('veto');
    expect(await shown('#units')).toBe(1);
    await page.getByLabel('只看').selectOption('');
    await page.getByRole('button', { name: '得分' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await page.locator('#units th[aria-sort]').evaluateAll((heads) => heads.map((head) => [head.textContent, head.ariaSort]))).toEqual([
      ['得分', 'ascending'],
    ]);
    expect(await page.locator('#units tbody b').allTextContents()).toEqual(['38.0', '71.4', '94.2', '—']);
    await page.close();
  });

  test('arrow keys walk the table of units and indicators', async () => {
    const { page } = await open('index.html', 1440);
    await page.getByLabel('临河市人民政府，解读覆盖率：达标').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('青山区人民政府，政策解读发布时效：不达标');
    expect(await page.locator('.matrix td [tabindex="0"]').count()).toBe(1);
    await page.close();
  });

  test('indicators are found by state and word, and unfolded by a link', async () => {
    const { page } = await open('sites/qingshan.html', 1440);
    await page.getByRole('combobox', { name: '状态' }).selectOption('fail partial');
    expect(await page.locator('.indicator:visible').count()).toBe(5);
    await page.getByLabel('查找').fill('政策解读发布时效');
    expect(await page.locator('.indicator:visible').count()).toBe(1);
    await page.getByLabel('查找').fill('');
    await page.getByRole('combobox', { name: '状态' }).selectOption('');
    const folded = page.locator('#indicator-annual-report');
    expect(await folded.getAttribute('open')).toBeNull();
    await page.evaluate('location.hash = "#indicator-annual-report"');
    await page.waitForFunction('document.querySelector("#indicator-annual-report").open');
    await page.close();
  });

  test('evidence leads to the page, and to its picture beside the report', async () => {
    const { page, trouble } = await open('sites/qingshan.html', 1440);
    const first = page.locator('#indicator-interpretation-timeliness .finding').first();
    const [source] = await Promise.all([page.waitForEvent('popup'), first.getByRole('link', { name: '证据页面' }).click()]);
    await source.waitForLoadState();
    expect(await source.title()).toBe('/source.html');
    await first.locator('.shot img').scrollIntoViewIfNeeded();
    await page.waitForFunction('document.querySelector(".shot img").complete');
    expect(await page.evaluate('document.querySelector(".shot img").naturalWidth')).toBe(1);
    expect(await first.locator('.strip').getAttribute('aria-label')).toContain('期限 2024年3月8日（周五），第 3 个工作日');
    expect(await first.locator('.marks').textContent()).toContain('人工否定，不计');
    await first.locator('.shot').click();
    await page.waitForURL(/screenshots\/shot\.png$/);
    expect(trouble).toEqual([]);
    await page.close();
  });

  test('evaluation and self-check tell the same, with and without the script', async () => {
    for (const script of [true, false]) {
      const { page } = await open('sites/qingshan.html', 1440, script);
      expect(await page.getByText('一票否决', { exact: true }).first().isVisible()).toBe(true);
      await page.getByLabel('自查').check();
      expect(await page.getByText('一票否决', { exact: true }).first().isVisible()).toBe(false);
      expect(await page.locator('#indicator-home-freshness summary').first().innerText()).toContain('优先处理');
      await page.close();
    }
  });

  test('without the script everything is there, only the tools are not', async () => {
    const { page } = await open('index.html', 1440, false);
    expect(await page.locator('#units tbody tr:visible').count()).toBe(4);
    expect(await page.locator('.tools').isVisible()).toBe(false);
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

  test('on paper: addresses in full, what is folded stays short, no navigation', async () => {
    const { page } = await open('sites/qingshan.html', 688);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate("getComputedStyle(document.querySelector('.subject .far'), '::after').display")).toBe('inline-block');
    expect(await page.locator('details:not([open]) .finding').first().isVisible()).toBe(false);
    for (const screen of ['.contents', '.tools', '.switch']) expect(await page.locator(screen).isVisible(), screen).toBe(false);
    expect(await page.evaluate("getComputedStyle(document.querySelector('table.ledger')).display")).toBe('table');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(688);
    expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
    await page.close();
  });
});

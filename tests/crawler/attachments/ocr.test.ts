import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { chromium } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { createAttachmentReader, ocrAvailable } from '../../../crawler/attachments/index.js';
import { chromiumPath } from '../fetch/support.js';
import { pdfPages, stream } from './files.js';

const { available, detail } = await ocrAvailable();
const executablePath = chromiumPath();
const WORDS = '关于印发某某县政务公开工作要点的通知';

/** A page of text as a picture, on its own and painted on a PDF page. */
async function scans(): Promise<{ jpeg: Buffer; scan: Buffer }> {
  const browser = await chromium.launch({ executablePath: executablePath ?? undefined, args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 1240, height: 600 } });
  await page.setContent(`<body style="font-size:40px;padding:60px;background:#fff">${WORDS}<br>各科室、各乡镇：</body>`);
  const jpeg = await page.screenshot({ type: 'jpeg', quality: 90 });
  await browser.close();
  const image = stream(jpeg, '/Type/XObject/Subtype/Image/Width 1240/Height 600/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode');
  return { jpeg, scan: pdfPages(['q 595 0 0 288 0 500 cm /I Do Q'], '/XObject<</I 5 0 R>>', [image]) };
}

test('what is missing is said in Chinese', () => {
  expect(detail).toMatch(/tesseract/u);
  expect(typeof available).toBe('boolean');
});

test('a scan and a picture are recognised where it is asked for, and marked', async (context) => {
  if (!available || executablePath === null) context.skip(`${detail}; browser: ${executablePath ?? 'none'}`);
  const { jpeg, scan } = await scans();
  const [plain, ocr] = [createAttachmentReader(), createAttachmentReader({ ocr: true })];
  onTestFinished(async () => void (await Promise.all([plain.close(), ocr.close()])));
  const hint = { name: '扫描件.pdf', contentType: null };

  expect(await plain.read(scan, hint)).toMatchObject({ type: 'pdf', state: 'scan', recognised: false, text: { chars: 0 } });
  const recognised = await ocr.read(scan, hint);
  expect(recognised).toMatchObject({ type: 'pdf', state: 'read', recognised: true, truncated: false, pages: 1 });
  expect(recognised.text.head).toContain(WORDS);
  expect((await ocr.read(jpeg, hint)).text.head).toContain(WORDS);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('zwgk-ocr-'))).toEqual([]);
}, 60_000);

test('recognition out of time leaves the scan a scan', async (context) => {
  if (!available || executablePath === null) context.skip(`${detail}; browser: ${executablePath ?? 'none'}`);
  const { scan } = await scans();
  const hurried = createAttachmentReader({ ocr: true, bounds: { ocrTimeMs: 1 } });
  onTestFinished(() => hurried.close());
  expect(await hurried.read(scan, { name: 'a.pdf', contentType: null })).toMatchObject({ state: 'scan', recognised: false });
});

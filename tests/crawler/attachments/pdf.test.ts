import { encode } from 'iconv-lite';
import { chromium } from 'playwright';
import { describe, expect, test } from 'vitest';
import { withoutRadicals } from '../../../crawler/attachments/formats/cjk-radicals.js';
import { isGarbled } from '../../../crawler/attachments/formats/pages.js';
import { chromiumPath } from '../fetch/support.js';
import { ofd, pdf, pdfPages, picture } from './files.js';
import { facts, linesOf, read } from './support.js';

const executablePath = chromiumPath();
const image = (pages: number): string => `/XObject<</I ${3 + pages * 2} 0 R>>`;
const PAINT = 'q 500 0 0 800 0 0 cm /I Do Q';
const show = (hex: string): string => `BT /F 12 Tf 50 700 Td <${hex}> Tj ET`;
const latin = (text: string): string => `BT /H 12 Tf 50 700 Td (${text}) Tj ET`;
const HELVETICA = '/Font<</H<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>';
const composite = (encoding: string): string =>
  `/Font<</F<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${encoding}/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/Ascent 880/Descent -120/CapHeight 880/ItalicAngle 0/StemV 93/FontBBox[0 -200 1000 900]>>>>]>>>>`;

describe('text layer', () => {
  test.skipIf(executablePath === null)('printed by Chromium: lines, and characters instead of radicals', async () => {
    const browser = await chromium.launch({ executablePath: executablePath ?? undefined, args: ['--no-sandbox'] });
    const page = await browser.newPage();
    await page.setContent(
      '<h1>某某县人民政府工作公报</h1><p>民生、见证、长页、风马鱼鸟、车贝门韦</p><div style="break-before:page">一、第二页</div>',
    );
    const bytes = await page.pdf({ format: 'A4' });
    await browser.close();
    const reading = await read(bytes, '公报.pdf');
    expect(reading).toMatchObject({ type: 'pdf', state: 'read', pages: 2, truncated: false });
    expect(linesOf(reading)).toEqual(['某某县人民政府工作公报', '民生、见证、长页、风马鱼鸟、车贝门韦', '一、第二页']);
  });

  test('every radical of the supplement and Kangxi’s becomes a character', () => {
    const radicals = [...Array(0x74).keys()].map((n) => String.fromCharCode(0x2e80 + n)).filter((char) => !/[⺀⺚]/u.test(char));
    expect(radicals.map(withoutRadicals).filter((char) => !/^\p{Script=Han}$/u.test(char) || /[\u2E80-\u2FDF]/u.test(char))).toEqual([]);
    expect(withoutRadicals('⼯作⺠生⻅⻓⻚⻢⻥⻋⻉⻔⻛⻩⻰')).toBe('工作民生见长页马鱼车贝门风黄龙');
  });

  test.each([
    ['GBK-EUC-H', encode('某某县公告镕A1', 'gbk').toString('hex')],
    ['GBKp-EUC-H', encode('某某县公告镕A1', 'gbk').toString('hex')],
    ['UniGB-UCS2-H', Buffer.from('某某县公告镕A1', 'utf16le').swap16().toString('hex')],
    ['UniGB-UTF16-H', Buffer.from('某某县公告镕A1', 'utf16le').swap16().toString('hex')],
  ])('a font that is not embedded, in the charset %s', async (encoding, hex) => {
    const reading = await read(pdfPages([show(hex)], composite(encoding)));
    expect(reading).toMatchObject({ state: 'read', failure: null });
    expect(linesOf(reading)).toEqual(['某某县公告镕A1']);
  });

  test('glyph numbers of Adobe-GB1 without any other map', async () => {
    // 中 4559, 国 1875, A 34, 啊 940 (GB 2312 rows 54-48, 25-90, 16-01).
    expect(linesOf(await read(pdfPages([show('11cf0753002203ac')], composite('Identity-H'))))).toEqual(['中国A啊']);
  });

  test('glyph numbers shown as characters are no text', () => {
    const numbers = Array.from({ length: 60 }, (_, n) => String.fromCharCode(0x3ac + ((n * 397) % 6700))).join('');
    expect(isGarbled(numbers)).toBe(true);
    for (const real of ['某某县公告'.repeat(30), 'བོད་ཡིག་'.repeat(30), 'ئۇيغۇرچە'.repeat(30), 'ꆈꌠꁱꂷ'.repeat(30), 'ᠮᠣᠩᠭᠣᠯ'.repeat(30)])
      expect(isGarbled(real)).toBe(false);
  });

  test('a font of an unknown collection: the words are there but cannot be read', async () => {
    const font = composite('KSC-EUC-H').replace('(GB1)', '(Korea1)');
    expect(await read(pdfPages([show('b0a1b0a2')], font))).toMatchObject({ state: 'failed', failure: { code: 'unsupported' } });
  });
});

describe('pages without words', () => {
  const words = latin('The quick brown fox jumps over the lazy dog');
  test.each([
    ['one picture a page', pdfPages([PAINT, PAINT], image(2), [picture]), { state: 'scan', pages: 2, truncated: false }],
    ['pictures with the stamp of a scanning program', pdfPages([PAINT + latin('Scanned by X')], HELVETICA + image(1), [picture]), { state: 'scan' }],
    ['words turned into outlines', pdfPages(['0 0 m 50 50 l 90 0 l f'], ''), { state: 'scan' }],
    ['a scanned page among pages of text', pdfPages([words, PAINT], HELVETICA + image(2), [picture]), { state: 'read', truncated: true }],
    ['text beside a picture', pdfPages([words + PAINT, words], HELVETICA + image(2), [picture]), { state: 'read', truncated: false }],
    ['a blank page among pages of text', pdfPages([words, ''], HELVETICA), { state: 'read', truncated: false }],
    ['blank pages only', pdfPages(['', ''], ''), { state: 'failed', failure: { code: 'empty', message: expect.stringContaining('空白') } }],
  ])('PDF: %s', async (_case, bytes, expected) => {
    expect(await facts(bytes, 'a.pdf')).toMatchObject({ type: 'pdf', ...expected });
  });

  test('pages beyond the bound are left out', async () => {
    expect(await read(pdfPages([words, words, words], HELVETICA), '', { pages: 2 })).toMatchObject({ pages: 3, truncated: true });
  });

  test('a password', async () => {
    const encrypt = `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'11'.repeat(32)}>/U<${'22'.repeat(32)}>>>/ID[<00><00>]`;
    expect(await read(pdfPages([words], HELVETICA, [], encrypt))).toMatchObject({ state: 'failed', failure: { code: 'encrypted' } });
  });

  test.each([
    ['cut off', pdfPages([words], HELVETICA).subarray(0, 60)],
    ['a page tree that holds itself', pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 100000>>'])],
    ['nothing but the signature', Buffer.from('%PDF-1.7\n')],
  ])('PDF: %s', async (_case, bytes) => {
    expect(await read(bytes)).toMatchObject({ type: 'pdf', state: 'failed', failure: { code: 'damaged' } });
  });
});

describe('OFD', () => {
  test('lines by place, page after page', async () => {
    const reading = await read(
      ofd(
        [
          [20, 20, '某某县'],
          [36, 20, '人民政府'],
          [20, 40, '⼯作要点'],
        ],
        [[20, 20, '一、总体要求']],
      ),
      'a.ofd',
    );
    expect(reading).toMatchObject({ type: 'ofd', state: 'read', pages: 2, truncated: false });
    expect(linesOf(reading)).toEqual(['某某县人民政府', '工作要点', '一、总体要求']);
  });

  test.each([
    ['pictures only', ofd(null, null), { state: 'scan', pages: 2 }],
    ['text and a picture page', ofd([[20, 20, '某某县人民政府关于印发某某工作要点的通知正文']], null), { state: 'read', truncated: true }],
    ['blank', ofd([]), { state: 'failed', failure: { code: 'empty' } }],
  ])('%s', async (_case, bytes, expected) => {
    expect(await facts(bytes)).toMatchObject({ type: 'ofd', ...expected });
  });
});

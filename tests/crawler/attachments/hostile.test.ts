import * as XLSX from '@e965/xlsx';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { createAttachmentReader } from '../../../crawler/attachments/index.js';
import { type AttachmentFacts, attachmentFactsSchema } from '../../../crawler/facts/attachment.js';
import { compoundFile, docx, ofd, pdf, pdfPages, wordDocument, wordParagraph, zip } from './files.js';

/** Files made to hang, blow up or confuse; read as the crawl reads them, in the thread. Each has its named cause and is over soon. */

/** Generous: the machine may be busy. The thread is given up after half of it. */
const SOON_MS = 60_000;
vi.setConfig({ testTimeout: 2 * SOON_MS });
const reader = createAttachmentReader({ bounds: { timeMs: SOON_MS / 2, cells: 10_000 } });
afterAll(() => reader.close());

async function soon(bytes: Uint8Array, name = 'a'): Promise<AttachmentFacts> {
  const from = performance.now();
  const facts = attachmentFactsSchema.parse(await reader.read(bytes, { name, contentType: null }));
  expect(performance.now() - from).toBeLessThan(SOON_MS);
  return facts;
}
const failed = (type: string, code: string) => ({ type, state: 'failed', failure: { code, message: expect.stringMatching(/\p{Script=Han}{4}/u) } });

const ZEROS = Buffer.alloc(60 * 2 ** 20);
const SHEET = 'xl/worksheets/sheet1.xml';
const workbook = (sheet: string): Buffer => {
  const file = XLSX.CFB.read(
    XLSX.write({ SheetNames: ['甲'], Sheets: { 甲: XLSX.utils.aoa_to_sheet([['a', 'b']]) } }, { type: 'buffer', bookType: 'xlsx' }),
    { type: 'buffer' },
  );
  const parts = file.FullPaths.map((path: string, n: number) => ({
    name: path.replace(/^Root Entry\//u, ''),
    data: file.FileIndex[n].content ?? '',
  }));
  return zip(
    parts
      .filter(({ name }: { name: string }) => name !== '' && !name.endsWith('/'))
      .map((part: { name: string; data: Buffer }) => (part.name === SHEET ? { ...part, data: sheet } : part)),
  );
};
const NESTED = 200_000;
const ENTITIES = Array.from({ length: 10 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('');
const BILLION_LAUGHS = wordDocument(wordParagraph('&e10;')).replace('?>', `?><!DOCTYPE d [<!ENTITY e0 "lol">${ENTITIES}]>`);

describe('bombs', () => {
  test.each([
    ['one entry of zeros', () => zip([{ name: 'a.txt', data: ZEROS }]), failed('zip', 'bomb')],
    ['the same inside another archive', () => zip([{ name: 'b.zip', data: zip([{ name: 'a.txt', data: ZEROS }]) }]), failed('zip', 'bomb')],
    ['a size that the directory hides', () => zip([{ name: 'a.txt', data: ZEROS, claims: 10 }]), { type: 'zip', state: 'listing', truncated: true }],
    [
      'many entries that are harmless one by one',
      () => zip(Array.from({ length: 60 }, (_, n) => ({ name: `${n}.txt`, data: Buffer.alloc(4 * 2 ** 20) }))),
      failed('zip', 'bomb'),
    ],
    ['a DOCX', () => zip([{ name: 'word/document.xml', data: ZEROS }]), failed('docx', 'bomb')],
    ['an OFD', () => zip([{ name: 'OFD.xml', data: ZEROS }]), failed('ofd', 'bomb')],
    ['a sheet', () => workbook(' '.repeat(60 * 2 ** 20)), failed('xlsx', 'bomb')],
  ])('%s', async (_case, file, expected) => {
    expect(await soon(file())).toMatchObject(expected);
  });
});

describe('mark-up', () => {
  test('entities that multiply stay as they are', async () => {
    const facts = await soon(zip([{ name: 'word/document.xml', data: BILLION_LAUGHS }]));
    expect(facts).toMatchObject({ type: 'docx', state: 'read' });
    expect(facts.text.chars).toBeLessThan(100);
  });

  const nested = (open: string, depth: number, close = '</w:p>'): string => open.repeat(depth) + wordParagraph('底') + close.repeat(depth);
  const read = { state: 'read', text: { head: '底' } };
  test.each([
    ['DOCX, deep', docx(nested('<w:p>', 4000)), { type: 'docx', ...read }],
    ['DOCX, tables in tables', docx(nested('<w:tbl><w:tr><w:tc>', 1500, '</w:tc></w:tr></w:tbl>')), { type: 'docx', ...read }],
    ['DOCX, without end', docx(nested('<w:p>', NESTED)), failed('docx', 'damaged')],
    ['HTML', Buffer.from(`<html><body>${'<div><table><tr><td>'.repeat(5000)}底`), { type: 'html', ...read }],
    ['RTF', Buffer.from(`{\\rtf1${'{'.repeat(NESTED)}\\u24213?${'}'.repeat(NESTED)}}`), { type: 'rtf', ...read }],
  ])('nesting: %s', async (_case, bytes, expected) => {
    expect(await soon(bytes, 'a.html')).toMatchObject(expected);
  });

  test('spans of a billion rows and columns', async () => {
    const facts = await soon(
      Buffer.from('<html><table><tr><td rowspan="999999999" colspan="999999999">甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>'),
      'a.xls',
    );
    expect(facts.tables).toMatchObject([{ rows: 2 }]);
  });
});

describe('sheets', () => {
  const sheet = (dimension: string, rows: string): string =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="${dimension}"/><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:A1048576"/></mergeCells></worksheet>`;

  test('one that claims all rows and columns there are', async () => {
    const facts = await soon(
      workbook(sheet('A1:XFD1048576', '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')),
    );
    expect(facts).toMatchObject({ type: 'xlsx', state: 'read' });
    expect(facts.tables[0]?.rows).toBeLessThanOrEqual(2);
  });

  test('one with far more cells than the bound', async () => {
    const row = (n: number): string => `<row r="${n}">${'<c><v>123456</v></c>'.repeat(40)}</row>`;
    const rows = Array.from({ length: 1000 }, (_, n) => row(n + 1)).join('');
    expect(await soon(workbook(sheet('A1:AN1000', rows)))).toMatchObject({ type: 'xlsx', state: 'read', truncated: true });
  });

  test('a password', async () => {
    expect(await soon(await compoundFile({ EncryptedPackage: Buffer.alloc(5000, 1), EncryptionInfo: Buffer.alloc(10) }), '名单.xlsx')).toMatchObject(
      failed('xlsx', 'encrypted'),
    );
    const filePass = Buffer.from([9, 8, 16, 0, 0, 6, 5, 0, 0xbb, 0x0d, 0xcc, 7, 0, 0, 0, 0, 6, 0, 0, 0, 0x2f, 0, 2, 0, 0, 0]);
    expect(await soon(await compoundFile({ Workbook: Buffer.concat([filePass, Buffer.alloc(5000)]) }), '名单.xls')).toMatchObject(
      failed('xls', 'encrypted'),
    );
  });
});

describe('broken and empty files', () => {
  const word = Buffer.alloc(6000);
  word.writeUInt16LE(0xa5ec, 0);
  word.writeUInt16LE(0xc1, 2);
  const locked = Buffer.from(word);
  locked.writeUInt16LE(0x0100, 10);

  test.each([
    ['nothing', async () => Buffer.alloc(0), failed('other', 'empty')],
    ['a ZIP without its end', async () => docx(wordParagraph('甲')).subarray(0, 200), failed('zip', 'damaged')],
    ['a DOCX with a broken part', async () => docx(wordParagraph('甲'.repeat(200))).fill(0xff, 110, 200), failed('docx', 'damaged')],
    ['a compound file without its streams', async () => (await compoundFile({ WordDocument: word })).subarray(0, 600), failed('other', 'damaged')],
    ['a DOC whose text lies nowhere', () => compoundFile({ WordDocument: word, '0Table': Buffer.alloc(5000, 2) }), failed('doc', 'damaged')],
    ['a DOC with a password', () => compoundFile({ WordDocument: locked }), failed('doc', 'encrypted')],
    ['an OFD without pages', async () => zip([{ name: 'OFD.xml', data: '<OFD/>' }]), failed('ofd', 'damaged')],
    ['an OFD whose pages are missing', async () => zip([{ name: 'OFD.xml', data: '<a><DocRoot>../../x</DocRoot></a>' }]), failed('ofd', 'damaged')],
    [
      'a PDF page tree without end',
      async () => pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 9>>', '<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 9>>']),
      failed('pdf', 'damaged'),
    ],
    [
      'a PDF that draws itself',
      async () =>
        pdfPages(['/X Do'], '/XObject<</X 5 0 R>>', [
          '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 5>>stream\n/X Do\nendstream',
        ]),
      failed('pdf', 'empty'),
    ],
    ['an OFD under .pdf', async () => ofd([[0, 0, '甲']]), { type: 'ofd', state: 'read' }],
  ])('%s', async (_case, file, expected) => {
    expect(await soon(await file())).toMatchObject(expected);
  });

  test('any file cut at any place is read or has a named cause', async () => {
    const files = [
      docx(wordParagraph('某某县')),
      ofd([[0, 0, '某某县']]),
      pdfPages(['BT (x) Tj ET'], ''),
      await compoundFile({ WordDocument: word }),
    ];
    for (const file of files) {
      for (let n = 1; n <= 8; n++) expect((await soon(file.subarray(0, Math.floor((file.length * n) / 9)))).state).toBe('failed');
    }
  });
});

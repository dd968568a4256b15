import { readFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
import { encode } from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { citizenId, compoundFile, docx, wordDocument, wordParagraph, zip } from './files.js';
import { facts, linesOf, read, tablesOf } from './support.js';

const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${wordParagraph(text)}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;

describe('Word', () => {
  const body = [
    wordParagraph('某某县任务分解表'),
    '<w:tbl>',
    row(cell('序号'), cell('任务', '<w:gridSpan w:val="2"/>'), cell('单位')),
    row(cell('1', '<w:vMerge w:val="restart"/>'), cell('甲'), cell('乙'), cell('某局')),
    row(cell('', '<w:vMerge/>'), cell('丙'), cell('丁'), cell('某办')),
    '</w:tbl>',
    '<w:p><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:r><w:t>依据《某某办法》</w:t><w:br/><w:t>某政发〔2024〕5号</w:t></w:r></w:p>',
  ].join('');

  test('paragraphs and tables of DOCX, merged cells repeated downwards, deleted text left out', async () => {
    const reading = await read(docx(body), 'x.docx');
    expect(reading).toMatchObject({ type: 'docx', state: 'read', failure: null, truncated: false });
    expect(linesOf(reading)).toEqual(['某某县任务分解表', '依据《某某办法》', '某政发〔2024〕5号']);
    expect(tablesOf(reading)).toEqual([
      {
        name: '',
        rows: [
          ['序号', '任务', '', '单位'],
          ['1', '甲', '乙', '某局'],
          ['1', '丙', '丁', '某办'],
        ],
      },
    ]);
    expect(await facts(docx(body))).toMatchObject({
      tables: [{ name: '某某县任务分解表', rows: 3, header: ['序号', '任务', '', '单位'] }],
      text: { citedTitles: ['某某办法'], citedNumbers: ['某政发〔2024〕5号'] },
    });
  });

  test('a table that only lays out the page is text, the one inside it is a table', async () => {
    const inner = `<w:tbl>${row(cell('姓名'), cell('金额'))}</w:tbl>`;
    const reading = await read(docx(`<w:tbl>${row(`<w:tc>${wordParagraph('版面')}${inner}${wordParagraph('')}</w:tc>`)}</w:tbl>`));
    expect(linesOf(reading)).toEqual(['版面']);
    expect(tablesOf(reading)).toEqual([{ name: '', rows: [['姓名', '金额']] }]);
  });

  test('DOC: paragraphs, a table by its row marks, the result of a field but not its instruction', async () => {
    const reading = await read(readFileSync(new URL('fixtures/list.doc', import.meta.url)), '名单.doc');
    expect(reading).toMatchObject({ type: 'doc', state: 'read' });
    expect(linesOf(reading)).toEqual([
      '某某县2024年临时救助对象公示',
      '一、救助对象',
      '根据《某某省临时救助办法》（某政发〔2023〕5号）规定，现将名单公示。',
      '临时救助名单',
      '二、监督电话，详见某某网。',
    ]);
    expect(tablesOf(reading)).toEqual([
      {
        name: '',
        rows: [
          ['姓名', '金额', '备注'],
          ['甲某', '1,000.00', '首次'],
          ['乙某', '500.00'],
        ],
      },
    ]);
  });

  test('WPS is DOC under another name', async () => {
    expect(await facts(readFileSync(new URL('fixtures/list.doc', import.meta.url)), '名单.wps')).toMatchObject({
      type: 'wps',
      tables: [{ name: '临时救助名单', rows: 3, header: ['姓名', '金额', '备注'] }],
    });
  });

  test('RTF: GBK bytes, Unicode with fallbacks, cells, hidden parts left out', async () => {
    const gbk = [...encode('某某县公告', 'gbk')].map((byte) => `\\'${byte.toString(16)}`).join('');
    const rtf = `{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 SimSun;}}{\\*\\generator x;}${gbk}\\par\\uc1\\u31532?\\u19968?\\par\\trowd\\pard\\intbl \\'d0\\'d5\\'c3\\'fb\\cell 2\\cell\\row\\pard after\\par}`;
    const reading = await read(Buffer.from(rtf, 'latin1'), '公告.doc');
    expect(reading).toMatchObject({ type: 'rtf', state: 'read' });
    expect(linesOf(reading)).toEqual(['某某县公告', '第一', 'after']);
    expect(tablesOf(reading)).toEqual([{ name: '', rows: [['姓名', '2']] }]);
  });

  test('Word XML of 2003 and the flat package under .doc', async () => {
    const old =
      '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>旧式</w:t></w:r></w:p></w:body></w:wordDocument>';
    expect(linesOf(await read(Buffer.from(old), 'a.doc'))).toEqual(['旧式']);
    const flat = `<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part><pkg:xmlData>${wordDocument(wordParagraph('平铺')).replace(/^<\?xml[^>]*>/u, '')}</pkg:xmlData></pkg:part></pkg:package>`;
    expect(linesOf(await read(Buffer.from(flat), 'a.doc'))).toEqual(['平铺']);
  });
});

describe('sheets', () => {
  const book = (): XLSX.WorkBook => {
    const workbook = XLSX.utils.book_new();
    const shown = XLSX.utils.aoa_to_sheet([
      ['某某县补贴发放表'],
      ['户主', '身份证号', '账号', '金额', '日期'],
      ['甲某', 640202197701011000, 6222020200012345, 1234.5, 45292],
      ['', '640202197701010017', '', 12, ''],
    ]);
    shown['!merges'] = [XLSX.utils.decode_range('A3:A4')];
    Object.assign(shown.D3, { z: '#,##0.00' });
    Object.assign(shown.E3, { z: 'yyyy-mm-dd' });
    XLSX.utils.book_append_sheet(workbook, shown, '发放表');
    XLSX.utils.book_append_sheet(
      workbook,
      XLSX.utils.aoa_to_sheet([
        ['姓名', '电话'],
        ['乙某', 13800138000],
      ]),
      '底稿',
    );
    workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    return workbook;
  };
  const expected = [
    {
      name: '发放表',
      rows: [
        ['某某县补贴发放表'],
        ['户主', '身份证号', '账号', '金额', '日期'],
        ['甲某', '640202197701011000', '6222020200012345', '1,234.50', '2024-01-01'],
        ['甲某', '640202197701010017', '', '12'],
      ],
    },
    {
      name: '底稿（隐藏）',
      rows: [
        ['姓名', '电话'],
        ['乙某', '13800138000'],
      ],
    },
  ];

  test.each([
    ['xlsx', 'a.xlsx', 'xlsx'],
    ['xlsb', 'a.xlsx', 'xlsx'],
    ['biff8', 'a.xls', 'xls'],
    ['biff8', 'a.et', 'et'],
    ['xlml', 'a.xls', 'xls'],
  ] as const)('%s named %s: long numbers whole, dates, merged cells, hidden sheets', async (bookType, name, type) => {
    const reading = await read(XLSX.write(book(), { type: 'buffer', bookType }), name);
    expect(reading).toMatchObject({ type, state: 'read', pages: 2 });
    expect(tablesOf(reading)).toEqual(expected);
  });

  test('digits that a program wrote in full into a number cell are not rounded', async () => {
    const file = zip([
      {
        name: '[Content_Types].xml',
        data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
      },
      {
        name: 'xl/workbook.xml',
        data: '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>',
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        data: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        data: '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>640202197701010017</v></c><c r="B1" t="n"><v>6222020200012345678</v></c><c r="C1"><v>7</v></c></row></sheetData></worksheet>',
      },
    ]);
    expect(tablesOf(await read(file))).toEqual([{ name: '名单', rows: [['640202197701010017', '6222020200012345678', '7']] }]);
  });

  test('a citizen id on a hidden sheet is found, and kept nowhere', async () => {
    const id = citizenId('11010119900307803');
    const workbook = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(
      workbook,
      XLSX.utils.aoa_to_sheet([
        ['姓名', '金额'],
        ['甲某', 100],
      ]),
      '公示',
    );
    XLSX.utils.book_append_sheet(
      workbook,
      XLSX.utils.aoa_to_sheet([
        ['姓名', '身份证号'],
        ['甲某', id],
      ]),
      '底稿',
    );
    workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] };
    const found = await facts(XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx' }), '临时救助公示.xlsx');
    expect(found.personalData).toMatchObject({ count: 1, hits: [{ kind: 'citizen-id' }] });
    expect(JSON.stringify(found)).not.toContain(id);
  });

  test('rows and sheets beyond the bounds are left out and said to be', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => [String(n), 'x']);
    const workbook = XLSX.utils.book_new();
    for (const name of ['一', '二', '三']) XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(rows), name);
    const file = XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx' });
    const cut = await read(file, '', { rows: 29, sheets: 2 });
    expect(cut).toMatchObject({ truncated: true, pages: 3 });
    expect(tablesOf(cut).map(({ rows }) => rows.length)).toEqual([29, 29]);
    expect(await read(file, '', { rows: 30, sheets: 3 })).toMatchObject({ truncated: false });
  });
});

describe('slides', () => {
  test('PPTX in the order of slide numbers, tables included', async () => {
    const slide = (body: string): string => `<p:sld xmlns:p="p" xmlns:a="a"><p:cSld>${body}</p:cSld></p:sld>`;
    const text = (words: string): string => `<a:p><a:r><a:t>${words}</a:t></a:r></a:p>`;
    const file = zip([
      { name: 'ppt/presentation.xml', data: '<p/>' },
      { name: 'ppt/slides/slide10.xml', data: slide(`<a:tbl><a:tr><a:tc gridSpan="2">${text('合计')}</a:tc><a:tc hMerge="1"/></a:tr></a:tbl>`) },
      { name: 'ppt/slides/slide2.xml', data: slide(text('政策解读')) },
    ]);
    const reading = await read(file);
    expect(reading).toMatchObject({ type: 'pptx', pages: 2, state: 'read' });
    expect(reading.blocks).toEqual([
      { kind: 'text', lines: ['政策解读'] },
      { kind: 'table', name: '', rows: [['合计']] },
    ]);
  });

  test('PPT text atoms', async () => {
    const record = (version: number, type: number, body: Buffer): Buffer => {
      const header = Buffer.alloc(8);
      header.writeUInt16LE(version, 0);
      header.writeUInt16LE(type, 2);
      header.writeUInt32LE(body.length, 4);
      return Buffer.concat([header, body]);
    };
    const slide = record(15, 0x03ee, Buffer.concat([record(0, 0x0fa0, Buffer.from('一图读懂', 'utf16le')), record(0, 0x0fa8, Buffer.from('2024'))]));
    const reading = await read(await compoundFile({ 'PowerPoint Document': slide }));
    expect(reading).toMatchObject({ type: 'ppt', pages: 1 });
    expect(linesOf(reading)).toEqual(['一图读懂', '2024']);
  });
});

import { encode } from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { csvRows } from '../../../crawler/attachments/csv.js';
import { facts, linesOf, read, tablesOf } from './support.js';

const NOTICE = '关于开展检查的通知\n第一条 依据《某某办法》办理。\n';

describe('plain text', () => {
  test.each([
    ['UTF-8', Buffer.from(NOTICE)],
    ['UTF-8 with byte order mark', Buffer.from(`\uFEFF${NOTICE}`)],
    ['GB18030', encode(NOTICE, 'gb18030')],
    ['UTF-16 with byte order mark', Buffer.from(`\uFEFF${NOTICE}`, 'utf16le')],
  ])('%s', async (_case, bytes) => {
    const reading = await read(bytes, '通知.txt');
    expect(reading).toMatchObject({ type: 'txt', state: 'read', pages: null });
    expect(linesOf(reading)).toEqual(['关于开展检查的通知', '第一条 依据《某某办法》办理。']);
  });

  test('bytes that are no text', async () => {
    const bytes = Buffer.from(Array.from({ length: 600 }, (_, n) => (n * 37) % 256));
    expect(await read(bytes, 'a.txt')).toMatchObject({ type: 'other', state: 'failed', failure: { code: 'unsupported' } });
  });

  test.each([
    [
      'GBK, commas',
      encode('序号,姓名\n1,甲某\n2,乙某\n', 'gb18030'),
      [
        ['序号', '姓名'],
        ['1', '甲某'],
        ['2', '乙某'],
      ],
    ],
    [
      'tabs',
      Buffer.from('序号\t姓名\n1\t甲某\n'),
      [
        ['序号', '姓名'],
        ['1', '甲某'],
      ],
    ],
    [
      'quotes',
      Buffer.from('名称,金额\r\n"甲,""乙""\n丙","1,000"\r\n'),
      [
        ['名称', '金额'],
        ['甲,"乙" 丙', '1,000'],
      ],
    ],
  ])('CSV: %s', async (_case, bytes, rows) => {
    const reading = await read(bytes, 'a.csv');
    expect(reading.type).toBe('csv');
    expect(tablesOf(reading)).toEqual([{ name: '', rows }]);
  });

  test('a quote that never closes loses nothing', () => {
    expect([...csvRows('a,"b\nc,d', ',')]).toEqual([['a', 'b\nc,d']]);
  });
});

describe('web pages', () => {
  const page =
    '<html><head><meta charset="gb2312"></head><body><p>补贴名单<script>x</script></p><table><tr><td rowspan="2">甲某</td><td>1</td></tr><tr><td>2</td></tr></table></body></html>';

  test.each(['名单.xls', '名单.doc', '名单.html'])('a table saved as HTML under %s', async (name) => {
    const reading = await read(encode(page, 'gb18030'), name);
    expect(reading).toMatchObject({ type: 'html', state: 'read', failure: null });
    expect(linesOf(reading)).toEqual(['补贴名单']);
    expect(tablesOf(reading)).toEqual([
      {
        name: '',
        rows: [
          ['甲某', '1'],
          ['甲某', '2'],
        ],
      },
    ]);
  });

  test('a single-file web page of Word', async () => {
    const html = Buffer.from(page.replace('gb2312', 'utf-8')).toString('base64');
    const mime = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_Next"\r\n\r\n------=_Next\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${html}\r\n------=_Next\r\nContent-Type: image/png\r\n\r\nxx\r\n------=_Next--\r\n`;
    expect(linesOf(await read(Buffer.from(mime), '名单.doc'))).toEqual(['补贴名单']);
    const printable = mime.replace('base64', 'quoted-printable').replace(html, '<p>=E7=94=B2=\r\n=E6=9F=90</p>');
    expect(linesOf(await read(Buffer.from(printable), '名单.doc'))).toEqual(['甲某']);
  });

  test.each([
    ['an error page for a PDF', '附件.pdf', '<html><body><h1>404 Not Found</h1></body></html>', 'html'],
    ['any page for a PDF', '附件.pdf', `<html><body>${'正文内容'.repeat(400)}</body></html>`, 'html'],
    ['a login page for a DOC', '附件.doc', '<html><body>统一身份认证 用户登录</body></html>', 'html'],
    ['JSON for an XLSX', '附件.xlsx', '{"code":404,"msg":"文件不存在"}', 'txt'],
  ])('%s is said to be none', async (_case, name, body, type) => {
    expect(await facts(Buffer.from(body), name)).toMatchObject({
      type,
      state: 'failed',
      failure: { code: 'unsupported', message: expect.stringContaining('下载到的是网页或提示信息') },
    });
  });

  test('a long table that happens to speak of what does not exist is still a table', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => `<tr><td>事项${n}</td><td>材料不存在的，不予受理</td></tr>`).join('');
    expect(await read(Buffer.from(`<html><table>${rows}</table></html>`), '清单.xls')).toMatchObject({ state: 'read' });
  });
});

describe('what is kept', () => {
  test('beginning and end are masked, even where a number is cut by the bound', async () => {
    const mobile = '13800138000';
    const text = `${'甲'.repeat(1994)}${mobile}${'乙'.repeat(3000)}${mobile}${'丙'.repeat(495)}`;
    const { head, tail } = (await facts(Buffer.from(text), 'a.txt')).text;
    expect([head.length, tail.length]).toEqual([2000, 500]);
    expect(head).not.toMatch(/1380013/u);
    expect(tail).not.toMatch(/\d{5}/u);
  });

  test('headings: sections and captions of tables, not the table of contents', async () => {
    const lines = ['第一部分 部门概况', '一、主要职责', '表一 收支总表..........5', '部门收支总表', '（一）编制依据；', '依据规定，编制本表'];
    expect((await facts(Buffer.from(lines.join('\n')), 'a.txt')).text.headings).toEqual(['第一部分 部门概况', '一、主要职责', '部门收支总表']);
  });

  test.each([
    ['as many characters as the bound', 50, 5, false],
    ['the line that reaches the bound', 41, 5, false],
    ['a line more', 40, 4, true],
  ])('%s', async (_case, chars, lines, truncated) => {
    const reading = await read(Buffer.from(Array.from({ length: 5 }, () => '甲乙丙丁戊己庚辛壬癸').join('\n')), 'a.txt', { chars });
    expect(linesOf(reading)).toHaveLength(lines);
    expect(reading.truncated).toBe(truncated);
  });
});

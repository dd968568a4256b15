import { encode } from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { docx, wordParagraph, zip } from './files.js';
import { facts, linesOf, read } from './support.js';

describe('ZIP', () => {
  test('entries named in GBK, read by content; leavings and folders left out', async () => {
    const file = zip([
      { name: '附件/', data: '' },
      { name: encode('附件/名单.dat', 'gbk'), data: docx(wordParagraph('第一条 名单')) },
      { name: Buffer.from('说明.txt'), data: '填报说明如下' },
      { name: '__MACOSX/._x', data: 'x' },
      { name: 'a.png', data: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
    ]);
    const found = await facts(file, 'a.rar');
    expect(found).toMatchObject({ type: 'zip', state: 'listing', failure: null, truncated: false, text: { headings: ['第一条 名单'] } });
    expect(found.entries.map(({ name, type }) => [name, type])).toEqual([
      ['附件/名单.dat', 'docx'],
      ['说明.txt', 'txt'],
      ['a.png', 'image'],
    ]);
  });

  test('archives inside archives down to the bound', async () => {
    const level3 = zip([{ name: 'c.txt', data: '第三层' }]);
    const level2 = zip([
      { name: 'b.txt', data: '第二层' },
      { name: 'c.zip', data: level3 },
    ]);
    const file = zip([
      { name: 'a.txt', data: '第一层' },
      { name: 'b.zip', data: level2 },
    ]);
    const deep = await read(file);
    expect(linesOf(deep)).toEqual(['a.txt', '第一层', 'b.zip', 'b.txt', '第二层', 'c.zip']);
    expect(deep).toMatchObject({ truncated: true, entries: [{ type: 'txt' }, { type: 'zip' }] });
    expect(linesOf(await read(file, '', { depth: 3 }))).toContain('第三层');
  });

  test('a scan or a broken file inside: what the archive does not say is not known', async () => {
    expect(await read(zip([{ name: 'a.pdf', data: '%PDF-1.4' }]))).toMatchObject({ state: 'listing', truncated: true });
  });

  test('locked entries are listed', async () => {
    const file = zip([{ name: '名单.xlsx', data: 'x', flags: 0x801 }]);
    expect(await facts(file)).toMatchObject({ state: 'failed', failure: { code: 'encrypted' }, entries: [{ name: '名单.xlsx', type: null }] });
  });

  test('entries beyond the bound', async () => {
    const file = zip(Array.from({ length: 6 }, (_, n) => ({ name: `${n}.txt`, data: '正文' })));
    expect((await read(file, '', { entries: 5 })).entries).toHaveLength(5);
    expect(await read(file, '', { entries: 5 })).toMatchObject({ truncated: true });
    expect(await read(file, '', { entries: 6 })).toMatchObject({ truncated: false });
  });

  test('an empty archive', async () => {
    expect(await read(zip([]))).toMatchObject({ type: 'zip', state: 'listing', entries: [] });
  });
});

/** Numbers of seven bits a byte. */
const number = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...number(value >> 7)]);

function rar5(files: readonly [string, number][], type = 2): Buffer {
  const block = (...fields: number[]): Buffer => Buffer.from([0, 0, 0, 0, ...number(fields.length), ...fields]);
  const entries = files.map(([name, size]) => {
    const bytes = [...Buffer.from(name)];
    return Buffer.concat([block(type, 2, ...number(3), 0, ...number(size), 0, 0, 0, ...number(bytes.length), ...bytes), Buffer.from('xyz')]);
  });
  return Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1'), block(1, 0, 0), ...entries, block(5, 0, 0)]);
}

function rar4(files: readonly [Buffer, number, boolean][], archiveFlags = 0): Buffer {
  const blocks = files.map(([name, size, wide]) => {
    const header = Buffer.alloc(32 + name.length);
    header[2] = 0x74;
    header.writeUInt16LE(0x8000 | (wide ? 0x200 : 0), 3);
    header.writeUInt16LE(header.length, 5);
    header.writeUInt32LE(2, 7);
    header.writeUInt32LE(size, 11);
    header.writeUInt16LE(name.length, 26);
    name.copy(header, 32);
    return Buffer.concat([header, Buffer.from('zz')]);
  });
  const archive = Buffer.from([0, 0, 0x73, archiveFlags, 0, 13, 0, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([Buffer.from('Rar!\x1a\x07\x00', 'latin1'), archive, ...blocks, Buffer.from([0, 0, 0x7b, 0, 0x40, 7, 0])]);
}

describe('RAR and 7z', () => {
  // 名单 as UTF-16 code units, each step of kind 2 (low byte, high byte), then a plain suffix of kind 0.
  const wide = Buffer.from([...Buffer.from('??.txt'), 0, 0x00, 0b10_10_00_00, 0x0d, 0x54, 0x55, 0x53, 0x2e, 0x74, 0b00_00_00_00, 0x78, 0x74]);
  test.each([
    [
      'RAR 5',
      rar5([
        ['附件/名单.xlsx', 300],
        ['b.doc', 70_000],
      ]),
      [
        ['附件/名单.xlsx', 300],
        ['b.doc', 70_000],
      ],
    ],
    ['RAR 4, GBK name', rar4([[encode('附件\\名单.xls', 'gbk'), 12, false]]), [['附件/名单.xls', 12]]],
    ['RAR 4, packed Unicode name', rar4([[wide, 7, true]]), [['名单.txt', 7]]],
  ])('%s: names and sizes', async (_case, bytes, entries) => {
    const found = await facts(bytes, 'a.rar');
    expect(found).toMatchObject({ type: 'rar', state: 'listing', truncated: false });
    expect(found.entries.map(({ name, sizeBytes }) => [name, sizeBytes])).toEqual(entries);
  });

  test.each([
    ['RAR 5 with locked headers', rar5([['a', 1]], 4), 'rar', 'encrypted'],
    ['RAR 4 with locked headers', rar4([], 0x80), 'rar', 'encrypted'],
    ['RAR 5 cut off', rar5([['a', 1]]).subarray(0, 10), 'rar', 'damaged'],
    ['7z', Buffer.from('377abcaf271c0004', 'hex'), '7z', 'unsupported'],
  ])('%s', async (_case, bytes, type, code) => {
    expect(await read(bytes)).toMatchObject({ type, state: 'failed', failure: { code } });
  });

  test('a RAR that breaks off lists what came before', async () => {
    expect(
      await read(
        rar5([
          ['a.doc', 1],
          ['b.doc', 2],
        ]).subarray(0, 50),
      ),
    ).toMatchObject({ state: 'listing', truncated: true, entries: [{ name: 'a.doc' }] });
  });
});

test.each([
  ['image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['audio', Buffer.from('RIFF\xff\x00\x00\x00WAVEfmt ', 'latin1')],
  ['video', Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex')],
])('%s is media under any name', async (type, bytes) => {
  expect(await read(Buffer.concat([bytes, Buffer.alloc(600)]), '解读.doc')).toMatchObject({ type, state: 'media', failure: null });
});

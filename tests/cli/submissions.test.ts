import { mkdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readSubmissions } from '../../cli/submissions.js';
import { docx, wordParagraph, zip } from '../crawler/attachments/files.js';
import { tempFolder } from '../temp.js';

const ITEM = { ledger: 'mou-2023', item: '57' };

/** Noon in Beijing of a day, as the time of a file. */
function put(root: string, path: string, content: string | Buffer, day = '2024-01-10'): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  const at = new Date(`${day}T12:00:00+08:00`);
  utimesSync(file, at, at);
}

const letter = (...lines: string[]): Buffer => docx(lines.map(wordParagraph).join(''));
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test('files are opened for real, told by content and dated by name, signature or file', async () => {
  const root = tempFolder();
  put(root, 'mou-2023/57/2023-08-12 进展情况.docx', letter('进展情况', '某县民政局', '2023年8月1日'));
  put(root, 'mou-2023/57/总结.docx', letter('总结如下。', '某县民政局', '2023年8月10日'));
  put(root, 'mou-2023/57/照片/现场.png', PNG, '2023-08-09');
  put(root, 'mou-2023/57/材料.zip', zip([{ name: '一.txt', data: '进展' }]), '2023-08-08');
  put(root, 'mou-2023/57/坏的.pdf', '%PDF-1.5 nothing', '2023-08-07');
  put(root, 'mou-2023/57/空的.docx', '', '2023-08-06');
  put(root, 'mou-2023/57/程序.bin', Buffer.from([1, 2, 3, 0, 255, 254, 7, 8]), '2023-08-05');

  const { items, complete, gaps, searched } = await readSubmissions(root, [ITEM]);
  const told = Object.fromEntries(items.map(({ file, ...rest }) => [file.replace('mou-2023/57/', ''), rest]));
  expect(told).toMatchObject({
    '2023-08-12 进展情况.docx': { type: 'docx', opens: true, datedOn: '2023-08-12', datedBy: 'name', trouble: null },
    '总结.docx': { type: 'docx', opens: true, datedOn: '2023-08-10', datedBy: 'text' },
    '照片/现场.png': { type: 'image', opens: true, datedOn: '2023-08-09', datedBy: 'file' },
    '材料.zip': { type: 'zip', opens: true, datedOn: '2023-08-08', datedBy: 'file' },
    '坏的.pdf': { opens: false, trouble: expect.stringMatching(/\p{Script=Han}/u) },
    '空的.docx': { opens: false, trouble: expect.stringContaining('空') },
    '程序.bin': { type: 'other' },
  });
  expect(items).toHaveLength(7);
  expect({ complete, gaps }).toEqual({ complete: true, gaps: [] });
  expect(searched.map(({ url }) => url)).toEqual(['mou-2023/57/']);
});

test('what a system or this tool leaves in a folder is no material, and other items’ material is theirs', async () => {
  const root = tempFolder();
  for (const name of ['说明.txt', '.DS_Store', 'Thumbs.db', '~$总结.docx']) put(root, `mou-2023/57/${name}`, '内容');
  put(root, 'mou-2023/58/总结.txt', '内容');
  expect((await readSubmissions(root, [ITEM])).items).toEqual([]);
  expect((await readSubmissions(root, [ITEM, { ledger: 'mou-2023', item: '58' }])).items).toMatchObject([{ item: '58' }]);
});

test('links are not followed, and an item’s id leads nowhere else', async () => {
  const root = tempFolder();
  put(root, 'secret/内部.txt', '内容');
  mkdirSync(join(root, 'evidence', 'mou-2023', '57'), { recursive: true });
  symlinkSync(join(root, 'secret'), join(root, 'evidence', 'mou-2023', '57', 'out'));
  symlinkSync(join(root, 'secret', '内部.txt'), join(root, 'evidence', 'mou-2023', '57', '内部.txt'));
  const asked = [ITEM, { ledger: '..', item: 'secret' }, { ledger: 'mou-2023', item: '../../secret' }];
  expect((await readSubmissions(join(root, 'evidence'), asked)).items).toEqual([]);
});

test('too many files, too deep and too large are gaps of their item', async () => {
  const root = tempFolder();
  for (let n = 0; n < 101; n++) put(root, `mou-2023/57/${String(n).padStart(3, '0')}.txt`, `材料${n}`);
  put(root, 'mou-2023/58/a/b/c/d/深.txt', '内容');
  put(root, 'mou-2023/59/大.pdf', '');
  truncateSync(join(root, 'mou-2023/59/大.pdf'), 65 * 2 ** 20);
  const asked = ['57', '58', '59'].map((item) => ({ ledger: 'mou-2023', item }));
  const { items, complete, gaps } = await readSubmissions(root, asked);
  expect(items).toHaveLength(100);
  expect(complete).toBe(false);
  expect(gaps.map(({ url, message }) => [url, message.replace(/\S*\//g, '')])).toEqual([
    ['mou-2023/57/', expect.stringContaining('100')],
    ['mou-2023/58/', expect.stringContaining('层数太多')],
    ['mou-2023/59/', expect.stringContaining('64 MB')],
  ]);
});

test('without a folder nothing was looked at; a folder that is not there is empty', async () => {
  expect(await readSubmissions(undefined, [ITEM])).toEqual({ items: [], complete: false, gaps: [], searched: [] });
  expect(await readSubmissions(join(tempFolder(), 'none'), [ITEM])).toMatchObject({ items: [], complete: true, gaps: [], searched: [{}] });
});

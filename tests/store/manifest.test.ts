import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { dropFromManifest, verifyRun, writeManifest } from '../../store/manifest.js';
import { tempFolder } from '../temp.js';

const FILES: Record<string, string> = {
  'run.json': '{}',
  'findings.json': '{"a":1}',
  'sites/qingshan/journal.ndjson': '{}\n',
  'archive/qingshan.warc.gz': 'x'.repeat(3_000_000),
  'archive/qingshan.cdxj': 'gn,gov',
  'screenshots/0123456789abcdef.jpg': 'jpg',
};

async function storedRun(): Promise<string> {
  const folder = tempFolder();
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(FILES)) put(path, text);
  put('report/index.html', '<p>');
  put('sites/qingshan/.coverage.json.tmp', 'cut off');
  await writeManifest(folder, '20260320-020000');
  return folder;
}

test('a run that nobody touched is sound; the report is rendered again at will and does not count', async () => {
  const folder = await storedRun();
  writeFileSync(join(folder, 'report', 'index.html'), 'rendered again');
  writeFileSync(join(folder, 'report', 'problems.csv'), '');
  const sizes = Object.values(FILES).reduce((sum, text) => sum + text.length, 0);
  expect(await verifyRun(folder)).toMatchObject({ changed: [], missing: [], added: [], sound: 6, bytes: sizes, dropped: 0 });
});

test.each<[string, (folder: string) => void, object]>([
  ['one byte changed, the size kept', (f) => writeFileSync(join(f, 'findings.json'), '{"a":2}'), { changed: ['findings.json'] }],
  ['something appended', (f) => appendFileSync(join(f, 'sites/qingshan/journal.ndjson'), ' '), { changed: ['sites/qingshan/journal.ndjson'] }],
  ['a file removed', (f) => rmSync(join(f, 'archive/qingshan.cdxj')), { missing: ['archive/qingshan.cdxj'] }],
  ['a file added', (f) => writeFileSync(join(f, 'archive/b.warc.gz'), ''), { added: ['archive/b.warc.gz'] }],
  ['a file renamed', (f) => renameSync(join(f, 'run.json'), join(f, 'run2.json')), { missing: ['run.json'], added: ['run2.json'] }],
  [
    'a link to the same bytes in place of a file',
    (f) => {
      rmSync(join(f, 'run.json'));
      writeFileSync(join(f, 'report', 'copy.json'), '{}');
      symlinkSync(join(f, 'report', 'copy.json'), join(f, 'run.json'));
    },
    { changed: ['run.json'] },
  ],
])('%s is told', async (_case, change, told) => {
  const folder = await storedRun();
  change(folder);
  expect(await verifyRun(folder)).toMatchObject({ changed: [], missing: [], added: [], ...told });
});

test('what retention removed is told apart from what is missing', async () => {
  const folder = await storedRun();
  await dropFromManifest(folder, ['archive', 'screenshots']);
  for (const name of ['archive', 'screenshots']) rmSync(join(folder, name), { recursive: true });
  expect(await verifyRun(folder)).toMatchObject({ changed: [], missing: [], added: [], sound: 3, dropped: 3 });
  await dropFromManifest(folder, ['archive', 'screenshots']);
  expect(await verifyRun(folder)).toMatchObject({ dropped: 3 });
});

test('another manifest has another seal; without one there is nothing to compare with', async () => {
  const folder = await storedRun();
  const before = await verifyRun(folder);
  writeFileSync(join(folder, 'findings.json'), '{"a":2}');
  await writeManifest(folder, '20260320-020000');
  const after = await verifyRun(folder);
  expect(after?.changed).toEqual([]);
  expect(after?.manifestSha256).not.toBe(before?.manifestSha256);
  rmSync(join(folder, 'manifest.json'));
  expect(await verifyRun(folder)).toBeNull();
  await dropFromManifest(folder, ['archive']);
  expect(await verifyRun(folder)).toBeNull();
});

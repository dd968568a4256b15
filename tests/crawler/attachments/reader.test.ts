import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { expect, onTestFinished, test } from 'vitest';
import { packageRoot } from '../../../config/root.js';
import { createAttachmentReader } from '../../../crawler/attachments/index.js';
import { tempFolder } from '../../temp.js';
import { docx, wordParagraph } from './files.js';

function reader(options: Parameters<typeof createAttachmentReader>[0] = {}) {
  const made = createAttachmentReader(options);
  onTestFinished(() => made.close());
  return made;
}
const TEXT = { bytes: Buffer.from('第一章 总则'), hint: { name: '办法.txt', contentType: null } };
/** Takes seconds: a sheet with very many cells. */
const slow = Buffer.from(`<html><table>${'<tr><td>甲</td><td>乙</td></tr>'.repeat(400_000)}</table></html>`);

test('many files in one thread, calls at once answered in order', async () => {
  const { read } = reader();
  const files = ['甲', '乙', '丙'].map((word) => read(docx(wordParagraph(word)), { name: 'a.docx', contentType: null }));
  expect((await Promise.all(files)).map(({ text }) => text.head)).toEqual(['甲', '乙', '丙']);
});

test('the bytes stay with the caller', async () => {
  const bytes = new Uint8Array(TEXT.bytes);
  await reader().read(bytes, TEXT.hint);
  expect(bytes).toEqual(new Uint8Array(TEXT.bytes));
});

test.each([
  [11, 'failed'],
  [TEXT.bytes.length, 'read'],
])('a bound of %d bytes', async (inputBytes, state) => {
  const facts = await reader({ bounds: { inputBytes } }).read(TEXT.bytes, TEXT.hint);
  expect(facts).toMatchObject({ state, sizeBytes: TEXT.bytes.length, failure: state === 'read' ? null : { code: 'too-large' } });
});

test('out of time: the thread is given up, the next file gets a new one', async () => {
  const { read } = reader({ bounds: { timeMs: 300 } });
  expect(await read(slow, { name: 'a.html', contentType: null })).toMatchObject({
    state: 'failed',
    failure: { code: 'timeout', message: '读取超时，文件过于复杂' },
  });
  expect(await read(TEXT.bytes, TEXT.hint)).toMatchObject({ state: 'read' });
});

test('out of memory: the same', async () => {
  const { read } = reader({ bounds: { heapMb: 60 } });
  expect(await read(slow, { name: 'a.html', contentType: null })).toMatchObject({
    state: 'failed',
    failure: { code: 'memory', message: '读取所需内存超出上限' },
  });
  expect(await read(TEXT.bytes, TEXT.hint)).toMatchObject({ state: 'read' });
});

test('a closed reader opens again', async () => {
  const { read, close } = reader();
  await read(TEXT.bytes, TEXT.hint);
  await close();
  await close();
  expect(await read(TEXT.bytes, TEXT.hint)).toMatchObject({ state: 'read' });
});

test('compiled, as the package has it', async () => {
  const folder = tempFolder();
  symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  cpSync(join(packageRoot, 'config'), join(folder, 'config'), { recursive: true });
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  for (const file of readdirSync(join(packageRoot, 'crawler'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(?:attachments|extractors|facts|privacy)\b.*\.ts$|^fetch.charset\.ts$/u.test(name),
  )) {
    const target = join(folder, 'crawler', file.replace(/\.ts$/u, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, ts.transpileModule(readFileSync(join(packageRoot, 'crawler', file), 'utf8'), { compilerOptions }).outputText);
  }
  const compiled: { createAttachmentReader: typeof createAttachmentReader } = await import(
    /* @vite-ignore */ pathToFileURL(join(folder, 'crawler', 'attachments', 'index.js')).href
  );
  const made = compiled.createAttachmentReader();
  onTestFinished(() => made.close());
  expect(await made.read(docx(wordParagraph('甲')), { name: 'a', contentType: null })).toMatchObject({
    type: 'docx',
    state: 'read',
    text: { head: '甲' },
  });
});

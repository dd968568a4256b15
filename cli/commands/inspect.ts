import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { type InspectOutput, inspectOutput } from '../../crawler/extractors/inspect.js';
import { type InspectFileOutput, inspectFileOutput } from '../../crawler/extractors/inspect-file.js';
import { extractPage } from '../../crawler/extractors/page.js';
import { isBinary } from '../../crawler/fetch/body.js';
import { decodeText } from '../../crawler/fetch/charset.js';
import type { Snapshot } from '../../crawler/fetch/types.js';
import { FAILURE_TEXT } from '../../crawler/frontier/gaps.js';
import { UsageError } from '../errors.js';
import { fetcherFactory } from '../fetchers.js';
import { openFileReader } from '../file-reader.js';
import type { inspectOptionsSchema } from '../options.js';

type InspectOptions = z.infer<typeof inspectOptionsSchema>;
type Output = InspectOutput | InspectFileOutput;

const MAX_BYTES = 64 * 1024 * 1024;
/** Names of files that are offered for download, never pages, whatever is in them. */
const FILE_NAME = /\.(?:pdf|docx?|wps|xlsx?|et|ofd|rtf|txt|csv|pptx?|zip|rar|7z|jpe?g|png|gif)$/iu;

/** `inspect FILE|URL`: the facts of one page or file as JSON on stdout. */
export async function inspectCommand(target: string, options: InspectOptions): Promise<number> {
  const output = /^https?:\/\//i.test(target) ? await fromAddress(target, options) : await fromFile(target, options);
  if (!output) return 3;
  process.stdout.write(`${JSON.stringify(output, null, 2)}\n`);
  return 0;
}

async function fromFile(file: string, options: InspectOptions): Promise<Output> {
  if (!existsSync(file)) throw new UsageError(`文件 ${file} 不存在`);
  const stat = statSync(file);
  if (!stat.isFile()) throw new UsageError(`${file} 不是文件`);
  if (stat.size > MAX_BYTES) throw new UsageError(`文件 ${file} 有 ${Math.round(stat.size / 1024 / 1024)} MB，超过读取上限 64 MB`);
  const bytes = readFileSync(file);
  const url = options.url ?? addressFor(file);
  if (FILE_NAME.test(file) || isBinary(null, bytes)) return ofFile(bytes, { url, name: basename(file), contentType: null }, options);
  const { text, charset } = decodeText(bytes);
  return inspectOutput(extractPage({ html: text, url, charset, rendered: false }));
}

/** Relative links of a saved page need an http base; `.invalid` is reserved for names that lead nowhere. */
const addressFor = (file: string): string => new URL(encodeURIComponent(basename(file)), 'http://file.invalid/').href;

async function ofFile(bytes: Uint8Array, about: { url: string; name: string; contentType: string | null }, options: InspectOptions): Promise<Output> {
  const reader = await openFileReader(options);
  try {
    return inspectFileOutput(await reader.read(bytes, about), about);
  } finally {
    await reader.close();
  }
}

async function fromAddress(url: string, options: InspectOptions): Promise<Output | null> {
  const fetchers = await fetcherFactory(options, (text) => process.stderr.write(`提示：${text}\n`));
  const fetcher = fetchers.forOptions({ allowPrivate: options.allowPrivate });
  const load = async (mode: 'page' | 'file'): Promise<Snapshot | null> => {
    const result = options.render ? await fetcher.render(url) : await fetcher.fetch({ url, mode });
    if (result.ok) return result.snapshot;
    process.stderr.write(`${url} 没有读到：${FAILURE_TEXT[result.failure.code]}（${result.failure.message}）\n`);
    return null;
  };
  try {
    const first = await load(FILE_NAME.test(new URL(url).pathname) && !options.render ? 'file' : 'page');
    // What turns out to be a file is asked for again as one: of a page only text is kept.
    const snapshot = first?.charset === 'binary' && first.body === null ? await load('file') : first;
    if (!snapshot) return null;
    const { text, finalUrl, charset, via, body, contentType } = snapshot;
    if (body) return await ofFile(body, { url: finalUrl, name: decodedName(finalUrl), contentType }, options);
    return inspectOutput(extractPage({ html: text, url: options.url ?? finalUrl, charset, rendered: via === 'browser' }));
  } finally {
    await fetcher.close();
  }
}

function decodedName(url: string): string {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // Escapes of another charset than UTF-8: the raw name is the best there is.
  }
}

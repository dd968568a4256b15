import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { readDocument } from '../crawler/attachments/index.js';
import { readAttachments } from '../crawler/extractors/attachments.js';
import { loadHtml } from '../crawler/extractors/dom.js';
import { unfoldEmbeddedArticle } from '../crawler/extractors/embedded-article.js';
import { readLines } from '../crawler/extractors/lines.js';
import { findBody } from '../crawler/extractors/main-text.js';
import { isBinary } from '../crawler/fetch/body.js';
import { decodeText } from '../crawler/fetch/charset.js';
import { FAILURE_TEXT } from '../crawler/frontier/gaps.js';
import { blocksOfReading, blocksOfText } from '../ledger/document.js';
import { readLedger } from '../ledger/read/index.js';
import { blocksOfPlaced } from '../ledger/read/placed.js';
import type { SourceBlock } from '../ledger/types.js';
import { UsageError } from './errors.js';
import { fetcherFactory } from './fetchers.js';

/** A ledger document, read: its blocks, what it is called, and what a person should know about the reading. */
export interface LedgerSource {
  name: string;
  blocks: SourceBlock[];
  notes: string[];
}
export interface SourceOptions {
  ocr: boolean;
  allowPrivate: boolean;
  browser?: string | undefined;
}

const MAX_BYTES = 64 * 2 ** 20;
const TEXT_FILE = /\.(?:txt|md|markdown|text)$/iu;
const PAGE_FILE = /\.(?:s?html?|xhtml|mht(?:ml)?)$/iu;
const DOCUMENT_FILE = /\.(?:pdf|docx?|wps|xlsx?|et|csv|ofd|rtf|zip|rar|7z)$/iu;

/** @throws UsageError in Chinese, saying why a document cannot be read and what helps */
export async function readSource(target: string, options: SourceOptions): Promise<LedgerSource> {
  if (/^https?:\/\//iu.test(target)) return fromAddress(target, options);
  if (!existsSync(target)) throw new UsageError(`文件 ${target} 不存在`);
  const stat = statSync(target);
  if (!stat.isFile()) throw new UsageError(`${target} 不是文件`);
  if (stat.size > MAX_BYTES) throw new UsageError(`文件 ${target} 有 ${Math.round(stat.size / 2 ** 20)} MB，超过读取上限 64 MB`);
  const bytes = readFileSync(target);
  const name = basename(target);
  if (bytes.length === 0) throw new UsageError(`文件 ${target} 为空，没有任何内容`);
  if (!isBinary(null, bytes) && !DOCUMENT_FILE.test(name)) {
    const { text } = decodeText(bytes);
    if (PAGE_FILE.test(name) || (!TEXT_FILE.test(name) && /<(?:html|body|table|div)\b/iu.test(text.slice(0, 4000))))
      return ofPage(text, name, `http://file.invalid/`);
    if (text.trim() === '') throw new UsageError(`文件 ${target} 里没有文字`);
    return { name, blocks: blocksOfText(text), notes: [] };
  }
  return ofDocument(bytes, { name, contentType: null }, options);
}

async function ofDocument(bytes: Uint8Array, hint: { name: string; contentType: string | null }, { ocr }: SourceOptions): Promise<LedgerSource> {
  const reading = await readDocument(bytes, hint, { ocr });
  const { name } = hint;
  if (reading.failure)
    throw new UsageError(`${name} 读不出来：${reading.failure.message}${reading.failure.code === 'encrypted' ? '。请去掉密码后再导入' : ''}`);
  if (reading.state === 'scan' || (reading.type === 'image' && !reading.recognised))
    throw new UsageError(
      `${name} 是扫描件或图片，没有文字。请提供 Word、Excel 或文字版 PDF；装有 tesseract 的可以加 --ocr 识别（识别结果须逐条核对）`,
    );
  if (reading.state === 'listing')
    throw new UsageError(
      `${name} 是压缩包。请解压后导入其中的台账文件：${reading.entries
        .slice(0, 5)
        .map((entry) => entry.name)
        .join('、')}`,
    );
  if (reading.blocks.length === 0) throw new UsageError(`${name} 里没有文字或表格`);
  const notes = [
    ...(reading.truncated ? ['文件过大或有几页读不出，只读到一部分，条目可能不全'] : []),
    ...(reading.recognised ? ['由扫描件识别而来，可能有错字，请逐条核对'] : []),
  ];
  // Of a PDF the lines alone do not tell cells apart: their places do, where the columns have heads.
  const placed = reading.placed ? blocksOfPlaced(reading.placed) : null;
  const blocks = placed !== null && readLedger(placed).items.length >= 2 ? placed : blocksOfReading(reading.blocks);
  return { name, blocks, notes };
}

async function fromAddress(url: string, options: SourceOptions): Promise<LedgerSource> {
  const fetchers = await fetcherFactory(options, () => undefined);
  const fetcher = fetchers.forOptions({ allowPrivate: options.allowPrivate });
  try {
    const load = async (mode: 'page' | 'file') => {
      const result = await fetcher.fetch({ url, mode });
      if (result.ok) return result.snapshot;
      throw new UsageError(`${url} 没有读到：${FAILURE_TEXT[result.failure.code]}（${result.failure.message}）`);
    };
    const first = await load(DOCUMENT_FILE.test(new URL(url).pathname) ? 'file' : 'page');
    const snapshot = first.charset === 'binary' && first.body === null ? await load('file') : first;
    const name = new URL(snapshot.finalUrl).pathname.split('/').at(-1) || 'page.html';
    if (snapshot.body) return await ofDocument(snapshot.body, { name, contentType: snapshot.contentType }, options);
    return await ofPage(snapshot.text, name, snapshot.finalUrl);
  } finally {
    await fetcher.close();
  }
}

/** The article of a page without menus and footers; all of the page where the article holds no ledger. A file it only hands out is named. */
async function ofPage(text: string, name: string, url: string): Promise<LedgerSource> {
  const $ = loadHtml(text);
  const received = readLines($);
  const page = unfoldEmbeddedArticle($, received) ? readLines($) : received;
  const body = findBody(page, $.root().contents().get());
  const title = $('title').first().text().trim();
  const article = body.element === null ? [] : await blocksOfPage($.html(body.element));
  const blocks = readLedger(article).items.length > 0 ? article : await blocksOfPage(text);
  const files = readAttachments(page, body.range, url).map((file) => file.url);
  const notes = files.length > 0 ? [`页面带有附件，台账若在附件里请导入附件：${files.slice(0, 3).join(' ')}`] : [];
  return { name: title || name, blocks, notes };
}

async function blocksOfPage(markup: string): Promise<SourceBlock[]> {
  const bytes = Buffer.from(`<meta charset="utf-8">${markup}`);
  return blocksOfReading((await readDocument(bytes, { name: 'page.html', contentType: 'text/html; charset=utf-8' })).blocks);
}

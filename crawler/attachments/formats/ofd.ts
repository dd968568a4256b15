import { UnreadableFile } from '../failures.js';
import { type Element, elements, isElement, localName, type Node, textOf, walk, xmlNodes } from '../markup.js';
import type { Reader } from '../source.js';
import { MAX_PARTS, openZip, type Zip } from '../zip.js';
import { withoutRadicals } from './cjk-radicals.js';
import { isWordless, type PageText } from './pages.js';

/** OFD (GB/T 33190): OFD.xml names documents, a document its pages, a page holds text objects with their place. */
export const readOfd: Reader = async (source, out) => {
  const zip = await openZip(source.bytes, source.expansion, MAX_PARTS);
  const files = await pageFiles(zip);
  const pages: PageText[] = [];
  for (const file of files.slice(0, source.bounds.pages)) {
    if (out.full) break;
    const page = readPage((await readXml(zip, file)) ?? []);
    pages.push(page);
    out.text(page.text);
  }
  out.truncated ||= pages.length < files.length;
  if (pages.length === 0) throw new UnreadableFile('damaged', 'OFD 中没有页面');
  if (!isWordless(pages)) {
    out.truncated ||= pages.some(({ text, paints }) => text.trim() === '' && paints === true);
    return { pages: files.length };
  }
  if (pages.some(({ paints }) => paints === true)) return { pages: files.length, state: 'scan' };
  if (pages.some(({ text }) => text.trim() !== '')) return { pages: files.length };
  throw new UnreadableFile('empty', '各页均为空白');
};

async function readXml(zip: Zip, path: string): Promise<readonly Node[] | null> {
  const entry = zip.find(path);
  return entry ? xmlNodes(await entry.read()) : null;
}

async function pageFiles(zip: Zip): Promise<string[]> {
  const roots = [...elements((await readXml(zip, 'OFD.xml')) ?? [], 'DocRoot')].map((root) => resolve('', textOf(root)));
  const files: string[] = [];
  for (const root of roots) {
    const document = await readXml(zip, root);
    if (document === null) throw new UnreadableFile('damaged', 'OFD 缺少文档描述');
    // Pages of the text only: TemplatePage is another element.
    for (const page of elements(document, 'Page')) if (page.attribs.BaseLoc) files.push(resolve(root, page.attribs.BaseLoc));
  }
  return files;
}

/** Places are relative to the folder of the file that names them, unless they begin with a slash. */
function resolve(base: string, location: string): string {
  const path = location.trim();
  const parts = path.startsWith('/') ? [] : base.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

const PICTURES = new Set(['ImageObject', 'PathObject', 'CompositeObject']);

function readPage(roots: readonly Node[]): PageText {
  let text = '';
  let paints = false;
  let last: { y: number; height: number; right: number } | null = null;
  for (const { node, leaving } of walk(roots)) {
    if (leaving || !isElement(node)) continue;
    if (PICTURES.has(localName(node))) paints = true;
    if (localName(node) !== 'TextObject') continue;
    const [x = 0, y = 0, width = 0, height = 0] = (node.attribs.Boundary ?? '').trim().split(/\s+/u).map(Number);
    if (last !== null) text += Math.abs(y - last.y) > Math.max(height, last.height) / 2 ? '\n' : x - last.right > height / 2 ? ' ' : '';
    text += words(node);
    last = { y, height, right: x + width };
  }
  return { text: withoutRadicals(text), paints };
}

/** Codes of one object stand on one line, unless they have heights of their own. */
function words(object: Element): string {
  let text = '';
  let y: string | undefined;
  for (const code of elements(object.children, 'TextCode')) {
    if (text !== '' && code.attribs.Y !== undefined && code.attribs.Y !== y) text += '\n';
    y = code.attribs.Y ?? y;
    text += textOf(code);
  }
  return text;
}

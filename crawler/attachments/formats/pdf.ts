import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { UnreadableFile } from '../failures.js';
import type { Content } from '../reading.js';
import type { Outcome, Reader, Source } from '../source.js';
import { withoutRadicals } from './cjk-radicals.js';
import { gbCharacterMap } from './gb-cmaps.js';
import { isGarbled, isWordless, lettersOf, type PageText } from './pages.js';
import { placedText } from './placed-text.js';

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Document['getPage']>>;

/** Hands the library the character maps it asks for by name. */
class CharacterMaps {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const map = kind === 'cMapUrl' ? gbCharacterMap(filename) : null;
    if (map === null) throw new Error(`no ${filename}`);
    return new TextEncoder().encode(map);
  }
}

/** Pixels of one picture that are decoded at most: A3 at 600 dpi. */
const MAX_PIXELS = 80_000_000;
const PICTURE_LOOKS = 5;

/** PDF: the text layer page by page; pages without one are told apart as pictures. */
export const readPdf: Reader = async (source, out) => {
  const document = await open(source);
  try {
    return await readPages(document, source, out);
  } finally {
    await document.loadingTask.destroy();
  }
};

async function open({ bytes }: Source): Promise<Document> {
  try {
    // The library takes the buffer for its own.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: true,
      stopAtErrors: false,
      maxImageSize: MAX_PIXELS,
      useWorkerFetch: false,
      useWasm: false,
      cMapUrl: 'named:/',
      cMapPacked: false,
      BinaryDataFactory: CharacterMaps,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw new UnreadableFile('encrypted', undefined, { cause: error });
    throw new UnreadableFile('damaged', undefined, { cause: error });
  }
}

async function readPages(document: Document, { bytes, bounds }: Source, out: Content): Promise<Outcome> {
  const pages: PageText[] = [];
  let unread = 0;
  for (let number = 1; number <= Math.min(document.numPages, bounds.pages) && !out.full; number++) {
    try {
      const page = await document.getPage(number);
      const items = await itemsOf(page);
      const text = withoutRadicals(textOf(items));
      out.placed?.push(...placedText(items, number).map((piece) => ({ ...piece, text: withoutRadicals(piece.text) })));
      pages.push({ text, paints: null });
      out.text(text);
      page.cleanup();
    } catch {
      // One broken page must not take the others away.
      unread++;
      pages.push({ text: '', paints: null });
    }
  }
  if (unread === pages.length) throw new UnreadableFile('damaged', '没有一页能够打开');
  out.truncated ||= unread > 0 || pages.length < document.numPages;
  const text = pages.map((page) => page.text).join('\n');
  if (isWordless(pages) && (hasPictures(bytes) || lettersOf(text) === 0))
    return { pages: document.numPages, state: await stateOfWordless(document, bytes) };
  if (isGarbled(text)) throw new UnreadableFile('unsupported', 'PDF 的字体没有文字编码，复制出来是乱码');
  out.truncated ||= await hasPicturePages(document, pages);
  return { pages: document.numPages };
}

async function itemsOf(page: Page) {
  const { items } = await page.getTextContent();
  return items.flatMap((item) => ('str' in item ? [item] : []));
}

const textOf = (items: Awaited<ReturnType<typeof itemsOf>>): string => items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join('');

/** Dictionaries of pictures are never packed, so their mark stands in the plain bytes, encrypted files included. */
const hasPictures = (bytes: Uint8Array): boolean => /\/Subtype\s*\/Image\b/u.test(Buffer.from(bytes).toString('latin1'));

/** @throws UnreadableFile when the pages are blank, or show text whose characters are not known. */
async function stateOfWordless(document: Document, bytes: Uint8Array): Promise<'scan'> {
  if (hasPictures(bytes)) return 'scan';
  for (let number = 1; number <= Math.min(document.numPages, PICTURE_LOOKS); number++) {
    const paints = await paintsOf(document, number);
    if (paints.text) throw new UnreadableFile('unsupported', 'PDF 使用了无法识别的字体，文字读不出来');
    // Words turned into outlines by a layout program are pictures as well.
    if (paints.shapes) return 'scan';
  }
  throw new UnreadableFile('empty', '各页均为空白');
}

/** Pages without a single letter among pages with text: scanned sheets with a signature or stamp, whose words are not known. */
async function hasPicturePages(document: Document, pages: readonly PageText[]): Promise<boolean> {
  const wordless = pages.flatMap(({ text }, n) => (lettersOf(text) === 0 ? [n + 1] : [])).slice(0, PICTURE_LOOKS);
  for (const number of wordless) if ((await paintsOf(document, number)).pictures) return true;
  return false;
}

interface Paints {
  pictures: boolean;
  shapes: boolean;
  text: boolean;
}

async function paintsOf(document: Document, number: number): Promise<Paints> {
  const { OPS } = await getResolvedPDFJS();
  const page = await document.getPage(number);
  const { fnArray } = await page.getOperatorList();
  page.cleanup();
  const has = (...codes: number[]): boolean => fnArray.some((code) => codes.includes(code));
  return {
    pictures: has(OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.paintImageXObjectRepeat),
    shapes: has(OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.constructPath, OPS.shadingFill),
    text: has(OPS.showText, OPS.showSpacedText),
  };
}

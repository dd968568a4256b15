import type { PageFacts } from '../facts/page.js';
import { ATTACHMENT_TYPE, DOWNLOAD_ADDRESS } from './dialects.js';
import { absoluteUrl, fold } from './dom.js';
import { type Anchor, isElement, type Medium, type PageLines, type Range } from './lines.js';

type Attachment = PageFacts['attachments'][number];
const MAX_ATTACHMENTS = 200;

const extension = (text: string): string => ATTACHMENT_TYPE.exec(text.trim())?.[1]?.toLowerCase() ?? '';

/** Type by the address' path, by a file name in its query, by the link's words. */
function typeOf(url: string, name: string): string {
  const { pathname, searchParams } = new URL(url);
  const byQuery = [...searchParams.values()].map(extension).find((type) => type !== '');
  return extension(pathname) || byQuery || extension(name);
}

function attachmentOf(anchor: Anchor, base: string): Attachment | null {
  const { attribs } = anchor.element;
  const url = absoluteUrl(attribs.href, base) ?? absoluteUrl(attribs['data-href'] ?? attribs.downloadurl ?? clickedFile(attribs.onclick), base);
  if (url === null) return null;
  const title = fold(anchor.text) || fold(attribs.title ?? attribs.download ?? '');
  const type = typeOf(url, `${attribs.download ?? ''} `.trim() || attribs.title || title);
  const named = /^(附件|原文|原件|下载)/u.test(title);
  if (type === '' && !(DOWNLOAD_ADDRESS.test(url) && (named || attribs.download !== undefined))) return null;
  return type === 'xml' && !named ? null : { url, title: title || decodedName(url), type };
}

/** The file named in `onclick="openFile('/a/b.docx')"`. */
const clickedFile = (onclick: string | undefined): string | undefined =>
  [...(onclick ?? '').slice(0, 500).matchAll(/["']([^"'\s]{4,300})["']/gu)].map((match) => match[1] ?? '').find((text) => extension(text) !== '');

function decodedName(url: string): string {
  const name = url.slice(url.lastIndexOf('/') + 1).replace(/[?#].*$/su, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // Escapes of another charset than UTF-8: the raw name is the best there is.
  }
}

/** A file shown in the page: `<embed src>`, `<object data>`, a frame of the file or of a viewer that is told the file. */
function shownFile({ element }: Medium, base: string): Attachment | null {
  const params = element.children.filter(isElement).map(({ attribs }) => attribs.value);
  for (const source of [element.attribs.src, element.attribs.data, element.attribs['data-src'], ...params]) {
    const url = absoluteUrl(source, base);
    if (url === null) continue;
    const viewed = [...new URL(url).searchParams.values()]
      .map((value) => (extension(value) === '' ? null : absoluteUrl(value, url)))
      .find((file) => file !== null);
    const file = viewed ?? url;
    const type = extension(new URL(file).pathname);
    if (type !== '' && type !== 'xml') return { url: file, title: fold(element.attribs.title ?? '') || decodedName(file), type };
  }
  return null;
}

/** Files offered or shown in the text and right after it; each address once, the longest name wins. */
export function readAttachments(page: PageLines, region: Range, base: string): Attachment[] {
  const offered = page.anchors.filter(({ from }) => from >= region.from && from < region.to).map((anchor) => attachmentOf(anchor, base));
  const shown = page.media
    .filter(({ kind, line }) => kind !== 'image' && line >= region.from && line <= region.to)
    .map((medium) => shownFile(medium, base));
  const found = new Map<string, Attachment>();
  for (const attachment of [...offered, ...shown]) {
    if (attachment === null || found.size >= MAX_ATTACHMENTS) continue;
    const before = found.get(attachment.url);
    if (before === undefined || before.title.length < attachment.title.length) found.set(attachment.url, attachment);
  }
  return [...found.values()];
}

import type { PageFacts } from '../facts/page.js';
import { ATTACHMENT_TYPE, DOWNLOAD_ADDRESS } from './dialects.js';
import { absoluteUrl, fold } from './dom.js';
import type { Anchor, PageLines, Range } from './lines.js';

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

/** Files offered in the text and right after it; each address once, the longest name wins. */
export function readAttachments(page: PageLines, region: Range, base: string): Attachment[] {
  const found = new Map<string, Attachment>();
  for (const anchor of page.anchors) {
    if (anchor.from < region.from || anchor.from >= region.to || found.size >= MAX_ATTACHMENTS) continue;
    const attachment = attachmentOf(anchor, base);
    const before = attachment ? found.get(attachment.url) : undefined;
    if (attachment && (before === undefined || before.title.length < attachment.title.length)) found.set(attachment.url, attachment);
  }
  return [...found.values()];
}

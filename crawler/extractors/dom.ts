import { type CheerioAPI, load } from 'cheerio/slim';
import { withoutSession } from './sessions.js';

/**
 * One parse per page. The htmlparser2 build is used: about twice as fast as parse5 and as lenient as
 * portals need (unclosed p, li, td), and it keeps text that parse5 would move out of tables.
 */
export const loadHtml = (html: string): CheerioAPI => load(html);
export const loadXml = (xml: string): CheerioAPI => load(xml, { xml: true });

/** White space of every kind (full-width, no-break, zero-width) folded to one blank. */
export const fold = (text: string): string => text.replace(/[\s\u00A0\u3000\u200B-\u200D\uFEFF]+/gu, ' ').trim();

/** The same with no blanks left: for comparing labels and titles. */
export const squeeze = (text: string): string => text.replace(/[\s\u00A0\u3000\u200B-\u200D\uFEFF]+/gu, '');

const MAX_KEPT = 5_000;
const MAX_KEPT_CHARS = 200;

/**
 * The same function with its answers kept: the frame of a site says the same words on every page. For pure functions only, whose answers
 * hold nothing of the text. Keys are copies, since a piece of a page keeps all of it in memory.
 */
export function remembered<T extends boolean | string | null>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const answer = read(text);
    if (text.length > MAX_KEPT_CHARS) return answer;
    if (known.size >= MAX_KEPT) known.clear();
    known.set(Buffer.from(text, 'utf16le').toString('utf16le'), answer);
    return answer;
  };
}

/** Characters of an address, escapes included; no server takes longer ones. */
export const MAX_ADDRESS = 4_000;

/** Absolute address, percent-escapes kept byte for byte, fragment dropped; null when it is no http(s) address. */
export function absoluteUrl(href: string | undefined, base: string): string | null {
  const text = href?.trim();
  if (!text || text.startsWith('#') || /^(javascript|mailto|tel|data|about|blob|file):/i.test(text)) return null;
  try {
    const url = new URL(text, base);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    url.hash = '';
    return url.href.length <= MAX_ADDRESS ? withoutSession(url.href) : null;
  } catch {
    return null;
  }
}

/** Two addresses of one page: scheme, fragment and the name of the index file do not count. */
export function isSamePage(a: string, b: string): boolean {
  const plain = (address: string): string =>
    address
      .replace(/#.*$/su, '')
      .replace(/\/(?:index|default)\.\w+$/iu, '/')
      .replace(/^https?:/iu, '');
  return plain(a) === plain(b);
}

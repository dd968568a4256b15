import { type CheerioAPI, load } from 'cheerio/slim';

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
    return url.href.length <= MAX_ADDRESS ? url.href : null;
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

/** Turns bytes of a page into text. Source of the order: the WHATWG encoding sniffing rules, bent to what portals really send. */

const META_BYTES = 2048;
/** A broken UTF-8 page may lose this share of its characters beyond ASCII before GB18030 is believed instead. */
const TOLERATED_LOSS = 0.1;

export interface DecodedText {
  text: string;
  /** Name of the charset used, as `TextDecoder` accepts it; every GB label is `gb18030`. */
  charset: string;
}

/** Decodes by byte order mark or the pattern of UTF-16 mark-up, then header, then meta in the first 2,048 bytes, then strict UTF-8, then GB18030. NUL is dropped. */
export function decodeText(bytes: Uint8Array, contentType: string | null = null): DecodedText {
  const charset = bomOf(bytes) ?? utf16Of(bytes) ?? charsetOf(bytes, contentType);
  return { text: new TextDecoder(charset).decode(bytes).replaceAll('\0', ''), charset };
}

function bomOf(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return 'gb18030';
  return null;
}

const PROBED_BYTES = 64;

/** UTF-16 without its mark: the mark-up at the beginning has a NUL for every second byte. See XML 1.0, appendix F. */
function utf16Of(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, PROBED_BYTES);
  const nulls = (parity: number): number => head.filter((byte, at) => at % 2 === parity && byte === 0).length;
  const [even, odd] = [nulls(0), nulls(1)];
  if (head.length < 8 || Math.max(even, odd) < head.length * 0.4 || Math.min(even, odd) > 0) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function charsetOf(bytes: Uint8Array, contentType: string | null): string {
  const declared = resolveLabel(/charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? '')?.[1]) ?? resolveLabel(labelInMarkup(bytes));
  if (declared !== null && declared !== 'utf-8' && declared !== 'gb18030') return declared;
  const asUtf8 = strictUtf8(bytes);
  // Pure ASCII reads the same either way: the declaration stands.
  if (asUtf8 !== null) return declared === 'gb18030' && !speaksBeyondLatin(asUtf8) ? 'gb18030' : 'utf-8';
  if (declared === 'gb18030') return declared;
  // One title cut in the middle of a character must not turn a whole UTF-8 page into garbage; GBK read as UTF-8 loses nearly all.
  const utf8Loss = lossOf(bytes, 'utf-8');
  if (utf8Loss <= TOLERATED_LOSS) return 'utf-8';
  return declared === null || lossOf(bytes, 'gb18030') < utf8Loss ? 'gb18030' : declared;
}

/** A few GBK characters happen to form valid two-byte UTF-8 (the well-known 联通); Chinese in UTF-8 takes three. */
function speaksBeyondLatin(text: string): boolean {
  return /[\u0800-\uffff]/.test(text);
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    // As a stream, so that a body cut at its size bound is not called invalid for its last character.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Share of the characters beyond ASCII that the charset cannot read, 0 to 1. */
function lossOf(bytes: Uint8Array, charset: string): number {
  const text = new TextDecoder(charset).decode(bytes, { stream: true });
  let beyondAscii = 0;
  let lost = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    beyondAscii++;
    if (code === 0xfffd) lost++;
  }
  return beyondAscii === 0 ? 0 : lost / beyondAscii;
}

const COMMENT = /<!--[\s\S]*?-->/g;
const IN_META = /<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w:.-]+)/i;
const IN_XML = /^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w:.-]+)/i;

function labelInMarkup(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, META_BYTES)).replace(COMMENT, '');
  return (IN_META.exec(head) ?? IN_XML.exec(head))?.[1];
}

const GB = /^(?:cs|x-)?(?:gb|euc-?cn|cp-?936|ms-?936|windows-936|chinese|hz-gb)/;

/** A usable charset for a label, or null when it says nothing: unknown, or the Latin default that servers send unasked. */
function resolveLabel(label: string | undefined): string | null {
  const name = label?.trim().toLowerCase();
  if (!name) return null;
  if (GB.test(name)) return 'gb18030';
  if (/^(?:utf-?8|unicode)/.test(name)) return 'utf-8';
  try {
    const { encoding } = new TextDecoder(name);
    // Without a byte order mark a UTF-16 declaration is nearly always wrong: it had to be read as ASCII.
    return encoding === 'windows-1252' || encoding === 'iso-8859-1' || encoding.startsWith('utf-16') ? null : encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

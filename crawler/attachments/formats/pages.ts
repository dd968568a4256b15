/** What one page of a PDF or OFD yields. */
export interface PageText {
  /** Lines parted by line breaks. */
  text: string;
  /** Whether it paints pictures or shapes; null: not looked at. */
  paints: boolean | null;
}

/** Fewer letters than this on every page are a stamp of the scanning program or a page number, not the page's words. */
const STAMP_LETTERS = 20;

export const lettersOf = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

/** No page has words of its own. */
export const isWordless = (pages: readonly PageText[]): boolean =>
  pages.every(({ text }) => lettersOf(text) < STAMP_LETTERS) &&
  lettersOf(pages.map(({ text }) => text).join('')) < STAMP_LETTERS * Math.max(pages.length / 2, 1);

/** Letters that no Chinese document has many of: what comes out when a font does not say which character a glyph is. */
const STRANGE = /[\p{Co}\p{Cn}\uFFFD\u0250-\u02AF\u0370-\u1DFF\u2C00-\u2DFF\uA000-\uABFF\uD7B0-\uD7FF]/gu;
const STRANGE_SHARE = 0.3;

/** Glyph numbers read as characters. Tibetan, Mongolian, Uyghur, Yi and Korean are official scripts: a text that keeps to one of them is real. */
export function isGarbled(text: string): boolean {
  const strange = text.match(STRANGE) ?? [];
  if (strange.length < 20 || strange.length < lettersOf(text) * STRANGE_SHARE) return false;
  // Scripts lie within 2,048 code points; glyph numbers scatter.
  const blocks = new Map<number, number>();
  for (const char of strange) blocks.set(char.charCodeAt(0) >> 11, (blocks.get(char.charCodeAt(0) >> 11) ?? 0) + 1);
  return Math.max(...blocks.values()) < strange.length * 0.7;
}

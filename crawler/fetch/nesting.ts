/**
 * Elements open at once beyond which a page is not taken apart: browsers stop at 512, and a parser's work grows with the square. Far
 * above what the most careless page leaves unclosed.
 */
export const MAX_NESTING = 20_000;

const TAG = /<(\\?\/)?([a-z][a-z0-9]{0,9})/gi;
/** Never hold anything, or are closed by the next of their kind. */
const FLAT = new Set('area base br col embed hr img input link meta param source track wbr p li dt dd td th tr option thead tbody tfoot'.split(' '));

/** Whether more than `MAX_NESTING` elements of a text are open at once, counted without regard to their names. One pass. */
export function isTooDeep(html: string): boolean {
  if (!hasAtLeast(html, '<', MAX_NESTING)) return false;
  let depth = 0;
  for (const [, closing, name = ''] of html.matchAll(TAG)) {
    if (FLAT.has(name.toLowerCase())) continue;
    depth = closing === undefined ? depth + 1 : Math.max(0, depth - 1);
    if (depth > MAX_NESTING) return true;
  }
  return false;
}

function hasAtLeast(text: string, sign: string, count: number): boolean {
  let seen = 0;
  for (let at = text.indexOf(sign); at >= 0 && seen < count; at = text.indexOf(sign, at + 1)) seen++;
  return seen >= count;
}

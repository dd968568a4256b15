/**
 * A sketch stands for the words of a text: the smallest hashes of its runs of five characters (a bottom-k sketch).
 * Two sketches tell how many runs two texts share without keeping either text.
 */

const SHINGLE = 5;
const MAX_HASHES = 256;
/** Texts beyond this are sketched by their beginning. */
const MAX_CHARS = 100_000;

/** Words alone: blanks, signs and letter case do not count, full-width forms are the plain ones. */
const normalised = (text: string): string =>
  text
    .slice(0, MAX_CHARS)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** 32 bits of a run, spread evenly so that the smallest hashes are a fair sample. */
function hashAt(text: string, at: number): number {
  let hash = 0x811c9dc5;
  for (let n = at; n < at + SHINGLE; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** At most 256 ascending hashes; empty for texts of fewer than five letters. */
export function sketchOf(text: string): number[] {
  const words = normalised(text);
  const hashes = new Uint32Array(Math.max(0, words.length - SHINGLE + 1));
  for (let at = 0; at < hashes.length; at++) hashes[at] = hashAt(words, at);
  const smallest: number[] = [];
  for (const hash of hashes.sort()) {
    if (hash === smallest.at(-1)) continue;
    smallest.push(hash);
    if (smallest.length === MAX_HASHES) break;
  }
  return smallest;
}

/**
 * Share of runs that two texts have in common out of all their runs, 0 to 1: exact for short texts, else within about ±0.06.
 * Null when either text has no words to compare.
 */
export function overlap(a: readonly number[], b: readonly number[]): number | null {
  if (a.length === 0 || b.length === 0) return null;
  const inA = new Set(a);
  const inB = new Set(b);
  const union = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, MAX_HASHES);
  return union.filter((hash) => inA.has(hash) && inB.has(hash)).length / union.length;
}

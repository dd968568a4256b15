import { wordsOf } from '../documents/words.js';

/** Shorter runs than this are names and turns that any text on the matter shares. */
const RUN = 8;

/**
 * Share of a text's letters that stand in runs of eight which a source has as well, 0 to 1. What is left out of the source (an
 * abridgement, its headings in order) does not lower it. Null for texts shorter than one run. Time and memory grow with the lengths.
 */
export function liftedShare(text: string, sources: readonly string[]): number | null {
  const words = wordsOf(text);
  if (words.length < RUN) return null;
  const runs = new Set<string>();
  for (const source of sources.map(wordsOf)) for (let at = 0; at + RUN <= source.length; at++) runs.add(source.slice(at, at + RUN));
  let lifted = 0;
  let until = 0;
  for (let at = 0; at + RUN <= words.length; at++) {
    if (!runs.has(words.slice(at, at + RUN))) continue;
    lifted += at + RUN - Math.max(at, until);
    until = at + RUN;
  }
  return lifted / words.length;
}

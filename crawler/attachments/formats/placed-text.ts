import type { Placed } from '../reading.js';

interface Item {
  str: string;
  width: number;
  height: number;
  transform: readonly number[];
}

/** Blank between words of one line, and distance of lines in one cell, in heights of a letter. */
const WORD_GAP = 0.9;
const LINE_GAP = 2.2;

/**
 * Pieces of a page in the order in which they were written: a cell of a table, or a paragraph. Programs write cells one after the other, so a
 * step to the side or upwards begins the next; rulings are not needed.
 */
export function placedText(items: readonly Item[], page: number): Placed[] {
  const pieces: Placed[] = [];
  let last: { bottom: number; right: number; height: number } | null = null;
  for (const { str, width, height: size, transform } of items) {
    if (str.trim() === '') continue;
    const [, , , scale = 0, left = 0, bottom = 0] = transform;
    const height = size || Math.abs(scale) || 10;
    const right = left + width;
    const piece = pieces.at(-1);
    const sameLine =
      last !== null && Math.abs(bottom - last.bottom) < height * 0.5 && left - last.right < height * WORD_GAP && left - last.right > -height;
    const nextLine =
      last !== null &&
      piece !== undefined &&
      bottom < last.bottom &&
      last.bottom - bottom < height * LINE_GAP &&
      left < piece.right &&
      right > piece.left;
    if (piece && (sameLine || nextLine)) {
      if (!sameLine) piece.lastLine = { at: piece.text.length, top: bottom + height };
      piece.text += str;
      piece.left = Math.min(piece.left, left);
      piece.right = Math.max(piece.right, right);
    } else pieces.push({ page, text: str, left, right, top: bottom + height, lastLine: { at: 0, top: bottom + height } });
    last = { bottom, right, height };
  }
  return pieces;
}

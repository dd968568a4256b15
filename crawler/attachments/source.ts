import type { AttachmentFacts } from '../facts/attachment.js';
import type { Bounds } from './bounds.js';
import type { Expansion } from './expansion.js';
import type { Content } from './reading.js';

export interface Hint {
  /** File name or link text as the page gives it; it decides nothing but doc/wps, xls/et and the wording of a failure. */
  name: string;
  /** Content-Type header, for the charset of text. */
  contentType: string | null;
}

/** One file, or one entry of an archive, on its way through a reader. */
export interface Source {
  bytes: Uint8Array;
  hint: Hint;
  bounds: Bounds;
  expansion: Expansion;
  /** How many archives it lies in. */
  depth: number;
}

export interface Outcome {
  pages?: number | null;
  /** `read` when left out. */
  state?: AttachmentFacts['state'];
  entries?: AttachmentFacts['entries'];
}

/** Writes what a file says to `out`. @throws UnreadableFile with the named cause; anything else thrown means a damaged file. */
export type Reader = (source: Source, out: Content) => Promise<Outcome> | Outcome;

export const extensionOf = (name: string): string => /\.([a-z0-9]{1,5})\s*$/iu.exec(name)?.[1]?.toLowerCase() ?? '';

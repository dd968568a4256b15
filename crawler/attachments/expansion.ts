import type { Bounds } from './bounds.js';
import { UnreadableFile } from './failures.js';

const SMALL_BYTES = 8 * 2 ** 20;

/** Counts what one file expands to, archives inside it included, and stops it at the bound. */
export class Expansion {
  #spent = 0;
  constructor(private readonly bounds: Pick<Bounds, 'entryBytes' | 'expandedBytes' | 'ratio'>) {}

  /** Asked before an entry is expanded, of the sizes it declares. */
  admit(expandedBytes: number, packedBytes: number): void {
    const { entryBytes, ratio } = this.bounds;
    const suspicious = expandedBytes > SMALL_BYTES && expandedBytes / Math.max(packedBytes, 1) > ratio;
    if (suspicious || expandedBytes > entryBytes) throw new UnreadableFile('bomb');
  }

  spend(bytes: number): void {
    this.#spent += bytes;
    if (this.#spent > this.bounds.expandedBytes) throw new UnreadableFile('bomb');
  }
}

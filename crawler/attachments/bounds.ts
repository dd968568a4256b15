/** What one file may cost. A bound reached while reading cuts the text (`truncated`); one that only an attack reaches fails the file. */
export interface Bounds {
  /** Size of the file as downloaded, bytes. */
  inputBytes: number;
  /** One archive entry expanded, and all that one file expands to, nested archives included, bytes. */
  entryBytes: number;
  expandedBytes: number;
  /** Expanded over packed size of one entry; asked only of entries above 8 MB, since small XML packs extremely well. */
  ratio: number;
  /** Entries of an archive that are looked at. */
  entries: number;
  /** Archives inside archives; 1 reads what lies in the file itself. */
  depth: number;
  pages: number;
  sheets: number;
  /** Rows of one table. */
  rows: number;
  /** Cells of all tables together. */
  cells: number;
  /** Characters of text and tables together. */
  chars: number;
  /** Wall time of one file, character recognition not included. */
  timeMs: number;
  /** Heap of the worker, megabytes. */
  heapMb: number;
  /** Character recognition: pages of one file, and wall time of all of them. */
  ocrPages: number;
  ocrTimeMs: number;
}

export const DEFAULT_BOUNDS: Readonly<Bounds> = {
  inputBytes: 64 * 2 ** 20,
  entryBytes: 48 * 2 ** 20,
  expandedBytes: 192 * 2 ** 20,
  ratio: 300,
  entries: 1000,
  depth: 2,
  pages: 600,
  sheets: 100,
  rows: 50_000,
  cells: 1_000_000,
  chars: 3_000_000,
  timeMs: 30_000,
  heapMb: 1024,
  ocrPages: 20,
  ocrTimeMs: 180_000,
};

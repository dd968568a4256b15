import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot, WireExchange } from '../fetch/types.js';
import { endOf, type IndexEntry, type IndexRow, indexFileOf, indexLine, readIndex, writeIndex } from './index-file.js';
import { pageRecords, warcInfo } from './records.js';

/** Keeps pages as they were received, so that evidence can be shown when the portal has changed. */
export interface PageArchive {
  /** Resolves when the page would survive the death of the process. Never rejects: an archive that cannot be written is told and ends. */
  put(snapshot: Snapshot, wire: WireExchange | null): Promise<void>;
}

export interface SiteArchiveOptions {
  folder: string;
  siteId: string;
  /** Name and version of the program, for the first record. */
  software: string;
  /** Receives Chinese sentences. */
  note: (text: string) => void;
  /** A further file is begun rather than let one grow beyond this; default 500 MB. */
  maxFileBytes?: number;
  /** Nothing more is kept beyond this; default 4 GB. */
  maxBytes?: number;
}

const MAX_FILE_BYTES = 500_000_000;
const MAX_BYTES = 4_000_000_000;

/**
 * The archive of one site in one run: `SITE.warc.gz`, then `SITE.2.warc.gz` … and their index `SITE.cdxj`. A page counts as kept once its index line
 * is written; what lies behind the last such page was cut off by a crash and is dropped when the archive is opened again.
 */
export class SiteArchive implements PageArchive {
  readonly #indexFile: string;
  readonly #index: number;
  #number: number;
  #file: { handle: number; name: string; end: number } | null = null;
  #bytes = 0;
  #ended = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly options: SiteArchiveOptions) {
    mkdirSync(options.folder, { recursive: true });
    this.#indexFile = indexFileOf(options.folder, options.siteId);
    this.#number = this.#recover();
    this.#index = openSync(this.#indexFile, 'a');
  }

  async put(snapshot: Snapshot, wire: WireExchange | null): Promise<void> {
    if (this.#ended) return;
    try {
      const { before, main, type, digest } = await pageRecords(snapshot, wire);
      const entry = { ...describe(snapshot, wire, digest), ...(type === 'response' && { status: String(snapshot.status) }) };
      this.#writing = this.#writing.then(() => this.#write(before, main, entry, snapshot.capturedAt));
      await this.#writing;
    } catch (error) {
      this.#end(`证据存档写不进去（${error instanceof Error ? error.message : String(error)}），后面的页面不再存档`);
    }
  }

  /** Takes over the record of a page that another run kept in `folder` and this one found unchanged: as it was made then, byte by byte. */
  async adopt(folder: string, { entry, line }: IndexRow): Promise<void> {
    if (this.#ended) return;
    const { offset, length, filename, ...described } = entry;
    try {
      const record = readPart(join(folder, filename), Number(offset), Number(length));
      if (record === null) return;
      this.#writing = this.#writing.then(() => this.#write(null, record, described, line.split(' ')[1] ?? ''));
      await this.#writing;
    } catch (error) {
      this.#end(`证据存档写不进去（${error instanceof Error ? error.message : String(error)}），后面的页面不再存档`);
    }
  }

  /** Sorts the index, as programs that look up in it expect. */
  async close(): Promise<void> {
    this.#ended = true;
    await this.#writing.catch(() => undefined); // told where it was asked for
    if (this.#file) closeSync(this.#file.handle);
    closeSync(this.#index);
    const lines = readIndex(this.#indexFile).map(({ line }) => line);
    writeIndex(this.#indexFile, lines.sort());
  }

  #end(reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.options.note(`${this.options.siteId}：${reason}`);
  }

  async #write(
    before: Buffer | null,
    main: Buffer,
    described: Omit<IndexEntry, 'offset' | 'length' | 'filename'>,
    capturedAt: string,
  ): Promise<void> {
    if (this.#ended) return;
    const size = (before?.length ?? 0) + main.length;
    const { maxBytes = MAX_BYTES } = this.options;
    if (this.#bytes + size > maxBytes) return this.#end(`证据存档已达上限 ${maxBytes} 字节，后面的页面不再存档`);
    const file = await this.#fileFor(size);
    const start = file.end;
    if (before) this.#append(file, before);
    const offset = file.end;
    this.#append(file, main);
    this.#bytes += file.end - start;
    const entry: IndexEntry = { ...described, offset: String(offset), length: String(main.length), filename: file.name };
    writeAll(this.#index, Buffer.from(indexLine(entry, capturedAt)));
  }

  #append(file: { handle: number; end: number }, bytes: Buffer): void {
    writeAll(file.handle, bytes);
    file.end += bytes.length;
  }

  async #fileFor(size: number): Promise<{ handle: number; name: string; end: number }> {
    const { maxFileBytes = MAX_FILE_BYTES } = this.options;
    if (this.#file && this.#file.end + size > maxFileBytes) {
      closeSync(this.#file.handle);
      this.#file = null;
      this.#number++;
    }
    if (this.#file) return this.#file;
    const name = this.#name(this.#number);
    const path = join(this.options.folder, name);
    const end = existsSync(path) ? statSync(path).size : 0;
    this.#file = { handle: openSync(path, 'a'), name, end };
    if (end === 0) this.#append(this.#file, await warcInfo(name, this.options.software));
    else if (end + size > maxFileBytes) return this.#fileFor(size);
    return this.#file;
  }

  #name(number: number): string {
    // A site's name holds no dot, so that no two sites share a file.
    return `${this.options.siteId}${number === 1 ? '' : `.${number}`}.warc.gz`;
  }

  /** Cuts off what a crash left behind the last page of each file. Returns the number of the file to go on with. */
  #recover(): number {
    const { folder } = this.options;
    const kept = readIndex(this.#indexFile).filter(({ entry }) => {
      const path = join(folder, entry.filename);
      return existsSync(path) && endOf(entry) <= statSync(path).size;
    });
    if (existsSync(this.#indexFile))
      writeIndex(
        this.#indexFile,
        kept.map(({ line }) => line),
      );
    const ends = new Map<string, number>();
    for (const { entry } of kept) ends.set(entry.filename, Math.max(ends.get(entry.filename) ?? 0, endOf(entry)));
    const names = new Set(readdirSync(folder));
    let last = 1;
    for (let number = 1; names.has(this.#name(number)); number++) {
      const end = ends.get(this.#name(number)) ?? 0;
      this.#bytes += end;
      // A file of which the index knows nothing is left alone: the index may be what was lost.
      if (end > 0) truncateSync(join(folder, this.#name(number)), end);
      last = end > 0 ? number : number + 1;
    }
    return last;
  }
}

function describe(snapshot: Snapshot, wire: WireExchange | null, digest: string): Omit<IndexEntry, 'offset' | 'length' | 'filename'> {
  const { url, finalUrl, contentType, sha256 } = snapshot;
  return {
    url: finalUrl,
    mime: wire === null ? 'text/html' : (contentType ?? 'application/octet-stream').split(';', 1)[0]?.trim() || 'application/octet-stream',
    digest,
    ...(wire && wire.request.method !== 'GET' && { method: wire.request.method }),
    ...(url !== finalUrl && { requested: url }),
    ...(digest !== `sha256:${sha256}` && { sha256 }),
  };
}

/** Null where the file is gone or shorter. */
function readPart(file: string, offset: number, length: number): Buffer | null {
  if (!existsSync(file) || statSync(file).size < offset + length) return null;
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return readSync(handle, bytes, 0, length, offset) === length ? bytes : null;
  } finally {
    closeSync(handle);
  }
}

/** A single write may take less than it was given. */
function writeAll(handle: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
}

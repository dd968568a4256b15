import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getSurt } from 'warcio/utils';
import { z } from 'zod';

/** Where one page lies in the archive. Standard CDXJ fields, numbers in decimal; the last three are ours. */
const entrySchema = z.object({
  url: z.string(),
  mime: z.string(),
  status: z.string().optional(),
  digest: z.string(),
  length: z.string().regex(/^\d+$/),
  offset: z.string().regex(/^\d+$/),
  filename: z.string(),
  method: z.string().optional(),
  /** The address that was asked for, where it led to another one. */
  requested: z.string().optional(),
  /** SHA-256 of the body without its content coding, as evidence names it; absent where it equals `digest`. */
  sha256: z.string().optional(),
});
export type IndexEntry = z.infer<typeof entrySchema>;

export const indexFileOf = (folder: string, siteId: string): string => join(folder, `${siteId}.cdxj`);

export const endOf = ({ offset, length }: IndexEntry): number => Number(offset) + Number(length);

/** @param capturedAt UTC instant, ISO 8601 */
export function indexLine(entry: IndexEntry, capturedAt: string): string {
  return `${getSurt(entry.url)} ${capturedAt.replace(/\D/g, '').slice(0, 14)} ${JSON.stringify(entry)}\n`;
}

/** Lines with their entries; what a crash left unfinished, or what is no entry, is passed over. */
export function readIndex(file: string): IndexRow[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => {
      const entry = parseEntry(line);
      return entry ? [{ line: `${line}\n`, entry }] : [];
    });
}

function parseEntry(line: string): IndexEntry | null {
  try {
    const parsed = entrySchema.safeParse(JSON.parse(line.slice(line.indexOf('{'))));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function writeIndex(file: string, lines: readonly string[]): void {
  writeFileSync(`${file}.tmp`, lines.join(''));
  renameSync(`${file}.tmp`, file);
}

export interface IndexRow {
  line: string;
  entry: IndexEntry;
}

/** Finds pages of one site by address and hash of the body; the same body under another address is as good. */
export function archivedPages(folder: string, siteId: string): (url: string, sha256: string) => IndexRow | null {
  const byHash = new Map<string, IndexRow[]>();
  for (const row of readIndex(indexFileOf(folder, siteId))) {
    const hash = row.entry.sha256 ?? row.entry.digest.replace(/^sha256:/, '');
    byHash.set(hash, [...(byHash.get(hash) ?? []), row]);
  }
  return (url, sha256) => {
    const rows = byHash.get(sha256) ?? [];
    return rows.find(({ entry }) => entry.url === url || entry.requested === url) ?? rows[0] ?? null;
  };
}

/** How evidence names a record, relative to the run's folder. */
export const placeOf = ({ entry }: IndexRow): string => `archive/${entry.filename}#${entry.offset}`;

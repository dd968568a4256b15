import { createHash } from 'node:crypto';
import { createReadStream, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { readJson, writeJson } from './json-file.js';

/**
 * `DATA/runs/RUN/manifest.json`: every file of a finished run with its size and SHA-256, so that a later change can be told. The report is
 * not in it: it is rendered from these files and may be rendered again at any time.
 */
const fileSchema = z.strictObject({ path: z.string(), bytes: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export const manifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  run: z.string(),
  /** By path, with forward slashes, relative to the run's folder. */
  files: z.array(fileSchema),
  /** Files that were there when the run was finished and have been removed by retention since. */
  dropped: z.array(fileSchema).default([]),
});
export type Manifest = z.infer<typeof manifestSchema>;
type FileRow = z.infer<typeof fileSchema>;

export interface Verification {
  changed: string[];
  missing: string[];
  added: string[];
  /** Files found as they were, their size in bytes, and files removed by retention. */
  sound: number;
  bytes: number;
  dropped: number;
  /** Of the manifest itself: noted down elsewhere, it shows that the manifest was not replaced as a whole. */
  manifestSha256: string;
}

const NAME = 'manifest.json';
const REPORT = 'report';

/** Lists the files of a run as they are now. Written last, when the run is finished. */
export async function writeManifest(runFolder: string, run: string): Promise<void> {
  const files: FileRow[] = [];
  for (const path of pathsIn(runFolder)) files.push(await describe(runFolder, path));
  await writeJson<Manifest>(join(runFolder, NAME), { schemaVersion: 1, run, files, dropped: [] });
}

/** Notes that the files of some folders of a run (`archive`, `screenshots`) are removed on purpose; to be called before they are. */
export async function dropFromManifest(runFolder: string, folders: readonly string[]): Promise<void> {
  const manifest = readManifest(runFolder);
  if (!manifest) return;
  const goes = ({ path }: FileRow): boolean => folders.some((folder) => path.startsWith(`${folder}/`));
  const dropped = [...manifest.dropped, ...manifest.files.filter(goes)];
  await writeJson<Manifest>(join(runFolder, NAME), { ...manifest, files: manifest.files.filter((file) => !goes(file)), dropped });
}

/**
 * Compares a run with its manifest, reading every byte; null when it has none.
 * @throws CorruptFileError when the manifest cannot be read
 */
export async function verifyRun(runFolder: string): Promise<Verification | null> {
  const manifest = readManifest(runFolder);
  if (!manifest) return null;
  const found = new Set(pathsIn(runFolder));
  const known = new Set(manifest.files.map(({ path }) => path));
  const missing = manifest.files.filter(({ path }) => !found.has(path)).map(({ path }) => path);
  const changed: string[] = [];
  let bytes = 0;
  for (const file of manifest.files.filter(({ path }) => found.has(path))) {
    bytes += file.bytes;
    if (!(await isSound(runFolder, file))) changed.push(file.path);
  }
  return {
    changed,
    missing,
    added: [...found].filter((path) => !known.has(path)),
    sound: manifest.files.length - missing.length - changed.length,
    bytes,
    dropped: manifest.dropped.length,
    manifestSha256: createHash('sha256')
      .update(readFileSync(join(runFolder, NAME)))
      .digest('hex'),
  };
}

const readManifest = (runFolder: string): Manifest | null => readJson(join(runFolder, NAME), manifestSchema);

/** Files of a run in order of their paths; what a crash left of a file being written is none. */
function pathsIn(runFolder: string, under = ''): string[] {
  if (!existsSync(join(runFolder, under))) return [];
  const names = readdirSync(join(runFolder, under), { withFileTypes: true });
  return names
    .flatMap((entry) => {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      if (path === NAME || path === REPORT || path.endsWith('.tmp')) return [];
      return entry.isDirectory() ? pathsIn(runFolder, path) : [path];
    })
    .sort();
}

const describe = async (runFolder: string, path: string): Promise<FileRow> => ({
  path,
  bytes: lstatSync(join(runFolder, path)).size,
  sha256: await hashOf(join(runFolder, path)),
});

async function isSound(runFolder: string, { path, bytes, sha256 }: FileRow): Promise<boolean> {
  const stat = lstatSync(join(runFolder, path));
  return stat.isFile() && stat.size === bytes && (await hashOf(join(runFolder, path))) === sha256;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

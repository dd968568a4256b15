import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import type { z } from 'zod';
import { CorruptFileError } from './errors.js';

/** Moves a file that cannot be read out of the way, under the first free name. Returns that name. */
export function setAside(file: string): string {
  for (let n = 1; ; n++) {
    const name = `${file}.corrupt-${n}`;
    if (existsSync(name)) continue;
    renameSync(file, name);
    return name;
  }
}

/**
 * Reads and validates a JSON file; null when it is not there.
 * @throws CorruptFileError after setting the file aside.
 */
export function readJson<T>(file: string, schema: z.ZodType<T>): T | null {
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const detail = cause instanceof SyntaxError ? '不是完整的 JSON' : '内容与格式不符';
    throw new CorruptFileError(file, setAside(file), detail, { cause });
  }
}

/** Writes through lowdb: to a temporary file first, then renamed, so a crash leaves the old content or the new. */
export async function writeJson<T>(file: string, data: T): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const low = new Low<T>(new JSONFile<T>(file), data);
  await low.write();
}

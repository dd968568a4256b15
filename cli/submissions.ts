import { createHash } from 'node:crypto';
import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { evidenceFolder } from '../checks/submission/evidence-folder.js';
import { type AttachmentReader, createAttachmentReader, DEFAULT_BOUNDS } from '../crawler/attachments/index.js';
import type { Evidence } from '../crawler/facts/evidence.js';
import type { Submission } from '../crawler/facts/publication.js';
import type { Gap, SiteFacts } from '../crawler/facts/site.js';
import { today } from './context.js';
import { dateInName, dateOfSignature } from './submission-dates.js';

/** A ledger item for which material may lie in the evidence folder. */
export interface Asked {
  ledger: string;
  item: string;
}

/** What the tool itself puts into a folder it makes, and what systems leave behind. */
export const EXPLANATION = '说明.txt';
const NO_MATERIAL = /^(?:说明\.txt|\..*|~\$.*|thumbs\.db|desktop\.ini)$/i;

const MAX_FILES = 100;
const MAX_DEPTH = 3;
/** The reader gave up on what the file would cost, which says nothing about the file. */
const OUR_LIMITS: ReadonlySet<string> = new Set(['too-large', 'timeout', 'memory', 'bomb']);

type Submissions = SiteFacts['submissions'];

/**
 * Files below `evidenceDir/LEDGER/ITEM/` of the items asked about, each opened and dated; empty and incomplete without a folder.
 * What cannot be listed or is beyond the bounds is a gap named by the item's folder. Links are not followed.
 */
export async function readSubmissions(evidenceDir: string | undefined, asked: readonly Asked[]): Promise<Submissions> {
  const facts: Submissions = { items: [], complete: evidenceDir !== undefined, gaps: [], searched: [] };
  if (evidenceDir === undefined) return facts;
  const reader = createAttachmentReader();
  try {
    for (const item of asked) {
      const { items, gaps } = await readItem(evidenceDir, item, reader);
      facts.items.push(...items);
      facts.gaps.push(...gaps);
      facts.searched.push(lookedInto(evidenceFolder(item)));
    }
  } finally {
    await reader.close();
  }
  return { ...facts, complete: facts.gaps.length === 0 };
}

const lookedInto = (folder: string): Evidence => ({
  url: folder,
  title: '报送材料文件夹',
  quote: null,
  selector: null,
  capturedAt: null,
  sha256: null,
  archive: null,
  screenshot: null,
});

async function readItem(evidenceDir: string, item: Asked, reader: AttachmentReader): Promise<Pick<Submissions, 'items' | 'gaps'>> {
  const folder = evidenceFolder(item);
  const gaps: Gap[] = [];
  const refuse = (message: string): void => void gaps.push({ code: 'stopped', message, url: folder });
  const files = filesBelow(join(evidenceDir, folder), '', MAX_DEPTH, refuse);
  if (files.length > MAX_FILES) refuse(`本条的报送材料文件太多，只看了前 ${MAX_FILES} 个`);
  const items: Submission[] = [];
  for (const path of files.slice(0, MAX_FILES)) {
    const read = await readFile(join(evidenceDir, folder, path), reader, (why) => refuse(`${path} ${why}`));
    if (read !== null) items.push({ ledger: item.ledger, item: item.item, file: `${folder}${path}`, ...read });
  }
  return { items, gaps };
}

/** Paths below a folder with forward slashes, sorted; none when it is not there. */
function filesBelow(root: string, below: string, depth: number, refuse: (message: string) => void): string[] {
  const folder = join(root, below);
  if (!existsSync(folder)) return [];
  const entries = listed(folder, refuse).filter(({ name }) => !NO_MATERIAL.test(name));
  return entries.flatMap((entry) => {
    const path = `${below}${entry.name}`;
    if (entry.isFile()) return [path];
    if (!entry.isDirectory()) return [];
    if (depth > 0) return filesBelow(root, `${path}/`, depth - 1, refuse);
    refuse(`报送材料的文件夹层数太多，没有看 ${path}`);
    return [];
  });
}

function listed(folder: string, refuse: (message: string) => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (!isFileTrouble(error)) throw error;
    refuse(`报送材料文件夹打不开（${error.code}）`);
    return [];
  }
}

const isFileTrouble = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error && 'syscall' in error;

/** Null when the file is beyond our bounds or may not be read: `refuse` says why. */
async function readFile(
  path: string,
  reader: AttachmentReader,
  refuse: (why: string) => void,
): Promise<Omit<Submission, 'ledger' | 'item' | 'file'> | null> {
  const name = basename(path);
  const { bytes, modifiedOn } = loaded(path, refuse);
  if (bytes === null) return null;
  const facts = await reader.read(bytes, { name, contentType: null });
  if (facts.failure && OUR_LIMITS.has(facts.failure.code)) {
    refuse(`没有读：${facts.failure.message}`);
    return null;
  }
  const named = dateInName(name);
  const signed = named === null && facts.state === 'read' && !facts.recognised ? dateOfSignature(facts.text.tail) : null;
  return {
    type: facts.type,
    opens: facts.state !== 'failed',
    datedOn: named ?? signed ?? modifiedOn,
    datedBy: named !== null ? 'name' : signed !== null ? 'text' : 'file',
    trouble: facts.failure?.message ?? null,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

function loaded(path: string, refuse: (why: string) => void): { bytes: Buffer | null; modifiedOn: string } {
  try {
    const { size, mtime } = statSync(path);
    const modifiedOn = today(mtime);
    if (size <= DEFAULT_BOUNDS.inputBytes) return { bytes: readFileSync(path), modifiedOn };
    refuse(`超过 ${DEFAULT_BOUNDS.inputBytes / 2 ** 20} MB，没有打开`);
    return { bytes: null, modifiedOn };
  } catch (error) {
    if (!isFileTrouble(error)) throw error;
    refuse(`读不到（${error.code}）`);
    return { bytes: null, modifiedOn: '' };
  }
}

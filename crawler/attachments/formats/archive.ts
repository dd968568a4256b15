import type { AttachmentFacts } from '../../facts/attachment.js';
import { UnreadableFile } from '../failures.js';
import type { Content } from '../reading.js';
import type { Outcome, Source } from '../source.js';
import { openZip, type ZipEntry } from '../zip.js';

/** Leavings of macOS and Windows, and folders. */
const NOT_A_FILE = /\/$|(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/iu;

type ReadEntry = (source: Source, out: Content) => Promise<Pick<AttachmentFacts, 'type' | 'state'>>;

/** A ZIP's entries in order, each read like a file of its own as long as the bounds allow. */
export async function readZip(source: Source, out: Content, readEntry: ReadEntry): Promise<Outcome> {
  const zip = await openZip(source.bytes, source.expansion, source.bounds.entries);
  const files = zip.entries.filter(({ name }) => !NOT_A_FILE.test(name));
  out.truncated ||= zip.truncated;
  const entries: AttachmentFacts['entries'] = [];
  for (const file of files) {
    const type = source.depth < source.bounds.depth ? await readOne(file, source, out, readEntry) : null;
    if (type === null) out.truncated = true;
    entries.push({ name: file.name, sizeBytes: file.sizeBytes, type });
  }
  if (files.length > 0 && files.every(({ encrypted }) => encrypted)) throw new EncryptedArchive(entries);
  return { state: 'listing', entries };
}

/** Type of the entry, or null when it was not read. @throws UnreadableFile when the whole archive turns out to be a bomb. */
async function readOne(file: ZipEntry, source: Source, out: Content, readEntry: ReadEntry): Promise<AttachmentFacts['type'] | null> {
  if (file.encrypted || out.full) return null;
  let bytes: Uint8Array;
  try {
    bytes = await file.read();
  } catch (error) {
    if (error instanceof UnreadableFile && error.code !== 'bomb') return null;
    throw error;
  }
  out.text(file.name);
  const { type, state } = await readEntry({ ...source, bytes, hint: { name: file.name, contentType: null }, depth: source.depth + 1 }, out);
  out.truncated ||= state === 'failed' || state === 'scan';
  return type;
}

/** Every entry is locked; what is in the list is still to be seen. */
export class EncryptedArchive extends UnreadableFile {
  constructor(readonly entries: AttachmentFacts['entries']) {
    super('encrypted');
  }
}

import type { Bounds } from './bounds.js';
import { claimedType } from './claimed-type.js';
import { Expansion } from './expansion.js';
import { failure, failureOf, UnreadableFile } from './failures.js';
import { type FileKind, fileKind, type ReaderName } from './file-kind.js';
import { EncryptedArchive, readZip } from './formats/archive.js';
import { Content, type Reading } from './reading.js';
import type { Hint, Outcome, Reader, Source } from './source.js';

/** Loaded when first needed: most runs meet few formats. */
const READERS: Readonly<Record<ReaderName, () => Promise<Reader>>> = {
  pdf: async () => (await import('./formats/pdf.js')).readPdf,
  'office-xml': async () => (await import('./formats/office-xml.js')).readOfficeXml,
  presentation: async () => (await import('./formats/office-xml.js')).readPresentation,
  word: async () => (await import('./formats/word.js')).readWord,
  workbook: async () => (await import('./formats/workbook.js')).readWorkbook,
  ppt: async () => (await import('./formats/ppt.js')).readPpt,
  ofd: async () => (await import('./formats/ofd.js')).readOfd,
  rtf: async () => (await import('./formats/rtf.js')).readRtf,
  text: async () => (await import('./formats/plain-text.js')).readPlainText,
  html: async () => (await import('./formats/web-page.js')).readWebPage,
  rar: async () => (await import('./formats/rar.js')).readRar,
  zip: async () => (source, out) => readZip(source, out, readInto),
  media: async () => () => ({ state: 'media' }),
  encrypted: async () => refuse('encrypted'),
  unreadable: async () => refuse('unsupported'),
};
const refuse =
  (code: 'encrypted' | 'unsupported'): Reader =>
  () => {
    throw new UnreadableFile(code);
  };

/** Reads one file, with the places of its text when asked. Never throws for what is in it: the reading then says why nothing could be read. */
export async function readFile(bytes: Uint8Array, hint: Hint, bounds: Bounds, places = false): Promise<Reading> {
  const out = new Content(bounds);
  if (places) out.placed = [];
  const outcome = await readInto({ bytes, hint, bounds, expansion: new Expansion(bounds), depth: 0 }, out);
  return {
    ...outcome,
    blocks: out.blocks,
    truncated: out.truncated,
    recognised: false,
    ...(out.placed && out.placed.length > 0 ? { placed: out.placed } : {}),
  };
}

type Part = Pick<Reading, 'type' | 'state' | 'failure' | 'pages' | 'entries'>;

/** Reads a file or an entry of an archive into `out`. A bomb inside an archive is the whole archive's failure. */
async function readInto(source: Source, out: Content): Promise<Part> {
  const failed = (type: Part['type'], error: unknown): Part => ({
    type,
    state: 'failed',
    failure: failureOf(error),
    pages: null,
    entries: error instanceof EncryptedArchive ? error.entries : [],
  });
  if (source.bytes.length === 0) return { type: 'other', state: 'failed', failure: failure('empty'), pages: null, entries: [] };
  let kind: FileKind;
  try {
    kind = await fileKind(source);
  } catch (error) {
    return failed(claimedType(source.bytes), error);
  }
  try {
    const read = await READERS[kind.reader]();
    const { state = 'read', pages = null, entries = [] }: Outcome = await read(source, out);
    return { type: kind.type, state, failure: null, pages, entries };
  } catch (error) {
    if (source.depth > 0 && error instanceof UnreadableFile && error.code === 'bomb') throw error;
    return failed(kind.type, error);
  }
}

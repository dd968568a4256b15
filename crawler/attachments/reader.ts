import type { AttachmentFacts } from '../facts/attachment.js';
import { type Bounds, DEFAULT_BOUNDS } from './bounds.js';
import { claimedType } from './claimed-type.js';
import { attachmentFacts } from './facts.js';
import { type Failure, failure } from './failures.js';
import { ocrAvailable, recognise } from './ocr.js';
import { Content, type Reading } from './reading.js';
import { ReadingThread } from './reading-thread.js';
import type { Hint } from './source.js';

export interface AttachmentReader {
  /** Never rejects for what a file holds: an unreadable one has `state: 'failed'` and its cause. Calls queue up. */
  read(bytes: Uint8Array, hint: Hint): Promise<AttachmentFacts>;
  /** Ends the thread; a later `read` starts a new one. */
  close(): Promise<void>;
}

/** Reads files one after the other in one thread. `ocr` recognises scans where `ocrAvailable()`; without the programs they stay scans. */
export function createAttachmentReader(options: { ocr?: boolean; bounds?: Partial<Bounds> } = {}): AttachmentReader {
  const bounds: Bounds = { ...DEFAULT_BOUNDS, ...options.bounds };
  const thread = new ReadingThread(bounds);
  let last: Promise<unknown> = Promise.resolve();

  async function readOne(bytes: Uint8Array, hint: Hint): Promise<AttachmentFacts> {
    if (bytes.length === 0) return unread(bytes, 'empty');
    if (bytes.length > bounds.inputBytes) return unread(bytes, 'too-large');
    const reply = await thread.read<AttachmentFacts>({ bytes, hint, bounds });
    if ('lost' in reply) return unread(bytes, reply.lost);
    const { answer } = reply;
    return options.ocr && isPicture(answer) ? withRecognisedText(answer, bytes, hint, bounds) : answer;
  }

  return {
    read(bytes, hint) {
      const reading = last.then(() => readOne(bytes, hint));
      last = reading.catch(() => undefined);
      return reading;
    },
    async close() {
      await last;
      await thread.close();
    },
  };
}

/** All text and tables of one document a person hands in, unmasked, read in a thread of its own. Never rejects for what it holds. */
export async function readDocument(bytes: Uint8Array, hint: Hint, options: { ocr?: boolean; bounds?: Partial<Bounds> } = {}): Promise<Reading> {
  const bounds: Bounds = { ...DEFAULT_BOUNDS, ...options.bounds };
  if (bytes.length === 0) return unreadReading(bytes, 'empty');
  if (bytes.length > bounds.inputBytes) return unreadReading(bytes, 'too-large');
  const thread = new ReadingThread(bounds);
  try {
    const reply = await thread.read<Reading>({ bytes, hint, bounds, whole: true });
    if ('lost' in reply) return unreadReading(bytes, reply.lost);
    const { answer } = reply;
    if (!options.ocr || !isPicture(answer)) return answer;
    const read = await recognisedContent(answer, bytes, bounds);
    return read ? { ...answer, ...read, state: 'read', recognised: true } : answer;
  } finally {
    await thread.close();
  }
}

const isPicture = ({ type, state }: Pick<AttachmentFacts, 'type' | 'state'>): boolean => (type === 'pdf' && state === 'scan') || type === 'image';

const unread = (bytes: Uint8Array, code: Failure['code']): AttachmentFacts =>
  attachmentFacts(unreadReading(bytes, code), { name: '', sizeBytes: bytes.length });

const unreadReading = (bytes: Uint8Array, code: Failure['code']): Reading => ({
  type: claimedType(bytes),
  state: 'failed',
  failure: failure(code),
  truncated: false,
  recognised: false,
  pages: null,
  blocks: [],
  entries: [],
});

/** The facts as they are when nothing could be recognised. */
async function withRecognisedText(facts: AttachmentFacts, bytes: Uint8Array, hint: Hint, bounds: Bounds): Promise<AttachmentFacts> {
  const read = await recognisedContent(facts, bytes, bounds);
  if (!read) return facts;
  return attachmentFacts(
    { ...read, type: facts.type, state: 'read', failure: null, recognised: true, pages: facts.pages, entries: [] },
    { name: hint.name, sizeBytes: bytes.length },
  );
}

/** What recognition makes of a scan; null when the programs are not there or find no word. */
async function recognisedContent(
  { type, pages }: Pick<AttachmentFacts, 'type' | 'pages'>,
  bytes: Uint8Array,
  bounds: Bounds,
): Promise<Pick<Reading, 'blocks' | 'truncated'> | null> {
  if (!(await ocrAvailable()).available) return null;
  const recognised = await recognise(bytes, type === 'pdf' ? 'pdf' : 'image', bounds);
  const out = new Content(bounds);
  for (const page of recognised.pages) out.text(page);
  if (out.blocks.length === 0) return null;
  return { blocks: out.blocks, truncated: out.truncated || !recognised.complete || recognised.pages.length < (pages ?? 1) };
}

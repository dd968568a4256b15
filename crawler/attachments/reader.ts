import type { AttachmentFacts } from '../facts/attachment.js';
import { type Bounds, DEFAULT_BOUNDS } from './bounds.js';
import { claimedType } from './claimed-type.js';
import { attachmentFacts } from './facts.js';
import { type Failure, failure } from './failures.js';
import { ocrAvailable, recognise } from './ocr.js';
import { Content } from './reading.js';
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
    const reply = await thread.read({ bytes, hint, bounds });
    if ('lost' in reply) return unread(bytes, reply.lost);
    return options.ocr && isPicture(reply.facts) ? withRecognisedText(reply.facts, bytes, hint, bounds) : reply.facts;
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

const isPicture = ({ type, state }: AttachmentFacts): boolean => (type === 'pdf' && state === 'scan') || type === 'image';

function unread(bytes: Uint8Array, code: Failure['code']): AttachmentFacts {
  return attachmentFacts(
    {
      type: claimedType(bytes),
      state: 'failed',
      failure: failure(code),
      truncated: false,
      recognised: false,
      pages: null,
      blocks: [],
      entries: [],
    },
    { name: '', sizeBytes: bytes.length },
  );
}

/** The facts as they are when nothing could be recognised. */
async function withRecognisedText(facts: AttachmentFacts, bytes: Uint8Array, hint: Hint, bounds: Bounds): Promise<AttachmentFacts> {
  if (!(await ocrAvailable()).available) return facts;
  const recognised = await recognise(bytes, facts.type === 'pdf' ? 'pdf' : 'image', bounds);
  const out = new Content(bounds);
  for (const page of recognised.pages) out.text(page);
  if (out.blocks.length === 0) return facts;
  const truncated = out.truncated || !recognised.complete || recognised.pages.length < (facts.pages ?? 1);
  return attachmentFacts(
    { type: facts.type, state: 'read', failure: null, truncated, recognised: true, pages: facts.pages, blocks: out.blocks, entries: [] },
    { name: hint.name, sizeBytes: bytes.length },
  );
}

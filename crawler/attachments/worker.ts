import { parentPort } from 'node:worker_threads';
import type { Bounds } from './bounds.js';
import { attachmentFacts } from './facts.js';
import { readFile } from './read-file.js';
import type { Hint } from './source.js';

/** Runs in a thread of its own, so that a hostile file costs this thread and nothing else. Says `ready` once, then answers each job with facts. */
export interface Job {
  bytes: Uint8Array;
  hint: Hint;
  bounds: Bounds;
  /** All that was read, unmasked, in place of the facts: for documents a person hands in, never for what is crawled. */
  whole?: boolean;
}

const port = parentPort;
port?.on('message', async ({ bytes, hint, bounds, whole }: Job) => {
  const reading = await readFile(bytes, hint, bounds, whole);
  port.postMessage(whole ? reading : attachmentFacts(reading, { name: hint.name, sizeBytes: bytes.length }));
});
port?.postMessage('ready');

export { type Bounds, DEFAULT_BOUNDS } from './bounds.js';
export { attachmentFacts } from './facts.js';
export { ocrAvailable } from './ocr.js';
export { type AttachmentReader, createAttachmentReader, readDocument } from './reader.js';
export type { Block, Placed, Reading } from './reading.js';

import type { AttachmentType } from '../facts/attachment.js';

/** What the first bytes claim, for a file that could not be opened or read in time. */
export function claimedType(bytes: Uint8Array): AttachmentType {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK')) return 'zip';
  return head.startsWith('Rar!') ? 'rar' : 'other';
}

import { openCompoundFile } from '../cfb.js';
import { UnreadableFile } from '../failures.js';
import type { Reader } from '../source.js';

const SLIDE = 0x03ee;
const TEXT_UTF16 = 0x0fa0;
const TEXT_BYTES = 0x0fa8;
const CONTAINER = 0x0f;

/** PPT of PowerPoint 97 and later: text atoms in file order. Source: [MS-PPT] RecordHeader (2.3.1), TextCharsAtom, TextBytesAtom. */
export const readPpt: Reader = ({ bytes }, out) => {
  const file = openCompoundFile(bytes);
  if (file.stream('EncryptedSummary')) throw new UnreadableFile('encrypted');
  const records = file.stream('PowerPoint Document') ?? Buffer.alloc(0);
  let slides = 0;
  for (let at = 0; at + 8 <= records.length && !out.full; ) {
    const type = records.readUInt16LE(at + 2);
    const length = records.readUInt32LE(at + 4);
    const body = records.subarray(at + 8, at + 8 + length);
    if (type === SLIDE) slides++;
    if (type === TEXT_UTF16) out.text(body.toString('utf16le'));
    if (type === TEXT_BYTES) out.text(body.toString('latin1'));
    // A container is entered, everything else is passed over.
    at += (records.readUInt8(at) & CONTAINER) === CONTAINER ? 8 : 8 + length;
  }
  return { pages: slides };
};

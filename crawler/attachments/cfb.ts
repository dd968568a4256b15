import { CFB } from '@e965/xlsx';
import { UnreadableFile } from './failures.js';

/** OLE compound file: the container of DOC, XLS, PPT, WPS, ET and of encrypted DOCX and XLSX. */
export interface CompoundFile {
  /** Bytes of a stream in the root storage, or null. */
  stream(name: string): Buffer | null;
}

interface Parsed {
  FullPaths: string[];
  FileIndex: { type?: number; content?: Uint8Array }[];
}
const parse: (bytes: Uint8Array, options: { type: 'buffer' }) => Parsed = CFB.read;

/** @throws UnreadableFile when its directory cannot be followed. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  try {
    const { FullPaths, FileIndex } = parse(bytes, { type: 'buffer' });
    const streams = new Map(FullPaths.map((path, n) => [path.slice(path.indexOf('/') + 1).toLowerCase(), FileIndex[n]?.content]));
    return {
      stream: (name) => {
        const content = streams.get(name.toLowerCase());
        return content && content.length > 0 ? Buffer.from(content) : null;
      },
    };
  } catch (error) {
    throw new UnreadableFile('damaged', undefined, { cause: error });
  }
}

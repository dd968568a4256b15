/** A file of an export; `path` is relative, with forward slashes. */
export interface ExportFile {
  path: string;
  content: Uint8Array;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** 1 January 1980, 0:00: the first moment a ZIP file can name. */
const DOS_DATE = 0x0021;

/**
 * The same ZIP file with the time of every entry set to the earliest there is: Word and Excel files then have the same bytes
 * whenever they are written. Changes the bytes in place.
 * @throws Error for anything that is not a plain ZIP file
 */
export function withoutTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < 0) throw new Error('not a ZIP file');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new Error('broken directory of a ZIP file');
    const local = view.getUint32(at + 42, true);
    for (const times of [at + 12, local + 10]) {
      view.setUint16(times, 0, true);
      view.setUint16(times + 2, DOS_DATE, true);
    }
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
}

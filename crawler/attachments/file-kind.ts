import { fileTypeFromBuffer } from 'file-type';
import type { AttachmentType } from '../facts/attachment.js';
import { decodeText } from '../fetch/charset.js';
import { openCompoundFile } from './cfb.js';
import { delimiterOf } from './csv.js';
import { extensionOf, type Hint, type Source } from './source.js';
import { MAX_PARTS, openZip, type Zip } from './zip.js';

/** What reads a kind of file; `unreadable` kinds are named but have no reader. */
export type ReaderName =
  | 'pdf'
  | 'office-xml'
  | 'presentation'
  | 'word'
  | 'workbook'
  | 'ppt'
  | 'ofd'
  | 'rtf'
  | 'text'
  | 'html'
  | 'zip'
  | 'rar'
  | 'media'
  | 'encrypted'
  | 'unreadable';

export interface FileKind {
  type: AttachmentType;
  reader: ReaderName;
}

const kind = (type: AttachmentType, reader: ReaderName): FileKind => ({ type, reader });
const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, n) => bytes[n] === byte);
const ascii = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** Told by content alone: signature first, then what lies inside the container. @throws UnreadableFile when the container is damaged. */
export async function fileKind(source: Source): Promise<FileKind> {
  const { bytes, hint } = source;
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return kind('pdf', 'pdf');
  if (startsWith(bytes, 0x50, 0x4b) && [3, 5, 7].includes(bytes[2] ?? 0)) return inZip(await openZip(bytes, source.expansion, MAX_PARTS));
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return inCompoundFile(bytes, hint);
  if (ascii(bytes, 0, 6) === 'Rar!\x1a\x07') return kind('rar', 'rar');
  if (startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)) return kind('7z', 'unreadable');
  if (/^\s{0,16}\{\\rtf/u.test(ascii(bytes, 0, 24))) return kind('rtf', 'rtf');
  if (isBareWorkbook(bytes)) return kind(hasExtension(hint, 'et') ? 'et' : 'xls', 'workbook');
  // The mark of UTF-16 is the beginning of a sound frame as well.
  const marked = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
  return (marked ? inText(bytes, hint) : null) ?? (await bySignature(bytes)) ?? inText(bytes, hint) ?? kind('other', 'unreadable');
}

const hasExtension = (hint: Hint, extension: string): boolean => extensionOf(hint.name) === extension;

function inZip(zip: Zip): FileKind {
  const has = (pattern: RegExp): boolean => zip.entries.some(({ name }) => pattern.test(name));
  if (has(/^\/?OFD\.xml$/iu)) return kind('ofd', 'ofd');
  if (has(/^\/?word\/document\d*\.xml$/iu)) return kind('docx', 'office-xml');
  if (has(/^\/?xl\/workbook\.(?:xml|bin)$/iu)) return kind('xlsx', 'workbook');
  if (has(/^\/?ppt\/(?:presentation\.xml|slides\/)/iu)) return kind('pptx', 'presentation');
  // OpenDocument, EPUB and their like: documents, not archives of documents.
  if (has(/^mimetype$/u) && has(/^META-INF\//u)) return kind('other', 'unreadable');
  return kind('zip', 'zip');
}

/** DOC and WPS, XLS and ET are the same inside: here alone the name decides. */
function inCompoundFile(bytes: Uint8Array, hint: Hint): FileKind {
  const { stream } = openCompoundFile(bytes);
  if (stream('EncryptedPackage')) return kind(encryptedType(extensionOf(hint.name)), 'encrypted');
  if (stream('WordDocument')) return kind(hasExtension(hint, 'wps') ? 'wps' : 'doc', 'word');
  if (stream('Workbook') ?? stream('Book')) return kind(hasExtension(hint, 'et') ? 'et' : 'xls', 'workbook');
  if (stream('PowerPoint Document')) return kind('ppt', 'ppt');
  return kind('other', 'unreadable');
}

/** Only the name can say what lies behind a password. */
function encryptedType(extension: string): AttachmentType {
  if (/^(?:docx?|wps)$/u.test(extension)) return 'docx';
  if (/^(?:xlsx?|et)$/u.test(extension)) return 'xlsx';
  return /^pptx?$/u.test(extension) ? 'pptx' : 'other';
}

/** XLS without its container, as old report programs write it: a BIFF record "beginning of file". */
function isBareWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 9 && [0, 2, 4, 8].includes(bytes[1] ?? -1) && [4, 6, 8, 16].includes(bytes[2] ?? -1) && bytes[3] === 0;
}

async function bySignature(bytes: Uint8Array): Promise<FileKind | null> {
  const found = await fileTypeFromBuffer(bytes);
  if (found === undefined || /xml|^text\/|rtf/u.test(found.mime)) return null;
  const family = /^(image|audio|video)\//u.exec(found.mime)?.[1];
  return family === 'image' || family === 'audio' || family === 'video' ? kind(family, 'media') : kind('other', 'unreadable');
}

const HEAD_BYTES = 16_384;

function inText(bytes: Uint8Array, hint: Hint): FileKind | null {
  const head = decodeText(bytes.subarray(0, HEAD_BYTES), hint.contentType);
  if (!isText(bytes.subarray(0, HEAD_BYTES), head)) return null;
  const { text } = head;
  if (/<(?:\w+:)?(?:wordDocument|package)\b[^>]{0,2000}schemas[.-]microsoft[.-]com\/office/u.test(text)) return kind('doc', 'office-xml');
  if (/<(?:\w+:)?Workbook\b[^>]{0,2000}urn:schemas-microsoft-com:office:spreadsheet/u.test(text)) return kind('xls', 'workbook');
  if (/^\s*MIME-Version:|^\s*Content-Type:\s*multipart\/related/imu.test(text.slice(0, 2000))) return kind('html', 'html');
  if (/^\s*<\?xml/u.test(text) && !/<html\b/iu.test(text)) return kind('other', 'unreadable');
  if (/<(?:!doctype\s+html|html|head|body|table|meta|script|div)\b/iu.test(text.slice(0, 4000))) return kind('html', 'html');
  return kind(delimiterOf(text) === null ? 'txt' : 'csv', 'text');
}

/** Text has hardly any control or unreadable characters; zero bytes only where its byte order mark says UTF-16. */
function isText(bytes: Uint8Array, { text, charset }: { text: string; charset: string }): boolean {
  if (!charset.startsWith('utf-16') && bytes.includes(0)) return false;
  const strange = text.match(/(?!\s)[\p{Cc}\p{Co}\uFFFD]/gu)?.length ?? 0;
  return text.trim() !== '' && strange * 20 <= text.length;
}

import { UnreadableFile } from '../failures.js';
import { type Dialect, type Element, elements, isElement, localName, names, readMarkup, span, xmlNodes } from '../markup.js';
import type { Content } from '../reading.js';
import type { Reader, Source } from '../source.js';
import { MAX_PARTS, openZip, type Zip, type ZipEntry } from '../zip.js';

/** WordprocessingML (DOCX, and Word's XML saved as .doc) and DrawingML (PPTX) share the names that matter. */
const OFFICE: Dialect = {
  tables: names('tbl'),
  rows: names('tr'),
  cells: names('tc'),
  lines: names('p'),
  breaks: names('br cr'),
  blanks: names('tab'),
  words: names('t'),
  // Fallback repeats what stands in Choice; text struck out under "track changes" is no longer said.
  skipped: names('del moveFrom instrText Fallback pPr rPr tblPr tcPr sectPr binData'),
  span: officeSpan,
};

function officeSpan(cell: Element) {
  const properties = cell.children.filter(isElement).find((child) => localName(child) === 'tcPr');
  const marks = [...elements(properties?.children ?? [], 'gridSpan'), ...elements(properties?.children ?? [], 'vMerge')];
  const value = (name: string): string | undefined => marks.find((mark) => localName(mark) === name)?.attribs['w:val'];
  const merge = marks.some((mark) => localName(mark) === 'vMerge') && value('vMerge') !== 'restart';
  return { columns: span(value('gridSpan') ?? cell.attribs.gridSpan), rows: 1, continued: merge || /^(?:1|true)$/u.test(cell.attribs.vMerge ?? '') };
}

const readPart = (bytes: Uint8Array, out: Content): void => readMarkup(xmlNodes(bytes), OFFICE, out);

async function open({ bytes, expansion }: Source): Promise<Zip> {
  return openZip(bytes, expansion, MAX_PARTS);
}

export const readOfficeXml: Reader = async (source, out) => {
  if (source.bytes[0] !== 0x50) {
    readPart(source.bytes, out);
    return {};
  }
  const zip = await open(source);
  const main = zip.entries.find(({ name }) => /^\/?word\/document\d*\.xml$/iu.test(name));
  if (!main) throw new UnreadableFile('damaged', '缺少正文');
  for (const part of [main, zip.find('word/footnotes.xml'), zip.find('word/endnotes.xml')]) if (part) readPart(await part.read(), out);
  return {};
};

export const readPresentation: Reader = async (source, out) => {
  const zip = await open(source);
  const number = ({ name }: ZipEntry): number => Number(/(\d+)\.xml$/u.exec(name)?.[1] ?? 0);
  const slides = zip.entries.filter(({ name }) => /^\/?ppt\/slides\/slide\d+\.xml$/iu.test(name)).sort((a, b) => number(a) - number(b));
  for (const slide of slides.slice(0, source.bounds.pages)) readPart(await slide.read(), out);
  out.truncated ||= slides.length > source.bounds.pages;
  return { pages: slides.length };
};

import {
  AlignmentType,
  BuilderElement,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  StringContainer,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { withoutTimes } from './file.js';
import { officeText } from './text.js';

/** Paragraphs, tables and pages of official papers in Word. All texts that come in here have been through `officeText`. */

const face = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia });
/** The three faces that Chinese offices have on every machine. */
export const FACES = { body: face('仿宋'), head: face('黑体'), small: face('宋体') } as const;

/** Millimetres to twentieths of a point, points to half points. */
const mm = (length: number): number => Math.round((length / 25.4) * 1440);
const pt = (size: number): number => size * 2;

/** A4; margins of official papers upright (GB/T 9704), narrower across, for tables. */
const PAGE = { width: mm(210), height: mm(297) };
const UPRIGHT = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) };
const ACROSS = { top: mm(18), bottom: mm(16), left: mm(16), right: mm(16), footer: mm(9) };
/** Width of text on a page across, in millimetres: what the columns of a table share. */
export const ACROSS_WIDTH = 265;

/** Sizes as Chinese typography numbers them. */
const SIZES = { title: pt(22), body: pt(16), heading: pt(15), cell: pt(10), page: pt(10.5) };
const BODY_LINE = { line: pt(28) * 10, lineRule: 'exact' } as const;

export const title = (text: string): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 240 }, children: [new TextRun({ text, font: FACES.head, size: SIZES.title })] });

/** A line above a table. */
export const tableNote = (text: string): Paragraph =>
  new Paragraph({ spacing: { after: 100 }, keepNext: true, children: [new TextRun({ text, font: FACES.small, size: SIZES.page })] });

export const tableTitle = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 120 },
    keepNext: true,
    children: [new TextRun({ text, font: FACES.head, size: SIZES.heading })],
  });

/** Body text; `indent` is in characters. */
export const body = (text: string, { indent = 2, alignment }: { indent?: number; alignment?: 'left' | 'right' } = {}): Paragraph =>
  new Paragraph({
    spacing: BODY_LINE,
    indent: { firstLine: indent * SIZES.body * 10 },
    alignment: alignment ?? AlignmentType.BOTH,
    children: [new TextRun({ text, font: FACES.body, size: SIZES.body })],
  });

export const run = (text: string, bold = false): TextRun => new TextRun({ text, bold, font: bold ? FACES.head : FACES.body, size: SIZES.cell });

const fieldMark = (kind: 'begin' | 'separate' | 'end'): BuilderElement<{ kind: string }> =>
  new BuilderElement({ name: 'w:fldChar', attributes: { kind: { key: 'w:fldCharType', value: kind } } });

/**
 * A link that can be followed in the file. A field and not the library's hyperlink, whose random number would make every file
 * a different one. The address has been through `safeHref`.
 */
export const link = (href: string, text: string): ParagraphChild[] => {
  const target = href.replaceAll('\\', '%5C').replaceAll('"', '%22');
  const instruction = new StringContainer('w:instrText', `HYPERLINK "${target}"`);
  return [fieldMark('begin'), instruction, fieldMark('separate'), text, fieldMark('end')].map(
    (child) => new TextRun({ children: [child], font: FACES.body, size: SIZES.cell }),
  );
};

export interface CellContent {
  /** One paragraph each. */
  paragraphs: ParagraphChild[][];
  align?: 'left' | 'center';
  span?: number;
  shaded?: boolean;
}

export const textCell = (text: string, align: 'left' | 'center' = 'left'): CellContent => ({ paragraphs: [[run(text)]], align });

const cell = ({ paragraphs, align = 'left', span, shaded = false }: CellContent): TableCell =>
  new TableCell({
    ...(span === undefined ? {} : { columnSpan: span }),
    ...(shaded ? { shading: { fill: 'EEF1F5' } } : {}),
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    children: paragraphs.map((children) => new Paragraph({ style: 'Cell', alignment: align, children })),
  });

const headingCell = (text: string): TableCell => cell({ paragraphs: [[run(text, true)]], align: 'center', shaded: true });

export interface TableContent {
  columns: readonly { heading: string; width: number }[];
  rows: readonly CellContent[][];
}

/** A ruled table whose headings come again on every page. Widths are in millimetres; rows stay on one page where they can. */
export const table = ({ columns, rows }: TableContent): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, { width }) => sum + mm(width), 0), type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => mm(width)),
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ heading }) => headingCell(heading)) }),
      ...rows.map((cells) => new TableRow({ cantSplit: true, children: cells.map(cell) })),
    ],
  });

const pageNumber = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            font: FACES.small,
            size: SIZES.page,
            children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'],
          }),
        ],
      }),
    ],
  });

export interface Part {
  across: boolean;
  children: (Paragraph | Table)[];
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** docx writes the clock into the properties: written here instead, with the time of the run. */
const properties = (name: string, at: string): string =>
  '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
  ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  `<dc:title>${xml(name)}</dc:title><dc:creator>zwgk-audit</dc:creator><cp:lastModifiedBy>zwgk-audit</cp:lastModifiedBy>` +
  ['created', 'modified'].map((what) => `<dcterms:${what} xsi:type="dcterms:W3CDTF">${at}</dcterms:${what}>`).join('') +
  '</cp:coreProperties>';

/** An instant as the properties want it; the epoch for one that cannot be read. */
const instant = (at: string): string => new Date(Number.isNaN(Date.parse(at)) ? 0 : Date.parse(at)).toISOString().replace(/\.\d+Z$/, 'Z');

/**
 * The bytes of a Word file; the same parts give the same bytes.
 * @param at UTC instant that the file says it was made at
 */
export async function wordFile(name: string, at: string, parts: readonly Part[]): Promise<Uint8Array> {
  const document = new Document({
    styles: {
      default: { document: { run: { font: FACES.body, size: SIZES.body, language: { eastAsia: 'zh-CN' } } } },
      paragraphStyles: [{ id: 'Cell', name: 'Cell', run: { font: FACES.body, size: SIZES.cell } }],
    },
    sections: parts.map(({ across, children }) => ({
      properties: {
        page: {
          size: { ...PAGE, orientation: across ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
          margin: across ? ACROSS : UPRIGHT,
        },
      },
      footers: { default: pageNumber() },
      children,
    })),
  });
  const core = { path: 'docProps/core.xml', data: properties(officeText(name, 100), instant(at)) };
  return withoutTimes(await Packer.toBuffer(document, undefined, [core]));
}

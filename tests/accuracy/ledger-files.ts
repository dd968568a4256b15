import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, VerticalMergeType, WidthType } from 'docx';
import writeXlsx from 'write-excel-file/node';
import { UP } from './ledgers/samples.js';

/** A Word file with one table; cells marked UP are merged with the one above, and every later head repeats the first. */
export async function docxOf(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const merge = (r: number, c: number): { verticalMerge?: 'continue' | 'restart' } => {
    if (rows[r]?.[c] === UP) return { verticalMerge: VerticalMergeType.CONTINUE };
    return rows[r + 1]?.[c] === UP ? { verticalMerge: VerticalMergeType.RESTART } : {};
  };
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells, r) =>
        new TableRow({
          children: cells.map((text, c) => new TableCell({ ...merge(r, c), children: paragraphs(text === UP ? '' : text) })),
        }),
    ),
  });
  const title = new Paragraph({ children: [new TextRun('2024年全市政务公开工作任务分解表')] });
  return Packer.toBuffer(new Document({ sections: [{ children: [title, table] }] }));
}

const paragraphs = (text: string): Paragraph[] => text.split('\n').map((line) => new Paragraph({ children: [new TextRun(line)] }));

export async function xlsxOf(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const sheet = rows.map((cells) => cells.map((value) => ({ value, type: String })));
  return writeXlsx(sheet).toBuffer();
}

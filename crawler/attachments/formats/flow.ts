import type { Content } from '../reading.js';

/** Text that comes as a run of characters with marks for ends of cells, rows and paragraphs, as DOC and RTF have it. */
export class Flow {
  #text = '';
  #row: string[] = [];
  #rows: string[][] = [];

  constructor(private readonly out: Content) {}

  add(text: string): void {
    this.#text += text;
  }

  endCell(): void {
    this.#row.push(this.#take());
  }

  endRow(): void {
    if (this.#row.length > 0) this.#rows.push(this.#row);
    this.#row = [];
    this.#text = '';
  }

  /** Inside a table a paragraph is a part of its cell; the first one outside ends the table. */
  endParagraph(inTable: boolean): void {
    if (inTable) {
      this.#text += ' ';
      return;
    }
    this.#endTable();
    this.out.text(this.#take());
  }

  end(): void {
    this.endParagraph(false);
  }

  #endTable(): void {
    if (this.#row.length > 0) this.endRow();
    if (this.#rows.length > 0) this.out.table('', this.#rows);
    this.#rows = [];
  }

  #take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}

import type { PersonalData } from '../facts/personal-data.js';
import { findPersonalData, type Passage } from '../privacy/index.js';
import type { Layout } from './layout.js';
import { isLinky, type Line, linesIn, type PageLines } from './lines.js';
import type { DataTable } from './tables.js';

/** A first row that holds a number of a person's length names nothing: it is data itself. */
const LONG_NUMBER = /\d[\d\s*xX-]{9,}/u;

function passageOf({ name, header, rows }: DataTable): Passage {
  const cells = rows.map((row) => row.cells);
  return header.some((text) => LONG_NUMBER.test(text))
    ? { kind: 'table', name, header: [], rows: [header, ...cells] }
    : { kind: 'table', name, header, rows: cells };
}

/**
 * Personal data in what the page publishes: header, text, tables and what follows the text. Menus and link lists are left out.
 * A part that is only hidden is published too; it counts once where it repeats what is shown.
 */
export function readPersonalData(page: PageLines, layout: Layout, body: readonly Line[], tables: readonly DataTable[], title: string): PersonalData {
  const inTable = ({ index }: Line): boolean => tables.some(({ from, to }) => index >= from && index < to);
  const after = linesIn(page, layout.tail).filter((line) => !isLinky(line) && !line.footer);
  const known = new Set(body.map((line) => line.text));
  const around = [...layout.header, ...after].filter((line) => !known.has(line.text));
  const lines = [...around, ...body].filter((line) => !inTable(line)).map((line) => line.text);
  return findPersonalData([{ kind: 'text', lines }, ...tables.map(passageOf)], title);
}

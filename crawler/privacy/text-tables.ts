import { arrange, type Cell, isFieldName, type Records } from './records.js';

/** Lists that lost their table when a file was turned into text: fields parted by blanks, or one cell a line. */

const LONGEST_ROW = 200;
const LONGEST_CELL = 40;

interface Line {
  text: string;
  start: number;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const at = start;
    start += line.length + 1;
    return { text: line, start: at };
  });
}

const wordsOf = ({ text, start }: Line): Cell[] =>
  text.length > LONGEST_ROW ? [] : [...text.matchAll(/\S+/g)].map((match) => ({ text: match[0], start: start + match.index }));

const isSentence = (line: Line): boolean => line.text.length > LONGEST_ROW || /[。；;]/.test(line.text);

function rowsUnderHeaders(lines: readonly Line[]): Records[] {
  const found: Records[] = [];
  let rows: Cell[][] | null = null;
  for (const line of lines) {
    const words = wordsOf(line);
    if (rows === null && words.filter((word) => isFieldName(word.text)).length >= 3) rows = [];
    else if (rows !== null && isSentence(line)) {
      found.push(arrange('', rows));
      rows = null;
    }
    rows?.push(words);
  }
  if (rows !== null) found.push(arrange('', rows));
  return found;
}

function firstFrom(lines: readonly Line[], from: number, matches: (line: Line) => boolean): number {
  let at = from;
  for (let line = lines[at]; line && !matches(line); line = lines[at]) at++;
  return at;
}

function cellsOnLines(lines: readonly Line[]): Records[] {
  const found: Records[] = [];
  for (let at = 0; at < lines.length; ) {
    const end = firstFrom(lines, at, (line) => !isFieldName(line.text));
    const width = end - at;
    at = end + 1;
    if (width < 3) continue;
    const stop = firstFrom(lines, end, (line) => line.text.length > LONGEST_CELL || isSentence(line));
    const cells = lines.slice(end - width, stop);
    const count = Math.floor(cells.length / width);
    found.push(
      arrange(
        '',
        Array.from({ length: count }, (_, row) => cells.slice(row * width, (row + 1) * width)),
      ),
    );
    at = stop;
  }
  return found;
}

export function recordsInText(text: string): Records[] {
  const lines = linesOf(text);
  return [...rowsUnderHeaders(lines), ...cellsOnLines(lines.filter((line) => line.text.trim() !== ''))];
}

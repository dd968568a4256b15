/** Rows of delimited text; a quoted cell may hold delimiters, doubled quotes and line breaks. */
export function* csvRows(text: string, delimiter: string): Generator<string[]> {
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text[at++];
      else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === delimiter) {
      row.push(cell);
      cell = '';
    } else if (char === '\n') {
      yield [...row, cell];
      row = [];
      cell = '';
    } else cell += char;
  }
  if (cell !== '' || row.length > 0) yield [...row, cell];
}

const SAMPLE_ROWS = 40;

/** Comma or tab when nearly all of the first rows have the same number of cells, two or more. Chinese prose has full-width commas. */
export function delimiterOf(text: string): ',' | '\t' | null {
  const head = text.slice(0, 8000);
  for (const delimiter of ['\t', ','] as const) {
    const rows = [...csvRows(head, delimiter)].filter((row) => row.some((cell) => cell.trim() !== '')).slice(0, SAMPLE_ROWS);
    const usual = rows[0]?.length ?? 1;
    if (rows.length >= 2 && usual >= 2 && rows.filter((row) => row.length === usual).length >= rows.length * 0.8) return delimiter;
  }
  return null;
}

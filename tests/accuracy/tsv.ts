import { readFileSync } from 'node:fs';

/** Rows of a tab-separated file as records; an absent cell is ''. */
export function readTsv(file: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r', '')
    .trimEnd()
    .split('\n');
  const names = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, column) => [name, (cells[column] ?? '').trim()]));
  });
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../config/root.js';
import { extractPage } from '../../crawler/extractors/page.js';
import { decodeText } from '../../crawler/fetch/charset.js';
import { type Comparison, scoreFields } from './score.js';
import { readTsv } from './tsv.js';

/** A served slice of one real portal, kept outside the project beside it. */
export const REPLAY = join(packageRoot, '..', 'shared', 'replay', 'pingtan');
export const hasReplay = (): boolean => existsSync(join(REPLAY, 'truth.tsv'));

/** Field agreement over the articles of the slice. */
export function measureReplayArticles(): ReturnType<typeof scoreFields> & { pages: number } {
  const rows = readTsv(join(REPLAY, 'truth.tsv'));
  const comparisons = rows.flatMap((row): Comparison[] => {
    const url = row.url ?? '';
    const { text, charset } = decodeText(readFileSync(join(REPLAY, 'site', url)));
    const page = extractPage({ html: text, url: `http://replay.invalid${url}`, charset, rendered: false });
    const at = (field: string, expected: string, got: string | null): Comparison => ({ page: url, field, expected: [expected], got });
    return [
      at('title', row.title ?? '', page.title?.value ?? null),
      at('publishedAt', row.published ?? '', page.publishedAt?.value.replace('T', ' ') ?? null),
      at('writtenOn', row.written ?? '', page.writtenOn?.value ?? null),
      at('indexNumber', row.indexNumber ?? '', page.indexNumber?.value ?? null),
      // Numbers that only the archive's index knows do not stand on the page.
      at('documentNumber', row.numberFrom === 'page' ? (row.number ?? '') : '', page.documentNumber?.value ?? null),
      at('source', row.source ?? '', page.source?.value ?? null),
      at('columns', (row.columns ?? '').replaceAll(' > ', '/'), page.columns.map((column) => column.name).join('/') || null),
    ];
  });
  return { ...scoreFields(comparisons), pages: rows.length };
}

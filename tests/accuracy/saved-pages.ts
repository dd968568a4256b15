import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../config/root.js';
import { extractPage } from '../../crawler/extractors/page.js';
import type { PageFacts } from '../../crawler/facts/page.js';
import { decodeText } from '../../crawler/fetch/charset.js';
import { type Comparison, datePart, type ListScore, scoreFields, scoreList } from './score.js';
import { readTsv } from './tsv.js';

/** Saved pages of real portals with hand-read facts, kept outside the project beside it. */
export const SAVED_PAGES = join(packageRoot, '..', 'shared', 'pages');
export const hasSavedPages = (): boolean => existsSync(join(SAVED_PAGES, 'truth.tsv'));

const STEPS_OF_NO_COLUMN = new Set(['正文', '详情', '详情页', '内容', '正文内容']);

function readPage(file: string, url: string): PageFacts {
  const { text, charset } = decodeText(readFileSync(file));
  const address = URL.canParse(url) ? url : 'http://saved.invalid/';
  return extractPage({ html: text, url: address, charset, rendered: false });
}

/** The last step of the breadcrumb that names a column; the page's own title at its end does not. */
function lastColumn(page: PageFacts): string | null {
  const names = page.columns.map((column) => column.name).filter((name) => !STEPS_OF_NO_COLUMN.has(name));
  const title = page.title?.value ?? '';
  return (names.length > 1 && names.at(-1) === title ? names.at(-2) : names.at(-1)) ?? null;
}

function comparisonsOf(row: Record<string, string>, page: PageFacts): Comparison[] {
  const cell = (name: string): string => row[name] ?? '';
  const fragment = /fragment of the page/.test(cell('note'));
  const at = (field: string, expected: readonly string[], got: string | null): Comparison => ({ page: cell('file'), field, expected, got });
  const date = page.publishedAt ? datePart(page.publishedAt.value) : null;
  const source = page.source?.value ?? null;
  const comparisons = [
    at('title', [cell('title')], page.title?.value ?? null),
    // A page without a printed date may fall back on its PubDate meta.
    at('publishedAt', [datePart(cell('publish_date_visible')) || datePart(cell('pubdate_meta'))], date),
    at('documentNumber', [cell('doc_number')], page.documentNumber?.value ?? null),
    at('indexNumber', [cell('index_number')], page.indexNumber?.value ?? null),
    at('siteCode', [cell('site_id_meta') || cell('site_id_footer')], page.siteCode),
  ];
  if (cell('source_visible') !== '') comparisons.push(at('source', [cell('source_visible')], fragment ? (page.issuer?.value ?? source) : source));
  if (!fragment && cell('column_name') !== '') comparisons.push(at('column', cell('column_name').split(' | '), lastColumn(page)));
  return comparisons;
}

/** Field agreement over all saved pages, and list rows found on the saved lists. */
export function measureSavedPages(): ReturnType<typeof scoreFields> & { pages: number; list: ListScore } {
  const rows = readTsv(join(SAVED_PAGES, 'truth.tsv'));
  const listRows = readTsv(join(SAVED_PAGES, 'list-truth.tsv')).filter((row) => !/^optional/i.test(row.note ?? ''));
  const comparisons: Comparison[] = [];
  const list: ListScore = { expected: 0, found: 0, right: 0 };
  for (const row of rows) {
    const file = row.file ?? '';
    const page = readPage(join(SAVED_PAGES, file), row.url ?? '');
    if (row.kind !== 'list-xml') comparisons.push(...comparisonsOf(row, page));
    const expected = listRows.filter((item) => item.file === file).map((item) => ({ title: item.title ?? '', date: item.date || null }));
    if (expected.length === 0) continue;
    const score = scoreList(expected, page.list?.items ?? []);
    list.expected += score.expected;
    list.found += score.found;
    list.right += score.right;
  }
  return { ...scoreFields(comparisons), pages: rows.length, list };
}

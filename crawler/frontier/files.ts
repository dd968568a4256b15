import type { PageRecord } from '../facts/record.js';
import type { FactName } from '../facts/site.js';
import type { CrawledColumn } from '../relate/input.js';
import type { Visitor } from '../visit.js';
import { isFile } from './scope.js';

/** Files opened per site and per page; what lies beyond is a gap. */
const MAX_FILES = 1500;
const MAX_FILES_PER_PAGE = 30;
/** Files that hold no words: not worth their bytes. */
const WORDLESS = /^(?:jpe?g|png|gif|bmp|webp|svg|tiff?|mp3|wav|wma|mp4|flv|avi|mov|wmv|exe|apk)$/u;

/** Columns whose files each fact set needs; null: those of every opened page. */
const FILES_OF: Partial<Record<FactName, readonly string[] | null>> = {
  attachments: null,
  personalData: null,
  annualReports: ['annual-report'],
  decisionCatalogues: ['decision-catalogue'],
  decisionItems: ['decision-catalogue'],
};

interface WantedFile {
  url: string;
  name: string;
  referer: string;
}

/** Opens the files that the requested facts need: those offered on opened pages, and those that are rows of a list. By address. */
export async function openFiles(
  visitor: Visitor,
  columns: readonly CrawledColumn[],
  pages: ReadonlyMap<string, PageRecord>,
  { facts, from, to }: { facts: ReadonlySet<FactName>; from: string; to: string },
): Promise<Map<string, PageRecord>> {
  const wanted = new Map<string, WantedFile>();
  const want = (file: WantedFile): void => {
    if (wanted.size < MAX_FILES && !wanted.has(file.url)) wanted.set(file.url, file);
  };
  const asked = [...facts].flatMap((name) => FILES_OF[name] ?? []);
  const everyPage = facts.has('attachments') || facts.has('personalData');
  for (const column of columns) {
    if (!everyPage && !asked.includes(column.id)) continue;
    for (const { url, title, date } of column.rows) {
      if (isFile(url) && (date === null || (date >= from && date <= to))) want({ url, name: title, referer: column.url });
      const page = pages.get(url);
      if (page) for (const file of filesOn(page)) want(file);
    }
  }
  if (everyPage) for (const page of pages.values()) for (const file of filesOn(page)) want(file);
  const opened = await Promise.all([...wanted.values()].map(({ url, name, referer }) => visitor.visitFile(url, name, referer)));
  return new Map(opened.map((record) => [record.url, record]));
}

const filesOn = ({ url, page }: PageRecord): WantedFile[] =>
  (page?.attachments ?? [])
    .filter(({ type }) => !WORDLESS.test(type))
    .slice(0, MAX_FILES_PER_PAGE)
    .map((file) => ({ url: file.url, name: file.title, referer: url }));

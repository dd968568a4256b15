import type { Evidence } from '../crawler/facts/evidence.js';
import type { Listing, ListingRow } from '../crawler/facts/publication.js';
import type { FactSet } from '../crawler/facts/site.js';
import { noLongerReachesBack } from './calendar/as-of.js';
import type { CheckContext } from './check.js';

/** A row together with the column that lists it. */
export interface Publication {
  row: ListingRow;
  listing: Listing;
}

/** What some columns published between two days. */
export interface Publications {
  /** By date, undated last; each address once. */
  found: Publication[];
  /** Rows that would count if they had a date. */
  undated: Publication[];
  /** Each of the columns was read in full and reaches back far enough, or is missing for certain: only then may absence count. */
  certain: boolean;
  /** Chinese: what was not read and what a person should look at; none where `certain`. */
  troubles: string[];
  /** Where we looked. */
  searched: Evidence[];
}

export interface Sought {
  /** Taxonomy ids. */
  columns: readonly string[];
  /** Civil dates, both included; `from` is '' where the newest counts, however old. */
  from: string;
  to: string;
  /** Which rows count; all by default. */
  matches?: (row: ListingRow, listing: Listing) => boolean;
  /** What must exist, whenever it was published up to `to`: rows without a date count as well. */
  atAnyTime?: boolean;
}

export const isPresent = ({ state }: Listing): boolean => state !== 'missing' && state !== 'unknown';

/**
 * Looks for publications in the lists of some columns. Each column is searched for itself: one that was read does not make up for another
 * that may exist. In a past window a list whose every row is younger than `from` leaves open what it showed before.
 */
export function publications(listings: FactSet<Listing>, sought: Sought, time: Time): Publications {
  const { columns, from, to, matches = () => true, atAnyTime = false } = sought;
  const looked = columns.map((id) => relevant(listings.items.filter(({ column }) => column === id)));
  const rows = looked
    .flat()
    .filter(isPresent)
    .flatMap((listing) => listing.rows.filter((row) => matches(row, listing)).map((row): Publication => ({ row, listing })));
  const seen = new Set<string>();
  const once = rows.filter(({ row }) => !seen.has(row.url) && seen.add(row.url));
  const isWithin = ({ row: { publishedOn: on } }: Publication): boolean => on !== null && on <= to && (atAnyTime || on >= from);
  const allUndated = once.filter(({ row }) => row.publishedOn === null);
  const [undated, counted] = atAnyTime ? [[], allUndated] : [allUndated, []];
  const cutBack = looked.flat().filter((listing) => isCutBack(listing, sought, time));
  const isRead = (column: readonly Listing[]): boolean => column.length > 0 && column.every(({ state }) => state === 'read' || state === 'missing');
  const certain = looked.every(isRead) && undated.length === 0 && cutBack.length === 0;
  const troubles = [
    ...looked.flat().flatMap(({ trouble }) => trouble ?? []),
    ...(undated[0] ? [`有 ${undated.length} 条信息看不到发布日期（如“${undated[0].row.title}”），请人工核对`] : []),
    ...cutBack.map(({ name }) => `“${name}”栏目现存的内容都是以后发布的，以前的可能已归档`),
    ...(looked.some((column) => column.length === 0) ? ['没有查看相关栏目，请人工核查'] : []),
  ];
  return {
    found: [...once.filter(isWithin).sort(byDateThenAddress), ...counted],
    undated,
    certain,
    troubles: certain ? [] : [...new Set(troubles.length > 0 ? troubles : ['相关栏目没有读全'])],
    searched: looked.flatMap((column) => column.map(({ evidence }) => evidence)).slice(0, 8),
  };
}

type Time = Pick<CheckContext<unknown>, 'asOf' | 'window'>;

/** The columns of one id that were found; the word that there is none, where none was. */
const relevant = (column: readonly Listing[]): readonly Listing[] => (column.some(isPresent) ? column.filter(isPresent) : column);

function isCutBack({ rows }: Listing, { from, to, atAnyTime }: Sought, { asOf, window }: Time): boolean {
  const since = from > window.from ? from : window.from;
  const dates = rows.map(({ publishedOn }) => publishedOn);
  return asOf > window.to && noLongerReachesBack(dates, asOf, atAnyTime || from === '' ? to : since);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const byDateThenAddress = (a: Publication, b: Publication): number =>
  compare(a.row.publishedOn ?? '', b.row.publishedOn ?? '') || compare(a.row.url, b.row.url);

/** A column page without rows that says this much, or offers files, holds its contents itself. Unit: characters. */
const WORDS_OF_A_PAGE = 100;

/** Chinese: a column holds its contents on its own page, where no date tells when they came; null when none does. */
export function pageOfItsOwn(listings: readonly Listing[]): string | null {
  const page = listings.find(
    (listing) => isPresent(listing) && listing.rows.length === 0 && (listing.text.length >= WORDS_OF_A_PAGE || listing.attachments.length > 0),
  );
  return page ? `“${page.name}”栏目直接登载内容而不是列表，看不出更新时间` : null;
}

/** Evidence of one row: its list, its words, its date. */
export const rowEvidence = ({ row, listing }: Publication): Evidence => ({
  ...listing.evidence,
  url: listing.url,
  title: listing.name,
  quote: `${row.title} ${row.publishedOn ?? ''}`.trim().slice(0, 300),
});

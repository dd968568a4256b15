import type { Evidence } from '../crawler/facts/evidence.js';
import type { Listing, ListingRow } from '../crawler/facts/publication.js';
import type { FactSet } from '../crawler/facts/site.js';

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
  /** Everything was read: only then may the lack of something be held against the portal. */
  certain: boolean;
  /** No such column exists, and the site's structure was read in full. */
  missing: boolean;
  /** Chinese: what was not read and what a person should look at. */
  troubles: string[];
  /** Where we looked. */
  searched: Evidence[];
}

export interface Sought {
  /** Taxonomy ids. */
  columns: readonly string[];
  /** Civil dates, both included. */
  from: string;
  to: string;
  /** Which rows count; all by default. */
  matches?: (row: ListingRow, listing: Listing) => boolean;
}

/**
 * Looks for publications in the lists of some columns. A list that no longer reaches back to `from` leaves it open whether more was
 * published then, unless its first rows are older.
 */
export function publications(listings: FactSet<Listing>, { columns, from, to, matches = () => true }: Sought): Publications {
  const looked = listings.items.filter((listing) => columns.includes(listing.column));
  const present = looked.filter(({ state }) => state !== 'missing' && state !== 'unknown');
  const seen = new Set<string>();
  const rows = present.flatMap((listing) => listing.rows.filter((row) => matches(row, listing)).map((row): Publication => ({ row, listing })));
  const once = rows.filter(({ row }) => !seen.has(row.url) && seen.add(row.url));
  const found = once.filter(({ row }) => row.publishedOn !== null && row.publishedOn >= from && row.publishedOn <= to);
  const undated = once.filter(({ row }) => row.publishedOn === null);
  const relevant = present.length > 0 ? present : looked;
  return {
    found: found.sort((a, b) => compare(a.row.publishedOn ?? '', b.row.publishedOn ?? '') || compare(a.row.url, b.row.url)),
    undated,
    certain: looked.length > 0 && relevant.every(({ state }) => state === 'read' || state === 'missing') && undated.length === 0,
    missing: looked.length > 0 && looked.every(({ state }) => state === 'missing'),
    troubles: [
      ...new Set([
        ...relevant.flatMap(({ trouble }) => trouble ?? []),
        ...(undated[0] ? [`有 ${undated.length} 条信息看不到发布日期（如“${undated[0].row.title}”），请人工核对`] : []),
        ...(looked.length === 0 ? ['没有查看相关栏目，请人工核查'] : []),
      ]),
    ],
    searched: relevant.map(({ evidence }) => evidence).slice(0, 8),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Evidence of one row: its list, its words, its date. */
export const rowEvidence = ({ row, listing }: Publication): Evidence => ({
  ...listing.evidence,
  url: listing.url,
  title: listing.name,
  quote: `${row.title} ${row.publishedOn ?? ''}`.trim().slice(0, 300),
});

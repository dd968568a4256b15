import type { Listing, ListingRow } from '../facts/publication.js';
import type { FactSet } from '../facts/site.js';
import { civil } from './articles.js';
import { homeEvidence } from './coverage.js';
import type { CrawledColumn, RelateInput } from './input.js';

const MAX_ROWS = 5_000;

/** Every column that was looked for, with its rows up to the reference date. */
export function relateListings(input: RelateInput): FactSet<Listing> {
  const found = input.columns.map((column) => listing(column, input));
  const absent = input.missingColumns.map((column) => absentListing(column, input));
  const items = [...found, ...absent].sort((a, b) => compare(a.column, b.column) || compare(a.url, b.url));
  const gaps = [...input.gaps, ...input.columns.flatMap((column) => column.gaps)];
  const complete = items.every(({ state }) => state === 'read' || state === 'missing');
  return { items, complete, gaps, searched: [homeEvidence(input)] };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Gaps that leave a list open although its rows were read. */
const OPEN = new Set(['list-cut', 'script-filled', 'elsewhere']);

function listing(column: CrawledColumn, input: RelateInput): Listing {
  const rows = column.rows.slice(0, MAX_ROWS).flatMap((row): ListingRow[] => {
    const publishedOn = civil(row.date);
    return publishedOn !== null && publishedOn > input.asOf ? [] : [{ url: row.url, title: row.title, publishedOn, inferred: row.dateInferred }];
  });
  const dates = rows.flatMap((row) => row.publishedOn ?? []).sort();
  const open = column.gaps.some((gap) => OPEN.has(gap.code));
  const state = column.state === 'read' && (open || column.rows.length > MAX_ROWS) ? 'cut' : column.state;
  return {
    column: column.id,
    name: column.name,
    url: column.url,
    path: column.path,
    state,
    trouble: state === 'read' ? null : (column.gaps[0]?.message ?? `“${column.name}”栏目没有读全，请人工打开查看`),
    rows,
    newestOn: dates.at(-1) ?? null,
    oldestOn: dates[0] ?? null,
    text: column.page?.text ?? '',
    attachments: column.page?.attachments ?? [],
    links: column.page?.links ?? [],
    evidence: column.evidence,
  };
}

/** A column of another name may be the one: then nobody can say that it is missing. */
function absentListing({ id, name, doubtful = [] }: RelateInput['missingColumns'][number], input: RelateInput): Listing {
  const [first] = doubtful;
  const missing = input.structureComplete && first === undefined;
  const trouble = first
    ? `没有找到名为“${name}”的栏目；“${first.name}”可能就是，请人工打开 ${first.url} 确认`
    : `没有找到“${name}”栏目，网站导航或网站地图也没有读全，请人工确认是否设有该栏目`;
  return {
    column: id,
    name,
    url: first?.url ?? input.portal.baseUrl,
    path: [],
    state: missing ? 'missing' : 'unknown',
    trouble: missing ? null : trouble,
    rows: [],
    newestOn: null,
    oldestOn: null,
    text: '',
    attachments: [],
    links: [],
    evidence: homeEvidence(input),
  };
}

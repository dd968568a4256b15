import type { ColumnFact } from '../facts/site.js';
import { civil } from './articles.js';
import type { CrawledColumn } from './input.js';

/** What is said of a column as a whole; rows dated after `asOf` do not count for its newest and oldest day. */
export function columnFact(column: CrawledColumn, asOf: string): ColumnFact {
  const dates = column.rows
    .flatMap((row) => civil(row.date) ?? [])
    .filter((date) => date <= asOf)
    .sort();
  const { id, name, url, path, confidence, from, state, evidence } = column;
  return {
    id,
    name,
    url,
    path,
    confidence,
    from,
    state,
    items: column.rows.length,
    newestOn: dates.at(-1) ?? null,
    oldestOn: dates[0] ?? null,
    evidence,
  };
}

import type { Taxonomy, TaxonomyColumn } from '../../config/schema.js';
import type { ColumnFact } from '../facts/site.js';
import { columnKey } from './column-key.js';
import { type Owner, positionOf } from './scope.js';
import type { Candidate } from './site-tree.js';
import { CONFIDENCE_FLOOR, type ColumnMatch, matchColumns, type NameGround, rowFit, SELF_EVIDENT } from './taxonomy.js';

/** Why a place is, or is not, taken for a column. The last five speak against it. */
export type Ground = NameGround | 'parent' | 'content' | 'ambiguous' | 'no-parent' | 'other-unit' | 'upper-level' | 'contrary' | 'empty';

/** A column to be read for one taxonomy id. */
export interface ChosenColumn {
  id: string;
  name: string;
  url: string;
  path: string[];
  confidence: number;
  from: ColumnFact['from'];
  internal: boolean;
  grounds: readonly Ground[];
}

/** More namesakes than this are departments' copies of the same column; the best placed ones are read. */
const MAX_PER_ID = 12;
const UNVOUCHED = 0.6;
const OF_OTHERS = 0.5;
const AMBIGUOUS = 0.9;
const CONTRARY = 0.6;
const EMPTY = 0.8;
/** Rows that must have been seen before their titles speak for or against a column. */
const MIN_ROWS = 8;
const MOSTLY = 0.6;

interface Score {
  candidate: Candidate;
  id: string;
  confidence: number;
  /** Confidence by name and place alone: whether it is taken at all. What its page shows only ranks it. */
  claim: number;
  grounds: Ground[];
}

/**
 * Assigns candidates to taxonomy ids: each place to the id its name and place fit best, per id the surest and highest first.
 * Addresses configured for the site win over what was discovered.
 */
export function chooseColumns(candidates: readonly Candidate[], taxonomy: Taxonomy, configured: Readonly<Record<string, string>>): ChosenColumn[] {
  const chosen: ChosenColumn[] = [];
  const scores = scoreAll(candidates, taxonomy);
  for (const column of taxonomy.columns) {
    const address = configured[column.id];
    if (address) {
      const { id, name } = column;
      chosen.push({ id, name, url: address, path: [name], confidence: 1, from: 'config', internal: true, grounds: [] });
      continue;
    }
    // A section or single page is one place; of a list there may be several.
    const limit = column.kind === 'list' ? MAX_PER_ID : 1;
    for (const score of fitting(scores, column.id).slice(0, limit)) chosen.push(toColumn(score));
  }
  const seen = new Set<string>();
  return chosen.filter(({ url }) => !seen.has(columnKey(url)) && seen.add(columnKey(url)));
}

/** Places that may be the column by name or content but are not sure enough to be read as such, the likeliest first. */
export function doubtfulColumns(candidates: readonly Candidate[], taxonomy: Taxonomy): ChosenColumn[] {
  return scoreAll(candidates, taxonomy)
    .filter(({ claim }) => claim <= CONFIDENCE_FLOOR)
    .sort((a, b) => b.confidence - a.confidence)
    .map(toColumn);
}

/** Namesakes of an id that were not chosen and are not among the addresses read. */
export function leftOut(candidates: readonly Candidate[], id: string, taxonomy: Taxonomy, read: readonly string[]): Candidate[] {
  const known = new Set(read.map(columnKey));
  return fitting(scoreAll(candidates, taxonomy), id)
    .map(({ candidate }) => candidate)
    .filter(({ url }) => !known.has(columnKey(url)));
}

const toColumn = ({ candidate: { name, url, path, from, internal }, id, confidence, grounds }: Score): ChosenColumn => ({
  id,
  name,
  url,
  path,
  confidence,
  from,
  internal,
  grounds,
});

function fitting(scores: readonly Score[], id: string): Score[] {
  return scores
    .filter((score) => score.id === id && score.claim > CONFIDENCE_FLOOR)
    .map((score, order) => ({ score, order }))
    .sort((a, b) => b.score.confidence - a.score.confidence || a.score.candidate.depth - b.score.candidate.depth || a.order - b.order)
    .map(({ score }) => score);
}

const scoreAll = (candidates: readonly Candidate[], taxonomy: Taxonomy): Score[] => {
  const columns = new Map(taxonomy.columns.map((column) => [column.id, column]));
  return candidates.flatMap((candidate) => bestScore(candidate, columns, taxonomy) ?? []);
};

/** The id a place fits best: a section gives way to a column of the same certainty, an equal rival makes it less sure. */
function bestScore(candidate: Candidate, columns: ReadonlyMap<string, TaxonomyColumn>, taxonomy: Taxonomy): Score | null {
  const ranked = candidate.matches
    .flatMap((match) => {
      const column = columns.get(match.id);
      return column ? [{ column, ...placed(candidate, match, column, taxonomy) }] : [];
    })
    .sort(
      (a, b) =>
        b.claim - a.claim ||
        Number(a.column.kind === 'group') - Number(b.column.kind === 'group') ||
        b.vouchedAt - a.vouchedAt ||
        (a.id < b.id ? -1 : 1),
    );
  const [first, second] = ranked;
  if (!first) return null;
  const { column, vouchedAt, ...score } = first;
  const rival = second && second.column.kind !== 'group' && second.claim === first.claim && second.vouchedAt === vouchedAt;
  if (rival) score.grounds.push('ambiguous');
  const claim = score.claim * (rival ? AMBIGUOUS : 1);
  return withContent({ ...score, claim, confidence: claim }, column);
}

/** What name and path say. `vouchedAt`: how far down the path the ancestor stands that a less than certain name needs; -1 without one. */
function placed(candidate: Candidate, match: ColumnMatch, column: TaxonomyColumn, taxonomy: Taxonomy): Score & { vouchedAt: number } {
  const { above, owner, name } = candidate;
  const grounds: Ground[] = [match.ground];
  let claim = match.confidence;
  const vouchedAt = above.findLastIndex((step) => isParent(step, column.parents, taxonomy));
  if (column.parents.length > 0 && vouchedAt >= 0) grounds.push('parent');
  if (column.parents.length > 0 && vouchedAt < 0 && claim < SELF_EVIDENT) {
    grounds.push('no-parent');
    claim *= UNVOUCHED;
  }
  const other = whoseElse(match.ground === 'contained' ? [...above, name] : above, owner, column.ofUnits);
  if (other) {
    grounds.push(other);
    claim *= OF_OTHERS;
  }
  return { candidate, id: match.id, claim, confidence: claim, grounds, vouchedAt };
}

function whoseElse(steps: readonly string[], owner: Owner, ofUnits: boolean): 'other-unit' | 'upper-level' | null {
  const positions = steps.map((step) => positionOf(step, owner));
  if (positions.includes('upper')) return 'upper-level';
  return !ofUnits && positions.includes('other') ? 'other-unit' : null;
}

export const isParent = (step: string, parents: readonly string[], taxonomy: Taxonomy): boolean =>
  parents.length > 0 && matchColumns(taxonomy, step).some(({ id }) => parents.includes(id));

/** What the opened page shows: rows that are what such a column holds, rows of which none is, or nothing at all. */
function withContent(score: Score, column: TaxonomyColumn): Score {
  const { seen } = score.candidate;
  if (seen === null || seen.state !== 'opens') return score;
  const fit = seen.titles.length >= MIN_ROWS ? rowFit(column, seen.titles) : null;
  if (fit !== null && fit >= MOSTLY) return { ...score, confidence: Math.min(1, score.confidence + 0.03), grounds: [...score.grounds, 'content'] };
  if (fit === 0) return { ...score, confidence: score.confidence * CONTRARY, grounds: [...score.grounds, 'contrary'] };
  return seen.bare ? { ...score, confidence: score.confidence * EMPTY, grounds: [...score.grounds, 'empty'] } : score;
}

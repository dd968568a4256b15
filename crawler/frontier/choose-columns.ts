import type { Taxonomy } from '../../config/schema.js';
import type { ColumnFact } from '../facts/site.js';
import { columnKey } from './column-key.js';
import type { Candidate } from './structure.js';

/** A column to be read for one taxonomy id. */
export interface ChosenColumn {
  id: string;
  name: string;
  url: string;
  path: string[];
  confidence: number;
  from: ColumnFact['from'];
  internal: boolean;
}

/** More namesakes than this are departments' copies of the same column; the best placed ones are read. */
const MAX_PER_ID = 12;
/** From here on a name needs no ancestor to vouch for it. */
const SELF_EVIDENT = 0.95;

/**
 * Assigns candidates to taxonomy ids: each place to the id its name fits best, per id the surest and highest first.
 * Addresses configured for the site win over what was discovered.
 */
export function chooseColumns(candidates: readonly Candidate[], taxonomy: Taxonomy, configured: Readonly<Record<string, string>>): ChosenColumn[] {
  const chosen: ChosenColumn[] = [];
  for (const column of taxonomy.columns) {
    const address = configured[column.id];
    if (address) {
      chosen.push({ id: column.id, name: column.name, url: address, path: [column.name], confidence: 1, from: 'config', internal: true });
      continue;
    }
    const fitting = fittingCandidates(candidates, column.id, taxonomy).slice(0, MAX_PER_ID);
    for (const { candidate, confidence } of fitting) {
      const { name, url, path, from, internal } = candidate;
      chosen.push({ id: column.id, name, url, path, confidence, from, internal });
    }
  }
  const seen = new Set<string>();
  return chosen.filter(({ url }) => !seen.has(columnKey(url)) && seen.add(columnKey(url)));
}

/** Candidates for an id, the surest and highest first. */
function fittingCandidates(candidates: readonly Candidate[], id: string, taxonomy: Taxonomy): { candidate: Candidate; confidence: number }[] {
  return candidates
    .filter((candidate) => candidate.matches[0]?.id === id)
    .filter((candidate) => hasParent(candidate, id, taxonomy))
    .map((candidate, order) => ({ candidate, order, confidence: candidate.matches[0]?.confidence ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence || a.candidate.depth - b.candidate.depth || a.order - b.order);
}

/** Namesakes of an id that were not chosen and are not among the addresses read. */
export function leftOut(candidates: readonly Candidate[], id: string, taxonomy: Taxonomy, read: readonly string[]): Candidate[] {
  const known = new Set(read.map(columnKey));
  return fittingCandidates(candidates, id, taxonomy)
    .map(({ candidate }) => candidate)
    .filter(({ url }) => !known.has(columnKey(url)));
}

/** 结果反馈 alone may be anybody's: a name that is not certain needs an ancestor of the right kind where the taxonomy asks for one. */
function hasParent(candidate: Candidate, id: string, taxonomy: Taxonomy): boolean {
  const parents = taxonomy.columns.find((column) => column.id === id)?.parents ?? [];
  if (parents.length === 0 || (candidate.matches[0]?.confidence ?? 0) >= SELF_EVIDENT) return true;
  const words = taxonomy.columns.filter((column) => parents.includes(column.id)).flatMap((column) => column.synonyms.map((synonym) => synonym.text));
  return candidate.path.slice(0, -1).some((name) => words.some((word) => name.includes(word)) || /征集|征求|决策|参与/.test(name));
}

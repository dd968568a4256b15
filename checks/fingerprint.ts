import { createHash } from 'node:crypto';
import type { Finding } from './check.js';
import { findCheck } from './registry.js';
import type { IndicatorResult } from './results.js';

/** What a finding is about, so that it is known again in the next run, whatever was observed then and in whatever words it is told. */

const LENGTH = 16;

/** Separates judgements of one indicator by several profiles in a report: `indicator--profile`. No id of an indicator holds it. */
const VARIANT = '--';

const addressOf = (url: string): string => url.replace(/^https?:/i, '').replace(/\/$/, '');
const titleOf = ({ subject }: Finding): string => (subject?.title ?? '').replace(/\s+/g, '');
const placeOf = (finding: Finding): string => (finding.subject?.url ? addressOf(finding.subject.url) : titleOf(finding));
const hash = (parts: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, LENGTH);

/** Numbers findings with equal keys from 0 in the order they come. */
function ordinals(keys: readonly string[]): number[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return ordinal;
  });
}

/**
 * One fingerprint (16 hex digits) per finding, in the same order. It stands for the site, the indicator, the place and what is
 * expected there; the title counts only where several things are judged at one address (the elements of a home page).
 */
export function fingerprints(siteId: string, { id, ledgerItems, findings }: Pick<IndicatorResult, 'id' | 'ledgerItems' | 'findings'>): string[] {
  const indicator = id.split(VARIANT, 1)[0] ?? id;
  // Judged once per ledger item, equal demands of two items are still two.
  const item = findCheck(indicator)?.perItem ? (ledgerItems[0] ?? null) : null;
  const places = findings.map((finding) => JSON.stringify([placeOf(finding), finding.expected]));
  const titles = new Map<string, Set<string>>();
  findings.forEach((finding, at) => {
    const place = places[at] ?? '';
    titles.set(place, (titles.get(place) ?? new Set()).add(titleOf(finding)));
  });
  const keys = findings.map((finding, at) => {
    const place = places[at] ?? '';
    return JSON.stringify([place, (titles.get(place)?.size ?? 0) > 1 ? titleOf(finding) : null]);
  });
  const numbers = ordinals(keys);
  return keys.map((key, at) => hash([siteId, indicator, item, key, numbers[at]]));
}

import type { PageFacts } from '../facts/page.js';
import { maskText } from '../privacy/index.js';

/** Addresses, codes and words of our own: never a person's, and useless when covered. */
const KEPT: ReadonlySet<string> = new Set([
  'url',
  'nextUrl',
  'urlTemplate',
  'bodyTemplate',
  'contentType',
  'redirectsTo',
  'frames',
  'sha256',
  'sketch',
  'charset',
  'kind',
  'type',
  'from',
  'siteCode',
  'icp',
  'policeRecord',
  'errorReport',
  'errorReportCode',
  'forms',
  'personalData',
]);
const DIGITS = /[\d０-９]{2}/u;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T[\d:]{5,8})?$/u;

/** The value with its words masked; the very same value where nothing had to be. */
function masked(value: unknown, codes: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return !DIGITS.test(value) || DATE.test(value) || codes.has(value) ? value : maskText(value);
  if (typeof value !== 'object' || value === null) return value;
  let copy: Record<string, unknown> | null = null;
  for (const [key, each] of Object.entries(value)) {
    const after = KEPT.has(key) ? each : masked(each, codes);
    if (after === each) continue;
    copy ??= Object.assign(Array.isArray(value) ? [] : {}, value) as Record<string, unknown>;
    copy[key] = after;
  }
  return copy ?? value;
}

/** Addresses of a matter stand in a list of plain strings. */
const withLinks = (item: PageFacts['catalogueItems'][number], links: string[]): PageFacts['catalogueItems'][number] => ({ ...item, links });

/** The facts with every number that could be a person's covered, since they are stored, logged and reported. Addresses and codes of bodies stay. */
export function maskFacts(facts: PageFacts): PageFacts {
  const codes = new Set([facts.indexNumber?.value, facts.documentNumber?.value, facts.siteCode].filter((code) => typeof code === 'string'));
  const covered = masked(facts, codes) as PageFacts;
  return { ...covered, catalogueItems: covered.catalogueItems.map((item, n) => withLinks(item, facts.catalogueItems[n]?.links ?? [])) };
}

import type { ListFacts, Pager } from '../../facts/page.js';
import type { FetchRequest } from '../../fetch/types.js';
import { keepsState } from './form-pagers.js';

export type RequestPager = Extract<Pager, { type: 'request' }>;

/**
 * The request for a pager's next part. Templates may hold `{page}`, or `{start}` and `{end}` (records from 1), or `{offset}`
 * (records from 0); `nextPage` counts parts from `firstPage` in each case. Everything else is sent byte for byte as written.
 */
export function requestFor(pager: Pager, baseUrl: string): FetchRequest {
  if (pager.type === 'link') return { url: pager.nextUrl, referer: baseUrl, mode: 'page' };
  const size = pager.perRequest ?? 1;
  const offset = (pager.nextPage - pager.firstPage) * size;
  const values: Readonly<Record<string, number>> = { page: pager.nextPage, start: offset + 1, end: offset + size, offset };
  const fill = (template: string): string => template.replace(/\{(page|start|end|offset)\}/gu, (_all, name: string) => String(values[name]));
  return {
    url: fill(pager.urlTemplate),
    method: pager.method,
    body: pager.bodyTemplate === null ? null : fill(pager.bodyTemplate),
    contentType: pager.contentType,
    referer: baseUrl,
    mode: 'data',
  };
}

/** The pager after `part` was read as the answer to `pager`; null at the end: the part is empty or the stated totals are reached. */
export function advance(pager: Pager, part: ListFacts): Pager | null {
  if (part.items.length === 0 && !(part.scriptFilled && part.pager)) return null;
  if (pager.type === 'link') return part.pager?.type === 'link' && part.pager.nextUrl === pager.nextUrl ? null : part.pager;
  const nextPage = pager.nextPage + 1;
  // A page that is sent back whole holds its own state: the answer's form asks for what comes after it.
  const own = part.pager?.type === 'request' && part.pager.nextPage === nextPage ? part.pager : null;
  if (own) return own;
  if (keepsState(pager.bodyTemplate) || !countsParts(pager)) return null;
  const read = nextPage - pager.firstPage;
  const totalItems = part.totalItems ?? pager.totalItems;
  if (pager.totalPages !== null && read >= pager.totalPages) return null;
  if (totalItems !== null && pager.perRequest !== null && read * pager.perRequest >= totalItems) return null;
  return { ...pager, nextPage, totalItems };
}

/** Its request names the part that is wanted; without, the same request would bring the same part. */
const countsParts = ({ urlTemplate, bodyTemplate }: RequestPager): boolean => /\{(?:page|start|end|offset)\}/u.test(`${urlTemplate} ${bodyTemplate}`);

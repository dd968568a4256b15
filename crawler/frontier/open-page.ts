import type { PageRecord } from '../facts/record.js';
import type { Purpose, Visitor } from '../visit.js';

const MAX_HOPS = 2;

/** Fewer links than this on a page of navigation mean that its menu was not in the HTML. */
const FEW_LINKS = 8;

/**
 * Opens a page of navigation (home, site map, column): by HTTP first, following refresh and script redirects, in the
 * browser only when the HTML holds no content of its own or the server answered with a challenge.
 */
export async function openPage(visitor: Visitor, url: string, purpose: Purpose): Promise<PageRecord> {
  let record = await visitor.visit({ url }, { purpose });
  for (let hop = 0; hop < MAX_HOPS && record.page?.redirectsTo && record.page.links.length < FEW_LINKS; hop++) {
    record = await visitor.visit({ url: record.page.redirectsTo }, { purpose });
  }
  if (!needsBrowser(record)) return record;
  const rendered = await visitor.visit({ url: record.capture?.finalUrl ?? record.url }, { purpose, via: 'browser' });
  // A browser that is missing or fails leaves us with what HTTP gave.
  return rendered.page ? rendered : record;
}

function needsBrowser({ page, failure, capture }: PageRecord): boolean {
  if (failure) return failure.code === 'blocked';
  if (!page || capture?.via === 'browser') return false;
  return page.kind === 'challenge' || (page.needsBrowser && page.links.length < FEW_LINKS);
}

import type { PageFacts } from '../facts/page.js';
import type { PageRecord } from '../facts/record.js';
import type { Visitor } from '../visit.js';
import { showsNothing } from './open-page.js';

const MAX_HOPS = 2;
/** Characters below which a page has not shown its text. */
const MIN_TEXT = 50;

/**
 * Opens one article, in the browser where its text is a script's work, and follows a page that only sends its reader on.
 * A page that shows nothing by which it could be judged comes back without `page`: not read, rather than read and empty.
 */
export async function openArticle(visitor: Visitor, url: string): Promise<PageRecord> {
  let record = await visitor.visit({ url }, { purpose: 'article' });
  for (let hop = 0; hop < MAX_HOPS && record.page?.redirectsTo && record.page.text.chars < MIN_TEXT; hop++) {
    record = await visitor.visit({ url: record.page.redirectsTo, referer: url }, { purpose: 'article' });
  }
  if (asksForBrowser(record)) {
    const rendered = await visitor.visit({ url: record.capture?.finalUrl ?? record.url }, { purpose: 'article', via: 'browser' });
    if (rendered.page) record = rendered;
  }
  return { ...record, url, page: record.page && !isBlank(record.page) ? record.page : null };
}

function asksForBrowser({ page, failure }: PageRecord): boolean {
  if (failure) return failure.code === 'blocked';
  return page !== null && (page.kind === 'challenge' || showsNothing(page) || (page.needsBrowser && page.text.chars < MIN_TEXT));
}

/** Nothing to read: an empty answer, or a text that stands in a frame apart from its heading. */
function isBlank({ text, attachments, frames, publishedAt, title }: PageFacts): boolean {
  if (text.images + text.videos + text.audios + attachments.length > 0 || text.chars >= MIN_TEXT) return false;
  return frames.length > 0 || (text.chars === 0 && publishedAt === null && title === null);
}

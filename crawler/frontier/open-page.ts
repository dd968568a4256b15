import type { PageFacts } from '../facts/page.js';
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
  record = await withFrames(visitor, record, purpose);
  return needsBrowser(record) ? inBrowser(visitor, record, purpose) : record;
}

/** The page as the browser shows it; a browser that is missing or fails leaves us with what HTTP gave. */
export async function inBrowser(visitor: Visitor, record: PageRecord, purpose: Purpose): Promise<PageRecord> {
  if (record.capture?.via === 'browser') return record;
  const rendered = await visitor.visit({ url: record.capture?.finalUrl ?? record.url }, { purpose, via: 'browser' });
  return rendered.page ? withFrames(visitor, rendered, purpose) : record;
}

const MAX_FRAMES = 4;

/** A menu may stand in a frame: where the page itself has next to no links, those of its frames are its own. */
async function withFrames(visitor: Visitor, record: PageRecord, purpose: Purpose): Promise<PageRecord> {
  const { page } = record;
  if (!page || page.frames.length === 0 || page.links.filter(({ text }) => text !== '').length >= FEW_LINKS) return record;
  const referer = record.capture?.finalUrl ?? record.url;
  const frames = await Promise.all(page.frames.slice(0, MAX_FRAMES).map((url) => visitor.visit({ url, referer }, { purpose })));
  const inside = frames.flatMap((frame) => frame.page ?? []);
  const items = inside.flatMap((frame) => [...(frame.list?.items ?? []), ...frame.otherItems]);
  return {
    ...record,
    page: { ...page, links: [...page.links, ...inside.flatMap((frame) => frame.links)], otherItems: [...page.otherItems, ...items] },
  };
}

function needsBrowser({ page, failure, capture }: PageRecord): boolean {
  if (failure) return failure.code === 'blocked';
  if (!page || capture?.via === 'browser') return false;
  return page.kind === 'challenge' || showsNothing(page) || (page.needsBrowser && page.links.length < FEW_LINKS);
}

/** Neither text nor links: what a script that sends its reader on, or one that draws the page, leaves to those who do not run it. */
export const showsNothing = (page: PageFacts): boolean =>
  page.text.chars === 0 && page.links.every(({ text }) => text === '') && page.attachments.length + page.text.images === 0;

import type { ListFacts } from '../facts/page.js';
import type { PageRecord } from '../facts/record.js';
import type { Visitor } from '../visit.js';
import { interfacesOf } from './list-interfaces.js';
import { showsNothing } from './open-page.js';

const MAX_FRAMES = 4;
/** A frameset's frame may be a frameset again. */
const MAX_FRAME_DEPTH = 2;

export const listOf = (record: PageRecord): ListFacts | null => record.page?.list ?? null;
const rowsOf = (record: PageRecord): number => listOf(record)?.items.length ?? 0;
/** Rows, or an interface that can be asked for them. */
const holdsList = (record: PageRecord): boolean => rowsOf(record) > 0 || listOf(record)?.pager?.type === 'request';

/**
 * The column's page with a list on it: following a refresh, its frames, or, where the HTML has none, the interface that a sister
 * column's script was seen to ask, or else the browser.
 */
export async function openList(visitor: Visitor, url: string): Promise<PageRecord> {
  const turn = interfacesOf(visitor).turn(url);
  try {
    const record = await throughFrames(visitor, url);
    if (!asksForBrowser(record)) return record;
    await turn.mine;
    const direct = await turn.readAsSister(record);
    if (direct && rowsOf(direct) > 0) return direct;
    const rendered = await renderedList(visitor, record);
    turn.learn(record, rendered);
    // An interface that counts none, asked with an id that was worked out, is believed where the browser shows none either.
    return direct?.page && rendered.page && !holdsList(rendered) ? { ...rendered, page: { ...rendered.page, list: direct.page.list } } : rendered;
  } finally {
    turn.end();
  }
}

async function throughFrames(visitor: Visitor, url: string): Promise<PageRecord> {
  const record = await visitor.visit({ url }, { purpose: 'list' });
  if (!record.page || holdsList(record)) return record;
  const { redirectsTo } = record.page;
  if (redirectsTo) {
    const target = await visitor.visit({ url: redirectsTo, referer: url }, { purpose: 'list' });
    if (target.page) return target;
  }
  return (await listInFrames(visitor, record, MAX_FRAME_DEPTH)) ?? record;
}

/** The frame that shows the list: the one with most dated rows. A page that is nothing but frames is what its largest frame is. */
async function listInFrames(visitor: Visitor, outer: PageRecord, depth: number): Promise<PageRecord | null> {
  const referer = outer.capture?.finalUrl ?? outer.url;
  const urls = outer.page?.frames.slice(0, MAX_FRAMES) ?? [];
  const opened = await Promise.all(urls.map((url) => visitor.visit({ url, referer }, { purpose: 'list' })));
  const inside = await Promise.all(
    opened.map(async (frame) => (holdsList(frame) || depth === 1 ? frame : ((await listInFrames(visitor, frame, depth - 1)) ?? frame))),
  );
  const [best] = inside.filter(holdsList).sort((a, b) => weight(b) - weight(a));
  if (best) return best;
  const bare = outer.page?.links.length === 0;
  return (bare && inside.filter(({ page }) => page !== null).sort((a, b) => size(b) - size(a))[0]) || null;
}

const weight = (record: PageRecord): number =>
  listOf(record)?.items.reduce((sum, { date }) => sum + (date ? 3 : 1), listOf(record)?.pager ? 1 : 0) ?? 0;
const size = ({ page }: PageRecord): number => (page ? page.links.length + page.text.chars / 20 : 0);

/** The page as the browser shows it; a list may stand in a frame there too. */
async function renderedList(visitor: Visitor, record: PageRecord): Promise<PageRecord> {
  const rendered = await visitor.visit({ url: record.capture?.finalUrl ?? record.url }, { purpose: 'list', via: 'browser' });
  if (!rendered.page) return record;
  if (rowsOf(rendered) > 0) return rendered;
  const [frame] = rendered.page.frames.filter((url) => !record.page?.frames.includes(url));
  if (frame === undefined) return rendered;
  const inner = await visitor.visit({ url: frame }, { purpose: 'list', via: 'browser' });
  return rowsOf(inner) > 0 ? inner : rendered;
}

function asksForBrowser(record: PageRecord): boolean {
  const { page, failure } = record;
  if (failure) return failure.code === 'blocked';
  if (!page || holdsList(record)) return false;
  return page.needsBrowser || page.list?.scriptFilled === true || page.kind === 'challenge' || showsNothing(page);
}

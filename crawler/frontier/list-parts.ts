import { advance, requestFor, UNDRAWN_PAGER } from '../extractors/list/index.js';
import type { ListFacts, ListItem, Pager } from '../facts/page.js';
import type { PageRecord } from '../facts/record.js';
import type { Gap } from '../facts/site.js';
import type { Visitor } from '../visit.js';
import { failureGap, isGone } from './gaps.js';

export interface ListBounds {
  /** Rows older than this civil date are not needed. */
  from: string;
  maxParts: number;
}

export interface PartsReading {
  rows: ListItem[];
  state: 'read' | 'cut';
  gaps: Gap[];
}

/** Why reading ended: null where everything needed was seen. */
type Ending = { missing: Gap | null } | null;
const ALL_READ: Ending = null;

/** Reads a list part after part until its rows are older than needed, and says whether anything may be missing. */
export async function readParts(visitor: Visitor, opened: PageRecord, firstList: ListFacts, name: string, bounds: ListBounds): Promise<PartsReading> {
  const address = opened.capture?.finalUrl ?? opened.url;
  const seen = new SeenRows();
  const inBrowser = async (url: string): Promise<PageRecord> => visitor.visit({ url }, { purpose: 'list', via: 'browser' });
  let list = firstList;
  let pager = firstList.pager;
  let tried = opened.capture?.via === 'browser';
  // Numbered pages were followed, or the browser saw the page: an empty place for page numbers is then the end.
  let pagerKnown = tried;
  let ending: Ending | undefined;

  for (let part = 1, asked = false; ending === undefined; ) {
    const added = seen.take(list, pager);
    if (isPast(list.items, bounds.from) && isDescending(seen.dates)) ending = ALL_READ;
    else if (asked && added === 0) ending = seen.lacks(part - 1) || (part === 2 && list.items.length > 0) ? { missing: null } : ALL_READ;
    else if (!pager && list.scriptFilled && !tried && part === 1) {
      // More rows exist that only the page's script asks for: see in the browser how it does.
      tried = true;
      const shown = (await inBrowser(address)).page?.list;
      pagerKnown = shown != null;
      if (shown) ({ list, pager } = { list: shown, pager: shown.pager });
    } else if (!pager) {
      const unread = list.scriptFilled && !seen.isWhole && !(pagerKnown && list.from === UNDRAWN_PAGER);
      ending = unread || seen.lacks(part) ? { missing: null } : ALL_READ;
    } else if (part >= bounds.maxParts) {
      ending = { missing: { code: 'list-cut', message: `栏目“${name}”只读了前 ${part} 页`, url: opened.url } };
    } else {
      const request = { referer: address, ...requestFor(pager, address) };
      let record = await visitor.visit(request, { purpose: pager.type === 'request' ? 'data' : 'list' });
      if (pager.type === 'link' && asksForBrowser(record)) record = await inBrowser(request.url);
      const next = record.page?.list;
      if (isGone(record) && seen.endsHere(part)) ending = ALL_READ;
      else if (!next || (next.items.length === 0 && next.scriptFilled))
        ending = { missing: failureGap(record, `栏目“${name}”第 ${part + 1} 页读不到`) };
      else {
        pager = pager.type === 'request' ? advance(pager, next) : next.pager;
        ({ list, asked, pagerKnown } = { list: next, asked: true, pagerKnown: true });
        part++;
      }
    }
  }
  return ending
    ? { rows: seen.rows, state: 'cut', gaps: [ending.missing ?? seen.shortfall(name, opened.url)] }
    : { rows: seen.rows, state: 'read', gaps: [] };
}

/** The part shows nothing that HTTP alone can read. */
function asksForBrowser({ page, failure }: PageRecord): boolean {
  if (failure) return failure.code === 'blocked';
  return (
    page !== null && (page.list?.items.length ?? 0) === 0 && (page.needsBrowser || page.list?.scriptFilled === true || page.kind === 'challenge')
  );
}

/** Share of a part's rows that may be pinned ones shown before; more repetition is a part asked for again. */
const MAX_PINNED = 0.25;

/** Rows of the parts read so far, each address once, and what the list says of its own length. */
class SeenRows {
  readonly #rows = new Map<string, ListItem>();
  /** Printed dates in list order, repeated rows included. */
  readonly dates: string[] = [];
  #delivered = 0;
  #items: number | null = null;
  #pages: number | null = null;
  #longest = 0;
  #last = 0;

  get rows(): ListItem[] {
    return [...this.#rows.values()];
  }

  /** How many rows of this part were new. */
  take(list: ListFacts, pager: Pager | null): number {
    const before = this.#rows.size;
    for (const item of list.items) {
      if (!this.#rows.has(item.url)) this.#rows.set(item.url, item);
      if (item.date) this.dates.push(item.date);
    }
    const added = this.#rows.size - before;
    // Rows pinned to every page count each time, as they do in the list's own total.
    const repeated = list.items.length - added;
    this.#delivered += repeated <= list.items.length * MAX_PINNED ? list.items.length : added;
    this.#longest = Math.max(this.#longest, list.items.length);
    this.#last = list.items.length;
    this.#items = larger(this.#items, list.totalItems);
    this.#pages = larger(this.#pages, pager?.totalPages ?? null);
    return added;
  }

  /** As many rows as the list says it has. */
  get isWhole(): boolean {
    return this.#items !== null && this.#delivered >= this.#items;
  }

  /** The list states more than `parts` parts have shown. */
  lacks(parts: number): boolean {
    return (this.#items !== null && this.#delivered < this.#items) || (this.#items === null && this.#pages !== null && parts < this.#pages);
  }

  /** A missing next part is the end of the list: the stated one, or after a part shorter than those before. */
  endsHere(parts: number): boolean {
    if (this.lacks(parts)) return false;
    return this.#items !== null || this.#pages !== null || this.#last < this.#longest;
  }

  shortfall(name: string, url: string): Gap {
    const whole = this.#items === null ? '后面的部分没有读到' : `共 ${this.#items} 条`;
    return { code: 'list-cut', message: `栏目“${name}”${whole}，只读到 ${this.#rows.size} 条`, url };
  }
}

const larger = (a: number | null, b: number | null): number | null => (a === null || b === null ? (a ?? b) : Math.max(a, b));

/** Every dated row of this part is older than needed, and there is at least one. */
function isPast(items: readonly ListItem[], from: string): boolean {
  const dates = items.flatMap((item) => item.date ?? []);
  return dates.length > 0 && dates.length >= items.length / 2 && dates.every((date) => date < from);
}

const MAX_INVERSIONS = 0.15;
/** Pinned rows apart, dates fall: only then do old rows mean that newer ones cannot follow. */
export function isDescending(dates: readonly string[]): boolean {
  let rises = 0;
  for (let i = 1; i < dates.length; i++) if ((dates[i] ?? '') > (dates[i - 1] ?? '')) rises++;
  return dates.length < 2 || rises / (dates.length - 1) <= MAX_INVERSIONS;
}

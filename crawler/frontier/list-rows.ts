import { addressDay } from '../extractors/list/index.js';
import type { ListFacts, ListItem, Pager } from '../facts/page.js';
import type { Gap } from '../facts/site.js';

/** Share of a part's rows that may be pinned ones shown before; more repetition is a part asked for again. */
const MAX_PINNED = 0.25;

/** Rows of the parts read so far, each address once, and what the list says of its own length. */
export class SeenRows {
  readonly #rows = new Map<string, ListItem>();
  /** Dates in list order; rows pinned to every part count where they stand first. */
  readonly dates: string[] = [];
  #delivered = 0;
  #items: number | null = null;
  #pages: number | null = null;
  #longest = 0;
  #last = 0;

  get rows(): ListItem[] {
    return [...this.#rows.values()];
  }

  get urls(): string[] {
    return [...this.#rows.keys()];
  }

  get size(): number {
    return this.#rows.size;
  }

  /** The rows of this part that were not there before. */
  take(list: ListFacts, pager: Pager | null): ListItem[] {
    const fresh: ListItem[] = [];
    for (const item of list.items) {
      if (this.#rows.has(item.url)) continue;
      this.#rows.set(item.url, item);
      fresh.push(item);
      const date = dayOf(item);
      if (date) this.dates.push(date);
    }
    // Rows pinned to every page count each time, as they do in the list's own total.
    const repeated = list.items.length - fresh.length;
    this.#delivered += repeated <= list.items.length * MAX_PINNED ? list.items.length : fresh.length;
    this.#longest = Math.max(this.#longest, list.items.length);
    this.#last = list.items.length;
    this.#items = larger(this.#items, larger(list.totalItems, pager?.type === 'request' ? pager.totalItems : null));
    this.#pages = larger(this.#pages, pager?.totalPages ?? null);
    return fresh;
  }

  /** As many rows as an interface says that there are. */
  get holdsAll(): boolean {
    return this.#items !== null && this.#rows.size > 0 && this.#delivered >= this.#items;
  }

  /** As many rows, or else as many parts, as the list says it has. */
  isWhole(parts: number): boolean {
    return this.#items === null ? this.#pages !== null && parts >= this.#pages : this.#delivered >= this.#items;
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

  /** Enough rows to see the list's order, all older than `from`, newest first. */
  allPast(from: string): boolean {
    return this.#rows.size >= MIN_ORDERED && isPast(this.rows, from) && isDescending(this.dates);
  }

  shortfall(name: string, url: string): Gap {
    const whole = this.#items === null ? '后面的部分没有读到' : `共 ${this.#items} 条`;
    return { code: 'list-cut', message: `栏目“${name}”${whole}，只读到 ${this.#rows.size} 条`, url };
  }
}

/** Fewer old rows than this may all be pinned ones. */
const MIN_ORDERED = 8;

const larger = (a: number | null, b: number | null): number | null => (a === null || b === null ? (a ?? b) : Math.max(a, b));

/** Printed date of a row, else the day its address names: good enough to tell how far back a list has been read. */
const dayOf = ({ date, url }: ListItem): string | null => date ?? addressDay(url);

/** Every dated row is older than needed, and at least half of the rows are dated. */
export function isPast(items: readonly ListItem[], from: string): boolean {
  const dates = items.flatMap((item) => dayOf(item) ?? []);
  return dates.length > 0 && dates.length >= items.length / 2 && dates.every((date) => date < from);
}

const MAX_INVERSIONS = 0.15;
/** Pinned rows apart, dates fall: only then do old rows mean that newer ones cannot follow. */
export function isDescending(dates: readonly string[]): boolean {
  let rises = 0;
  for (let i = 1; i < dates.length; i++) if ((dates[i] ?? '') > (dates[i - 1] ?? '')) rises++;
  return dates.length < 2 || rises / (dates.length - 1) <= MAX_INVERSIONS;
}

import { ASKED_INTERFACE, advance, requestFor, UNDRAWN_PAGER } from '../extractors/list/index.js';
import type { ListFacts, ListItem, Pager } from '../facts/page.js';
import type { PageRecord } from '../facts/record.js';
import type { Gap } from '../facts/site.js';
import type { Visitor } from '../visit.js';
import { failureGap, isGone } from './gaps.js';
import { interfacesOf } from './list-interfaces.js';
import { listOf } from './list-opening.js';
import { isDescending, isPast, SeenRows } from './list-rows.js';

export { isDescending } from './list-rows.js';

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

/** Reads a list part after part until its rows are older than needed, and says whether anything may be missing. */
export async function readParts(visitor: Visitor, opened: PageRecord, firstList: ListFacts, name: string, bounds: ListBounds): Promise<PartsReading> {
  return new PartsReader(visitor, opened, name, bounds).read(firstList);
}

/** Why reading ended: `missing` is null where the shortfall itself is the reason. */
type Ending = 'all' | { missing: Gap | null };

/** Pages turned in the browser one after another, where each has an address of its own. */
const MAX_TURNS = 8;

class PartsReader {
  readonly #seen = new SeenRows();
  #address: string;
  #turns = 0;
  #list: ListFacts | null = null;
  #pager: Pager | null = null;
  #part = 1;
  /** Why an interface that was tried could not be read. */
  #trouble: Gap | null = null;
  /** The browser has shown the first part, or cannot show more of it than HTTP did. */
  #rendered: boolean;
  /** Numbered pages were followed, or the browser saw the page: an empty place for page numbers is then the end. */
  #pagerKnown: boolean;

  constructor(
    private readonly visitor: Visitor,
    private readonly opened: PageRecord,
    private readonly name: string,
    private readonly bounds: ListBounds,
  ) {
    this.#address = opened.capture?.finalUrl ?? opened.url;
    this.#rendered = opened.capture?.via === 'browser';
    this.#pagerKnown = this.#rendered;
  }

  async read(first: ListFacts): Promise<PartsReading> {
    let ending = await this.#begin(first);
    while (ending === null) ending = await this.#goOn();
    const { rows } = this.#seen;
    if (ending === 'all') return { rows, state: 'read', gaps: [] };
    return { rows, state: 'cut', gaps: [ending.missing ?? this.#trouble ?? this.#seen.shortfall(this.name, this.opened.url)] };
  }

  /** The first part. An interface only guessed from names must first bring the rows that the page shows. */
  async #begin(first: ListFacts): Promise<Ending | null> {
    if (first.from !== ASKED_INTERFACE) return this.#take(first, first.pager);
    const { pager } = first;
    if (pager?.type === 'request') {
      const asked = { ...pager, nextPage: pager.firstPage };
      const record = await this.#ask(asked);
      const answer = listOf(record);
      if (answer && brings(answer, first.items)) return this.#take(answer, advance(asked, answer));
      if (!answer) this.#trouble = this.#unreadable(record, first.items.length === 0 ? 1 : 2);
    }
    const shown = await this.#throughBrowser();
    return shown === undefined ? this.#take({ ...first, pager: null }, null) : shown;
  }

  /** The next part, or why there is none. */
  async #goOn(): Promise<Ending | null> {
    const [list, pager] = [this.#list, this.#pager];
    if (!pager) {
      const shown = list?.scriptFilled && this.#part === 1 ? await this.#throughBrowser() : undefined;
      const further = shown === undefined && this.#isOpen() && this.#turns < MAX_TURNS ? await this.#throughTurning() : shown;
      return further === undefined ? this.#end() : further;
    }
    if (pager.type === 'request' && this.#seen.holdsAll) return 'all';
    if (this.#part === 1 && pager.type === 'request' && !interfacesOf(this.visitor).isOwn(pager, this.#seen.urls))
      return { missing: { code: 'list-cut', message: `栏目“${this.name}”的列表接口不区分栏目，只读了第 1 页`, url: this.opened.url } };
    if (this.#part >= this.bounds.maxParts)
      return { missing: { code: 'list-cut', message: `栏目“${this.name}”只读了前 ${this.#part} 页`, url: this.opened.url } };
    const record = await this.#ask(pager);
    const next = listOf(record);
    if (next && (next.items.length > 0 || !next.scriptFilled)) {
      this.#part++;
      this.#pagerKnown = true;
      const added = this.#seen.size;
      const ending = this.#take(next, pager.type === 'request' ? advance(pager, next) : next.pager);
      return ending ?? (this.#seen.size === added ? this.#repeated(next) : null);
    }
    if ((isGone(record) || isStub(record)) && this.#seen.endsHere(this.#part)) return 'all';
    // The rows so far are all older than needed: what could not be read would be older still.
    if (this.#seen.allPast(this.bounds.from)) return 'all';
    const shown = this.#part === 1 ? await this.#throughBrowser() : undefined;
    return shown !== undefined && !samePager(this.#pager, pager) ? shown : { missing: this.#unreadable(record) };
  }

  #take(list: ListFacts, pager: Pager | null): Ending | null {
    const fresh = this.#seen.take(list, pager);
    this.#list = list;
    this.#pager = pager;
    // Rows pinned to the top may be old where newer ones follow: one part alone proves nothing while there is a second.
    const isOver = isPast(fresh, this.bounds.from) && isDescending(this.#seen.dates) && (this.#part > 1 || pager === null);
    return isOver ? 'all' : null;
  }

  /** A part that brings nothing new: the end, unless more was promised, the page parameter has no effect, or the answer denies the rows seen. */
  #repeated({ items, totalItems }: ListFacts): Ending {
    const denied = totalItems === 0 && this.#seen.size > 0 && !this.#seen.isWhole(this.#part - 1);
    return this.#seen.lacks(this.#part - 1) || (this.#part === 2 && items.length > 0) || denied ? { missing: null } : 'all';
  }

  #end(): Ending {
    return this.#isOpen() || this.#seen.lacks(this.#part) ? { missing: null } : 'all';
  }

  /** The list says that there is more, and not where. */
  #isOpen(): boolean {
    const list = this.#list;
    return list?.scriptFilled === true && !this.#seen.isWhole(this.#part) && !(this.#pagerKnown && list.from === UNDRAWN_PAGER);
  }

  /** The rows that the page's own control for more brings, and what its script asks for then; undefined where it brings none. */
  async #throughTurning(): Promise<Ending | null | undefined> {
    this.#turns++;
    const record = await this.visitor.visit({ url: this.#address }, { purpose: 'list', via: 'turned' });
    const shown = listOf(record);
    const before = this.#seen.size;
    const ending = shown && this.#take(shown, shown.pager);
    if (!shown || (this.#seen.size === before && !shown.pager)) return undefined;
    this.#part++;
    // A page that moved on to an address of its own goes on from there.
    const moved = record.capture?.finalUrl ?? this.#address;
    if (moved === this.#address) this.#turns = MAX_TURNS;
    this.#address = moved;
    return ending;
  }

  /** The first part as the browser shows it, with what its script asks for next; undefined where it was shown before or shows none. */
  async #throughBrowser(): Promise<Ending | null | undefined> {
    if (this.#rendered) return undefined;
    this.#rendered = true;
    const shown = listOf(await this.visitor.visit({ url: this.#address }, { purpose: 'list', via: 'browser' }));
    this.#pagerKnown = shown !== null;
    return shown ? this.#take(shown, shown.pager) : undefined;
  }

  async #ask(pager: Pager): Promise<PageRecord> {
    const request = { referer: this.#address, ...requestFor(pager, this.#address) };
    const record = await this.visitor.visit(request, { purpose: pager.type === 'request' ? 'data' : 'list' });
    if (pager.type === 'request' || !asksForBrowser(record)) return record;
    return this.visitor.visit({ url: request.url }, { purpose: 'list', via: 'browser' });
  }

  #unreadable(record: PageRecord, part = this.#part + 1): Gap {
    const what = `栏目“${this.name}”第 ${part} 页读不到`;
    if (record.failure) return failureGap(record, what);
    const why = isStub(record) ? '打开是空页' : record.purpose === 'data' ? '列表接口没有返回条目' : '内容读不出来';
    return { code: 'unread-article', message: `${what}：${why}`, url: record.url };
  }
}

/** The answer holds rows, and those that the page shows are among them as far as one part goes. */
function brings(answer: ListFacts, shown: readonly ListItem[]): boolean {
  const urls = new Set(answer.items.map(({ url }) => url));
  const common = shown.filter(({ url }) => urls.has(url)).length;
  return answer.items.length > 0 && common * 2 >= Math.min(shown.length, answer.items.length);
}

const samePager = (a: Pager | null, b: Pager): boolean =>
  a !== null && requestFor(a, '').url === requestFor(b, '').url && requestFor(a, '').body === requestFor(b, '').body;

/** A page of nothing: what some systems leave under the numbers beyond the last page they publish. */
const isStub = ({ page }: PageRecord): boolean =>
  page !== null && (page.kind === 'error' || (page.list === null && page.text.chars === 0 && page.links.length === 0 && !page.needsBrowser));

/** The part shows nothing that HTTP alone can read. */
function asksForBrowser({ page, failure }: PageRecord): boolean {
  if (failure) return failure.code === 'blocked';
  return (
    page !== null && (page.list?.items.length ?? 0) === 0 && (page.needsBrowser || page.list?.scriptFilled === true || page.kind === 'challenge')
  );
}

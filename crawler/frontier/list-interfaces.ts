import { advance, PAGE_PARAMETER, type RequestPager, requestFor, SIZE_PARAMETER } from '../extractors/list/index.js';
import type { ListFacts, ListItem, PageFacts } from '../facts/page.js';
import type { PageRecord } from '../facts/record.js';
import type { Visitor } from '../visit.js';
import { columnFolder } from './column-key.js';

/**
 * Columns of one template fill their lists from one interface under different ids. What the browser showed of the first column's
 * interface is asked directly for its sisters, with the ids exchanged that differ between their pages.
 */

interface Learned {
  pager: RequestPager;
  page: PageFacts;
  url: string;
}

/** More rows than this shared with the column that was seen mean that the exchanged id had no effect. */
const MAX_SHARED = 0.3;
/** Links a script may add to a page beside its list; more are menus that a sister's HTML would lack too. */
const MAX_DRAWN_LINKS = 3;

export interface Turn {
  /** Resolves when every column of this form that was asked for before has been opened. */
  mine: Promise<unknown>;
  /** The page with the rows that the interface gives for it, or with the interface's word that there are none. */
  readAsSister(record: PageRecord): Promise<PageRecord | null>;
  learn(received: PageRecord, rendered: PageRecord): void;
  end(): void;
}

const known = new WeakMap<Visitor, Interfaces>();
export function interfacesOf(visitor: Visitor): Interfaces {
  const interfaces = known.get(visitor) ?? new Interfaces(visitor);
  known.set(visitor, interfaces);
  return interfaces;
}

class Interfaces {
  readonly #learned = new Map<string, Learned | null>();
  /** Requests that lists were asked with, with the rows known before. */
  readonly #asked = new Map<string, ReadonlySet<string>>();
  readonly #last = new Map<string, Promise<void>>();

  constructor(private readonly visitor: Visitor) {}

  /**
   * False for an interface that was asked for another list before: by its request alone it does not tell columns apart (it goes by
   * cookie or referer), and what it answers may be the other's rows. One list under two addresses is no other list.
   */
  isOwn({ urlTemplate, bodyTemplate }: RequestPager, rows: readonly string[]): boolean {
    const request = `${urlTemplate} ${bodyTemplate}`;
    const first = this.#asked.get(request);
    if (!first) this.#asked.set(request, new Set(rows));
    return !first || rows.filter((url) => first.has(url)).length * 2 >= rows.length;
  }

  /** Columns take turns in the order in which they are asked for, so that who answers first does not decide who is looked at. */
  turn(url: string): Turn {
    const form = formOf(url);
    const before = this.#last.get(form) ?? Promise.resolve();
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.#last.set(
      form,
      before.then(() => over),
    );
    // A form whose first column taught nothing has nothing to wait for.
    const mine = this.#learned.get(form) === null ? Promise.resolve() : before;
    return {
      mine,
      end,
      readAsSister: (record) => this.#readAsSister(form, record),
      learn: (received, rendered) => this.#learn(form, received, rendered),
    };
  }

  #learn(form: string, received: PageRecord, rendered: PageRecord): void {
    if (this.#learned.get(form)) return;
    const { page } = rendered;
    const pager = page?.list?.pager;
    const plain = page !== null && received.page !== null && drawnLinks(received.page, page) <= MAX_DRAWN_LINKS;
    const learned = plain && pager?.type === 'request' && rendered.capture?.via === 'browser';
    this.#learned.set(form, learned ? { pager, page, url: received.capture?.finalUrl ?? received.url } : null);
  }

  async #readAsSister(form: string, record: PageRecord): Promise<PageRecord | null> {
    const learned = this.#learned.get(form);
    const { page } = record;
    const address = record.capture?.finalUrl ?? record.url;
    const pager = learned && page ? exchangeIds(learned, { page, url: address }) : null;
    if (!learned || !page || !pager) return null;
    const answer = await this.visitor.visit(requestFor(pager, address), { purpose: 'data' });
    const list = answer.page?.list;
    const isEmpty = list?.totalItems === 0 && list.items.length === 0;
    if (!list || (!isEmpty && !isSisterOf(list, address, learned))) return null;
    return { ...record, page: { ...page, list: { ...list, pager: advance(pager, list) } } };
  }
}

/** Host, depth and file of an address without what differs from column to column. */
function formOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  const steps = pathname.split('/');
  const file = (steps.pop() ?? '').replace(/\d+/gu, '0');
  return [host, steps.length, file, ...searchParams.keys()].join(' ');
}

/** Links that only the rendered page has, its list apart. */
function drawnLinks(received: PageFacts, rendered: PageFacts): number {
  const had = new Set([...received.links, ...(rendered.list?.items ?? [])].map(({ url }) => url));
  return rendered.links.filter(({ url, text, zone }) => zone !== 'list' && zone !== 'other' && /\p{L}/u.test(text) && !had.has(url)).length;
}

/** Rows of its own, shaped as those that the browser showed and standing where those did: dated, and in the column's folder. */
function isSisterOf({ items }: ListFacts, address: string, { page, url }: Learned): boolean {
  const seen = page.list?.items ?? [];
  const urls = new Set(seen.map((item) => item.url));
  if (items.length === 0 || items.filter((item) => urls.has(item.url)).length > items.length * MAX_SHARED) return false;
  return [dated, inFolder(url)].every((habit, at) => !mostly(seen, habit) || mostly(items, at === 0 ? dated : inFolder(address)));
}

const dated = ({ date }: ListItem): boolean => date !== null;
const inFolder = (address: string): ((item: ListItem) => boolean) => {
  const folder = columnFolder(address);
  return ({ url }) => url.startsWith(folder);
};
const mostly = (items: readonly ListItem[], test: (item: ListItem) => boolean): boolean => items.filter(test).length * 2 >= items.length;

/** Words of an address or a statement of the page that may be ids: whole path steps, values, runs of digits, long hex. */
const IDS = /[0-9a-f]{16,}|[A-Za-z]+[\w-]*|\d+/giu;
const MIN_ID = 2;

interface Side {
  page: PageFacts;
  url: string;
}

/** Id of the one page to id of the other, where both state them in the same place. */
function idPairs(a: Side, b: Side): Map<string, string> {
  const pairs = new Map<string, string>();
  const pair = (one: string | undefined, other: string | undefined): void => {
    if (one && other && one !== other && one.length >= MIN_ID && !pairs.has(one)) pairs.set(one, other);
  };
  const [from, to] = [new URL(a.url), new URL(b.url)];
  const steps = (url: URL): string[] => url.pathname.split('/');
  steps(from).forEach((step, at) => {
    const other = steps(to)[at] ?? '';
    pair(step, other);
    const [one, two] = [step.match(IDS) ?? [], other.match(IDS) ?? []];
    if (one.length === two.length) for (const [n, id] of one.entries()) pair(id, two[n]);
    const [digits, others] = [step.match(/\d+/gu) ?? [], other.match(/\d+/gu) ?? []];
    if (digits.length === others.length) for (const [n, id] of digits.entries()) pair(id, others[n]);
  });
  for (const [key, value] of from.searchParams) pair(value, to.searchParams.get(key) ?? undefined);
  for (const [key, value] of Object.entries(a.page.metadata)) if (value.length <= 64) pair(value, b.page.metadata[key]);
  return pairs;
}

/** The learned request with the sister's ids in place of the first column's; null when none of them occurs in it. */
function exchangeIds(learned: Learned, sister: Side): RequestPager | null {
  const pairs = idPairs(learned, sister);
  let exchanged = 0;
  const exchange = (text: string): string => {
    const other = pairs.get(text) ?? encodedPair(pairs, text);
    if (other !== undefined) exchanged += 1;
    return other ?? text;
  };
  const value = (text: string): string => {
    const whole = exchange(text);
    return whole === text ? text.replace(/\d{3,}|[0-9a-f]{16,}/giu, exchange) : whole;
  };
  // What counts parts or names their size is no id, though it may look like one.
  const parameters = (text: string): string =>
    text.replace(PARAMETER, (all, before: string, name: string, between: string, id: string) =>
      SIZE_PARAMETER.test(name) || PAGE_PARAMETER.test(name) ? all : before + name + between + value(id),
    );
  const [, origin = '', path = '', query = ''] = /^(https?:\/\/[^/?#]*)([^?#]*)(.*)$/su.exec(learned.pager.urlTemplate) ?? [];
  const urlTemplate = origin + path.split('/').map(value).join('/') + parameters(query);
  const bodyTemplate = learned.pager.bodyTemplate === null ? null : parameters(learned.pager.bodyTemplate);
  if (exchanged === 0) return null;
  return { ...learned.pager, urlTemplate, bodyTemplate, nextPage: learned.pager.firstPage, totalItems: null, totalPages: null };
}

/** `name=value` of queries and forms, `"name":"value"` of JSON. */
const PARAMETER = /(^|[?&{,"[.]|%5B)([\w-]{1,60})((?:%5D|\]){0,2}"?\s{0,2}[=:]\s{0,2}\[?"?)([\p{L}\p{N}%_.~-]{2,300})/giu;

function encodedPair(pairs: ReadonlyMap<string, string>, text: string): string | undefined {
  if (!text.includes('%')) return undefined;
  for (const [one, other] of pairs) if (encodeURIComponent(one) === text) return encodeURIComponent(other);
  return undefined;
}

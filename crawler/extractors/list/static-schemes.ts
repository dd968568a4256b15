import type { Pager } from '../../facts/page.js';
import { absoluteUrl } from '../dom.js';
import { isObject, type Literal, type Scripts } from './literals.js';
import { numbersIn, type PagerNumbers, pagerCalls, pagerVariables, whole } from './pager-numbers.js';
import { type ScriptAddress, scriptAddresses } from './script-addresses.js';

/** Names run `name`, `name_2` (from 1) or `name`, `name_1` (from 0). */
export interface StaticScheme {
  total: number;
  /** Page shown now, counted from `first`. */
  current: number;
  first: 0 | 1;
  name: string;
  extension: string;
}

const MAX_PAGES = 100_000;
const EXTENSION = /^\.?(s?html?|jhtml|jspx?|aspx?|php|do)$/iu;
const word = (value: Literal): string | null => (typeof value === 'string' && /^[\w./~-]{1,120}$/u.test(value) ? value : null);
const extensionOf = (value: Literal): string | null => (typeof value === 'string' ? (EXTENSION.exec(value)?.[1] ?? null) : null);

const fileOf = (base: string): { name: string; number: number | null; extension: string } | null => {
  const match = /([\w~-]{1,100}?)(?:_(\d{1,5}))?\.(\w{1,8})$/u.exec(base.replace(/[?#].*$/u, '').replace(/^https?:\/\/[^/]*/iu, ''));
  return match ? { name: match[1] ?? '', number: match[2] ? Number(match[2]) : null, extension: match[3] ?? '' } : null;
};

/** `createPageHTML(13, 0, "index", "html")`; with an element id in front pages count from 1: `createPageHTML('page_div', 10, 1, 'list', 'shtml', 200)`. */
function fromCall(args: readonly Literal[]): StaticScheme | null {
  const led = typeof args[0] === 'string' && whole(args[0]) === null;
  const [total, current, name, extension] = led ? args.slice(1) : args;
  return schemeOf(whole(total), whole(current), word(name), extensionOf(extension), led ? 1 : 0);
}

function schemeOf(total: number | null, current: number | null, name: string | null, extension: string | null, first: 0 | 1): StaticScheme | null {
  if (total === null || current === null || name === null || extension === null || total > MAX_PAGES) return null;
  return { total, current, name, extension, first };
}

/** `Pager({size: 25, current: 0, prefix: 'index', suffix: 'html'})`: an object that names file and number of pages. */
function fromOptions(args: readonly Literal[]): StaticScheme | null {
  const options = args.find(isObject);
  const file = options && (word(options.prefix) ?? word(options.pageName) ?? word(options.name));
  const extension = options && extensionOf(options.suffix ?? options.pageExt ?? options.ext ?? options.extension);
  if (!options || !file || !extension) return null;
  const { pages, current } = numbersIn(Object.entries(options));
  const total = pages ?? whole(options.size);
  return schemeOf(total, current ?? 0, file, extension, current === 1 && fileNumber(options) !== 0 ? 1 : 0);
}
const fileNumber = (options: Readonly<Record<string, Literal>>): number | null => whole(options.first ?? options.firstPage);

const NUMBERED_FILE = /(?:^|\/)([\w~-]{1,100})_$/u;
/** File name and extension under which a script writes addresses: `"index_" + n + ".shtml"`. */
function writtenFile(addresses: readonly ScriptAddress[]): { name: string; extension: string } | null {
  for (const { before, after } of addresses) {
    const name = NUMBERED_FILE.exec(before)?.[1];
    const extension = extensionOf(after);
    if (name !== undefined && extension !== null) return { name, extension };
  }
  return null;
}

/** TRS counters stated as variables: `pagination_script_config = {pageNumber, total}`, `countPage` and `currentPage`, `m_nRecordCount`. */
function fromVariables(scripts: Scripts, addresses: () => readonly ScriptAddress[], base: string): StaticScheme | null {
  const config = scripts.value('pagination_script_config');
  const trs = scripts.value('countPage') !== undefined || scripts.value('m_nRecordCount') !== undefined;
  if (!isObject(config) && !trs) return null;
  const { pages, current } = pagerVariables(scripts);
  const total = isObject(config) ? whole(config.total) : pages;
  const shown = isObject(config) ? whole(config.pageNumber) : (current ?? (scripts.value('m_nRecordCount') === undefined ? null : 0));
  const file = writtenFile(addresses()) ?? ownFile(base, total ?? 0);
  return schemeOf(total, shown, file?.name ?? 'index', file?.extension ?? 'html', 0);
}

/** The page's own file; a number that counts no pages belongs to its name: `index_7401.htm`. */
function ownFile(base: string, total: number): { name: string; extension: string } | null {
  const file = fileOf(base);
  return file && file.number !== null && file.number >= total ? { ...file, name: `${file.name}_${file.number}` } : file;
}

type Link = Extract<Pager, { type: 'link' }>;

function linkOf(scheme: StaticScheme, base: string): Link | null {
  const file = fileOf(base);
  const own = file && file.number !== null && file.name === scheme.name.replace(/^.*\//u, '') ? file.number : null;
  const next = (own ?? scheme.current) + 1;
  if (next >= scheme.total + scheme.first) return null;
  const nextUrl = absoluteUrl(`${scheme.name}_${next}.${scheme.extension}`, base);
  return nextUrl ? { type: 'link', nextUrl, totalPages: scheme.total } : null;
}

/** What a page's scripts say of static pages after this one. */
export interface ScriptedPages {
  /** A call or variables that name files and their number; null without. */
  scheme: { pager: Link | null; total: number } | null;
  numbers: PagerNumbers;
  /** Pages that a call of a pager library states. */
  drawnPages: number | null;
  addresses: () => readonly ScriptAddress[];
}

export function scriptedPages(scripts: Scripts, base: string): ScriptedPages {
  let found: readonly ScriptAddress[] | null = null;
  const addresses = (): readonly ScriptAddress[] => {
    found ??= scriptAddresses(scripts);
    return found;
  };
  const calls = [...scripts.calls(/^create_?page/iu), ...scripts.calls(/^[\p{L}_$]/u)];
  const scheme = firstOf(calls, fromCall) ?? firstOf(calls, fromOptions) ?? fromVariables(scripts, addresses, base);
  const drawn = pagerCalls(scripts);
  const numbers = drawn.find(({ pages }) => pages !== null) ?? drawn[0] ?? pagerVariables(scripts);
  const drawnPages = drawn.find(({ pages }) => pages !== null && pages > 0)?.pages ?? null;
  return { scheme: scheme && { pager: linkOf(scheme, base), total: scheme.total }, numbers, drawnPages, addresses };
}

function firstOf<T, R>(all: readonly T[], read: (one: T) => R | null): R | null {
  for (const one of all) {
    const found = read(one);
    if (found !== null) return found;
  }
  return null;
}

/** Counts given to callbacks by pager libraries, and to functions that open a page: from 1. Loop variables may count from 0. */
const FROM_ONE = /^(?:n|p|pn|num|page|pageno|pagenum|pageindex|pagenumber|index|curr|current|getcurrent|value|val|topage|gopage)$/iu;
const PAGE_ADDRESS = /[_/-]$|[?&](?:\w{0,12}\.)?[a-z_]{0,12}(?:page|p|pg|pn|curr|pageno)\w{0,8}=$/iu;

/** The next page by an address that the page's own script would open. `shown`: page shown now, from 1. */
export function scriptedNext({ numbers, addresses }: ScriptedPages, base: string, shown: number | null, pages: number | null): Link | null {
  const totalPages = pages ?? numbers.pages;
  for (const address of addresses()) {
    if (address.background || !PAGE_ADDRESS.test(address.before)) continue;
    const named = /[_/-]$/u.test(address.before);
    if (named && !/^\.(s?html?|jhtml|jspx?|aspx?|php|do)(?![\w.])/iu.test(address.after)) continue;
    const own = ownNumber(address, base);
    const current = shown ?? (numbers.current === null || numbers.current === 0 ? 1 : numbers.current);
    if (totalPages === null || totalPages > MAX_PAGES || address.offset === null) continue;
    const fromZero = numbers.current === 0 || (named && address.offset === 0 && !FROM_ONE.test(address.name.replace(/^.*\./u, '')));
    const number = own === null ? current + 1 + (fromZero ? -1 : address.offset) : own + 1;
    const count = own === null ? current + 1 : own + 1 + (fromZero || address.offset === -1 ? 1 : 0);
    if (count > totalPages) return null;
    const nextUrl = absoluteUrl(address.before + number + address.after, base);
    if (nextUrl !== null) return { type: 'link', nextUrl, totalPages };
  }
  return null;
}

const MARK = '7777777';
/** The number this page's own address has in that form. */
function ownNumber({ before, after }: ScriptAddress, base: string): number | null {
  const [head, tail] = absoluteUrl(before + MARK + after, base)?.split(MARK) ?? [];
  if (head === undefined || tail === undefined || !base.startsWith(head) || !base.endsWith(tail)) return null;
  const between = base.slice(head.length, base.length - tail.length);
  return /^\d{1,6}$/u.test(between) ? Number(between) : null;
}

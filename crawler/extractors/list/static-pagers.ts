import type { Pager } from '../../facts/page.js';
import { absoluteUrl, squeeze } from '../dom.js';
import { targetOf } from './anchors.js';
import { isObject, type Literal, type Scripts } from './literals.js';
import { statedTotals, type Totals } from './totals.js';
import { isElement, type PageElement, type PageTree, parentOf } from './tree.js';
import type { Zones } from './zones.js';

export interface FoundPager {
  pager: Pager | null;
  totals: Totals;
  /** Further parts exist, but how to ask for them could not be read. */
  unread: boolean;
  /** A place for page numbers stands empty: only its script knows whether further parts exist. */
  undrawn: boolean;
}

type Link = Extract<Pager, { type: 'link' }>;
const whole = (value: Literal): number | null => {
  const number = typeof value === 'string' && /^\d{1,6}$/u.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : null;
};
const word = (value: Literal): string | null => (typeof value === 'string' && /^[\w./~-]{1,120}$/u.test(value) ? value : null);

interface StaticScheme {
  total: number;
  /** Page shown now and number of the first page: names run `name`, `name_2` (from 1) or `name`, `name_1` (from 0). */
  current: number;
  first: 0 | 1;
  name: string;
  extension: string;
}

const fileOf = (base: string): { name: string; number: number | null; extension: string } | null => {
  const match = /([\w~-]{1,100}?)(?:_(\d{1,5}))?\.(\w{1,8})$/u.exec(base.replace(/[?#].*$/u, '').replace(/^https?:\/\/[^/]*/iu, ''));
  return match ? { name: match[1] ?? '', number: match[2] ? Number(match[2]) : null, extension: match[3] ?? '' } : null;
};

/** `createPageHTML(13, 0, "index", "html")`; with an element id in front pages count from 1: `createPageHTML('page_div', 10, 1, 'list', 'shtml', 200)`. */
function fromCall(args: readonly Literal[]): StaticScheme | null {
  const led = typeof args[0] === 'string' && whole(args[0]) === null;
  const [total, current, name, extension] = led ? args.slice(1) : args;
  const scheme = { total: whole(total), current: whole(current), name: word(name), extension: word(extension)?.replace(/^\./u, '') ?? null };
  if (!/^(s?html?|jhtml|jspx?|aspx?|php|do)$/iu.test(scheme.extension ?? '')) return null;
  if (scheme.total === null || scheme.current === null || scheme.name === null || scheme.extension === null) return null;
  return { total: scheme.total, current: scheme.current, name: scheme.name, extension: scheme.extension, first: led ? 1 : 0 };
}

/** Page counters stated as variables: `pagination_script_config = {pageNumber, total}`, `var countPage = 13, currentPage = 0`. */
function fromVariables(scripts: Scripts, base: string): StaticScheme | null {
  const config = scripts.value('pagination_script_config');
  const total = whole(isObject(config) ? config.total : scripts.value('countPage'));
  const current = whole(isObject(config) ? config.pageNumber : scripts.value('currentPage'));
  if (total === null || current === null) return null;
  const file = fileOf(base);
  return { total, current, first: 0, name: file?.name ?? 'index', extension: file?.extension ?? 'html' };
}

function linkOf(scheme: StaticScheme, base: string): Link | null {
  const file = fileOf(base);
  const own = file && file.number !== null && file.name === scheme.name.replace(/^.*\//u, '') ? file.number : null;
  const next = (own ?? scheme.current) + 1;
  if (next >= scheme.total + scheme.first || scheme.total > 100_000) return null;
  const nextUrl = absoluteUrl(`${scheme.name}_${next}.${scheme.extension}`, base);
  return nextUrl ? { type: 'link', nextUrl, totalPages: scheme.total } : null;
}

const NEXT = /^(下一?页|后一?页|往后|next(page)?|[>›»＞]{1,2})$/iu;
const NEXT_WORD = /^(下一?页|后一?页|往后|next(page)?)$/iu;
const PAGER_TEXT = /[上下]一?页|[尾末]页|共\s*\d+\s*(页|条|行|个?记录)|页次|总记录/u;
const DISABLED = /disab|nolink|no-?next|unable|gray|grey/iu;

const decorated = (text: string): string => {
  const plain = squeeze(text);
  return plain.length > 2 ? plain.replace(/^[<‹«＜[]+|[>›»＞\]]+$/gu, '') : plain;
};

/** Texts of the page's pager: small parts that speak of pages. */
export function pagerTexts(tree: PageTree, zones: Zones): { element: PageElement; text: string }[] {
  const out: { element: PageElement; text: string }[] = [];
  for (const element of tree.elements()) {
    const [from, to] = [tree.position(element), tree.end(element)];
    const length = tree.textLength(from, to);
    if (length < 3 || length > 300 || to - from > 500 || element.name === 'a' || zones.of(element) === 'body') continue;
    const text = tree.text(element);
    if (PAGER_TEXT.test(text)) out.push({ element, text });
    if (out.length >= 40) break;
  }
  return out;
}

interface NextAnchor {
  url: string | null;
  /** Number a script call in the anchor names. */
  page: number | null;
}

function nextAnchor(tree: PageTree, zones: Zones, base: string, current: number | null): NextAnchor | null {
  let numbered: NextAnchor | null = null;
  for (const element of tree.elements()) {
    if ((element.name !== 'a' && element.attribs.onclick === undefined) || zones.of(element) === 'body') continue;
    const text = decorated(tree.text(element) || (element.attribs.title ?? ''));
    if (!NEXT.test(text) && !/^\d{1,5}$/u.test(text)) continue;
    const parent = parentOf(element);
    if (DISABLED.test(`${element.attribs.class ?? ''} ${parent?.name === 'li' || parent?.name === 'span' ? (parent.attribs.class ?? '') : ''}`))
      continue;
    const url = targetOf(element, base);
    const script = `${element.attribs.href ?? ''} ${element.attribs.onclick ?? ''}`.slice(0, 500);
    const page = /\(\s*['"]?(\d{1,5})['"]?\s*[,)]/u.exec(script)?.[1];
    const anchor = { url: url === base ? null : url, page: page === undefined ? null : Number(page) };
    if (url !== null && url === base) continue;
    if (NEXT_WORD.test(text)) return anchor;
    const pagerLike = inPager(tree, element);
    if (pagerLike && NEXT.test(text)) return anchor;
    if (pagerLike && Number(text) === (current ?? 1) + 1) numbered ??= anchor;
  }
  return numbered;
}

/** Its surroundings speak of pages or are named so. */
function inPager(tree: PageTree, element: PageElement): boolean {
  let around = parentOf(element);
  for (let level = 0; around && level < 4; level += 1) {
    if (tree.end(around) - tree.position(around) > 500) return false;
    if (/page|pagin|fenye|pager/iu.test(`${around.attribs.class ?? ''} ${around.attribs.id ?? ''}`) || PAGER_TEXT.test(tree.text(around)))
      return true;
    around = parentOf(around);
  }
  return false;
}

/** Number marked as the page shown: `<span class="current">2</span>`. */
function markedPage(tree: PageTree, texts: readonly { element: PageElement }[]): number | null {
  for (const { element } of texts) {
    for (let at = tree.position(element); at < tree.end(element); at += 1) {
      const node = tree.nodes[at];
      if (!isElement(node) || !/(^|\s|_|-)(current|active|on|cur|now|thispage|this)(\s|_|-|$)/iu.test(node.attribs.class ?? '')) continue;
      const text = squeeze(tree.text(node));
      if (/^\d{1,5}$/u.test(text)) return Number(text);
    }
  }
  return null;
}

const PAGE_FIELD = /^(page|pageno|pagenum|pageindex|pagenumber|currentpage|curpage|currpage|nowpage|current|p|pg|gotopage|topage|page_?no)$/iu;

/** A form the pager's script fills and sends: `goPage(2)` with `<input name="currentPage">`. */
function formPager(tree: PageTree, base: string, next: NextAnchor, totals: Totals, zones: Zones): Pager | null {
  for (const form of tree.elements()) {
    if (form.name !== 'form' || zones.of(form) !== null) continue;
    const fields: [string, string][] = [];
    for (let at = tree.position(form); at < tree.end(form) && fields.length < 60; at += 1) {
      const node = tree.nodes[at];
      if (
        isElement(node) &&
        node.name === 'input' &&
        node.attribs.name &&
        !/^(button|submit|image|reset|checkbox|radio)$/iu.test(node.attribs.type ?? '')
      )
        fields.push([node.attribs.name, node.attribs.value ?? '']);
    }
    const field = fields.find(([name]) => PAGE_FIELD.test(name));
    const shown = totals.current ?? whole(field?.[1]) ?? 1;
    const nextPage = next.page ?? shown + 1;
    if (!field || nextPage !== shown + 1) continue;
    const body = fields.map(([name, value]) => `${encodeURIComponent(name)}=${name === field[0] ? '{page}' : encodeURIComponent(value)}`).join('&');
    const action = absoluteUrl(form.attribs.action || base, base);
    if (!action) continue;
    const post = /^post$/iu.test(form.attribs.method ?? '');
    return {
      type: 'request',
      method: post ? 'POST' : 'GET',
      urlTemplate: post ? action : `${action.replace(/\?.*$/u, '')}?${body}`,
      bodyTemplate: post ? body : null,
      contentType: post ? 'application/x-www-form-urlencoded' : null,
      firstPage: 1,
      nextPage,
      perRequest: null,
      totalPages: totals.pages,
      totalItems: totals.items,
    };
  }
  return null;
}

/** The page draws its pager by a library whose addresses are not stated; a stated count of one page is the end. */
function drawsPager(scripts: Scripts): boolean {
  return scripts.calls(/^(laypage|kkpager|generPageHtml|pagination|jqPaginator|twbsPagination|paging|createPager)$/iu).some((args) => {
    const options = args.find(isObject);
    const pages = whole(options?.totalPages ?? options?.pageCount ?? options?.pages);
    return pages === null || pages > 1;
  });
}

/** Pagers of static addresses and visible links. */
export function staticPager(tree: PageTree, zones: Zones, scripts: Scripts, base: string): FoundPager {
  const texts = pagerTexts(tree, zones);
  const totals = statedTotals(texts.map(({ text }) => text));
  const schemes = [...scripts.calls(/^create_?page/iu), ...scripts.calls(/^[\p{L}_$]/u)].map(fromCall);
  schemes.push(fromVariables(scripts, base));
  const scheme = schemes.find((one) => one !== null);
  if (scheme) return { pager: linkOf(scheme, base), totals: { ...totals, pages: scheme.total }, unread: false, undrawn: false };
  const shown = totals.current ?? markedPage(tree, texts);
  const next = nextAnchor(tree, zones, base, shown);
  if (next?.url) return { pager: { type: 'link', nextUrl: next.url, totalPages: totals.pages }, totals, unread: false, undrawn: false };
  const last = totals.pages !== null && totals.pages <= (shown ?? 1);
  if (!next || last) {
    const unread = !last && (totals.pages !== null || drawsPager(scripts) || loadsMore(tree, zones));
    return { pager: null, totals, unread, undrawn: totals.pages === null && hasEmptyPager(tree, zones) };
  }
  const pager = formPager(tree, base, next, totals, zones);
  return { pager, totals, unread: pager === null, undrawn: false };
}

const LOAD_MORE = /^(点击|上拉|下拉|向下)?(加载|查看|显示|展开)(更多|下一页)(信息|内容|数据|文件|政策|条目)?$/u;
/** A button without an address that appends rows. */
function loadsMore(tree: PageTree, zones: Zones): boolean {
  for (const element of tree.elements()) {
    if (tree.end(element) - tree.position(element) > 8 || zones.of(element) !== null || parentOf(element)?.name === 'a') continue;
    const text = element.name === 'input' ? (element.attribs.value ?? '') : tree.text(element);
    if (LOAD_MORE.test(squeeze(text).replace(/[>»›＞.…]+$/u, '')) && targetOf(element, '') === null) return true;
  }
  return false;
}

const PAGER_NAME =
  /^(?:[\w-]{0,20}[-_])?(?:pages?|pager|paging|pagination|pagebar|pagelist|pagenav|pagenum|fenye|laypage)(?:[-_]?(?:box|bar|list|div|con|wrap|\d{1,3}))?$/iu;
const SLIDES = /swiper|slick|slide|carousel|focus|banner|owl|flex/iu;
function hasEmptyPager(tree: PageTree, zones: Zones): boolean {
  for (const element of tree.elements()) {
    if (!/^(div|ul|p|span|nav|td|section)$/u.test(element.name) || zones.of(element) === 'footer') continue;
    const names = `${element.attribs.id ?? ''} ${element.attribs.class ?? ''}`.trim();
    if (names === '' || names.length > 200 || SLIDES.test(names) || !names.split(/\s+/u).some((name) => PAGER_NAME.test(name))) continue;
    const [from, to] = [tree.position(element), tree.end(element)];
    if (to - from <= 8 && tree.textLength(from, to) === 0) return true;
  }
  return false;
}

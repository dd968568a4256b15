import { absoluteUrl, squeeze } from '../dom.js';
import { targetOf } from './anchors.js';
import { LIST_BOUNDS } from './bounds.js';
import { isElement, type PageElement, type PageTree, parentOf } from './tree.js';
import type { Zones } from './zones.js';

const NEXT = /^(下一?页|后一?页|往后|next(page)?|[>›»＞]{1,2})$/iu;
const NEXT_WORD = /^(下一?页|后一?页|往后|next(page)?)$/iu;
/** Names of a next link that shows no words. */
const NEXT_NAME = /^(?:[\w-]{0,20}[-_])?next(?:[-_]?(?:page|btn|link))?$/iu;
const PAGER_TEXT = /[上下]一?页|[尾末]页|共(?:有|计)?\s*\d+\s*(页|条|行|个?记录)|页次|总记录/u;
const DISABLED = /disab|nolink|no-?next|unable|gray|grey/iu;
/** Attributes in which systems keep the address that a click opens. */
const ADDRESS_ATTRIBUTES = ['tagname', 'data-url', 'data-href', 'data-link', 'url'];
const NUMBER_ATTRIBUTES = ['data-page', 'data-pageno', 'data-page-no', 'data-pageindex', 'data-index', 'lay-page', 'page'];
const SCRIPT_ADDRESS =
  /['"]((?:https?:\/\/|\/|\.{1,2}\/|\?)[^'"\s]{1,1000}|[\w./-]{1,200}\.(?:s?html?|jhtml|jspx?|aspx?|php|do)(?:\?[^'"\s]{0,1000})?)['"]/iu;

const decorated = (text: string): string => {
  const plain = squeeze(text);
  return plain.length > 2 && plain.length < 20 ? plain.replace(/^[<‹«＜[]+|[>›»＞\]]+$/gu, '') : plain;
};

export interface PagerText {
  element: PageElement;
  text: string;
}

/** Texts of the page's pager: small parts that speak of pages. */
function pagerTexts(tree: PageTree, zones: Zones): PagerText[] {
  const out: PagerText[] = [];
  // Only what holds one of their words can speak of pages.
  const before = new Uint32Array(tree.nodes.length + 1);
  for (let at = 0; at < tree.nodes.length; at += 1) before[at + 1] = (before[at] ?? 0) + (/[页条行录]/u.test(tree.wordsAt(at)) ? 1 : 0);
  if (before.at(-1) === 0) return out;
  for (const element of tree.elements()) {
    const [from, to] = [tree.position(element), tree.end(element)];
    const length = tree.textLength(from, to);
    if (before[from] === before[to] || length < 3 || length > 300 || to - from > 500 || element.name === 'a' || zones.of(element) === 'body')
      continue;
    const text = tree.text(element);
    if (PAGER_TEXT.test(text)) out.push({ element, text });
    if (out.length >= 40) break;
  }
  return out;
}

/** The control that shows the next page. */
export interface NextControl {
  element: PageElement;
  url: string | null;
  /** Number a script call or attribute of it names. */
  page: number | null;
  /** Script of its `href` and `onclick`. */
  script: string;
}

const namesOf = (element: PageElement): string => `${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`;
const isSubmit = (element: PageElement): boolean => element.name === 'input' && /^(submit|button|image)$/iu.test(element.attribs.type ?? '');
const isControl = (element: PageElement): boolean =>
  element.name === 'a' || element.name === 'button' || element.attribs.onclick !== undefined || isSubmit(element);

function labelOf(tree: PageTree, element: PageElement): string {
  const shown = element.name === 'input' ? (element.attribs.value ?? element.attribs.alt ?? '') : tree.label(element);
  if (shown !== '') return decorated(shown);
  for (let at = tree.position(element) + 1; at < tree.end(element); at += 1) {
    const node = tree.nodes[at];
    if (isElement(node) && node.name === 'img' && NEXT_WORD.test(squeeze(node.attribs.alt ?? node.attribs.title ?? ''))) return '下一页';
  }
  const named = namesOf(element)
    .split(/\s+/u)
    .some((name) => NEXT_NAME.test(name));
  // Arrows of picture shows are called so too: without words only an address makes it a next page.
  const leads = /^(?!\s*(?:javascript:|#|$))/iu.test(element.attribs.href ?? '');
  return decorated(element.attribs.title ?? '') || (leads && (element.attribs.rel?.toLowerCase() === 'next' || named) ? '>' : '');
}

function isDisabled(element: PageElement): boolean {
  const parent = parentOf(element);
  const around = parent?.name === 'li' || parent?.name === 'span' ? (parent.attribs.class ?? '') : '';
  return element.attribs.disabled !== undefined || DISABLED.test(`${element.attribs.class ?? ''} ${around}`);
}

function controlOf(element: PageElement, base: string): NextControl {
  const script = `${element.attribs.href ?? ''} ${element.attribs.onclick ?? ''}`.slice(0, 1200);
  const kept = ADDRESS_ATTRIBUTES.map((name) => element.attribs[name]).find((value) => value !== undefined && /[./?]/u.test(value));
  const named = NUMBER_ATTRIBUTES.map((name) => element.attribs[name]).find((value) => value !== undefined && /^\d{1,5}$/u.test(value));
  const page = /\(\s*['"]?(\d{1,5})['"]?\s*[,)]/u.exec(script)?.[1] ?? named;
  const spoken = /__doPostBack|PostBackOptions/u.test(script) ? undefined : SCRIPT_ADDRESS.exec(element.attribs.onclick ?? '')?.[1];
  const url = targetOf(element, base) ?? absoluteUrl((kept ?? spoken)?.slice(0, LIST_BOUNDS.address), base);
  return { element, url, page: page === undefined ? null : Number(page), script };
}

const CURRENT_NAME = /(^|\s|_|-)(current|active|on|cur|now|thispage|this|curr|selected|sel)(\s|_|-|$)/iu;
/** What is asked of one page's pager. Whether a part of the page speaks of pages is found once for each part. */
export class PagerPlace {
  readonly texts: PagerText[];
  private readonly speaks = new Map<PageElement, boolean>();

  constructor(
    private readonly tree: PageTree,
    private readonly zones: Zones,
  ) {
    this.texts = pagerTexts(tree, zones);
  }

  /** The link, button or number that shows the page after `current`; null without one. */
  next(base: string, current: number | null): NextControl | null {
    let numbered: NextControl | null = null;
    for (const element of this.tree.elements()) {
      if (!isControl(element) || this.zones.of(element) === 'body') continue;
      const text = labelOf(this.tree, element);
      if ((!NEXT.test(text) && !/^\d{1,5}$/u.test(text)) || isDisabled(element)) continue;
      const control = controlOf(element, base);
      if (control.url === base) continue;
      if (NEXT_WORD.test(text)) return control;
      const pagerLike = this.holds(element);
      if (pagerLike && NEXT.test(text) && (control.url !== null || control.script.trim() !== '')) return control;
      if (pagerLike && Number(text) === (current ?? 1) + 1) numbered ??= control;
    }
    return numbered;
  }

  /** Number of the page shown: marked so (`<span class="current">2</span>`), or the one number of a pager that leads nowhere. */
  shown(): number | null {
    const { tree } = this;
    let plain: number | null = null;
    for (const element of tree.elements()) {
      if (tree.end(element) - tree.position(element) > 6 || tree.textLength(tree.position(element), tree.end(element)) > 5) continue;
      const text = squeeze(tree.label(element));
      if (!/^\d{1,5}$/u.test(text) || !this.holds(element)) continue;
      if (CURRENT_NAME.test(element.attribs.class ?? '') || element.attribs['aria-current'] !== undefined) return Number(text);
      if (plain === null && !isLinked(element) && hasNumberedLinks(tree, element)) plain = Number(text);
    }
    return plain;
  }

  /** Its surroundings speak of pages or are named so. */
  private holds(element: PageElement): boolean {
    let around = parentOf(element);
    for (let level = 0; around && level < 4; level += 1) {
      if (this.tree.end(around) - this.tree.position(around) > 500) return false;
      if (this.speaksOfPages(around)) return true;
      around = parentOf(around);
    }
    return false;
  }

  private speaksOfPages(element: PageElement): boolean {
    const known = this.speaks.get(element);
    if (known !== undefined) return known;
    const speaks = /page|pagin|fenye|pager/iu.test(namesOf(element)) || PAGER_TEXT.test(this.tree.text(element));
    this.speaks.set(element, speaks);
    return speaks;
  }
}

const isLinked = (element: PageElement): boolean => {
  for (let around: PageElement | null = element, level = 0; around && level < 4; around = parentOf(around), level += 1)
    if (isControl(around) || around.name === 'option') return true;
  return element.children.some((child) => isElement(child) && child.name === 'a');
};
/** Links with numbers stand beside it. */
function hasNumberedLinks(tree: PageTree, element: PageElement): boolean {
  for (let around = parentOf(element), level = 0; around && level < 2; around = parentOf(around), level += 1) {
    const to = Math.min(tree.end(around), tree.position(around) + 200);
    for (let at = tree.position(around); at < to; at += 1) {
      const node = tree.nodes[at];
      if (isElement(node) && node.name === 'a' && /^\d{1,5}$/u.test(squeeze(tree.label(node)))) return true;
    }
  }
  return false;
}

const LOAD_MORE = /^(点击|上拉|下拉|向下)?(加载|查看|显示|展开|浏览)(更多|下一页)(信息|内容|数据|文件|政策|条目)?$/u;
/** A button without an address that appends rows. */
export function loadsMore(tree: PageTree, zones: Zones): boolean {
  for (const element of tree.elements()) {
    if (tree.end(element) - tree.position(element) > 8 || zones.of(element) !== null || parentOf(element)?.name === 'a') continue;
    const text = element.name === 'input' ? (element.attribs.value ?? '') : tree.label(element);
    if (text.length <= 20 && LOAD_MORE.test(squeeze(text).replace(/[>»›＞.…]+$/u, '')) && targetOf(element, '') === null) return true;
  }
  return false;
}

const PAGER_NAME =
  /^(?:[\w-]{0,20}[-_])?(?:pages?|pager|paging|pagination|pagebar|pagelist|pagenav|pagenum|fenye|laypage)(?:[-_]?(?:box|bar|list|div|con|wrap|\d{1,3}))?$/iu;
const SLIDES = /swiper|slick|slide|carousel|focus|banner|owl|flex/iu;
/** A place named for page numbers that stands empty. */
export function hasEmptyPager(tree: PageTree, zones: Zones): boolean {
  for (const element of tree.elements()) {
    if (!/^(div|ul|p|span|nav|td|section)$/u.test(element.name) || zones.of(element) === 'footer') continue;
    const names = namesOf(element).trim();
    if (names === '' || names.length > 200 || SLIDES.test(names) || !names.split(/\s+/u).some((name) => PAGER_NAME.test(name))) continue;
    const [from, to] = [tree.position(element), tree.end(element)];
    if (to - from <= 8 && tree.textLength(from, to) === 0) return true;
  }
  return false;
}
